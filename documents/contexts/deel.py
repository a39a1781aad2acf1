"""Parts that several kinds of document share."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.velden import OPTIONEEL, STIL, WEEKDAG, Context, Naam

GEEN = "geen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender(Context):
    """The organisation on the letterhead; it comes from the settings, a template never names it."""

    naam: str
    adres: str
    postcode: str
    plaats: str
    email: Annotated[str, Naam("e-mailadres")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadresseerde(Context):
    organisatie: str
    ter_attentie_van: Annotated[str, OPTIONEEL] = ""
    adres: str
    postcode: str
    plaats: str
    email: Annotated[str, OPTIONEEL] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop(Context):
    """What every reader looks for first: reference, date, subject, project."""

    kenmerk: str
    uw_kenmerk: Annotated[str, OPTIONEEL] = ""
    datum: date | None
    onderwerp: str
    project: Annotated[str, Naam("naam van het project")]
    projectnummer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceel(Context):
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitverwijzing(Context):
    """The document shows that the organ itself decided, by organ, number and date (Awb 10:11)."""

    dienst: Annotated[str, STIL]
    orgaan: Annotated[str, Naam("bestuursorgaan")]
    """With article and dienst: "het college van burgemeester en wethouders van de gemeente Asten"."""
    nummer: Annotated[str, Naam("nummer van het besluit")]
    datum: Annotated[date | None, Naam("datum van het besluit")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening(Context):
    """Who signs for the sender."""

    naam: str
    functie: str
    organisatie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekenaar(Context):
    """Who signs for a dienst; the name may be written by hand."""

    functie: str
    naam: Annotated[str, OPTIONEEL] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst(Context):
    naam: str
    orgaan: Annotated[str, Naam("bestuursorgaan")]
    """With article and dienst, as in `Besluitverwijzing`."""
    plaats: str
    ondertekenaars: tuple[Ondertekenaar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Context):
    naam: str
    email: Annotated[str, Naam("e-mailadres")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategie(Context):
    """The version of the inkoopstrategie that a decision rests on."""

    versie: int
    datum: date | None
    vingerafdruk: str
    """SHA-256 of the canonical content, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opschorting(Context):
    """One explicit end, day and time, whatever the standstill rests on (Aw 2.127 and 2.130)."""

    regime: Annotated[str, STIL]
    """wettelijk, contractueel or geen."""
    laatste_dag: Annotated[date | None, OPTIONEEL, WEEKDAG] = None
    tijd: Annotated[str, OPTIONEEL] = ""
    grond: Annotated[str, OPTIONEEL] = ""
    """Why there is none (Aw 2.127(4)); only for regime geen."""

    def aanvullend(self) -> tuple[str, ...]:
        """An end for a standstill, a ground where there is none."""
        if self.regime == GEEN:
            return () if self.grond else ("grond waarom er geen opschortende termijn is",)
        eisen = (("laatste dag", self.laatste_dag), ("eindtijd", self.tijd))
        return tuple(woord for woord, waarde in eisen if not waarde)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mijlpaal(Context):
    naam: str
    datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoofdstuk(Context):
    """A chapter of the inkoopstrategie as its author wrote it."""

    code: Annotated[str, STIL]
    nummer: int
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk(Context):
    """A file in the dossier that others have too."""

    bestand: str
    vingerafdruk: str
    """SHA-256 of the file, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marktplanning(Context):
    """The dates of a publication as they are now."""

    vragen_tot: date | None
    nvi_uiterlijk: Annotated[date | None, Naam("uiterste datum van de nota van inlichtingen")]
    sluiting: str
    gestanddoening_tot: date | None
