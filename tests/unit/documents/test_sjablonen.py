"""The house templates: one house style, what the law asks for, and nothing that belongs in the data."""

import re
from dataclasses import fields, replace
from itertools import product
from typing import Any

import pytest
from lxml import etree

from documents import pakket
from documents import voorbeelden as v
from documents.contexts import REGISTER
from documents.contexts.afwijzingsbrief import AfwijzingPerceel
from documents.contexts.deel import Perceel
from documents.contexts.gunningsbrief import GunningPerceel
from documents.contexts.register import RAPPORTEN
from documents.readback import lees_tekst
from documents.render import SJABLONEN, huissjabloon, render
from documents.voorbeelden import gemeen as g
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING, KINDS, NAMENS_DEELNEMERS
from workflow.post import RAPPORT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOORTEN = pytest.mark.parametrize("soort", REGISTER)
NAMENS_DIENST = (*NAMENS_DEELNEMERS, *BRIEVEN_BIJ_AANBIEDING)
BRIEVEN = ("gunningsbrief", "afwijzingsbrief_lager", "afwijzingsbrief_ongeldig", "definitieve_gunning")


def leden(soort: str) -> dict[str, bytes]:
    return pakket.lees((SJABLONEN / REGISTER[soort].sjabloon).read_bytes())


def tekst(naam: str) -> str:
    soort, context = v.VOORBEELDEN[naam]
    return " ".join(lees_tekst(render(soort, context).inhoud).geheel.split())


@SOORTEN
def test_a_template_compiles(soort: str) -> None:
    assert huissjabloon(soort).soort == soort


def test_every_template_belongs_to_a_kind() -> None:
    in_markdown = {f"{soort}.md" for soort in RAPPORTEN}
    alle = {kind.sjabloon for kind in REGISTER.values()} | in_markdown
    assert {bestand.name for bestand in SJABLONEN.iterdir() if bestand.is_file()} == alle


def test_every_mail_template_belongs_to_a_kind_or_to_several() -> None:
    assert {b.stem for b in (SJABLONEN / "mail").iterdir()} <= {*KINDS, RAPPORT, "brief", "beslissing"}


@SOORTEN
def test_a_template_is_small_and_holds_no_macro_and_no_picture_but_the_place_of_the_logo(soort: str) -> None:
    assert (SJABLONEN / REGISTER[soort].sjabloon).stat().st_size < 60_000
    plek = ["word/media/logo.png"] if soort in NAMENS_DIENST else []
    assert [naam for naam in leden(soort) if re.search(r"vba|media|embed", naam)] == plek


def test_all_templates_share_one_house_style() -> None:
    for deel in ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/theme/theme1.xml"):
        assert len({leden(soort)[deel] for soort in REGISTER}) == 1, deel


@SOORTEN
def test_every_style_that_is_used_exists(soort: str) -> None:
    bekend = {s.get(f"{W}styleId") for s in etree.fromstring(leden(soort)["word/styles.xml"]).iter(f"{W}style")}
    for naam, data in leden(soort).items():
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", naam):
            boom = etree.fromstring(data)
            gebruikt = {
                e.get(f"{W}val") for soort_ in ("pStyle", "tblStyle", "rStyle") for e in boom.iter(f"{W}{soort_}")
            }
            assert gebruikt <= bekend, naam


@SOORTEN
def test_the_language_is_dutch(soort: str) -> None:
    assert b'w:lang w:val="nl-NL"' in leden(soort)["word/styles.xml"]
    assert b'w:themeFontLang w:val="nl-NL"' in leden(soort)["word/settings.xml"]
    assert b"<dc:language>nl-NL</dc:language>" in leden(soort)["docProps/core.xml"]


@SOORTEN
def test_pages_are_numbered_and_the_document_has_a_title(soort: str) -> None:
    for deel in ("word/footer1.xml", "word/footer2.xml"):
        assert b" PAGE " in leden(soort)[deel]
        assert b" NUMPAGES " in leden(soort)[deel]
    assert re.search(rb"<dc:title>.+</dc:title>", leden(soort)["docProps/core.xml"])


