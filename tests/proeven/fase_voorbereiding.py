"""The search from the registered project to its publication, with three diensten."""

from collections.abc import Hashable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from tests.factories import Spel, email, klaar_voor, pad
from tests.proeven.zetten import (
    besluit,
    deelname_van,
    over,
    treed_uit,
    trek_in,
    trek_mandaten_in,
    trek_perceel_in,
    verleen_mandaat,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.start import TeamRol, Wijze
from workflow.case.termijn import SoortTermijn
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
    yield "trek in", trek_in
    if spel.perceel.toestand == "ingetrokken":
        return
    yield "wacht", _wacht
    if spel.toestand in ("aangemeld", "startbijeenkomst", "inkoopstrategie_concept"):
        yield from _belangstelling(spel)
    if spel.toestand in ("aangemeld", "startbijeenkomst"):
        yield "plan", _plan
        for erbij in (True, False):
            yield f"aanwezigheid, manager {erbij}", partial(_aanwezig, manager=erbij)
        yield "sluit bijeenkomst", lambda s: s.doe("sluit_startbijeenkomst")
    if spel.toestand == "inkoopstrategie_concept":
        yield from _strategie(spel)
    if spel.toestand in VOOR_PUBLICATIE[1:]:
        yield "herzie, bespreek en bied aan", _bied_opnieuw_aan
        yield from _besluiten(spel)
        yield "stel deelnemers vast", _stel_vast
        yield "publiceer", _publiceer
    if spel.toestand == "aanbestedingsdocumenten":
        yield "trek perceel in", trek_perceel_in
    for termijn in (SoortTermijn.REACTIE_CONCEPT, SoortTermijn.VASTSTELLING_STRATEGIE):
        yield f"verplaats {termijn}", partial(_verplaats, termijn=termijn)


def _verplaats(spel: Spel, termijn: SoortTermijn) -> None:
    """A day later than it was, so that it is still to come."""
    laatste = max((t.laatste_dag for t in spel.zaak.termijnen.values() if t.soort == termijn), default=over(spel, 30))
    naar = max(laatste, over(spel, 21)) + timedelta(days=1)
    spel.doe("verplaats_termijn", soort=termijn, naar=naar, motivering="Een college vergadert later.")


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
    yield "leg concept voor", _leg_voor
    if not any(_klasse(spel, d)[2] for d in spel.zaak.deelnames.values() if str(d.toestand) not in UIT):
        yield "iedereen reageert", _reageer
    yield "bied aan", _bied_aan


def _leg_voor(spel: Spel) -> None:
    spel.doe("leg_concept_strategie_voor", reactie_tot=over(spel, 5))


def _bied_opnieuw_aan(spel: Spel) -> None:
    """The first round has each of these as a move of its own."""
    _schrijf(spel)
    _leg_voor(spel)
    _reageer(spel)
    _bied_aan(spel)


def _schrijf(spel: Spel) -> None:
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "tekst"), planning=pad.PLANNING)


def _bied_aan(spel: Spel) -> None:
    _stel_team_samen(spel)
    spel.doe("bied_strategie_ter_vaststelling_aan", deadline=over(spel, 21))


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
    """On the strategy, and after that only of who leaves; a mandaat is granted, revoked, and granted anew."""
    klaar = spel.toestand == "aanbestedingsdocumenten"
    for klasse, dienst in _vertegenwoordigers(spel):
        for uitkomst in () if klaar else (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN):
            yield f"besluit {uitkomst} van {klasse}", partial(_besluit, dienst=dienst, uitkomst=uitkomst)
        if "vastgesteld" in klasse:
            yield f"mandaat van {klasse}", partial(_mandaat, dienst=dienst)
        if "geldig" in klasse:
            yield f"mandaat ingetrokken door {klasse}", partial(trek_mandaten_in, dienst=dienst)
        if klaar and "deelnemer" in klasse:
            yield f"uittreding van {klasse}", partial(treed_uit, dienst=dienst)


def _besluit(spel: Spel, dienst: str, uitkomst: Uitkomst) -> None:
    besluit(spel, dienst, Onderwerp.INKOOPSTRATEGIE, uitkomst)


def _mandaat(spel: Spel, dienst: str) -> None:
    laatste = _laatste_besluit(spel.zaak, deelname_van(spel, dienst))
    verleen_mandaat(spel, dienst, laatste.nummer, over(spel, 700))


def _publiceer(spel: Spel) -> None:
    pad.leg_criteria_vast(spel)
    dagen = {"vragen_tot": over(spel, 20), "nvi_uiterlijk": over(spel, 30), "gestanddoening_tot": over(spel, 200)}
    sluiting = begin_van(over(spel, 60)) + timedelta(hours=12)
    spel.doe("publiceer", platform="TenderNed", referentie="600001", sluiting=sluiting, **dagen)


