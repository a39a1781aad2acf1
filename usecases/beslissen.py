"""What a call would do: permission, guards, the pure verb and its letters, before anything of it is written.

The executor carries out what is decided here; who only wants to look at the consequences stops here.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db import outbox
from db.cases import laad
from db.engine import Connection
from db.queries import personen
from delivery.opslag import Opslag
from usecases.app import App
from usecases.invoer import lees_invoer, zoek_verb
from usecases.klok import procestijd
from usecases.projecten import onbekend
from usecases.rechtsfeiten import maak_call
from workflow.beurt import Beurt, Decision
from workflow.call import SYSTEEM, Actor, Call
from workflow.case import Case, Stam
from workflow.case.dossier import Document
from workflow.case.stam import Persoon, Rol
from workflow.case.termijn import Voorstel
from workflow.permissions import controleer_bevoegdheid
from workflow.reasons import Geweigerd, Invoerfout, Reden
from workflow.verbs import Verb
from workflow.verbs.brieven import BevestigVerzending
from workflow.verbs.tweede_persoon import Bevestig, controleer_tweede_persoon, open_voorstel
from workflow.zetten import handel

CLI = "cli, niet aangemeld"


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
class Beslist:
    """A call in a project that nothing stands in the way of."""

    voor: Case
    call: Call
    decision: Decision
    """What it does, or for a verb that waits what it does once it is confirmed."""
    voorstel: Voorstel | None = None
    """The proposal that it confirms or refuses."""
    wacht: bool = False
    """Whether a second person must confirm it first."""
    brieven: tuple[outbox.Opdracht, ...] = ()
    """The letters that it orders, with their facts as the decision leaves them."""


_BRIEVEN_VAN: dict[str, Callable[[Any, Case], list[Document]]] = {
    "geef_vrij": lambda met, case: met.documenten(case),
    "verzend_brieven": lambda met, case: met.te_verzenden(case),
    "bevestig_verzending": lambda met, case: met.te_verzenden(case),
}
"""Verbs by which a letter goes a step nearer to its reader, and which letters that are."""


@dataclass(frozen=True, slots=True)
class Aanroep:
    """One call inside its transaction."""

    app: App
    conn: Connection
    opdracht: Opdracht
    verb: Verb
    met: Any
    opslag: Opslag | None
    """Where files in the arguments are kept; None keeps nothing."""

    def laad_case(self, *, slot: bool) -> Case:
        """The project; raises Invoerfout when it is not named or unknown."""
        kenmerk = self.opdracht.project
        if not kenmerk:
            raise Invoerfout("project", "noem het kenmerk van het project")
        case = laad(self.conn, kenmerk, slot=slot, alle_stam=self.verb.heel_stam)
        if case is None:
            raise onbekend(kenmerk)
        return case

    def beslis(self, case: Case) -> Beslist:
        """Raises Geweigerd with every reason, or Invoerfout; writes nothing."""
        call = self.call(case.stam)
        controleer_bevoegdheid(self.verb, case, self.met, call.actor)
        if self.verb.naam == "bevestig":
            return self._bevestig(case, call)
        decision = self._probeer(self.verb, case, self.met, call)
        brieven = self._brieven(decision)
        if self._vraagt_tweede(case, call):
            return Beslist(voor=case, call=call, decision=decision, wacht=True)
        voorstel = open_voorstel(case, self.met) if self.verb.naam == "verwerp" else None
        return Beslist(voor=case, call=call, decision=decision, voorstel=voorstel, brieven=brieven)

    def _vraagt_tweede(self, case: Case, call: Call) -> bool:
        """As the verb says, and also for a letter that was sent before its facts changed: two persons say when."""
        if self.verb.vier_ogen and self.verb.vier_ogen(case, self.met, call):
            return True
        return _achteraf(self.met, call) and bool(self._verouderd(self.verb, case, self.met))

    def _bevestig(self, case: Case, call: Call) -> Beslist:
        """The second of two calls carries the proposal out, with every guard and permission asked again."""
        met: Bevestig = self.met
        handel(Beurt(case, met, call), self.verb.naam)
        voorstel = open_voorstel(case, met)
        controleer_tweede_persoon(voorstel, call)
        verb = zoek_verb(voorstel.verb)
        voorgesteld = lees_invoer(verb, json.loads(voorstel.met), self.opslag)
        indiener = als_actor(case.stam, case.stam.personen[voorstel.voorgesteld_door])
        controleer_bevoegdheid(verb, case, voorgesteld, indiener)
        decision = self._probeer(verb, case, voorgesteld, call.ter_bevestiging(voorstel))
        gericht = Bevestig(voorstel=voorstel.nummer)
        decision = replace(decision, case=self.verb.functie(decision.case, gericht, call).case)
        return Beslist(voor=case, call=call, decision=decision, voorstel=voorstel, brieven=self._brieven(decision))

    def _probeer(self, verb: Verb, case: Case, met: Any, call: Call) -> Decision:
        """Run the pure verb; a letter that it releases or sends stale refuses it.

        What was sent earlier is a fact from outside: whether its facts changed since says nothing about it.
        """
        verouderd = [] if _achteraf(met, call) else self._verouderd(verb, case, met)
        try:
            decision: Decision = verb.functie(case, met, call)
        except Geweigerd as fout:
            raise Geweigerd((*fout.redenen, *verouderd)) from None
        if verouderd:
            raise Geweigerd(verouderd)
        return decision

    def _verouderd(self, verb: Verb, case: Case, met: Any) -> list[Reden]:
        """What a letter says is only known here: the pure verbs do not make letters."""
        if verb.naam not in _BRIEVEN_VAN:
            return []
        from usecases.briefgegevens import verouderd_redenen

        return verouderd_redenen(case, _BRIEVEN_VAN[verb.naam](met, case), self.app.huis)

    def _brieven(self, decision: Decision) -> tuple[outbox.Opdracht, ...]:
        """The letters that were ordered, with their facts; raises Geweigerd(brief_onvolledig) naming every gap."""
        if not decision.effecten:
            return ()
        # Most verbs order no letter, and importing all that letters hold takes as long as such a verb.
        from usecases.briefgegevens import opdrachten

        return tuple(opdrachten(als_case(decision), decision.effecten, self.app.huis))

    def call(self, stam: Stam) -> Call:
        return maak_call(
            self.app,
            self.conn,
            actor=self._actor(stam),
            nu=procestijd(self.conn, self.opdracht.nu),
            nieuw_id=lambda: str(uuid.uuid4()),
        )

    def _actor(self, stam: Stam) -> Actor:
        if self.opdracht.als is None:
            return SYSTEEM
        persoon = personen.met_email(self.conn, self.opdracht.als)
        if persoon is None:
            raise Invoerfout("als", f"er is geen account '{self.opdracht.als}'")
        return als_actor(stam, persoon)


def _achteraf(met: Any, call: Call) -> bool:
    """A sending in the past is recorded."""
    return isinstance(met, BevestigVerzending) and met.verzonden_op is not None and met.verzonden_op < call.nu


def als_case(decision: Decision) -> Case:
    if not isinstance(decision.case, Case):
        raise TypeError("dit verb hoort bij een project")
    return decision.case


def als_actor(stam: Stam, persoon: Persoon) -> Actor:
    """The account with its roles; contactpersoon follows from the diensten that it speaks for."""
    diensten = frozenset(c.dienst_id for c in stam.contactpersonen.values() if c.persoon_id == persoon.id)
    rollen = frozenset(persoon.rollen) | (frozenset({Rol.CONTACTPERSOON}) if diensten else frozenset())
    return Actor(persoon_id=persoon.id, naam=persoon.naam, rollen=rollen, diensten=diensten)