@SOORTEN
def test_data_tables_repeat_their_header_row(soort: str) -> None:
    boom = etree.fromstring(leden(soort)["word/document.xml"])
    for tabel in boom.iter(f"{W}tbl"):
        if tabel.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Zandlopertabel":
            assert tabel.find(f"{W}tr").find(f"{W}trPr/{W}tblHeader") is not None


@SOORTEN
def test_a_template_names_no_organisation_address_or_mailbox(soort: str) -> None:
    delen = "".join(lees_tekst((SJABLONEN / REGISTER[soort].sjabloon).read_bytes()).alineas)
    assert not re.search(r"(?i:bizob|postbus|@)|\d{4} [A-Z]{2}\b", delen)


@pytest.mark.parametrize("naam", [f"{brief}_{maat}" for brief in BRIEVEN for maat in ("kort", "lang")])
def test_award_letters_offer_no_bezwaar(naam: str) -> None:
    assert "bezwaar" not in tekst(naam).lower()


@pytest.mark.parametrize("naam", [f"{brief}_lang" for brief in BRIEVEN])
def test_a_joint_letter_cites_the_besluit_of_every_deelnemer(naam: str) -> None:
    gelezen = tekst(naam)
    for besluit in v.VOORBEELDEN[naam][1].besluiten:  # type: ignore[attr-defined]  # each of these kinds has besluiten
        assert besluit.orgaan in gelezen
        assert besluit.nummer in gelezen
    assert "ieder overeenkomstig het daar genoemde eigen besluit" in gelezen


@pytest.mark.parametrize("naam", [f"{brief}_kort" for brief in BRIEVEN])
def test_the_signature_of_one_deelnemer_says_that_its_organ_decided(naam: str) -> None:
    college = "namens het college van burgemeester en wethouders van de gemeente Asten"
    assert f"{college}, overeenkomstig het besluit van 17 juni 2026, nummer B&W 2026/001," in tekst(naam)


@pytest.mark.parametrize(
    ("naam", "zinnen"),
    [
        (
            "gunningsbrief_kort",
            (
                "het voornemen bestaat om deze opdracht aan u te gunnen",
                "houdt geen aanvaarding van uw aanbod in (artikel 2.129",
                "eindigt op maandag 27 juli 2026 om 23.59 uur",
                "er geen kort geding loopt",
                "bewijsmiddelen",
            ),
        ),
        (
            "afwijzingsbrief_lager_kort",
            (
                "Voorbeeld & Zonen Zorgvervoer B.V.",
                "kenmerken en relatieve voordelen",
                "artikel 2.127 van de Aanbestedingswet 2012",
                "uiterlijk op maandag 27 juli 2026 om 23.59 uur",
                "civiele voorzieningenrechter van de rechtbank Oost-Brabant",
                "kopie van de dagvaarding",
                "vervaltermijn",
                "klacht schort de hierboven genoemde termijn niet op",
            ),
        ),
        (
            "afwijzingsbrief_ongeldig_kort",
            (
                "Uw inschrijving is ongeldig.",
                "aanbestedingsleidraad, paragraaf 4.3",
                "Volgens de aanbestedingsstukken geldt voor deze opdracht een opschortende termijn",
                "Coöperatieve Vereniging",
                "civiele voorzieningenrechter",
            ),
        ),
        ("afwijzingsbrief_ongeldig_lang", ("Uw onderneming is uitgesloten van deze aanbesteding.",)),
        ("definitieve_gunning_lang", ("is verstreken op maandag 27 juli", "artikel 2.134", "rechtbank Oost-Brabant")),
        (
            "definitieve_gunning_kort",
            ("gold geen opschortende termijn: u was de enige inschrijver", "geen kort geding", "akkoord bevonden"),
        ),
        (
            "mandaatbrief_kort",
            (
                "artikel 160, eerste lid, onder d, van de Gemeentewet",
                "artikelen 10:1 tot en met 10:12",
                "artikel 3:60 en volgende",
                "de gunningsbeslissing zelf",
                "overeenkomstig besluit van (datum)",
                "Ondermandaat is niet toegestaan",
                "directeur, als werkgever",
                "concerninkoper, als gemandateerde",
                "burgemeester",
                "secretaris",
                "Bijlage 1: inkoopstrategie",
            ),
        ),
        (
            "concept_collegebesluit_kort",
            (
                "definitief deel te nemen",
                "de inkoopstrategie, versie 2 van 3 februari 2026, vast te stellen",
                "kosten van externe deskundigheid",
                "de uitkomst van de aanbesteding",
                "ondertekeningsmandaat",
                "het gunningsadvies na de beoordeling zelf vast te stellen",
            ),
        ),
        ("proces_verbaal_opening_kort", ("zijn geen onregelmatigheden vastgesteld", "12.02 uur", "A. Proef")),
        ("gunningsadvies_kort", ("Gevoeligheid", "Risico’s", "besluit tot de gunning", g.VINGERAFDRUK)),
        ("uitnodiging_startbijeenkomst_lang", ("Deze uitnodiging vervangt", "ten minste drie materiedeskundigen")),
        ("herinnering_lang", ("De termijn daarvoor is verstreken", "3 dagen geleden")),
    ],
)  # fmt: skip
def test_a_letter_says_what_the_law_and_the_procedure_ask(naam: str, zinnen: tuple[str, ...]) -> None:
    gelezen = tekst(naam)
    assert [zin for zin in zinnen if zin not in gelezen] == []


