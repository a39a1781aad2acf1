"""Typer speaks English when a command is typed wrong; here every such sentence becomes Dutch.

Typer keeps the classes of these errors to itself, so its sentences are recognised by their words. The tests provoke
every one of them, so that a new Typer with other words does not go unseen.
"""

import re

import typer


class Gebruiksfout(typer.TyperException):
    """A mistake in how a command was typed; the message is Dutch already."""

    exit_code = 2

    def __init__(self, message: str, opdracht: str = "zandloper") -> None:
        super().__init__(message)
        self.opdracht = opdracht


_ZINNEN: tuple[tuple[str, str], ...] = (
    (r"No such option: (\S+)", r"de optie \1 bestaat niet"),
    (r"\(Possible options: (.+)\)", r"; bedoelde u \1?"),
    (r"Missing argument '(.+?)'\.?", r"\1 ontbreekt"),
    (r"Missing option (.+?)\.?$", r"de optie \1 ontbreekt"),
    (r"Missing command\.?", "er ontbreekt een opdracht"),
    (r"Option '(.+?)' requires an argument\.", r"na \1 hoort een waarde"),
    (r"Option '(.+?)' does not take a value\.", r"na \1 hoort geen waarde"),
    (r"Got unexpected extra argument\(s\) \((.+)\)", r"dit hoort er niet bij: \1"),
    (r"'(.+)' is not a valid (?:int|integer)\.?", r"'\1' is geen geheel getal"),
    (r"Input should be a valid integer.*", "dit is geen geheel getal"),
    (r"Invalid value for (.+?): ", r"\1: "),
)


_SYSTEEM = {
    "No such file or directory": "het bestaat niet",
    "Permission denied": "u mag er niet bij",
    "Is a directory": "het is een map",
    "Not a directory": "een deel van het pad is geen map",
    "No space left on device": "de schijf is vol",
    "File exists": "er staat al een bestand met die naam",
    "File name too long": "de naam is te lang",
    "Read-only file system": "er mag hier niets geschreven worden",
    "unable to open database file": "het bestand van de database kan niet open",
    "file is not a database": "het bestand is geen database",
}
"""What the operating system says of a file."""


def zonder_systeemtaal(melding: str) -> str:
    """A message that quotes the operating system, in Dutch."""
    for engels, nederlands in _SYSTEEM.items():
        melding = melding.replace(engels, nederlands)
    return melding


def in_het_nederlands(zin: str) -> str:
    """The Dutch of a sentence of Typer; one that is not known stays as it is, behind a Dutch beginning."""
    vertaald = zin
    for patroon, nederlands in _ZINNEN:
        vertaald = re.sub(patroon, nederlands, vertaald)
    if vertaald == zin:
        return f"de opdracht is niet goed getypt ({zin})"
    return vertaald.replace(" ;", ";").strip()


def als_gebruiksfout(fout: typer.TyperException, opdracht: str) -> Gebruiksfout:
    """What was typed wrong, in Dutch, and where its explanation is; not every error knows its own command."""
    if isinstance(fout, Gebruiksfout):
        return fout
    context = getattr(fout, "ctx", None)
    return Gebruiksfout(in_het_nederlands(fout.format_message()), context.command_path if context else opdracht)
