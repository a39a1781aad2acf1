"""The kinds of document (procedure section 5), as data."""

from dataclasses import dataclass
from enum import StrEnum

from workflow.case.dossier import SoortStuk


class Vorm(StrEnum):
    DOCX = "docx"
    ICS = "ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What every document of a kind has in common."""

    soort: str
    titel: str
    stap: str
    vorm: Vorm = Vorm.DOCX
    vrijgave: bool = True
    """Whether a second person must release it before it may be sent."""
    op_envelop: str = ""
    """What a mail calls it on its outside, where the title would give away what the letter says."""
    mee_met: str | None = None
    """The kind of letter in whose mail it goes along."""
    bijlage_bij: str | None = None
    """The kind of letter that carries it: one text for the whole project that has no addressee of its own."""
    momentopname: bool = False
    """Whether it records one moment, so that later facts never change it."""
    verslag: bool = False
    """Whether it says what has happened: that stays so when what follows is withdrawn."""

    @property
    def envelop(self) -> str:
        """What everybody may read."""
        return self.op_envelop or self.titel


AANBESTEDINGSSTUKKEN = (
    SoortStuk.AANBESTEDINGSLEIDRAAD,
    SoortStuk.PROGRAMMA_VAN_EISEN,
    SoortStuk.CONCEPTOVEREENKOMST,
    SoortStuk.PRIJZENBLAD,
    SoortStuk.UEA,
)
"""What is published (procedure 2.3): no publication without one of each."""

_BESLISSING = "Brief over de gunningsbeslissing"

_KINDS = (
    Kind(soort="uitnodiging_startbijeenkomst", titel="Uitnodiging startbijeenkomst", stap="2.1"),
    Kind(
        soort="agenda_startbijeenkomst",
        titel="Agenda-afspraak startbijeenkomst",
        stap="2.1",
        vorm=Vorm.ICS,
        mee_met="uitnodiging_startbijeenkomst",
    ),
    Kind(soort="aanbieding_concept_inkoopstrategie", titel="Aanbieding concept-inkoopstrategie", stap="2.2"),
    Kind(soort="inkoopstrategie", titel="Inkoopstrategie", stap="2.2", momentopname=True, bijlage_bij="mandaatbrief"),
    Kind(soort="mandaatbrief", titel="Machtiging en volmacht", stap="2.2"),
    Kind(soort="concept_collegebesluit", titel="Concept-collegebesluit", stap="2.2"),
    Kind(soort="bericht_deelnemers", titel="Bericht over de deelnemers", stap="2.2"),
    Kind(soort="doorzending_aanbestedingsdocumenten", titel="Doorzending aanbestedingsdocumenten", stap="2.3"),
    Kind(soort="nota_van_inlichtingen", titel="Nota van inlichtingen", stap="2.4", momentopname=True, verslag=True),
    Kind(soort="wijzigingsbericht", titel="Bericht over een wijziging", stap="2.4"),
    Kind(soort="verplaatsingsbericht", titel="Bericht over een verplaatste termijn", stap="altijd"),
    Kind(
        soort="proces_verbaal_opening",
        titel="Proces-verbaal van opening",
        stap="2.5",
        momentopname=True,
        verslag=True,
    ),
    Kind(soort="gunningsadvies", titel="Gunningsadvies", stap="2.6"),
    Kind(soort="gunningsbrief", titel="Gunningsbrief", stap="2.6", op_envelop=_BESLISSING),
    Kind(soort="afwijzingsbrief", titel="Afwijzingsbrief", stap="2.6", op_envelop=_BESLISSING),
    Kind(
        soort="bewijsverzoek",
        titel="Verzoek om bewijsmiddelen",
        stap="2.6",
        op_envelop="Bericht over de aanbesteding",
    ),
    Kind(
        soort="proces_verbaal_gunning",
        titel="Proces-verbaal van gunning",
        stap="2.6",
        momentopname=True,
        verslag=True,
    ),
    Kind(
        soort="intrekking_gunningsbeslissing",
        titel="Intrekking van de gunningsbeslissing",
        stap="2.6",
        op_envelop="Nieuw bericht over de gunningsbeslissing",
    ),
    Kind(soort="correctiebericht", titel="Correctie van de opschortende termijn", stap="2.6"),
    Kind(soort="definitieve_gunning", titel="Definitieve gunning", stap="2.7", op_envelop="Brief over de opdracht"),
    Kind(
        soort="afloopbericht",
        titel="Bericht over de afloop",
        stap="2.7",
        op_envelop="Bericht over de aanbesteding",
        momentopname=True,
    ),
    Kind(
        soort="concept_overeenkomst",
        titel="Concept-overeenkomst",
        stap="2.7",
        op_envelop="Stukken bij de brief over de opdracht",
        mee_met="definitieve_gunning",
    ),
    Kind(soort="afrondingsbericht", titel="Afronding en implementatie", stap="2.7"),
    Kind(soort="evaluatie", titel="Evaluatie", stap="2.8", momentopname=True),
    Kind(soort="evaluatieformulier", titel="Evaluatieformulier", stap="2.8"),
    Kind(
        soort="overdrachtslijst_dossier",
        titel="Overdrachtslijst van het dossier",
        stap="2.8",
        momentopname=True,
    ),
    Kind(soort="contractmanagementplan", titel="Contractmanagementplan", stap="2.9", momentopname=True),
    Kind(soort="intrekkingsbrief", titel="Intrekking", stap="altijd", op_envelop="Bericht over de aanbesteding"),
    Kind(soort="herinnering", titel="Herinnering", stap="2.2", vrijgave=False, momentopname=True),
    Kind(
        soort="agenda_termijn",
        titel="Agenda-afspraak termijn",
        stap="altijd",
        vorm=Vorm.ICS,
        vrijgave=False,
        momentopname=True,
    ),
    Kind(
        soort="agenda_afzegging",
        titel="Afzegging van een agenda-afspraak",
        stap="altijd",
        vorm=Vorm.ICS,
        vrijgave=False,
        momentopname=True,
    ),
)

KINDS = {kind.soort: kind for kind in _KINDS}
BRIEVEN_BIJ_AANBIEDING = ("mandaatbrief", "concept_collegebesluit")
"""What every dienst gets with the inkoopstrategie that it is asked to adopt."""
BRIEVEN_VAN_BESLISSING = ("gunningsbrief", "afwijzingsbrief")
"""The letters that together are the notice of Aw 2.127-2.130."""
NAMENS_DEELNEMERS = (
    *BRIEVEN_VAN_BESLISSING,
    "correctiebericht",
    "intrekking_gunningsbeslissing",
    "definitieve_gunning",
)
"""Letters to a tenderer in the name of a deelnemer, or of all of them together (procedure section 5)."""
BRIEVEN_VAN_GUNNING = (
    *BRIEVEN_VAN_BESLISSING,
    "correctiebericht",
    "definitieve_gunning",
    "concept_overeenkomst",
    "afloopbericht",
    "bewijsverzoek",
)
"""Every letter that says who wins, or until when one waits: when assessment is opened again, none of them holds."""
