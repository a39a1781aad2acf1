"""The search from the registered project to its publication, with three diensten."""

from collections.abc import Hashable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from tests.factories import Spel, email, klaar_voor, pad
from tests.proeven.zoeken import Fase, Zet
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.start import TeamRol, Wijze
from workflow.strategie import HOOFDSTUKKEN
from workflow.tijd import begin_van, einde_van
from workflow.verbs.start import Lid

DIENSTEN = pad.DEELNEMERS
UIT = ("afgewezen", "vervallen", "teruggetrokken", "uitgetreden")
VOOR_PUBLICATIE = ("inkoopstrategie_concept", "inkoopstrategie_vaststelling", "aanbestedingsdocumenten")


def begin() -> Spel:
    """Registered, tested, led by two, the tender documents at hand; nobody has shown interest yet."""
    spel = klaar_voor("meld_interesse").voor.kopie()
    for code, soort in {**pad.STUKKEN, "presentatie": SoortStuk.PRESENTATIE}.items():
        spel.leg_in_dossier(code, soort)
    return spel


# --- zetten --------------------------------------------------------------------------------------------------------


def zetten(spel: Spel) -> Iterator[Zet]:
    if spel.toestand == "ingetrokken":
        return
    yield "wacht", _wacht
    if _te_weinig(spel):
        yield "trek in", lambda s: s.samen("trek_in", motivering="Er doen te weinig diensten mee.")
    if spel.toestand in ("aangemeld", "startbijeenkomst", "inkoopstrategie_concept"):
        yield from _belangstelling(spel)
    if spel.toestand in ("aangemeld", "startbijeenkomst"):
        yield "plan", _plan
        for erbij in (True, False):
            yield f"aanwezigheid, manager {erbij}", partial(_aanwezig, manager=erbij)
        yield "sluit bijeenkomst", lambda s: s.doe("sluit_startbijeenkomst")
    if spel.toestand in VOOR_PUBLICATIE:
        yield from _strategie(spel)
        yield from _besluiten(spel)
        yield "stel deelnemers vast", _stel_vast
        yield "publiceer", _publiceer


def _wacht(spel: Spel) -> None:
    """To the next thing that passes; when nothing is to come, waiting changes nothing."""
    komt = [m for m in _gebeurtenissen(spel).values() if m > spel.nu]
    if komt:
        spel.nu = min(komt)
        spel.doe("controleer_termijnen", "systeem")


def _gebeurtenissen(spel: Spel) -> dict[str, datetime]:
    case, uit = spel.zaak, dict[str, datetime]()
    for bijeenkomst in sorted(case.bijeenkomsten.values(), key=lambda b: b.volgnummer)[-1:]:
        uit["bijeenkomst"] = bijeenkomst.begin
    for s in case.strategieen.values():
        if s.reactie_tot and not s.aangeboden_op:
            uit["reactie"] = einde_van(s.reactie_tot)
    for s in _aangeboden(case)[-1:]:
        uit["deadline"] = einde_van(s.deadline)
    return uit


def _aangeboden(case: Any) -> list[Any]:
    return sorted((s for s in case.strategieen.values() if s.aangeboden_op), key=lambda s: s.versie)


def _belangstelling(spel: Spel) -> Iterator[Zet]:
    bekend = {spel.zaak.stam.diensten[d.dienst_id].naam for d in spel.zaak.deelnames.values()}
    for dienst in [d for d in DIENSTEN if d not in bekend][:1]:
        yield "nieuwe belangstelling", partial(_meld, dienst=dienst)
    for klasse, dienst in _vertegenwoordigers(spel):
        if spel.toestand == "inkoopstrategie_concept":
            yield f"trek terug {klasse}", lambda s, d=dienst: s.doe("trek_interesse_in", dienst=d)


def _meld(spel: Spel, dienst: str) -> None:
    spel.doe("meld_interesse", dienst=dienst)


def _plan(spel: Spel) -> None:
    wanneer = begin_van(spel.nu.date() + timedelta(days=7))
    spel.doe("plan_startbijeenkomst", begin=wanneer, plaats="Asten", reageren_voor=wanneer)


def _aanwezig(spel: Spel, manager: bool) -> None:
    diensten = dict.fromkeys(_erin(spel), Wijze.FYSIEK)
    bizob = {email("inkoper-1"): Wijze.FYSIEK, email("manager-1"): Wijze.FYSIEK if manager else Wijze.AFWEZIG}
    spel.doe("registreer_aanwezigheid", diensten=diensten, bizob=bizob)


