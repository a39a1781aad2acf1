"""Afwijzingsbrief: one template, two variants: lower ranked, and invalid or excluded (procedure 2.6, Aw 2.130)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Briefhoofd,
    Contact,
    Geadresseerde,
    Kop,
    Ondertekening,
    Opschorting,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, STIL, Context, Naam, Uitleg

ONGELDIG, UITGESLOTEN, INGETROKKEN, AFGEVALLEN = "ongeldig", "uitgesloten", "ingetrokken", "afgevallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Winnaar(Context):
    """The price is named only where it alone decides; else it stays out (Aw 2.104)."""

    naam: Annotated[str, Uitleg("naam van de winnaar")]
    totaalscore: Annotated[str, OPTIONEEL, Uitleg("totaalscore of vergelijkingsprijs van de winnaar")] = ""
    prijs: Annotated[
        str, OPTIONEEL, Uitleg("inschrijfprijs van de winnaar zonder btw; alleen als de prijs het enige criterium is")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VergelekenScore(Context):
    """Both scores, why not the maximum, what the winner did better: without them no standstill starts (Aw 2.130)."""

    criterium: Annotated[str, Uitleg("naam van het gunningscriterium")]
    gewicht: Annotated[str, Uitleg("hoe zwaar het criterium telt")]
    maximum: Annotated[str, Uitleg("hoogste score die voor dit criterium mogelijk is")]
    uw_score: Annotated[str, Uitleg("score van de inschrijver die de brief krijgt")]
    score_winnaar: Annotated[str, Naam("score van de winnaar"), Uitleg("score van de winnaar")]
    motivering: Annotated[str, Uitleg("waarom de inschrijver niet de hoogste score kreeg")]
    voordeel_winnaar: Annotated[
        str,
        Naam("kenmerken en relatieve voordelen van de winnaar"),
        Uitleg("kenmerken en relatieve voordelen van de winnaar op dit criterium"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LagereRang(Context):
    rang: Annotated[int | None, Uitleg("plaats van de inschrijver in de rangorde")]
    aantal_geldig: Annotated[int, Uitleg("hoeveel inschrijvingen geldig zijn")]
    totaalscore: Annotated[str, Uitleg("totaalscore, of vergelijkingsprijs als er op waarde wordt gegund")]
    maximumscore: Annotated[
        str, OPTIONEEL, Uitleg("de hoogste totaalscore die mogelijk is; leeg bij een vergelijkingsprijs")
    ] = ""
    gelijke_stand: Annotated[str, OPTIONEEL, Uitleg("wat bij gelijke totalen de doorslag gaf")] = ""
    """What decided between equal totals: without it the reasons are incomplete (Aw 2.130)."""
    prijs: Annotated[str, Uitleg("inschrijfprijs van de inschrijver zonder btw")]
    criteria: Annotated[tuple[VergelekenScore, ...], Uitleg("de gunningscriteria met beide scores en de redenen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongeldig(Context):
    """Why a tender that was not ranked does not count."""

    soort: Annotated[
        str, STIL, Uitleg("ongeldig, uitgesloten, ingetrokken of afgevallen; om op te kiezen, niet om af te drukken")
    ]
    """ongeldig, uitgesloten, ingetrokken or afgevallen."""
    grond: Annotated[
        str,
        Naam("grond en de bepaling waarop die rust"),
        Uitleg("waarom de inschrijving niet meetelt, met de bepaling waarop dat rust"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwijzingPerceel(Context):
    """What a rejected tenderer reads about one perceel."""

    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    besluiten: Annotated[
        tuple[Besluitverwijzing, ...], Uitleg("de besluiten van de deelnemers waar de beslissing op rust")
    ]
    winnaars: Annotated[tuple[Winnaar, ...], Uitleg("aan wie de opdracht voorlopig gaat")]
    laagste_prijs: Annotated[bool, Uitleg("ja als de prijs het enige gunningscriterium is")]
    """Price is the only criterion: then the winner's price must be disclosed (Aw 2.130)."""
    op_waarde: Annotated[
        bool, Uitleg("ja als er op waarde wordt gegund: de totalen zijn dan vergelijkingsprijzen in euro")
    ]
    """The totals are comparison prices in euro."""
    lager: Annotated[
        LagereRang | None, OPTIONEEL, Uitleg("scores en rang van een inschrijver die lager eindigde; anders leeg")
    ] = None
    ongeldig: Annotated[
        Ongeldig | None, OPTIONEEL, Uitleg("waarom een inschrijving niet meetelt; leeg als zij beoordeeld is")
    ] = None
    opschorting: Annotated[Opschorting, Uitleg("de opschortende termijn, of waarom er geen is")]

    def aanvullend(self) -> tuple[str, ...]:
        """Exactly one variant, and what only that variant needs of each winner."""
        if (self.lager is None) == (self.ongeldig is None):
            return ("reden van de afwijzing: lagere rang, of ongeldig of uitgesloten",)
        return (*self._maximum_onvolledig(), *self._winnaars_onvolledig()) if self.lager else ()

    def _maximum_onvolledig(self) -> list[str]:
        return ["lager: maximumscore"] if self.lager and not (self.op_waarde or self.lager.maximumscore) else []

    def _winnaars_onvolledig(self) -> list[str]:
        zonder_score = [f"winnaars ({w.naam}): totaalscore" for w in self.winnaars if not w.totaalscore]
        zonder_prijs = [f"winnaars ({w.naam}): prijs" for w in self.winnaars if self.laagste_prijs and not w.prijs]
        return zonder_score + zonder_prijs


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijzingsbrief(AfwijzingPerceel):
    """Name of the winner, reasons, both scores, rank, exact end of the standstill, competent court."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    briefhoofd: Annotated[
        Briefhoofd | None, OPTIONEEL, Uitleg("briefhoofd van de dienst namens wie de brief gaat; leeg zonder huisstijl")
    ] = None
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    overige: Annotated[
        tuple[AfwijzingPerceel, ...],
        OPTIONEEL,
        Naam("overige percelen"),
        Uitleg("de andere percelen, als één brief over meer percelen gaat"),
    ] = ()
    """Percelen beside the first, when one letter covers several."""
    gezamenlijk: Annotated[bool, Uitleg("ja als de brief namens meer dan één deelnemer gaat")] = False
    rechtbank: Annotated[str, Uitleg("de rechtbank die bevoegd is, met locatie")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
