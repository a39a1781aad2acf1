"""Forks workers of the post from one warm process, so that five hundred of them can be killed in a few minutes.

Each line on stdin starts one; its process id comes back on stdout, and after it, when it ends, how.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from datetime import timedelta
from pathlib import Path

from db.cases import laad
from db.engine import lees, tijd
from delivery.mailserver import Mailserver, Tls
from tests.proeven.post.opstelling import KENMERK
from usecases import post
from usecases.app import open_app
from usecases.berichten import stel_op
from usecases.instellingen import Instellingen


def main() -> None:
    opdracht = json.loads(sys.argv[1])
    instellingen = Instellingen(
        map=Path(opdracht["map"]),
        database_url=opdracht["url"],
        als=None,
        claim_duur=timedelta(seconds=opdracht["claim"]),
        mailserver=Mailserver(host="127.0.0.1", poort=opdracht["poort"], tls=Tls.GEEN, geduld=5),
        post_per_minuut=10**6,
    )
    post.PARTIJ = 4  # fewer mails wait for the claim of a dead worker to end
    _warm_op(instellingen)
    for _ in sys.stdin:
        if (pid := os.fork()) == 0:
            _werk(instellingen)
        print(pid, flush=True)
        _, stand = os.waitpid(pid, 0)
        print("gedood" if os.WIFSIGNALED(stand) and os.WTERMSIG(stand) == signal.SIGKILL else "klaar", flush=True)


def _warm_op(instellingen: Instellingen) -> None:
    """All that a worker needs is imported and compiled once; no connection of this process reaches a worker."""
    with open_app(instellingen) as app, lees(app.engine) as conn:
        case = laad(conn, KENMERK, slot=False)
        assert case
        stel_op(case, next(iter(case.berichten.values())), app.huis, app.opslag, tijd(conn))


def _werk(instellingen: Instellingen) -> None:
    try:
        with open_app(instellingen) as app:
            post.verzend(app)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
