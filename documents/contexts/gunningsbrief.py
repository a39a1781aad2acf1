"""Gunningsbrief: the notice of the gunningsbeslissing to a winner (procedure 2.6, Aw 2.129 and 2.130)."""

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
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenScore(Context):
    """A criterion without reasons starts no standstill (Aw 2.130)."""

    criterium: Annotated[str, Uitleg("naam van het gunningscriterium")]
    gewicht: Annotated[str, Uitleg("hoe zwaar het criterium telt")]
    maximum: Annotated[str, Uitleg("hoogste score die voor dit criterium mogelijk is")]
    score: Annotated[str, Uitleg("uw score voor dit criterium")]
    motivering: Annotated[str, Uitleg("waarom de inschrijver deze score kreeg")]


@dataclass(frozen=True, slots=True, kw_only=True)
class GunningPerceel(Context):
    """What a winner reads about one perceel."""

    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    besluiten: Annotated[
        tuple[Besluitverwijzing, ...], Uitleg("de besluiten van de deelnemers waar de beslissing op rust")
    ]
    op_waarde: Annotated[
        bool, Uitleg("ja als er op waarde wordt gegund: de totalen zijn dan vergelijkingsprijzen in euro")
    ]
    """The total is a comparison price in euro."""
    rang: Annotated[int | None, Uitleg("plaats van de inschrijver in de rangorde")]
    aantal_geldig: Annotated[int, Uitleg("hoeveel inschrijvingen geldig zijn")]
    totaalscore: Annotated[str, Uitleg("totaalscore, of vergelijkingsprijs als er op waarde wordt gegund")]
    maximumscore: Annotated[
        str, OPTIONEEL, Uitleg("de hoogste totaalscore die mogelijk is; leeg bij een vergelijkingsprijs")
    ] = ""
    gelijke_stand: Annotated[str, OPTIONEEL, Uitleg("wat bij gelijke totalen de doorslag gaf")] = ""
    """What decided between equal totals."""
    prijs: Annotated[str, Uitleg("inschrijfprijs van de inschrijver zonder btw")]
    criteria: Annotated[tuple[EigenScore, ...], Uitleg("de gunningscriteria met de score van de inschrijver")]
    andere_winnaars: Annotated[
        tuple[str, ...], OPTIONEEL, Uitleg("wie er nog meer wint, als er meer dan één winnaar is")
    ] = ()
    opschorting: Annotated[Opschorting, Uitleg("de opschortende termijn, of waarom er geen is")]

    def aanvullend(self) -> tuple[str, ...]:
        """A total that is no price is read against its maximum."""
        return () if self.op_waarde or self.maximumscore else ("maximumscore",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gunningsbrief(GunningPerceel):
    """Intention and no acceptance, own scores with reasons, exact end of the standstill, condition, next steps."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    briefhoofd: Annotated[
        Briefhoofd | None, OPTIONEEL, Uitleg("briefhoofd van de dienst namens wie de brief gaat; leeg zonder huisstijl")
    ] = None
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    overige: Annotated[
        tuple[GunningPerceel, ...],
        OPTIONEEL,
        Naam("overige percelen"),
        Uitleg("de andere percelen, als één brief over meer percelen gaat"),
    ] = ()
    """Percelen beside the first, when one letter covers several."""
    gezamenlijk: Annotated[bool, Uitleg("ja als de brief namens meer dan één deelnemer gaat")] = False
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
