"""Master data: what is named changes, what is not named stays, and roles come from a beheerder."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import Spel, email, klaar_voor, tot
from workflow.case.stam import Dienst, Rol, SoortDienst
from workflow.drempels import drempel_op
from workflow.lezen import dienst_op_naam, persoon_op_email


def _asten(spel: Spel) -> Dienst:
    return dienst_op_naam(spel.stam, "Asten")


def test_een_dienst_verbeteren_raakt_alleen_wat_genoemd_is() -> None:
    spel = tot("aangemeld")
    spel.doe(
        "registreer_dienst",
        "beheerder-1",
        naam="Asten",
        soort=SoortDienst.WATERSCHAP,
        code="0743",
        tooi_uri="https://voorbeeld.example/gm0743",
        orgaan="dagelijks bestuur",
        ondertekenaars=("de dijkgraaf",),
    )
    voor = _asten(spel)
    spel.doe("registreer_dienst", "beheerder-1", naam="Asten", adres="Markt 9")
    assert voor.adres != "Markt 9"
    assert _asten(spel) == replace(voor, adres="Markt 9")


def test_een_nieuwe_dienst_is_een_gemeente() -> None:
    spel = tot("aangemeld")
    spel.doe("registreer_dienst", "beheerder-1", naam="Waalre")
    nieuw = dienst_op_naam(spel.stam, "Waalre")
    assert nieuw.soort == SoortDienst.GEMEENTE
    assert nieuw.orgaan == "college van burgemeester en wethouders"
    assert nieuw.ondertekenaars == ("de burgemeester", "de secretaris")
    assert nieuw.id not in {"", _asten(spel).id}


@pytest.mark.parametrize("rol", [r for r in Rol if r not in (Rol.SYSTEEM, Rol.CONTACTPERSOON, Rol.INKOOPTEAMLID)])
@pytest.mark.parametrize("door", ["inkoper-1", "manager-1"])
def test_een_rol_bij_bizob_geeft_alleen_een_beheerder(rol: Rol, door: str) -> None:
    spel = tot("aangemeld")
    nieuw = {"email": email("nieuw"), "naam": "Nieuw", "rollen": (Rol.INKOOPTEAMLID, rol)}
    assert set(spel.weiger("registreer_persoon", door, **nieuw)) == {"rol_alleen_door_beheerder"}
    spel.doe("registreer_persoon", "beheerder-1", **nieuw)
    assert persoon_op_email(spel.stam, email("nieuw")).rollen == (Rol.INKOOPTEAMLID, rol)


@pytest.mark.parametrize("rollen", [(), (Rol.INKOOPTEAMLID,)])
def test_een_account_zonder_macht_maakt_ook_een_inkoper(rollen: tuple[Rol, ...]) -> None:
    spel = tot("aangemeld")
    spel.doe("registreer_persoon", email=email("nieuw"), naam="Nieuw", rollen=rollen)
    assert persoon_op_email(spel.stam, email("nieuw")).rollen == rollen


def test_een_bestaand_account_en_een_rol_die_niet_mag_worden_samen_genoemd() -> None:
    m = klaar_voor("registreer_persoon")
    met = replace(m.met, rollen=(Rol.BEHEERDER,))
    assert tot("aangemeld").antwoord("registreer_persoon", "inkoper-1", met) == {
        "bestaat_al",
        "rol_alleen_door_beheerder",
    }


def test_wie_zich_terugtrok_kan_terugkomen() -> None:
    spel = tot("aangemeld")
    spel.doe("meld_interesse", diensten=("Asten", "Best"))
    spel.later(hours=1).doe("trek_interesse_in", "asten", dienst="Asten")
    assert [str(d.toestand) for d in spel.zaak.deelnames.values()] == ["teruggetrokken", "geinteresseerd"]
    spel.later(hours=1).doe("meld_interesse", "asten", dienst="Asten")
    asten = next(iter(spel.zaak.deelnames.values()))
    assert (len(spel.zaak.deelnames), str(asten.toestand), asten.gemeld_op) == (2, "geinteresseerd", spel.nu)
    assert set(spel.weiger("meld_interesse", "asten", dienst="Asten")) == {"bestaat_al"}


# --- dagen en drempels ----------------------------------------------------------------------------------------------


def test_een_dag_die_gelijkgesteld_wordt_telt_daarna_niet_meer_mee() -> None:
    m = klaar_voor("registreer_gelijkgestelde_dag")
    dag = m.met.datum
    assert m.voor.kalender.is_werkdag(dag)
    assert not m.na.kalender.is_werkdag(dag)
    assert m.na.antwoord(m.verb, m.door, m.met) == {"dag_al_vrij"}


@pytest.mark.parametrize("dag", [date(2029, 4, 27), date(2029, 5, 12), date(2029, 5, 13), date(2026, 5, 15)])
def test_wat_al_geen_werkdag_is_kan_niet_gelijkgesteld_worden(dag: date) -> None:
    m = klaar_voor("registreer_gelijkgestelde_dag")
    assert m.voor.antwoord(m.verb, m.door, replace(m.met, datum=dag)) == {"dag_al_vrij"}


def test_nieuwe_drempels_gelden_op_hun_dagen() -> None:
    m = klaar_voor("registreer_drempelbedragen")
    drempels = m.na.call("beheerder-1").drempels
    for dag, bedrag in ((date(2027, 12, 31), 216_000), (date(2028, 1, 1), 220_000), (date(2029, 12, 31), 220_000)):
        assert drempel_op(drempels, dag, "diensten") == bedrag
    with pytest.raises(LookupError, match="geen drempelbedragen"):
        drempel_op(m.voor.call("beheerder-1").drempels, date(2028, 1, 1), "diensten")
    assert m.na.antwoord(m.verb, m.door, m.met) == {"drempels_overlappen"}


@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (date(2027, 12, 31), date(2029, 12, 31)),
        (date(2018, 1, 1), date(2020, 1, 1)),
        (date(2026, 6, 1), date(2026, 6, 2)),
        (date(2019, 1, 1), date(2030, 1, 1)),
    ],
)
def test_drempels_van_dezelfde_dag_spreken_elkaar_tegen(van: date, tot: date) -> None:
    m = klaar_voor("registreer_drempelbedragen")
    met = replace(m.met, geldig_van=van, geldig_tot=tot)
    assert m.voor.antwoord(m.verb, m.door, met) == {"drempels_overlappen"}


def test_drempels_voor_een_eerdere_periode_kunnen_ook() -> None:
    m = klaar_voor("registreer_drempelbedragen")
    met = replace(m.met, geldig_van=date(2018, 1, 1), geldig_tot=date(2019, 12, 31))
    assert m.voor.antwoord(m.verb, m.door, met) == set()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"geldig_tot": date(2027, 1, 1)}, "geldig_tot mag niet voor geldig_van liggen"),
        ({"decentraal": 0}, "decentraal moet meer zijn dan 0"),
        ({"bron": " "}, "bron mag niet leeg zijn"),
    ],
)
def test_drempels_die_niet_kunnen(anders: dict[str, Any], melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        replace(klaar_voor("registreer_drempelbedragen").met, **anders)
