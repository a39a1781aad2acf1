"""The search from the publication to the assessment: questions, notas, the vault and two tenders."""

from collections import Counter
from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

from tests.factories import Spel, moment, pad, tot
from tests.proeven.zoeken import Fase, Zet
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
    yield from _verlengen(spel)


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
    stuk = spel.leg_in_dossier(f"stuk-{spel.teller}", SoortStuk.BEWIJSMIDDEL)
    met = {"ontvangen_op": spel.nu.date(), "bewijs": stuk, "toelichting": "aangevuld"}
    spel.doe("herstel_inschrijving", inschrijver=naam, **met)


def _trek_in(spel: Spel, naam: str) -> None:
    stuk = spel.leg_in_dossier(f"stuk-{spel.teller}", SoortStuk.CORRESPONDENTIE)
    spel.doe("trek_inschrijving_in", inschrijver=naam, ingetrokken_op=spel.nu.date(), bewijs=stuk)


def _verlengen(spel: Spel) -> Iterator[Zet]:
    """Once, on any ground before closing, and for a failure of the platform after it."""
    if not spel.zaak.verlengingen and spel.toestand in ("nota_van_inlichtingen", "aanbestedingsfase"):
        yield "verleng", partial(_verleng, grond=VerlengingGrond.INLICHTINGEN)
        yield "verleng na storing", partial(_verleng, grond=VerlengingGrond.STORING)


def _verleng(spel: Spel, grond: VerlengingGrond) -> None:
    stuk = spel.leg_in_dossier(f"stuk-{spel.teller}", SoortStuk.STORINGSMELDING)
    spel.doe("verleng_sluiting", sluiting=NIEUWE_SLUITING, grond=grond, motivering="meer tijd", bewijs=stuk)


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
    verlengd = bool(spel.zaak.verlengingen)
    return spel.toestand, str(spel.perceel.toestand), _nu(spel), vragen, tenders, _precies(spel), verlengd


def _precies(spel: Spel) -> tuple[bool, bool]:
    """At the old or the new closing time itself, or some seconds later."""
    return spel.nu > pad.SLUITING, spel.nu > NIEUWE_SLUITING


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


def klaar(spel: Spel) -> bool:
    return str(spel.perceel.toestand) == "beoordeling" or spel.toestand == "aanbestedingsdocumenten"


WEGGELATEN = (
    "de tijd verspringt alleen over zeven momenten; tussen twee zetten verlopen seconden",
    "er is ten hoogste één open vraag; hoeveel vragen en nota's er eerder waren telt niet mee in een stand",
    "een inschrijving is op tijd, te laat of onvolledig; welke inschrijver het is telt niet mee",
    "de sluiting schuift ten hoogste één keer, met twee gronden; rectificeren is een gewone verlenging met stukken",
    "er is één perceel: sluit_zonder_inschrijving komt bij twee percelen voor en wordt daar getoetst",
)


def fase() -> Fase:
    return Fase("aanbesteding", begin(), zetten, sleutel, klaar, waarom_vast, WEGGELATEN)
