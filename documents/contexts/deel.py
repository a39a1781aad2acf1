"""Parts that several kinds of document share."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.velden import OPTIONEEL, STIL, WEEKDAG, Context, Naam, Uitleg

GEEN = "geen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender(Context):
    """The organisation on the letterhead; it comes from the settings, a template never names it."""

    naam: Annotated[str, Uitleg("naam van de organisatie die verstuurt")]
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de afzender")]
    postcode: Annotated[str, Uitleg("postcode van de afzender")]
    plaats: Annotated[str, Uitleg("plaats van de afzender")]
    email: Annotated[str, Naam("e-mailadres"), Uitleg("e-mailadres van de afzender")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo(Context):
    """A picture by its hash: the bytes are in the file store, the template says where it stands."""

    sha256: Annotated[str, STIL, Uitleg("vingerafdruk van het plaatje; niet om af te drukken")]
    vorm: Annotated[str, STIL, Uitleg("soort plaatje; niet om af te drukken")]
    """png or jpeg."""
    breedte: Annotated[int, STIL, Uitleg("breedte van het logo; Zandloper vult die zelf in")]
    hoogte: Annotated[int, STIL, Uitleg("hoogte van het logo; Zandloper vult die zelf in")]
    """Both as printed, in EMU: 360,000 to a centimetre."""
    alt: Annotated[
        str,
        STIL,
        Naam("beschrijving van het logo"),
        Uitleg("beschrijving van het logo; zet dit veld in de alternatieve tekst van het plaatje"),
    ]
    """For who does not see it; the letter carries it in the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefhoofd(Context):
    """The letterhead and closing of the dienst in whose name a letter is; we send it, and stay the afzender."""

    naam: Annotated[str, Naam("naam van de dienst"), Uitleg("naam van de dienst namens wie de brief gaat")]
    regels: Annotated[
        tuple[str, ...], OPTIONEEL, Naam("regels van het briefhoofd"), Uitleg("adres en andere regels van de dienst")
    ] = ()
    slotgroet: Annotated[str, OPTIONEEL, Uitleg("slotgroet van de dienst")] = ""
    """Empty in papers that close with a block of signatures."""
    logo: Annotated[Logo | None, OPTIONEEL, Uitleg("het logo van de dienst; leeg zonder logo")] = None


