"""THE executor: the only place that runs a verb.

Open the transaction, lock, read the clock, load the Case, ask permission, run the pure verb, see whether every letter
that it orders can be made, then save the differences with audit and outbox, and commit. Nothing leaves before that.
"""

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db import audit, outbox
from db.audit import AuditUitkomst
from db.cases import Achterhaald, bewaar, bewaar_stam, laad, laad_stam
from db.engine import Bezet, Connection, schrijf, tijd
from db.queries import personen
from usecases.app import App
from usecases.invoer import lees_invoer, zoek_verb
from usecases.klok import procestijd
from workflow.beurt import Beurt, Decision
from workflow.call import SYSTEEM, Actor, Call
from workflow.canoniek import canonieke_json
from workflow.case import Case, Stam
from workflow.case.dossier import Document
from workflow.case.stam import Persoon, Rol
from workflow.case.termijn import Voorstel
from workflow.effects import Effect, Zet
from workflow.permissions import controleer_bevoegdheid
from workflow.reasons import Geweigerd, Invoerfout, Reden
from workflow.verbs import Verb
from workflow.verbs.argumenten import bevries
from workflow.verbs.tweede_persoon import (
    Bevestig,
    controleer_tweede_persoon,
    leg_voorstel_neer,
    open_voorstel,
)
from workflow.zetten import handel

CLI = "cli, niet aangemeld"
PLANNER = "systeem"
SCENARIO = "scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """One call of a verb as it comes from outside."""

    verb: str
    invoer: Mapping[str, Any]
    als: str | None = None
    """E-mail address of the account; None is the scheduler."""
    project: str | None = None
    """Kenmerk; not for a verb that has no project."""
    nu: datetime | None = None
    """A scenario's clock; only a database for practice accepts it."""
    aanmelding: str = CLI
    map: Path | None = None
    """Folder that files in the arguments are relative to."""


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
        return _Transactie(self.app, conn, self.opdracht, self.verb, self.met).voer_uit()


def lees_opdracht(app: App, opdracht: Opdracht) -> Gelezen:
    """Raises Invoerfout for an unknown verb, or for arguments that cannot be understood."""
    verb = zoek_verb(opdracht.verb)
    return Gelezen(app, opdracht, verb, lees_invoer(verb, opdracht.invoer, app.opslag, opdracht.map))


_BRIEVEN_VAN: dict[str, Callable[[Any, Case], list[Document]]] = {
    "geef_vrij": lambda met, case: met.documenten(case),
    "bevestig_verzending": lambda met, case: met.te_verzenden(case),
}
"""Verbs by which a letter goes a step nearer to its reader, and which letters that are."""


