"""Gunningsadvies: what every deelnemer must adopt before an award letter may leave (procedure 2.6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Dienst, Kop, Mijlpaal, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Toelating(Context):
    """The outcome of testing one tender on exclusion, suitability and validity."""

    inschrijver: Annotated[str, Uitleg("naam van de inschrijver")]
    oordeel: Annotated[str, Uitleg("geldig, ongeldig of uitgesloten")]
    toelichting: Annotated[str, Uitleg("waar het oordeel op rust")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel(Context):
    """One criterion of one tender: each assessor's score, then the score agreed on."""

    criterium: Annotated[str, Uitleg("naam van het gunningscriterium")]
    gewicht: Annotated[str, Uitleg("hoe zwaar het criterium telt")]
    beoordelaars: Annotated[str, Naam("scores van de beoordelaars"), Uitleg("de scores van de beoordelaars elk")]
    score: Annotated[str, Uitleg("de score die samen is vastgesteld")]
    motivering: Annotated[str, Uitleg("waarom deze score is vastgesteld")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beoordeling(Context):
    inschrijver: Annotated[str, Uitleg("naam van de inschrijver")]
    totaal: Annotated[str, Uitleg("totaal van de inschrijver")]
    oordelen: Annotated[tuple[Oordeel, ...], Uitleg("de criteria met hun scores en redenen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats(Context):
    """One line of the ranking."""

    rang: Annotated[int, Uitleg("plaats in de rangorde")]
    inschrijver: Annotated[str, Uitleg("naam van de inschrijver")]
    prijs: Annotated[str, Uitleg("inschrijfprijs zonder btw")]
    totaal: Annotated[str, Uitleg("totaal van de inschrijver")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gunningsadvies(Context):
    """Process, admissibility, scores, reasons, ranking, sensitivity, risks, proposal, drafts, adoption block."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    dienst: Annotated[Dienst, Uitleg("de dienst die het advies vaststelt")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    versie: Annotated[int, Uitleg("versienummer van het advies")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee deze versie te controleren is")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    verloop: Annotated[
        tuple[Mijlpaal, ...], Naam("verloop van de procedure"), Uitleg("de stappen van de procedure met hun datum")
    ]
    toelating: Annotated[tuple[Toelating, ...], Uitleg("per inschrijver of de inschrijving geldig is")]
    op_waarde: Annotated[
        bool, Uitleg("ja als er op waarde wordt gegund: de totalen zijn dan vergelijkingsprijzen in euro")
    ]
    """The totals are comparison prices in euro."""
    prijsformule: Annotated[str, Uitleg("hoe de prijs in een score wordt omgezet")]
    methode: Annotated[str, Naam("beoordelingsmethode"), Uitleg("hoe de inschrijvingen beoordeeld zijn")]
    maximumscore: Annotated[str, Uitleg("de hoogste totaalscore die mogelijk is")]
    beoordelingen: Annotated[tuple[Beoordeling, ...], Uitleg("per inschrijver de scores en de redenen")]
    rangschikking: Annotated[tuple[Plaats, ...], Uitleg("de inschrijvers op volgorde van hun totaal")]
    gelijke_stand: Annotated[tuple[str, ...], OPTIONEEL, Uitleg("wie gelijk eindigden, en wat de doorslag gaf")] = ()
    """Who had equal totals, and what decided."""
    gevoeligheid: Annotated[tuple[str, ...], Uitleg("wat er met de volgorde gebeurt als een inschrijving wegvalt")]
    risicos: Annotated[tuple[str, ...], Naam("risico's"), Uitleg("de risico’s waar het bestuur van moet weten")]
    winnaars: Annotated[tuple[str, ...], Naam("voorgestelde winnaars"), Uitleg("aan wie wordt voorgesteld te gunnen")]
    conceptbrieven: Annotated[tuple[str, ...], Uitleg("de brieven die klaarliggen")]
    vaststellen_uiterlijk: Annotated[
        date | None, Naam("uiterste datum van vaststelling"), Uitleg("laatste dag waarop de dienst hierover besluit")
    ]
    gestanddoening_tot: Annotated[date | None, Uitleg("tot en met welke dag de inschrijvingen geldig blijven")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
