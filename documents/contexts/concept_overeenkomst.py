"""Concept-overeenkomst: what a deelnemer and its supplier sign, with the text in the dossier by name and hash (2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Besluitverwijzing, Kop, Ondertekenaar, Perceel
from documents.contexts.velden import OPTIONEEL, STIL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdrachtgever(Context):
    """The deelnemer, and the functions that represent it."""

    naam: Annotated[str, Uitleg("naam van de deelnemer die de opdracht geeft")]
    orgaan: Annotated[str, Naam("bestuursorgaan"), Uitleg("het bestuursorgaan dat besloot, met lidwoord en dienst")]
    """With article and dienst, as in `Besluitverwijzing`."""
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de opdrachtgever")]
    postcode: Annotated[str, Uitleg("postcode van de opdrachtgever")]
    plaats: Annotated[str, Uitleg("plaats van de opdrachtgever")]
    ondertekenaars: Annotated[tuple[Ondertekenaar, ...], Uitleg("wie er samen voor de opdrachtgever tekenen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverancier(Context):
    """Number in the trade register and representative stand in no file of ours: they are written by hand."""

    naam: Annotated[str, Uitleg("naam van de leverancier")]
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de leverancier")]
    postcode: Annotated[str, Uitleg("postcode van de leverancier")]
    plaats: Annotated[str, Uitleg("plaats van de leverancier")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand(Context):
    naam: Annotated[str, Uitleg("naam van het bestand")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee het bestand te controleren is")]
    """SHA-256 of the file in the dossier, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel(Context):
    """A document that is part of the overeenkomst; a lower number goes before a higher one."""

    rang: Annotated[int, Uitleg("plaats in de rangorde; een lager nummer gaat voor een hoger nummer")]
    naam: Annotated[str, Uitleg("wat voor document het is, met de naam van het bestand of de datum")]
    vingerafdruk: Annotated[
        str, Uitleg("vingerafdruk (SHA-256) van het bestand, of de mededeling dat er geen bestand in het dossier is")
    ]
    """SHA-256 in hexadecimal, or in words that the dossier holds no file of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptOvereenkomst(Context):
    """Parties, recitals, documents in order of rank, subject, price, term and signatures; no clauses of our own."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    opdrachtgever: Annotated[Opdrachtgever, Uitleg("de deelnemer die de overeenkomst sluit")]
    leverancier: Annotated[Leverancier, Uitleg("de winnaar die de opdracht gaat uitvoeren")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    platform: Annotated[
        str, Naam("aanbestedingsplatform"), Uitleg("het platform waar de aanbesteding op staat, zoals TenderNed")
    ]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    gepubliceerd_op: Annotated[
        date | None, Naam("datum van de publicatie"), Uitleg("dag waarop de aanbesteding is gepubliceerd")
    ]
    inschrijving_van: Annotated[
        date | None,
        Naam("datum van de inschrijving"),
        Uitleg("dag waarop de inschrijving van de leverancier is ontvangen"),
    ]
    besluit: Annotated[Besluitverwijzing, Uitleg("het besluit van de opdrachtgever waar de gunning op rust")]
    beslissing_van: Annotated[
        date | None, Naam("datum van de gunningsbeslissing"), Uitleg("datum van de gunningsbeslissing")
    ]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de overeenkomst over gaat; leeg als er maar één perceel is")
    ] = None
    omschrijving: Annotated[str, Uitleg("wat er wordt ingekocht")]
    tekst: Annotated[Bestand, Naam("tekst van de overeenkomst"), Uitleg("het bestand met de tekst van de overeenkomst")]
    nvi_ronde: Annotated[
        int,
        STIL,
        Uitleg("ronde van de laatste nota in de tekst, 0 is geen; om op te kiezen, niet om af te drukken"),
    ]
    """The last round of the nota van inlichtingen that the text takes in; 0 is none."""
    delen: Annotated[tuple[Deel, ...], Uitleg("de documenten die bij de overeenkomst horen, op volgorde van rang")]
    prijs: Annotated[str, Uitleg("inschrijfprijs van de leverancier zonder btw")]
    samen: Annotated[bool, Uitleg("ja als de prijs voor alle deelnemers samen is")]
    """The price is for all deelnemers together."""
    ingangsdatum: Annotated[date | None, Uitleg("eerste dag van de overeenkomst")]
    einddatum: Annotated[date | None, Uitleg("laatste dag van de overeenkomst, zonder verlenging")]
    verlengbaar_tot: Annotated[
        date | None, OPTIONEEL, Uitleg("laatste dag na alle verlengingen; leeg als verlengen niet kan")
    ] = None
