"""The search from the publication to the assessment: questions, notas, the vault and two tenders."""

from collections import Counter
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

from tests.factories import Spel, moment, pad, tot
from tests.proeven.zetten import (
    besluit_en_trek_in,
    deelnemers,
    mandaat_tot,
    naam_van,
    over,
    per_klasse,
    stuk,
    treed_uit,
    trek_in,
    trek_mandaten_in,
    verleen_mandaat,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import SoortStuk
from workflow.case.publicatie import VerlengingGrond

MOMENTEN = tuple(
    moment(t)
    for t in (
        "2026-04-10T09:00",
        "2026-05-01T23:00",  # the last day for a nota
        "2026-05-02T09:00",
        "2026-05-11T12:00",  # the closing time itself
        "2026-05-11T15:00",
        "2026-05-20T12:00",  # the closing time after an extension
        "2026-05-20T15:00",
    )
)
NIEUWE_SLUITING = MOMENTEN[-2]
INSCHRIJVERS = ("Alfa Zorg", "Beta Hulp")
SOORTEN = {
    "op tijd": {"ontvangen_op": pad.SLUITING},
    "te laat": {"ontvangen_op": moment("2026-05-11T12:01")},
    "onvolledig": {"ontvangen_op": moment("2026-05-11T09:00"), "ontbreekt": ("UEA",)},
}


def begin() -> Spel:
    spel = tot("nota_van_inlichtingen")
    spel.nu = MOMENTEN[0]
    return spel


def zetten(spel: Spel) -> Iterator[Zet]:
    if klaar(spel) or spel.toestand == "ingetrokken":
        return
    yield "wacht", _wacht
    open_ = _open_vragen(spel.zaak)
    if open_:
        yield "antwoord", partial(_antwoord, nummer=open_[0])
    elif spel.toestand == "nota_van_inlichtingen":
        yield "vraag", lambda s: s.doe("registreer_vraag", tekst="Mag het ook anders?")
    for laatste in (False, True):
        yield f"nota, laatste: {laatste}", partial(_nota, laatste=laatste)
    for wie in (("inkoper-1", "manager-1"), ("inkoper-1", "inkoper-1"), ("inkoper-1", "ecb-1")):
        yield f"open kluis {'+'.join(wie)}", partial(_open, wie=wie)
    yield from _inschrijvingen(spel)
    yield "sluit opening", lambda s: s.doe("sluit_opening")
    yield "publiceer opnieuw", lambda s: s.doe("herpubliceer")
    yield "trek in zonder besluit", trek_in
    if spel.toestand in ("nota_van_inlichtingen", "aanbestedingsfase"):
        yield from _verlengen(spel)
        yield from _deelnemers(spel)


def _deelnemers(spel: Spel) -> Iterator[Zet]:
    """One at a time is without mandaat; one may leave, and together they may decide to withdraw."""
    klassen = per_klasse((_mandaat(spel, d), naam_van(spel, d)) for d in deelnemers(spel))
    iedereen = all(gemachtigd for gemachtigd, _ in klassen)
    for gemachtigd, dienst in klassen:
        if not gemachtigd:
            yield "nieuw mandaat", partial(_verleen, dienst=dienst)
        elif iedereen:
            yield "mandaat ingetrokken", partial(trek_mandaten_in, dienst=dienst)
        yield f"uittreding, gemachtigd: {gemachtigd}", partial(treed_uit, dienst=dienst)
    if not _open_vragen(spel.zaak):
        yield "besluit tot intrekken", besluit_en_trek_in


def _mandaat(spel: Spel, deelname: Any) -> bool:
    return mandaat_tot(spel.zaak, deelname) is not None


def _verleen(spel: Spel, dienst: str) -> None:
    verleen_mandaat(spel, dienst, f"{Onderwerp.INKOOPSTRATEGIE}-{dienst}", over(spel, 300))


def _wacht(spel: Spel) -> None:
    later = [m for m in MOMENTEN if m > MOMENTEN[_nu(spel)]]
    if later:
        spel.nu = later[0]
        spel.doe("controleer_termijnen", "systeem")


def _nu(spel: Spel) -> int:
    """Seconds pass between moves, but the clock never stands before the last moment that came."""
    return sum(m <= spel.nu for m in MOMENTEN) - 1


def _antwoord(spel: Spel, nummer: int) -> None:
    spel.doe("beantwoord_vraag", nummer=nummer, antwoord="Ja.")


def _nota(spel: Spel, laatste: bool) -> None:
    spel.doe("publiceer_nvi", laatste=laatste)


def _open(spel: Spel, wie: tuple[str, str]) -> None:
    spel.samen("open_kluis", *wie)


def _inschrijvingen(spel: Spel) -> Iterator[Zet]:
    """One tenderer of each class hands in, or is corrected."""
    per_klasse: dict[str, str] = {}
    for naam in INSCHRIJVERS:
        per_klasse.setdefault(_klasse(spel.zaak, naam), naam)
    for klasse, naam in per_klasse.items():
        for soort, met in SOORTEN.items():
            yield f"{klasse or 'nieuw'} → {soort}", partial(_schrijf_in, naam=naam, met=met)
        if klasse == "onvolledig":
            yield "herstel", partial(_herstel, naam=naam)
        if klasse in ("onvolledig", "compleet"):
            yield f"{klasse} trekt in", partial(_trek_in, naam=naam)


def _herstel(spel: Spel, naam: str) -> None:
    met = {"ontvangen_op": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.BEWIJSMIDDEL), "toelichting": "aangevuld"}
    spel.doe("herstel_inschrijving", inschrijver=naam, **met)


