"""The report for the inkoopteam and the projectleiding: every dienst by name, and no tenderer at all.

A report is forwarded more easily than a screen. Who sees the tenders reads them in the project itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import DeelnameToestand
from workflow.case.project import ProjectToestand
from workflow.case.termijn import VoorstelToestand
from workflow.documenten import KINDS
from workflow.fasen import hoofdfase, leesbaar
from workflow.lezen import dienst_van
from workflow.reasons import REDENEN, Reden
from workflow.rooster import Rij, Stap, rooster, volgende_stappen
from workflow.tables import TRANSITIONS, Transition
from workflow.tijd import dag_van
from workflow.vlaggen import Vlag, vlaggen
from workflow.voortgang.mijlpalen import Mijlpaal, Stand, mijlpalen
from workflow.voortgang.termijnen import Termijnstand, termijnstanden
from workflow.voortgang.verloop import Beweging

TERUGBLIK = timedelta(days=7)
"""How far a report looks back for what was done."""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    dag: date
    wat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervolgstap:
    """What could be next: without `tegen` it can be done now."""

    wat: str
    perceel: str | None
    wie: tuple[str, ...]
    """Who is to act: on the step itself, or else on what stands in its way."""
    tegen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienststand:
    dienst: str
    toestand: DeelnameToestand
    open: tuple[str, ...]
    """What is not done yet, with who is to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectvoortgang:
    kenmerk: str
    naam: str
    toestand: ProjectToestand
    mijlpalen: tuple[Mijlpaal, ...]
    gebeurd: tuple[Gebeurtenis, ...]
    vervolg: tuple[Vervolgstap, ...]
    termijnen: tuple[Termijnstand, ...]
    diensten: tuple[Dienststand, ...]
    vlaggen: tuple[str, ...]

    @property
    def hoofdfase(self) -> str:
        """Empty when the project is over."""
        return hoofdfase(self.toestand)

    @property
    def volgende(self) -> Mijlpaal | None:
        """The milestone that the project works on."""
        return next((m for m in self.mijlpalen if m.stand == Stand.BEZIG), None)

    @property
    def verschil(self) -> int | None:
        """Days behind the planning: of the milestone that is overdue, else of the last one that was planned."""
        gedaan = [m.verschil for m in self.mijlpalen if m.stand == Stand.GEDAAN and m.verschil is not None]
        te_laat = self.volgende.verschil if self.volgende else None
        return te_laat if te_laat is not None else gedaan[-1] if gedaan else None

    @property
    def geblokkeerd(self) -> tuple[Termijnstand, ...]:
        return tuple(t for t in self.termijnen if t.geblokkeerd)


def projectvoortgang(case: Case, verloop: Sequence[Beweging], call: Call) -> Projectvoortgang:
    """Everything of one project, for its team."""
    project = case.project
    return Projectvoortgang(
        kenmerk=project.kenmerk,
        naam=project.naam,
        toestand=project.toestand,
        mijlpalen=mijlpalen(case, verloop, call.vandaag),
        gebeurd=tuple(sorted(_gebeurd(case, verloop, call.nu), key=lambda g: g.dag)),
        vervolg=(
            *_voorstellen(case),
            *(_vervolg(case, s) for s in volgende_stappen(case, call) if _brengt_verder(case, s)),
        ),
        termijnen=termijnstanden(case, call.nu),
        diensten=tuple(_dienst(rij) for rij in rooster(case, call.vandaag)),
        vlaggen=tuple(dict.fromkeys(_vlag(case, vlag) for vlag in vlaggen(case, call.beleid, call.vandaag))),
    )


# --- wat er is gebeurd ----------------------------------------------------------------------------------------------


