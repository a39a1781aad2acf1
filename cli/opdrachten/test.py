"""`test`: the tests of the checkout that this program runs from."""

import os
import shutil
import sys
from pathlib import Path

import typer

from cli.groep import maak_commando
from cli.taal import Gebruiksfout

WORTEL = Path(__file__).parents[2]
UITLEG = "Alles achter 'test' gaat naar pytest; met --alles draaien ook de trage tests."


def test(ctx: typer.Context) -> None:
    """The process becomes pytest: its exit code is ours, and its last line the last."""
    if not (WORTEL / "tests").is_dir():
        raise Gebruiksfout("de tests horen bij de broncode, en die staat hier niet")
    typer.echo(_postgres())
    typer.echo(_libreoffice())
    sys.stdout.flush()
    os.chdir(WORTEL)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *ctx.args])


def _postgres() -> str:
    from benchmarks.postgres import postgres_beschikbaar

    if postgres_beschikbaar():
        return "PostgreSQL is er en wordt gebruikt."
    return "PostgreSQL is er niet: die tests slaan we over (apt install postgresql)."


def _libreoffice() -> str:
    if shutil.which("soffice"):
        return "LibreOffice is er en wordt gebruikt."
    return "LibreOffice is er niet: die tests slaan we over (apt install libreoffice-writer-nogui)."


OPDRACHT = maak_commando(
    test,
    epilog=UITLEG,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "allow_interspersed_args": False},
)
