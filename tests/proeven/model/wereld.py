"""The real executor on a SQLite file of its own, with a clock that never goes back, and the book that listens."""

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import event

from db.engine import maak_engine
from db.installatie import SoortInstallatie
from tests.proeven.model import schrijven
from tests.proeven.model.boek import Boek
from tests.proeven.model.oordeel import Onenig, vergelijk, verwacht
from tests.proeven.model.rijen import Oproep
from tests.proeven.model.waarneming import Waarneming
from usecases import letters
from usecases.app import App, open_app
from usecases.execute import NIETS, SCENARIO, WACHT, Opdracht, voer_uit
from usecases.instellingen import Instellingen
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import AMSTERDAM

KENMERK = "2026-014"
SYSTEEM = "systeem"
BEGIN = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)


@dataclass
class Telling:
    """What a whole run did."""

    voorbeelden: int = 0
    heel: int = 0
    """Runs that made every move."""
    zetten: int = 0
    oproepen: int = 0
    ja: Counter[str] = field(default_factory=Counter)
    nee: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    brieven: int = 0

    def __str__(self) -> str:
        def lijst(telling: Counter[str]) -> str:
            return ", ".join(f"{wat} {aantal}" for wat, aantal in sorted(telling.items()))

        ja, nee = sum(n for wat, n in self.ja.items() if "②" not in wat), sum(self.nee.values())
        kop = f"{self.voorbeelden} reeksen, {self.zetten} zetten, {self.oproepen} aanroepen"
        kop += f": {ja} uitgevoerd, {nee} geweigerd"
        delen = {"uitgevoerd": self.ja, "geweigerd": self.nee, "redenen": self.codes}
        regels = [f"{naam}: {lijst(telling)}" for naam, telling in delen.items()]
        return "\n  ".join([f"{kop}; {self.brieven} brieven gemaakt", *regels])


@cache
def werkmap() -> Path:
    """In memory where the machine has that; gone with the process."""
    schijf = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="zandloper-model-", dir=schijf if os.access(schijf, os.W_OK) else None))


@cache
def _basis() -> App:
    """One empty installation for practice per process, of which only the database differs from run to run."""
    import atexit

    map_ = werkmap()
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    url = f"sqlite:///{map_ / 'leeg.db'}"
    instellingen = Instellingen(map=map_, database_url=url, als=None, claim_duur=timedelta(seconds=3))
    with open_app(instellingen, SoortInstallatie.OEFENING) as app:
        app.huis  # noqa: B018 - read once, kept for every run
    _leeg_logboek(map_ / "leeg.db")
    return app


def leeg() -> Path:
    return _basis().instellingen.map / "leeg.db"


def _leeg_logboek(pad: Path) -> None:
    verbinding = sqlite3.connect(pad)
    verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    verbinding.close()


def _app_op(pad: Path) -> App:
    url = f"sqlite:///{pad}"
    engine = maak_engine(url)

    @event.listens_for(engine, "connect")
    def zonder_wachten(verbinding: Any, _: Any) -> None:
        # A power cut is not what is tried here.
        verbinding.execute("PRAGMA synchronous=OFF")

    basis = _basis()
    app = replace(basis, engine=engine, instellingen=replace(basis.instellingen, database_url=url))
    vars(app)["huis"] = basis.huis
    return app


@dataclass(frozen=True)
class Stand:
    """A database that was played to some point, with the book and the clock of that moment."""

    naam: str
    pad: Path
    boek: Boek
    nu: datetime


