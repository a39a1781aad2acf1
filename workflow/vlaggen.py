"""Flags: facts that are allowed but that somebody should see; they follow from the Case and are stored nowhere."""

from dataclasses import dataclass

from workflow.beoordeling import Omkering, gevoeligheid, volledig_beoordeeld
from workflow.besluittekst import tekst_van
from workflow.call import Beleid
from workflow.case import Case
from workflow.case.deelname import Besluit, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    beslissing,
    dienst_van,
    inschrijver_van,
    laatste_besluit,
    onvolledige_diensten,
)

_VOOR_DEELNEMERS = frozenset(
    {
        ProjectToestand.AANGEMELD,
        ProjectToestand.STARTBIJEENKOMST,
        ProjectToestand.INKOOPSTRATEGIE_CONCEPT,
        ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING,
    }
)
_RANGORDE_TELT = frozenset(
    {PerceelToestand.BEOORDELING, PerceelToestand.ADVIES, PerceelToestand.BESLISSING, PerceelToestand.OPSCHORTING}
)


@dataclass(frozen=True, slots=True)
class Vlag:
    code: str
    melding: str


CODES = (
    "adres_onvolledig",
    "besluit_verouderd",
    "besluit_teruggekomen",
    "minder_dan_zes_deelnemers",
    "belang_na_advies",
    "rangorde_gevoelig",
)
"""Every flag that there is."""


def vlaggen(case: Case, beleid: Beleid) -> tuple[Vlag, ...]:
    """Every flag of this project: stale or withdrawn besluiten, few deelnemers, an interest after the advies."""
    return (
        *_onvolledige_adressen(case),
        *_verouderde_besluiten(case),
        *_teruggekomen(case),
        *_weinig_deelnemers(case, beleid),
        *_belang_na_advies(case),
        *_rangorde_gevoelig(case),
    )


def _teruggekomen(case: Case) -> list[Vlag]:
    """A deelnemer that comes back on its adoption after the decision blocks what rests on it."""
    return [
        Vlag(
            "besluit_teruggekomen",
            f"{dienst_van(case, d.id).naam}: {laatste.uitkomst} op {laatste.besluitdatum:%d-%m-%Y}",
        )
        for perceel in case.percelen.values()
        if (besloten := beslissing(case, perceel)) and (voorstel := advies(case, perceel))
        if besloten.advies_id == voorstel.id
        for d in actieve_deelnemers(case)
        if (laatste := laatste_besluit(case, d, Onderwerp.GUNNINGSADVIES, voorstel.inhoud_sha256))
        and laatste.uitkomst != Uitkomst.VASTGESTELD
    ]


def _belang_na_advies(case: Case) -> list[Vlag]:
    """An interest that was declared after the advies asks somebody to look again."""
    return [
        Vlag("belang_na_advies", f"perceel {perceel.nummer}: {case.stam.personen[b.persoon_id].email}")
        for perceel in case.percelen.values()
        if (voorstel := advies(case, perceel))
        for b in case.belangenverklaringen.values()
        if b.belang and b.afgelegd_op > voorstel.voorgelegd_op
    ]


def _rangorde_gevoelig(case: Case) -> list[Vlag]:
    """Somebody who drops out would turn the ranking of the others: that asks for extra care until signing (law 43)."""
    return [
        Vlag("rangorde_gevoelig", f"perceel {perceel.nummer}: zonder {_naam(case, o)} {_wat_wordt_anders(o)}")
        for perceel in case.percelen.values()
        if perceel.toestand in _RANGORDE_TELT and volledig_beoordeeld(case, perceel)
        for o in gevoeligheid(case, perceel)
    ]


def _naam(case: Case, omkering: Omkering) -> str:
    return inschrijver_van(case, omkering.zonder).naam


def _wat_wordt_anders(omkering: Omkering) -> str:
    gevolg = "wint een ander" if omkering.winnaar_anders else "blijft de winnaar gelijk"
    return f"wordt de volgorde van de overige anders; dan {gevolg}"


def _onvolledige_adressen(case: Case) -> list[Vlag]:
    """A dienst that no letter can reach is not reminded either (procedure section 6)."""
    return [Vlag("adres_onvolledig", dienst.naam) for dienst in onvolledige_diensten(case)]


def _verouderde_besluiten(case: Case) -> list[Vlag]:
    """A besluit on another version counts no more, and the dienst did not decide on the current one (section 4)."""
    return [
        Vlag("besluit_verouderd", f"{dienst_van(case, b.deelname_id).naam}: {b.onderwerp} versie {b.versie}")
        for b in case.besluiten.values()
        if (huidig := tekst_van(case, b))
        and huidig.sha256 != b.inhoud_sha256
        and _telt_mee(case, b)
        and laatste_besluit(case, case.deelnames[b.deelname_id], b.onderwerp, huidig.sha256) is None
    ]


def _telt_mee(case: Case, besluit: Besluit) -> bool:
    uit = (DeelnameToestand.TERUGGETROKKEN, DeelnameToestand.UITGETREDEN)
    return case.deelnames[besluit.deelname_id].toestand not in uit


def _weinig_deelnemers(case: Case, beleid: Beleid) -> list[Vlag]:
    aantal = len(actieve_deelnemers(case))
    if case.project.toestand in _VOOR_DEELNEMERS or aantal >= beleid.collectief_vanaf:
        return []
    return [Vlag("minder_dan_zes_deelnemers", f"{aantal} deelnemers; een collectieve inkoop heeft er meestal zes")]