# --- de sleutel ----------------------------------------------------------------------------------------------------


def _vertegenwoordigers(spel: Spel) -> list[tuple[tuple[Hashable, ...], str]]:
    case, per_klasse = spel.zaak, dict[tuple[Hashable, ...], str]()
    for d in case.deelnames.values():
        per_klasse.setdefault(_klasse(spel, d), case.stam.diensten[d.dienst_id].naam)
    return list(per_klasse.items())


def _klasse(spel: Spel, deelname: Any) -> tuple[Hashable, ...]:
    """What is still of weight about one dienst: state, presence, reaction, besluit and mandaat on what is current."""
    case, toestand = spel.zaak, str(deelname.toestand)
    if toestand in ("vervallen", "teruggetrokken", "uitgetreden"):
        return (toestand,)
    concept = next((s.id for s in case.strategieen.values() if not s.aangeboden_op), None)
    reageerde = any((r.deelname_id, r.strategie_id) == (deelname.id, concept) for r in case.reacties.values())
    er = spel.toestand == "startbijeenkomst" and any(a.deelname_id == deelname.id for a in _er(case))
    besluit = _laatste_besluit(case, deelname)
    mandaten = [m for m in case.mandaten.values() if besluit and m.besluit_id == besluit.id]
    mandaat = "geldig" if any(m.ingetrokken_per is None for m in mandaten) else "ingetrokken" if mandaten else ""
    open_ = _te_verplaatsen(spel, deelname.id)
    return toestand, er, reageerde, str(besluit.uitkomst) if besluit else "", mandaat, open_


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
    if klaar(spel) or "ingetrokken" in (spel.toestand, spel.perceel.toestand):
        return spel.toestand, str(spel.perceel.toestand)
    klassen = tuple(sorted(map(str, (_klasse(spel, d) for d in case.deelnames.values()))))
    concept = [(s.voorgelegd_op is not None) for s in case.strategieen.values() if not s.aangeboden_op]
    komt = sorted((m, naam) for naam, m in _gebeurtenissen(spel).items() if m > spel.nu)
    manager = spel.toestand == "startbijeenkomst" and [a.wijze for a in _er(case) if a.persoon_id][-1:]
    return spel.toestand, klassen, tuple(concept), tuple(n for _, n in komt), str(manager), _te_verplaatsen(spel, None)


def _te_verplaatsen(spel: Spel, deelname_id: str | None) -> str:
    """What was met is open no more, also when a dienst comes back on its decision."""
    open_ = (t for t in spel.zaak.termijnen.values() if t.toestand == "open" and t.deelname_id == deelname_id)
    return " ".join(sorted(str(t.soort) for t in open_ if t.verloopt_op > spel.nu))


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


def niets_anders(spel: Spel) -> bool:
    """Fewer than two diensten take part, or there is nothing left to buy."""
    mee = sum(str(d.toestand) not in UIT for d in spel.zaak.deelnames.values())
    return mee < 2 or spel.perceel.toestand == "ingetrokken"


def klaar(spel: Spel) -> bool:
    return spel.toestand == "nota_van_inlichtingen"


WEGGELATEN = (
    "de tijd verspringt naar wat het eerst voorbij gaat: bijeenkomst, reactietermijn of deadline",
    "de datums zelf tellen niet mee in een stand; drie diensten zijn verwisselbaar",
    "collectief-toets, projectleiding en aanbestedingsstukken zijn er al",
    "na de eerste aanbieding is herzien, voorleggen, reageren en opnieuw aanbieden één zet",
    "op een concept reageert iedereen of niemand; brieven worden niet vrijgegeven of verzonden",
    "terugtrekken gebeurt alleen in inkoopstrategie_concept, en wie dat doet komt niet terug",
    "het inkoopteam bestaat steeds uit wie dan nog meedoet; elk mandaat heeft een volmacht",
    "intrekken kan steeds, maar telt alleen als uitweg bij minder dan twee diensten of zonder perceel",
    "het perceel wordt alleen ingetrokken in aanbestedingsdocumenten; daarna rest het intrekken van het project",
    "besluiten zijn vastgesteld of afgewezen, op de dag zelf genomen, getekend en ontvangen; herstellen komt niet voor",
    "een termijn verplaatsen geeft dezelfde stand: alleen of hij nog komt telt mee",
)


def fase() -> Fase:
    return Fase("voorbereiding", begin(), zetten, sleutel, klaar, niets_anders, waarom_vast, WEGGELATEN)
