"""Concept-collegebesluit: the decisions that a dienst takes when it joins (procedure 2.2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Briefhoofd, Dienst, Kop, Mijlpaal, Strategie
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCollegebesluit(Context):
    """Take part, adopt the strategy, share the costs, grant the mandaat, commit to planning and outcome."""

    inkooporganisatie: str
    dienst: Dienst
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst, where it has a house style."""
    kop: Kop
    aanleiding: str
    grondslag: Annotated[tuple[str, ...], Naam("wettelijke grondslag")]
    strategie: Strategie
    procedure: str
    waarde: Annotated[str, Naam("geraamde waarde")]
    externe_kosten: str
    gunningscriteria: Annotated[str, OPTIONEEL] = ""
    inkoopteam: tuple[str, ...]
    planning: tuple[Mijlpaal, ...]
    handelingen: tuple[str, ...]
    vaststellen_uiterlijk: Annotated[date | None, Naam("uiterste datum van vaststelling")]
    contact_email: Annotated[str, Naam("e-mailadres voor het besluit")]
