"""The Case: everything that one project knows, frozen, as rows per noun.

A Case holds ids and hashes, never bytes of files. Rows are replaced, never changed: `case.met(rij)` gives a new Case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self, TypeVar, get_args

from workflow.case.contract import (
    Aankondiging,
    Contract,
    Contractwijziging,
    Dossieroverdracht,
    Evaluatie,
    Gesprek,
    Ondertekening,
    Overeenkomst,
    Weigering,
)
from workflow.case.deelname import Besluit, Deelname, Mandaat
from workflow.case.dossier import Document, Dossierstuk, Weergave
from workflow.case.gunning import Advies, Bewijsoordeel, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import (
    Belangenverklaring,
    Beoordelaar,
    Consensus,
    Inschrijver,
    Inschrijving,
    Inschrijvingsfeit,
    Loting,
    Score,
    Toets,
)
from workflow.case.post import Bericht
from workflow.case.project import Collectieftoets, Perceel, Project, Projectleider
from workflow.case.publicatie import (
    Criterium,
    Kader,
    NotaVanInlichtingen,
    Publicatie,
    Rectificatie,
    Verlenging,
    Vraag,
)
from workflow.case.rechtszaak import KortGeding, Motivering, Uitspraak
from workflow.case.stam import Contactpersoon, Dienst, Drempelbedragen, GelijkgesteldeDag, Huisstijl, Persoon
from workflow.case.start import Aanwezigheid, Bijeenkomst, Presentatie, Teamlid
from workflow.case.strategie import Reactie, Strategie
from workflow.case.termijn import Afdwinging, Termijn, Voorstel

T = TypeVar("T")
H = TypeVar("H")
Rijen = Mapping[str, T]
"""Rows by id, in the order in which they were recorded."""


class _Rijenhouder:
    """Shared by Case and Stam: put rows into the collection of their type."""

    __slots__ = ()

    def met(self, *rijen: Any) -> Self:
        """A row takes the place of the row with its id, or joins its collection; raises KeyError on a foreign type."""
        nieuw: dict[str, dict[str, Any]] = {}
        for rij in rijen:
            veld = _veld_van(type(self))[type(rij)]
            verzameling = nieuw.setdefault(veld, dict(getattr(self, veld)))
            verzameling[rij.id] = rij
        return _vervang(self, nieuw)


def _vervang(houder: H, nieuw: Mapping[str, Any]) -> H:
    """As `dataclasses.replace`, without its __init__: a Case has sixty fields, and each row written makes one."""
    ander = object.__new__(type(houder))
    for naam, vul in _vullers(type(houder)):
        vul(ander, nieuw[naam] if naam in nieuw else getattr(houder, naam))
    return ander


_VULLERS: dict[type[Any], tuple[tuple[str, Callable[[Any, Any], None]], ...]] = {}


def _vullers(houder: type[Any]) -> tuple[tuple[str, Callable[[Any, Any], None]], ...]:
    if houder not in _VULLERS:
        _VULLERS[houder] = tuple((f.name, getattr(houder, f.name).__set__) for f in fields(houder))
    return _VULLERS[houder]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stam(_Rijenhouder):
    """Master data; `kenmerken` are those of the projects that exist."""

    personen: Rijen[Persoon] = field(default_factory=dict)
    diensten: Rijen[Dienst] = field(default_factory=dict)
    contactpersonen: Rijen[Contactpersoon] = field(default_factory=dict)
    huisstijlen: Rijen[Huisstijl] = field(default_factory=dict)
    gelijkgestelde_dagen: Rijen[GelijkgesteldeDag] = field(default_factory=dict)
    drempelbedragen: Rijen[Drempelbedragen] = field(default_factory=dict)
    kenmerken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(_Rijenhouder):
    """One project with all its rows, and the master data that it refers to."""

    stam: Stam
    project: Project
    percelen: Rijen[Perceel] = field(default_factory=dict)
    projectleiders: Rijen[Projectleider] = field(default_factory=dict)
    collectieftoetsen: Rijen[Collectieftoets] = field(default_factory=dict)
    deelnames: Rijen[Deelname] = field(default_factory=dict)
    dossierstukken: Rijen[Dossierstuk] = field(default_factory=dict)
    bijeenkomsten: Rijen[Bijeenkomst] = field(default_factory=dict)
    aanwezigheden: Rijen[Aanwezigheid] = field(default_factory=dict)
    presentaties: Rijen[Presentatie] = field(default_factory=dict)
    teamleden: Rijen[Teamlid] = field(default_factory=dict)
    strategieen: Rijen[Strategie] = field(default_factory=dict)
    reacties: Rijen[Reactie] = field(default_factory=dict)
    besluiten: Rijen[Besluit] = field(default_factory=dict)
    mandaten: Rijen[Mandaat] = field(default_factory=dict)
    kaders: Rijen[Kader] = field(default_factory=dict)
    criteria: Rijen[Criterium] = field(default_factory=dict)
    publicaties: Rijen[Publicatie] = field(default_factory=dict)
    notas: Rijen[NotaVanInlichtingen] = field(default_factory=dict)
    verlengingen: Rijen[Verlenging] = field(default_factory=dict)
    rectificaties: Rijen[Rectificatie] = field(default_factory=dict)
    vragen: Rijen[Vraag] = field(default_factory=dict)
    inschrijvers: Rijen[Inschrijver] = field(default_factory=dict)
    inschrijvingen: Rijen[Inschrijving] = field(default_factory=dict)
    inschrijvingsfeiten: Rijen[Inschrijvingsfeit] = field(default_factory=dict)
    toetsen: Rijen[Toets] = field(default_factory=dict)
    belangenverklaringen: Rijen[Belangenverklaring] = field(default_factory=dict)
    beoordelaars: Rijen[Beoordelaar] = field(default_factory=dict)
    scores: Rijen[Score] = field(default_factory=dict)
    consensus: Rijen[Consensus] = field(default_factory=dict)
    lotingen: Rijen[Loting] = field(default_factory=dict)
    adviezen: Rijen[Advies] = field(default_factory=dict)
    uitslagen: Rijen[Uitslag] = field(default_factory=dict)
    beslissingen: Rijen[Gunningsbeslissing] = field(default_factory=dict)
    kort_gedingen: Rijen[KortGeding] = field(default_factory=dict)
    uitspraken: Rijen[Uitspraak] = field(default_factory=dict)
    motiveringen: Rijen[Motivering] = field(default_factory=dict)
    bewijsoordelen: Rijen[Bewijsoordeel] = field(default_factory=dict)
    overeenkomsten: Rijen[Overeenkomst] = field(default_factory=dict)
    ondertekeningen: Rijen[Ondertekening] = field(default_factory=dict)
    weigeringen: Rijen[Weigering] = field(default_factory=dict)
    contracten: Rijen[Contract] = field(default_factory=dict)
    contractwijzigingen: Rijen[Contractwijziging] = field(default_factory=dict)
    gesprekken: Rijen[Gesprek] = field(default_factory=dict)
    aankondigingen: Rijen[Aankondiging] = field(default_factory=dict)
    evaluaties: Rijen[Evaluatie] = field(default_factory=dict)
    dossieroverdrachten: Rijen[Dossieroverdracht] = field(default_factory=dict)
    termijnen: Rijen[Termijn] = field(default_factory=dict)
    documenten: Rijen[Document] = field(default_factory=dict)
    weergaven: Rijen[Weergave] = field(default_factory=dict)
    berichten: Rijen[Bericht] = field(default_factory=dict)
    voorstellen: Rijen[Voorstel] = field(default_factory=dict)
    afdwingingen: Rijen[Afdwinging] = field(default_factory=dict)

    def met_project(self, project: Project) -> "Case":
        """The project row itself is replaced."""
        return replace(self, project=project)


def rijsoorten(houder: type[Case] | type[Stam]) -> dict[str, type[Any]]:
    """Field name to row type, for every collection of a holder, in the order in which rows may be inserted."""
    return {f.name: get_args(f.type)[1] for f in fields(houder) if getattr(f.type, "__origin__", None) is Mapping}


_VELDEN: dict[type[Any], dict[type[Any], str]] = {}


def _veld_van(houder: type[Any]) -> dict[type[Any], str]:
    if houder not in _VELDEN:
        _VELDEN[houder] = {rijtype: naam for naam, rijtype in rijsoorten(houder).items()}
    return _VELDEN[houder]
