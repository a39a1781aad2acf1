"""What of an installation is late, stuck or out of reach, as far as our own data tell; changes and makes nothing."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from db import post
from db.engine import Bezet, Engine, Onbereikbaar, bestand_van, lees, maak_engine, tijd
from db.installatie import omvang
from db.migrations import KOP, huidige_versie
from db.outbox import Wachtrij, wachtrij
from db.post import Poststand
from db.queries import termijnen
from usecases.instellingen import Instellingen
from usecases.posthuis import waarom_stil

WACHT = timedelta(seconds=2)
SCHIJF_LAAG = 1_000_000_000
"""Bytes; with less a busy day of letters and their PDFs may fill the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """Something that is not well, and what to do about it."""

    code: str
    melding: str
    raad: str


class DatabaseToestand(StrEnum):
    IN_ORDE = "in orde"
    ONTBREEKT = "ontbreekt"
    ANDERE_VERSIE = "andere versie"
    BEZET = "bezet"
    ONBEREIKBAAR = "onbereikbaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What a database that can be read holds."""

    omvang: int
    """Bytes."""
    brieven: Wachtrij
    post: Poststand
    post_stil: str | None
    """Why nothing is sent at all; None when the post works."""
    te_controleren: tuple[str, ...]
    """The kenmerken of projects in which something was over when the last check was due, and nobody looked since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    map: Path
    database: DatabaseToestand
    inhoud: Inhoud | None
    """None when the database cannot be read."""
    schijf_vrij: int
    """Bytes, where the data folder is or would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwacht:
    """By when the planner must have done its work at the latest."""

    controle: datetime
    brieven: datetime
    post: datetime


def bekijk(instellingen: Instellingen, verwacht: Verwacht) -> Stand:
    database, inhoud = _database(instellingen, verwacht)
    return Stand(
        map=instellingen.map,
        database=database,
        inhoud=inhoud,
        schijf_vrij=shutil.disk_usage(_bestaande(instellingen.map)).free,
    )


def meldingen(gezien: Stand, verwacht: Verwacht) -> tuple[Melding, ...]:
    """Everything that is not well; empty when all is."""
    schijf = () if gezien.schijf_vrij >= SCHIJF_LAAG else (_SCHIJF,)
    if gezien.inhoud is None:
        return (_database_melding(gezien), *schijf)
    inhoud = gezien.inhoud
    return (
        *_brieven(inhoud.brieven, verwacht),
        *_post(inhoud.post, inhoud.post_stil),
        *_controle(inhoud.te_controleren),
        *schijf,
    )


def _database(instellingen: Instellingen, verwacht: Verwacht) -> tuple[DatabaseToestand, Inhoud | None]:
    bestand = bestand_van(instellingen.database_url)
    if bestand and not bestand.exists():
        # Opening it would make it.
        return DatabaseToestand.ONTBREEKT, None
    try:
        engine = maak_engine(instellingen.database_url, wacht=min(WACHT, instellingen.geduld))
        try:
            return _inhoud(instellingen.map, engine, verwacht)
        finally:
            engine.dispose()
    except Onbereikbaar:
        return DatabaseToestand.ONBEREIKBAAR, None
    except Bezet:
        return DatabaseToestand.BEZET, None


def _inhoud(map_: Path, engine: Engine, verwacht: Verwacht) -> tuple[DatabaseToestand, Inhoud | None]:
    versie = huidige_versie(engine)
    if versie is None:
        return DatabaseToestand.ONTBREEKT, None
    if versie != KOP:
        return DatabaseToestand.ANDERE_VERSIE, None
    stil = waarom_stil(map_, engine)
    with lees(engine) as conn:
        return DatabaseToestand.IN_ORDE, Inhoud(
            omvang=omvang(conn),
            brieven=wachtrij(conn, tijd(conn)),
            post=post.stand(conn, verwacht.post),
            post_stil=stil,
            te_controleren=tuple(termijnen.verlopen(conn, verwacht.controle)),
        )


def _bestaande(map_: Path) -> Path:
    return next(pad for pad in (map_, *map_.parents) if pad.exists())


_SCHIJF = Melding(
    code="schijf_bijna_vol",
    melding="de schijf met de gegevens is bijna vol",
    raad="Maak ruimte, of zet de map met gegevens op een grotere schijf. Wis niets in de map zelf.",
)

