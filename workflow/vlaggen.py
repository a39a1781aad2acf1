"""Flags: facts that are allowed but that somebody should see; they follow from the Case and are stored nowhere."""

from dataclasses import dataclass

from workflow.besluittekst import tekst_van
from workflow.call import Beleid
from workflow.case import Case
from workflow.case.deelname import Besluit, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.project import ProjectToestand
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    beslissing,
    dienst_van,
    laatste_besluit,
    onvolledige_diensten,
)
from workflow.tijd import dag_van

_VOOR_DEELNEMERS = frozenset(
    {
        ProjectToestand.AANGEMELD,
        ProjectToestand.STARTBIJEENKOMST,
        ProjectToestand.INKOOPSTRATEGIE_CONCEPT,
        ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING,
    }
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
    "afgedwongen",
)
"""Every flag that there is."""


def vlaggen(case: Case, beleid: Beleid) -> tuple[Vlag, ...]:
    """Every flag of this project: stale or withdrawn besluiten, few deelnemers, late interests, what was forced."""
    return (
        *_onvolledige_adressen(case),
        *_verouderde_besluiten(case),
        *_teruggekomen(case),
        *_weinig_deelnemers(case, beleid),
        *_belang_na_advies(case),
        *_afgedwongen(case),
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


def _afgedwongen(case: Case) -> list[Vlag]:
    """What was done against our own policy stays in sight (procedure section 3)."""
    return [
        Vlag("afgedwongen", f"{a.verb} zonder '{a.guard}' op {dag_van(a.gebruikt_op):%d-%m-%Y}: {a.motivering}")
        for a in case.afdwingingen.values()
        if a.gebruikt_op
    ]


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