class Wereld:
    """One installation that calls come to, one after another."""

    def __init__(self, stand: Stand | None, telling: Telling) -> None:
        self.map = Path(tempfile.mkdtemp(dir=werkmap()))
        self.pad = self.map / "z.db"
        shutil.copyfile(stand.pad if stand else leeg(), self.pad)
        self.app = _app_op(self.pad)
        self.db = sqlite3.connect(self.pad, isolation_level=None)
        self.boek = stand.boek.kopie() if stand else Boek()
        self.nu = stand.nu if stand else BEGIN
        self.telling = telling
        self.oog = Waarneming(self.db, self.boek)

    def sluit(self) -> None:
        self.db.close()
        self.app.engine.dispose()
        shutil.rmtree(self.map, ignore_errors=True)

    def bewaar(self, naam: str) -> Stand:
        """This moment, to start other runs from."""
        pad = werkmap() / f"{naam}.db"
        doel = sqlite3.connect(pad)
        self.db.backup(doel)
        doel.close()
        return Stand(naam, pad, self.boek.kopie(), self.nu)

    # --- een aanroep ---

    def roep(self, verb: str, door: str = "inkoper-1", /, **met: Any) -> Oproep:
        """One call; the book is asked before it and told after it, and the database is read again."""
        self.nu += timedelta(seconds=1)
        oproep = Oproep(verb=verb, door=door, met=met, nu=self.nu)
        mening, verb = verwacht(self.boek, oproep), self._eigenlijk(oproep)
        voor = self._wijzigingen()
        try:
            uitkomst = voer_uit(self.app, self._opdracht(verb=oproep.verb, door=door, met=met))
        except Geweigerd as fout:
            oproep = replace(oproep, codes=frozenset(r.code for r in fout.redenen), uitleg=str(fout))
        except Invoerfout as fout:
            oproep = replace(oproep, codes=frozenset({f"invoer:{fout.veld}"}), uitleg=str(fout))
        else:
            oproep = replace(oproep, ja=True, wacht=uitkomst.soort == WACHT, voorstel=uitkomst.voorstel)
        self._tel(oproep, verb)
        vergelijk(oproep, mening, verb)
        self._verwerk(oproep, verb, self._wijzigingen() != voor, uitkomst.soort == NIETS if oproep.ja else True)
        return oproep

    def _eigenlijk(self, o: Oproep) -> str:
        """The verb that a confirmation carries out."""
        if o.verb != "bevestig":
            return o.verb
        open_ = [v for n, v in self.boek.voorstellen.items() if v.open and o.met.get("voorstel") in (None, n)]
        return open_[0].oproep.verb if len(open_) == 1 else o.verb

    def _verwerk(self, o: Oproep, verb: str, veranderd: bool, niets: bool) -> None:
        if veranderd == niets:
            raise Onenig(f"{'er is iets' if veranderd else 'er is niets'} veranderd: {o}")
        if niets:
            return
        if o.wacht:
            schrijven.leg_neer(self.boek, o)
        elif o.verb in ("bevestig", "verwerp"):
            schrijven.bevestig(self.boek, o, o.verb == "bevestig")
        else:
            schrijven.voltrek(self.boek, o)
        self.oog.kijk(o, verb)

    def _opdracht(self, verb: str, door: str, met: dict[str, Any]) -> Opdracht:
        als = None if door == SYSTEEM else f"{door}@zandloper.example"
        project = None if verb in ZONDER_PROJECT else KENMERK
        return Opdracht(verb=verb, invoer=met, als=als, project=project, nu=self.nu, aanmelding=SCENARIO)

    def _wijzigingen(self) -> int:
        """SQLite's own count of what other connections committed: whatever a call left behind raises it."""
        versie: int = self.db.execute("PRAGMA data_version").fetchone()[0]
        return versie

    def _tel(self, o: Oproep, verb: str) -> None:
        self.telling.oproepen += 1
        (self.telling.ja if o.ja else self.telling.nee)[o.verb] += 1
        self.telling.codes.update(o.codes)
        if o.ja and o.verb == "bevestig":
            self.telling.ja[f"{verb} ②"] += 1

    # --- wat er buiten het proces gebeurt ---

    def maak_brieven(self) -> None:
        """What the letter flow does; nothing is left to do after it.

        A letter that was made, and that now would have a gap, stays as it is: it is not released or sent.
        """
        verslag = letters.maak_alles(self.app, self.nu)
        self.telling.brieven += len(verslag.gemaakt)
        assert not letters.openstaand(self.app)
        self.oog.kijk_naar_verversing(set(verslag.gemaakt), self.nu)
        for regel in verslag.mislukt:
            sleutel = regel.partition(": ")[0]
            (id_,) = self.db.execute("SELECT id FROM documenten WHERE sleutel = ?", (sleutel,)).fetchone()
            assert self.boek.brieven[id_].gemaakt, regel

    @contextmanager
    def sterft(self) -> Iterator[None]:
        """Calls in this block run until just before their commit, where the process ends."""

        def sterf(_: Any) -> None:
            raise Dood

        event.listen(self.app.engine, "commit", sterf)
        try:
            yield
        finally:
            event.remove(self.app.engine, "commit", sterf)

    def roep_en_sterf(self, verb: str, door: str, **met: Any) -> None:
        """Whatever the answer would have been: of a call that did not end nothing is left."""
        voor = self._wijzigingen()
        with self.sterft(), suppress(Dood, Geweigerd, Invoerfout):
            voer_uit(self.app, self._opdracht(verb, door, met))
        assert self._wijzigingen() == voor, f"'{verb}' heeft iets bewaard zonder commit"


class Dood(Exception):
    """The process ended here."""


ZONDER_PROJECT = frozenset(
    {
        "registreer_persoon",
        "registreer_dienst",
        "registreer_contactpersoon",
        "registreer_huisstijl",
        "registreer_project",
    }
)
