"""Arguments as people type them become the frozen dataclass of a verb, or a Dutch Invoerfout that says what to do."""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from delivery.beeld import GeenBeeld, lees_beeld
from delivery.opslag import Opslag
from usecases.grenzen import bewaak, plek_in_woorden
from workflow.reasons import Invoerfout
from workflow.tijd import AMSTERDAM
from workflow.verbs import VERBS, Verb
from workflow.verbs.argumenten import Afbeelding, Bestand

_BESTANDEN = (Bestand, Afbeelding)
_JA_NEE = {"ja": True, "nee": False}

GROOTSTE_AFBEELDING = 5_000_000
"""Bytes; what is longer is cut off there, and is then no whole picture."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_GEEN_ISO = ""
"""What Pydantic takes for no day and no moment, so that it says so in its place among the other mistakes."""

_MELDINGEN = {
    "missing": "dit is verplicht",
    "unexpected_keyword_argument": "dit argument bestaat niet",
    "extra_forbidden": "dit argument bestaat niet",
    "decimal_parsing": "dit is geen getal; schrijf bijvoorbeeld 1234.56",
    "decimal_type": "dit is geen getal; schrijf bijvoorbeeld 1234.56",
    "finite_number": "dit is geen getal; schrijf bijvoorbeeld 1234.56",
    "int_parsing_size": "dit getal is te groot",
    "int_parsing": "dit is geen geheel getal",
    "int_type": "dit is geen geheel getal",
    "int_from_float": "dit is geen geheel getal",
    "bool_parsing": "schrijf ja of nee",
    "bool_type": "schrijf ja of nee",
    "date_from_datetime_parsing": "dit is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-05-11",
    "date_parsing": "dit is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-05-11",
    "date_type": "dit is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-05-11",
    "date_from_datetime_inexact": "schrijf alleen de datum, zonder tijd",
    "datetime_parsing": "dit is geen moment; schrijf jjjj-mm-ddTuu:mm, bijvoorbeeld 2026-05-11T12:00",
    "datetime_from_date_parsing": "dit is geen moment; schrijf jjjj-mm-ddTuu:mm, bijvoorbeeld 2026-05-11T12:00",
    "datetime_type": "dit is geen moment; schrijf jjjj-mm-ddTuu:mm, bijvoorbeeld 2026-05-11T12:00",
    "string_type": "dit is geen tekst",
    "tuple_type": "dit is geen lijst",
    "dict_type": "geef per naam een waarde",
    "dataclass_type": "geef hier de onderdelen met hun naam",
    "dataclass_exact_type": "geef hier de onderdelen met hun naam",
}


@dataclass(frozen=True, slots=True)
class Argument:
    """What a person may fill in: `keuzes` are the allowed values, `genest` needs a file or `--met`."""

    naam: str
    hulp: str
    verplicht: bool
    lijst: bool
    genest: bool
    bestand: bool
    ja_nee: bool
    vorm: str
    keuzes: tuple[str, ...]


def zoek_verb(naam: str) -> Verb:
    """A verb by its name; raises Invoerfout."""
    if naam not in VERBS:
        raise Invoerfout("verb", f"'{naam}' bestaat niet. Met 'zandloper verbs' ziet u alle verbs.")
    return VERBS[naam]


def argumenten_van(verb: Verb) -> tuple[Argument, ...]:
    """The arguments of a verb, in their order, for help and commands."""
    hints = get_type_hints(verb.argumenten)
    return tuple(_argument(veld, hints[veld.name]) for veld in fields(verb.argumenten))


def lees_invoer(verb: Verb, ruw: Mapping[str, Any], opslag: Opslag | None = None, map_: Path | None = None) -> Any:
    """The arguments of a verb; raises Invoerfout naming the argument.

    With `opslag` a file is read from `map_` and kept; without it files are only checked to be there. A moment without
    offset is Dutch time.
    """
    hints = get_type_hints(verb.argumenten)
    gereed = {naam: _voorbereid(hints.get(naam), waarde, opslag, map_) for naam, waarde in ruw.items()}
    try:
        met = _adapter(verb.naam).validate_python(gereed)
    except ValidationError as fout:
        raise _invoerfout(verb, fout) from None
    bewaak(met)
    return _in_nederlandse_tijd(met)


@cache
def _adapter(naam: str) -> TypeAdapter[Any]:
    return TypeAdapter(VERBS[naam].argumenten)


def _argument(veld: Field[Any], soort: Any) -> Argument:
    soort = _zonder_none(soort)
    lijst = get_origin(soort) is tuple
    deel = get_args(soort)[0] if lijst else soort
    return Argument(
        naam=veld.name,
        hulp=veld.metadata.get("hulp", ""),
        verplicht=veld.default is MISSING and veld.default_factory is MISSING,
        lijst=lijst,
        genest=get_origin(deel) is dict or (is_dataclass(deel) and deel not in _BESTANDEN),
        bestand=deel in _BESTANDEN,
        ja_nee=deel is bool,
        vorm=_vorm(deel),
        keuzes=tuple(deel) if isinstance(deel, type) and issubclass(deel, StrEnum) else (),
    )


_VORMEN = {int: "getal", Decimal: "bedrag of getal", date: "jjjj-mm-dd", datetime: "jjjj-mm-ddTuu:mm", bool: "ja/nee"}


def _vorm(soort: Any) -> str:
    if soort in _BESTANDEN:
        return "bestand"
    return _VORMEN.get(soort, "tekst")


def _zonder_none(soort: Any) -> Any:
    if get_origin(soort) in (Union, types.UnionType):
        return next(deel for deel in get_args(soort) if deel is not type(None))
    return soort


def _voorbereid(soort: Any, waarde: Any, opslag: Opslag | None, map_: Path | None) -> Any:
    kaal = _zonder_none(soort)
    if kaal is Bestand:
        return _bestand(waarde, opslag, map_)
    if kaal is Afbeelding:
        return _afbeelding(waarde, opslag, map_)
    if kaal is bool and isinstance(waarde, str):
        return _JA_NEE.get(waarde.lower(), waarde)
    if kaal in (date, datetime) and not is_iso(waarde):
        return _GEEN_ISO
    return _voorbereide_delen(kaal, waarde, opslag, map_)


def _voorbereide_delen(soort: Any, waarde: Any, opslag: Opslag | None, map_: Path | None) -> Any:
    if get_origin(soort) is tuple:
        delen = waarde if isinstance(waarde, list | tuple) else (waarde,) if isinstance(waarde, str) else None
        binnen = get_args(soort)[0]
        return waarde if delen is None else tuple(_voorbereid(binnen, deel, opslag, map_) for deel in delen)
    if get_origin(soort) is dict and isinstance(waarde, Mapping):
        return {naam: _voorbereid(get_args(soort)[1], deel, opslag, map_) for naam, deel in waarde.items()}
    if is_dataclass(soort) and isinstance(soort, type) and isinstance(waarde, Mapping):
        hints = get_type_hints(soort)
        return {naam: _voorbereid(hints.get(naam), deel, opslag, map_) for naam, deel in waarde.items()}
    return waarde


def is_iso(waarde: Any) -> bool:
    """A day or moment is written out, never counted in seconds: 20270203 would else be a day in 1970."""
    return isinstance(waarde, date) or waarde is None or (isinstance(waarde, str) and bool(_ISO.match(waarde)))


def _bestand(waarde: Any, opslag: Opslag | None, map_: Path | None) -> Any:
    """A path, or a name with its text as scenarios use it, or what the store holds already."""
    if isinstance(waarde, Mapping) and set(waarde) == {"naam", "tekst"}:
        return _bewaar(str(waarde["naam"]), str(waarde["tekst"]).encode(), opslag)
    if isinstance(waarde, str):
        naam, inhoud = _gelezen(waarde, map_)
        return _bewaar(naam, inhoud, opslag)
    raise Invoerfout("bestand", "geef het pad van een bestand, of een naam met tekst")


def _afbeelding(waarde: Any, opslag: Opslag | None, map_: Path | None) -> Any:
    """A path; what is there must be a whole picture before the store keeps it."""
    if not isinstance(waarde, str):
        raise Invoerfout("afbeelding", "geef het pad van een PNG- of JPEG-bestand")
    naam, inhoud = _gelezen(waarde, map_, hooguit=GROOTSTE_AFBEELDING)
    try:
        beeld = lees_beeld(inhoud)
    except GeenBeeld as fout:
        raise Invoerfout("afbeelding", f"'{naam}': {fout}") from None
    return _bewaar(naam, inhoud, opslag) | asdict(beeld)


def _gelezen(waarde: str, map_: Path | None, hooguit: int = -1) -> tuple[str, bytes]:
    """The name of a file and its bytes, all of them or `hooguit` so many."""
    pad = (map_ or Path()) / waarde
    try:
        with pad.open("rb") as bestand:
            return pad.name, bestand.read(hooguit)
    except OSError as fout:
        raise Invoerfout("bestand", f"'{waarde}' kan niet gelezen worden ({fout.strerror})") from None


def _bewaar(naam: str, inhoud: bytes, opslag: Opslag | None) -> dict[str, Any]:
    if not inhoud:
        raise Invoerfout("bestand", f"'{naam}' is leeg")
    return {"naam": naam, "sha256": opslag.bewaar(inhoud) if opslag else "0" * 64, "omvang": len(inhoud)}


def _invoerfout(verb: Verb, fout: ValidationError) -> Invoerfout:
    meldingen = [_melding(verb, dict(deel)) for deel in fout.errors()]
    veld = plek_in_woorden(fout.errors()[0]["loc"]) or verb.naam
    return Invoerfout(veld, "; ".join(dict.fromkeys(meldingen)))


def _melding(verb: Verb, deel: dict[str, Any]) -> str:
    plek = plek_in_woorden(deel["loc"])
    wat = f"{plek}: " if plek else ""
    if deel["type"] == "value_error":
        return wat + str(deel["ctx"]["error"])
    if deel["type"] == "enum":
        return f"{wat}'{deel['input']}' kan niet; kies uit: {deel['ctx']['expected']}".replace(" or ", " of ")
    tekst = _MELDINGEN.get(deel["type"], "deze waarde kan niet")
    if deel["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        tekst += f"; '{verb.naam}' kent: {', '.join(f.name for f in fields(verb.argumenten)) or 'geen argumenten'}"
    return wat + tekst


def _in_nederlandse_tijd(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return waarde.replace(tzinfo=AMSTERDAM) if waarde.tzinfo is None else waarde
    if isinstance(waarde, tuple):
        return tuple(_in_nederlandse_tijd(deel) for deel in waarde)
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return replace(waarde, **{f.name: _in_nederlandse_tijd(getattr(waarde, f.name)) for f in fields(waarde)})
    return waarde