def _erin(spel: Spel) -> list[str]:
    case = spel.zaak
    return [case.stam.diensten[d.dienst_id].naam for d in case.deelnames.values() if d.toestand not in UIT]


def _strategie(spel: Spel) -> Iterator[Zet]:
    """The team is made of those who are in, just before it is asked for."""
    yield "schrijf concept", _schrijf
    yield "leg concept voor", lambda s: s.doe("leg_concept_strategie_voor", reactie_tot=_over(s, 5))
    if not any(_klasse(spel, d)[2] for d in spel.zaak.deelnames.values() if str(d.toestand) not in UIT):
        yield "iedereen reageert", _reageer
    yield "bied aan", _bied_aan


def _schrijf(spel: Spel) -> None:
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "tekst"), planning=pad.PLANNING)


def _bied_aan(spel: Spel) -> None:
    _stel_team_samen(spel)
    spel.doe("bied_strategie_ter_vaststelling_aan", deadline=_over(spel, 21))


def _stel_vast(spel: Spel) -> None:
    _stel_team_samen(spel)
    spel.doe("stel_deelnemers_vast")


def _stel_team_samen(spel: Spel) -> None:
    erin = _erin(spel) or DIENSTEN
    leiding = (Lid(persoon=email("inkoper-1"), rol=TeamRol.CONCERNINKOPER),)
    leiding += (Lid(persoon=email("manager-1"), rol=TeamRol.CONTRACTMANAGER),)
    deskundigen = tuple(
        Lid(persoon=email(f"deskundige-{d.lower()}"), rol=TeamRol.MATERIEDESKUNDIGE, dienst=erin[nr % len(erin)])
        for nr, d in enumerate(DIENSTEN)
    )
    spel.doe("stel_inkoopteam_samen", leden=leiding + deskundigen)


def _reageer(spel: Spel) -> None:
    for dienst in _erin(spel):
        spel.doe("registreer_reactie", dienst=dienst, tekst="akkoord")


def _besluiten(spel: Spel) -> Iterator[Zet]:
    if spel.toestand != "inkoopstrategie_vaststelling":
        return
    for klasse, dienst in _vertegenwoordigers(spel):
        for uitkomst in (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN):
            yield f"besluit {uitkomst} van {klasse}", partial(_besluit, dienst=dienst, uitkomst=uitkomst)
        if "vastgesteld" in klasse:
            yield f"mandaat van {klasse}", partial(_mandaat, dienst=dienst)


def _besluit(spel: Spel, dienst: str, uitkomst: Uitkomst) -> None:
    code = spel.leg_in_dossier(_code(spel), SoortStuk.BESLUIT, dienst, dienst.lower())
    met = {"besluitdatum": spel.nu.date(), "getekend_op": spel.nu.date(), "onderwerp": Onderwerp.INKOOPSTRATEGIE}
    met |= {"uitkomst": uitkomst, "nummer": code, "bewijs": code}
    spel.doe("registreer_besluit", dienst.lower(), dienst=dienst, **met)


def _mandaat(spel: Spel, dienst: str) -> None:
    laatste = _laatste_besluit(spel.zaak, _deelname(spel, dienst))
    volmacht = spel.leg_in_dossier(_code(spel), SoortStuk.VOLMACHT, dienst, dienst.lower())
    met = {"besluit": laatste.nummer, "handelingen": tuple(Handeling), "volmacht": volmacht}
    dagen = {"geldig_van": spel.nu.date(), "geldig_tot": _over(spel, 700)}
    spel.doe("verleen_mandaat", dienst.lower(), dienst=dienst, **met, **dagen)


def _publiceer(spel: Spel) -> None:
    pad.leg_criteria_vast(spel)
    dagen = {"vragen_tot": _over(spel, 20), "nvi_uiterlijk": _over(spel, 30), "gestanddoening_tot": _over(spel, 200)}
    sluiting = begin_van(_over(spel, 60)) + timedelta(hours=12)
    spel.doe("publiceer", platform="TenderNed", referentie="600001", sluiting=sluiting, **dagen)


def _over(spel: Spel, dagen: int) -> Any:
    return spel.nu.date() + timedelta(days=dagen)


def _code(spel: Spel) -> str:
    return f"stuk-{spel.teller}"


