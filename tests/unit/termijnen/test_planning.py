"""What a planning reports as not lawfully possible."""

from dataclasses import replace
from datetime import date

from usecases.gegevens import lees_kalender
from workflow.termijnen.planning import Planning, controleer

KALENDER = lees_kalender()

# Each date is the first, or for the nota van inlichtingen the last, that the law allows.
KRAP = Planning(
    publicatie=date(2026, 8, 31),
    vragen_tot=date(2026, 9, 21),
    nvi=date(2026, 10, 3),
    sluiting=date(2026, 10, 13),
    gunningsbeslissing=date(2026, 12, 1),
    contract=date(2026, 12, 22),
)


def codes(planning: Planning, procedure: str = "openbaar") -> list[str]:
    return [bevinding.code for bevinding in controleer(planning, KALENDER, procedure)]


def test_net_genoeg_is_genoeg() -> None:
    assert controleer(KRAP, KALENDER) == ()


def test_sluiting_op_de_laatste_dag_is_te_vroeg() -> None:
    (bevinding,) = controleer(replace(KRAP, sluiting=date(2026, 10, 12), nvi=date(2026, 10, 1)), KALENDER)
    assert bevinding.code == "sluiting_te_vroeg"
    assert bevinding.melding.startswith("De sluiting op ma 12-10-2026 is te vroeg; het kan vanaf di 13-10-2026.")


def test_nvi_een_dag_later_is_te_laat() -> None:
    (bevinding,) = controleer(replace(KRAP, nvi=date(2026, 10, 4)), KALENDER)
    assert bevinding.code == "nvi_te_laat"
    assert "tot en met za 3-10-2026" in bevinding.melding


def test_contract_op_de_laatste_dag_van_de_opschorting_is_te_vroeg() -> None:
    (bevinding,) = controleer(replace(KRAP, contract=date(2026, 12, 21)), KALENDER)
    assert bevinding.code == "contract_te_vroeg"
    assert "het kan vanaf di 22-12-2026" in bevinding.melding


def test_volgorde_noemt_beide_stappen() -> None:
    (bevinding,) = controleer(replace(KRAP, vragen_tot=date(2026, 10, 5)), KALENDER)
    assert bevinding.code == "volgorde_onjuist"
    assert bevinding.melding == (
        "De nota van inlichtingen (za 3-10-2026) ligt voor de uiterste datum voor vragen (ma 5-10-2026)."
    )


def test_onderhands_kent_alleen_de_volgorde() -> None:
    kort = Planning(
        publicatie=date(2026, 9, 1),
        vragen_tot=date(2026, 9, 4),
        nvi=date(2026, 9, 4),
        sluiting=date(2026, 9, 10),
        gunningsbeslissing=date(2026, 9, 15),
        contract=date(2026, 9, 16),
    )
    assert codes(kort, procedure="meervoudig_onderhands") == []
    assert codes(kort) == ["sluiting_te_vroeg", "nvi_te_laat", "contract_te_vroeg"]
    omgekeerd = replace(kort, contract=date(2026, 9, 14))
    assert codes(omgekeerd, procedure="meervoudig_onderhands") == ["volgorde_onjuist"]


def test_sas_kent_geen_minimum_maar_wel_de_nota_en_de_opschorting() -> None:
    kort = replace(KRAP, sluiting=date(2026, 10, 1), nvi=date(2026, 9, 21))
    assert codes(kort, procedure="sas") == []
    assert codes(replace(kort, nvi=date(2026, 9, 22)), procedure="sas") == ["nvi_te_laat"]
    assert codes(replace(kort, contract=date(2026, 12, 21)), procedure="sas") == ["contract_te_vroeg"]


def test_na_een_selectie_telt_de_dag_van_de_uitnodiging() -> None:
    uitgenodigd = date(2026, 9, 7)
    vroegst = replace(KRAP, sluiting=date(2026, 10, 13), vragen_tot=date(2026, 9, 28), nvi=date(2026, 10, 2))
    assert controleer(vroegst, KALENDER, "niet-openbaar", uitgenodigd=uitgenodigd) == ()
    (bevinding,) = controleer(vroegst, KALENDER, "niet-openbaar", uitgenodigd=date(2026, 9, 8))
    assert (bevinding.code, "uitnodiging verzonden" in bevinding.melding) == ("sluiting_te_vroeg", True)


def test_met_spoed_of_na_een_vooraankondiging_mag_de_sluiting_eerder() -> None:
    spoed = replace(KRAP, vragen_tot=date(2026, 9, 7), nvi=date(2026, 9, 12), sluiting=date(2026, 9, 16))
    assert codes(spoed) == ["sluiting_te_vroeg", "nvi_te_laat"]
    assert controleer(spoed, KALENDER, spoed=True) == ()
    assert [b.code for b in controleer(spoed, KALENDER, "sas", spoed=True)] == ["nvi_te_laat"]
    vooraf = replace(KRAP, vragen_tot=date(2026, 9, 14), nvi=date(2026, 9, 20), sluiting=date(2026, 9, 30))
    assert controleer(vooraf, KALENDER, vooraankondiging=date(2026, 7, 10)) == ()
    (bevinding,) = controleer(vooraf, KALENDER, vooraankondiging=date(2026, 7, 11))
    assert (bevinding.code, "za 11-07-2026" in bevinding.melding) == ("vooraankondiging_ongeldig", True)


def test_alles_wordt_in_een_keer_gemeld() -> None:
    omgekeerd = Planning(
        publicatie=date(2026, 9, 6),
        vragen_tot=date(2026, 9, 5),
        nvi=date(2026, 9, 4),
        sluiting=date(2026, 9, 3),
        gunningsbeslissing=date(2026, 9, 2),
        contract=date(2026, 9, 1),
    )
    assert codes(omgekeerd) == ["volgorde_onjuist"] * 5 + ["sluiting_te_vroeg", "nvi_te_laat", "contract_te_vroeg"]
