"""Inkoopstrategie: the text that every organ adopts, with a page of adoption for each of them (procedure 2.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Dienst, Hoofdstuk, Kop, Stuk
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelname(Context):
    """A dienst that was asked to take part, and in which percelen."""

    dienst: Annotated[str, Uitleg("naam van de dienst")]
    percelen: Annotated[str, Uitleg("nummers van de percelen waaraan de dienst meedoet, of alle")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceelregel(Context):
    nummer: Annotated[str, Uitleg("nummer van het perceel")]
    naam: Annotated[str, Uitleg("naam van het perceel")]
    waarde: Annotated[str, Naam("geraamde waarde"), Uitleg("geraamde waarde van het perceel zonder btw")]
    winnaars: Annotated[int, Naam("aantal winnaars"), Uitleg("hoeveel winnaars het perceel krijgt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteriumregel(Context):
    """A criterion that was laid down before the strategy was offered."""

    perceel: Annotated[str, Uitleg("nummer van het perceel")]
    criterium: Annotated[str, Uitleg("naam van het gunningscriterium")]
    soort: Annotated[str, Uitleg("kwaliteit of prijs")]
    gewicht: Annotated[str, Uitleg("hoe zwaar het criterium telt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap(Context):
    """A milestone, with the term that the law asks."""

    naam: Annotated[str, Uitleg("naam van de stap")]
    datum: Annotated[date | None, Uitleg("datum van de stap")]
    termijn: Annotated[str, Uitleg("de termijn die de wet voor deze stap vraagt; een streepje als die er niet is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkoopstrategie(Context):
    """All chapters of the standard template; under a chapter the facts that belong to it, and adoption pages."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    versie: Annotated[int, Uitleg("versienummer van de inkoopstrategie")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee deze versie te controleren is")]
    onderwerp: Annotated[str, Naam("omschrijving van de opdracht"), Uitleg("wat er wordt ingekocht")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    aard: Annotated[
        str,
        Naam("aard van de opdracht"),
        Uitleg("werken, leveringen, diensten, of sociale en andere specifieke diensten"),
    ]
    waarde: Annotated[str, Naam("geraamde waarde"), Uitleg("geraamde waarde van de opdracht zonder btw")]
    externe_kosten: Annotated[str, Uitleg("kosten van externe deskundigheid zonder btw, voor alle deelnemers samen")]
    hoofdstukken: Annotated[tuple[Hoofdstuk, ...], Uitleg("de hoofdstukken van de inkoopstrategie, op volgorde")]
    deelnames: Annotated[tuple[Deelname, ...], Uitleg("de diensten die gevraagd zijn om mee te doen, met hun percelen")]
    percelen: Annotated[tuple[Perceelregel, ...], Uitleg("de percelen, met hun waarde en het aantal winnaars")]
    criteria: Annotated[
        tuple[Criteriumregel, ...],
        OPTIONEEL,
        Uitleg("de gunningscriteria per perceel; leeg als die nog niet vastliggen"),
    ] = ()
    team: Annotated[
        tuple[str, ...], Naam("inkoopteam"), Uitleg("wie er in het inkoopteam zitten, per regel één functie")
    ]
    planning: Annotated[tuple[Stap, ...], Uitleg("de stappen van de aanbesteding, met hun datum en wettelijke termijn")]
    handelingen: Annotated[tuple[str, ...], Uitleg("wat Bizob namens de diensten mag doen, per regel één handeling")]
    stukken: Annotated[
        tuple[Stuk, ...], OPTIONEEL, Uitleg("de gezamenlijke stukken die bij het aanbieden in het dossier zaten")
    ] = ()
    """Files in the joint dossier when the strategy was offered."""
    vaststellingen: Annotated[
        tuple[Dienst, ...], Uitleg("de diensten die de inkoopstrategie vaststellen, elk met een eigen pagina")
    ]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
