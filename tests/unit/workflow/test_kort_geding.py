"""A summons served within the standstill blocks until a ruling lets sign; one served later asks a reason (Aw 2.131)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor, moment, vol
from workflow.case.dossier import SoortStuk
from workflow.case.project import PerceelToestand
from workflow.case.rechtszaak import UitspraakUitkomst

ZAAK = klaar_voor("registreer_kort_geding").met


def _zonder_zaak() -> Spel:
    """The last day of the standstill, with everything ready and nobody gone to court."""
    spel = klaar_voor("registreer_kort_geding").voor.kopie()
    spel.nu = moment("2026-07-03T09:00")
    return spel


def _dagvaard(spel: Spel, dag: str, door: str = "inkoper-1", **anders: Any) -> None:
    spel.voer_uit("registreer_kort_geding", door, replace(ZAAK, gedagvaard_op=date.fromisoformat(dag), **anders))


def _gun(spel: Spel) -> set[str]:
    m = klaar_voor("gun_definitief")
    return spel.antwoord("gun_definitief", m.door, m.met)


def _uitspraak(spel: Spel, uitkomst: UitspraakUitkomst, code: str = "uitspraak") -> None:
    bewijs = spel.leg_in_dossier(code, SoortStuk.UITSPRAAK)
    zaak = {"zaaknummer": ZAAK.zaaknummer, "datum": spel.nu.date(), "bewijs": bewijs}
    spel.doe("registreer_uitspraak", uitkomst=uitkomst, **zaak)


@pytest.mark.parametrize("dag", ["2026-06-23", "2026-07-03"])
def test_binnen_de_termijn_helpt_geen_motivering(dag: str) -> None:
    spel = _zonder_zaak()
    _dagvaard(spel, dag, motivering="De eiser is te laat met zijn bezwaar.")
    spel.nu = moment("2026-07-04T09:00")
    assert _gun(spel) == {"kort_geding_loopt"}


def test_na_de_termijn_moet_de_jurist_opschrijven_waarom_het_toch_kan() -> None:
    spel = _zonder_zaak()
    spel.nu = moment("2026-07-04T09:00")
    _dagvaard(spel, "2026-07-04")
    assert _gun(spel) == {"motivering_ontbreekt"}
    _dagvaard(spel, "2026-07-04", motivering="  ")
    assert _gun(spel) == {"motivering_ontbreekt"}
    _dagvaard(spel, "2026-07-04", motivering="De termijn was voorbij.")
    assert _gun(spel) == set()
    (reden,) = spel.zaak.motiveringen.values()
    (zaak,) = spel.zaak.kort_gedingen.values()
    assert (reden.soort, reden.onderwerp, reden.gemotiveerd_door) == (
        "laat_kort_geding",
        zaak.id,
        spel.actor("inkoper-1").persoon_id,
    )


def test_hetzelfde_zaaknummer_vult_de_zaak_aan() -> None:
    spel = _zonder_zaak()
    _dagvaard(spel, "2026-06-23")
    (eerst,) = spel.zaak.kort_gedingen.values()
    _dagvaard(spel, "2026-06-24", eiser="Gamma Thuis")
    spel.bevestig()
    (nu,) = spel.zaak.kort_gedingen.values()
    assert (nu.id, nu.nummer, nu.eiser, nu.gedagvaard_op) == (eerst.id, 1, "Gamma Thuis", date(2026, 6, 24))
    _dagvaard(spel, "2026-06-24", zaaknummer="KG 26-999")
    assert [k.nummer for k in spel.zaak.kort_gedingen.values()] == [1, 2]


def test_een_aanvulling_maakt_van_een_zaak_op_tijd_geen_late() -> None:
    """A correction of the day counts: whether it blocks follows from the day that is recorded last."""
    spel = _zonder_zaak()
    _dagvaard(spel, "2026-06-23")
    spel.nu = moment("2026-07-04T09:00")
    assert _gun(spel) == {"kort_geding_loopt"}
    _dagvaard(spel, "2026-07-04", motivering="De deurwaarder kwam pas na de termijn.")
    assert _gun(spel) == {"kort_geding_loopt"}, "nobody moves the day of service alone"
    spel.bevestig()
    assert _gun(spel) == set()


@pytest.mark.parametrize("uitkomst", UitspraakUitkomst)
def test_alleen_handhaven_of_intrekken_door_de_eiser_laat_tekenen(uitkomst: UitspraakUitkomst) -> None:
    spel = _zonder_zaak()
    _dagvaard(spel, "2026-06-23")
    _uitspraak(spel, uitkomst)
    spel.nu = moment("2026-07-04T09:00")
    mag = uitkomst in (UitspraakUitkomst.HANDHAVEN, UitspraakUitkomst.INGETROKKEN_DOOR_EISER)
    assert _gun(spel) == (set() if mag else {"uitspraak_verbiedt"})


def test_de_laatste_uitspraak_telt() -> None:
    spel = _zonder_zaak()
    _dagvaard(spel, "2026-06-23")
    _uitspraak(spel, UitspraakUitkomst.HANDHAVEN)
    spel.nu = moment("2026-07-04T09:00")
    _uitspraak(spel, UitspraakUitkomst.GUNNINGSVERBOD, "hoger-beroep")
    assert _gun(spel) == {"uitspraak_verbiedt"}


def test_elke_zaak_telt() -> None:
    spel = _zonder_zaak()
    _dagvaard(spel, "2026-06-23")
    _dagvaard(spel, "2026-06-23", zaaknummer="KG 26-999")
    _uitspraak(spel, UitspraakUitkomst.HANDHAVEN)
    spel.nu = moment("2026-07-04T09:00")
    assert _gun(spel) == {"kort_geding_loopt"}


def _ecb_in_team(spel: Spel) -> Spel:
    lid = next(iter(spel.zaak.teamleden.values()))
    return spel.met_case(spel.zaak.met(replace(lid, id="id-ecb", persoon_id=spel.actor("ecb-1").persoon_id)))


@pytest.mark.parametrize("verb", ["registreer_kort_geding", "registreer_uitspraak"])
def test_de_adviseur_van_dit_team_legt_het_vast_een_andere_niet(verb: str) -> None:
    m = klaar_voor(verb)
    assert m.voor.antwoord(verb, "ecb-1", m.met) == {"geen_bevoegdheid"}
    assert _ecb_in_team(m.voor).antwoord(verb, "ecb-1", m.met) == set()


def test_een_teamlid_dat_geen_adviseur_is_legt_het_niet_vast() -> None:
    m = klaar_voor("registreer_kort_geding")
    assert m.voor.antwoord("registreer_kort_geding", "deskundige-asten", m.met) == {"geen_bevoegdheid"}


def test_een_uitspraak_hoort_bij_een_zaak_van_dit_perceel() -> None:
    spel = vol("opschorting")
    met = replace(klaar_voor("registreer_uitspraak").met, zaaknummer="onbekend")
    assert spel.antwoord("registreer_uitspraak", "inkoper-1", met) == {"invoer"}


@pytest.mark.parametrize("toestand", [t for t in PerceelToestand if t != PerceelToestand.OPEN])
def test_een_dagvaarding_wordt_na_de_opening_nooit_geweigerd(toestand: PerceelToestand) -> None:
    """Also against a perceel without a valid tender, or one that was withdrawn."""
    spel = _zonder_zaak()
    spel = spel.met_case(spel.zaak.met(replace(spel.perceel, toestand=toestand)))
    _dagvaard(spel, "2026-07-03")
    _uitspraak(spel, UitspraakUitkomst.HANDHAVEN)
    assert len(spel.zaak.uitspraken) == 1