def _trek_in(spel: Spel, naam: str) -> None:
    met = {"ingetrokken_op": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.CORRESPONDENTIE)}
    spel.doe("trek_inschrijving_in", inschrijver=naam, **met)


def _verlengen(spel: Spel) -> Iterator[Zet]:
    """Once: on any ground before closing, for a failure of the platform after it, or by a rectification."""
    if not _verlengd(spel.zaak):
        yield "verleng", partial(_verleng, grond=VerlengingGrond.INLICHTINGEN)
        yield "verleng na storing", partial(_verleng, grond=VerlengingGrond.STORING)
        yield "rectificeer", _rectificeer


def _verlengd(case: Any) -> bool:
    return bool(case.verlengingen or case.rectificaties)


def _verleng(spel: Spel, grond: VerlengingGrond) -> None:
    bewijs = stuk(spel, SoortStuk.STORINGSMELDING)
    spel.doe("verleng_sluiting", sluiting=NIEUWE_SLUITING, grond=grond, motivering="meer tijd", bewijs=bewijs)


def _rectificeer(spel: Spel) -> None:
    nieuw = (stuk(spel, SoortStuk.PROGRAMMA_VAN_EISEN),)
    met = {"omschrijving": "Eis 7.", "wezenlijk": False, "beoordeling": "meer tijd"}
    spel.doe("rectificeer", sluiting=NIEUWE_SLUITING, stukken=nieuw, **met)


def _schrijf_in(spel: Spel, naam: str, met: dict[str, Any]) -> None:
    pad.schrijf_in(spel, naam, prijs=pad.INSCHRIJVERS[naam], **met)


def _klasse(case: Any, naam: str) -> str:
    namen = {i.id: i.naam for i in case.inschrijvers.values()}
    return next((str(i.toestand) for i in case.inschrijvingen.values() if namen[i.inschrijver_id] == naam), "")


def _open_vragen(case: Any) -> list[int]:
    return [v.nummer for v in case.vragen.values() if v.beantwoord_op is None]


def sleutel(spel: Spel) -> Hashable:
    case = spel.zaak
    tenders = frozenset(Counter(_klasse(case, naam) for naam in INSCHRIJVERS).items())
    vragen = bool(_open_vragen(case)), bool(case.notas)
    if klaar(spel) or spel.toestand == "ingetrokken":
        return spel.toestand
    mandaten = tuple(sorted(_mandaat(spel, d) for d in deelnemers(spel)))
    dicht = spel.toestand, _nu(spel), vragen, tenders, _precies(spel), _verlengd(case)
    return dicht if spel.toestand == "aanbestedingsfase_geopend" else (*dicht, mandaten)


def _precies(spel: Spel) -> tuple[bool, bool]:
    """At the old or the new closing time itself, or some seconds later."""
    return spel.nu > pad.SLUITING, spel.nu > NIEUWE_SLUITING


def niets_anders(spel: Spel) -> bool:
    """There is always something else."""
    return False


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


def klaar(spel: Spel) -> bool:
    return str(spel.perceel.toestand) == "beoordeling" or spel.toestand == "aanbestedingsdocumenten"


WEGGELATEN = (
    "de tijd verspringt alleen over zeven momenten; tussen twee zetten verlopen seconden",
    "er is ten hoogste één open vraag; hoeveel vragen en nota's er eerder waren telt niet mee in een stand",
    "een inschrijving is op tijd, te laat of onvolledig; welke inschrijver het is telt niet mee",
    "de sluiting schuift ten hoogste één keer: op twee gronden, of met een rectificatie",
    "uittreden, mandaten en een besluit tot intrekken komen alleen voor zolang de kluis dicht is; met ten hoogste één "
    "deelnemer tegelijk zonder mandaat, en een besluit tot intrekken zonder open vraag",
    "intrekken telt nergens als uitweg; zonder besluit kan het als er na de opening niets geldigs is",
    "er is één perceel: sluit_zonder_inschrijving komt bij twee percelen voor en wordt daar getoetst",
)


def fase() -> Fase:
    return Fase("aanbesteding", begin(), zetten, sleutel, klaar, niets_anders, waarom_vast, WEGGELATEN)
