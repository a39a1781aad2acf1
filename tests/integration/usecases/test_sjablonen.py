"""The life of a template: judged, proposed, put in use by a second account, kept; letters remember theirs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import text

from db import audit, sjablonen
from db.engine import Ongeldig, lees, schrijf
from db.queries import documenten
from db.sjablonen import SjabloonToestand
from documents.contexts import REGISTER, herstel, snapshot
from documents.readback import lees_tekst
from documents.render import SJABLONEN, render_met
from documents.voorbeelden import VOORBEELDEN
from tests.integration.usecases.conftest import INKOPER, MANAGER, Doe
from usecases import letters, sjabloonlijst
from usecases import sjablonen as leven
from usecases.app import App
from usecases.sjabloonkeuze import keuze
from usecases.voortgang import rapport
from workflow.canoniek import canonieke_json
from workflow.reasons import Geweigerd, Invoerfout

SOORT = "uitnodiging_startbijeenkomst"
OP_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""What asks nothing of the database that others do not ask too."""
BEHEER, TEAMLID = "beheer@bizob.example", "lid@asten.example"
ZIN = "Wij zien u graag."


def huis(soort: str = SOORT) -> bytes:
    return (SJABLONEN / REGISTER[soort].sjabloon).read_bytes()


@cache
def met_zin(zin: str = ZIN, soort: str = SOORT) -> bytes:
    document = Document(io.BytesIO(huis(soort)))
    document.paragraphs[-1].insert_paragraph_before(zin)
    return _bytes(document)


def _bytes(document: object) -> bytes:
    uit = io.BytesIO()
    document.save(uit)  # type: ignore[attr-defined]  # python-docx's class is a function
    return uit.getvalue()


@pytest.fixture
def mensen(doe: Doe, project: str) -> None:
    doe("registreer_persoon", als=None, email=BEHEER, naam="Beheer", rollen=["beheerder"])
    doe("registreer_persoon", als=None, email=TEAMLID, naam="Lid", rollen=["inkoopteamlid"])


@pytest.fixture
def gewijzigd(app: App, mensen: None) -> bytes:
    inhoud = met_zin()
    leven.stel_voor(app, INKOPER, SOORT, inhoud, "onze-uitnodiging.docx")
    leven.activeer(app, MANAGER, SOORT, 1)
    return inhoud


def codes(doe: Callable[[], object]) -> set[str]:
    with pytest.raises(Geweigerd) as fout:
        doe()
    return {reden.code for reden in fout.value.redenen}


def gemaakte(app: App) -> dict[str, str]:
    """Per dienst the text of its invitation."""
    with lees(app.engine) as conn:
        regels = [r for r in documenten.lijst(conn, "2026-014") if r.soort == SOORT]
    return {r.dienst or "": lees_tekst(app.opslag.lees(r.sha256 or "")).geheel for r in regels}


def onthouden(app: App) -> set[str]:
    with lees(app.engine) as conn:
        keus = text("SELECT sjabloon_sha256 FROM weergaven WHERE bestandsnaam LIKE '%.docx'")
        return set(conn.execute(keus).scalars())


# --- two accounts ---------------------------------------------------------------------------------------------------


def test_a_proposal_changes_nothing_until_a_second_account_activates(app: App, mensen: None, doe: Doe) -> None:
    voorstel = leven.stel_voor(app, INKOPER, SOORT, met_zin(), "x.docx")
    assert (voorstel.versie, voorstel.toestand) == (1, SjabloonToestand.VOORGESTELD)
    assert keuze(app).geef(SOORT).sha256 == hashlib.sha256(huis()).hexdigest()
    assert codes(lambda: leven.activeer(app, INKOPER, SOORT, 1)) == {"eigen_voorstel"}
    leven.activeer(app, MANAGER, SOORT, 1)
    assert keuze(app).geef(SOORT).sha256 == hashlib.sha256(met_zin()).hexdigest()
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 1)) == {"sjabloon_geen_voorstel"}


