"""What two letters say differently: fact by fact, and paragraph by paragraph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from db.engine import lees
from usecases.app import App
from usecases.documenten import Gevonden, zoek
from usecases.inhoud import alineas_van, eis_gemaakt, gegevens_van
from workflow.canoniek import canonieke_json
from workflow.opvolging import voorganger
from workflow.reasons import Invoerfout


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """A fact that is different; None where the letter has no such fact."""

    naam: str
    """Dotted; rows of a list are numbered from 1."""
    was: str | None
    wordt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alinea:
    """A paragraph that only one of both has: `-` the first, `+` the second."""

    teken: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kant:
    verwijzing: str
    titel: str
    toestand: str
    sha256: str
    sjabloon_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    was: Kant
    wordt: Kant
    feiten: tuple[Feit, ...] | None
    """None where the facts of one of them were not kept."""
    alineas: tuple[Alinea, ...]

    @property
    def zelfde_bytes(self) -> bool:
        return self.was.sha256 == self.wordt.sha256

    @property
    def zelfde_sjabloon(self) -> bool:
        return self.was.sjabloon_sha256 == self.wordt.sjabloon_sha256


def vergelijk(app: App, een: str, ander: str | None = None) -> Vergelijking:
    """`een` is the earlier one; by itself it is compared with what came before it.

    Raises Invoerfout for what cannot be found or was not made, BestandOntbreekt for what was damaged.
    """
    with lees(app.engine) as conn:
        if ander is None:
            wordt = zoek(conn, een)
            was = zoek(conn, _vorige(wordt))
        else:
            was, wordt = zoek(conn, een), zoek(conn, ander)
        gegevens = [gegevens_van(conn, app.opslag, gevonden) for gevonden in (was, wordt)]
    teksten = [alineas_van(app.opslag, gevonden) for gevonden in (was, wordt)]
    feiten = None if None in gegevens else tuple(_feiten(gegevens[0], gegevens[1], ""))
    return Vergelijking(was=_kant(was), wordt=_kant(wordt), feiten=feiten, alineas=tuple(_alineas(*teksten)))


def _vorige(gevonden: Gevonden) -> str:
    """The letter that it took the place of, and without one the last time but one that it was made itself."""
    dossier, uitgave = gevonden.dossier, eis_gemaakt(gevonden)
    eigen = dossier.verwijzing(gevonden.document) or ""
    eerder = dossier.verwijzing(voorganger(dossier.case, gevonden.document))
    if uitgave.keer > 1 and (eerder is None or uitgave != dossier.uitgaven(gevonden.document)[-1]):
        return f"{eigen}.{uitgave.keer - 1}"
    if eerder is None:
        raise Invoerfout(
            "document", f"{eigen} is één keer gemaakt en vervangt geen andere brief; noem er zelf een tweede"
        )
    return eerder


def _kant(gevonden: Gevonden) -> Kant:
    regel, uitgave = gevonden.dossier.regel(gevonden.document), eis_gemaakt(gevonden)
    return Kant(
        verwijzing=gevonden.verwijzing,
        titel=f"{regel.titel} aan {regel.aan}",
        toestand=str(regel.toestand),
        sha256=uitgave.sha256,
        sjabloon_sha256=uitgave.sjabloon_sha256,
    )


def _alineas(was: list[str], wordt: list[str]) -> Iterator[Alinea]:
    for soort, a, b, c, d in SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes():
        if soort != "equal":
            yield from (Alinea(teken="-", tekst=tekst) for tekst in was[a:b])
            yield from (Alinea(teken="+", tekst=tekst) for tekst in wordt[c:d])


_GEEN = object()


def _feiten(was: Any, wordt: Any, naam: str) -> Iterator[Feit]:
    if isinstance(was, Mapping) or isinstance(wordt, Mapping):
        oud, nieuw = _als_deel(was), _als_deel(wordt)
        for deel in dict.fromkeys([*nieuw, *oud]):
            yield from _feiten(oud.get(deel, _GEEN), nieuw.get(deel, _GEEN), f"{naam}.{deel}" if naam else deel)
    elif isinstance(was, list) or isinstance(wordt, list):
        yield from _rijen(was if isinstance(was, list) else [], wordt if isinstance(wordt, list) else [], naam)
    elif (oud_tekst := _tekst(was)) != (nieuw_tekst := _tekst(wordt)):
        yield Feit(naam=naam, was=oud_tekst, wordt=nieuw_tekst)


def _als_deel(waarde: Any) -> Mapping[str, Any]:
    return waarde if isinstance(waarde, Mapping) else {}


def _rijen(was: list[Any], wordt: list[Any], naam: str) -> Iterator[Feit]:
    """A row that came or went does not make all below it different; each is named by its place."""
    oud, nieuw = [canonieke_json(rij) for rij in was], [canonieke_json(rij) for rij in wordt]
    for soort, a, b, c, d in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if soort == "equal":
            continue
        plekken = zip_longest(range(a, b), range(c, d))
        for oude, nieuwe in plekken:
            plek = nieuwe if nieuwe is not None else oude
            links = was[oude] if oude is not None else _GEEN
            rechts = wordt[nieuwe] if nieuwe is not None else _GEEN
            yield from _feiten(links, rechts, f"{naam}.{(plek or 0) + 1}")


def _tekst(waarde: Any) -> str | None:
    """For people; what is empty is not there."""
    if waarde is _GEEN or waarde is None or waarde == "":
        return None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)
