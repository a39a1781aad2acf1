"""The last letter sent late: it needs a release of that day, and the later end of the standstill governs."""

from collections import Counter
from datetime import date

import pytest

from tests.factories import Spel, klaar_voor, moment, pad
from workflow.lezen import beslissing
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
LAAT = "einde_later_dan_vermeld"


def _vrijgegeven(gepland: str) -> Spel:
    """The decision taken on 12 June, its letters for this day made and released."""
    spel = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date.fromisoformat(gepland))
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    return spel


def _deels_verzonden() -> Spel:
    """On the planned 13th of June only the gunningsbrieven were sent."""
    spel = _vrijgegeven("2026-06-13").op("2026-06-13T10:00")
    spel.doe("bevestig_verzending", soorten=("gunningsbrief",))
    return spel


def _standen(spel: Spel, soort: str = "afwijzingsbrief") -> Counter[str]:
    return Counter(str(d.toestand) for d in spel.zaak.documenten.values() if d.soort == soort)


def _meldingen(spel: Spel) -> list[str]:
    return [v.melding for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == LAAT]


@pytest.mark.parametrize("gecontroleerd", [False, True])
def test_de_laatste_brief_gaat_pas_na_een_nieuwe_vrijgave_of_de_controle_nu_liep_of_niet(gecontroleerd: bool) -> None:
    spel = _deels_verzonden().op("2026-06-14T08:00")
    if gecontroleerd:
        spel.doe("controleer_termijnen", "systeem")
        assert _standen(spel) == {"concept": 6}
        assert _standen(spel, "gunningsbrief") == {"verzonden": 3}
    assert spel.weiger("bevestig_verzending", soorten=("afwijzingsbrief",)).keys() == {"vrijgave_verlopen"}
    spel.samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))

    assert spel.perceel.toestand == "opschorting"
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    assert (huidig.vermeld_einde, huidig.werkelijk_einde) == (date(2026, 7, 3), date(2026, 7, 6))
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 14), date(2026, 7, 6))
    assert _meldingen(spel) == [
        "perceel 1: de termijn loopt tot en met 06-07-2026, de brieven noemen 03-07-2026",
    ]
    pad.maak_overeenkomsten(spel)
    assert spel.op("2026-07-06T23:59").weiger("gun_definitief").keys() == {"opschortende_termijn_loopt"}
    spel.later(minutes=1).doe("gun_definitief")
    assert _meldingen(spel) == []


@pytest.mark.parametrize(("verzonden", "daarna"), [(False, "vervallen"), (True, "ingetrokken")])
def test_wie_opnieuw_beoordeelt_neemt_ook_het_bericht_over_het_nieuwe_einde_terug(verzonden: bool, daarna: str) -> None:
    spel = _deels_verzonden().op("2026-06-14T08:00")
    spel.samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert _standen(spel, "correctiebericht") == {"concept": 9}
    if verzonden:
        spel.verzend("correctiebericht")
    pad.heropen(spel)
    assert _standen(spel, "correctiebericht") == {daarna: 9}
    assert _standen(spel, "intrekking_gunningsbeslissing") == {"concept": 9}


def test_een_nieuwe_vrijgave_geldt_ook_maar_voor_een_dag() -> None:
    spel = _deels_verzonden().op("2026-06-14T08:00")
    spel.doe("controleer_termijnen", "systeem")
    spel.samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("controleer_termijnen", "systeem")
    assert _standen(spel) == {"vrijgegeven": 6}
    spel.op("2026-06-15T00:00")
    assert spel.weiger("bevestig_verzending", soorten=("afwijzingsbrief",)).keys() == {"vrijgave_verlopen"}
    spel.doe("controleer_termijnen", "systeem")
    assert _standen(spel) == {"concept": 6}


@pytest.mark.parametrize("gecontroleerd", [False, True])
def test_wat_op_de_geplande_dag_weg_ging_is_op_tijd_ook_als_het_later_wordt_vastgelegd(gecontroleerd: bool) -> None:
    spel = _deels_verzonden().op("2026-06-14T08:00")
    if gecontroleerd:
        spel.doe("controleer_termijnen", "systeem")
    spel.samen("bevestig_verzending", soorten=("afwijzingsbrief",), verzonden_op=moment("2026-06-13T16:00"))
    assert spel.perceel.toestand == "opschorting"
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.werkelijk_einde == huidig.vermeld_einde == date(2026, 7, 3)
    assert _meldingen(spel) == []


@pytest.mark.parametrize("gecontroleerd", [False, True])
def test_is_er_nog_niets_verzonden_dan_wordt_eerst_de_beslissing_verbeterd(gecontroleerd: bool) -> None:
    spel = _vrijgegeven("2026-06-13").op("2026-06-14T08:00")
    if gecontroleerd:
        spel.doe("controleer_termijnen", "systeem")
        spel.samen("geef_vrij", soorten=BRIEVEN)
    redenen = spel.weiger("bevestig_verzending", soorten=("afwijzingsbrief",)).keys()
    assert redenen == {"einde_te_vroeg_vermeld"} | (set() if gecontroleerd else {"vrijgave_verlopen"})


def test_een_dag_later_met_hetzelfde_einde_vraagt_alleen_een_nieuwe_vrijgave() -> None:
    """Planned on Monday 15 June the end rolls from Sunday 5 to Monday 6 July, the same as a day later."""
    spel = _vrijgegeven("2026-06-15").op("2026-06-16T08:00")
    assert spel.weiger("bevestig_verzending", soorten=BRIEVEN).keys() == {"vrijgave_verlopen"}
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.werkelijk_einde == huidig.vermeld_einde == date(2026, 7, 6)
    assert _meldingen(spel) == []


@pytest.mark.parametrize("moment_", ["2026-06-12T23:59", "2026-06-13T23:59"])
def test_tot_het_einde_van_de_geplande_dag_keert_niets_terug(moment_: str) -> None:
    spel = _vrijgegeven("2026-06-13").op(moment_)
    spel.doe("controleer_termijnen", "systeem")
    assert _standen(spel) == {"vrijgegeven": 6}
    assert spel.weiger("geef_vrij", soorten=BRIEVEN).keys() == {"geen_brieven"}
    spel.doe("bevestig_verzending", soorten=BRIEVEN)


def test_andere_brieven_keren_niet_terug() -> None:
    spel = klaar_voor("plan_startbijeenkomst").na.kopie()
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("uitnodiging_startbijeenkomst",))
    spel.later(days=3).doe("controleer_termijnen", "systeem")
    assert _standen(spel, "uitnodiging_startbijeenkomst") == {"vrijgegeven": 4}
    spel.doe("bevestig_verzending", soorten=("uitnodiging_startbijeenkomst",))


def test_wie_vrijgaf_mag_niet_de_maker_zijn_ook_de_tweede_keer_niet() -> None:
    spel = _deels_verzonden().op("2026-06-14T08:00")
    spel.doe("controleer_termijnen", "systeem")
    spel.doe("geef_vrij", "manager-1", soorten=("afwijzingsbrief",))
    assert spel.weiger("bevestig", "inkoper-1").keys() == {"eigen_brief"}
