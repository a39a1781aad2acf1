"""Concept-collegebesluit: the decisions that a dienst takes when it joins (procedure 2.2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Briefhoofd, Dienst, Kop, Mijlpaal, Strategie
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptCollegebesluit(Context):
    """Take part, adopt the strategy, share the costs, grant the mandaat, commit to planning and outcome."""

    inkooporganisatie: Annotated[str, Uitleg("naam van de organisatie die de inkoop begeleidt")]
    dienst: Annotated[Dienst, Uitleg("de dienst die besluit")]
    briefhoofd: Annotated[
        Briefhoofd | None, OPTIONEEL, Uitleg("briefhoofd van de dienst namens wie de brief gaat; leeg zonder huisstijl")
    ] = None
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    aanleiding: Annotated[str, Uitleg("waarom deze brief nu komt, in een of twee zinnen")]
    grondslag: Annotated[
        tuple[str, ...], Naam("wettelijke grondslag"), Uitleg("de wetsartikelen waar het besluit op rust")
    ]
    strategie: Annotated[Strategie, Uitleg("de versie van de inkoopstrategie waar het besluit op rust")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    waarde: Annotated[str, Naam("geraamde waarde"), Uitleg("geraamde waarde van de opdracht zonder btw")]
    externe_kosten: Annotated[str, Uitleg("wat er over externe kosten is afgesproken")]
    gunningscriteria: Annotated[str, OPTIONEEL, Uitleg("waarop de inschrijvingen beoordeeld worden")] = ""
    inkoopteam: Annotated[tuple[str, ...], Uitleg("wie er in het inkoopteam zitten")]
    planning: Annotated[tuple[Mijlpaal, ...], Uitleg("de stappen van de aanbesteding met hun datum")]
    handelingen: Annotated[tuple[str, ...], Uitleg("wat Bizob namens de dienst mag doen, per regel één handeling")]
    vaststellen_uiterlijk: Annotated[
        date | None, Naam("uiterste datum van vaststelling"), Uitleg("laatste dag waarop de dienst hierover besluit")
    ]
    contact_email: Annotated[
        str, Naam("e-mailadres voor het besluit"), Uitleg("e-mailadres om het besluit naartoe te sturen")
    ]
