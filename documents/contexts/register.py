"""Which kinds of document there are, with their context, template and the tables in which their facts stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from documents.contexts.aanbieding_concept_inkoopstrategie import AanbiedingConceptInkoopstrategie
from documents.contexts.afloopbericht import Afloopbericht
from documents.contexts.afrondingsbericht import Afrondingsbericht
from documents.contexts.afwijzingsbrief import Afwijzingsbrief
from documents.contexts.bericht_deelnemers import BerichtDeelnemers
from documents.contexts.bewijsverzoek import Bewijsverzoek
from documents.contexts.concept_collegebesluit import ConceptCollegebesluit
from documents.contexts.concept_overeenkomst import ConceptOvereenkomst
from documents.contexts.contractmanagementplan import Contractmanagementplan
from documents.contexts.correctiebericht import Correctiebericht
from documents.contexts.definitieve_gunning import DefinitieveGunning
from documents.contexts.doorzending_aanbestedingsdocumenten import DoorzendingAanbestedingsdocumenten
from documents.contexts.evaluatie import Evaluatie
from documents.contexts.evaluatieformulier import Evaluatieformulier
from documents.contexts.gunningsadvies import Gunningsadvies
from documents.contexts.gunningsbrief import Gunningsbrief
from documents.contexts.herinnering import Herinnering
from documents.contexts.inkoopplan import Inkoopplan
from documents.contexts.inkoopstrategie import Inkoopstrategie
from documents.contexts.intrekking_gunningsbeslissing import IntrekkingGunningsbeslissing
from documents.contexts.intrekkingsbrief import Intrekkingsbrief
from documents.contexts.mandaatbrief import Mandaatbrief
from documents.contexts.nota_van_inlichtingen import NotaVanInlichtingen
from documents.contexts.overdrachtslijst_dossier import OverdrachtslijstDossier
from documents.contexts.proces_verbaal_gunning import ProcesVerbaalGunning
from documents.contexts.proces_verbaal_opening import ProcesVerbaalOpening
from documents.contexts.uitnodiging_startbijeenkomst import UitnodigingStartbijeenkomst
from documents.contexts.velden import Context, velden
from documents.contexts.verplaatsingsbericht import Verplaatsingsbericht
from documents.contexts.voortgangsrapportage import Voortgangsrapportage
from documents.contexts.wettelijk import WETTELIJK
from documents.contexts.wijzigingsbericht import Wijzigingsbericht
from documents.fouten import DocumentFout


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document; `tabellen` names, per tuple of rows, the fields that fill one table row, left to right.

    `naam+vingerafdruk` is a cell in which the one stands above the other.
    """

    soort: str
    context: type[Context]
    tabellen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sjabloon(self) -> str:
        """The file in `documents/templates/` that office staff edit."""
        return f"{self.soort}.docx"

    @property
    def verplicht(self) -> tuple[str, ...]:
        """Dotted names of the fields that may never be empty."""
        return tuple(_verplicht(self.context, ""))

    @property
    def te_drukken(self) -> tuple[str, ...]:
        """Dotted names of the fields that a letter shows when they are filled; the truth check looks for each."""
        return tuple(_te_drukken(self.context, ""))

    @property
    def wettelijk(self) -> Mapping[str, str]:
        """Dotted names that a template of this kind must print whatever else it says, each with its ground in law."""
        return WETTELIJK.get(self.soort, {})


_BESLUITEN = ("orgaan", "nummer", "datum")
_STUKKEN = ("bestand", "vingerafdruk")
_EIGEN = ("criterium", "gewicht", "maximum", "score")
_VERGELEKEN = ("criterium", "gewicht", "maximum", "uw_score", "score_winnaar")

