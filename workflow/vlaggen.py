"""Flags: facts that are allowed but that somebody should see; they follow from the Case and are stored nowhere."""

from dataclasses import dataclass

from workflow.call import Beleid
from workflow.case import Case
from workflow.case.deelname import Besluit, DeelnameToestand, Onderwerp
from workflow.case.project import ProjectToestand
from workflow.lezen import aangeboden_strategie, actieve_deelnemers, advies, beslissing, dienst_van

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


def vlaggen(case: Case, beleid: Beleid) -> tuple[Vlag, ...]:
    """Every flag of this project: stale besluiten, few deelnemers, a standstill that ends later than stated."""
    return (*_verouderde_besluiten(case), *_weinig_deelnemers(case, beleid), *_later_einde(case))


def _verouderde_besluiten(case: Case) -> list[Vlag]:
    """A besluit on another version than the current one counts no more (procedure section 4)."""
    return [
        Vlag("besluit_verouderd", f"{dienst_van(case, b.deelname_id).naam}: {b.onderwerp} versie {b.versie}")
        for b in case.besluiten.values()
        if (huidig := _huidige_inhoud(case, b)) and huidig != b.inhoud_sha256 and _telt_mee(case, b)
    ]


def _huidige_inhoud(case: Case, besluit: Besluit) -> str | None:
    if besluit.onderwerp == Onderwerp.INKOOPSTRATEGIE:
        strategie = aangeboden_strategie(case)
        return strategie.inhoud_sha256 if strategie else None
    huidig = advies(case, case.percelen[besluit.perceel_id]) if besluit.perceel_id else None
    return huidig.inhoud_sha256 if huidig else None


def _telt_mee(case: Case, besluit: Besluit) -> bool:
    uit = (DeelnameToestand.TERUGGETROKKEN, DeelnameToestand.UITGETREDEN)
    return case.deelnames[besluit.deelname_id].toestand not in uit


def _weinig_deelnemers(case: Case, beleid: Beleid) -> list[Vlag]:
    aantal = len(actieve_deelnemers(case))
    if case.project.toestand in _VOOR_DEELNEMERS or aantal >= beleid.collectief_vanaf:
        return []
    return [Vlag("minder_dan_zes_deelnemers", f"{aantal} deelnemers; een collectieve inkoop heeft er meestal zes")]


def _later_einde(case: Case) -> list[Vlag]:
    """Letters that were sent later than planned name too early an end: the later date governs."""
    return [
        Vlag("einde_later_dan_vermeld", f"perceel {perceel.nummer}: {huidig.werkelijk_einde:%d-%m-%Y}")
        for perceel in case.percelen.values()
        if (huidig := beslissing(case, perceel))
        and huidig.werkelijk_einde
        and huidig.vermeld_einde
        and huidig.werkelijk_einde > huidig.vermeld_einde
    ]
