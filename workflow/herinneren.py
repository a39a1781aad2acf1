"""Who is reminded of what, and when (procedure section 6): the plan of each kind of termijn, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from workflow.call import Beleid
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.post import BerichtToestand
from workflow.case.stam import Persoon, Rol
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.lezen import contactpersonen_van, dienst_van, leiders
from workflow.termijnen.kalender import Kalender
from workflow.tijd import begin_van, dag_van, lokaal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How one kind of termijn is remembered."""

    aan: tuple[Rol, ...]
    """Contactpersonen of the dienst that must act, or these leaders of the project."""
    dagen: tuple[int, ...] | None = None
    """Days before the last day; None is what the policy says."""
    geen_escalatie: str = ""
    """Why the concerninkoper hears nothing when it has passed; empty is where the concerninkoper does."""

    @property
    def van_dienst(self) -> bool:
        return Rol.CONTACTPERSOON in self.aan


_DIENST = (Rol.CONTACTPERSOON,)
_INKOPER = (Rol.CONCERNINKOPER,)
_LEIDING = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER)

PLANNEN: dict[SoortTermijn, Plan] = {
    SoortTermijn.REACTIE_CONCEPT: Plan(aan=_DIENST),
    SoortTermijn.VASTSTELLING_STRATEGIE: Plan(aan=_DIENST),
    SoortTermijn.NVI: Plan(aan=_INKOPER),
    SoortTermijn.SLUITING: Plan(
        aan=_LEIDING, dagen=(7, 2, 0), geen_escalatie="de sluiting is een moment: er is niets verzuimd als het komt"
    ),
    SoortTermijn.GESTANDDOENING: Plan(aan=_INKOPER, dagen=(30, 14, 7, 2, 0)),
    SoortTermijn.VASTSTELLING_ADVIES: Plan(aan=_DIENST),
    SoortTermijn.OPSCHORTEND: Plan(
        aan=_INKOPER, dagen=(2, 0), geen_escalatie="wie wacht tot het einde, heeft niets verzuimd"
    ),
    SoortTermijn.AANKONDIGING: Plan(aan=_LEIDING),
    SoortTermijn.ONTVANGST_DOSSIER: Plan(aan=_DIENST),
}

SOORT = "herinnering"
"""Its kind of document."""
NA_AFLOOP = "na afloop"
"""The moment of an escalation, where that of a reminder is a number of days before the last day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A planned moment: `dagen` before the last day, moved to a working day."""

    dagen: int
    op: datetime

    @property
    def naam(self) -> str:
        return f"{self.dagen} dagen"


def momenten(case: Case, termijn: Termijn, beleid: Beleid, kalender: Kalender) -> list[Moment]:
    """In order of time; a day that is no working day becomes the working day before it, and of two that then coincide
    the one nearest to the last day is kept. Nobody is reminded on the day on which the termijn began, or before it.
    """
    dagen_vooraf, begin = PLANNEN[termijn.soort].dagen, _begin(case, termijn)
    per_dag = {}
    for dagen in sorted(beleid.herinneren if dagen_vooraf is None else dagen_vooraf, reverse=True):
        dag = kalender.werkdag_ervoor(termijn.laatste_dag - timedelta(days=dagen))
        if dag > begin:
            per_dag[dag] = Moment(dagen, begin_van(dag, beleid.herinneren_om))
    return sorted((m for m in per_dag.values() if m.op < termijn.verloopt_op), key=lambda m: m.op)


def _begin(case: Case, termijn: Termijn) -> date:
    """The day on which this termijn began, or took the place of an earlier one: who hears of a move knows the day."""
    doel = (termijn.soort, termijn.deelname_id, termijn.perceel_id)
    eerder = [
        dag_van(t.afgehandeld_op)
        for t in takewhile(lambda t: t.id != termijn.id, case.termijnen.values())
        if t.afgehandeld_op and (t.soort, t.deelname_id, t.perceel_id) == doel
    ]
    return max([termijn.start, *eerder])