_SOORTEN = (
    Kind("uitnodiging_startbijeenkomst", UitnodigingStartbijeenkomst),
    Kind(
        "aanbieding_concept_inkoopstrategie",
        AanbiedingConceptInkoopstrategie,
        {"planning": ("naam", "datum")},
    ),
    Kind(
        "inkoopstrategie",
        Inkoopstrategie,
        {
            "deelnames": ("dienst", "percelen"),
            "percelen": ("nummer", "naam", "waarde", "winnaars"),
            "criteria": ("perceel", "criterium", "soort", "gewicht"),
            "planning": ("naam", "datum", "termijn"),
            "stukken": _STUKKEN,
        },
    ),
    Kind("mandaatbrief", Mandaatbrief),
    Kind("concept_collegebesluit", ConceptCollegebesluit, {"planning": ("naam", "datum")}),
    Kind(
        "gunningsbrief",
        Gunningsbrief,
        {
            "besluiten": _BESLUITEN,
            "criteria": _EIGEN,
            "overige.besluiten": _BESLUITEN,
            "overige.criteria": _EIGEN,
        },
    ),
    Kind(
        "afwijzingsbrief",
        Afwijzingsbrief,
        {
            "besluiten": _BESLUITEN,
            "lager.criteria": _VERGELEKEN,
            "overige.besluiten": _BESLUITEN,
            "overige.lager.criteria": _VERGELEKEN,
        },
    ),
    Kind(
        "definitieve_gunning",
        DefinitieveGunning,
        {"besluiten": _BESLUITEN, "overeenkomsten": ("deelnemer", "overeenkomst", "ingangsdatum", "einddatum")},
    ),
    Kind(
        "proces_verbaal_opening",
        ProcesVerbaalOpening,
        {
            "percelen": ("perceel", "ontvangen", "te_laat"),
            "inschrijvingen": ("nummer", "inschrijver", "perceel", "ontvangen", "bevinding"),
        },
    ),
    Kind(
        "gunningsadvies",
        Gunningsadvies,
        {
            "verloop": ("datum", "naam"),
            "toelating": ("inschrijver", "oordeel", "toelichting"),
            "beoordelingen.oordelen": ("criterium", "gewicht", "beoordelaars", "score"),
            "rangschikking": ("rang", "inschrijver", "prijs", "totaal"),
        },
    ),
    Kind("bewijsverzoek", Bewijsverzoek),
    Kind(
        "proces_verbaal_gunning",
        ProcesVerbaalGunning,
        {
            "diensten": ("naam", "adres", "postcode", "plaats"),
            "verloop": ("datum", "naam"),
            "toegelaten": ("inschrijver", "uitkomst", "reden"),
            "afgewezen": ("inschrijver", "uitkomst", "reden"),
            "winnaars.redenen": ("criterium", "gewicht", "score"),
            "besluiten": _BESLUITEN,
            "belangen": ("naam", "belang", "maatregel"),
        },
    ),
    Kind("herinnering", Herinnering),
    Kind("bericht_deelnemers", BerichtDeelnemers),
    Kind("doorzending_aanbestedingsdocumenten", DoorzendingAanbestedingsdocumenten, {"stukken": _STUKKEN}),
    Kind(
        "nota_van_inlichtingen",
        NotaVanInlichtingen,
        {
            "vragen": ("nummer", "verwijzing", "vraag", "antwoord", "wijziging"),
            "rectificaties.stukken": _STUKKEN,
        },
    ),
    Kind("wijzigingsbericht", Wijzigingsbericht, {"rectificaties.stukken": _STUKKEN}),
    Kind("verplaatsingsbericht", Verplaatsingsbericht),
    Kind("intrekking_gunningsbeslissing", IntrekkingGunningsbeslissing, {"besluiten": _BESLUITEN}),
    Kind("correctiebericht", Correctiebericht, {"besluiten": _BESLUITEN}),
    Kind("afloopbericht", Afloopbericht),
    Kind("intrekkingsbrief", Intrekkingsbrief, {"besluiten": _BESLUITEN}),
    Kind(
        "afrondingsbericht",
        Afrondingsbericht,
        {"overeenkomsten": ("perceel", "leverancier", "ingangsdatum", "einddatum", "verlengbaar")},
    ),
    Kind("concept_overeenkomst", ConceptOvereenkomst, {"delen": ("rang", "naam", "vingerafdruk")}),
    Kind(
        "evaluatie",
        Evaluatie,
        {
            "planning": ("naam", "gepland", "werkelijk", "verschil"),
            "percelen": ("perceel", "geraamd", "ontvangen", "geldig", "winnaars"),
            "tellingen": ("naam", "aantal"),
            "besluiten.deelnemers": ("deelnemer", "verzonden", "besloten", "ontvangen", "dagen"),
        },
    ),
    Kind("evaluatieformulier", Evaluatieformulier),
    Kind(
        "overdrachtslijst_dossier",
        OverdrachtslijstDossier,
        {
            "bestanden": ("nummer", "naam+vingerafdruk", "soort", "datum", "beperking"),
            "bewaren": ("wat", "regel", "tot"),
        },
    ),
    Kind(
        "contractmanagementplan",
        Contractmanagementplan,
        {"deelnemers.contracten": ("opdracht", "looptijd", "verlengen", "opzeggen")},
    ),
    Kind(
        "inkoopplan",
        Inkoopplan,
        {
            "overzicht": ("project", "waarde", "deelname", "stand", "volgende"),
            "gevraagd": ("project", "wat", "uiterlijk"),
            "contracten": ("project", "perceel", "leverancier", "einddatum", "verlengbaar"),
            "projecten.mijlpalen": ("naam", "gepland", "werkelijk", "verschil"),
            "projecten.gevraagd": ("wat", "uiterlijk"),
        },
    ),
    Kind(
        "voortgangsrapportage",
        Voortgangsrapportage,
        {
            "overzicht.projecten": ("project", "toestand", "mijlpaal", "verschil", "geblokkeerd"),
            "overzicht.geblokkeerd": ("project", "naam", "laatste_dag", "stand", "wacht_op"),
            "overzicht.vervolg": ("project", "stap", "wie", "tegen"),
            "delen.feiten": ("naam", "waarde"),
            "delen.gevraagd": ("wat", "uiterlijk"),
            "delen.fasen.mijlpalen": ("naam", "gepland", "werkelijk", "verschil"),
            "delen.vervolg": ("stap", "wie", "tegen"),
            "delen.termijnen": ("naam", "laatste_dag", "stand", "wacht_op"),
            "delen.diensten": ("dienst", "stand", "open"),
            "delen.onderdelen": ("naam", "stand", "datum"),
            "delen.besluiten": ("onderwerp", "uitkomst", "nummer", "datum"),
            "delen.brieven": ("naam", "aantal", "verzonden"),
        },
    ),
)

