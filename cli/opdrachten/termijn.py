"""`termijn`: a date of the law and how it is counted; asks no project, no account and no database."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

import typer

from cli.groep import Commando, maak_groep
from cli.uitvoer import AlsJson, druk
from usecases.gegevens import lees_kalender
from usecases.grenzen import LAATSTE_JAAR, VROEGSTE_JAAR
from usecases.instellingen import lees_instellingen
from workflow.reasons import Invoerfout
from workflow.termijnen import berekenen
from workflow.termijnen.berekenen import Berekening
from workflow.termijnen.kalender import Kalender
from workflow.termijnen.leggen import Gelegd, Wens, leg_planning
from workflow.termijnen.regels import OPENBAAR, PROCEDURES, ZONDER_OPSCHORTING
from workflow.termijnen.woorden import nl_datum
from workflow.tijd import dag_van

VLAGGEN = {
    "procedure": "--procedure",
    "elektronisch": "--elektronisch/--niet-elektronisch",
    "stukken_elektronisch": "--stukken-niet-elektronisch",
    "spoed": "--spoed",
    "vooraankondiging": "--vooraankondiging",
    "concessie": "--concessie",
    "sas_kwartaal": "--sas-kwartaal",
    "zonder_aankondiging": "--zonder-aankondiging",
}


@dataclass(frozen=True)
class Soort:
    """A term that can be asked for: how it is counted, which flags belong to it, and what its two days mean."""

    kop: str
    bereken: Callable[..., Berekening]
    vlaggen: tuple[str, ...]
    binnen: str
    erna: str


def _aanmelding(datum: date, kalender: Kalender, *, elektronisch: bool = True, **vlaggen: Any) -> Berekening:
    """Electronic or not makes no difference to requests, and the reasoning says so (Aw 2.74b)."""
    return berekenen.aanmelding(datum, kalender, **vlaggen)


_MINIMUM = ("procedure", "elektronisch", "spoed", "vooraankondiging")
SOORTEN = {
    "opschortend": Soort(
        "Opschortende termijn", berekenen.opschortend, (), "laatste dag van de termijn", "tekenen mag vanaf"
    ),
    "inschrijving": Soort(
        "Minimumtermijn voor inschrijvingen",
        berekenen.inschrijving,
        (*_MINIMUM, "stukken_elektronisch"),
        "laatste dag van de termijn",
        "sluiten mag vanaf",
    ),
    "aanmelding": Soort(
        "Minimumtermijn voor aanmeldingen", _aanmelding, _MINIMUM, "laatste dag van de termijn", "sluiten mag vanaf"
    ),
    "nvi": Soort("Nota van inlichtingen", berekenen.nvi, ("spoed",), "uiterlijk publiceren op", "te laat vanaf"),
    "gegunde-opdracht": Soort(
        "Aankondiging van de gegunde opdracht",
        berekenen.gegunde_opdracht,
        ("concessie", "sas_kwartaal"),
        "uiterlijk verzenden op",
        "te laat vanaf",
    ),
    "motivering": Soort("Nadere motivering", berekenen.motivering, (), "uiterlijk antwoorden op", "te laat vanaf"),
    "vernietiging": Soort(
        "Vernietiging van de overeenkomst vorderen",
        berekenen.vernietiging,
        ("zonder_aankondiging",),
        "vorderen kan tot en met",
        "te laat vanaf",
    ),
}

_Soort = Annotated[str, typer.Argument(metavar="SOORT", help=f"Kies uit: {', '.join(SOORTEN)}.")]
_Datum = Annotated[
    str,
    typer.Argument(metavar="DATUM", help="Dag waarop de termijn begint, bijvoorbeeld 2026-04-07; bij nvi de sluiting."),
]
_Procedure = Annotated[
    str | None,
    typer.Option("--procedure", metavar="NAAM", help=f"Kies uit: {', '.join(PROCEDURES)}. [inschrijving, aanmelding]"),
]
_Elektronisch = Annotated[
    bool | None,
    typer.Option(
        "--elektronisch/--niet-elektronisch",
        help="Of inschrijven elektronisch gaat; zonder deze optie wel. [inschrijving, aanmelding]",
    ),
]
_Stukken = Annotated[
    bool,
    typer.Option(
        "--stukken-niet-elektronisch", help="Niet alle stukken zijn elektronisch: 5 dagen erbij. [inschrijving]"
    ),
]
_Spoed = Annotated[bool, typer.Option("--spoed", help="De kortere termijn bij spoed. [inschrijving, aanmelding, nvi]")]
_Vooraankondiging = Annotated[
    bool, typer.Option("--vooraankondiging", help="De kortere termijn na een vooraankondiging. [inschrijving]")
]
_Concessie = Annotated[bool, typer.Option("--concessie", help="De termijn voor een concessie. [gegunde-opdracht]")]
_Kwartaal = Annotated[
    bool,
    typer.Option(
        "--sas-kwartaal", help="Sociale en andere specifieke diensten, samen per kwartaal. [gegunde-opdracht]"
    ),
]
_Zonder = Annotated[
    bool,
    typer.Option(
        "--zonder-aankondiging", help="Er was geen aankondiging of mededeling; DATUM is het tekenen. [vernietiging]"
    ),
]

groep = maak_groep()


@groep.command("bereken", cls=Commando, help="Bereken een termijn van de wet, met de telling in woorden.")
def bereken(
    soort: _Soort,
    datum: _Datum,
    procedure: _Procedure = None,
    elektronisch: _Elektronisch = None,
    stukken_niet_elektronisch: _Stukken = False,
    spoed: _Spoed = False,
    vooraankondiging: _Vooraankondiging = False,
    concessie: _Concessie = False,
    sas_kwartaal: _Kwartaal = False,
    zonder_aankondiging: _Zonder = False,
    json: AlsJson = False,
) -> None:
    gekozen = _soort(soort)
    waarden = {
        "procedure": procedure.replace("_", "-") if procedure else None,
        "elektronisch": elektronisch,
        "stukken_elektronisch": False if stukken_niet_elektronisch else None,
        "spoed": spoed or None,
        "vooraankondiging": vooraankondiging or None,
        "concessie": concessie or None,
        "sas_kwartaal": sas_kwartaal or None,
        "zonder_aankondiging": zonder_aankondiging or None,
    }
    gegeven = {naam: waarde for naam, waarde in waarden.items() if waarde is not None}
    _eis_eigen_vlaggen(gekozen, gegeven)
    try:
        uitkomst = SOORTEN[gekozen].bereken(lees_datum(datum, "DATUM"), kalender_hier(), **gegeven)
    except (ValueError, LookupError) as fout:
        raise Invoerfout("opdracht", str(fout)) from None
    druk(json, als_gegevens(gekozen, uitkomst), _regels(gekozen, uitkomst))


def _soort(naam: str) -> str:
    gekozen = naam.replace("_", "-")
    if gekozen not in SOORTEN:
        raise Invoerfout("SOORT", f"'{naam}' is geen termijn; kies uit: {', '.join(SOORTEN)}")
    return gekozen


def _eis_eigen_vlaggen(soort: str, gegeven: dict[str, Any]) -> None:
    vreemd = [VLAGGEN[naam] for naam in gegeven if naam not in SOORTEN[soort].vlaggen]
    if vreemd:
        eigen = [VLAGGEN[naam] for naam in SOORTEN[soort].vlaggen]
        wel = f"daarbij kan: {', '.join(eigen)}" if eigen else "daarbij horen geen opties"
        raise Invoerfout("opdracht", f"{', '.join(vreemd)} hoort niet bij {soort}; {wel}")


def lees_datum(tekst: str, veld: str) -> date:
    """One way to write a day; raises Invoerfout."""
    try:
        dag = date.fromisoformat(tekst) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst) else None
    except ValueError:
        dag = None
    if dag is None:
        raise Invoerfout(veld, f"'{tekst}' is geen dag; schrijf bijvoorbeeld 2026-04-07")
    if not VROEGSTE_JAAR <= dag.year < LAATSTE_JAAR:
        raise Invoerfout(veld, f"{tekst} ligt niet tussen {VROEGSTE_JAAR} en {LAATSTE_JAAR}")
    return dag


def kalender_hier() -> Kalender:
    """With the days that the beheerder added, where there is an installation."""
    instellingen = lees_instellingen(os.environ)
    if not instellingen.database_bestaat:
        return lees_kalender()
    # Asking a database takes longer than all the rest.
    from usecases.rechtsfeiten import kalender_van

    return kalender_van(instellingen)


def als_gegevens(soort: str, uitkomst: Berekening) -> dict[str, Any]:
    return {
        "soort": soort,
        "start": uitkomst.start,
        "dagen": uitkomst.dagen,
        "laatste_dag": uitkomst.laatste_dag,
        "eerste_dag_erna": uitkomst.eerste_dag_erna,
        "redenering": uitkomst.redenering,
        "bron": uitkomst.bron,
    }


def _regels(naam: str, uitkomst: Berekening) -> Iterator[str]:
    soort = SOORTEN[naam]
    yield f"{soort.kop}: {uitkomst.dagen} dagen ({uitkomst.bron})"
    yield f"  begint bij: {nl_datum(uitkomst.start)}"
    yield f"  {soort.binnen}: {nl_datum(uitkomst.laatste_dag)}"
    yield f"  {soort.erna}: {nl_datum(uitkomst.eerste_dag_erna)}"
    yield "Zo is geteld:"
    yield from (f"  - {deel}" for deel in uitkomst.redenering.split("; "))
    if naam == "opschortend":
        yield "Er is geen opschortende termijn nodig als:"
        yield from (f"  - {uitzondering.grond} ({uitzondering.bron})" for uitzondering in ZONDER_OPSCHORTING)


_Start = Annotated[
    str | None, typer.Option("--start", metavar="DATUM", help="Dag waarop u begint; van daar reken ik vooruit.")
]
_Contract = Annotated[
    str | None,
    typer.Option("--contract", metavar="DATUM", help="Dag waarop het contract er moet zijn; van daar reken ik terug."),
]
_Cyclus = Annotated[
    int,
    typer.Option(
        "--cyclus", metavar="DAGEN", help="Om de hoeveel dagen een bestuur vergadert. [anders: 7]", show_default=False
    ),
]
_Termijn = Annotated[
    int | None,
    typer.Option("--inschrijftermijn", metavar="DAGEN", help="Eigen termijn voor inschrijven; anders het minimum."),
]
_PlanProcedure = Annotated[
    str,
    typer.Option(
        "--procedure", metavar="NAAM", help=f"Kies uit: {', '.join(PROCEDURES)}. [anders: openbaar]", show_default=False
    ),
]


@groep.command("planning", cls=Commando, help="Leg een planning, vooruit of terug, en zie wat niet kan.")
def planning(
    start: _Start = None,
    contract: _Contract = None,
    procedure: _PlanProcedure = OPENBAAR,
    cyclus: _Cyclus = 7,
    inschrijftermijn: _Termijn = None,
    json: AlsJson = False,
) -> None:
    wens = Wens(procedure=procedure.replace("_", "-"), cyclus=cyclus, inschrijftermijn=inschrijftermijn)
    begin = lees_datum(start, "start") if start else None
    einde = lees_datum(contract, "contract") if contract else None
    vandaag = dag_van(datetime.now(UTC))
    try:
        gelegd = leg_planning(kalender_hier(), wens, start=begin, contract=einde, vandaag=vandaag)
    except ValueError as fout:
        raise Invoerfout("opdracht", str(fout)) from None
    gegevens = {"ok": True, "exitcode": 0, "stappen": gelegd.stappen, "waarschuwingen": gelegd.waarschuwingen}
    druk(json, gegevens, _planregels(gelegd))


def _planregels(gelegd: Gelegd) -> Iterator[str]:
    breedte = max(len(stap.naam) for stap in gelegd.stappen)
    for stap in gelegd.stappen:
        yield f"{nl_datum(stap.dag):<13}  {stap.naam:<{breedte}}  {stap.bron}"
    for waarschuwing in gelegd.waarschuwingen:
        yield f"Let op: {waarschuwing.melding}"
    if not gelegd.waarschuwingen:
        yield "Deze planning kan volgens de wet. Met --json ziet u van elke dag de telling."


OPDRACHT = typer.main.get_command(groep)