class _Transactie:
    """One call inside its transaction."""

    def __init__(self, app: App, conn: Connection, opdracht: Opdracht, verb: Verb, met: Any) -> None:
        self.app, self.conn, self.opdracht, self.verb, self.met = app, conn, opdracht, verb, met

    def voer_uit(self) -> Uitkomst:
        if self.verb.op_stam:
            return self._op_stam()
        return self._op_project(self._laad_case())

    # --- zonder project ---

    def _op_stam(self) -> Uitkomst:
        stam = laad_stam(self.conn, slot=True)
        call = self._call(stam)
        controleer_bevoegdheid(self.verb, None, self.met, call.actor)
        decision: Decision = self.verb.functie(stam, self.met, call)
        if isinstance(decision.case, Case):
            bewaar(self.conn, None, decision.case)
            return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD)
        bewaar_stam(self.conn, stam, decision.case)
        return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD)

    # --- in een project ---

    def _laad_case(self) -> Case:
        kenmerk = self.opdracht.project
        if not kenmerk:
            raise Invoerfout("project", "noem het kenmerk van het project")
        case = laad(self.conn, kenmerk, slot=True, alle_stam=self.verb.heel_stam)
        if case is None:
            raise Invoerfout("project", f"project '{kenmerk}' bestaat niet. Met 'zandloper project lijst' ziet u alle.")
        return case

    def _op_project(self, case: Case) -> Uitkomst:
        call = self._call(case.stam)
        controleer_bevoegdheid(self.verb, case, self.met, call.actor)
        if self.verb.naam == "bevestig":
            return self._bevestig(case, call)
        decision = self._beslis(self.verb, case, self.met, call)
        if self.verb.vier_ogen and self.verb.vier_ogen(case, self.met, call):
            return self._stel_voor(case, call)
        if self.verb.stil and decision.case == case:
            return self._uitkomst(case, decision, NIETS)
        self._bewaar(case, decision, call)
        over = _over(open_voorstel(case, self.met)) if self.verb.naam == "verwerp" else None
        return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD, over)

    def _stel_voor(self, case: Case, call: Call) -> Uitkomst:
        """The verb would be carried out now; it is written down and waits for the second person."""
        na = leg_voorstel_neer(case, self.verb.naam, canonieke_json(bevries(self.met, case)), call)
        decision = Decision(na)
        self._bewaar(case, decision, call)
        voorstel = max(na.voorstellen.values(), key=lambda v: v.nummer)
        uitkomst = self._noteer(call, decision, AuditUitkomst.VOORSTEL, WACHT, _over(voorstel))
        return replace(uitkomst, voorstel=voorstel.nummer)

    def _bevestig(self, case: Case, call: Call) -> Uitkomst:
        """The second of two calls carries the proposal out, with every guard and permission asked again."""
        met: Bevestig = self.met
        handel(Beurt(case, met, call), self.verb.naam)
        voorstel = open_voorstel(case, met)
        controleer_tweede_persoon(voorstel, call)
        verb = zoek_verb(voorstel.verb)
        voorgesteld = lees_invoer(verb, json.loads(voorstel.met), self.app.opslag)
        indiener = _als_actor(case.stam, case.stam.personen[voorstel.voorgesteld_door])
        controleer_bevoegdheid(verb, case, voorgesteld, indiener)
        decision = self._beslis(verb, case, voorgesteld, call.ter_bevestiging(voorstel))
        gericht = Bevestig(voorstel=voorstel.nummer)
        decision = replace(decision, case=self.verb.functie(decision.case, gericht, call).case)
        self._bewaar(case, decision, call)
        return self._noteer(call, decision, AuditUitkomst.UITGEVOERD, UITGEVOERD, _over(voorstel))

    # --- delen ---

    def _call(self, stam: Stam) -> Call:
        return Call(
            actor=self._actor(stam),
            nu=procestijd(self.conn, self.opdracht.nu),
            nieuw_id=lambda: str(uuid.uuid4()),
            kalender=self.app.kalender,
            drempels=self.app.drempels,
            beleid=self.app.beleid,
        )

    def _actor(self, stam: Stam) -> Actor:
        if self.opdracht.als is None:
            return SYSTEEM
        persoon = personen.met_email(self.conn, self.opdracht.als)
        if persoon is None:
            raise Invoerfout("als", f"er is geen account '{self.opdracht.als}'")
        return _als_actor(stam, persoon)

    def _beslis(self, verb: Verb, case: Case, met: Any, call: Call) -> Decision:
        """Run the pure verb; a letter that it orders with a gap, or releases or sends stale, refuses it."""
        verouderd = self._verouderd(verb, case, met)
        try:
            decision: Decision = verb.functie(case, met, call)
        except Geweigerd as fout:
            raise Geweigerd((*fout.redenen, *verouderd)) from None
        if verouderd:
            raise Geweigerd(verouderd)
        self._opdrachten(_als_case(decision), decision.effecten)
        return decision

    def _verouderd(self, verb: Verb, case: Case, met: Any) -> list[Reden]:
        """What a letter says is only known here: the pure verbs do not make letters."""
        if verb.naam not in _BRIEVEN_VAN:
            return []
        from usecases.briefgegevens import verouderd_redenen

        return verouderd_redenen(case, _BRIEVEN_VAN[verb.naam](met, case), self.app.huis)

    def _bewaar(self, voor: Case, decision: Decision, call: Call) -> None:
        na = _als_case(decision)
        bewaar(self.conn, voor, na)
        outbox.leg_klaar(self.conn, self._opdrachten(na, decision.effecten), op=call.nu)

    def _opdrachten(self, na: Case, effecten: Sequence[Effect]) -> list[outbox.Opdracht]:
        if not effecten:
            return []
        # Most verbs order no letter, and importing all that letters hold takes as long as such a verb.
        from usecases.briefgegevens import opdrachten

        return opdrachten(na, effecten, self.app.huis)

    def _noteer(
        self, call: Call, decision: Decision, uitkomst: AuditUitkomst, soort: str, met: object = None
    ) -> Uitkomst:
        in_project = isinstance(decision.case, Case)
        audit.schrijf(
            self.conn,
            audit.Aantekening(
                keten=_als_case(decision).project.id if in_project else audit.ALGEMEEN,
                verb=self.verb.naam,
                persoon_id=call.actor.persoon_id,
                aanmelding=self.opdracht.aanmelding,
                uitkomst=uitkomst,
                procestijd=call.nu,
                werkelijke_tijd=tijd(self.conn),
                met=canonieke_json(met or self.met),
                zetten=canonieke_json(list(decision.zetten)),
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


def _over(voorstel: Voorstel) -> dict[str, Any]:
    """What the audit says of a proposal, wherever it is made, confirmed or refused."""
    return {"voorstel": voorstel.nummer, "verb": voorstel.verb, "met": json.loads(voorstel.met)}


def _als_case(decision: Decision) -> Case:
    if not isinstance(decision.case, Case):
        raise TypeError("dit verb hoort bij een project")
    return decision.case


def _als_actor(stam: Stam, persoon: Persoon) -> Actor:
    diensten = frozenset(c.dienst_id for c in stam.contactpersonen.values() if c.persoon_id == persoon.id)
    rollen = frozenset(persoon.rollen) | (frozenset({Rol.CONTACTPERSOON}) if diensten else frozenset())
    return Actor(persoon_id=persoon.id, naam=persoon.naam, rollen=rollen, diensten=diensten)


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