@OP_SQLITE
@pytest.mark.parametrize("wie", [BEHEER, MANAGER])
def test_who_may_propose(app: App, mensen: None, wie: str) -> None:
    assert leven.stel_voor(app, wie, SOORT, met_zin()).versie == 1


@OP_SQLITE
def test_who_may_not(app: App, mensen: None) -> None:
    assert codes(lambda: leven.stel_voor(app, TEAMLID, SOORT, met_zin())) == {"geen_bevoegdheid"}
    leven.stel_voor(app, INKOPER, SOORT, met_zin())
    assert codes(lambda: leven.activeer(app, TEAMLID, SOORT, 1)) == {"geen_tweede_persoon"}
    assert codes(lambda: leven.activeer(app, BEHEER, SOORT, 1)) == {"geen_tweede_persoon"}
    assert codes(lambda: leven.verwerp(app, TEAMLID, SOORT)) == {"geen_bevoegdheid"}
    for wie in (leven.activeer, leven.verwerp):
        with pytest.raises(Invoerfout, match="geen account"):
            wie(app, "niemand@bizob.example", SOORT, 1)
    with pytest.raises(Invoerfout):
        leven.stel_voor(app, INKOPER, "ansichtkaart", met_zin())


@OP_SQLITE
def test_a_bad_template_is_not_even_proposed(app: App, mensen: None) -> None:
    slecht = met_zin("{{ kop.kenmerrk }} en {{ weg }}")
    with pytest.raises(Geweigerd) as fout:
        leven.stel_voor(app, INKOPER, SOORT, slecht)
    assert {r.code for r in fout.value.redenen} == {"sjabloon_afgekeurd"}
    assert len(fout.value.redenen) == 2
    assert not app.opslag.pad(hashlib.sha256(slecht).hexdigest()).exists()
    with lees(app.engine) as conn:
        assert sjablonen.versies(conn) == []


def test_a_newer_proposal_takes_the_place_of_an_open_one(app: App, mensen: None) -> None:
    leven.stel_voor(app, INKOPER, SOORT, met_zin("Een."))
    leven.stel_voor(app, MANAGER, SOORT, met_zin("Twee."))
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 1)) == {"sjabloon_geen_voorstel"}
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 2)) == {"eigen_voorstel"}
    leven.activeer(app, INKOPER, SOORT, 2)
    with lees(app.engine) as conn:
        standen = [(rij.versie, rij.toestand) for rij in sjablonen.versies(conn, SOORT)]
    assert standen == [(1, SjabloonToestand.VERVALLEN), (2, SjabloonToestand.IN_GEBRUIK)]


@OP_SQLITE
def test_who_confirms_names_the_proposal(app: App, mensen: None) -> None:
    """Else a proposal that came in its place after it was looked at would be confirmed unseen."""
    leven.stel_voor(app, INKOPER, SOORT, met_zin("Een."))
    leven.stel_voor(app, INKOPER, SOORT, met_zin("Twee."))
    with pytest.raises(Invoerfout, match=f"voorstel 2 voor {SOORT} staat open.*--versie 2.*--voorstel 2"):
        leven.activeer(app, MANAGER, SOORT, None)
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 1)) == {"sjabloon_geen_voorstel"}
    assert keuze(app).eigen == {}
    leven.activeer(app, MANAGER, SOORT, 2)
    leven.stel_voor(app, INKOPER, SOORT, None)
    with pytest.raises(Invoerfout, match=r"voorstel 3 .*sjabloon van het programma terug.*--voorstel 3"):
        leven.activeer(app, MANAGER, SOORT, None)


@OP_SQLITE
def test_who_may_not_propose_stores_nothing(app: App, mensen: None) -> None:
    inhoud = met_zin("Van een ander.")
    assert codes(lambda: leven.stel_voor(app, TEAMLID, SOORT, inhoud)) == {"geen_bevoegdheid"}
    with pytest.raises(Invoerfout):
        leven.stel_voor(app, "niemand@bizob.example", SOORT, inhoud)
    assert not app.opslag.pad(hashlib.sha256(inhoud).hexdigest()).exists()


