"""Who hears a letter instead of seeing it finds its headings, tables, language and title (WCAG 2.1, EN 301 549)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from lxml import etree

from documents import pakket
from documents import voorbeelden as v
from documents.contexts import REGISTER
from documents.render import SJABLONEN, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIEF = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
TITEL = "Titel"
KOPPEN = {"Kop1": 1, "Kop2": 2}
OPMAAK = ("Opmaaktabel", "Briefhoofdtabel")
"""Tables that only place text on the page."""
DATA = "Zandlopertabel"
FEITEN = "Feitentabel"

BESTANDEN = [*(f"sjabloon {soort}" for soort in REGISTER), *(f"voorbeeld {naam}" for naam in v.VOORBEELDEN)]
ALLE = pytest.mark.parametrize("bestand", BESTANDEN)
VOORBEELDEN = pytest.mark.parametrize("naam", v.VOORBEELDEN)


@cache
def leden(bestand: str) -> dict[str, bytes]:
    wat, naam = bestand.split(" ", 1)
    if wat == "sjabloon":
        return pakket.lees((SJABLONEN / REGISTER[naam].sjabloon).read_bytes())
    return pakket.lees(render(*v.VOORBEELDEN[naam]).inhoud)


def bomen(bestand: str) -> dict[str, etree._Element]:
    delen = re.compile(r"word/(document|header\d|footer\d)\.xml")
    return {naam: etree.fromstring(data) for naam, data in leden(bestand).items() if delen.fullmatch(naam)}


def stijl(element: etree._Element, soort: str = "p") -> str | None:
    gevonden = element.find(f"{W}{soort}Pr/{W}{'tbl' if soort == 'tbl' else soort}Style")
    return None if gevonden is None else gevonden.get(f"{W}val")


def tekst(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t")).strip()


def tabellen(bestand: str) -> list[etree._Element]:
    return [tabel for boom in bomen(bestand).values() for tabel in boom.iter(f"{W}tbl")]


def kenmerk(tabel: etree._Element, naam: str) -> str | None:
    gevonden = tabel.find(f"{W}tblPr/{W}{naam}")
    return None if gevonden is None else gevonden.get(f"{W}val")


def kijk(tabel: etree._Element, wat: str) -> bool:
    return bool(tabel.find(f"{W}tblPr/{W}tblLook").get(f"{W}{wat}") == "1")


# --- headings ---


def test_headings_are_the_ones_that_word_knows() -> None:
    stijlen = etree.fromstring(leden("sjabloon gunningsbrief")["word/styles.xml"])
    for naam, niveau in KOPPEN.items():
        (kop,) = stijlen.findall(f"{W}style[@{W}styleId='{naam}']")
        assert kop.find(f"{W}name").get(f"{W}val") == f"heading {niveau}"
        assert kop.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(niveau - 1)


@VOORBEELDEN
def test_every_document_has_headings_that_skip_no_level_and_are_not_empty(naam: str) -> None:
    alineas = list(bomen(f"voorbeeld {naam}")["word/document.xml"].iter(f"{W}p"))
    koppen = [(KOPPEN.get(stijl(p) or "", 0), tekst(p)) for p in alineas if stijl(p) in (*KOPPEN, TITEL)]
    niveaus = [niveau for niveau, _ in koppen]
    assert all(kop for _, kop in koppen)
    assert 1 in niveaus
    assert niveaus.count(0) <= 1
    assert 0 not in niveaus[1:]
    assert all(later - eerder <= 1 for eerder, later in zip([0, *niveaus], niveaus, strict=False))


@VOORBEELDEN
def test_nothing_looks_like_a_heading_without_being_one(naam: str) -> None:
    """A paragraph that is bold as a whole and no sentence reads as a heading to the eye alone."""
    for p in bomen(f"voorbeeld {naam}")["word/document.xml"].find(f"{W}body").findall(f"{W}p"):
        stukken = [r for r in p.findall(f"{W}r") if tekst(r)]
        vet = [r for r in stukken if r.find(f"{W}rPr/{W}b") is not None]
        is_zin = tekst(p).endswith(".")
        assert stijl(p) or is_zin or not stukken or len(vet) < len(stukken), tekst(p)


@VOORBEELDEN
def test_a_list_is_a_list(naam: str) -> None:
    for boom in bomen(f"voorbeeld {naam}").values():
        assert [
            tekst(p) for p in boom.iter(f"{W}p") if re.match(r"[•*–-]\s|\d+[.)]\s+\D", tekst(p)) and not stijl(p)
        ] == []


# --- tables ---


@ALLE
def test_every_table_is_for_data_facts_or_layout(bestand: str) -> None:
    assert {stijl(tabel, "tbl") for tabel in tabellen(bestand)} <= {DATA, FEITEN, *OPMAAK}


@ALLE
def test_a_data_table_has_a_header_row_and_a_name(bestand: str) -> None:
    for tabel in tabellen(bestand):
        if stijl(tabel, "tbl") == DATA:
            eerste, *rest = tabel.findall(f"{W}tr")
            assert eerste.find(f"{W}trPr/{W}tblHeader") is not None
            assert kijk(tabel, "firstRow")
            assert all(tekst(cel) for cel in eerste.findall(f"{W}tc"))
            assert not [rij for rij in rest if rij.find(f"{W}trPr/{W}tblHeader") is not None]
            assert kenmerk(tabel, "tblCaption")


@ALLE
def test_a_table_of_facts_has_its_labels_in_the_first_column_and_a_name(bestand: str) -> None:
    for tabel in tabellen(bestand):
        if stijl(tabel, "tbl") == FEITEN:
            assert kijk(tabel, "firstColumn")
            assert not kijk(tabel, "firstRow")
            assert kenmerk(tabel, "tblCaption")
            if bestand.startswith("voorbeeld"):
                assert all(tekst(rij.find(f"{W}tc")) for rij in tabel.findall(f"{W}tr"))


@ALLE
def test_a_layout_table_is_read_in_one_line_and_claims_no_data(bestand: str) -> None:
    for tabel in tabellen(bestand):
        if stijl(tabel, "tbl") in OPMAAK:
            assert len(tabel.findall(f"{W}tr")) == 1
            assert not tabel.findall(f".//{W}tblHeader")
            assert not kijk(tabel, "firstRow")
            assert not kijk(tabel, "firstColumn")
            assert kenmerk(tabel, "tblCaption") is None


@ALLE
def test_nothing_stands_in_the_way_of_the_reading_order(bestand: str) -> None:
    """No table inside a table, no cells that span rows, no text that floats."""
    for boom in bomen(bestand).values():
        assert not boom.findall(f".//{W}tbl//{W}tbl")
        for trap in (f"{W}vMerge", f"{W}framePr", f"{W}txbxContent", f"{WP}anchor", f"{W}tblpPr"):
            assert not boom.findall(f".//{trap}"), trap


@ALLE
def test_two_tables_that_follow_each_other_are_not_read_as_one(bestand: str) -> None:
    """Word joins neighbours of one style; between tables of the same kind stands a paragraph."""
    for tabel in tabellen(bestand):
        volgende = tabel.getnext()
        if volgende is not None and volgende.tag == f"{W}tbl":
            assert stijl(tabel, "tbl") != stijl(volgende, "tbl")


# --- pictures, language, title, colours ---


@ALLE
def test_every_picture_says_what_it_shows(bestand: str) -> None:
    for boom in bomen(bestand).values():
        for beeld in boom.iter(f"{WP}docPr"):
            sier = [e for e in beeld.iter(DECORATIEF) if e.get("val") == "1"]
            assert sier or (beeld.get("descr") or "").strip()
        assert not list(boom.iter(f"{W}pict")), "an old picture has no place for alt text"


@ALLE
def test_every_word_is_dutch(bestand: str) -> None:
    stijlen = etree.fromstring(leden(bestand)["word/styles.xml"])
    talen = [taal for boom in (stijlen, *bomen(bestand).values()) for taal in boom.iter(f"{W}lang")]
    gevonden = {taal.get(f"{W}val") for taal in talen}
    assert gevonden == {"nl-NL"}
    assert stijlen.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "nl-NL"
    instellingen = etree.fromstring(leden(bestand)["word/settings.xml"])
    assert instellingen.find(f"{W}themeFontLang").get(f"{W}val") == "nl-NL"


@VOORBEELDEN
def test_the_title_names_the_letter_and_its_project(naam: str) -> None:
    kern = etree.fromstring(leden(f"voorbeeld {naam}")["docProps/core.xml"])
    titel = kern.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    kop: Any = v.VOORBEELDEN[naam][1].kop  # type: ignore[attr-defined]  # every kind has a kop
    wat = getattr(kop, "project", kop.onderwerp)
    assert wat in titel
    assert titel != wat
    assert "{" not in titel


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    rood, groen, blauw = (d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@ALLE
def test_text_stands_out_from_its_background(bestand: str) -> None:
    """At least 4.5 to 1, also on the darkest ground that the house style has (WCAG 1.4.3)."""
    bronnen = [etree.fromstring(leden(bestand)["word/styles.xml"]), *bomen(bestand).values()]
    vlakken = {e.get(f"{W}fill") for boom in bronnen for e in boom.iter(f"{W}shd")} | {"FFFFFF"}
    kleuren = {e.get(f"{W}val") for boom in bronnen for e in boom.iter(f"{W}color")} - {"auto"}
    donkerste = min(_helderheid(vlak) for vlak in vlakken - {"auto", None})
    assert kleuren
    assert [k for k in kleuren if (donkerste + 0.05) / (_helderheid(k) + 0.05) < 4.5] == []