# --- de sleutel ----------------------------------------------------------------------------------------------------


def _deelname(spel: Spel, dienst: str) -> Any:
    case = spel.zaak
    return next(d for d in case.deelnames.values() if case.stam.diensten[d.dienst_id].naam == dienst)


def _vertegenwoordigers(spel: Spel) -> list[tuple[tuple[Hashable, ...], str]]:
    case, per_klasse = spel.zaak, dict[tuple[Hashable, ...], str]()
    for d in case.deelnames.values():
        per_klasse.setdefault(_klasse(spel, d), case.stam.diensten[d.dienst_id].naam)
    return list(per_klasse.items())


def _klasse(spel: Spel, deelname: Any) -> tuple[Hashable, ...]:
    """What is still of weight about one dienst: state, presence, reaction, besluit and mandaat on what is current."""
    case, toestand = spel.zaak, str(deelname.toestand)
    if toestand in ("vervallen", "teruggetrokken"):
        return (toestand,)
    concept = next((s.id for s in case.strategieen.values() if not s.aangeboden_op), None)
    reageerde = any((r.deelname_id, r.strategie_id) == (deelname.id, concept) for r in case.reacties.values())
    er = spel.toestand == "startbijeenkomst" and any(a.deelname_id == deelname.id for a in _er(case))
    besluit = _laatste_besluit(case, deelname)
    mandaat = any(besluit and m.besluit_id == besluit.id for m in case.mandaten.values())
    return toestand, er, reageerde, str(besluit.uitkomst) if besluit else "", mandaat


def _er(case: Any) -> list[Any]:
    laatste = max(case.bijeenkomsten.values(), key=lambda b: b.volgnummer, default=None)
    return [a for a in case.aanwezigheden.values() if laatste and a.bijeenkomst_id == laatste.id]


def _laatste_besluit(case: Any, deelname: Any) -> Any:
    huidig = _aangeboden(case)[-1:]
    eigen = [b for b in case.besluiten.values() if b.deelname_id == deelname.id]
    eigen = [b for b in eigen if huidig and b.inhoud_sha256 == huidig[0].inhoud_sha256]
    return max(eigen, key=lambda b: (b.besluitdatum, b.ontvangen_op), default=None)


def sleutel(spel: Spel) -> Hashable:
    case = spel.zaak
    if klaar(spel):
        return spel.toestand
    klassen = tuple(sorted(map(str, (_klasse(spel, d) for d in case.deelnames.values()))))
    concept = [(s.voorgelegd_op is not None) for s in case.strategieen.values() if not s.aangeboden_op]
    komt = sorted((m, naam) for naam, m in _gebeurtenissen(spel).items() if m > spel.nu)
    manager = spel.toestand == "startbijeenkomst" and [a.wijze for a in _er(case) if a.persoon_id][-1:]
    return spel.toestand, klassen, tuple(concept), tuple(n for _, n in komt), str(manager)


def waarom_vast(spel: Spel) -> str:
    return "minder dan twee diensten doen mee" if _te_weinig(spel) else "onbekend"


def _te_weinig(spel: Spel) -> bool:
    """Only then is withdrawing the way out: offered everywhere, it would hide every other dead end."""
    return sum(str(d.toestand) not in UIT for d in spel.zaak.deelnames.values()) < 2


def klaar(spel: Spel) -> bool:
    return spel.toestand in ("nota_van_inlichtingen", "ingetrokken")


WEGGELATEN = (
    "de tijd verspringt naar wat het eerst voorbij gaat: bijeenkomst, reactietermijn of deadline",
    "de datums zelf tellen niet mee in een stand; drie diensten zijn verwisselbaar",
    "collectief-toets, projectleiding en aanbestedingsstukken zijn er al",
    "op een concept reageert iedereen of niemand; brieven worden niet vrijgegeven of verzonden",
    "terugtrekken gebeurt alleen in inkoopstrategie_concept, en wie dat doet komt niet terug",
    "het inkoopteam bestaat steeds uit wie dan nog meedoet; elk mandaat heeft een volmacht",
    "een project wordt alleen ingetrokken als er minder dan twee diensten meedoen",
    "besluiten zijn vastgesteld of afgewezen, op de dag zelf genomen, getekend en ontvangen",
)


def fase() -> Fase:
    return Fase("voorbereiding", begin(), zetten, sleutel, klaar, waarom_vast, WEGGELATEN)
