"""The inkoopteam changes with a reason, keeps its past, and stays complete once the strategy was offered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import Spel, email, klaar_voor, pad, tot, vol
from workflow.beoordeling import beoordelaars_van, kwaliteitscriteria
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.start import Teamlid, TeamRol
from workflow.lezen import persoon_op_email, team
from workflow.tijd import dag_van
from workflow.verbs.beoordeling import ScoreInvoer
from workflow.verbs.start import Lid
from workflow.vlaggen import vlaggen

ASTEN, DEURNE, SOMEREN = (email(f"deskundige-{dienst}") for dienst in ("asten", "deurne", "someren"))
WAAROM = "Een andere baan."


def _lid(spel: Spel, adres: str) -> Teamlid:
    (lid,) = [lid for lid in spel.zaak.teamleden.values() if lid.persoon_id == persoon_op_email(spel.stam, adres).id]
    return lid


def _vervang(spel: Spel, weg: str, nieuw: str, dienst: str) -> None:
    erbij = (Lid(persoon=nieuw, rol=TeamRol.MATERIEDESKUNDIGE, dienst=dienst),)
    spel.doe("wijzig_inkoopteam", erbij=erbij, eraf=(weg,), motivering=WAAROM)


def test_wie_weggaat_blijft_in_de_boeken() -> None:
    spel = tot("gunning").later(hours=1)
    voor = spel.zaak.teamleden
    _vervang(spel, DEURNE, SOMEREN, "Deurne")
    assert _lid(spel, DEURNE) == replace(voor[_lid(spel, DEURNE).id], tot=spel.nu)
    assert (_lid(spel, SOMEREN).vanaf, _lid(spel, SOMEREN).tot) == (spel.nu, None)
    assert {spel.stam.personen[lid.persoon_id].email for lid in team(spel.zaak)} == {
        *(lid.persoon for lid in pad.TEAM),
        SOMEREN,
    } - {DEURNE}
    (waarom,) = [m for m in spel.zaak.motiveringen.values() if m.soort == SoortMotivering.TEAMWIJZIGING]
    assert waarom.tekst == WAAROM


def test_wie_terugkomt_is_er_weer_vanaf_dat_moment() -> None:
    spel = tot("gunning").later(hours=1)
    _vervang(spel, DEURNE, SOMEREN, "Deurne")
    spel.later(days=1)
    rij = _lid(spel, DEURNE).id
    _vervang(spel, SOMEREN, DEURNE, "Deurne")
    assert (_lid(spel, DEURNE).id, _lid(spel, DEURNE).vanaf, _lid(spel, DEURNE).tot) == (rij, spel.nu, None)
    assert spel.weiger("wijzig_inkoopteam", eraf=(SOMEREN,), motivering=WAAROM).keys() == {"geen_teamlid"}


def test_een_andere_rol_is_geen_nieuw_begin() -> None:
    spel = tot("inkoopstrategie_concept")
    spel.doe("stel_inkoopteam_samen", leden=pad.TEAM)
    begin = _lid(spel, ASTEN).vanaf
    spel.later(days=1).doe("wijzig_inkoopteam", erbij=(Lid(persoon=ASTEN, rol=TeamRol.EXTERN),), motivering=WAAROM)
    assert (_lid(spel, ASTEN).rol, _lid(spel, ASTEN).vanaf) == (TeamRol.EXTERN, begin)
    spel.later(days=1).doe("stel_inkoopteam_samen", leden=pad.TEAM)
    assert (_lid(spel, ASTEN).rol, _lid(spel, ASTEN).vanaf) == (TeamRol.MATERIEDESKUNDIGE, begin)


def test_samenstellen_neemt_wie_weg_was_weer_op() -> None:
    spel = tot("inkoopstrategie_concept")
    spel.doe("stel_inkoopteam_samen", leden=pad.TEAM)
    spel.doe("wijzig_inkoopteam", eraf=(ASTEN,), motivering=WAAROM)
    assert _lid(spel, ASTEN).tot == spel.nu
    spel.later(days=1).doe("stel_inkoopteam_samen", leden=pad.TEAM)
    assert (_lid(spel, ASTEN).vanaf, _lid(spel, ASTEN).tot) == (spel.nu, None)


def test_voor_het_aanbieden_mag_het_team_onvolledig_zijn_daarna_niet() -> None:
    concept = vol("inkoopstrategie_concept")
    concept.doe("wijzig_inkoopteam", eraf=(ASTEN,), motivering=WAAROM)
    met = klaar_voor("bied_strategie_ter_vaststelling_aan").met
    assert concept.antwoord("bied_strategie_ter_vaststelling_aan", "inkoper-1", met) == {"inkoopteam_onvolledig"}
    for toestand in ("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "gunning", "contract"):
        redenen = tot(toestand).weiger("wijzig_inkoopteam", eraf=(ASTEN,), motivering=WAAROM)
        assert redenen == {"inkoopteam_onvolledig": "2 materiedeskundige(n) van deelnemende diensten, 3 nodig"}


@pytest.mark.parametrize("toestand", ["gunning", "inkoopstrategie_vaststelling"])
def test_alleen_wie_meedoet_telt(toestand: str) -> None:
    """Someren is still undecided in the one state, and out in the other."""
    spel = tot(toestand).later(hours=1)
    met = klaar_voor("wijzig_inkoopteam").met
    van_someren = replace(met, erbij=(replace(met.erbij[0], dienst="Someren"),))
    verwacht = {"invoer"} if toestand == "gunning" else set()
    assert spel.antwoord("wijzig_inkoopteam", "inkoper-1", van_someren) == verwacht


@pytest.mark.parametrize(
    "anders",
    [
        {"motivering": " "},
        {"erbij": (), "eraf": ()},
        {"eraf": (SOMEREN,)},
        {"eraf": (DEURNE, DEURNE)},
    ],
)
def test_onbegrijpelijke_invoer(anders: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"motivering|noem"):
        replace(klaar_voor("wijzig_inkoopteam").met, **anders)


# --- de beoordeling ------------------------------------------------------------------------------------------------


def _beoordelaars(spel: Spel) -> set[str]:
    criteria = kwaliteitscriteria(spel.zaak, spel.perceel)
    return {spel.stam.personen[id_].email for c in criteria for id_ in beoordelaars_van(spel.zaak, c)}


def test_wie_weg_is_beoordeelt_niet_meer_en_de_vervanger_wel() -> None:
    """The replacing assessor declares, is assigned and scores; the joint score is made again with that person."""
    spel = vol("beoordeling").later(hours=1)
    assert _beoordelaars(spel) == {ASTEN, email("deskundige-best")}
    advies = klaar_voor("leg_gunningsadvies_voor").met
    assert spel.antwoord("leg_gunningsadvies_voor", "inkoper-1", advies) == set()
    _vervang(spel, ASTEN, SOMEREN, "Asten")
    assert _beoordelaars(spel) == {email("deskundige-best")}
    assert spel.antwoord("leg_gunningsadvies_voor", "inkoper-1", advies) == {"te_weinig_beoordelaars"}
    scores = next(iter(klaar_voor("scoor").met.scores))
    assert spel.weiger("scoor", "deskundige-asten", scores=(scores,)).keys() == {"geen_bevoegdheid"}
    assert spel.weiger("leg_belangenverklaring_af", "deskundige-asten").keys() == {"geen_bevoegdheid"}
    spel.doe("wijs_beoordelaar_toe", criteria=pad.KWALITEIT, personen=(SOMEREN,))
    assert spel.antwoord("leg_gunningsadvies_voor", "inkoper-1", advies) == {
        "belangenverklaring_ontbreekt",
        "scores_ontbreken",
    }
    spel.doe("leg_belangenverklaring_af", "deskundige-someren")
    alle = [ScoreInvoer(inschrijver=n, criterium=c, punten=Decimal(p)) for (n, c), p in pad.CONSENSUS.items()]
    spel.doe("scoor", "deskundige-someren", scores=tuple(alle))
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 6, 30))
    assert spel.perceel.toestand == "advies"


def test_wie_weg_is_wordt_niet_toegewezen() -> None:
    spel = vol("beoordeling").later(hours=1)
    _vervang(spel, DEURNE, SOMEREN, "Deurne")
    assert spel.weiger("wijs_beoordelaar_toe", criteria=pad.KWALITEIT, personen=(DEURNE,)).keys() == {"geen_teamlid"}


# --- de vlag -------------------------------------------------------------------------------------------------------


def test_een_onvolledig_team_valt_op_tot_de_contracten_er_zijn() -> None:
    def gevlagd(toestand: str) -> list[str]:
        spel = tot(toestand)
        weg = [replace(_lid(spel, adres), tot=spel.nu) for adres in (ASTEN, email("manager-1")) if spel.zaak.teamleden]
        spel = spel.met_case(spel.zaak.met(*weg))
        return [
            v.melding for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == "inkoopteam_onvolledig"
        ]

    verwacht = [
        "er is geen contractmanager in het team",
        "2 materiedeskundige(n) van deelnemende diensten, 3 nodig",
    ]
    assert gevlagd("inkoopstrategie_concept") == gevlagd("evaluatie") == []
    assert gevlagd("inkoopstrategie_vaststelling") == gevlagd("gunning") == gevlagd("contract") == verwacht
