"""Mandaatbrief: machtiging en volmacht of one deelnemer to Bizob (procedure 2.2, Awb 10:1-10:12, BW 3:60)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Briefhoofd, Geadresseerde, Kop, Ondertekenaar, Perceel, Strategie
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatgever(Context):
    """The dienst that grants, with the organ that decides and the function that represents it (Gemeentewet 171)."""

    naam: Annotated[str, Uitleg("naam van de dienst die het mandaat geeft")]
    orgaan: Annotated[
        str, Naam("bestuursorgaan"), Uitleg("het bestuursorgaan dat het mandaat geeft, met lidwoord en dienst")
    ]
    """With article and dienst."""
    vertegenwoordiger: Annotated[str, Uitleg("functie die de dienst in rechte vertegenwoordigt")]
    """Function that represents the dienst in law, with article: "de burgemeester" (Gemeentewet 171)."""
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de dienst")]
    postcode: Annotated[str, Uitleg("postcode van de dienst")]
    plaats: Annotated[str, Uitleg("plaats van de dienst")]
    identificatie: Annotated[str, Uitleg("officieel nummer van de dienst (OIN of TOOI)")]
    """OIN or TOOI identifier."""
    ondertekenaars: Annotated[tuple[Ondertekenaar, ...], Uitleg("wie er samen voor de dienst tekenen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Genomen(Context):
    """The besluit that the mandaat rests on; while it is still to be taken the letter keeps lines to fill in."""

    nummer: Annotated[str, Uitleg("nummer van het besluit")]
    datum: Annotated[date | None, Uitleg("datum van het besluit")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemachtigde(Context):
    """Functions at Bizob, never names: the mandaat outlives a person (Awb 10:4)."""

    functie: Annotated[str, Uitleg("functie bij Bizob die het mandaat krijgt")]
    plaatsvervanger: Annotated[str, Uitleg("functie bij Bizob die vervangt")]
    directie: Annotated[str, Naam("functie van de directie"), Uitleg("functie die als werkgever instemt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatbrief(Context):
    """Granter, organ, legal basis, acts covered and excluded, signing formula, term, consent block, signatures."""

    mandaatgever: Annotated[Mandaatgever, Uitleg("de dienst die het mandaat geeft")]
    briefhoofd: Annotated[
        Briefhoofd | None, OPTIONEEL, Uitleg("briefhoofd van de dienst namens wie de brief gaat; leeg zonder huisstijl")
    ] = None
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    percelen: Annotated[
        tuple[Perceel, ...], OPTIONEEL, Uitleg("de percelen waar het mandaat voor geldt; leeg als het voor alles geldt")
    ] = ()
    grondslag: Annotated[
        tuple[str, ...], Naam("wettelijke grondslag"), Uitleg("de wetsartikelen waar het mandaat op rust")
    ]
    """The articles on which organ and representative act; Awb and BW are in the template."""
    besluit: Annotated[
        Genomen | None,
        OPTIONEEL,
        Uitleg("het besluit waar het mandaat op rust; leeg zolang dat nog genomen moet worden"),
    ] = None
    strategie: Annotated[Strategie, Uitleg("de versie van de inkoopstrategie waar het besluit op rust")]
    gemachtigde: Annotated[Gemachtigde, Uitleg("wie bij Bizob het mandaat krijgt")]
    handelingen: Annotated[tuple[str, ...], Uitleg("wat Bizob namens de dienst mag doen, per regel één handeling")]
    plafond: Annotated[str, OPTIONEEL, Uitleg("hoogste bedrag waarvoor het mandaat geldt")] = ""
    ondermandaat: Annotated[bool, Uitleg("ja als ondermandaat is toegestaan")]
    geldig_van: Annotated[date | None, OPTIONEEL, Uitleg("eerste dag van het mandaat")] = None
    geldig_tot: Annotated[date | None, OPTIONEEL, Uitleg("laatste dag van het mandaat")] = None
    retour_uiterlijk: Annotated[
        date | None,
        Naam("uiterste datum van terugzending"),
        Uitleg("laatste dag om de getekende brief terug te sturen"),
    ]
    retour_email: Annotated[
        str, Naam("e-mailadres voor terugzending"), Uitleg("e-mailadres om de getekende brief naar terug te sturen")
    ]
