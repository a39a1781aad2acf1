"""A clerical error gives new letters and a new standstill; who wins and why stays as it was adopted."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Spel, moment, pad, tot, vol
from workflow.case.dossier import Document
from workflow.lezen import beslissing

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
NEGEN = len(pad.DEELNEMERS) * len(pad.INSCHRIJVERS)


def _in_opschorting() -> Spel:
    return tot("opschorting").op("2026-06-15T09:00")


def _corrigeer(spel: Spel, gepland: str = "2026-06-17") -> None:
    dag = date.fromisoformat(gepland)
    spel.samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=dag, motivering="Verkeerd adres in de brieven.")


def _verzend(spel: Spel) -> None:
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)


def _brieven(spel: Spel) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort in BRIEVEN]


def _standen(spel: Spel) -> Counter[tuple[int, str]]:
    return Counter((d.versie, str(d.toestand)) for d in _brieven(spel))


def test_verzonden_brieven_worden_ingetrokken_en_er_komen_nieuwe() -> None:
    spel = _in_opschorting()
    _corrigeer(spel)
    assert spel.perceel.toestand == "beslissing"
    assert _standen(spel) == {(1, "ingetrokken"): NEGEN, (2, "concept"): NEGEN}
    besteld = {e.document_id for e in spel.effecten}
    assert {d.id for d in _brieven(spel)} <= besteld


@pytest.mark.parametrize("vrijgegeven", [False, True])
def test_brieven_die_nog_niet_weg_zijn_vervallen(vrijgegeven: bool) -> None:
    spel = tot("beslissing").op("2026-06-12T10:00")
    spel.maak_brieven()
    if vrijgegeven:
        spel.samen("geef_vrij", soorten=BRIEVEN)
    _corrigeer(spel)
    assert _standen(spel) == {(1, "vervallen"): NEGEN, (2, "concept"): NEGEN}


def test_de_nieuwe_beslissing_noemt_een_nieuw_einde_bij_dezelfde_uitslag() -> None:
    spel = _in_opschorting()
    oud, standen = beslissing(spel.zaak, spel.perceel), {i.id: i.toestand for i in spel.zaak.inschrijvingen.values()}
    _corrigeer(spel)
    nieuw = beslissing(spel.zaak, spel.perceel)
    assert oud
    assert nieuw
    assert (nieuw.versie, nieuw.advies_id, nieuw.vermeld_einde) == (2, oud.advies_id, date(2026, 7, 7))
    assert (oud.vermeld_einde, nieuw.werkelijk_einde) == (date(2026, 7, 3), None)
    assert {i.id: i.toestand for i in spel.zaak.inschrijvingen.values()} == standen
    (reden,) = [m for m in spel.zaak.motiveringen.values() if m.soort == "correctie"]
    assert (reden.onderwerp, reden.tekst) == (spel.perceel.id, "Verkeerd adres in de brieven.")


def test_de_oude_termijn_vervalt_en_alleen_de_nieuwe_brieven_tellen() -> None:
    spel = _in_opschorting()
    _corrigeer(spel)
    assert [str(t.toestand) for t in spel.zaak.termijnen.values() if t.soort == "opschortend"] == ["vervallen"]
    spel.op("2026-06-17T09:00")
    _verzend(spel)
    assert spel.perceel.toestand == "opschorting"
    oud, nieuw = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (oud.toestand, oud.laatste_dag) == ("vervallen", date(2026, 7, 3))
    assert (nieuw.toestand, nieuw.start, nieuw.laatste_dag) == ("open", date(2026, 6, 17), date(2026, 7, 7))
    pad.maak_overeenkomsten(spel)
    spel.nu = moment("2026-07-07T23:59")
    assert spel.weiger("gun_definitief").keys() == {"opschortende_termijn_loopt"}
    spel.later(minutes=1).doe("gun_definitief")


def test_een_latere_oude_brief_verschuift_de_nieuwe_termijn_niet() -> None:
    """Whatever an old letter says of its sending, the standstill counts from the letters of the new version."""
    spel = _in_opschorting()
    _corrigeer(spel)
    oud = [replace(d, verzonden_op=moment("2026-06-30T09:00")) for d in _brieven(spel) if d.versie == 1]
    spel = spel.met_case(spel.zaak.met(*oud)).op("2026-06-17T09:00")
    _verzend(spel)
    assert [t.start for t in spel.zaak.termijnen.values() if t.soort == "opschortend"][-1] == date(2026, 6, 17)


def test_corrigeren_vraagt_twee_personen_en_kan_niet_meer_na_de_gunning() -> None:
    spel = _in_opschorting()
    met = {"geplande_verzenddatum": date(2026, 6, 17), "motivering": "Verkeerd adres."}
    spel.doe("corrigeer_gunningsbeslissing", **met)
    assert spel.perceel.toestand == "opschorting"
    assert spel.weiger("bevestig", "inkoper-1").keys() == {"eigen_voorstel"}
    assert vol("contract").weiger("corrigeer_gunningsbeslissing", **met).keys() == {"toestand_laat_niet_toe"}


def test_corrigeren_kan_nog_eens() -> None:
    spel = _in_opschorting()
    _corrigeer(spel)
    _corrigeer(spel, "2026-06-18")
    assert _standen(spel) == {(1, "ingetrokken"): NEGEN, (2, "vervallen"): NEGEN, (3, "concept"): NEGEN}
    _verzend(spel.op("2026-06-18T09:00"))
    assert spel.perceel.toestand == "opschorting"
