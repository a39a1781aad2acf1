"""Voortgangsrapportage: steps taken, steps to take, planning against actual, what is blocked (procedure 2.10)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender
from documents.contexts.velden import OPTIONEEL, Context, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapportkop(Context):
    kenmerk: Annotated[str, Uitleg("kenmerk van het rapport")]
    datum: Annotated[date | None, Uitleg("datum van het rapport")]
    onderwerp: Annotated[str, Uitleg("waar het rapport over gaat")]
    week: Annotated[str, Uitleg("de week waar het rapport over gaat")]
    """In words: "week 24 van 2026 (8 juni 2026 tot en met 14 juni 2026)"."""
    bestemd_voor: Annotated[str, Uitleg("voor wie het rapport is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit(Context):
    naam: Annotated[str, Uitleg("wat voor gegeven het is")]
    waarde: Annotated[str, Uitleg("het gegeven zelf")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurd(Context):
    datum: Annotated[date | None, Uitleg("dag waarop het gebeurde")]
    wat: Annotated[str, Uitleg("wat er gebeurde")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mijlpaal(Context):
    naam: Annotated[str, Uitleg("naam van de mijlpaal")]
    gepland: Annotated[str, Uitleg("geplande datum")]
    werkelijk: Annotated[str, Uitleg("werkelijke datum")]
    """The day itself, or that it is not there yet."""
    verschil: Annotated[str, Uitleg("verschil tussen gepland en werkelijk")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fase(Context):
    """A hoofdfase with its milestones in their order."""

    naam: Annotated[str, Uitleg("naam van de fase")]
    mijlpalen: Annotated[tuple[Mijlpaal, ...], Uitleg("de mijlpalen van deze fase")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervolg(Context):
    project: Annotated[str, OPTIONEEL, Uitleg("het project, als het rapport over meer projecten gaat")] = ""
    """Only where the steps of several projects stand together."""
    stap: Annotated[str, Uitleg("de volgende stap")]
    wie: Annotated[str, Uitleg("wie die stap zet")]
    tegen: Annotated[str, Uitleg("wanneer die stap verwacht wordt")]
    """What stands in its way, one per line, or that it can be done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd(Context):
    wat: Annotated[str, Uitleg("wat er gevraagd wordt")]
    uiterlijk: Annotated[str, Uitleg("wanneer het er uiterlijk moet zijn")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnregel(Context):
    project: Annotated[str, OPTIONEEL, Uitleg("het project, als het rapport over meer projecten gaat")] = ""
    """As in `Vervolg`."""
    naam: Annotated[str, Uitleg("naam van de termijn")]
    laatste_dag: Annotated[str, Uitleg("laatste dag van de termijn")]
    stand: Annotated[str, Uitleg("hoe het met de termijn staat")]
    wacht_op: Annotated[str, Uitleg("op wie gewacht wordt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienstregel(Context):
    dienst: Annotated[str, Uitleg("naam van de dienst")]
    stand: Annotated[str, Uitleg("hoe ver de dienst is")]
    open: Annotated[str, Uitleg("wat de dienst nog moet doen")]
    """What is not done yet, one per line, with who is to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel(Context):
    """One cell of the overview, of the dienst itself."""

    naam: Annotated[str, Uitleg("naam van het onderdeel")]
    stand: Annotated[str, Uitleg("hoe het ermee staat")]
    datum: Annotated[str, Uitleg("datum die erbij hoort")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit(Context):
    onderwerp: Annotated[str, Uitleg("waar het besluit over gaat")]
    uitkomst: Annotated[str, Uitleg("wat er besloten is")]
    nummer: Annotated[str, Uitleg("nummer van het besluit")]
    datum: Annotated[str, Uitleg("datum van het besluit")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Context):
    naam: Annotated[str, Uitleg("soort brief")]
    aantal: Annotated[int, Uitleg("hoeveel brieven er zijn")]
    verzonden: Annotated[str, Uitleg("hoeveel er verzonden zijn en wanneer")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectdeel(Context):
    """One project: for its team, or as one dienst may see it."""

    titel: Annotated[str, Uitleg("nummer en naam van het project")]
    voor_dienst: Annotated[bool, Uitleg("ja als het rapport voor één dienst is")]
    feiten: Annotated[tuple[Feit, ...], Uitleg("de vaste gegevens van het project")]
    gebeurd: Annotated[tuple[Gebeurd, ...], OPTIONEEL, Uitleg("wat er in deze periode is gebeurd")] = ()
    gevraagd: Annotated[tuple[Gevraagd, ...], OPTIONEEL, Uitleg("wat er van de lezer gevraagd wordt")] = ()
    fasen: Annotated[tuple[Fase, ...], OPTIONEEL, Uitleg("de planning per fase")] = ()
    vervolg: Annotated[tuple[Vervolg, ...], OPTIONEEL, Uitleg("de stappen die volgen")] = ()
    termijnen: Annotated[tuple[Termijnregel, ...], OPTIONEEL, Uitleg("de termijnen die lopen")] = ()
    diensten: Annotated[tuple[Dienstregel, ...], OPTIONEEL, Uitleg("hoe ver elke dienst is")] = ()
    onderdelen: Annotated[tuple[Onderdeel, ...], OPTIONEEL, Uitleg("de onderdelen van het dossier en hun stand")] = ()
    besluiten: Annotated[tuple[Besluit, ...], OPTIONEEL, Uitleg("de besluiten over dit project")] = ()
    brieven: Annotated[
        tuple[Brief, ...], OPTIONEEL, Uitleg("hoeveel brieven er zijn en wanneer ze verzonden zijn")
    ] = ()
    aandacht: Annotated[tuple[str, ...], OPTIONEEL, Uitleg("waar extra aandacht voor nodig is")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectregel(Context):
    project: Annotated[str, Uitleg("nummer en naam van het project")]
    """Name and kenmerk."""
    toestand: Annotated[str, Uitleg("hoe ver het project is")]
    mijlpaal: Annotated[str, Uitleg("de eerstvolgende mijlpaal")]
    """The next one, with its planned day."""
    verschil: Annotated[str, Uitleg("hoeveel het project voor- of achterloopt")]
    geblokkeerd: Annotated[str, Uitleg("hoeveel er geblokkeerd is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht(Context):
    """All projects together, for the management."""

    projecten: Annotated[tuple[Projectregel, ...], OPTIONEEL, Uitleg("een regel per project")] = ()
    geblokkeerd: Annotated[
        tuple[Termijnregel, ...], OPTIONEEL, Uitleg("de termijnen die niet gehaald worden of op iemand wachten")
    ] = ()
    vervolg: Annotated[tuple[Vervolg, ...], OPTIONEEL, Uitleg("de eerstvolgende stappen van alle projecten")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortgangsrapportage(Context):
    """The overview of all projects, or the projects one by one."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Rapportkop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    overzicht: Annotated[
        Overzicht | None, OPTIONEEL, Uitleg("alle projecten samen; leeg in een rapport over één project")
    ] = None
    delen: Annotated[tuple[Projectdeel, ...], OPTIONEEL, Uitleg("per project wat er is gebeurd en wat er volgt")] = ()
