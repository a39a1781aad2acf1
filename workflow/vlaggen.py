"""Flags: facts that are allowed but that somebody should see; they follow from the Case and are stored nowhere."""

from dataclasses import dataclass

from workflow.besluittekst import tekst_van
from workflow.call import Beleid
from workflow.case import Case
from workflow.case.deelname import Besluit, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.heropening import met_afgewezen_bewijs
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    beslissing,
    dienst_van,
    inschrijver_van,
    laatste_besluit,
    onvolledige_diensten,
    overeenkomsten_op,
    weigeringen_van,
)

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
    "einde_later_dan_vermeld",
    "bewijs_afgewezen",
    "overeenkomst_geweigerd",
)
"""Every flag that there is."""


def vlaggen(case: Case, beleid: Beleid) -> tuple[Vlag, ...]:
    """Every flag of this project, in the order of CODES."""
    return (
        *_onvolledige_adressen(case),
        *_verouderde_besluiten(case),
        *_teruggekomen(case),
        *_weinig_deelnemers(case, beleid),
        *_belang_na_advies(case),
        *_einde_later(case),
        *_bewijs_afgewezen(case),
        *_geweigerd(case),
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


def _einde_later(case: Case) -> list[Vlag]:
    """A letter that was sent late makes the standstill longer than the letters say: all are told the later day."""
    return [
        Vlag(
            "einde_later_dan_vermeld",
            f"perceel {p.nummer}: de termijn loopt tot en met {besloten.werkelijk_einde:%d-%m-%Y}, "
            f"de brieven noemen {besloten.vermeld_einde:%d-%m-%Y}",
        )
        for p in case.percelen.values()
        if p.toestand == PerceelToestand.OPSCHORTING and (besloten := beslissing(case, p))
        if besloten.werkelijk_einde and besloten.vermeld_einde and besloten.werkelijk_einde > besloten.vermeld_einde
    ]


def _bewijs_afgewezen(case: Case) -> list[Vlag]:
    """A winner that could not prove what it declared asks for another assessment, or for other evidence."""
    return [
        Vlag("bewijs_afgewezen", f"perceel {p.nummer}: {inschrijver_van(case, winnaar).naam}")
        for p in case.percelen.values()
        for winnaar in met_afgewezen_bewijs(case, p)
    ]


def _geweigerd(case: Case) -> list[Vlag]:
    """Somebody decides what to do with an overeenkomst that will not be signed, until the perceel is closed."""
    return [
        Vlag(
            "overeenkomst_geweigerd", f"perceel {p.nummer}: {dienst_van(case, o.deelname_id).naam}, door de {partijen}"
        )
        for p in case.percelen.values()
        if p.toestand == PerceelToestand.CONTRACT
        for o in overeenkomsten_op(case, p)
        if (partijen := " en de ".join(dict.fromkeys(str(w.partij) for w in weigeringen_van(case, o))))
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
