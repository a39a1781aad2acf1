"""More than one perceel: each goes its own way, and the project shows the step of the least advanced live one."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from tests.factories import Spel, klaar_voor, pad
from workflow.case.project import Perceel
from workflow.case.rechtszaak import Grond
from workflow.lezen import perceel_op_nummer

Stap = Callable[..., None]
PER_PERCEEL: tuple[Stap, ...] = (
    pad.beoordeel,
    pad.leg_advies_voor,
    pad.stel_advies_vast,
    pad.beslis,
    pad.verzend_beslissing,
    pad.maak_overeenkomsten,
    pad.gun,
    pad.onderteken,
    pad.kondig_aan,
    pad.sluit_perceel,
)


@cache
def _geopend() -> Spel:
    """A second perceel with its own criteria, and the vault just opened."""
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(100_000))
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    return spel


def _perceel(spel: Spel, nummer: str) -> Perceel:
    return perceel_op_nummer(spel.zaak, nummer)


def _beide_tot(stap: Stap) -> Spel:
    """Both percelen side by side, up to and including this step."""
    spel = _geopend().kopie()
    pad.registreer_inschrijvingen(spel, "1", "2")
    for huidige in PER_PERCEEL[: PER_PERCEEL.index(stap) + 1]:
        huidige(spel, "1")
        huidige(spel, "2")
    return spel


def test_zonder_criteria_van_het_tweede_perceel_geen_publicatie() -> None:
    m = klaar_voor("publiceer")
    spel = m.voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(100_000))
    assert spel.antwoord("publiceer", "inkoper-1", m.met) == {"criteria_ontbreken"}


def test_een_perceel_zonder_inschrijving_houdt_het_andere_niet_op() -> None:
    spel = _geopend().kopie()
    pad.registreer_inschrijvingen(spel, "1")
    assert (_perceel(spel, "1").toestand, _perceel(spel, "2").toestand) == ("beoordeling", "geen_geldige")
    for stap in (*PER_PERCEEL, pad.rond_af, pad.evalueer, pad.draag_over):
        stap(spel)
    assert spel.toestand == "contractmanagement"
    assert _perceel(spel, "2").toestand == "geen_geldige"


def test_het_project_wacht_op_het_laatste_perceel() -> None:
    spel = _beide_tot(pad.maak_overeenkomsten)
    pad.gun(spel, "1")
    assert (spel.toestand, _perceel(spel, "1").toestand, _perceel(spel, "2").toestand) == (
        "gunning",
        "contract",
        "opschorting",
    )
    pad.onderteken(spel, "1")
    spel.doe("sluit_perceel", perceel="1")
    assert spel.weiger("rond_contract_af").keys() == {"toestand_laat_niet_toe"}
    ook_twee = spel.kopie()
    ook_twee.doe("gun_definitief", perceel="2")
    assert ook_twee.toestand == "contract"
    assert ook_twee.weiger("rond_contract_af").keys() == {"percelen_niet_klaar", "aankondiging_ontbreekt"}


def test_beide_percelen_komen_aan() -> None:
    spel = _beide_tot(pad.sluit_perceel)
    for stap in (pad.rond_af, pad.evalueer, pad.draag_over):
        stap(spel)
    assert spel.toestand == "contractmanagement"
    assert len(spel.zaak.contracten) == 2 * len(pad.DEELNEMERS)


def test_een_besluit_over_een_perceel_telt_niet_voor_het_andere() -> None:
    """Also when the tenders and scores of both are the same to the letter."""
    spel = _beide_tot(pad.leg_advies_voor)
    een, twee = spel.zaak.adviezen.values()
    assert een.inhoud_sha256 != twee.inhoud_sha256
    pad.stel_advies_vast(spel, "1")
    spel.kopie().doe("neem_gunningsbeslissing", perceel="1", geplande_verzenddatum=spel.nu.date())
    assert spel.weiger("neem_gunningsbeslissing", perceel="2", geplande_verzenddatum=spel.nu.date()) == {
        "advies_niet_vastgesteld": "nog niet vastgesteld door: Asten, Best, Deurne"
    }
    open_ = {
        t.perceel_id for t in spel.zaak.termijnen.values() if t.soort == "vaststelling_advies" and t.toestand == "open"
    }
    assert open_ == {_perceel(spel, "2").id}


def test_een_nieuw_advies_laat_de_brieven_van_het_andere_perceel_staan() -> None:
    spel = _beide_tot(pad.beoordeel)
    for perceel in ("1", "2", "1"):
        spel.doe("leg_gunningsadvies_voor", perceel=perceel, deadline=date(2026, 6, 19))
    standen = Counter(
        (d.perceel_id, d.versie, str(d.toestand)) for d in spel.zaak.documenten.values() if d.soort == "gunningsadvies"
    )
    een, twee = (_perceel(spel, nummer).id for nummer in ("1", "2"))
    assert standen == {(een, 1, "vervallen"): 3, (een, 2, "concept"): 3, (twee, 1, "concept"): 3}


def test_de_brieven_van_een_perceel_beginnen_alleen_zijn_eigen_termijn() -> None:
    spel = _beide_tot(pad.beslis)
    pad.verzend_beslissing(spel, "1")
    assert (_perceel(spel, "1").toestand, _perceel(spel, "2").toestand) == ("opschorting", "beslissing")
    lopend = [t.perceel_id for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert lopend == [_perceel(spel, "1").id]


def test_brieven_van_beide_percelen_kunnen_samen_verzonden_worden() -> None:
    spel = _beide_tot(pad.beslis)
    spel.maak_brieven()
    soorten = ("gunningsbrief", "afwijzingsbrief")
    spel.samen("geef_vrij", soorten=soorten)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=soorten)
    assert {str(p.toestand) for p in spel.zaak.percelen.values()} == {"opschorting"}


def test_een_heropend_perceel_brengt_het_project_terug_naar_de_gunning() -> None:
    spel = _beide_tot(pad.gun)
    assert spel.toestand == "contract"
    pad.onderteken(spel, "2")
    pad.kondig_aan(spel, "2")
    spel.doe("sluit_perceel", perceel="2")
    spel.samen("heropen_beoordeling", perceel="1", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    standen = (spel.toestand, _perceel(spel, "1").toestand, _perceel(spel, "2").toestand)
    assert standen == ("gunning", "beoordeling", "gecontracteerd")
    per_perceel = Counter((o.perceel_id, str(o.toestand)) for o in spel.zaak.overeenkomsten.values())
    een, twee = (_perceel(spel, nummer).id for nummer in ("1", "2"))
    assert per_perceel == {(een, "vervallen"): 3, (twee, "getekend"): 3}
    brieven = {
        (d.perceel_id, str(d.toestand)) for d in spel.zaak.documenten.values() if d.soort == "definitieve_gunning"
    }
    assert brieven == {(een, "ingetrokken"), (twee, "verzonden")}
    (open_,) = [t for t in spel.zaak.termijnen.values() if t.soort == "gestanddoening" and t.toestand == "open"]
    assert open_.laatste_dag == date(2026, 9, 30)