RAPPORTEN = frozenset({"voortgangsrapportage", "inkoopplan"})
"""Kinds that are computed when somebody asks: no project holds a document of them."""

REGISTER: Mapping[str, Kind] = {kind.soort: kind for kind in _SOORTEN}
"""Kinds by their code, which is also `Document.soort`."""


def soort_van(context: Context) -> str:
    """A context belongs to one kind; DocumentFout for a part of a context."""
    for kind in _SOORTEN:
        if type(context) is kind.context:
            return kind.soort
    raise DocumentFout(type(context).__name__, "dit is geen soort document")


def kind_van(soort: str) -> Kind:
    """The kind with this code; DocumentFout with the codes that exist."""
    if soort not in REGISTER:
        raise DocumentFout(soort, f"onbekende soort document; bekend zijn: {', '.join(sorted(REGISTER))}")
    return REGISTER[soort]


def _verplicht(klasse: type[Context], voor: str) -> list[str]:
    namen: list[str] = []
    for veld in velden(klasse):
        if not veld.optioneel:
            namen += _verplicht(veld.soort, f"{voor}{veld.attribuut}.") if veld.genest else [f"{voor}{veld.attribuut}"]
    return namen


def _te_drukken(klasse: type[Context], voor: str) -> Iterator[str]:
    for veld in velden(klasse):
        if veld.genest:
            yield from _te_drukken(veld.soort, f"{voor}{veld.attribuut}.")
        elif not veld.stil:
            yield f"{voor}{veld.attribuut}"