EEN, TWEE = Perceel(nummer="1", naam="Hulpmiddelen"), Perceel(nummer="2", naam="Trapliften")
DELEN: dict[str, type[Any]] = {"gunningsbrief": GunningPerceel, "afwijzingsbrief": AfwijzingPerceel}
VARIANTEN = [(naam, op) for (naam, (soort, _)), op in product(v.VOORBEELDEN.items(), (False, True)) if soort in DELEN]


def _stuk(alineas: tuple[str, ...], van: Perceel, tot: str) -> list[str]:
    begin = alineas.index(f"Perceel {van.nummer} ({van.naam}): besluit")
    stuk = alineas[begin : alineas.index(tot, begin)]
    return [a.replace(f"{van.nummer} ({van.naam})", "N") for a in stuk]


@pytest.mark.parametrize(("naam", "op_waarde"), VARIANTEN)
def test_in_a_joint_letter_each_perceel_says_what_the_first_one_would(naam: str, op_waarde: bool) -> None:
    soort, brief = v.VOORBEELDEN[naam]
    velden: dict[str, Any] = {f.name: getattr(brief, f.name) for f in fields(DELEN[soort])}
    velden |= {"op_waarde": op_waarde}
    if soort == "afwijzingsbrief":
        velden |= {"laagste_prijs": op_waarde}
    tweede = DELEN[soort](**velden | {"perceel": TWEE})
    geheel: Any = brief
    geheel = replace(geheel, **velden | {"perceel": EEN, "overige": (tweede,)})
    alineas = lees_tekst(render(soort, geheel).inhoud).alineas
    slot = next(a for a in alineas if a.startswith("Opschortende termijn"))
    eerste = _stuk(alineas, EEN, f"Perceel {TWEE.nummer} ({TWEE.naam}): besluit")
    assert len(eerste) > 5
    assert _stuk(alineas, TWEE, slot) == eerste


@pytest.mark.parametrize(
    ("maat", "zin"),
    [
        ("kort", "Uw inschrijving doet niet meer mee. De reden: U hebt uw inschrijving ingetrokken op 3 juli 2026."),
        ("lang", "Uw inschrijving komt niet meer voor gunning in aanmerking. De reden: De gevraagde bewijsmiddelen"),
    ],
)
def test_who_withdrew_or_fell_out_is_not_called_invalid(maat: str, zin: str) -> None:
    gelezen = tekst(f"afwijzingsbrief_afgevallen_{maat}")
    assert zin in gelezen
    assert "Daarom is uw inschrijving niet in de rangorde opgenomen." in gelezen
    assert "ongeldig" not in gelezen
    assert "beoordeling op de gunningscriteria" not in gelezen
