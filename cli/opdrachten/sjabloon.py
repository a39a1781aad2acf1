"""`sjabloon`: the Word templates of letters: which are in use, what they hold, whether one is good, and using it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.installatie import installatie, wie
from cli.uitvoer import AlsJson, druk, druk_json, meervoud
from workflow.reasons import Invoerfout

if TYPE_CHECKING:
    from documents.bevinding import Keuring
    from documents.gids import Gidsveld
    from usecases.sjabloonlijst import Versie

groep = maak_groep()

_Soort = Annotated[str, typer.Argument(metavar="SOORT", help="Soort document; zie 'zandloper sjabloon lijst'.")]
_Bestand = Annotated[Path, typer.Argument(metavar="BESTAND", help="Het sjabloon, een Word-document (.docx).")]
_Als = Annotated[
    str | None, typer.Option("--als", metavar="E-MAILADRES", help="Wie u bent; zonder deze optie ZANDLOPER_ALS.")
]


@groep.command("lijst", cls=Commando, help="Toon per soort document welk sjabloon in gebruik is, en welk voorgesteld.")
def lijst(
    soort: Annotated[str | None, typer.Argument(metavar="SOORT", help="Alleen van deze soort.")] = None,
    alles: Annotated[bool, typer.Option("--alles", help="Toon ook eerdere versies.")] = False,
    json: AlsJson = False,
) -> None:
    from usecases import sjabloonlijst

    with installatie() as app:
        gevonden = sjabloonlijst.lijst(app, soort, alles=alles)
    if json:
        druk_json({"ok": True, "exitcode": 0, "sjablonen": gevonden})
    else:
        _toon_lijst(gevonden)


def _toon_lijst(gevonden: "Sequence[Versie]") -> None:
    from cli.scherm.tabel import druk as druk_regels
    from cli.scherm.tabel import druk_tabel

    druk_tabel(["soort", "sjabloon", "toestand", "sha256"], [_regel(versie) for versie in gevonden])
    druk_regels(_wie_deed_het(versie) for versie in gevonden if versie.voorgesteld_op)
    for versie in gevonden:
        if versie.fout:
            druk_regels(
                [f"LET OP: met het sjabloon van {versie.soort} kunnen geen brieven gemaakt worden: {versie.fout}"]
            )


def _regel(versie: "Versie") -> list[str]:
    naam = "van het programma" if not versie.bestandsnaam or versie.versie is None else versie.bestandsnaam
    return [
        versie.soort,
        naam if versie.versie is None else f"{versie.versie}: {naam}",
        versie.toestand.replace("_", " "),
        versie.sha256[:12],
    ]


def _wie_deed_het(versie: "Versie") -> str:
    from cli.scherm.tabel import moment

    deed = f"{versie.soort} {versie.versie}: voorgesteld door {versie.voorgesteld_door}"
    deed += f" op {moment(versie.voorgesteld_op)}" if versie.voorgesteld_op else ""
    if versie.afgehandeld_op:
        wat = "vervallen" if versie.toestand == "vervallen" else "geactiveerd"
        deed += f", {wat} door {versie.afgehandeld_door} op {moment(versie.afgehandeld_op)}"
    return f"{deed}."


@groep.command("velden", cls=Commando, help="Toon de velden van een soort, of schrijf ze als gids in Word.")
def velden(
    soort: _Soort,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf de gids als Word-document (.docx).")
    ] = None,
    json: AlsJson = False,
) -> None:
    from documents.gids import gids, gidsvelden
    from usecases.sjabloonlijst import eis_soort, titel

    rijen = gidsvelden(eis_soort(soort))
    if uit is not None:
        _schrijf(uit, gids(soort, titel(soort)))
    if json:
        geschreven = {"bestand": str(uit)} if uit else {}
        druk_json({"ok": True, "exitcode": 0, "soort": soort, "velden": rijen} | geschreven)
    elif uit is not None:
        typer.echo(f"Geschreven: {uit}")
    else:
        _toon_velden(rijen)


def _toon_velden(rijen: "Sequence[Gidsveld]") -> None:
    from cli.scherm.tabel import druk as druk_regels
    from cli.scherm.tabel import druk_tabel, ingekort

    koppen = ["veld", "verplicht", "betekenis", "voorbeeld"]
    druk_tabel(koppen, [[r.tag, r.wanneer, ingekort(r.betekenis, 44), ingekort(r.voorbeeld, 22)] for r in rijen])
    lussen = dict.fromkeys(lus for rij in rijen for lus in rij.lussen)
    druk_regels(["Lijsten:", *(f"  {{%p {lus} %}} … {{%p endfor %}}" for lus in lussen)] if lussen else [])
    druk_regels(["In een tabel schrijft u {%tr in plaats van {%p. Als gids in Word: voeg toe --uit velden.docx"])


@groep.command(
    "haal", cls=Commando, help="Zet een sjabloon als Word-document klaar, om het te bekijken of te wijzigen."
)
def haal(
    soort: _Soort,
    uit: Annotated[Path, typer.Option("--uit", metavar="BESTAND", help="Het bestand dat u wilt hebben (.docx).")],
    versie: Annotated[
        str | None,
        typer.Option("--versie", metavar="NUMMER-OF-SHA256", help="Een eerdere versie; anders die in gebruik is."),
    ] = None,
    json: AlsJson = False,
) -> None:
    from usecases import sjabloonlijst

    with installatie() as app:
        inhoud = sjabloonlijst.haal(app, soort, versie)
    _schrijf(uit, inhoud)
    druk(json, {"ok": True, "exitcode": 0, "bestand": str(uit)}, [f"Geschreven: {uit}"])


@groep.command("controleer", cls=Commando, help="Zeg wat er in een sjabloon niet klopt, en waar.")
def controleer(soort: _Soort, bestand: _Bestand, json: AlsJson = False) -> None:
    from usecases import sjablonen

    keuring = sjablonen.keur(soort, sjablonen.lees_bestand(bestand), afdrukken=False)
    _eindig(keuring, json, {}, ["Het sjabloon klopt. Kijk ook naar een proefdruk: zandloper sjabloon proefdruk"])


@groep.command("proefdruk", cls=Commando, help="Maak brieven met voorbeeldgegevens, kort en lang, en lees ze na.")
def proefdruk(
    soort: _Soort,
    bestand: _Bestand,
    uit: Annotated[Path, typer.Option("--uit", metavar="MAP", help="Map voor de proefdrukken.")],
    json: AlsJson = False,
) -> None:
    from usecases import sjablonen, uitvoermap

    keuring = sjablonen.keur(soort, sjablonen.lees_bestand(bestand))
    gedrukt = {f"{afdruk.naam}.docx": afdruk.inhoud for afdruk in keuring.afdrukken if afdruk.inhoud}
    bestanden = uitvoermap.schrijf(uit, gedrukt) if gedrukt else []
    regels = [f"Geschreven: {pad}" for pad in bestanden]
    if keuring.goed:
        regels.append("Elke proefdruk zegt wat de gegevens zeggen.")
    _eindig(keuring, json, {"bestanden": [str(pad) for pad in bestanden]}, regels)


def _eindig(keuring: "Keuring", json: bool, gegevens: dict[str, Any], regels: list[str]) -> None:
    code = Afloop.GEDAAN if keuring.goed else Afloop.NIET_ZOALS_VERWACHT
    proeven = [{"proefdruk": afdruk.naam, "fouten": afdruk.fouten} for afdruk in keuring.afdrukken if afdruk.fouten]
    alles = {"ok": keuring.goed, "exitcode": int(code), "bevindingen": keuring.bevindingen, "proefdrukken": proeven}
    if not keuring.goed:
        kop = f"{meervoud(len(keuring.regels), 'punt', 'punten')} om te herstellen:"
        regels = [
            *(r for r in regels if r.startswith("Geschreven")),
            kop,
            *(f"  - {regel}" for regel in keuring.regels),
        ]
    druk(json, alles | gegevens, regels)
    raise typer.Exit(code)


@groep.command(
    "activeer", cls=Commando, help="Stel een sjabloon voor, of neem als tweede persoon een voorstel in gebruik."
)
def activeer(
    soort: _Soort,
    bestand: Annotated[
        Path | None, typer.Argument(metavar="BESTAND", help="Het sjabloon dat u voorstelt; niet om te bevestigen.")
    ] = None,
    voorstel: Annotated[
        int | None,
        typer.Option("--voorstel", metavar="NUMMER", help="Het voorstel dat u bevestigt; het nummer is verplicht."),
    ] = None,
    huis: Annotated[
        bool, typer.Option("--huis", help="Stel voor om het sjabloon van het programma weer te gebruiken.")
    ] = False,
    verwerp: Annotated[bool, typer.Option("--verwerp", help="Laat het open voorstel vervallen.")] = False,
    als: _Als = None,
    json: AlsJson = False,
) -> None:
    from usecases import sjablonen

    if sum((bestand is not None, huis, verwerp, voorstel is not None and not verwerp)) > 1:
        raise Invoerfout("activeer", "kies één: een BESTAND, --huis, --voorstel of --verwerp")
    account = wie(als)
    inhoud = sjablonen.lees_bestand(bestand) if bestand else None
    with installatie() as app:
        if bestand or huis:
            versie = sjablonen.stel_voor(app, account, soort, inhoud, bestand.name if bestand else "")
        else:
            versie = (sjablonen.verwerp if verwerp else sjablonen.activeer)(app, account, soort, voorstel)
    wacht = bool(bestand or huis)
    code = Afloop.WACHT if wacht else Afloop.GEDAAN
    gegevens = {"ok": True, "exitcode": int(code), "soort": soort, "voorstel": versie.versie}
    gegevens |= {"toestand": str(versie.toestand), "sha256": versie.sha256}
    druk(json, gegevens, _afloop(soort, versie.versie, versie.sha256, wacht=wacht, verworpen=verwerp))
    raise typer.Exit(code)


def _afloop(soort: str, nummer: int, sha256: str | None, *, wacht: bool, verworpen: bool) -> list[str]:
    wat = f"sjabloon {nummer} ({sha256[:12]})" if sha256 else "het sjabloon van het programma"
    if wacht:
        opdracht = f"zandloper sjabloon activeer {soort} --voorstel {nummer} --als E-MAILADRES"
        kijken = f"zandloper sjabloon haal {soort} --versie {nummer} --uit {soort}-{nummer}.docx"
        regels = [f"Voorstel {nummer} voor {soort} wacht op een tweede persoon. Er is nog niets veranderd."]
        return [*regels, *([f"Bekijken: {kijken}"] if sha256 else []), f"Bevestigen: {opdracht}"]
    if verworpen:
        return [f"Voorstel {nummer} voor {soort} is vervallen."]
    return [f"Nieuwe brieven van de soort {soort} maakt Zandloper met {wat}."]


def _schrijf(pad: Path, inhoud: bytes) -> None:
    """A file that the user named; raises Invoerfout when it cannot be written."""
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise Invoerfout("uit", f"'{pad}' kan niet geschreven worden ({fout.strerror})") from None


OPDRACHT = typer.main.get_command(groep)
