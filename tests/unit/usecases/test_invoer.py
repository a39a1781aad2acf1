"""What people type becomes arguments, or a sentence that names the place and says what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from delivery.opslag import Opslag
from tests.factories.beeld import jpeg, png
from usecases.invoer import GROOTSTE_AFBEELDING, lees_invoer
from workflow.reasons import Invoerfout
from workflow.verbs import VERBS

DIENST = {"naam": "Asten"}
PERCEEL = {"nummer": "2", "naam": "Twee", "waarde": "5"}
BIJEENKOMST = {"begin": "2027-02-03T10:00", "reageren_voor": "2027-01-27T17:00"}
STRATEGIE = {"hoofdstukken": {}, "planning": {"nvi": "2027-02-03"}}
LID = {"persoon": "a@b.example", "rol": "ecb"}


def _melding(verb: str, met: dict[str, Any]) -> str:
    with pytest.raises(Invoerfout) as fout:
        lees_invoer(VERBS[verb], met)
    return fout.value.melding


@pytest.mark.parametrize("getypt", ["20270203", "1770000000", "0", "-1", "2027", "20270203.5"])
def test_een_getal_is_geen_datum_en_geen_moment(getypt: str) -> None:
    assert _melding("plan_startbijeenkomst", BIJEENKOMST | {"begin": getypt}).startswith("begin: dit is geen moment")
    assert _melding("leg_concept_strategie_voor", {"reactie_tot": getypt}).startswith("reactie_tot: dit is geen datum")
    met = STRATEGIE | {"planning": {"nvi": getypt}}
    assert _melding("leg_strategie_vast", met).startswith("planning.nvi: dit is geen datum")


@pytest.mark.parametrize("jaar", ["9999", "0001", "1999", "2101"])
def test_een_jaar_waarin_niemand_inkoopt(jaar: str) -> None:
    grens = "het jaar moet tussen 2000 en 2100 liggen"
    assert _melding("plan_startbijeenkomst", BIJEENKOMST | {"begin": f"{jaar}-02-03T10:00"}) == f"begin: {grens}"
    assert _melding("leg_concept_strategie_voor", {"reactie_tot": f"{jaar}-12-31"}) == f"reactie_tot: {grens}"
    met = STRATEGIE | {"planning": {"nvi": f"{jaar}-01-01"}}
    assert _melding("leg_strategie_vast", met) == f"planning.nvi: {grens}"


def test_de_grenzen_zelf_kunnen() -> None:
    for dag in ("2000-01-01", "2100-12-31"):
        assert str(lees_invoer(VERBS["leg_concept_strategie_voor"], {"reactie_tot": dag}).reactie_tot) == dag
    assert lees_invoer(VERBS["registreer_perceel"], PERCEEL | {"waarde": "999999999999999999.99"})
    assert lees_invoer(VERBS["registreer_perceel"], PERCEEL | {"aantal_winnaars": "1000000000"})


@pytest.mark.parametrize(
    ("veld", "getypt"),
    [
        ("aantal_winnaars", "1000000001"),
        ("aantal_winnaars", "9" * 30),
        ("aantal_winnaars", "9" * 5000),
        ("waarde", "1000000000000000000"),
        ("waarde", "1E+30"),
        ("waarde", "0.0000000000001"),
        ("waarde", "1E-900000"),
        ("waarde", "NaN"),
        ("waarde", "Infinity"),
    ],
)
def test_een_getal_dat_geen_database_bergt(veld: str, getypt: str) -> None:
    assert _melding("registreer_perceel", PERCEEL | {veld: getypt}).startswith(f"{veld}: ")


@pytest.mark.parametrize("teken", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\udce9", "\uffff"])
def test_een_teken_dat_geen_tekst_is(teken: str) -> None:
    assert _melding("registreer_dienst", DIENST | {"adres": f"Markt{teken}1"}).startswith(
        f"adres: er staat een teken in dat geen tekst is (U+{ord(teken):04X})"
    )
    assert "geen tekst" in _melding("registreer_aanwezigheid", {"diensten": {f"Asten{teken}": "online"}})


def test_een_nieuwe_regel_en_een_tab_zijn_tekst() -> None:
    assert lees_invoer(VERBS["registreer_dienst"], DIENST | {"adres": "Markt 1\n\tkamer 2"}).adres


def test_rijen_tellen_vanaf_een() -> None:
    met = {"email": "a@b.example", "naam": "A", "rollen": ["ecb", "koning"]}
    assert _melding("registreer_persoon", met).startswith("rollen 2: 'koning' kan niet; kies uit:")
    with pytest.raises(Invoerfout) as fout:
        lees_invoer(VERBS["stel_inkoopteam_samen"], {"leden": [LID, LID | {"rol": "baas"}]})
    assert fout.value.veld == "leden 2.rol"


def test_ja_en_nee_ook_binnenin() -> None:
    vraag = {"nummer": "1", "antwoord": "Ja.", "leidt_tot_wijziging": "nee"}
    assert lees_invoer(VERBS["beantwoord_vraag"], vraag).leidt_tot_wijziging is False


@pytest.mark.parametrize("email", ["", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\n"])
def test_geen_adres(email: str) -> None:
    assert "e-mailadres" in _melding("registreer_persoon", {"email": email, "naam": "A"})


@pytest.mark.parametrize("rol", ["systeem", "contactpersoon"])
def test_geen_rol_van_een_account(rol: str) -> None:
    met = {"email": "a@b.example", "naam": "A", "rollen": [rol]}
    assert f"{rol} is geen rol van een account" in _melding("registreer_persoon", met)


def test_een_bestand_heeft_een_naam() -> None:
    met = {"code": "a", "soort": "overig", "bestand": {"naam": " ", "tekst": "x"}}
    assert "naam mag niet leeg zijn" in _melding("voeg_dossierstuk_toe", met)


# --- een afbeelding ------------------------------------------------------------------------------------------------


def _logo(tmp_path: Path, inhoud: bytes, naam: str = "logo.png") -> dict[str, Any]:
    (tmp_path / naam).write_bytes(inhoud)
    return {"dienst": "Asten", "logo_tekst": "Logo van Asten", "logo": str(tmp_path / naam)}


@pytest.mark.parametrize(("inhoud", "vorm"), [(png(80, 40), "png"), (jpeg(80, 40), "jpeg")])
def test_een_afbeelding_is_wat_haar_bytes_zeggen(tmp_path: Path, inhoud: bytes, vorm: str) -> None:
    opslag = Opslag(tmp_path / "opslag")
    logo = lees_invoer(VERBS["registreer_huisstijl"], _logo(tmp_path, inhoud, "logo.gif"), opslag).logo
    assert (logo.naam, logo.vorm, logo.breedte, logo.hoogte, logo.omvang) == ("logo.gif", vorm, 80, 40, len(inhoud))
    assert opslag.lees(logo.sha256) == inhoud


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", png(80, 40)[:-1], b"\0" * 100, png(80, 40) + b"x"],
)
def test_wat_geen_afbeelding_is_komt_niet_in_de_opslag(tmp_path: Path, inhoud: bytes) -> None:
    opslag = Opslag(tmp_path / "opslag")
    with pytest.raises(Invoerfout, match=r"PNG|leeg"):
        lees_invoer(VERBS["registreer_huisstijl"], _logo(tmp_path, inhoud), opslag)
    assert not opslag.map.exists()


def test_een_veel_te_groot_bestand_wordt_niet_helemaal_gelezen(tmp_path: Path) -> None:
    met = _logo(tmp_path, png(80, 40))
    with (tmp_path / "logo.png").open("ab") as bestand:
        bestand.truncate(50 * GROOTSTE_AFBEELDING)
    assert "PNG" in _melding("registreer_huisstijl", met)


def test_een_logo_is_een_bestand_en_geen_tekst(tmp_path: Path) -> None:
    for waarde in ({"naam": "logo.png", "tekst": "x"}, 5, ["a"]):
        assert "pad" in _melding("registreer_huisstijl", {"dienst": "Asten", "logo": waarde})
    assert "gelezen" in _melding("registreer_huisstijl", {"dienst": "Asten", "logo": str(tmp_path / "weg.png")})
