"""The fenced process: it gets a file on stdin and gives a judgement as JSON on stdout; it can do nothing else.

Its limits are set before anything is imported that could read the file. It is started by `documents.afgeschermd`.
"""

import resource
import signal
import sys

GEHEUGEN = 290_000_000
"""Bytes of address space; more than it ever has in memory."""
SECONDEN = 2
"""Of the processor."""
BIJNA = 1.8
"""Of the processor too, but counted finer: the process ends itself before it is ended."""
TE_GROOT, TE_LANG = "te groot", "te lang"


def begrens() -> None:
    """No memory, time or files beyond what an honest template takes a small part of."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    signal.setitimer(signal.ITIMER_PROF, BIJNA)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(soort: str, *, afdrukken: bool) -> None:
    """Judge what stdin holds; `afdrukken` prints the samples too."""
    import json

    inhoud = sys.stdin.buffer.read()
    try:
        uitslag = _oordeel(soort, inhoud, afdrukken)
    except MemoryError:
        uitslag = {"fout": TE_GROOT}
    except RecursionError:
        uitslag = {"fout": TE_LANG}
    json.dump(uitslag, sys.stdout)


def _oordeel(soort: str, inhoud: bytes, afdrukken: bool) -> dict[str, object]:
    import base64

    from documents.bevinding import Keuring
    from documents.keuring import controleer, keur

    keuring = keur(soort, inhoud) if afdrukken else Keuring(controleer(soort, inhoud))
    return {
        "bevindingen": [[b.plek, b.melding] for b in keuring.bevindingen],
        "afdrukken": [[a.naam, base64.b64encode(a.inhoud).decode(), a.fouten] for a in keuring.afdrukken],
    }
