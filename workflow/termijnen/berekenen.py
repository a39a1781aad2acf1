"""The dates that follow from the rules of the law.

Every function takes and returns calendar dates in Europe/Amsterdam. The day of the event never counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from workflow.termijnen.kalender import DAG, Kalender
from workflow.termijnen.regels import NIET_OPENBAAR, OPENBAAR, Regel, Verkorting, minimumtermijn, regel_op
from workflow.termijnen.tellen import atw_geldt, kaal_einde, terug, vooruit
from workflow.termijnen.woorden import nl_datum, reden_terug, reden_vooruit, voorbehoud


@dataclass(frozen=True)
class Berekening:
    """A computed date is never bare: it carries its rule, its count and its reasoning in words.

    `laatste_dag` is the last day inside the term; `eerste_dag_erna` the day after it: the first on which a contract may
    be signed or a tender may close, or the first on which a duty is too late. `dagen` is how many the rule counts; of a
    rule in months how many these are here. `voorbehoud` says why the date may still move, and is in the reasoning too.
    """

    soort: str
    start: date
    dagen: int
    laatste_dag: date
    eerste_dag_erna: date
    redenering: str
    bron: str
    voorbehoud: str = ""


def opschortend(verzonden: date, kalender: Kalender, dagen: int = 20, *, contractueel: bool = False) -> Berekening:
    """The standstill begins the day after the LAST letter is sent; a contract waits until the day after its last day.

    `dagen` may lengthen it, never shorten it: fewer than the law asks is a ValueError in Dutch. One that only the
    tender documents promise is counted as the law counts, so that it never ends earlier. Aw 2.127, ATW 1.
    """
    regel = regel_op("opschortend", verzonden, geval="contractueel" if contractueel else "")
    if dagen < regel.aantal:
        raise ValueError(
            f"De opschortende termijn duurt ten minste {regel.aantal} dagen; {dagen} is te kort ({regel.bron})."
        )
    return _vooruit(replace(regel, aantal=dagen), "verzonden", verzonden, kalender)


def mag_tekenen(laatste_dag: date, uitspraken: Iterable[date] = ()) -> date:
    """The first day for a contract: after the standstill, and not before interim relief was decided (Aw 2.131)."""
    return max((laatste_dag + DAG, *uitspraken))


def inschrijving(
    verzonden: date,
    kalender: Kalender,
    procedure: str = OPENBAAR,
    *,
    elektronisch: bool = True,
    stukken_elektronisch: bool = True,
    spoed: bool = False,
    vooraankondiging: bool = False,
) -> Berekening:
    """The minimum tender term lasts through midnight of its last day, so a tender closes on `eerste_dag_erna` or later.

    `verzonden` is the day on which the notice, or the invitation to selected candidates, is dispatched. The five days
    off for electronic tendering are never stacked on another shortening; five are added when not all documents are
    electronic. Two shortenings at once, or a procedure without a minimum, is a ValueError in Dutch. Aw 2.71-2.74b.
    """
    regel = minimumtermijn("inschrijving", verzonden, procedure, _verkorting(elektronisch, spoed, vooraankondiging))
    if not stukken_elektronisch:
        regel = _langer(regel, regel_op("stukken", verzonden))
    gebeurtenis = "aankondiging verzonden" if procedure == OPENBAAR else "uitnodiging verzonden"
    return _met_slot(_vooruit(regel, gebeurtenis, verzonden, kalender), "sluiting")


def aanmelding(
    verzonden: date,
    kalender: Kalender,
    procedure: str = NIET_OPENBAAR,
    *,
    spoed: bool = False,
    vooraankondiging: bool = False,
) -> Berekening:
    """The minimum term for requests to take part is shortened by urgency alone, not by electronic means (Aw 2.74b).

    Lasts through midnight like that for tenders. ValueError in Dutch as there. Aw 2.71, 2.74.
    """
    regel = minimumtermijn("aanmelding", verzonden, procedure, _verkorting(False, spoed, vooraankondiging))
    return _met_slot(_vooruit(regel, "aankondiging verzonden", verzonden, kalender), "sluiting van de aanmelding")


def nvi(sluiting: date, kalender: Kalender, spoed: bool = False) -> Berekening:
    """The answers are out at least ten days (urgent: four) before closing; counting back never moves to a later day.

    `laatste_dag` is the last day on which they may be published. When that is no workday the reasoning names the
    previous workday as internal target. Aw 2.53, 2.54; ATW 1(2), 2.
    """
    regel = regel_op("nvi", sluiting, geval="spoed" if spoed else "")
    laatste = terug(sluiting, regel.aantal, kalender)
    reden = reden_terug("sluiting", sluiting, regel.aantal, laatste, kalender)
    return _berekening(regel, sluiting, laatste, reden, voorbehoud(sluiting, kalender))


def gegunde_opdracht(
    gegund: date, kalender: Kalender, *, concessie: bool = False, sas_kwartaal: bool = False
) -> Berekening:
    """The award notice is sent within thirty days after the award, of a concession 48; the last day is still in time.

    Social and other specific services may be told together per quarter: the term then starts at its end, and that is
    `start`. Both at once is a ValueError in Dutch. Aw 2.134, 2a.52.
    """
    if concessie and sas_kwartaal:
        raise ValueError("Kies een concessie of sociale en andere specifieke diensten per kwartaal, niet allebei.")
    if sas_kwartaal:
        regel = regel_op("gegunde-opdracht", gegund, geval="sas-kwartaal")
        return _vooruit(regel, f"gegund {nl_datum(gegund)}; einde van het kwartaal", _kwartaaleinde(gegund), kalender)
    return _vooruit(
        regel_op("gegunde-opdracht", gegund, geval="concessie" if concessie else ""), "gegund", gegund, kalender
    )


def motivering(verzocht: date, kalender: Kalender) -> Berekening:
    """Who asks in writing for more reasons gets them within fifteen days after the request came in. Aw 2.104."""
    return _vooruit(regel_op("motivering", verzocht), "verzoek ontvangen", verzocht, kalender)


def vernietiging(start: date, kalender: Kalender, *, zonder_aankondiging: bool = False) -> Berekening:
    """A contract can be contested in court until thirty days after the award notice or notification.

    Without one until six calendar months after it was signed, which `start` is then; the ATW does not stretch those.
    Aw 4.15; ATW 4.
    """
    if zonder_aankondiging:
        regel = regel_op("vernietiging", start, geval="zonder-aankondiging")
        return _vooruit(regel, "overeenkomst getekend", start, kalender)
    return _vooruit(regel_op("vernietiging", start), "aankondiging of mededeling", start, kalender)


def vooraankondiging_geldig(vooraankondiging: date, aankondiging: date) -> bool:
    """A vooraankondiging shortens the tender term when sent 52 days to 12 months before the notice (Aw 2.71(5)-(6))."""
    eerste = regel_op("vooraankondiging", aankondiging, geval="eerste")
    laatste = regel_op("vooraankondiging", aankondiging, geval="laatste")
    vroegst = kaal_einde(aankondiging, -eerste.aantal, eerste.eenheid)
    return vroegst <= vooraankondiging <= kaal_einde(aankondiging, -laatste.aantal)


def vaststelling(start: date, dagen: int, kalender: Kalender) -> Berekening:
    """A term of our own policy ends on the day it says, weekend or not: the ATW stretches statutory terms only.

    `dagen` is at least 1, otherwise a ValueError in Dutch. Procedure 2.2.1 and 2.6.
    """
    if dagen < 1:
        raise ValueError(f"Een termijn duurt ten minste 1 dag; u gaf {dagen}.")
    regel = Regel("vaststelling", dagen, "vooruit", False, "Procedure Collectieve Inkoop", "eigen termijn", start)
    return _vooruit(regel, "start", start, kalender)


def _verkorting(elektronisch: bool, spoed: bool, vooraankondiging: bool) -> Verkorting:
    if spoed and vooraankondiging:
        raise ValueError("Kies spoed of een vooraankondiging: deze verkortingen mogen niet samen worden gebruikt.")
    if spoed:
        return "spoed"
    if vooraankondiging:
        return "vooraankondiging"
    return "elektronisch" if elektronisch else ""


def _langer(regel: Regel, erbij: Regel) -> Regel:
    uitleg = f"{regel.aantal} dagen en {erbij.aantal} {erbij.omschrijving}"
    toelichting = "; ".join(deel for deel in (uitleg, regel.toelichting) if deel)
    return replace(
        regel, aantal=regel.aantal + erbij.aantal, bron=f"{regel.bron}; {erbij.bron}", toelichting=toelichting
    )


def _kwartaaleinde(dag: date) -> date:
    eerste_maand = dag.month - (dag.month - 1) % 3
    return kaal_einde(date(dag.year, eerste_maand, 1), 3, "maanden") - DAG


def _vooruit(regel: Regel, gebeurtenis: str, start: date, kalender: Kalender) -> Berekening:
    telt = (start, regel.aantal)
    laatste = vooruit(*telt, kalender, regel.eenheid) if regel.atw else kaal_einde(*telt, regel.eenheid)
    reden = reden_vooruit(gebeurtenis, *telt, laatste, kalender, regel.atw, regel.eenheid)
    beweegt = regel.atw and atw_geldt(regel.aantal, regel.eenheid)
    return _berekening(regel, start, laatste, reden, voorbehoud(laatste, kalender) if beweegt else "")


def _berekening(regel: Regel, start: date, laatste: date, reden: str, voorbehouden: str) -> Berekening:
    kaal = kaal_einde(start, regel.aantal, regel.eenheid)
    dagen = regel.aantal if regel.eenheid == "dagen" else (kaal - start).days
    redenering = "; ".join(deel for deel in (reden, regel.toelichting, voorbehouden) if deel)
    return Berekening(regel.soort, start, dagen, laatste, laatste + DAG, redenering, regel.bron, voorbehouden)


def _met_slot(berekening: Berekening, wat: str) -> Berekening:
    slot = f"{wat} op zijn vroegst {nl_datum(berekening.eerste_dag_erna)}"
    return replace(berekening, redenering=f"{berekening.redenering}; {slot}")
