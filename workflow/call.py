"""Everything that a verb may know beside the Case: who calls, when, under which calendar and policy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from workflow.case.stam import Rol
from workflow.case.termijn import Voorstel
from workflow.drempels import Drempel
from workflow.termijnen.kalender import Kalender
from workflow.tijd import dag_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The account that calls; `persoon_id` is None for the scheduler."""

    persoon_id: str | None
    naam: str
    rollen: frozenset[Rol]
    diensten: frozenset[str]
    """Ids of the diensten that this account is contactpersoon of."""


SYSTEEM = Actor(persoon_id=None, naam="systeem", rollen=frozenset({Rol.SYSTEEM}), diensten=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleid:
    """Policy of Bizob where the law leaves room; durations are calendar days."""

    vaststellingstermijn: int = 21
    reactietermijn: int = 5
    minimum_deelnemers: int = 2
    collectief_vanaf: int = 6
    materiedeskundigen: int = 3
    beoordelaars_per_criterium: int = 2
    opschortende_termijn: int = 20
    ontvangst_dossier: int = 30
    gestanddoening_waarschuwen: int = 30
    """Days that the tenders should still bind after today, or after the end of the standstill."""
    herinneren: tuple[int, ...] = (14, 7, 2, 0)
    """Days before the last day on which a reminder is planned."""
    post_bezorgt: bool = False
    """Whether mail really reaches its addressee: without a mail server it is put in a folder."""
    herinneren_om: time = time(8)
    """Wall-clock time at which a planned reminder falls due."""
    berichten_tot: time = time(18)
    """From `herinneren_om` until this time of a working day messages leave that nobody releases."""
    plaatsvervanger_vanaf: int = 2
    """From so many days before the last day on the deputy contactpersoon is reminded too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    actor: Actor
    nu: datetime
    nieuw_id: Callable[[], str]
    """Gives a new id at each call; handed in, so that a verb stays repeatable."""
    kalender: Kalender
    drempels: tuple[Drempel, ...]
    beleid: Beleid
    voorstel: Voorstel | None = None
    """The proposal that is being confirmed, if this is the second of two calls."""

    @property
    def vandaag(self) -> date:
        return dag_van(self.nu)

    @property
    def opdrachtgever_id(self) -> str | None:
        """Who ordered this: the proposer where there are two calls, else the actor; None is the scheduler."""
        return self.voorstel.voorgesteld_door if self.voorstel else self.actor.persoon_id

    @property
    def persoon_id(self) -> str:
        """The account that acts; raises ValueError for the scheduler, which holds no verb that asks."""
        if self.actor.persoon_id is None:
            raise ValueError("de planner handelt niet als persoon")
        return self.actor.persoon_id

    @property
    def ontvangen_op(self) -> datetime:
        """When the fact reached Bizob: at the first of two calls."""
        return self.voorstel.voorgesteld_op if self.voorstel else self.nu

    def ter_bevestiging(self, voorstel: Voorstel) -> "Call":
        return replace(self, voorstel=voorstel)