@OP_SQLITE
def test_the_name_of_the_file_steers_no_screen(app: App, mensen: None) -> None:
    voorstel = leven.stel_voor(app, INKOPER, SOORT, met_zin(), "\x1b[2Jons\n\u202esjabloon\x07.docx" + "x" * 300)
    assert voorstel.bestandsnaam.startswith("[2Jonssjabloon.docxx")
    assert len(voorstel.bestandsnaam) == 100
    with lees(app.engine) as conn:
        assert sjablonen.versies(conn, SOORT)[0].bestandsnaam == voorstel.bestandsnaam


@OP_SQLITE
def test_a_proposal_can_be_dropped(app: App, mensen: None) -> None:
    leven.stel_voor(app, INKOPER, SOORT, met_zin())
    leven.verwerp(app, INKOPER, SOORT)
    assert codes(lambda: leven.verwerp(app, INKOPER, SOORT)) == {"sjabloon_geen_voorstel"}


def test_the_template_of_the_program_comes_back_by_two_accounts_too(app: App, gewijzigd: bytes) -> None:
    assert codes(lambda: leven.stel_voor(app, INKOPER, SOORT, gewijzigd)) == {"sjabloon_al_in_gebruik"}
    leven.stel_voor(app, MANAGER, SOORT, None)
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 2)) == {"eigen_voorstel"}
    leven.activeer(app, INKOPER, SOORT, 2)
    assert keuze(app).eigen == {}
    assert codes(lambda: leven.stel_voor(app, MANAGER, SOORT, None)) == {"sjabloon_al_in_gebruik"}
    (huisversie,) = sjabloonlijst.lijst(app, SOORT)
    assert (huisversie.versie, huisversie.sha256) == (None, hashlib.sha256(huis()).hexdigest())


def test_every_step_is_in_the_general_chain(app: App, gewijzigd: bytes) -> None:
    leven.stel_voor(app, MANAGER, SOORT, None)
    leven.verwerp(app, INKOPER, SOORT)
    with lees(app.engine) as conn:
        keus = text("SELECT verb, met FROM audit WHERE keten = :keten AND verb LIKE 'sjabloon %' ORDER BY nr")
        rijen = [(r.verb, json.loads(r.met)) for r in conn.execute(keus, {"keten": audit.ALGEMEEN})]
    assert [verb.removeprefix("sjabloon ") for verb, _ in rijen] == [
        "voorstellen",
        "activeren",
        "voorstellen",
        "verwerpen",
    ]
    assert rijen[1][1]["sha256"] == hashlib.sha256(gewijzigd).hexdigest()


def test_the_database_keeps_four_eyes_and_one_template_per_kind(app: App, gewijzigd: bytes) -> None:
    for opdracht in (
        "UPDATE sjablonen SET afgehandeld_door = voorgesteld_door",
        "UPDATE sjablonen SET toestand = 'voorgesteld'",
        "UPDATE sjablonen SET sha256 = 'x'",
    ):
        with pytest.raises(Ongeldig), schrijf(app.engine) as conn:
            conn.execute(text(opdracht))


def test_the_list_says_who_and_when(app: App, gewijzigd: bytes) -> None:
    leven.stel_voor(app, INKOPER, SOORT, met_zin("Drie."), "drie.docx")
    in_gebruik, voorstel = sjabloonlijst.lijst(app, SOORT)
    assert (in_gebruik.versie, in_gebruik.voorgesteld_door, in_gebruik.afgehandeld_door) == (1, "Inkoper", "Manager")
    assert (voorstel.versie, voorstel.toestand, voorstel.bestandsnaam) == (2, "voorgesteld", "drie.docx")
    assert {versie.soort for versie in sjabloonlijst.lijst(app)} == set(sjabloonlijst.soorten()) == set(REGISTER)
    leven.activeer(app, MANAGER, SOORT, 2)
    assert [v.versie for v in sjabloonlijst.lijst(app, SOORT, alles=True)] == [1, 2]


