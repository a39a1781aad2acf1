"""The terms of the Aanbestedingswet 2012 (Aw) as dated rules: which one holds on a day, and where there is none.

Data and lookup only; `berekenen` counts with them.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workflow.termijnen.tellen import Eenheid
from workflow.termijnen.woorden import nl_datum

Richting = Literal["vooruit", "achteruit"]
Verkorting = Literal["", "elektronisch", "spoed", "vooraankondiging"]


@dataclass(frozen=True)
class Regel:
    """A term holds as law or policy states it from a day on: its length, direction, and whether the ATW stretches it.

    `geval` tells rules of one kind apart: the shortening that is used, or another event. `toelichting` is said with
    every date that follows from the rule.
    """

    soort: str
    aantal: int
    richting: Richting
    atw: bool
    bron: str
    omschrijving: str
    geldig_van: date
    procedure: str = ""
    geval: str = ""
    eenheid: Eenheid = "dagen"
    toelichting: str = ""


# The tender and standstill terms in the wording that came with the revision of the law of this day.
HERZIENING = date(2016, 7, 1)

OPENBAAR, NIET_OPENBAAR, ONDERHANDELING = "openbaar", "niet-openbaar", "onderhandeling"
DIALOOG, INNOVATIE, SAS = "dialoog", "innovatiepartnerschap", "sas"
PROCEDURES = (OPENBAAR, NIET_OPENBAAR, ONDERHANDELING, DIALOOG, INNOVATIE, SAS)

_NA_VOORAANKONDIGING = (
    "alleen na een volledige vooraankondiging van 52 dagen tot 12 maanden eerder; "
    "korter dan 22 dagen mag deze termijn nooit zijn (Aw art. 2.71 lid 6)"
)
_AANMELDEN = "elektronisch aanmelden verkort deze termijn niet (Aw art. 2.74b)"
_AFSPRAAK = "een decentrale aanbestedende dienst mag met alle gegadigden een andere termijn afspreken (Aw art. 2.74a)"


def _wet(soort: str, aantal: int, bron: str, omschrijving: str, **meer: str) -> Regel:
    """A forward term in days that the law states."""
    regel = Regel(soort, aantal, "vooruit", True, bron, omschrijving, HERZIENING)
    return replace(regel, **meer)  # type: ignore[arg-type]  # every field that a row adds holds text


def _termijn(soort: str, procedure: str, geval: Verkorting, aantal: int, bron: str, toelichting: str = "") -> Regel:
    """One cell of the table of minimum terms (Aw 2.71-2.74b)."""
    omschrijving = ", ".join(deel for deel in (_WERKWOORD[soort], procedure, _GEVAL[geval]) if deel)
    return _wet(soort, aantal, bron, omschrijving, procedure=procedure, geval=geval, toelichting=toelichting)


_WERKWOORD = {"aanmelding": "aanmelden", "inschrijving": "inschrijven"}
_GEVAL = {
    "": "",
    "elektronisch": "elektronisch",
    "spoed": "spoed",
    "vooraankondiging": "na een vooraankondiging",
}

# fmt: off
MINIMUMTERMIJNEN: tuple[Regel, ...] = (
    _termijn("inschrijving", OPENBAAR, "", 45, "Aw art. 2.71 lid 1"),
    _termijn("inschrijving", OPENBAAR, "elektronisch", 40, "Aw art. 2.71 lid 1 en 2.74b"),
    _termijn("inschrijving", OPENBAAR, "spoed", 15, "Aw art. 2.74"),
    _termijn("inschrijving", OPENBAAR, "vooraankondiging", 29, "Aw art. 2.71 lid 5 en 6", _NA_VOORAANKONDIGING),
    _termijn("inschrijving", NIET_OPENBAAR, "", 40, "Aw art. 2.71 lid 4", _AFSPRAAK),
    _termijn("inschrijving", NIET_OPENBAAR, "elektronisch", 35, "Aw art. 2.71 lid 4 en 2.74b", _AFSPRAAK),
    _termijn("inschrijving", NIET_OPENBAAR, "spoed", 10, "Aw art. 2.74"),
    _termijn("inschrijving", NIET_OPENBAAR, "vooraankondiging", 29, "Aw art. 2.71 lid 5 en 6", _NA_VOORAANKONDIGING),
    _termijn("inschrijving", ONDERHANDELING, "", 40, "Aw art. 2.71 lid 4", _AFSPRAAK),
    _termijn("inschrijving", ONDERHANDELING, "elektronisch", 35, "Aw art. 2.71 lid 4 en 2.74b", _AFSPRAAK),
    _termijn("inschrijving", ONDERHANDELING, "spoed", 10, "Aw art. 2.74"),
    _termijn("inschrijving", ONDERHANDELING, "vooraankondiging", 29, "Aw art. 2.71 lid 5 en 6", _NA_VOORAANKONDIGING),
    _termijn("aanmelding", NIET_OPENBAAR, "", 30, "Aw art. 2.71", _AANMELDEN),
    _termijn("aanmelding", NIET_OPENBAAR, "spoed", 15, "Aw art. 2.74"),
    _termijn("aanmelding", ONDERHANDELING, "", 30, "Aw art. 2.71", _AANMELDEN),
    _termijn("aanmelding", ONDERHANDELING, "spoed", 15, "Aw art. 2.74"),
    _termijn("aanmelding", DIALOOG, "", 30, "Aw art. 2.71", _AANMELDEN),
    _termijn("aanmelding", INNOVATIE, "", 30, "Aw art. 2.71", _AANMELDEN),
)

OVERIGE: tuple[Regel, ...] = (
    _wet("opschortend", 20, "Aw art. 2.127", "opschortende termijn"),
    _wet("opschortend", 20, "aanbestedingsstukken, geteld als Aw art. 2.127", "opschortende termijn",
         geval="contractueel"),
    _wet("stukken", 5, "Aw art. 2.72", "erbij als niet alle stukken elektronisch zijn"),
    _wet("nvi", 10, "Aw art. 2.53 en 2.54 lid 1", "nadere inlichtingen", richting="achteruit"),
    _wet("nvi", 4, "Aw art. 2.54 lid 2", "nadere inlichtingen, spoed", richting="achteruit", geval="spoed"),
    _wet("vooraankondiging", 52, "Aw art. 2.71 lid 5 en 6", "laatste dag van de vooraankondiging",
         richting="achteruit", geval="laatste"),
    _wet("vooraankondiging", 12, "Aw art. 2.71 lid 5 en 6", "eerste dag van de vooraankondiging",
         richting="achteruit", geval="eerste", eenheid="maanden"),
    _wet("gegunde-opdracht", 30, "Aw art. 2.134", "aankondiging gegunde opdracht"),
    _wet("gegunde-opdracht", 48, "Aw art. 2a.52", "aankondiging gegunde concessie", geval="concessie"),
    _wet("gegunde-opdracht", 30, "Aw art. 2.134", "aankondiging per kwartaal, sociale en andere specifieke diensten",
         geval="sas-kwartaal"),
    _wet("motivering", 15, "Aw art. 2.104", "nadere motivering op schriftelijk verzoek"),
    _wet("vernietiging", 30, "Aw art. 4.15", "vernietiging vorderen na de aankondiging of mededeling"),
    _wet("vernietiging", 6, "Aw art. 4.15", "vernietiging vorderen zonder aankondiging of mededeling",
         geval="zonder-aankondiging", eenheid="maanden"),
)
# fmt: on

REGELS: tuple[Regel, ...] = (*MINIMUMTERMIJNEN, *OVERIGE)

_REDELIJK = "de termijn moet redelijk zijn; stel haar zelf vast en leg uit waarom zij genoeg is"

ZONDER_MINIMUM = {
    ("inschrijving", DIALOOG): f"geeft de wet geen minimumtermijn: {_REDELIJK} (Aw art. 2.70)",
    ("inschrijving", INNOVATIE): f"geeft de wet geen minimumtermijn: {_REDELIJK} (Aw art. 2.70)",
    ("inschrijving", SAS): f"geeft de wet geen minimumtermijn: {_REDELIJK} (Aw art. 2.39 lid 2)",
    ("aanmelding", SAS): f"geeft de wet geen minimumtermijn: {_REDELIJK} (Aw art. 2.39 lid 2)",
    ("aanmelding", OPENBAAR): "bestaat geen termijn: wie wil, schrijft meteen in (Aw art. 2.71 lid 1)",
}
"""Where the law states no number of days, and what it asks instead."""


@dataclass(frozen=True)
class Uitzondering:
    """A ground on which a contract may be signed without a standstill."""

    grond: str
    bron: str


ZONDER_OPSCHORTING = (
    Uitzondering("de wet vraagt voor deze opdracht geen aankondiging", "Aw art. 2.127 lid 4 onder a"),
    Uitzondering(
        "de enige betrokken inschrijver wint, en er zijn geen betrokken gegadigden", "Aw art. 2.127 lid 4 onder b"
    ),
    Uitzondering(
        "de opdracht valt onder een raamovereenkomst of een dynamisch aankoopsysteem", "Aw art. 2.127 lid 4 onder c"
    ),
)


def regel_op(
    soort: str, dag: date, regels: tuple[Regel, ...] = REGELS, *, procedure: str = "", geval: str = ""
) -> Regel:
    """The rule that holds on a day is the newest of its kind that had begun; none is a LookupError in Dutch."""
    sleutel = (soort, procedure, geval)
    geldig = [r for r in regels if (r.soort, r.procedure, r.geval) == sleutel and r.geldig_van <= dag]
    if not geldig:
        naam = " ".join(deel for deel in sleutel if deel)
        raise LookupError(f"Er is geen regel '{naam}' die geldt op {nl_datum(dag)}.")
    return max(geldig, key=lambda regel: regel.geldig_van)


def minimumtermijn(soort: str, dag: date, procedure: str, verkorting: Verkorting) -> Regel:
    """The minimum term that the law states; a ValueError in Dutch where it states none, or not this shortening."""
    if procedure not in PROCEDURES:
        raise ValueError(f"De procedure '{procedure}' bestaat niet; kies uit: {', '.join(PROCEDURES)}.")
    voor = f"Voor {_WERKWOORD[soort]} in de procedure {procedure}"
    if (soort, procedure) in ZONDER_MINIMUM:
        raise ValueError(f"{voor} {ZONDER_MINIMUM[soort, procedure]}.")
    if not any((r.soort, r.procedure, r.geval) == (soort, procedure, verkorting) for r in REGELS):
        raise ValueError(f"{voor} kent de wet geen kortere termijn {_DOOR[verkorting]}.")
    return regel_op(soort, dag, procedure=procedure, geval=verkorting)


_DOOR = {"spoed": "bij spoed", "vooraankondiging": "na een vooraankondiging", "elektronisch": "bij elektronisch doen"}