def bereikt(case: Case, termijn: Termijn, nu: datetime, beleid: Beleid, kalender: Kalender) -> Moment | None:
    """The last moment that has come: those missed during an outage become this one."""
    gekomen = [m for m in momenten(case, termijn, beleid, kalender) if m.op <= nu]
    return gekomen[-1] if gekomen else None


def volgende(case: Case, termijn: Termijn, nu: datetime, beleid: Beleid, kalender: Kalender) -> Moment | None:
    """The first moment that is still to come."""
    return next((m for m in momenten(case, termijn, beleid, kalender) if m.op > nu), None)


def mag_nu(nu: datetime, beleid: Beleid, kalender: Kalender) -> bool:
    """Outside these hours of a working day no message leaves that nobody releases."""
    return kalender.is_werkdag(dag_van(nu)) and beleid.herinneren_om <= lokaal(nu).time() < beleid.berichten_tot


def eerste_moment(nu: datetime, beleid: Beleid, kalender: Kalender) -> datetime:
    """This moment when a message may leave, else the first one after it."""
    if mag_nu(nu, beleid, kalender):
        return nu
    dag = dag_van(nu)
    if lokaal(nu).time() >= beleid.herinneren_om:
        dag += timedelta(days=1)
    return begin_van(kalender.volgende_werkdag(dag), beleid.herinneren_om)


def te_laat(gepland_op: datetime | None, nu: datetime) -> bool:
    """Whether the day on which it was planned is over: within that day nothing in its text changes."""
    return gepland_op is not None and dag_van(gepland_op) < dag_van(nu)


def moment_van(document: Document) -> str:
    """Which moment a reminder is of, as its sleutel says: `7 dagen`, or `na afloop`."""
    return document.sleutel.split("|")[-2]


# --- aan wie -------------------------------------------------------------------------------------------------------


def geadresseerden(case: Case, termijn: Termijn, dagen: int, beleid: Beleid) -> list[Persoon]:
    """Of a dienst the first contactpersoon; the deputies too near the end, or when mail to the first is refused."""
    plan = PLANNEN[termijn.soort]
    if not plan.van_dienst:
        return leiding(case, plan.aan)
    contacten = contactpersonen(case, termijn)
    nabij = dagen <= beleid.plaatsvervanger_vanaf
    return contacten if nabij or _geweigerd(case, contacten[:1]) else contacten[:1]


def contactpersonen(case: Case, termijn: Termijn) -> list[Persoon]:
    """Those of the dienst that must act, the first addressee first."""
    dienst = dienst_van(case, termijn.deelname_id or "")
    return [case.stam.personen[c.persoon_id] for c in contactpersonen_van(case.stam, dienst.id)]


def leiding(case: Case, rollen: Iterable[Rol]) -> list[Persoon]:
    """Everybody who leads the project in one of these roles, once."""
    return list({p.id: p for rol in rollen for p in leiders(case, rol)}.values())


def te_escaleren_aan(case: Case, termijn: Termijn) -> list[Persoon]:
    """The concerninkopers of the project, where somebody should hear that it has passed."""
    return [] if PLANNEN[termijn.soort].geen_escalatie else leiding(case, _INKOPER)


def _geweigerd(case: Case, personen: Iterable[Persoon]) -> bool:
    """Whether the last mail of this project to any of them that came to an end was refused for good."""
    geweigerd = (BerichtToestand.GEWEIGERD, BerichtToestand.MISLUKT)
    over = (*geweigerd, BerichtToestand.VERZONDEN)
    for persoon in personen:
        berichten = [b for b in case.berichten.values() if b.naar_email == persoon.email and b.toestand in over]
        if berichten and max(berichten, key=lambda b: b.besteld_op).toestand in geweigerd:
            return True
    return False


def tegelijk(termijn: Termijn) -> tuple[object, ...]:
    """What passes together: one kind, one perceel, one moment."""
    return termijn.soort, termijn.perceel_id, termijn.verloopt_op


def groep_van(case: Case, termijn: Termijn) -> list[Termijn]:
    """Everything that passed together with this one."""
    verstreken = (t for t in case.termijnen.values() if t.toestand == TermijnToestand.VERSTREKEN)
    return [t for t in verstreken if tegelijk(t) == tegelijk(termijn)]
