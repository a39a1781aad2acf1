"""What a context field is: its Dutch word, whether it must be filled, whether the letter prints it.

A field is required and printed unless its annotation says otherwise, and says what it means to who writes a template:
`uw_kenmerk: Annotated[str, OPTIONEEL, Uitleg("het kenmerk dat de ontvanger zelf gebruikt")] = ""`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Naam:
    """The Dutch words for a field, where its name in code will not do."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What a field means, in Dutch, for who writes a template (`documents.gids`)."""

    tekst: str


@dataclass(frozen=True, slots=True)
class _Merk:
    tekst: str


OPTIONEEL = _Merk("may be empty")
STIL = _Merk("steers the text and is not printed itself")
WEEKDAG = _Merk("a date that is printed with its weekday")


class Context:
    """Base of every context and of its parts; what depends on more than one field is asked by `aanvullend`."""

    __slots__ = ()

    def aanvullend(self) -> tuple[str, ...]:
        """Dutch names of what is missing beyond single empty fields."""
        return ()


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a context class, with its type taken apart."""

    attribuut: str
    woord: str
    uitleg: str
    """Empty where nobody wrote one; the tests allow that of no kind."""
    soort: type[Any]
    """The leaf type or the context class, also of the items of a tuple."""
    rij: bool
    optioneel: bool
    stil: bool
    weekdag: bool
    genest: bool
    """The field holds another context, or a tuple of them."""


_VELDEN: dict[type[Context], tuple[Veld, ...]] = {}


def velden(klasse: type[Context]) -> tuple[Veld, ...]:
    """The fields of a context class in order; TypeError on a type that a snapshot cannot hold."""
    if klasse not in _VELDEN:
        hints = get_type_hints(klasse, include_extras=True)
        _VELDEN[klasse] = tuple(_veld(klasse, naam, hints[naam]) for naam in _namen(klasse))
    return _VELDEN[klasse]


def schema(klasse: type[Context]) -> Mapping[str, Any]:
    """Field names nested as the template sees them: a leaf is None, a tuple is a list with its item's schema."""
    return {veld.attribuut: _schema(veld) for veld in velden(klasse)}


def _schema(veld: Veld) -> Any:
    item = schema(veld.soort) if veld.genest else None
    return [item] if veld.rij else item


_BLADEN = (str, int, bool, date)


def _veld(klasse: type[Context], naam: str, hint: Any) -> Veld:
    merken: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *overige = get_args(hint)
        merken = tuple(overige)
    hint = _zonder_none(hint)
    rij = get_origin(hint) is tuple
    soort = get_args(hint)[0] if rij else hint
    if soort not in _BLADEN and not (is_dataclass(soort) and issubclass(soort, Context)):  # type: ignore[arg-type]
        raise TypeError(f"{klasse.__name__}.{naam}: {soort} hoort niet in een context")
    woorden = [merk.tekst for merk in merken if isinstance(merk, Naam)]
    uitleg = [merk.tekst for merk in merken if isinstance(merk, Uitleg)]
    return Veld(
        attribuut=naam,
        woord=woorden[0] if woorden else naam.replace("_", " "),
        uitleg=uitleg[0] if uitleg else "",
        soort=soort,
        rij=rij,
        optioneel=OPTIONEEL in merken or soort is bool,
        stil=STIL in merken or soort is bool,
        weekdag=WEEKDAG in merken,
        genest=is_dataclass(soort),
    )


def _namen(klasse: Any) -> list[str]:
    return [veld.name for veld in fields(klasse)]


def _zonder_none(hint: Any) -> Any:
    if get_origin(hint) in (UnionType, Union):
        (rest,) = (deel for deel in get_args(hint) if deel is not NoneType)
        return rest
    return hint
