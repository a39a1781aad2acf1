"""Every effect has one sleutel: the same effect, asked for twice, has the same sleutel."""

from workflow.tijd import Week

_LEEG = "-"


def document_sleutel(
    project: str,
    soort: str,
    versie: int,
    *,
    deelname: str | None = None,
    inschrijving: str | None = None,
    perceel: str | None = None,
    termijn: str | None = None,
    geadresseerde: str | None = None,
    moment: str | None = None,
) -> str:
    """One document per project, kind, addressee, perceel, termijn, moment and version (design rule 6)."""
    delen = [project, soort, deelname, inschrijving, perceel, termijn, moment]
    if geadresseerde:
        # Not a place in every key: those that were given out before persons were named stay what they are.
        delen.insert(-1, geadresseerde)
    return "|".join(["document", *(deel or _LEEG for deel in delen), f"v{versie}"])


def bericht_sleutel(document: str, keer: int) -> str:
    """One mail per letter; `keer` is 2 when a person had the first one sent anew."""
    return f"bericht|{document}|{keer}"


def termijn_sleutel(
    project: str, soort: str, versie: int, *, deelname: str | None = None, perceel: str | None = None
) -> str:
    """One termijn per project, kind, deelname, perceel and version."""
    return "|".join(["termijn", project, soort, deelname or _LEEG, perceel or _LEEG, f"v{versie}"])


def rapport_sleutel(project: str, ontvanger: str, week: Week, *, deelname: str | None = None) -> str:
    """One progress report per project, addressee (the id of a person), dienst and week (procedure 2.10)."""
    return "|".join(["rapport", project, deelname or _LEEG, ontvanger, str(week)])
