"""The dossier: files that came in, and letters that go out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SoortStuk(StrEnum):
    PRESENTATIE = "presentatie"
    BESLUIT = "besluit"
    VOLMACHT = "volmacht"
    AANBESTEDINGSLEIDRAAD = "aanbestedingsleidraad"
    PROGRAMMA_VAN_EISEN = "programma_van_eisen"
    CONCEPTOVEREENKOMST = "conceptovereenkomst"
    PRIJZENBLAD = "prijzenblad"
    UEA = "uea"
    BEWIJSMIDDEL = "bewijsmiddel"
    DAGVAARDING = "dagvaarding"
    UITSPRAAK = "uitspraak"
    OVEREENKOMST = "overeenkomst"
    GETEKENDE_OVEREENKOMST = "getekende_overeenkomst"
    EVALUATIE = "evaluatie"
    EVALUATIEFORMULIER = "evaluatieformulier"
    CORRESPONDENTIE = "correspondentie"
    STORINGSMELDING = "storingsmelding"
    ECB_ADVIES = "ecb_advies"
    LOTING = "loting"
    WIJZIGINGSOVEREENKOMST = "wijzigingsovereenkomst"
    GESPREKSVERSLAG = "gespreksverslag"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierstuk:
    """A file that is evidence; the bytes live in the file store under their SHA-256."""

    id: str
    project_id: str
    code: str
    soort: SoortStuk
    bestandsnaam: str
    sha256: str
    omvang: int
    """Size in bytes."""
    deelname_id: str | None
    toegevoegd_op: datetime
    toegevoegd_door: str


class DocumentToestand(StrEnum):
    CONCEPT = "concept"
    VRIJGEGEVEN = "vrijgegeven"
    VERZONDEN = "verzonden"
    VERVALLEN = "vervallen"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A letter of ours; `sleutel` makes sure that it is never made twice."""

    id: str
    project_id: str
    sleutel: str
    soort: str
    deelname_id: str | None
    inschrijving_id: str | None
    perceel_id: str | None
    termijn_id: str | None
    versie: int
    toestand: DocumentToestand
    maker_id: str | None
    """Who ordered it, not the job that made it; None is the scheduler."""
    besteld_op: datetime
    vrijgever_id: str | None
    vrijgegeven_op: datetime | None
    verzonden_op: datetime | None
    bundel_id: str | None
    """The letter that this one goes out in, when one letter covers several percelen; the first names itself."""
    geadresseerde_id: str | None = None
    """The person that it is for; None where its kind says to whom it goes."""
    gepland_op: datetime | None = None
    """The moment at which it should go out; None where that is as soon as it is ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weergave:
    """The bytes that a document was rendered to, by their hash, with the template and snapshot that made them."""

    id: str
    project_id: str
    document_id: str
    bestandsnaam: str
    sha256: str
    sjabloon_sha256: str
    gegevens_sha256: str
    omvang: int
    gemaakt_op: datetime
