"""What more than one project shares: the first account, the scheduled round, letters and where they are put."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest

from db.cases import laad, laad_stam
from db.engine import lees
from db.queries import documenten
from delivery.opslag import BestandOntbreekt
from tests.integration.usecases.conftest import DIENSTEN, INKOPER, MANAGER, Doe
from usecases import letters
from usecases.accounts import maak_eerste_beheerder
from usecases.app import App
from usecases.brievenmap import VERVALLEN, WAAROM, exporteer
from usecases.deadlines import controleer_alles
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.uitvoermap import LANGSTE_NAAM, Namen
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import AMSTERDAM

ADRES = {"adres": "Markt 1", "postcode": "1000 AA", "plaats": "Waalre"}
MOMENTEN = {"begin": "2026-02-03T10:00", "reageren_voor": "2026-01-27T17:00", "plaats": "Asten"}


def op(app: App, moment: str, verb: str, **met: object) -> None:
    nu = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    voer_uit(app, Opdracht(verb=verb, invoer=met, als=INKOPER, project="2026-014", nu=nu, aanmelding=SCENARIO))


def test_of_two_first_administrators_one_is_refused(app: App) -> None:
    uitkomsten: list[str] = []
    samen = threading.Barrier(2)

    def maak(naam: str) -> None:
        samen.wait()
        try:
            maak_eerste_beheerder(app, f"{naam}@bizob.example", naam)
            uitkomsten.append("gemaakt")
        except Geweigerd as fout:
            uitkomsten.append(fout.redenen[0].code)

    draden = [threading.Thread(target=maak, args=(naam,)) for naam in ("een", "twee")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomsten) == ["bestaat_al", "gemaakt"]
    with lees(app.engine) as conn:
        assert [p.rollen for p in laad_stam(conn).personen.values()] == [("beheerder",)]


def test_an_account_that_the_project_does_not_know_yet_may_have_been_present(
    app: App, uitgenodigd: str, doe: Doe
) -> None:
    doe("registreer_persoon", als=None, email="jurist@bizob.example", naam="Jurist", rollen=["ecb"])
    aanwezig = {"bizob": {"jurist@bizob.example": "online"}, "diensten": {"Asten": "fysiek"}}
    op(app, "2026-02-03T13:00", "registreer_aanwezigheid", **aanwezig)
    with lees(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=False)
    assert case is not None
    assert sorted(str(a.wijze) for a in case.aanwezigheden.values()) == ["fysiek", "online"]


def test_a_gap_in_a_letter_names_the_verb_that_fills_it(project: str, doe: Doe) -> None:
    doe("registreer_dienst", als=None, naam="Asten", postcode=" ")
    with pytest.raises(Geweigerd) as fout:
        doe("plan_startbijeenkomst", **MOMENTEN)
    redenen = [
        (r.verb, r.melding) for r in fout.value.redenen if "gemeente Asten" in r.melding or " Asten" in r.melding
    ]
    assert ("registreer_dienst", "Uitnodiging startbijeenkomst Asten: geadresseerde: postcode") in redenen
    assert (None, "Uitnodiging startbijeenkomst Asten: agenda") in redenen


def test_a_round_goes_on_past_a_project_that_refuses(
    app: App, project: str, doe: Doe, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweede = {"naam": "Inkt", "procedure": "openbaar", "aard": "leveringen", "waarde": "900000"}
    doe("registreer_project", project=None, kenmerk="2026-015", **tweede)
    gevraagd: list[str] = []

    def weiger_de_eerste(app: App, opdracht: Opdracht) -> object:
        gevraagd.append(opdracht.project or "")
        if opdracht.project == "2026-014":
            doe("registreer_project", project=None, kenmerk="2026-014", **tweede)
        return voer_uit(app, opdracht)

    monkeypatch.setattr("usecases.deadlines.voer_uit", weiger_de_eerste)
    ronde = controleer_alles(app)
    assert gevraagd == ["2026-014", "2026-015"]
    assert [(w.project, w.redenen[0].code) for w in ronde.geweigerd] == [("2026-014", "kenmerk_bestaat")]
    assert ronde.bijgewerkt == ()


def test_letters_that_lapsed_are_taken_along_apart_with_the_reason(
    app: App, uitgenodigd: str, doe: Doe, tmp_path: Path
) -> None:
    letters.maak_alles(app, datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM))
    assert exporteer(app, uitgenodigd, tmp_path / "voor").brieven == 2 * len(DIENSTEN)
    doe("trek_interesse_in", dienst="Asten")
    meegenomen = exporteer(app, uitgenodigd, tmp_path / "na")
    assert (meegenomen.brieven, meegenomen.vervallen) == (2 * (len(DIENSTEN) - 1), 2)
    asten = tmp_path / "na" / "Asten"
    assert sorted(pad.name for pad in asten.iterdir()) == [WAAROM, VERVALLEN]
    assert len(list((asten / VERVALLEN).iterdir())) == 2
    tekst = (asten / WAAROM).read_text()
    assert (
        "vervallen/2026-014 - Uitnodiging startbijeenkomst.docx\n  2026-014/1: vervallen op 12-01-2026 09:00" in tekst
    )
    assert "  waarom: trek_interesse_in" in tekst
    assert not (tmp_path / "na" / "Best" / WAAROM).exists()


def test_a_damaged_letter_is_not_taken_along_as_if_it_were_whole(app: App, uitgenodigd: str, tmp_path: Path) -> None:
    letters.maak_alles(app, datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM))
    with lees(app.engine) as conn:
        regel = documenten.lijst(conn, uitgenodigd)[-1]
    app.opslag.pad(regel.sha256 or "").write_bytes(b"anders")
    with pytest.raises(BestandOntbreekt, match="beschadigd"):
        exporteer(app, uitgenodigd, tmp_path / "uit")


def test_long_names_are_cut_and_stay_apart(app: App, project: str, doe: Doe, tmp_path: Path) -> None:
    lang = "Gemeenschappelijke regeling " + "é" * 250
    for nummer, naam in enumerate((f"{lang} Oost", f"{lang} West")):
        contact = f"inkoop{nummer}@lang.example"
        doe("registreer_dienst", als=None, naam=naam, **ADRES)
        doe("registreer_persoon", als=None, email=contact, naam="Inkoop")
        doe("registreer_contactpersoon", als=None, dienst=naam, persoon=contact)
        doe("meld_interesse", dienst=naam)
    doe("plan_startbijeenkomst", agenda=["Doel"], **MOMENTEN)
    letters.maak_alles(app, datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM))
    assert exporteer(app, project, tmp_path / "uit").brieven == 2 * (len(DIENSTEN) + 2)
    mappen = sorted((tmp_path / "uit").iterdir())
    assert len(mappen) == len(DIENSTEN) + 2
    assert all(len(map_.name.encode()) <= LANGSTE_NAAM + len(" (2)") for map_ in mappen)
    assert {len(list(map_.iterdir())) for map_ in mappen} == {2}


def test_names_differ_by_more_than_capitals() -> None:
    namen = Namen()
    assert [namen.geef(sleutel, naam) for sleutel, naam in (("a", "Best"), ("b", "BEST"), ("a", "Best"))] == [
        "Best",
        "BEST (2)",
        "Best",
    ]
    assert [namen.geef("c", "Best (2)"), namen.geef("d", "best")] == ["Best (2) (2)", "best (3)"]


def test_a_folder_that_cannot_be_written_is_bad_input(app: App, uitgenodigd: str, tmp_path: Path) -> None:
    letters.maak_alles(app, datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM))
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(Invoerfout, match="kan niet geschreven worden"):
        exporteer(app, uitgenodigd, tmp_path / "bestand")


def test_roles_of_bizob_are_given_by_a_beheerder(app: App, project: str, doe: Doe) -> None:
    with pytest.raises(Geweigerd) as fout:
        doe("registreer_persoon", als=MANAGER, email="x@bizob.example", naam="X", rollen=["beheerder"])
    assert [r.code for r in fout.value.redenen] == ["rol_alleen_door_beheerder"]
    doe("registreer_persoon", als=MANAGER, email="x@bizob.example", naam="X", rollen=["inkoopteamlid"])
