"""The terms of the Aanbestedingswet 2012 (Aw) as dated rules, and the dates that follow from them.

Every function takes and returns calendar dates in Europe/Amsterdam. The day of the event never counts.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workflow.termijnen.kalender import DAG, Kalender
from workflow.termijnen.tellen import terug, vooruit
from workflow.termijnen.woorden import nl_datum, reden_terug, reden_vooruit

Richting = Literal["vooruit", "achteruit"]


@dataclass(frozen=True)
class Regel:
    """A term holds as law or policy states it from a day on: its days, direction, and whether the ATW stretches it."""

    soort: str
    dagen: int
    richting: Richting
    atw: bool
    bron: str
    omschrijving: str
    geldig_van: date


@dataclass(frozen=True)
class Berekening:
    """A computed date is never bare: it carries its rule, its count and its reasoning in words.

    `laatste_dag` is the last day inside the term; `eerste_dag_erna` the day after it: the first on which a contract may
    be signed or a tender may close, or the first on which a duty is too late. `soort` is that of the rule.
    """

    soort: str
    start: date
    dagen: int
    laatste_dag: date
    eerste_dag_erna: date
    redenering: str
    bron: str


# The tender and standstill terms in the wording that came with the revision of the law of this day.
HERZIENING = date(2016, 7, 1)

REGELS: tuple[Regel, ...] = (
    Regel("opschortend", 20, "vooruit", True, "Aw art. 2.127", "opschortende termijn", HERZIENING),
    Regel("inschrijving", 45, "vooruit", True, "Aw art. 2.71 lid 1", "inschrijven, openbaar", HERZIENING),
    Regel(
        "inschrijving_elektronisch",
        40,
        "vooruit",
        True,
        "Aw art. 2.71 lid 1 en 2.74b",
        "inschrijven, openbaar, elektronisch",
        HERZIENING,
    ),
    Regel("inschrijving_spoed", 15, "vooruit", True, "Aw art. 2.74", "inschrijven, openbaar, spoed", HERZIENING),
    Regel(
        "inschrijving_vooraankondiging",
        29,
        "vooruit",
        True,
        "Aw art. 2.71 lid 5 en 6",
        "inschrijven, openbaar, na een vooraankondiging",
        HERZIENING,
    ),
    Regel("nvi", 10, "achteruit", True, "Aw art. 2.53 en 2.54 lid 1", "nadere inlichtingen", HERZIENING),
    Regel("nvi_spoed", 4, "achteruit", True, "Aw art. 2.54 lid 2", "nadere inlichtingen, spoed", HERZIENING),
    Regel("gegunde_opdracht", 30, "vooruit", True, "Aw art. 2.134", "aankondiging gegunde opdracht", HERZIENING),
)


def regel_op(soort: str, dag: date, regels: tuple[Regel, ...] = REGELS) -> Regel:
    """The rule that holds on a day is the newest of its kind that had begun; none is a LookupError in Dutch."""
    geldig = [regel for regel in regels if regel.soort == soort and regel.geldig_van <= dag]
    if not geldig:
        raise LookupError(f"Er is geen regel '{soort}' die geldt op {nl_datum(dag)}.")
    return max(geldig, key=lambda regel: regel.geldig_van)


def opschortend(verzonden: date, kalender: Kalender, dagen: int = 20) -> Berekening:
    """The standstill begins the day after the LAST letter is sent; a contract waits until the day after its last day.

    `dagen` may lengthen it, never shorten it: fewer than the law asks is a ValueError in Dutch. Aw 2.127, ATW 1.
    """
    regel = regel_op("opschortend", verzonden)
    if dagen < regel.dagen:
        raise ValueError(
            f"De opschortende termijn duurt ten minste {regel.dagen} dagen; {dagen} is te kort ({regel.bron})."
        )
    return _bereken_vooruit(regel, "verzonden", verzonden, dagen, kalender)


def inschrijving(
    verzonden: date,
    kalender: Kalender,
    procedure: str = "openbaar",
    elektronisch: bool = True,
    spoed: bool = False,
    vooraankondiging: bool = False,
) -> Berekening:
    """The minimum tender term lasts through midnight of its last day, so a tender closes on `eerste_dag_erna` or later.

    `verzonden` is the day on which the notice is dispatched. The five days off for electronic tendering are never
    stacked on the urgent term or on the one after a vooraankondiging. Another procedure than openbaar, or both
    shortenings at once, is a ValueError in Dutch. Aw 2.71, 2.74, 2.74b.
    """
    soort = _soort_inschrijving(procedure, elektronisch, spoed, vooraankondiging)
    regel = regel_op(soort, verzonden)
    berekening = _bereken_vooruit(regel, "aankondiging verzonden", verzonden, regel.dagen, kalender)
    return _met_slot(berekening, f"sluiting op zijn vroegst {nl_datum(berekening.eerste_dag_erna)}")


def nvi(sluiting: date, kalender: Kalender, spoed: bool = False) -> Berekening:
    """The answers are out at least ten days (urgent: four) before closing; counting back never moves to a later day.

    `laatste_dag` is the last day on which they may be published. When that is no workday the reasoning names the
    previous workday as internal target. Aw 2.53, 2.54; ATW 1(2), 2.
    """
    regel = regel_op("nvi_spoed" if spoed else "nvi", sluiting)
    laatste = terug(sluiting, regel.dagen, kalender)
    reden = reden_terug("sluiting", sluiting, regel.dagen, laatste, kalender)
    return _berekening(regel, sluiting, regel.dagen, laatste, reden)


def gegunde_opdracht(gegund: date, kalender: Kalender) -> Berekening:
    """The award notice is sent within thirty days after the award; `laatste_dag` is still in time. Aw 2.134."""
    regel = regel_op("gegunde_opdracht", gegund)
    return _bereken_vooruit(regel, "gegund", gegund, regel.dagen, kalender)


def vaststelling(start: date, dagen: int, kalender: Kalender) -> Berekening:
    """A term of our own policy ends on the day it says, weekend or not: the ATW stretches statutory terms only.

    `dagen` is at least 1, otherwise a ValueError in Dutch. Procedure 2.2.1 and 2.6.
    """
    if dagen < 1:
        raise ValueError(f"Een termijn duurt ten minste 1 dag; u gaf {dagen}.")
    regel = Regel("vaststelling", dagen, "vooruit", False, "Procedure Collectieve Inkoop", "eigen termijn", start)
    return _bereken_vooruit(regel, "start", start, dagen, kalender)


def _soort_inschrijving(procedure: str, elektronisch: bool, spoed: bool, vooraankondiging: bool) -> str:
    if procedure != "openbaar":
        raise ValueError(
            f"Voor de procedure '{procedure}' is nog geen minimumtermijn beschikbaar; alleen voor 'openbaar'."
        )
    if spoed and vooraankondiging:
        raise ValueError("Kies spoed of een vooraankondiging: deze verkortingen mogen niet samen worden gebruikt.")
    if spoed:
        return "inschrijving_spoed"
    if vooraankondiging:
        return "inschrijving_vooraankondiging"
    return "inschrijving_elektronisch" if elektronisch else "inschrijving"


def _bereken_vooruit(regel: Regel, gebeurtenis: str, start: date, dagen: int, kalender: Kalender) -> Berekening:
    laatste = vooruit(start, dagen, kalender) if regel.atw else start + dagen * DAG
    reden = reden_vooruit(gebeurtenis, start, dagen, laatste, kalender, regel.atw)
    return _berekening(regel, start, dagen, laatste, reden)


def _berekening(regel: Regel, start: date, dagen: int, laatste: date, redenering: str) -> Berekening:
    return Berekening(regel.soort, start, dagen, laatste, laatste + DAG, redenering, regel.bron)


def _met_slot(berekening: Berekening, slot: str) -> Berekening:
    return replace(berekening, redenering=f"{berekening.redenering}; {slot}")