def logo_van(context: Context) -> Logo | None:
    """The logo that a letter shows, of whatever kind it is."""
    briefhoofd = getattr(context, "briefhoofd", None)
    return briefhoofd.logo if isinstance(briefhoofd, Briefhoofd) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadresseerde(Context):
    organisatie: Annotated[str, Uitleg("naam van de organisatie die de brief krijgt")]
    ter_attentie_van: Annotated[str, OPTIONEEL, Uitleg("persoon of functie voor wie de brief is")] = ""
    adres: Annotated[str, Uitleg("straat en nummer of postbus van de ontvanger")]
    postcode: Annotated[str, Uitleg("postcode van de ontvanger")]
    plaats: Annotated[str, Uitleg("plaats van de ontvanger")]
    email: Annotated[str, OPTIONEEL, Uitleg("e-mailadres van de ontvanger")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop(Context):
    """What every reader looks for first: reference, date, subject, project."""

    kenmerk: Annotated[str, Uitleg("het eigen kenmerk van deze brief")]
    uw_kenmerk: Annotated[str, OPTIONEEL, Uitleg("het kenmerk dat de ontvanger zelf gebruikt")] = ""
    datum: Annotated[date | None, Uitleg("datum van de brief")]
    onderwerp: Annotated[str, Uitleg("waar de brief over gaat, in één regel")]
    project: Annotated[str, Naam("naam van het project"), Uitleg("naam van het inkoopproject")]
    projectnummer: Annotated[str, Uitleg("nummer van het inkoopproject")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceel(Context):
    nummer: Annotated[str, Uitleg("nummer van het perceel")]
    naam: Annotated[str, Uitleg("naam van het perceel")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitverwijzing(Context):
    """The document shows that the organ itself decided, by organ, number and date (Awb 10:11)."""

    dienst: Annotated[str, STIL, Uitleg("naam van de dienst die besloot; om op te kiezen, niet om af te drukken")]
    orgaan: Annotated[str, Naam("bestuursorgaan"), Uitleg("het bestuursorgaan dat besloot, met lidwoord en dienst")]
    """With article and dienst: "het college van burgemeester en wethouders van de gemeente Asten"."""
    nummer: Annotated[str, Naam("nummer van het besluit"), Uitleg("nummer van het besluit")]
    datum: Annotated[date | None, Naam("datum van het besluit"), Uitleg("datum van het besluit")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening(Context):
    """Who signs for the sender."""

    naam: Annotated[str, Uitleg("naam van wie ondertekent")]
    functie: Annotated[str, Uitleg("functie van wie ondertekent")]
    organisatie: Annotated[str, Uitleg("organisatie van wie ondertekent")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekenaar(Context):
    """Who signs for a dienst; the name may be written by hand."""

    functie: Annotated[str, Uitleg("functie van wie voor de dienst tekent")]
    naam: Annotated[str, OPTIONEEL, Uitleg("naam van wie voor de dienst tekent; mag met de hand worden ingevuld")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst(Context):
    naam: Annotated[str, Uitleg("naam van de dienst")]
    orgaan: Annotated[str, Naam("bestuursorgaan"), Uitleg("het bestuursorgaan dat besluit, met lidwoord en dienst")]
    """With article and dienst, as in `Besluitverwijzing`."""
    plaats: Annotated[str, Uitleg("plaats waar de dienst zit")]
    ondertekenaars: Annotated[tuple[Ondertekenaar, ...], Uitleg("wie er samen voor de dienst tekenen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Context):
    naam: Annotated[str, Uitleg("naam of functie van wie vragen beantwoordt")]
    email: Annotated[str, Naam("e-mailadres"), Uitleg("e-mailadres voor vragen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategie(Context):
    """The version of the inkoopstrategie that a decision rests on."""

    versie: Annotated[int, Uitleg("versienummer van de inkoopstrategie")]
    datum: Annotated[date | None, Uitleg("datum van die versie")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee de tekst van die versie te controleren is")]
    """SHA-256 of the canonical content, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opschorting(Context):
    """One explicit end, day and time, whatever the standstill rests on (Aw 2.127 and 2.130)."""

    regime: Annotated[str, STIL, Uitleg("wettelijk, contractueel of geen; om op te kiezen, niet om af te drukken")]
    """wettelijk, contractueel or geen."""
    laatste_dag: Annotated[
        date | None, OPTIONEEL, WEEKDAG, Uitleg("laatste dag van de opschortende termijn, met de dag van de week")
    ] = None
    tijd: Annotated[str, OPTIONEEL, Uitleg("tijdstip waarop de opschortende termijn die dag eindigt")] = ""
    grond: Annotated[str, OPTIONEEL, Uitleg("waarom er geen opschortende termijn is")] = ""
    """Why there is none (Aw 2.127(4)); only for regime geen."""

    def aanvullend(self) -> tuple[str, ...]:
        """An end for a standstill, a ground where there is none."""
        if self.regime == GEEN:
            return () if self.grond else ("grond waarom er geen opschortende termijn is",)
        eisen = (("laatste dag", self.laatste_dag), ("eindtijd", self.tijd))
        return tuple(woord for woord, waarde in eisen if not waarde)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mijlpaal(Context):
    naam: Annotated[str, Uitleg("naam van de stap")]
    datum: Annotated[date | None, Uitleg("datum van de stap")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoofdstuk(Context):
    """A chapter of the inkoopstrategie as its author wrote it."""

    code: Annotated[str, STIL, Uitleg("code van het hoofdstuk; om op te kiezen, niet om af te drukken")]
    nummer: Annotated[int, Uitleg("nummer van het hoofdstuk")]
    titel: Annotated[str, Uitleg("titel van het hoofdstuk")]
    tekst: Annotated[str, Uitleg("tekst van het hoofdstuk")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk(Context):
    """A file in the dossier that others have too."""

    bestand: Annotated[str, Uitleg("naam van het bestand")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee het bestand te controleren is")]
    """SHA-256 of the file, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marktplanning(Context):
    """The dates of a publication as they are now."""

    vragen_tot: Annotated[date | None, Uitleg("laatste dag om vragen te stellen")]
    nvi_uiterlijk: Annotated[
        date | None,
        Naam("uiterste datum van de nota van inlichtingen"),
        Uitleg("laatste dag voor de nota van inlichtingen"),
    ]
    sluiting: Annotated[str, Uitleg("dag en tijd waarop inschrijven niet meer kan")]
    gestanddoening_tot: Annotated[date | None, Uitleg("tot en met welke dag de inschrijvingen geldig blijven")]
