"""Progress reports (procedure 2.10): who may read which one, and the round of every week. Nothing here writes.

A report is computed when somebody asks; it is no letter, and nobody releases or sends it as one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.cases import laad, laad_stam
from db.engine import Connection, lees, tijd
from db.queries import personen, projecten
from db.queries.verloop import bewegingen
from usecases.app import App
from usecases.beslissen import als_actor
from usecases.klok import oefentijd
from usecases.projecten import onbekend
from usecases.rechtsfeiten import maak_call
from usecases.sjabloonkeuze import Sjabloonkeuze, keuze
from usecases.uitvoermap import schone_naam
from workflow.call import SYSTEEM, Actor, Call
from workflow.case import Case, Stam
from workflow.keys import rapport_sleutel
from workflow.lezen import dienst_op_naam
from workflow.permissions import eis_dienstrapport, eis_inkoopplan, eis_projectrapport, eis_totaalrapport
from workflow.reasons import Invoerfout
from workflow.tijd import dag_van, week_van
from workflow.voortgang import Beweging, dienstvoortgang, ontvangers, projectvoortgang

if TYPE_CHECKING:
    from documents.contexts import Context

Teller = Callable[[int, int], None]
"""Is told how many projects were read, of how many."""


@dataclass(frozen=True, slots=True)
class Rapport:
    """One report, of which Word and Markdown say the same."""

    naam: str
    """For a file, without ending: `voortgang 2026-014 2026-W24`."""
    context: "Context"
    sjablonen: Sjabloonkeuze

    def docx(self) -> bytes:
        """Rendered and read back; one difference is an Afwijking (design rule 9)."""
        from documents.contexts import soort_van
        from documents.fouten import Afwijking
        from documents.readback import verschillen_met
        from documents.render import render_met

        sjabloon = self.sjablonen.geef(soort_van(self.context))
        inhoud = render_met(sjabloon, self.context).inhoud
        if anders := verschillen_met(sjabloon, self.context, inhoud):
            raise Afwijking(sjabloon.soort, f"het rapport wijkt af van de gegevens: {'; '.join(anders)}")
        return inhoud

    def markdown(self) -> str:
        from documents.markdown import markdown

        return markdown(self.context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekrapport:
    """One report for one addressee in one week; the same `sleutel` is the same report."""

    sleutel: str
    project_id: str
    ontvanger: str
    email: str
    bestandsnaam: str
    docx: bytes
    markdown: str


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """One project with its history, as of one moment."""

    case: Case
    verloop: tuple[Beweging, ...]
    call: Call

    @property
    def kenmerk(self) -> str:
        return self.case.project.kenmerk


def rapport(
    app: App,
    *,
    als: str,
    project: str | None = None,
    dienst: str | None = None,
    nu: datetime | None = None,
    teller: Teller = lambda gelezen, totaal: None,
) -> Rapport:
    """Of one project or of all, for the team and the management, or for one dienst only what is its own.

    Raises Invoerfout for an unknown project, dienst or account, Geweigerd for who may not read it.
    """
    with lees(app.engine) as conn:
        stam = laad_stam(conn)
        actor = _actor(conn, stam, als)
        dienst_id = dienst_op_naam(stam, dienst).id if dienst else None
        if project:
            gelezen = [_eis(_lees(app, conn, project, nu), actor, dienst_id)]
        else:
            _eis_alles(actor, dienst_id)
            gelezen = list(_lees_alle(app, conn, dienst_id, nu, teller))
        moment = nu or max((g.call.nu for g in gelezen), default=tijd(conn))
    return _rapport(app, gelezen, moment, project, dienst)


def inkoopplan(
    app: App,
    dienst: str,
    *,
    als: str,
    nu: datetime | None = None,
    teller: Teller = lambda gelezen, totaal: None,
) -> Rapport:
    """Of one dienst over all its projects, for itself, for Bizob and for the auditor (procedure 2.10).

    Raises Invoerfout for an unknown dienst or account, Geweigerd for who may not read it.
    """
    # Only who makes a plan waits for what documents hold.
    from documents.contexts.bouw.inkoopplan import Plandeel
    from documents.contexts.bouw.inkoopplan import inkoopplan as bouw

    with lees(app.engine) as conn:
        stam = laad_stam(conn)
        dienst_id = dienst_op_naam(stam, dienst).id
        eis_inkoopplan(_actor(conn, stam, als), dienst_id)
        gelezen = list(_lees_alle(app, conn, dienst_id, nu, teller))
        moment = nu or max((g.call.nu for g in gelezen), default=tijd(conn))
    delen = [
        Plandeel(g.case, deelname, dienstvoortgang(g.case, g.verloop, deelname, g.call))
        for g in gelezen
        for deelname in g.case.deelnames.values()
        if deelname.dienst_id == dienst_id
    ]
    naam = schone_naam(f"inkoopplan {dienst} {dag_van(moment):%Y-%m-%d}")
    return Rapport(naam, bouw(dienst, delen, app.huis, moment), keuze(app))


def weekrapporten(app: App, nu: datetime | None = None) -> Iterator[Weekrapport]:
    """The reports of this week, for everybody who gets one; each project is read when its turn comes.

    Whoever sends them keeps the sleutel of what was sent: in the same week this yields the same sleutels again.
    """
    with lees(app.engine) as conn:
        kenmerken = projecten.kenmerken(conn)
    for kenmerk in kenmerken:
        with lees(app.engine) as conn:
            gelezen = _lees(app, conn, kenmerk, nu)
        yield from _van_project(app, gelezen)


# --- lezen ----------------------------------------------------------------------------------------------------------


def _actor(conn: Connection, stam: Stam, email: str) -> Actor:
    persoon = personen.met_email(conn, email)
    if persoon is None:
        raise Invoerfout("als", f"er is geen account '{email}'")
    return als_actor(stam, persoon)


def _eis_alles(actor: Actor, dienst_id: str | None) -> None:
    if dienst_id:
        eis_dienstrapport(actor, dienst_id)
    else:
        eis_totaalrapport(actor)


def _eis(gelezen: _Gelezen, actor: Actor, dienst_id: str | None) -> _Gelezen:
    if dienst_id is None:
        eis_projectrapport(gelezen.case, actor)
        return gelezen
    eis_dienstrapport(actor, dienst_id)
    if not _komt_voor(gelezen, dienst_id):
        hulp = "Met 'zandloper project toon' ziet u de diensten."
        raise Invoerfout("dienst", f"deze dienst komt niet voor in project {gelezen.kenmerk}. {hulp}")
    return gelezen


def _lees(app: App, conn: Connection, kenmerk: str, nu: datetime | None) -> _Gelezen:
    case = laad(conn, kenmerk, slot=False)
    if case is None:
        raise onbekend(kenmerk)
    moment = nu or oefentijd(conn, case.project.id) or tijd(conn)
    call = maak_call(app, conn, actor=SYSTEEM, nu=moment, nieuw_id=lambda: "")
    return _Gelezen(case, bewegingen(conn, case.project.id), call)


def _lees_alle(
    app: App, conn: Connection, dienst_id: str | None, nu: datetime | None, teller: Teller
) -> Iterator[_Gelezen]:
    kenmerken = projecten.kenmerken(conn)
    for aantal, kenmerk in enumerate(kenmerken, start=1):
        gelezen = _lees(app, conn, kenmerk, nu)
        teller(aantal, len(kenmerken))
        if dienst_id is None or _komt_voor(gelezen, dienst_id):
            yield gelezen


def _komt_voor(gelezen: _Gelezen, dienst_id: str) -> bool:
    return any(d.dienst_id == dienst_id for d in gelezen.case.deelnames.values())


# --- maken ----------------------------------------------------------------------------------------------------------


def _rapport(app: App, gelezen: list[_Gelezen], nu: datetime, project: str | None, dienst: str | None) -> Rapport:
    # Only who makes a report waits for what documents hold.
    from documents.contexts.bouw.voortgang import dienstrapport, projectrapport, totaalrapport

    naam, sjablonen = _naam(project or "alle", dienst, nu), keuze(app)
    if dienst:
        delen = [
            dienstvoortgang(g.case, g.verloop, deelname, g.call)
            for g in gelezen
            for deelname in g.case.deelnames.values()
            if g.case.stam.diensten[deelname.dienst_id].naam == dienst
        ]
        return Rapport(naam, dienstrapport(dienst, delen, app.huis, nu, project or "alle"), sjablonen)
    projecten_ = [projectvoortgang(g.case, g.verloop, g.call) for g in gelezen]
    context = projectrapport(projecten_[0], app.huis, nu) if project else totaalrapport(projecten_, app.huis, nu)
    return Rapport(naam, context, sjablonen)


def _naam(project: str, dienst: str | None, nu: datetime) -> str:
    return schone_naam(" ".join(filter(None, ("voortgang", project, dienst, str(week_van(nu))))))


def _van_project(app: App, gelezen: _Gelezen) -> Iterator[Weekrapport]:
    """Equal reports are made once, for however many they are."""
    gemaakt: dict[str | None, tuple[str, bytes, str]] = {}
    case, nu = gelezen.case, gelezen.call.nu
    for ontvanger in ontvangers(case):
        deel = ontvanger.deelname_id
        if deel not in gemaakt:
            dienst = case.stam.diensten[case.deelnames[deel].dienst_id].naam if deel else None
            nieuw = _rapport(app, [gelezen], nu, gelezen.kenmerk, dienst)
            gemaakt[deel] = (nieuw.naam, nieuw.docx(), nieuw.markdown())
        naam, docx, tekst = gemaakt[deel]
        yield Weekrapport(
            sleutel=rapport_sleutel(case.project.id, ontvanger.persoon_id, week_van(nu), deelname=deel),
            project_id=case.project.id,
            ontvanger=ontvanger.naam,
            email=ontvanger.email,
            bestandsnaam=f"{naam}.docx",
            docx=docx,
            markdown=tekst,
        )
