"""Proces-verbaal van gunning: how the procedure of one perceel ended and why (Aw 2.132)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Besluitverwijzing, Kop, Mijlpaal, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst(Context):
    """An authority by name and address."""

    naam: Annotated[str, Uitleg("naam van de dienst")]
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de dienst")]
    postcode: Annotated[str, Uitleg("postcode van de dienst")]
    plaats: Annotated[str, Uitleg("plaats van de dienst")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst(Context):
    """What became of one tender, and why."""

    inschrijver: Annotated[str, Uitleg("naam van de inschrijver")]
    uitkomst: Annotated[str, Uitleg("wat er van de inschrijving werd, zoals de plaats in de rangorde")]
    reden: Annotated[str, Uitleg("waarom dat de uitkomst is")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reden(Context):
    criterium: Annotated[str, Uitleg("naam van het gunningscriterium")]
    gewicht: Annotated[str, Uitleg("hoe zwaar het criterium telt")]
    score: Annotated[str, Uitleg("score van de winnaar voor dit criterium")]
    motivering: Annotated[str, Uitleg("waarom de winnaar deze score kreeg")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Winnaar(Context):
    naam: Annotated[str, Uitleg("naam van de winnaar")]
    prijs: Annotated[str, Uitleg("inschrijfprijs van de winnaar zonder btw")]
    totaal: Annotated[str, Uitleg("totaalscore, of vergelijkingsprijs als er op waarde wordt gegund")]
    redenen: Annotated[tuple[Reden, ...], Uitleg("de gunningscriteria met de score van de winnaar")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belang(Context):
    """An interest that somebody declared, and what was done about it (Aw 2.51(5))."""

    naam: Annotated[str, Uitleg("naam van wie het belang meldde")]
    belang: Annotated[str, Uitleg("het belang dat is gemeld")]
    maatregel: Annotated[str, Uitleg("wat er met die melding is gedaan")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcesVerbaalGunning(Context):
    """Authorities, object and value, tenders with outcome and reasons, winner, procedure, means, interests."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    perceel: Annotated[
        Perceel | None,
        OPTIONEEL,
        Uitleg("het perceel waar het proces-verbaal over gaat; leeg als er maar één perceel is"),
    ] = None
    voorwerp: Annotated[str, Naam("voorwerp van de opdracht"), Uitleg("wat er wordt ingekocht")]
    waarde: Annotated[str, Naam("geraamde waarde"), Uitleg("geraamde waarde van de opdracht zonder btw")]
    waarde_perceel: Annotated[
        str, OPTIONEEL, Uitleg("geraamde waarde van het perceel zonder btw; leeg als er maar één perceel is")
    ] = ""
    diensten: Annotated[
        tuple[Dienst, ...], Naam("aanbestedende diensten"), Uitleg("de diensten die samen aanbesteden, met adres")
    ]
    verloop: Annotated[
        tuple[Mijlpaal, ...], Naam("verloop van de procedure"), Uitleg("de stappen van de procedure met hun datum")
    ]
    gegund: Annotated[bool, Uitleg("ja als de opdracht is gegund")]
    waarom_niet: Annotated[str, OPTIONEEL, Uitleg("waarom de opdracht niet is gegund; leeg als er wel is gegund")] = ""
    """Why the perceel was not awarded."""
    toegelaten: Annotated[
        tuple[Uitkomst, ...], OPTIONEEL, Uitleg("de geldige inschrijvingen, met hun plaats in de rangorde")
    ] = ()
    afgewezen: Annotated[
        tuple[Uitkomst, ...], OPTIONEEL, Uitleg("de inschrijvingen die niet wonnen, met de reden")
    ] = ()
    op_waarde: Annotated[
        bool, Uitleg("ja als er op waarde wordt gegund: de totalen zijn dan vergelijkingsprijzen in euro")
    ]
    winnaars: Annotated[
        tuple[Winnaar, ...], OPTIONEEL, Uitleg("wie er wint en waarom; leeg als er niet is gegund")
    ] = ()
    besluiten: Annotated[
        tuple[Besluitverwijzing, ...],
        OPTIONEEL,
        Uitleg("de besluiten van de deelnemers waar de beslissing op rust; leeg als er niet is gegund"),
    ] = ()
    wet: Annotated[bool, Uitleg("ja als de wet dit proces-verbaal vraagt, nee als het alleen voor het dossier is")]
    """The law asks for this record; below the threshold it is made for the dossier."""
    verantwoording: Annotated[str, Naam("verantwoording van de procedure"), Uitleg("waarom deze procedure is gevolgd")]
    elektronisch: Annotated[bool, Uitleg("ja als alle stukken elektronisch zijn verstrekt")]
    verklaringen: Annotated[
        int, Naam("aantal belangenverklaringen"), Uitleg("hoeveel personen een belangenverklaring hebben gegeven")
    ]
    belangen: Annotated[
        tuple[Belang, ...], OPTIONEEL, Uitleg("de belangen die zijn gemeld, met wat ermee is gedaan")
    ] = ()
    ondertekenaars: Annotated[tuple[Ondertekening, ...], Uitleg("wie het proces-verbaal ondertekenen")]

    def aanvullend(self) -> tuple[str, ...]:
        """An award has a winner and the besluiten that it rests on; without one there is a reason."""
        if not self.gegund:
            return () if self.waarom_niet else ("reden waarom niet is gegund",)
        eisen = (("winnaars", self.winnaars), ("besluiten", self.besluiten))
        return tuple(woord for woord, waarde in eisen if not waarde)