@OP_SQLITE
def test_a_template_that_no_longer_fits_the_program_is_told(app: App, mensen: None) -> None:
    """As after an upgrade that dropped a field: the template was good when it was put in use."""
    leven.stel_voor(app, INKOPER, SOORT, met_zin())
    oud = met_zin("{{ kop.vroeger }}")
    with schrijf(app.engine) as conn:
        conn.execute(text("UPDATE sjablonen SET sha256 = :sha"), {"sha": app.opslag.bewaar(oud)})
    assert codes(lambda: leven.activeer(app, MANAGER, SOORT, 1)) == {"sjabloon_afgekeurd"}
    with schrijf(app.engine) as conn:
        conn.execute(
            text(
                "UPDATE sjablonen SET toestand = 'in_gebruik', afgehandeld_op = voorgesteld_op, "
                "afgehandeld_door = (SELECT id FROM personen WHERE email = :wie)"
            ),
            {"wie": MANAGER},
        )
    (versie,) = sjabloonlijst.lijst(app, SOORT)
    assert "kop.vroeger" in versie.fout


# --- letters --------------------------------------------------------------------------------------------------------


def test_letters_are_made_with_what_is_in_use(app: App, gewijzigd: bytes, uitgenodigd: str) -> None:
    assert letters.maak_alles(app).mislukt == ()
    assert len(gemaakte(app)) == 3
    assert all(ZIN in tekst for tekst in gemaakte(app).values())
    assert hashlib.sha256(gewijzigd).hexdigest() in onthouden(app)


def test_a_letter_remembers_its_template_when_another_comes_in_use(
    app: App, mensen: None, uitgenodigd: str, doe: Doe
) -> None:
    letters.maak_alles(app)
    (eerst,) = onthouden(app)
    assert app.opslag.lees(eerst) == huis(), "also the template of the program can be read again later"
    leven.stel_voor(app, INKOPER, SOORT, met_zin())
    leven.activeer(app, MANAGER, SOORT, 1)
    assert not any(ZIN in tekst for tekst in gemaakte(app).values())
    doe("registreer_dienst", als=None, naam="Asten", adres="Nieuwe Markt 7")
    assert len(letters.ververs(app).gemaakt) == 1
    assert [naam for naam, tekst in gemaakte(app).items() if ZIN in tekst] == ["Asten"]
    assert onthouden(app) == {eerst, hashlib.sha256(met_zin()).hexdigest()}
    assert sjabloonlijst.haal(app, SOORT, eerst) == huis()


@OP_SQLITE
def test_an_old_version_is_read_by_number_or_hash(app: App, gewijzigd: bytes) -> None:
    leven.stel_voor(app, INKOPER, SOORT, met_zin("Later."))
    leven.activeer(app, MANAGER, SOORT, 2)
    sha256 = hashlib.sha256(gewijzigd).hexdigest()
    assert (
        sjabloonlijst.haal(app, SOORT, "1")
        == sjabloonlijst.haal(app, SOORT, sha256[:12])
        == sjabloonlijst.haal(app, SOORT, sha256)
        == gewijzigd
    )
    assert ZIN not in lees_tekst(sjabloonlijst.haal(app, SOORT)).geheel
    assert sjabloonlijst.haal(app, "gunningsbrief") == huis("gunningsbrief")
    for weg in ("9", "abc", "0" * 64, "../../etc/passwd"):
        with pytest.raises(Invoerfout):
            sjabloonlijst.haal(app, SOORT, weg)


@OP_SQLITE
def test_a_report_uses_its_template_too(app: App, mensen: None) -> None:
    soort = "voortgangsrapportage"
    leven.stel_voor(app, INKOPER, soort, met_zin("Onze eigen zin.", soort))
    leven.activeer(app, MANAGER, soort, 1)
    gemaakt = rapport(app, als=INKOPER, project="2026-014")
    assert "Onze eigen zin." in lees_tekst(gemaakt.docx()).geheel


@OP_SQLITE
def test_a_template_that_is_gone_from_the_store_stops_letters(app: App, gewijzigd: bytes, uitgenodigd: str) -> None:
    app.opslag.pad(hashlib.sha256(gewijzigd).hexdigest()).write_bytes(b"anders")
    from usecases import sjabloonkeuze

    sjabloonkeuze._gecompileerd.cache_clear()
    verslag = letters.maak(app, letters.claim(app, "w"), "w")
    assert any("ontbreekt in de opslag" in melding for melding in verslag.mislukt)
    assert codes(lambda: sjabloonlijst.haal(app, SOORT)) == {"sjabloon_afgekeurd"}


