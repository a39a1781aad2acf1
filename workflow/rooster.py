"""The overview that every concerninkoper wants: deelnemers by milestones, who is to act, and why a step must wait."""

from dataclasses import dataclass
from datetime import date, datetime

from workflow.afdwingen import vraag
from workflow.beletsels import Beletsel, beletsels
from workflow.beurt import Beurt
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import Deelname, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand
from workflow.case.project import Perceel, PerceelToestand, ProjectToestand
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.deelneming import uitkomst
from workflow.lezen import (
    aangeboden_strategie,
    advies,
    bijeenkomst,
    dienst_van,
    doet_mee_aan,
    handtekeningen_onder,
    laatste_besluit,
    levende_documenten,
    overeenkomsten_van,
    weigeringen_van,
)
from workflow.mandaat import mandaten_van
from workflow.reasons import Reden
from workflow.tables import ACTS, TRANSITIONS, Transition
from workflow.tijd import dag_van
from workflow.verbs import VERBS


@dataclass(frozen=True, slots=True)
class Cel:
    """One milestone of one deelnemer: what is known, since when, and who is to act when it is open."""

    tekst: str
    op: date | None = None
    wie: str = ""

    @property
    def gereed(self) -> bool:
        return self.op is not None


@dataclass(frozen=True, slots=True)
class Rij:
    dienst: str
    toestand: DeelnameToestand
    cellen: dict[str, Cel]


@dataclass(frozen=True, slots=True)
class Stap:
    """A verb that could be next; without reasons it can be done now."""

    verb: str
    perceel: str | None
    hulp: str
    redenen: tuple[Reden, ...]


_NIET = Cel("–")
_DIENST, _BIZOB = "dienst", "Bizob"
_DOET_MEE = frozenset({DeelnameToestand.DEELNEMER, DeelnameToestand.STRATEGIE_TER_VASTSTELLING})
_NA_BESLISSING = frozenset({PerceelToestand.CONTRACT, PerceelToestand.GECONTRACTEERD})


def rooster(case: Case, vandaag: date) -> tuple[Rij, ...]:
    """One row per dienst in the project, also for those that are out."""
    return tuple(
        Rij(dienst_van(case, d.id).naam, uitkomst(case, d, vandaag), _cellen(case, d)) for d in case.deelnames.values()
    )


def _cellen(case: Case, deelname: Deelname) -> dict[str, Cel]:
    cellen = {
        "uitgenodigd": _uitgenodigd(case, deelname),
        "aanwezig": _aanwezig(case, deelname),
        "strategie": _strategie(case, deelname),
        "mandaat": _mandaat(case, deelname),
    }
    meer = len(case.percelen) > 1
    for perceel in case.percelen.values():
        achter = f" {perceel.nummer}" if meer else ""
        cellen[f"advies{achter}"] = _advies(case, deelname, perceel)
        cellen[f"handtekening{achter}"] = _handtekening(case, deelname, perceel)
    return cellen | {"dossier": _dossier(case, deelname)}


def _uitgenodigd(case: Case, deelname: Deelname) -> Cel:
    brieven = [d for d in levende_documenten(case, "uitnodiging_startbijeenkomst") if d.deelname_id == deelname.id]
    if not brieven:
        return _NIET
    brief = max(brieven, key=lambda d: d.versie)
    if brief.verzonden_op:
        return Cel("verzonden", dag_van(brief.verzonden_op))
    return Cel(
        "brief vrijgegeven" if brief.toestand == DocumentToestand.VRIJGEGEVEN else "brief in concept", wie=_BIZOB
    )


def _aanwezig(case: Case, deelname: Deelname) -> Cel:
    gepland = bijeenkomst(case)
    for rij in case.aanwezigheden.values():
        if gepland and rij.deelname_id == deelname.id and rij.bijeenkomst_id == gepland.id:
            return Cel(str(rij.wijze), dag_van(gepland.begin))
    return _NIET