def _gebeurd(case: Case, verloop: Iterable[Beweging], nu: datetime) -> Iterator[Gebeurtenis]:
    vanaf = nu - TERUGBLIK
    for beweging in verloop:
        if beweging.machine in TRANSITIONS and vanaf < beweging.op <= nu and beweging.van != beweging.naar:
            yield Gebeurtenis(dag_van(beweging.op), _bewogen(case, beweging))
    besluiten = (b for b in case.besluiten.values() if vanaf < b.ontvangen_op <= nu)
    for besluit in besluiten:
        dienst = dienst_van(case, besluit.deelname_id).naam
        wat = f"besluit van {dienst} over {leesbaar(besluit.onderwerp)} ontvangen: {besluit.uitkomst}"
        yield Gebeurtenis(dag_van(besluit.ontvangen_op), wat)
    yield from _verzonden(case, vanaf, nu)


def _bewogen(case: Case, beweging: Beweging) -> str:
    naar = leesbaar(beweging.naar)
    if beweging.machine == "project":
        return f"het project is nu in: {naar}"
    return f"perceel {case.percelen[beweging.rij_id].nummer} is nu in: {naar}"


def _verzonden(case: Case, vanaf: datetime, nu: datetime) -> Iterator[Gebeurtenis]:
    """Letters by kind and day; one that covers several percelen counts once."""
    brieven = {
        (d.bundel_id or d.id): (dag_van(d.verzonden_op), KINDS[d.soort].titel)
        for d in case.documenten.values()
        if d.verzonden_op and vanaf < d.verzonden_op <= nu
    }
    for (dag, titel), aantal in Counter(brieven.values()).items():
        yield Gebeurtenis(dag, f"verzonden: {titel} ({aantal})")


# --- wat er moet gebeuren -------------------------------------------------------------------------------------------


def _voorstellen(case: Case) -> Iterator[Vervolgstap]:
    for voorstel in case.voorstellen.values():
        if voorstel.toestand == VoorstelToestand.OPEN:
            yield Vervolgstap(
                wat=f"Bevestig of verwerp voorstel {voorstel.nummer} ({leesbaar(voorstel.verb)}).",
                perceel=None,
                wie=("een tweede persoon van Bizob",),
                tegen=(),
            )


def _brengt_verder(case: Case, stap: Stap) -> bool:
    """To do again what led to this state is possible, but no step forward."""
    percelen = {perceel.nummer: perceel.toestand for perceel in case.percelen.values()}
    toestand = percelen[stap.perceel] if stap.perceel else case.project.toestand
    return _rij(stap).naar != toestand


def _rij(stap: Stap) -> Transition:
    return next(r for r in TRANSITIONS["perceel" if stap.perceel else "project"] if r.trigger == stap.verb)


def _vervolg(case: Case, stap: Stap) -> Vervolgstap:
    perceel = stap.perceel if len(case.percelen) > 1 else None
    tegen = tuple(dict.fromkeys(_reden(case, reden) for reden in stap.redenen))
    wie = dict.fromkeys(reden.wie for reden in stap.redenen) if stap.redenen else [_rollen(stap)]
    return Vervolgstap(wat=stap.hulp, perceel=perceel, wie=tuple(wie), tegen=tegen)


def _rollen(stap: Stap) -> str:
    return " of ".join(f"de {rol}" for rol in _rij(stap).rollen)


def _reden(case: Case, reden: Reden) -> str:
    """The rule first: a message by itself, such as "voor perceel 1", tells little outside its screen."""
    uitleg = REDENEN[reden.code].uitleg
    volledig = uitleg if reden.melding == uitleg else f"{uitleg.rstrip('.')} ({reden.melding})"
    return _zonder_inschrijvers(case, volledig, uitleg)


def _dienst(rij: Rij) -> Dienststand:
    open_ = tuple(f"{mijlpaal}: {cel.tekst} ({cel.wie})" for mijlpaal, cel in rij.cellen.items() if cel.wie)
    return Dienststand(dienst=rij.dienst, toestand=rij.toestand, open=open_)


def _vlag(case: Case, vlag: Vlag) -> str:
    naam = leesbaar(vlag.code)
    return _zonder_inschrijvers(case, f"{naam}: {vlag.melding}", f"{naam}; kijk in het project")


def _zonder_inschrijvers(case: Case, tekst: str, anders: str) -> str:
    """A text that names a tenderer is told in general words."""
    klein = tekst.casefold()
    return anders if any(i.naam.casefold() in klein for i in case.inschrijvers.values()) else tekst
