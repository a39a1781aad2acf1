"""Nota van inlichtingen: what the market asked, answered for all, without saying who asked (procedure 2.4, Aw 2.53)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Kop, Marktplanning
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag(Context):
    nummer: Annotated[int, Uitleg("nummer van de vraag")]
    verwijzing: Annotated[str, Naam("stuk en paragraaf"), Uitleg("het stuk en de paragraaf waar de vraag over gaat")]
    vraag: Annotated[str, Uitleg("de vraag, zonder te zeggen wie die stelde")]
    antwoord: Annotated[str, Uitleg("het antwoord op de vraag")]
    wijziging: Annotated[str, Uitleg("ja als de stukken door het antwoord veranderen, anders nee")]
    """Ja or nee: whether the documents change by the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaVanInlichtingen(Context):
    """Numbered questions and answers, what changed since the nota before this one, and the dates as they are now."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    ronde: Annotated[int, Uitleg("de hoeveelste nota van inlichtingen dit is")]
    laatste: Annotated[bool, Uitleg("ja als dit de laatste nota van inlichtingen is")]
    vragen: Annotated[tuple[Vraag, ...], OPTIONEEL, Uitleg("de vragen met hun antwoord")] = ()
    wijzigt: Annotated[bool, Uitleg("ja als de stukken door minstens één antwoord veranderen")]
    """At least one answer changes the documents."""
    rectificaties: Annotated[
        tuple[Rectificatie, ...],
        OPTIONEEL,
        Uitleg("wat er sinds de vorige nota in de aanbestedingsstukken is veranderd"),
    ] = ()
    verlengingen: Annotated[
        tuple[Verlenging, ...], OPTIONEEL, Uitleg("hoe de sluiting sinds de vorige nota is verschoven")
    ] = ()
    planning: Annotated[Marktplanning, Uitleg("de planning zoals die nu is")]
