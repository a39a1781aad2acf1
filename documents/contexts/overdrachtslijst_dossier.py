"""Overdrachtslijst: every file and letter of one deelnemer and of the project, for its own archive (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand(Context):
    nummer: Annotated[int, Uitleg("nummer in de lijst")]
    naam: Annotated[str, Uitleg("naam van het bestand of de brief")]
    soort: Annotated[str, Uitleg("dossierstuk of brief, met de soort of de stand")]
    datum: Annotated[date | None, Uitleg("dag waarop het stuk is toegevoegd, of de brief is verzonden of gemaakt")]
    beperking: Annotated[str, Uitleg("of het stuk vertrouwelijk is, en waarom")]
    vingerafdruk: Annotated[
        str, Naam("SHA-256"), Uitleg("vingerafdruk (SHA-256) waarmee het bestand te controleren is")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaartermijn(Context):
    """How long, by which rule; `tot` is a computed day, or says that the archive fills it in."""

    wat: Annotated[str, Uitleg("het perceel en de overeenkomst waar de termijn voor geldt")]
    regel: Annotated[str, Uitleg("hoe lang het dossier bewaard moet worden, en volgens welke regel")]
    tot: Annotated[str, Uitleg("tot wanneer het bewaard moet worden, of dat het archief dit invult")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdrachtslijstDossier(Context):
    """Inventory with hashes, retention, restrictions, contact and receipt; nothing of another deelnemer."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    deelnemer: Annotated[str, Uitleg("naam van de deelnemer die het dossier krijgt")]
    aangeboden_op: Annotated[date | None, Uitleg("dag waarop het dossier is aangeboden")]
    ontvangst_uiterlijk: Annotated[
        date | None,
        Naam("uiterste dag van bevestiging"),
        WEEKDAG,
        Uitleg("laatste dag om de ontvangst te bevestigen, met de dag van de week"),
    ]
    bestanden: Annotated[tuple[Bestand, ...], OPTIONEEL, Uitleg("de bestanden en brieven in het dossier")] = ()
    nog_niet: Annotated[
        tuple[str, ...], OPTIONEEL, Uitleg("brieven die nog niet klaar waren toen het dossier werd aangeboden")
    ] = ()
    """Letters that were ordered and had no file yet when the dossier was offered."""
    bewaren: Annotated[tuple[Bewaartermijn, ...], Uitleg("hoe lang het dossier bewaard moet worden")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
