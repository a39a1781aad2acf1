"""THE executor: the only place that runs a verb.

Open the transaction, lock, let `usecases.beslissen` decide (it reads the clock, asks permission, runs the pure verb and
sees whether every letter that it orders can be made), then save the differences with audit and outbox, and commit.
Nothing leaves before that.
"""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from db import audit, outbox
from db.audit import AuditUitkomst
from db.cases import Achterhaald, bewaar, bewaar_stam, laad_stam
from db.engine import Bezet, Connection, schrijf, tijd
from usecases.app import App
from usecases.beslissen import CLI, Aanroep, Beslist, Opdracht, als_case
from usecases.invoer import lees_invoer, zoek_verb
from workflow.beurt import Decision
from workflow.call import Call
from workflow.canoniek import canonieke_json
from workflow.case import Case, Stam
from workflow.case.termijn import Voorstel
from workflow.deelmachines import DOCUMENT
from workflow.effects import Zet
from workflow.permissions import controleer_bevoegdheid
from workflow.reasons import Geweigerd
from workflow.verbs import Verb
from workflow.verbs.argumenten import bevries
from workflow.verbs.tweede_persoon import leg_voorstel_neer

PLANNER = "systeem"
SCENARIO = "scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """What a call did: carried out, waiting for a second person, or nothing to do."""

    verb: str
    soort: str
    project: str | None
    toestand: str | None
    voorstel: int | None
    zetten: tuple[Zet, ...]
    documenten: int
    """Number of letters that were ordered."""


UITGEVOERD, WACHT, NIETS = "uitgevoerd", "voorstel", "niets te doen"


def voer_uit(app: App, opdracht: Opdracht) -> Uitkomst:
    """One verb, one transaction, one audit row; a refused call leaves nothing behind.

    Raises Invoerfout for what cannot be understood, Geweigerd with every reason, Bezet when another call was first.
    """
    gelezen = lees_opdracht(app, opdracht)
    try:
        with schrijf(app.engine) as conn:
            return gelezen.voer_uit(conn)
    except Achterhaald as fout:
        raise Bezet(str(fout)) from fout


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A call whose arguments were understood, before any transaction is open."""

    app: App
    opdracht: Opdracht
    verb: Verb
    met: Any

    def voer_uit(self, conn: Connection) -> Uitkomst:
        """Carry it out in a write transaction that its owner commits."""
        return _Transactie(Aanroep(self.app, conn, self.opdracht, self.verb, self.met, self.app.opslag)).voer_uit()


def lees_opdracht(app: App, opdracht: Opdracht) -> Gelezen:
    """Raises Invoerfout for an unknown verb, or for arguments that cannot be understood."""
    verb = zoek_verb(opdracht.verb)
    return Gelezen(app, opdracht, verb, lees_invoer(verb, opdracht.invoer, app.opslag, opdracht.map))


class _Transactie:
    """One call inside its transaction: what was decided is written."""

    def __init__(self, aanroep: Aanroep) -> None:
        self.aanroep, self.conn = aanroep, aanroep.conn
        self.opdracht, self.verb, self.met = aanroep.opdracht, aanroep.verb, aanroep.met

    def voer_uit(self) -> Uitkomst:
        if self.verb.op_stam:
            return self._op_stam()
        return self._op_project(self.aanroep.beslis(self.aanroep.laad_case(slot=True)))

    def _op_stam(self) -> Uitkomst:
        stam = laad_stam(self.conn, slot=True)
        call = self.aanroep.call(stam)
        controleer_bevoegdheid(self.verb, None, self.met, call.actor)
        decision: Decision = self.verb.functie(stam, self.met, call)
        if isinstance(decision.case, Case):
            bewaar(self.conn, None, decision.case)
            return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD)
        bewaar_stam(self.conn, stam, decision.case)
        return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD)

    def _op_project(self, beslist: Beslist) -> Uitkomst:
        if beslist.wacht:
            return self._stel_voor(beslist.voor, beslist.call)
        if self.verb.stil and beslist.decision.case == beslist.voor:
            return self._uitkomst(beslist.voor, beslist.decision, NIETS)
        bewaar(self.conn, beslist.voor, als_case(beslist.decision))
        outbox.leg_klaar(self.conn, beslist.brieven, op=beslist.call.nu)
        over = _over(beslist.voorstel) if beslist.voorstel else None
        return self._noteer(beslist.call, beslist.decision, AuditUitkomst.UITGEVOERD, UITGEVOERD, over)

    def _stel_voor(self, case: Case, call: Call) -> Uitkomst:
        """The verb would be carried out now; it is written down and waits for the second person."""
        na = leg_voorstel_neer(case, self.verb.naam, canonieke_json(bevries(self.met, case)), call)
        decision = Decision(na)
        bewaar(self.conn, case, na)
        voorstel = max(na.voorstellen.values(), key=lambda v: v.nummer)
        uitkomst = self._noteer(call, decision, AuditUitkomst.VOORSTEL, WACHT, _over(voorstel))
        return replace(uitkomst, voorstel=voorstel.nummer)

    def _noteer(
        self, call: Call, decision: Decision, uitkomst: AuditUitkomst, soort: str, met: object = None
    ) -> Uitkomst:
        in_project = isinstance(decision.case, Case)
        audit.schrijf(
            self.conn,
            audit.Aantekening(
                keten=als_case(decision).project.id if in_project else audit.ALGEMEEN,
                verb=self.verb.naam,
                persoon_id=call.actor.persoon_id,
                aanmelding=self.opdracht.aanmelding,
                uitkomst=uitkomst,
                procestijd=call.nu,
                werkelijke_tijd=tijd(self.conn),
                met=canonieke_json(met or self.met),
                zetten=canonieke_json(_zetten(decision)),
            ),
        )
        return self._uitkomst(decision.case, decision, soort)

    def _uitkomst(self, na: Case | Stam, decision: Decision, soort: str) -> Uitkomst:
        project = na.project if isinstance(na, Case) else None
        return Uitkomst(
            verb=self.verb.naam,
            soort=soort,
            project=project.kenmerk if project else None,
            toestand=str(project.toestand) if project else None,
            voorstel=None,
            zetten=decision.zetten,
            documenten=len(decision.effecten),
        )


def _zetten(decision: Decision) -> list[Any]:
    """The move of a letter names its bytes: who released or sent it, released or sent exactly these."""
    weergaven = decision.case.weergaven.values() if isinstance(decision.case, Case) else ()
    sha256 = {weergave.document_id: weergave.sha256 for weergave in weergaven}
    return [
        asdict(zet) | {"sha256": sha256[zet.rij_id]} if zet.machine == DOCUMENT.naam and zet.rij_id in sha256 else zet
        for zet in decision.zetten
    ]


def _over(voorstel: Voorstel) -> dict[str, Any]:
    """What the audit says of a proposal, wherever it is made, confirmed or refused."""
    return {"voorstel": voorstel.nummer, "verb": voorstel.verb, "met": json.loads(voorstel.met)}


__all__ = [
    "CLI",
    "NIETS",
    "PLANNER",
    "SCENARIO",
    "UITGEVOERD",
    "WACHT",
    "Geweigerd",
    "Opdracht",
    "Uitkomst",
    "voer_uit",
]
