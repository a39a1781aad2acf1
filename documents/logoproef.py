"""A template of a letter in the name of a dienst has a place for its logo: tried with a small picture of each kind."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from documents.bevinding import Bevinding
from documents.compile import Sjabloon
from documents.contexts.deel import Logo
from documents.contexts.velden import Context
from documents.fouten import DocumentFout
from documents.readback import verschillen_met
from documents.render import render_met

_WIT = {
    "png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg==",
    "jpeg": (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////"
        "////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z"
    ),
}
BEELDEN = {vorm: b64decode(tekst) for vorm, tekst in _WIT.items()}
"""One white point."""
_ZIJDE = 360_000
GEEN_PLAATS = (
    "de plaats van het logo ontbreekt; zet er één plaatje in met {{ briefhoofd.logo.alt }} als alternatieve tekst"
)


def keur_logo(sjabloon: Sjabloon, context: Context) -> Iterator[Bevinding]:
    """What is wrong with a letter of this sample when its dienst has a logo; the sample has a letterhead."""
    for vorm, inhoud in BEELDEN.items():
        for fout in _fouten(sjabloon, _met_logo(context, vorm, inhoud), inhoud):
            yield Bevinding("", f"een brief met een logo ({vorm}) klopt niet: {fout}")


def _met_logo(context: Any, vorm: str, inhoud: bytes) -> Context:
    logo = Logo(
        sha256=sha256(inhoud).hexdigest(), vorm=vorm, breedte=_ZIJDE, hoogte=_ZIJDE, alt="Logo van het voorbeeld"
    )
    met: Context = replace(context, briefhoofd=replace(context.briefhoofd, logo=logo))
    return met


def _fouten(sjabloon: Sjabloon, context: Context, inhoud: bytes) -> tuple[str, ...]:
    try:
        brief = render_met(sjabloon, context, {sha256(inhoud).hexdigest(): inhoud}).inhoud
        return verschillen_met(sjabloon, context, brief)
    except DocumentFout as fout:
        return (fout.melding,)
