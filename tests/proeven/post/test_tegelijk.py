"""PROOF: several workers at once, each a process of its own, send every mail once."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.proeven.post.opstelling import Postbus, bouw, in_het_echt, mailserver, toestanden, vermenigvuldig
from tests.proeven.post.test_kill import WERKER, WORTEL
from usecases.app import App

WERKERS, AANTAL = 3, 60


def test_drie_tegelijk_verzenden_elk_bericht_een_keer(app: App) -> None:
    bouw(app)
    app = in_het_echt(app)
    vermenigvuldig(app, AANTAL)
    bus = Postbus()
    with mailserver(bus) as server:
        opdracht = {"map": str(app.instellingen.map), "url": app.instellingen.database_url, "poort": server.poort}
        processen = [
            subprocess.Popen(
                [sys.executable, str(WERKER), json.dumps(opdracht | {"claim": 60})],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": str(WORTEL)},
            )
            for _ in range(WERKERS)
        ]
        for proces in processen:
            assert proces.stdin
            proces.stdin.write("\n")
            proces.stdin.close()
        for proces in processen:
            assert proces.stdout
            assert proces.stdout.read().split()[1:] == ["klaar"]
            assert proces.wait(60) == 0
    assert len(bus.nummers) == len(set(bus.nummers)) == AANTAL
    assert set(toestanden(app)) == {"verzonden"}
