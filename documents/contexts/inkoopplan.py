"""Inkoopplan: everything that is bought together with one dienst, and how far it is (procedure 2.10)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender
from documents.contexts.velden import OPTIONEEL, Context, Uitleg
from documents.contexts.voortgangsrapportage import Gevraagd, Mijlpaal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plankop(Context):
    kenmerk: Annotated[str, Uitleg("kenmerk van het inkoopplan")]
    datum: Annotated[date | None, Uitleg("datum van het inkoopplan")]
    onderwerp: Annotated[str, Uitleg("waar het inkoopplan over gaat, in één regel")]
    dienst: Annotated[str, Uitleg("naam van de dienst waar het inkoopplan voor is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planregel(Context):
    """One project in the overview."""

    project: Annotated[str, Uitleg("kenmerk en naam van het project")]
    """Kenmerk and name."""
    waarde: Annotated[str, Uitleg("geraamde waarde zonder btw, van alle deelnemers samen")]
    deelname: Annotated[str, Uitleg("hoe ver de deelname van de dienst is")]
    stand: Annotated[str, Uitleg("hoe ver het project is; een streepje als de dienst niet meer meedoet")]
    volgende: Annotated[str, Uitleg("de volgende mijlpaal met de geplande datum")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagregel(Context):
    project: Annotated[str, Uitleg("kenmerk en naam van het project")]
    wat: Annotated[str, Uitleg("wat er gevraagd wordt")]
    uiterlijk: Annotated[str, Uitleg("wanneer het er uiterlijk moet zijn")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractregel(Context):
    """A running contract of this dienst."""

    project: Annotated[str, Uitleg("kenmerk en naam van het project")]
    perceel: Annotated[str, Uitleg("het perceel waar het contract over gaat")]
    leverancier: Annotated[str, Uitleg("naam van de leverancier")]
    einddatum: Annotated[date | None, Uitleg("laatste dag van het contract, zonder latere verlenging")]
    verlengbaar: Annotated[str, Uitleg("tot wanneer verlengd kan worden, of nee")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planproject(Context):
    titel: Annotated[str, Uitleg("naam en kenmerk van het project")]
    omschrijving: Annotated[str, Uitleg("wat er wordt ingekocht")]
    waarde: Annotated[str, Uitleg("geraamde waarde zonder btw, van alle deelnemers samen")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    deelname: Annotated[str, Uitleg("hoe ver de deelname van de dienst is")]
    stand: Annotated[str, Uitleg("hoe ver het project is; een streepje als de dienst niet meer meedoet")]
    mijlpalen: Annotated[
        tuple[Mijlpaal, ...], OPTIONEEL, Uitleg("de planning van het project; leeg als de dienst niet meer meedoet")
    ] = ()
    """Empty for a dienst that is out."""
    gevraagd: Annotated[
        tuple[Gevraagd, ...], OPTIONEEL, Uitleg("wat er van de dienst gevraagd wordt in dit project")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkoopplan(Context):
    """One dienst, over all its projects; of another dienst, a tender or a price it says nothing."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Plankop, Uitleg("kenmerk, datum, onderwerp en dienst van het inkoopplan")]
    overzicht: Annotated[tuple[Planregel, ...], OPTIONEEL, Uitleg("een regel per project")] = ()
    gevraagd: Annotated[
        tuple[Vraagregel, ...], OPTIONEEL, Uitleg("wat er van de dienst gevraagd wordt, over alle projecten")
    ] = ()
    contracten: Annotated[tuple[Contractregel, ...], OPTIONEEL, Uitleg("de lopende contracten van de dienst")] = ()
    projecten: Annotated[tuple[Planproject, ...], OPTIONEEL, Uitleg("per project de gegevens en de planning")] = ()
