"""Playing a scenario: every step is a real call of the executor, on the scenario's clock; expectations are compared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.engine import lees
from db.installatie import SoortInstallatie
from db.installatie import soort as soort_installatie
from db.queries.projecten import kenmerken
from usecases import deadlines, letters, post
from usecases.app import App
from usecases.execute import SCENARIO, WACHT, Opdracht, Uitkomst, voer_uit
from usecases.gegevens import lees_gemeenten
from usecases.scenario.bestand import Inhoud, ScenarioFout
from usecases.scenario.controleren import controleer
from usecases.scenario.lezen import Scenario
from usecases.scenario.nagaan import persoon_sleutel
from usecases.scenario.zetten import Zet
from workflow.reasons import Geweigerd, Invoerfout

NaStap = Callable[[App, datetime], None]
Planner = Callable[[App, str, datetime], object]
Voortgang = Callable[[int, Zet], None]


@dataclass(frozen=True, slots=True)
class Afwijking:
    """An expectation that failed: where, what was expected, and what happened."""

    plek: str
    verwacht: str
    werkelijk: str


@dataclass(frozen=True, slots=True)
class Gespeeld:
    plek: str
    verb: str
    uitkomst: str
    redenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verslag:
    scenario: str
    project: str | None
    nu: datetime | None
    """The scenario's clock at its end."""
    gespeeld: tuple[Gespeeld, ...]
    afwijkingen: tuple[Afwijking, ...]
    zetten: int
    """How many steps of the scenario were played, the ones that only look among them."""


def maak_brieven(app: App, op: datetime) -> None:
    """What a flow does between the steps, done at once and in this process."""
    letters.maak_alles(app, op)


def speel(
    app: App,
    scenario: Scenario,
    *,
    na_stap: NaStap = maak_brieven,
    planner: Planner = deadlines.controleer,
    voortgang: Voortgang = lambda aantal, zet: None,
    na: Verslag | None = None,
) -> Verslag:
    """Play from the first step to the last, also past an expectation that failed.

    With `na` this database is where a piece that the scenario begins with was played already: the rest is played.
    `na_stap` makes the letters after each step, `planner` does the scheduled check: here or in a flow.

    Only a database for practice has a clock that can be set; raises ScenarioFout on another, and when a project of the
    scenario is there already.
    """
    _eis_oefening(app, scenario.zetten[na.zetten if na else 0 :])
    return _Spel(app, scenario, na_stap, planner, voortgang).speel(na)


def _eis_oefening(app: App, zetten: tuple[Zet, ...]) -> None:
    with lees(app.engine) as conn:
        if soort_installatie(conn) != SoortInstallatie.OEFENING:
            raise ScenarioFout(["deze database is voor echt werk; speel een scenario in een map om te oefenen (--map)"])
        bestaat = set(kenmerken(conn))
    nieuw = [z.stap.met.get("kenmerk") for z in zetten if z.stap.doe == "registreer_project"]
    if dubbel := [str(kenmerk) for kenmerk in nieuw if kenmerk in bestaat]:
        raise ScenarioFout([f"project {', '.join(dubbel)} staat al in deze database; kies een lege map"])


def email_van(sleutel: str, inhoud: Inhoud) -> str:
    """Sample accounts have role mailboxes in a domain that is reserved for examples."""
    dienst = inhoud.personen[sleutel].dienst
    domein = "".join(c for c in (dienst or "bizob").lower() if c.isascii() and c.isalnum())
    return f"{sleutel.lower()}@{domein}.example"