def _strategie(case: Case, deelname: Deelname) -> Cel:
    huidig = aangeboden_strategie(case)
    if huidig is None or deelname.toestand == DeelnameToestand.GEINTERESSEERD:
        return _NIET
    besluit = laatste_besluit(case, deelname, Onderwerp.INKOOPSTRATEGIE, huidig.inhoud_sha256)
    if besluit and deelname.toestand == DeelnameToestand.VERVALLEN:
        return Cel("te laat", besluit.besluitdatum)
    if besluit:
        return Cel(str(besluit.uitkomst), besluit.besluitdatum)
    return Cel("besluit gevraagd", wie=_DIENST) if deelname.toestand in _DOET_MEE else Cel("geen besluit")


def _mandaat(case: Case, deelname: Deelname) -> Cel:
    mandaten = mandaten_van(case, deelname)
    if not mandaten:
        wacht = deelname.toestand == DeelnameToestand.STRATEGIE_TER_VASTSTELLING
        return Cel("gevraagd", wie=_DIENST) if wacht else _NIET
    geldend = [m for m in mandaten if m.ingetrokken_per is None]
    laatste = max(geldend or mandaten, key=lambda m: m.ontvangen_op)
    if laatste.ingetrokken_per:
        return Cel(f"ingetrokken per {laatste.ingetrokken_per:%d-%m-%Y}", wie=_DIENST)
    if laatste.volmacht_id is None:
        return Cel("volmacht ontbreekt", wie=_DIENST)
    return Cel("verleend", dag_van(laatste.ontvangen_op))


def _advies(case: Case, deelname: Deelname, perceel: Perceel) -> Cel:
    huidig = advies(case, perceel)
    if huidig is None or deelname.toestand != DeelnameToestand.DEELNEMER or not doet_mee_aan(deelname, perceel):
        return _NIET
    besluit = laatste_besluit(case, deelname, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256)
    if besluit is None:
        return Cel("besluit gevraagd", wie=_DIENST)
    open_ = besluit.uitkomst in (Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK)
    return Cel(str(besluit.uitkomst), None if open_ else besluit.besluitdatum, _DIENST if open_ else "")


def _handtekening(case: Case, deelname: Deelname, perceel: Perceel) -> Cel:
    eigen = [
        o
        for o in overeenkomsten_van(case, perceel)
        if o.deelname_id == deelname.id and o.toestand != OvereenkomstToestand.VERVALLEN
    ]
    if not eigen or perceel.toestand not in _NA_BESLISSING:
        return _NIET
    geweigerd = [w.geweigerd_op for o in eigen for w in weigeringen_van(case, o)]
    if geweigerd:
        return Cel("geweigerd", max(geweigerd))
    getekend = [handtekening for o in eigen for handtekening in handtekeningen_onder(case, o)]
    if all(o.toestand == OvereenkomstToestand.GETEKEND for o in eigen):
        return Cel("getekend", max(o.getekend_op for o in getekend))
    return Cel(f"{len(getekend)} van {2 * len(eigen)}", wie="partijen")


def _dossier(case: Case, deelname: Deelname) -> Cel:
    overdracht = next((o for o in case.dossieroverdrachten.values() if o.deelname_id == deelname.id), None)
    if overdracht is None:
        return _NIET
    if overdracht.ontvangen_op:
        return Cel("ontvangen", dag_van(overdracht.ontvangen_op))
    return Cel("aangeboden", wie=_DIENST)


def volgende_stappen(case: Case, call: Call) -> tuple[Stap, ...]:
    """Each trigger that the tables allow from here, with every reason why it must wait."""
    stappen = [
        _stap(Beurt(case, None, call), "project", rij.trigger)
        for rij in _verder("project")
        if case.project.toestand in rij.van
    ]
    for perceel in case.percelen.values():
        beurt = Beurt(case, None, call).voor(perceel)
        stappen += [
            _stap(beurt, "perceel", rij.trigger)
            for rij in _verder("perceel")
            if perceel.toestand in rij.van and perceel.toestand != PerceelToestand.OPEN
        ]
    return tuple(s for s in stappen if s.verb in VERBS and not (s.redenen and s.verb in _ALS_HET_MOET))


