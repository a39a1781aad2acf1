"""No contract inside the standstill: refused on its last day, allowed on the day after (Aw 2.127)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Spel, klaar_voor, moment, pad, verhaal, vol
from workflow.case.dossier import SoortStuk

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def _vrijgegeven(gepland: str) -> Spel:
    """The decision taken on 12 June, its letters for this day made and released."""
    spel = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date.fromisoformat(gepland))
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    return spel


def _verzonden_op(gepland: str, dag: str) -> Spel:
    """Planned and really sent on these days, and the papers of the winner in order."""
    spel = _vrijgegeven(gepland).op(f"{dag}T10:00")
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    pad.maak_overeenkomsten(spel)
    return spel


@pytest.mark.parametrize(
    ("gepland", "verzonden", "laatste_dag"),
    [
        ("2026-06-13", "2026-06-12", "2026-07-03"),  # sent a day early: the letters name 3 July, the later end governs
        ("2026-06-13", "2026-06-13", "2026-07-03"),
        ("2026-06-15", "2026-06-15", "2026-07-06"),  # day 20 is Sunday 5 July: the Algemene termijnenwet says Monday
    ],
)
def test_op_de_laatste_dag_nog_niet_de_dag_erna_wel(gepland: str, verzonden: str, laatste_dag: str) -> None:
    spel = _verzonden_op(gepland, verzonden)
    dag = date.fromisoformat(laatste_dag)
    spel.nu = moment(f"{laatste_dag}T23:59:59")
    assert spel.weiger("gun_definitief") == {
        "opschortende_termijn_loopt": f"de opschortende termijn loopt tot en met {dag:%d-%m-%Y}"
    }
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert termijn.laatste_dag == dag
    spel.later(seconds=1).doe("gun_definitief")
    assert spel.toestand == "contract"


def test_een_dag_die_later_gelijkgesteld_wordt_verlengt_wat_de_wet_vraagt_en_herschrijft_niets() -> None:
    """The last day was Friday 3 July; once that day is equated with a holiday the law says Monday."""
    spel = _verzonden_op("2026-06-13", "2026-06-13")
    spel.doe("registreer_gelijkgestelde_dag", "beheerder-1", datum=date(2026, 7, 3), bron="Besluit")
    spel.nu = moment("2026-07-06T23:59")
    assert spel.weiger("gun_definitief") == {
        "opschortende_termijn_loopt": "de opschortende termijn loopt tot en met 06-07-2026"
    }
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert termijn.laatste_dag == date(2026, 7, 3)
    spel.later(minutes=1).doe("gun_definitief")
    assert spel.toestand == "contract"


def test_geen_handtekening_binnen_de_opschortende_termijn() -> None:
    m = klaar_voor("registreer_ondertekening")
    spel = vol("opschorting")
    spel.nu = moment("2026-07-03T23:59")
    spel.leg_in_dossier("getekend-Asten", SoortStuk.GETEKENDE_OVEREENKOMST, "Asten")
    met = replace(m.met, getekend_op=date(2026, 7, 3))
    assert spel.antwoord("registreer_ondertekening", "asten", met) == {
        "opschortende_termijn_loopt",
        "overeenkomst_niet_aangeboden",
    }


def test_de_termijn_begint_pas_na_de_laatste_brief() -> None:
    spel = _vrijgegeven("2026-06-22")
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=("gunningsbrief",))
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-20T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",), dienst="Asten")
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-22T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 22), date(2026, 7, 13))


def test_te_laat_verzenden_kan_niet_want_de_brief_noemt_een_te_vroege_dag() -> None:
    """Planned on 13 June the letters name 3 July; from 14 June on the law gives a later day."""
    spel = _vrijgegeven("2026-06-13").op("2026-06-14T00:00")
    for soort in BRIEVEN:
        redenen = spel.weiger("bevestig_verzending", soorten=(soort,))
        assert redenen.keys() == {"einde_te_vroeg_vermeld", "vrijgave_verlopen"}
        assert "de brieven noemen 03-07-2026" in redenen["einde_te_vroeg_vermeld"]
    dag = spel.nu.date()
    spel.samen(
        "corrigeer_gunningsbeslissing", geplande_verzenddatum=dag, motivering="De brieven zijn te laat verzonden."
    )
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    assert spel.perceel.toestand == "opschorting"


def test_een_eerdere_verzenddag_vraagt_een_tweede_persoon() -> None:
    """On 14 June somebody records that the letters went out on the 13th, which is the day that they count from."""
    spel = _vrijgegeven("2026-06-13").op("2026-06-14T09:00")
    spel.doe("bevestig_verzending", soorten=BRIEVEN, verzonden_op=moment("2026-06-13T16:00"))
    assert spel.perceel.toestand == "beslissing"
    spel.bevestig()
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 13), date(2026, 7, 3))


def test_eerder_op_de_dag_zelf_vraagt_geen_tweede_persoon() -> None:
    spel = _vrijgegeven("2026-06-13").op("2026-06-13T16:00")
    spel.doe("bevestig_verzending", soorten=BRIEVEN, verzonden_op=moment("2026-06-13T09:00"))
    assert spel.perceel.toestand == "opschorting"


def test_het_mandaat_telt_op_de_dag_van_verzenden() -> None:
    """A mandaat that ended on the 13th covers what was sent on the 13th, whenever that is recorded."""
    spel = _vrijgegeven("2026-06-15").op("2026-06-14T09:00")
    mandaten = [replace(m, geldig_tot=date(2026, 6, 13)) for m in spel.zaak.mandaten.values()]
    spel = spel.met_case(spel.zaak.met(*mandaten))
    assert spel.weiger("bevestig_verzending", soorten=BRIEVEN).keys() == {"mandaat_ontbreekt"}
    spel.samen("bevestig_verzending", soorten=BRIEVEN, verzonden_op=moment("2026-06-13T16:00"))


def test_andere_brieven_vragen_niet_naar_de_beslissing() -> None:
    m = next(m for m in verhaal() if m.verb == "bevestig_verzending" and "gunningsadvies" in m.met.soorten)
    spel = m.voor.met_case(replace(m.voor.zaak, mandaten={}))
    assert spel.antwoord("bevestig_verzending", m.door, m.met) == set()
