"""A tender term that is shorter than usual: by urgency, or after a vooraankondiging, never by both (Aw 2.71, 2.74)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Spel, klaar_voor, moment
from workflow.case.project import Aard, Procedure
from workflow.case.publicatie import VerlengingGrond
from workflow.case.termijn import SoortTermijn
from workflow.lezen import huidige_publicatie, open_termijnen
from workflow.reasons import Geweigerd
from workflow.verbs.publicatie import Publiceer

SPOED = {
    "spoed": "De leverancier is failliet.",
    "vragen_tot": date(2026, 3, 30),
    "nvi_uiterlijk": date(2026, 4, 2),
    "sluiting": moment("2026-04-08T12:00"),
}
VOORAF = {
    "vooraankondiging": date(2026, 1, 30),
    "vragen_tot": date(2026, 4, 1),
    "nvi_uiterlijk": date(2026, 4, 10),
    "sluiting": moment("2026-04-22T12:00"),
}


def _antwoord(**met: object) -> set[str]:
    m = klaar_voor("publiceer")
    return m.voor.antwoord("publiceer", m.door, replace(m.met, **met))


def _gepubliceerd(**met: object) -> Spel:
    m = klaar_voor("publiceer")
    spel = m.voor.kopie()
    spel.voer_uit("publiceer", m.door, replace(m.met, **met))
    return spel


@pytest.mark.parametrize("verkorting", [SPOED, VOORAF])
def test_een_verkorting_maakt_een_eerdere_sluiting_mogelijk(verkorting: dict[str, object]) -> None:
    assert _antwoord(**verkorting) == set()
    zonder = {naam: waarde for naam, waarde in verkorting.items() if naam not in ("spoed", "vooraankondiging")}
    assert "sluiting_te_vroeg" in _antwoord(**zonder)


@pytest.mark.parametrize(("verkorting", "dag"), [(SPOED, "2026-04-07"), (VOORAF, "2026-04-21")])
def test_ook_de_verkorte_termijn_duurt_tot_middernacht(verkorting: dict[str, object], dag: str) -> None:
    nvi = {"nvi_uiterlijk": date(2026, 4, 1)}
    assert _antwoord(**verkorting | nvi | {"sluiting": moment(f"{dag}T23:59")}) == {"sluiting_te_vroeg"}


def test_bij_spoed_is_de_nota_er_vier_dagen_voor_de_sluiting() -> None:
    """Over Easter those hold two workdays, so the last day is Thursday 2 April."""
    assert _antwoord(**SPOED | {"nvi_uiterlijk": date(2026, 4, 3)}) == {"nvi_te_laat"}
    spel = _gepubliceerd(**SPOED)
    per_soort = {t.soort: t for t in open_termijnen(spel.zaak)}
    assert per_soort[SoortTermijn.NVI].bron == "Aw art. 2.54 lid 2"
    assert per_soort[SoortTermijn.SLUITING].bron == "Aw art. 2.74"
    assert per_soort[SoortTermijn.SLUITING].redenering.startswith("spoed: De leverancier is failliet.; aankondiging")
    assert huidige_publicatie(spel.zaak).spoed == "De leverancier is failliet."


def test_een_vraag_die_op_tijd_kwam_mag_bij_spoed_tot_vier_dagen_ervoor() -> None:
    spel = _gepubliceerd(**SPOED).op("2026-04-01T09:00")
    spel.doe("registreer_vraag", tekst="Mag het anders?", ontvangen_op=date(2026, 3, 30))
    spel.doe("beantwoord_vraag", nummer=1, antwoord="Ja.")
    te_laat = spel.kopie().op("2026-04-03T09:00")
    assert set(te_laat.weiger("publiceer_nvi")) == {"nvi_te_laat"}
    spel.op("2026-04-02T09:00").doe("publiceer_nvi")


def test_een_verlenging_telt_met_de_termijn_van_de_publicatie() -> None:
    spel = _gepubliceerd(**SPOED)
    spel.doe(
        "verleng_sluiting",
        sluiting=moment("2026-04-15T12:00"),
        nvi_uiterlijk=date(2026, 4, 10),
        grond=VerlengingGrond.SCHOUW,
        motivering="Meer tijd.",
    )
    assert "dag 4 ervoor = za 11-04-2026" in open_termijnen(spel.zaak, SoortTermijn.NVI)[0].redenering


@pytest.mark.parametrize("dag", ["2025-03-22", "2026-01-31"])
def test_een_vooraankondiging_is_niet_te_oud_en_niet_te_vers(dag: str) -> None:
    assert _antwoord(**VOORAF | {"vooraankondiging": date.fromisoformat(dag)}) == {"verkorting_mag_niet"}
    assert _antwoord(**VOORAF | {"vooraankondiging": date(2025, 3, 23)}) == set()


def test_waar_geen_termijn_is_valt_niets_te_verkorten() -> None:
    m = klaar_voor("publiceer")
    zaak = m.voor.zaak
    sas = m.voor.met_case(zaak.met_project(replace(zaak.project, procedure=Procedure.SAS, aard=Aard.SAS)))
    met = replace(m.met, spoed="Het moet snel.")
    with pytest.raises(Geweigerd, match="bij sas geeft de wet geen termijn om te verkorten"):
        sas.kopie().voer_uit("publiceer", m.door, met)


@pytest.mark.parametrize(
    ("met", "melding"),
    [
        ({"spoed": " "}, "spoed mag niet leeg zijn"),
        ({"spoed": "brand", "vooraankondiging": date(2026, 1, 30)}, "niet samen verkorten"),
    ],
)
def test_een_verkorting_heeft_een_grond_en_is_er_een(met: dict[str, object], melding: str) -> None:
    voorbeeld: Publiceer = klaar_voor("publiceer").met
    with pytest.raises(ValueError, match=melding):
        replace(voorbeeld, **met)


def test_stukken_op_papier_geven_vijf_dagen_meer_ook_na_een_vooraankondiging() -> None:
    assert _antwoord(**VOORAF, elektronisch=False) == {"sluiting_te_vroeg"}
    later = {"sluiting": moment("2026-04-29T12:00")}  # day 34 is Sunday, and Monday is Koningsdag
    assert _antwoord(**VOORAF | later, elektronisch=False) == set()


# --- de strategie ---------------------------------------------------------------------------------------------------

KRAP = {"vragen_tot": date(2026, 3, 30), "nvi": date(2026, 4, 2), "sluiting": date(2026, 4, 8)}


def _aangeboden(planning: dict[str, date], **hoofdstukken: str) -> set[str]:
    m = klaar_voor("bied_strategie_ter_vaststelling_aan")
    spel = m.voor.kopie()
    concept = klaar_voor("leg_strategie_vast").met
    met = replace(
        concept,
        hoofdstukken=concept.hoofdstukken | hoofdstukken,
        planning=concept.planning | planning,
    )
    spel.voer_uit("leg_strategie_vast", "inkoper-1", met)
    return spel.antwoord(m.verb, m.door, m.met)


def test_ook_de_planning_van_de_strategie_kent_spoed_en_vooraankondiging() -> None:
    assert _aangeboden(KRAP) == {"planning_onrechtmatig"}
    assert _aangeboden(KRAP, spoed="De leverancier is failliet.") == set()
    ruimer = {"vragen_tot": date(2026, 4, 1), "nvi": date(2026, 4, 10), "sluiting": date(2026, 4, 22)}
    assert _aangeboden(ruimer) == {"planning_onrechtmatig"}
    assert _aangeboden(ruimer | {"vooraankondiging": date(2026, 1, 30)}) == set()
    assert _aangeboden(ruimer | {"vooraankondiging": date(2026, 1, 31)}) == {"planning_onrechtmatig"}


def test_een_strategie_heeft_een_verkorting_met_een_grond() -> None:
    concept = klaar_voor("leg_strategie_vast").met
    with pytest.raises(ValueError, match="spoed mag niet leeg zijn"):
        replace(concept, hoofdstukken=concept.hoofdstukken | {"spoed": " "})
    with pytest.raises(ValueError, match="niet samen verkorten"):
        replace(
            concept,
            hoofdstukken=concept.hoofdstukken | {"spoed": "brand"},
            planning=concept.planning | {"vooraankondiging": date(2026, 1, 30)},
        )