# --- a clerk's edit -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Opens a Word document and saves it again, as a clerk does; without LibreOffice the test is skipped, or fails."""
    programma = shutil.which("soffice")
    if programma is None:
        reden = "LibreOffice is niet geïnstalleerd (apt install libreoffice-writer)"
        if os.environ.get("ZANDLOPER_EIS_ALLES") == "1":
            pytest.fail(reden)
        pytest.skip(reden)
    map_ = tmp_path_factory.mktemp("libreoffice")

    def bewaar(inhoud: bytes) -> bytes:
        bron, doel = map_ / "bewerkt.docx", map_ / "bewaard"
        bron.write_bytes(inhoud)
        profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
        opdracht = [programma, profiel, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(doel)]
        subprocess.run([*opdracht, str(bron)], check=True, capture_output=True, timeout=180)
        gemaakt: Path = doel / bron.name
        return gemaakt.read_bytes()

    return bewaar


def bewerkt_door_een_kantoor(inhoud: bytes) -> bytes:
    """Other wording and order, a tag over several runs with bold in it, typographic quotes in text and in a tag."""
    document = Document(io.BytesIO(inhoud))
    alineas = {p.text: p for p in document.paragraphs}
    alineas["Geachte heer, mevrouw,"].runs[0].text = "Beste ‘collega’,"
    vragen = next(p for p in document.paragraphs if "contact op met" in p.text)
    slot = next(p for p in document.paragraphs if p.text == "Hoogachtend,")
    slot._p.getparent().remove(vragen._p)
    slot._p.addprevious(vragen._p)
    nieuw = slot.insert_paragraph_before("Dit gaat over „")
    for stuk, vet in (
        ("{", False),
        ("{ kop", True),
        (".ken", False),
        ("merk }", True),
        ("}", False),
        ("”, zie “bijlage”.", False),
    ):
        nieuw.add_run(stuk).bold = vet
    regime = next(p for p in document.paragraphs if "opschorting.regime == 'wettelijk'" in p.text)
    regime.runs[0].text = regime.text.replace("'wettelijk'", "‘wettelijk’")
    for rest in regime.runs[1:]:
        rest.text = ""
    return _bytes(document)


@OP_SQLITE
def test_a_clerks_edit_survives(app: App, mensen: None, libreoffice: Callable[[bytes], bytes], tmp_path: Path) -> None:
    soort = "afwijzingsbrief"
    bewaard = libreoffice(bewerkt_door_een_kantoor(huis(soort)))
    assert bewaard != huis(soort)
    keuring = leven.keur(soort, bewaard)
    assert keuring.regels == ()
    assert len(keuring.afdrukken) >= 8
    leven.stel_voor(app, INKOPER, soort, bewaard, "afwijzing.docx")
    leven.activeer(app, MANAGER, soort, 1)
    context = VOORBEELDEN["afwijzingsbrief_lager_lang"][1]
    zelfde = herstel(soort, canonieke_json(snapshot(context)).encode())
    gelezen = lees_tekst(render_met(keuze(app).geef(soort), zelfde).inhoud)
    assert "Beste ‘collega’," in gelezen.geheel
    assert "Dit gaat over „2026-014/G/0007”, zie “bijlage”." in gelezen.geheel
    assert "artikel 2.127 van de Aanbestedingswet 2012" in gelezen.geheel
    plekken = [nr for nr, a in enumerate(gelezen.alineas) if "contact op met" in a or a == "Hoogachtend,"]
    assert plekken == sorted(plekken)


@pytest.mark.traag
@pytest.mark.parametrize("soort", REGISTER)
def test_every_template_survives_libreoffice(soort: str, libreoffice: Callable[[bytes], bytes]) -> None:
    assert leven.keur(soort, libreoffice(huis(soort))).regels == ()