_DATABASE = {
    DatabaseToestand.ONTBREEKT: Melding(
        code="database_ontbreekt",
        melding="er is hier nog geen database",
        raad="Klopt de map (ZANDLOPER_MAP)? Is dit een nieuwe installatie, begin dan met: zandloper eerste-beheerder",
    ),
    DatabaseToestand.ANDERE_VERSIE: Melding(
        code="database_andere_versie",
        melding="de database hoort bij een andere versie van Zandloper",
        raad="Maak een kopie van de map. Draai daarna met deze versie: zandloper project lijst",
    ),
    DatabaseToestand.BEZET: Melding(
        code="database_bezet",
        melding="een ander houdt de database vast",
        raad="Kijk over een minuut nog eens. Blijft het zo, zoek dan welk programma de database openhoudt.",
    ),
    DatabaseToestand.ONBEREIKBAAR: Melding(
        code="database_onbereikbaar",
        melding="de database is niet te bereiken",
        raad="Kijk naar ZANDLOPER_MAP en ZANDLOPER_DATABASE_URL, en of de server van de database aan staat.",
    ),
}


def _database_melding(gezien: Stand) -> Melding:
    return _DATABASE[gezien.database]


def _brieven(brieven: Wachtrij, verwacht: Verwacht) -> list[Melding]:
    gevonden = []
    if brieven.oudste and brieven.oudste < verwacht.brieven:
        gevonden.append(
            Melding(
                code="brieven_wachten",
                melding=f"er wachten brieven die al gemaakt hadden moeten zijn ({brieven.open})",
                raad="Kijk of de planner draait. Nu meteen kan ook: zandloper brieven maak",
            )
        )
    if brieven.te_lang_geclaimd:
        gevonden.append(
            Melding(
                code="brieven_vastgehouden",
                melding=f"wie deze brieven maakte, is gestopt zonder bericht ({brieven.te_lang_geclaimd})",
                raad="De planner neemt ze over. Nu meteen kan ook: zandloper brieven maak",
            )
        )
    if brieven.mislukt:
        voorbeeld = brieven.voorbeelden[0]
        gevonden.append(
            Melding(
                code="brieven_mislukt",
                melding=f"brieven die niet gemaakt konden worden ({brieven.mislukt}), zoals {voorbeeld.sleutel}: "
                f"{voorbeeld.fout}",
                raad="Neem de oorzaak weg. Daarna: zandloper brieven maak --opnieuw",
            )
        )
    return gevonden


def _post(stand: Poststand, stil: str | None) -> list[Melding]:
    gevonden = []
    if stil:
        raad = "Kijk wat er al verzonden is. Daarna geeft een beheerder de post vrij: zandloper post vrijgeven"
        gevonden.append(Melding(code="post_stil", melding=f"er wordt niets verzonden: {stil}", raad=raad))
    elif stand.te_laat:
        gevonden.append(
            Melding(
                code="post_wacht",
                melding=f"er wachten berichten die al verzonden hadden moeten zijn ({stand.te_laat})",
                raad="Kijk of de planner draait, en waarom ze wachten met: zandloper post lijst",
            )
        )
    for code, aantal, wat in (
        ("post_onzeker", stand.onzeker, "berichten waarvan niet zeker is of ze verzonden zijn"),
        ("post_geweigerd", stand.geweigerd, "berichten die de mailserver heeft geweigerd"),
        ("post_mislukt", stand.mislukt, "berichten die na veel pogingen niet verzonden zijn"),
    ):
        if aantal:
            raad = "Beslis per bericht; welke dat zijn ziet u met: zandloper post lijst"
            gevonden.append(Melding(code=code, melding=f"{wat} ({aantal})", raad=raad))
    return gevonden


def _controle(te_controleren: tuple[str, ...]) -> list[Melding]:
    if not te_controleren:
        return []
    return [
        Melding(
            code="controle_te_laat",
            melding=f"verstreken termijnen zijn niet bijgewerkt in {', '.join(te_controleren)}",
            raad="Kijk of de planner draait, of waarom het niet lukt met: zandloper termijnen controleer",
        )
    ]
