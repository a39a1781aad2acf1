"""Templates of the office's own: versions per kind, who proposed and who confirmed; the bytes are in the file store."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select, text, update

from db.rijtabellen import rijtabel


class SjabloonToestand(StrEnum):
    VOORGESTELD = "voorgesteld"
    """Waits for the second person."""
    IN_GEBRUIK = "in_gebruik"
    VERVANGEN = "vervangen"
    """Was in use; letters still point to it."""
    VERVALLEN = "vervallen"
    """Never used: another proposal took its place, or it was dropped."""


IN_GEBRUIK = text("toestand = 'in_gebruik'")
VOORGESTELD = text("toestand = 'voorgesteld'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjabloonversie:
    """One step in the life of the template of a kind; without `sha256` it brings back the template of the program."""

    id: str
    soort: str
    versie: int
    """Within the kind, from 1; also the number of the proposal."""
    sha256: str | None
    bestandsnaam: str
    omvang: int
    toestand: SjabloonToestand
    voorgesteld_door: str
    voorgesteld_op: datetime
    afgehandeld_door: str | None
    afgehandeld_op: datetime | None


_T = rijtabel("sjablonen", Sjabloonversie)
_KEUS = select(*(_T.c[veld.name] for veld in fields(Sjabloonversie))).order_by(_T.c.nr)


def versies(conn: Connection, soort: str | None = None) -> list[Sjabloonversie]:
    """In the order in which they were proposed."""
    keus = _KEUS if soort is None else _KEUS.where(_T.c.soort == soort)
    return [Sjabloonversie(**rij._mapping) for rij in conn.execute(keus)]


def in_gebruik(conn: Connection) -> dict[str, str]:
    """Per kind the SHA-256 of its own template; a kind that uses the program's template is not in it."""
    keus = select(_T.c.soort, _T.c.sha256).where(_T.c.toestand == SjabloonToestand.IN_GEBRUIK, _T.c.sha256.is_not(None))
    return {rij.soort: rij.sha256 for rij in conn.execute(keus)}


def voeg_toe(conn: Connection, versie: Sjabloonversie) -> None:
    conn.execute(insert(_T), asdict(versie))


def wijzig(conn: Connection, versies: Iterable[Sjabloonversie]) -> None:
    """Only what becomes of a version ever changes."""
    for versie in versies:
        waarden = {naam: getattr(versie, naam) for naam in ("toestand", "afgehandeld_door", "afgehandeld_op")}
        conn.execute(update(_T).where(_T.c.id == versie.id).values(**waarden))