class _Spel:
    def __init__(self, app: App, scenario: Scenario, na_stap: NaStap, planner: Planner, voortgang: Voortgang) -> None:
        self.app, self.scenario, self.inhoud = app, scenario, scenario.inhoud
        self.na_stap, self.planner, self.voortgang = na_stap, planner, voortgang
        self.project: str | None = None
        self.nu: datetime | None = None
        self.gespeeld: list[Gespeeld] = []
        self.afwijkingen: list[Afwijking] = []

    def speel(self, na: Verslag | None) -> Verslag:
        if na:
            self._ga_verder(na)
        else:
            self._registreer_mensen()
        al = na.zetten if na else 0
        for nummer, zet in enumerate(self.scenario.zetten[al:], start=al + 1):
            self._speel_zet(zet)
            self.voortgang(nummer, zet)
        return Verslag(
            self.inhoud.scenario,
            self.project,
            self.nu,
            tuple(self.gespeeld),
            tuple(self.afwijkingen),
            len(self.scenario.zetten),
        )

    def _ga_verder(self, na: Verslag) -> None:
        self.project, self.nu = na.project, na.nu
        self.gespeeld, self.afwijkingen = list(na.gespeeld), list(na.afwijkingen)

    # --- vooraf ---

    def _registreer_mensen(self) -> None:
        """Accounts and diensten are verbs too, an hour before the first step."""
        eerste = next((z.stap.op for z in self.scenario.zetten if z.stap.op), None)
        begin = eerste - timedelta(hours=1) if eerste else None
        for verb, invoer in (*self._diensten(), *self._personen(), *self._contactpersonen()):
            self._doe(Opdracht(verb=verb, invoer=invoer, nu=begin, aanmelding=SCENARIO))

    def _diensten(self) -> Iterable[tuple[str, dict[str, object]]]:
        bekend = {g.naam: g for g in lees_gemeenten()}
        namen = dict.fromkeys([*self.inhoud.diensten, *(p.dienst for p in self.inhoud.personen.values() if p.dienst)])
        for naam in namen:
            gemeente = bekend.get(naam)
            uit_gegevens = {"code": gemeente.code, "tooi_uri": gemeente.tooi_uri} if gemeente else {}
            adres = {"adres": "Raadhuisplein 1", "postcode": "1000 AA", "plaats": naam}
            yield "registreer_dienst", {"naam": naam, **adres, **uit_gegevens, **self.inhoud.diensten.get(naam, {})}

    def _personen(self) -> Iterable[tuple[str, dict[str, object]]]:
        for sleutel, persoon in self.inhoud.personen.items():
            rollen = tuple(r.value for r in persoon.rollen if r != "contactpersoon")
            naam = persoon.naam or sleutel
            yield "registreer_persoon", {"email": email_van(sleutel, self.inhoud), "naam": naam, "rollen": rollen}

    def _contactpersonen(self) -> Iterable[tuple[str, dict[str, object]]]:
        for sleutel, persoon in self.inhoud.personen.items():
            if persoon.dienst and "contactpersoon" in persoon.rollen:
                email = email_van(sleutel, self.inhoud)
                yield "registreer_contactpersoon", {"dienst": persoon.dienst, "persoon": email}

    # --- stappen ---

    def _speel_zet(self, zet: Zet) -> None:
        if zet.stap.controleer:
            for verwacht, werkelijk in controleer(self.app, self.project, zet.stap.controleer, self.nu):
                self.afwijkingen.append(Afwijking(zet.plek, verwacht, werkelijk))
            return
        self.nu = zet.stap.op
        uitkomst, redenen, tekst = self._probeer(zet)
        self.gespeeld.append(Gespeeld(zet.plek, zet.stap.doe or "", uitkomst, redenen))
        self._vergelijk(zet, uitkomst, redenen, tekst)
        if self.nu and uitkomst in ("uitgevoerd", "voorstel"):
            self.na_stap(self.app, self.nu)

    def _probeer(self, zet: Zet) -> tuple[str, tuple[str, ...], str]:
        try:
            if self._is_planner(zet) and self.project and self.nu:
                self.planner(self.app, self.project, self.nu)
                return "uitgevoerd", (), ""
            if self._is_post(zet):
                post.verzend(self.app, self.nu)
                return "uitgevoerd", (), ""
            uitkomst = self._doe(self._opdracht(zet))
        except Geweigerd as fout:
            return "geweigerd", tuple(dict.fromkeys(r.code for r in fout.redenen)), str(fout)
        except Invoerfout as fout:
            return "invoerfout", (), str(fout)
        if zet.stap.doe == "registreer_project":
            self.project = uitkomst.project
        return ("voorstel" if uitkomst.soort == WACHT else "uitgevoerd"), (), ""

    def _is_planner(self, zet: Zet) -> bool:
        return zet.stap.doe == "controleer_termijnen" and zet.stap.door is None

    def _is_post(self, zet: Zet) -> bool:
        """A round of the post, which ends with this verb."""
        return zet.stap.doe == "verwerk_post" and zet.stap.door is None

    def _opdracht(self, zet: Zet) -> Opdracht:
        stap = zet.stap
        sleutel = persoon_sleutel(self.inhoud, stap.door) if stap.door else None
        return Opdracht(
            verb=stap.doe or "",
            invoer=self._met_accounts(stap.met),
            als=email_van(sleutel, self.inhoud) if sleutel else None,
            project=stap.project or self.project,
            nu=stap.op,
            aanmelding=SCENARIO,
            map=zet.map,
        )

    def _met_accounts(self, waarde: object) -> dict[str, object]:
        vertaald = self._vertaal(waarde)
        return vertaald if isinstance(vertaald, dict) else {}

    def _vertaal(self, waarde: object) -> object:
        """A key of `personen` stands for the address of that account, wherever an argument names one."""
        if isinstance(waarde, str):
            return email_van(waarde, self.inhoud) if waarde in self.inhoud.personen else waarde
        if isinstance(waarde, dict):
            return {self._vertaal(naam): self._vertaal(deel) for naam, deel in waarde.items()}
        if isinstance(waarde, list):
            return [self._vertaal(deel) for deel in waarde]
        return waarde

    def _doe(self, opdracht: Opdracht) -> Uitkomst:
        return voer_uit(self.app, opdracht)

    def _vergelijk(self, zet: Zet, uitkomst: str, redenen: tuple[str, ...], tekst: str) -> None:
        verwacht = zet.stap.verwacht
        if uitkomst != verwacht:
            self.afwijkingen.append(Afwijking(zet.plek, f"{zet.stap.doe}: {verwacht}", f"{uitkomst} {tekst}".strip()))
        elif zet.stap.redenen and set(zet.stap.redenen) != set(redenen):
            gevraagd = ", ".join(sorted(zet.stap.redenen))
            self.afwijkingen.append(Afwijking(zet.plek, f"{zet.stap.doe}: {gevraagd}", ", ".join(sorted(redenen))))
