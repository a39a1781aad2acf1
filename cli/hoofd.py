"""The one way in: run a command, and turn whatever comes of it into an exit code and words that help."""

import os
import sys
from collections.abc import Sequence
from itertools import takewhile

import typer

from cli.codes import Afloop
from cli.fouten import meld
from cli.wortel import WORTEL

NAAM = "zandloper"


def main(argumenten: Sequence[str]) -> int:
    """Gives the exit code; never raises, and shows no traceback."""
    _verdraag_elk_scherm()
    try:
        code = _voer_uit(argumenten)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _sluit_pijp()
        return Afloop.PIJP_DICHT
    except KeyboardInterrupt:
        typer.echo("\nAfgebroken.", err=True)
        return Afloop.AFGEBROKEN


def _voer_uit(argumenten: Sequence[str]) -> int:
    try:
        with WORTEL.make_context(NAAM, list(argumenten)) as context:
            WORTEL.invoke(context)
        return Afloop.GEDAAN
    except typer.Exit as einde:
        return einde.exit_code
    except BrokenPipeError:
        raise
    except Exception as fout:
        return meld(fout, _opdracht(argumenten), als_json="--json" in argumenten)


def _opdracht(argumenten: Sequence[str]) -> str:
    """What was called, as far as it is named before the first option."""
    return " ".join([NAAM, *takewhile(lambda argument: not argument.startswith("-"), argumenten)])


def _verdraag_elk_scherm() -> None:
    """A terminal that has no ✓ shows a question mark in its place."""
    for stroom in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stroom, "reconfigure", None):
            reconfigure(errors="replace")


def _sluit_pijp() -> None:
    """Whoever read our output left; without this Python complains about it at its own end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
