"""A game of the pure process: it does what the executor does, with a Case in memory instead of a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from usecases.gegevens import lees_drempels, lees_kalender
from workflow.beurt import Beurt, Decision
from workflow.call import SYSTEEM, Actor, Beleid, Call
from workflow.canoniek import canonieke_json
from workflow.case import Case, Stam
from workflow.case.dossier import SoortStuk, Weergave
from workflow.case.post import BerichtToestand
from workflow.case.project import Perceel
from workflow.case.stam import Drempelbedragen, Persoon, Rol
from workflow.documenten import KINDS
from workflow.drempels import Drempel
from workflow.effects import Effect, Zet
from workflow.lezen import ONVERZONDEN, perceel_op_nummer, persoon_op_email
from workflow.permissions import controleer_bevoegdheid
from workflow.reasons import Geweigerd, Invoerfout
from workflow.termijnen.kalender import Kalender
from workflow.tijd import AMSTERDAM
from workflow.verbs import VERBS
from workflow.verbs.argumenten import Bestand, bevries
from workflow.verbs.tweede_persoon import (
    Bevestig,
    controleer_tweede_persoon,
    leg_voorstel_neer,
    open_voorstel,
)
from workflow.zetten import handel

SYSTEEM_NAAM = "systeem"


@cache
def kalender() -> Kalender:
    return lees_kalender()


@cache
def drempels() -> tuple[Drempel, ...]:
    return lees_drempels()


def met_bijlagen(soorten: tuple[str, ...]) -> tuple[str, ...]:
    """These kinds, with the kinds that their letters carry."""
    return (*soorten, *(soort for soort, kind in KINDS.items() if kind.bijlage_bij in soorten))


def moment(tekst: str) -> datetime:
    """A moment in the Netherlands: `2026-05-11T12:00`."""
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


def email(kort: str) -> str:
    return f"{kort}@zandloper.example"


def bestand(naam: str) -> Bestand:
    return Bestand(naam=naam, sha256=sha256(naam.encode()).hexdigest(), omvang=len(naam))


def _drempel(rij: Drempelbedragen) -> Drempel:
    return Drempel(**{veld.name: getattr(rij, veld.name) for veld in fields(Drempel)})


@dataclass(frozen=True)
class Moment:
    """One call that succeeded, with the game before and after it."""

    verb: str
    door: str
    met: Any
    voor: "Spel" = field(repr=False)
    na: "Spel" = field(repr=False)


@dataclass(repr=False)
class Spel:
    """Master data, at most one project, a clock and a counter; a refused call changes nothing but the counter."""

    stam: Stam
    nu: datetime
    case: Case | None = None
    teller: int = 0
    zetten: tuple[Zet, ...] = ()
    effecten: tuple[Effect, ...] = ()
    gevraagd: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    """Per open proposal its verb and arguments."""
    beleid: Beleid = field(default_factory=Beleid)
    verhaal: list[Moment] | None = None
    """Where the calls that succeed are written down; only while the happy path is played."""

    def __repr__(self) -> str:
        """Short: a test that fails prints the game many times."""
        return f"<Spel {self.nu:%d-%m-%Y %H:%M} {self.toestand if self.case else 'zonder project'}>"

    # --- de stand ---

    @property
    def zaak(self) -> Case:
        assert self.case is not None, "er is nog geen project"
        return self.case

    @property
    def perceel(self) -> Perceel:
        return perceel_op_nummer(self.zaak, "1")

    @property
    def toestand(self) -> str:
        return str(self.zaak.project.toestand)

    def kopie(self) -> "Spel":
        """A game that goes its own way; rows are frozen, so nothing is shared that can change."""
        return replace(self, verhaal=None)

    def met_case(self, case: Case) -> "Spel":
        return replace(self.kopie(), case=case)

    @property
    def kalender(self) -> Kalender:
        """With the days that were added in this game."""
        return Kalender(kalender().gelijkgesteld | {d.datum for d in self.stam.gelijkgestelde_dagen.values()})

    # --- de klok ---

    def op(self, tekst: str) -> "Spel":
        """It is now this moment, never earlier than it was."""
        nu = moment(tekst)
        assert nu >= self.nu, f"{tekst} ligt voor {self.nu}"
        self.nu = nu
        return self

    def later(self, **duur: float) -> "Spel":
        self.nu += timedelta(**duur)
        return self

    # --- een aanroep ---

    def actor(self, door: str) -> Actor:
        """The account, with the roles and diensten that the executor would give it."""
        if door == SYSTEEM_NAAM:
            return SYSTEEM
        return als_actor(self.stam, persoon_op_email(self.stam, email(door)))

    def call(self, door: str) -> Call:
        return Call(
            actor=self.actor(door),
            nu=self.nu,
            nieuw_id=self._nieuw_id,
            kalender=self.kalender,
            drempels=drempels() + tuple(map(_drempel, self.stam.drempelbedragen.values())),
            beleid=self.beleid,
        )

    def doe(self, verb: str, door: str = "inkoper-1", **met: Any) -> Decision:
        """Call a verb; raises what the executor would raise. A verb for two persons waits for `bevestig`."""
        return self.voer_uit(verb, door, VERBS[verb].argumenten(**met))

    def voer_uit(self, naam: str, door: str, met: Any) -> Decision:
        verb, call, voor = VERBS[naam], self.call(door), self.kopie()
        if verb.op_stam:
            controleer_bevoegdheid(verb, None, met, call.actor)
            decision = verb.functie(self.stam, met, call)
        else:
            controleer_bevoegdheid(verb, self.zaak, met, call.actor)
            decision = self._in_project(naam, met, call)
        self._neem_over(decision)
        if self.verhaal is not None:
            self.verhaal.append(Moment(naam, door, met, voor, self.kopie()))
        return decision

    def bevestig(self, door: str = "manager-1", voorstel: int | None = None) -> Decision:
        return self.doe("bevestig", door, voorstel=voorstel)

    def samen(self, verb: str, door: str = "inkoper-1", tweede: str = "manager-1", **met: Any) -> Decision:
        """Both calls of a verb for two persons."""
        self.doe(verb, door, **met)
        return self.bevestig(tweede)

    def antwoord(self, verb: str, door: str, met: Any) -> set[str]:
        """The codes with which the call would be refused, `invoer` for bad input; empty when it would be carried out.

        The game itself stays as it is.
        """
        try:
            self.kopie().voer_uit(verb, door, met)
        except Geweigerd as fout:
            return {r.code for r in fout.redenen}
        except Invoerfout:
            return {"invoer"}
        return set()

    def weiger(self, verb: str, door: str = "inkoper-1", **met: Any) -> dict[str, str]:
        """Why a call is refused, code to message; an AssertionError when it is not."""
        try:
            self.doe(verb, door, **met)
        except Geweigerd as fout:
            return {r.code: r.melding for r in fout.redenen}
        raise AssertionError(f"'{verb}' hoort geweigerd te worden")

    # --- wat er buiten het proces gebeurt ---

    def maak_brieven(self) -> None:
        """What the letter flow does: every ordered document gets its bytes."""
        gemaakt = {w.document_id for w in self.zaak.weergaven.values()}
        nieuwe = [
            Weergave(
                id=self._nieuw_id(),
                project_id=d.project_id,
                document_id=d.id,
                bestandsnaam=f"{d.soort}.docx",
                sha256=sha256(d.sleutel.encode()).hexdigest(),
                sjabloon_sha256="0" * 64,
                gegevens_sha256="1" * 64,
                omvang=1,
                gemaakt_op=self.nu,
            )
            for d in self.zaak.documenten.values()
            if d.id not in gemaakt
        ]
        self.case = self.zaak.met(*nieuwe)

    def verzend(self, *soorten: str, perceel: str | None = None) -> None:
        """Letters are made, released by a second person with what they carry, and sent."""
        self.maak_brieven()
        self.samen("geef_vrij", soorten=met_bijlagen(soorten), perceel=perceel)
        self.doe("bevestig_verzending", soorten=soorten, perceel=perceel)

    def bezorg_post(self) -> None:
        """Every mail that waits is delivered, and the project hears of it."""
        wacht = [
            b for b in self.zaak.berichten.values() if b.toestand == BerichtToestand.OPEN and b.niet_voor <= self.nu
        ]
        levend = [b for b in wacht if all(self.zaak.documenten[d].toestand in ONVERZONDEN for d in b.documenten)]
        weg = [replace(b, toestand=BerichtToestand.VERZONDEN, verzonden_op=self.nu) for b in levend]
        self.case = self.zaak.met(*weg)
        self.doe("verwerk_post", SYSTEEM_NAAM)

    def leg_in_dossier(self, code: str, soort: SoortStuk, dienst: str | None = None, door: str = "inkoper-1") -> str:
        self.doe("voeg_dossierstuk_toe", door, code=code, soort=soort, bestand=bestand(f"{code}.pdf"), dienst=dienst)
        return code

    # --- intern ---

    def _nieuw_id(self) -> str:
        self.teller += 1
        return f"id-{self.teller:05d}"

    def _in_project(self, naam: str, met: Any, call: Call) -> Decision:
        if naam == "bevestig":
            return self._bevestig(met, call)
        verb = VERBS[naam]
        decision = verb.functie(self.zaak, met, call)
        if verb.vier_ogen and verb.vier_ogen(self.zaak, met, call):
            met = bevries(met, self.zaak)
            decision = Decision(leg_voorstel_neer(self.zaak, naam, canonieke_json(met), call))
            nieuw = list(_case(decision).voorstellen)[-1]
            self.gevraagd = {**self.gevraagd, nieuw: (naam, met)}
        return decision

    def _bevestig(self, met: Bevestig, call: Call) -> Decision:
        handel(Beurt(self.zaak, met, call), "bevestig")
        voorstel = open_voorstel(self.zaak, met)
        controleer_tweede_persoon(voorstel, call)
        naam, voorgesteld = self.gevraagd[voorstel.id]
        indiener = als_actor(self.stam, self.stam.personen[voorstel.voorgesteld_door])
        controleer_bevoegdheid(VERBS[naam], self.zaak, voorgesteld, indiener)
        decision = VERBS[naam].functie(self.zaak, voorgesteld, call.ter_bevestiging(voorstel))
        gericht = Bevestig(voorstel=voorstel.nummer)
        return replace(decision, case=VERBS["bevestig"].functie(decision.case, gericht, call).case)

    def _neem_over(self, decision: Decision) -> None:
        if isinstance(decision.case, Case):
            self.case = decision.case
        else:
            self.stam = decision.case
            self.case = replace(self.case, stam=self.stam) if self.case else None
        self.zetten += decision.zetten
        self.effecten += decision.effecten


def als_actor(stam: Stam, persoon: Persoon) -> Actor:
    diensten = frozenset(c.dienst_id for c in stam.contactpersonen.values() if c.persoon_id == persoon.id)
    rollen = frozenset(persoon.rollen) | (frozenset({Rol.CONTACTPERSOON}) if diensten else frozenset())
    return Actor(persoon_id=persoon.id, naam=persoon.naam, rollen=rollen, diensten=diensten)


def _case(decision: Decision) -> Case:
    assert isinstance(decision.case, Case)
    return decision.case
