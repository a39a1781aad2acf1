"""PROOF: however often a worker of the post is killed, no mail leaves twice and none is lost without a word."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.proeven.post.opstelling import Postbus, berichten, bouw, in_het_echt, mailserver, vermenigvuldig
from usecases.app import App
from workflow.case.post import BerichtToestand

WERKER = Path(__file__).with_name("werker.py")
WORTEL = Path(__file__).parents[3]
KAVEL = 60
"""Mails at a time: the Case holds them all."""
CLAIM = 0.25
"""Seconds after which a worker that was killed is known to be dead."""
BEZIG = (BerichtToestand.OPEN, BerichtToestand.GECLAIMD)


class Beul:
    """Kills the worker of the moment at a phase of a mail, or at any moment at all."""

    def __init__(self, zaad: int) -> None:
        self.dobbel = random.Random(zaad)
        self.pid = 0
        self.fase, self.over = "", 0

    def kies(self) -> float | None:
        """For the next worker: after which mail and at which phase; or after how many seconds."""
        keuze = self.dobbel.choice(["mail", "rcpt", "punt", "na punt", "antwoord", "klok", "klok"])
        self.fase, self.over = keuze, self.dobbel.randrange(3)
        return self.dobbel.uniform(0, 0.12) if keuze == "klok" else None

    def antwoord(self, fase: str, bus: Postbus) -> str | None:
        """Runs inside the server: after `na punt` it has taken the mail, and has not said so."""
        if fase == self.fase or (fase == "na punt" and self.fase == "antwoord"):
            self.over -= 1
            if self.over < 0:
                if self.fase == "antwoord":
                    threading.Timer(self.dobbel.uniform(0, 0.01), self.sla, (self.pid,)).start()
                else:
                    self.sla(self.pid)
                self.fase = ""
        return None

    def sla(self, pid: int) -> None:
        if pid:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


@contextmanager
def werkplaats(app: App, poort: int) -> Iterator[subprocess.Popen[str]]:
    opdracht = {
        "map": str(app.instellingen.map),
        "url": app.instellingen.database_url,
        "poort": poort,
        "claim": CLAIM,
    }
    with subprocess.Popen(
        [sys.executable, str(WERKER), json.dumps(opdracht)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(WORTEL)},
    ) as proces:
        yield proces
        assert proces.stdin
        proces.stdin.close()


def een_werker(plaats: subprocess.Popen[str], beul: Beul, *, dood: bool) -> bool:
    """Whether it was killed."""
    assert plaats.stdin
    assert plaats.stdout
    na = beul.kies() if dood else None
    if not dood:
        beul.fase = ""
    beul.pid = 0
    plaats.stdin.write("\n")
    plaats.stdin.flush()
    beul.pid = pid = int(plaats.stdout.readline())
    if na is not None:
        threading.Timer(na, beul.sla, (pid,)).start()
    hoe = plaats.stdout.readline().strip()
    beul.pid = 0
    return hoe == "gedood"


def speel(app: App, kills: int, zaad: int, kavel: int = KAVEL) -> tuple[int, int, int]:
    """Gives how many workers were killed, how many mails there were, and how many are `onzeker`."""
    beul, gedood, verstuurd, onzeker = Beul(zaad), 0, 0, 0
    bus = Postbus(beul.antwoord)
    with mailserver(bus) as server, werkplaats(app, server.poort) as plaats:
        while gedood < kills:
            vermenigvuldig(app, kavel, begin=verstuurd + 1)
            verstuurd += kavel
            while any(b.toestand in BEZIG for b in berichten(app)):
                gedood += een_werker(plaats, beul, dood=gedood < kills)
                if all(b.toestand != BerichtToestand.OPEN for b in berichten(app)):
                    time.sleep(CLAIM)
            onzeker += controleer(app, bus)
    return gedood, verstuurd, onzeker


def controleer(app: App, bus: Postbus) -> int:
    """Nothing twice, nothing lost without a word; gives the number of `onzeker`."""
    ontvangen = bus.nummers
    assert len(ontvangen) == len(set(ontvangen)), "een bericht is twee keer aangenomen"
    geweest = {nummer.strip("<>").partition("@")[0] for nummer in ontvangen}
    rijen = berichten(app)
    assert {b.toestand for b in rijen} <= {BerichtToestand.VERZONDEN, BerichtToestand.ONZEKER}
    verzonden = {b.id for b in rijen if b.toestand == BerichtToestand.VERZONDEN}
    assert verzonden <= geweest, "verzonden, en nooit aangekomen"
    return sum(b.toestand == BerichtToestand.ONZEKER for b in rijen)


@pytest.mark.traag
def test_vijfhonderd_keer_gedood_niets_dubbel_en_niets_stil_kwijt(app: App, kills: int) -> None:
    bouw(app)
    app = in_het_echt(app)
    gedood, verstuurd, onzeker = speel(app, kills, zaad=20260613)
    assert gedood >= kills
    assert 0 < onzeker <= gedood
    print(f"\n{gedood} keer gedood, {verstuurd} berichten, {onzeker} onzeker, 0 dubbel, 0 kwijt")


def test_tien_keer_gedood(app: App) -> None:
    bouw(app)
    gedood, _, onzeker = speel(in_het_echt(app), 10, zaad=7, kavel=15)
    assert gedood >= 10
    assert onzeker <= gedood