_ALS_HET_MOET = frozenset({"stel_geen_geldige_vast", "herpubliceer"})
"""The next step only where no other is left, and then nothing stands in its way."""


def _verder(machine: str) -> list[Transition]:
    """Steps of the procedure: a side road, such as to withdraw, is another way and never the next step."""
    return [rij for rij in TRANSITIONS[machine] if not _zijweg(rij)]


def _zijweg(rij: Transition) -> bool:
    return rij.naar == ProjectToestand.INGETROKKEN or rij.trigger in _TERUG


_TERUG = frozenset({"verleng_sluiting", "rectificeer", "corrigeer_gunningsbeslissing", "heropen_beoordeling"})
"""What mends a step that was taken."""


def _stap(beurt: Beurt, machine: str, trigger: str) -> Stap:
    rij = next(r for r in TRANSITIONS[machine] if r.trigger == trigger)
    hulp = VERBS[trigger].hulp if trigger in VERBS else ""
    perceel = beurt.perceel.nummer if machine == "perceel" else None
    redenen, _ = vraag(beurt, machine, trigger, rij.guards)
    return Stap(trigger, perceel, hulp, tuple(redenen))


def verbs_hier(case: Case) -> tuple[str, ...]:
    """What the tables allow now beside the next steps, for help: roles and guards are asked when it is called."""
    percelen = {str(p.toestand) for p in case.percelen.values()}
    hier = {"project": {str(case.project.toestand)}, "perceel": percelen}
    handelingen = [a.verb for soort, standen in hier.items() for a in ACTS[soort] if standen & set(a.toestanden)]
    weg = [
        rij.trigger
        for soort, standen in hier.items()
        for rij in TRANSITIONS[soort]
        if _zijweg(rij) and rij.trigger in VERBS and standen & set(rij.van)
    ]
    return (*handelingen, *weg)


@dataclass(frozen=True, slots=True)
class TermijnRegel:
    soort: SoortTermijn
    wie: str
    laatste_dag: date
    verloopt_op: datetime
    toestand: TermijnToestand
    bron: str
    redenering: str
    beletsels: tuple[Beletsel, ...] = ()
    """What it waits for; of one that is over, why that is a problem."""


def termijnen(case: Case) -> tuple[TermijnRegel, ...]:
    """Deadlines in the order in which they end; those of many diensten at once stand together."""
    per_regel: dict[tuple[object, ...], list[Termijn]] = {}
    for t in sorted(case.termijnen.values(), key=lambda t: (t.verloopt_op, t.soort)):
        sleutel = (t.perceel_id, t.soort, t.laatste_dag, t.verloopt_op, t.toestand, t.bron, t.redenering)
        per_regel.setdefault(sleutel, []).append(t)
    return tuple(_termijnregel(case, samen) for samen in per_regel.values())


def _termijnregel(case: Case, samen: list[Termijn]) -> TermijnRegel:
    eerste = samen[0]
    diensten = [dienst_van(case, t.deelname_id).naam if t.deelname_id else "" for t in samen]
    return TermijnRegel(
        eerste.soort,
        _wie(case, eerste.perceel_id, diensten),
        eerste.laatste_dag,
        eerste.verloopt_op,
        eerste.toestand,
        eerste.bron,
        eerste.redenering,
        tuple(dict.fromkeys(b for t in samen for b in beletsels(case, t))),
    )


def _wie(case: Case, perceel_id: str | None, diensten: list[str]) -> str:
    """Whom a deadline binds; which perceel it is about, where there are more of them."""
    wie = diensten[0] if len(diensten) == 1 else f"{len(diensten)} diensten"
    if perceel_id is None or len(case.percelen) == 1:
        return wie or "project"
    perceel = f"perceel {case.percelen[perceel_id].nummer}"
    return f"{wie}, {perceel}" if wie else perceel
