"""Just enough is enough: at its very edge a fact still counts, and what belongs elsewhere does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.factories import Spel, email, klaar_voor, moment, pad
from tests.unit.workflow.gevallen.basis import (
    Breuk,
    Poging,
    anders,
    dag,
    gereed,
    invoer,
    klok,
    project,
    zonder,
)
from workflow.case.deelname import DeelnameToestand
from workflow.case.project import Aard, Procedure
from workflow.case.stam import Rol
from workflow.lezen import dienst_van

ONDERHANDS = project(procedure=Procedure.MEERVOUDIG_ONDERHANDS, waarde=Decimal(215_999))
KLEIN = anders("percelen", waarde=Decimal(215_999))
VROEG = invoer(
    vragen_tot=dag("2026-03-25"),
    nvi_uiterlijk=dag("2026-03-27"),
    sluiting=moment("2026-03-30T12:00"),
)


def _alleen(*namen: str, toestand: DeelnameToestand) -> Breuk:
    """Only these diensten are still in the project."""

    def breek(poging: Poging) -> Poging:
        case = poging.spel.zaak
        uit = [
            replace(d, toestand=toestand) for d in case.deelnames.values() if dienst_van(case, d.id).naam not in namen
        ]
        return poging.met_case(case.met(*uit))

    return breek


NET_GENOEG: dict[str, tuple[str, tuple[Breuk, ...]]] = {
    "twee diensten zijn er genoeg": (
        "plan_startbijeenkomst",
        (_alleen("Asten", "Best", toestand=DeelnameToestand.TERUGGETROKKEN),),
    ),
    "antwoorden mag tot het begin": ("plan_startbijeenkomst", (invoer(reageren_voor=moment("2026-02-03T10:00")),)),
    "een link is ook een plaats": ("plan_startbijeenkomst", (invoer(plaats="", link="https://overleg.example"),)),
    "vanaf het begin is de bijeenkomst er": ("registreer_aanwezigheid", (klok("2026-02-03T10:00"),)),
    "vijf dagen om te reageren": ("leg_concept_strategie_voor", (invoer(reactie_tot=dag("2026-02-15")),)),
    "na de termijn hoeft niemand te hebben gereageerd": (
        "bied_strategie_ter_vaststelling_aan",
        (zonder("reacties"), klok("2026-02-18T00:00")),
    ),
    "wie heeft gereageerd houdt niemand op": ("bied_strategie_ter_vaststelling_aan", (klok("2026-02-12T10:00"),)),
    "eenentwintig dagen om te besluiten": (
        "bied_strategie_ter_vaststelling_aan",
        (invoer(deadline=dag("2026-03-11")),),
    ),
    "twee deelnemers zijn er genoeg": (
        "publiceer",
        (_alleen("Asten", "Best", toestand=DeelnameToestand.VERVALLEN),),
    ),
    "sluiten mag op de eerste dag na de minimumtermijn": (
        "publiceer",
        (invoer(vragen_tot=dag("2026-04-10"), nvi_uiterlijk=dag("2026-04-20"), sluiting=moment("2026-05-05T00:00")),),
    ),
    "de nota mag op de tiende dag ervoor": ("publiceer", (invoer(nvi_uiterlijk=dag("2026-05-01")),)),
    "de nota kan nog op de laatste dag": ("publiceer_nvi", (klok("2026-05-01T23:59"),)),
    "onderhands kent geen minimumtermijn": ("publiceer", (ONDERHANDS, KLEIN, VROEG)),
    "sas kent geen minimumtermijn": (
        "publiceer",
        (
            project(procedure=Procedure.SAS, aard=Aard.SAS),
            VROEG,
            invoer(sluiting=moment("2026-04-07T12:00"), nvi_uiterlijk=dag("2026-03-28")),
        ),
    ),
    "onderhands kent geen tien dagen voor de nota": ("publiceer_nvi", (ONDERHANDS, klok("2026-05-10T12:00"))),
    "ontvangen op het moment van publiceren": (
        "registreer_inschrijving",
        (invoer(ontvangen_op=moment("2026-03-23T09:00")),),
    ),
    "ontvangen op dit moment": ("registreer_inschrijving", (invoer(ontvangen_op=moment("2026-05-11T12:05")),)),
    "advies op de laatste dag van de gestanddoening": (
        "leg_gunningsadvies_voor",
        (klok("2026-09-30T23:59"), invoer(deadline=dag("2026-10-21"))),
    ),
    "verzenden op de dag van de beslissing": (
        "neem_gunningsbeslissing",
        (invoer(geplande_verzenddatum=dag("2026-06-12")),),
    ),
    "verzenden op het moment van vrijgeven": ("bevestig_verzending", (invoer(verzonden_op=pad.BEGIN),)),
    "een overeenkomst van een dag": ("leg_overeenkomst_vast", (invoer(einddatum=dag("2026-09-01")),)),
    "tekenen op de dag van aanbieden": ("registreer_ondertekening", (invoer(getekend_op=dag("2026-07-04")),)),
    "een latere ronde is ook verwerkt": ("gun_definitief", (anders("overeenkomsten", nvi_ronde=3),)),
    "onderhands kent geen aankondiging": ("rond_contract_af", (ONDERHANDS, zonder("aankondigingen"))),
}


@pytest.mark.parametrize("naam", NET_GENOEG)
def test_net_genoeg_is_genoeg(naam: str) -> None:
    verb, breuken = NET_GENOEG[naam]
    poging = gereed(verb)
    for breuk in breuken:
        poging = breuk(poging)
    assert poging.codes() == set()


def test_twee_deelnemers_mogen_verder() -> None:
    poging = _alleen("Asten", "Best", toestand=DeelnameToestand.VERVALLEN)(gereed("stel_deelnemers_vast"))
    assert poging.codes() == {"inkoopteam_onvolledig"}


def test_elke_leider_is_nodig_in_de_leiding() -> None:
    poging = zonder("projectleiders", lambda p: p.rol == Rol.CONCERNINKOPER)(gereed("plan_startbijeenkomst"))
    assert replace(poging, door="manager-1").codes() == {"projectleiding_ontbreekt"}


def test_aanwezigheid_bij_een_eerdere_bijeenkomst_telt_niet() -> None:
    poging = gereed("sluit_startbijeenkomst")
    (oud,) = poging.spel.zaak.bijeenkomsten.values()
    verplaatst = poging.met_case(poging.spel.zaak.met(replace(oud, id="id-nieuw", volgnummer=1)))
    assert verplaatst.codes() == {"aanwezigheid_ontbreekt", "bizob_niet_aanwezig"}


def test_een_reactie_op_een_eerder_concept_telt_niet() -> None:
    poging = anders("reacties", strategie_id="id-eerder")(gereed("bied_strategie_ter_vaststelling_aan"))
    assert klok("2026-02-17T23:59")(poging).codes() == {"reactietermijn_loopt"}


# --- elk criterium heeft zijn eigen beoordelaars -------------------------------------------------------------------


def _verdeeld(*paren: tuple[str, str]) -> Spel:
    """Who assesses what, with exactly the scores that follow from it."""
    spel = klaar_voor("wijs_beoordelaar_toe").voor.kopie()
    for criterium, kort in paren:
        spel.doe("wijs_beoordelaar_toe", criteria=(criterium,), personen=(email(kort),))
    for m in (klaar_voor("toets_inschrijving", n) for n in range(3)):
        spel.voer_uit(m.verb, m.door, m.met)
    for kort in {kort for _, kort in paren}:
        spel.doe("leg_belangenverklaring_af", kort)
        eigen = {c for c, k in paren if k == kort}
        scores = tuple(s for s in klaar_voor("scoor").met.scores if s.criterium in eigen)
        spel.doe("scoor", kort, scores=scores)
    spel.voer_uit("stel_consensus_vast", "inkoper-1", klaar_voor("stel_consensus_vast").met)
    return spel


K1_EN_K2 = (("K1", "deskundige-asten"), ("K1", "deskundige-best"), ("K2", "deskundige-best"))


def test_een_beoordelaar_hoeft_alleen_zijn_eigen_criterium_te_scoren() -> None:
    spel = _verdeeld(*K1_EN_K2, ("K2", "deskundige-deurne"))
    assert spel.antwoord("leg_gunningsadvies_voor", "inkoper-1", klaar_voor("leg_gunningsadvies_voor").met) == set()


def test_beoordelaars_van_een_ander_criterium_tellen_niet_mee() -> None:
    reden = _verdeeld(*K1_EN_K2).weiger("leg_gunningsadvies_voor", deadline=dag("2026-07-01"))
    assert reden == {"te_weinig_beoordelaars": "criterium K2: 1 beoordelaar(s), 2 nodig"}
