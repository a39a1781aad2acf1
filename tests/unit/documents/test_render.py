"""Rendering is strict, reproducible, and the same as docxtpl's."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from documents import pakket, render
from documents import voorbeelden as v
from documents.compile import compileer
from documents.contexts import kind_van
from documents.fouten import DocumentFout
from documents.plat import plat
from documents.readback import lees_tekst, verschillen

ALLE = pytest.mark.parametrize("naam", v.VOORBEELDEN)
Wijziging = Callable[[str], str]


def sjabloon(soort: str) -> bytes:
    return (render.SJABLONEN / kind_van(soort).sjabloon).read_bytes()


def gewijzigd(soort: str, wijziging: Wijziging) -> bytes:
    return gewijzigd_van(sjabloon(soort), wijziging)


def gewijzigd_van(bron: bytes, wijziging: Wijziging) -> bytes:
    leden = pakket.lees(bron)
    oud = leden["word/document.xml"].decode()
    leden["word/document.xml"] = wijziging(oud).encode()
    assert leden["word/document.xml"] != oud.encode()
    return pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())


HERINNERING = sjabloon("herinnering")


def met_tekst(tekst: str) -> Wijziging:
    """A template with one more paragraph at its end."""
    return lambda xml: xml.replace("<w:sectPr>", f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p><w:sectPr>")


def deel(inhoud: bytes, naam: str = "word/document.xml") -> bytes:
    return pakket.lees(inhoud)[naam]


@ALLE
def test_every_sample_renders_and_reads_back_whole(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    assert verschillen(soort, context, render.render(soort, context).inhoud) == ()


@ALLE
def test_the_same_facts_give_the_same_bytes(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    eerste = render.render(soort, context)
    render._gecompileerd.cache_clear()
    assert render.render(soort, context) == eerste


@ALLE
def test_the_result_is_the_same_as_docxtpl_makes(naam: str) -> None:
    """The reference runs without our line ends and fixed hyphens, so that its own handling of them is compared too."""
    soort, context = v.VOORBEELDEN[naam]
    omgeving = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    reference = DocxTemplate(io.BytesIO(sjabloon(soort)))
    reference.render(plat(context), omgeving, autoescape=True)
    uit = io.BytesIO()
    reference.save(uit)
    eigen = render.render(soort, context).inhoud
    for lid in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        assert _vorm(deel(eigen, lid).replace(VAST_STREEPJE, b"-")) == _vorm(deel(uit.getvalue(), lid)), lid


VAST_STREEPJE = b'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def _vorm(xml: bytes) -> bytes:
    boom: bytes = etree.tostring(
        etree.fromstring(xml, etree.XMLParser(remove_blank_text=True)), method="c14n", exclusive=True
    )
    return boom


@ALLE
def test_no_paragraph_or_cell_is_left_with_a_trace_of_the_template(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    inhoud = render.render(soort, context).inhoud
    tekst = lees_tekst(inhoud).geheel
    assert "{" not in tekst
    assert "None" not in tekst
    assert b"Sjabloonregel" not in deel(inhoud)


@ALLE
def test_members_keep_the_order_and_one_fixed_date(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    with zipfile.ZipFile(io.BytesIO(render.render(soort, context).inhoud)) as eigen:
        assert eigen.testzip() is None
        assert {lid.date_time for lid in eigen.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        with zipfile.ZipFile(io.BytesIO(sjabloon(soort))) as bron:
            plek = [naam for naam in bron.namelist() if naam.startswith(("word/media/", "word/_rels/header"))]
            assert eigen.namelist() == [naam for naam in bron.namelist() if naam not in plek]


def test_special_characters_survive() -> None:
    brief = v.afwijzing_lager(True)
    tekst = lees_tekst(render.render("afwijzingsbrief", brief).inhoud).geheel
    assert "Łódź <Techniek> B.V." in tekst
    assert "Klanttevredenheid & klachten" in tekst
    assert "&amp;" not in tekst


def test_markup_in_a_fact_stays_text() -> None:
    brief = replace(v.herinnering(False), actie="</w:t></w:r><w:r><w:t>ingevoegd {{ kop.kenmerk }} {% if x %}")
    inhoud = render.render("herinnering", brief).inhoud
    assert "</w:t></w:r><w:r><w:t>ingevoegd {{ kop.kenmerk }} {% if x %}" in lees_tekst(inhoud).geheel
    assert verschillen("herinnering", brief, inhoud) == ()


def test_a_line_end_in_a_fact_is_a_line_end_in_word() -> None:
    brief = replace(v.herinnering(False), actie="eerste\r\ntweede")
    assert b'eerste</w:t><w:br/><w:t xml:space="preserve">tweede' in deel(render.render("herinnering", brief).inhoud)


@pytest.mark.parametrize(
    ("feit", "vast"), [("2026-014-AB-003", 3), ("inkoper-1@bizob.example", 1), ("Geldrop-Mierlo", 0), ("a-b@c", 0)]
)
def test_a_reference_or_mailbox_is_not_broken_at_its_hyphens(feit: str, vast: int) -> None:
    brief = replace(v.herinnering(False), actie=feit)
    inhoud = render.render("herinnering", brief).inhoud
    zonder = render.render("herinnering", replace(brief, actie="niets")).inhoud
    assert deel(inhoud).count(VAST_STREEPJE) - deel(zonder).count(VAST_STREEPJE) == vast
    assert verschillen("herinnering", brief, inhoud) == ()


def test_a_date_is_not_broken_at_its_spaces_typed_or_not() -> None:
    brief = replace(v.herinnering(False), actie="Besluit voor 3 maart 2026.")
    xml = deel(render.render("herinnering", brief).inhoud).decode()
    assert "Besluit voor 3\xa0maart\xa02026." in xml
    assert "20\xa0maart\xa02026" in xml
    assert "20 maart 2026" not in xml


def test_a_fact_outside_the_text_brings_no_markup_along() -> None:
    """In alt text, a link or a property: hyphens stay hyphens there, a line end is a space."""
    alt = '<w:p><w:r><w:drawing><x:docPr xmlns:x="urn:x" descr="{{ actie }}"/></w:drawing></w:r></w:p>'
    link = "<w:p><w:r><w:instrText>mailto:{{ contact.email }}</w:instrText></w:r></w:p>"
    bron = gewijzigd_van(HERINNERING, lambda xml: xml.replace("<w:sectPr>", f"{alt}{link}<w:sectPr>"))
    leden = pakket.lees(bron)
    leden["docProps/core.xml"] = leden["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>{{ kop.kenmerk }} ")
    bron = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())
    brief = v.herinnering(False)
    brief = replace(
        brief,
        actie="eerste\ntweede",
        contact=replace(brief.contact, email="inkoper-1@bizob.example"),
        kop=replace(brief.kop, kenmerk="2026-014-AB-003"),
    )
    inhoud = render.render_met(compileer("herinnering", bron), brief).inhoud
    assert b'descr="eerste tweede"' in deel(inhoud)
    assert b"mailto:inkoper-1@bizob.example" in deel(inhoud)
    assert b"<dc:title>2026-014-AB-003 " in deel(inhoud, "docProps/core.xml")
    assert b'eerste</w:t><w:br/><w:t xml:space="preserve">tweede' in deel(inhoud)


def test_our_own_signs_in_a_fact_are_spaces() -> None:
    brief = replace(v.herinnering(False), actie="a\ue000b\ue001c")
    assert "a b c" in lees_tekst(render.render("herinnering", brief).inhoud).geheel


def test_the_title_of_the_document_names_the_project() -> None:
    assert b"trapliften" in deel(render.render("gunningsbrief", v.gunningsbrief(False)).inhoud, "docProps/core.xml")


def test_a_context_of_another_kind_is_refused() -> None:
    with pytest.raises(DocumentFout, match="de gegevens zijn voor gunningsbrief"):
        render.render("herinnering", v.gunningsbrief(False))


def test_an_edited_template_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "SJABLONEN", tmp_path)
    bestand = tmp_path / "herinnering.docx"
    with pytest.raises(DocumentFout, match=r"het sjabloon herinnering\.docx ontbreekt"):
        render.render("herinnering", v.herinnering(False))
    bestand.write_bytes(HERINNERING)
    oud = render.render("herinnering", v.herinnering(False))
    bestand.write_bytes(gewijzigd_van(HERINNERING, met_tekst("een nieuwe slotzin")))
    nieuw = render.render("herinnering", v.herinnering(False))
    assert oud.template_sha256 != nieuw.template_sha256
    assert "een nieuwe slotzin" in lees_tekst(nieuw.inhoud).geheel


# --- templates that must be refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("{{ kop.kenmerrk }}", "veld 'kop.kenmerrk' bestaat niet"),
        ("{{ onbekend }}", "veld 'onbekend' bestaat niet"),
        ("{{ kop }}", "'kop' is een groep velden"),
        ("{{ kop.kenmerk.langer }}", "veld 'kop.kenmerk.langer' bestaat niet"),
        ("{{ criteria.motivering }}", "veld 'criteria.motivering' bestaat niet"),
        ("{% for x in kop.kenmerk %}{{ x }}{% endfor %}", "'kop.kenmerk' is geen lijst"),
        ("{% for x in criteria %}{{ x.scoor }}{% endfor %}", "veld 'x.scoor' bestaat niet"),
        ("{% for a, b in criteria %}{% endfor %}", "een lus loopt over één naam"),
        ("{% for x in [1] %}{% endfor %}", "een lus loopt over een lijst uit de gegevens"),
        ("{{ loop.index }}", "veld 'loop' bestaat niet"),
        ("{% if kop.weg %}x{% endif %}", "veld 'kop.weg' bestaat niet"),
    ],
)
def test_a_field_that_does_not_exist_is_named_with_its_place(tekst: str, melding: str) -> None:
    with pytest.raises(DocumentFout, match="gunningsbrief") as gevangen:
        compileer("gunningsbrief", gewijzigd("gunningsbrief", met_tekst(f"Zie {tekst} hier")))
    assert melding in gevangen.value.melding
    assert "word/document.xml, alinea" in gevangen.value.melding


def test_all_unknown_fields_are_named_at_once() -> None:
    inhoud = gewijzigd("gunningsbrief", met_tekst("{{ een }} {{ kop.twee }}"))
    with pytest.raises(DocumentFout, match=r"'een' bestaat niet.*'kop.twee' bestaat niet"):
        compileer("gunningsbrief", inhoud)


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ kop.__class__ }}",
        "{{ kop.items() }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ kop['kenmerk'] }}",
        "{{ kop.kenmerk|upper }}",
        "{{ 9 ** 9 }}",
        "{{ range(10) }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{% endmacro %}",
        "{{ self }}",
        "{{ kop.kenmerk is defined }}",
    ],
)
def test_a_template_runs_no_code(tekst: str) -> None:
    with pytest.raises(DocumentFout):
        compileer("gunningsbrief", gewijzigd("gunningsbrief", met_tekst(tekst)))


def test_a_dict_never_shows_its_methods() -> None:
    from documents.omgeving import maak_omgeving

    with pytest.raises(Exception, match="veld 'items' bestaat niet"):
        maak_omgeving().from_string("{{ kop.items }}").render(kop={"a": 1})


def test_an_absent_part_stops_the_letter_by_name() -> None:
    inhoud = gewijzigd("afwijzingsbrief", met_tekst("{{ ongeldig.grond }}"))
    with pytest.raises(DocumentFout, match=r"veld 'grond' bestaat niet of is hier leeg .*ongeldig\.grond"):
        render.render_met(compileer("afwijzingsbrief", inhoud), v.afwijzing_lager(False))


CEL = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
ALINEA = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "xml",
    [
        ALINEA.format("{%p if perceel %} deze tekst verdwijnt"),
        ALINEA.format("deze tekst verdwijnt {%p endif %}"),
        CEL.format(ALINEA.format("{%tr endif %}") + ALINEA.format("deze tekst verdwijnt")),
    ],
)
def test_text_beside_a_lonely_tag_is_refused_because_it_would_vanish(xml: str) -> None:
    inhoud = gewijzigd("gunningsbrief", lambda bron: bron.replace("<w:sectPr>", f"{xml}<w:sectPr>"))
    with pytest.raises(DocumentFout, match="deze tag moet alleen in zijn"):
        compileer("gunningsbrief", inhoud)


@pytest.mark.parametrize(
    "tag", ["{{p kop.kenmerk }}", "{{r kop.kenmerk }}", "{{tr kop.kenmerk }}", "{%tc if perceel %}"]
)
def test_tags_that_leave_bare_text_are_refused(tag: str) -> None:
    with pytest.raises(DocumentFout, match="deze tag is niet toegestaan"):
        compileer("gunningsbrief", gewijzigd("gunningsbrief", met_tekst(tag)))


def test_a_tag_that_word_cut_into_pieces_still_works() -> None:
    stukken = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>".join(["{{ k", "op.ken", "merk }}"])
    inhoud = gewijzigd("herinnering", met_tekst(f"Kenmerk: {stukken}."))
    weergave = render.render_met(compileer("herinnering", inhoud), v.herinnering(False))
    assert "Kenmerk: 2026-014/G/0007." in lees_tekst(weergave.inhoud).geheel


@pytest.mark.parametrize("tekst", ["{{ kop.kenmerk", "{% if perceel %}", "{% endfor %}", "{{ }}", "{% onzin %}"])
def test_a_broken_tag_is_refused(tekst: str) -> None:
    with pytest.raises(DocumentFout):
        compileer("gunningsbrief", gewijzigd("gunningsbrief", met_tekst(tekst)))


def test_a_condition_that_breaks_the_xml_is_refused_at_rendering() -> None:
    def scheef(xml: str) -> str:
        cel = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        return met_tekst("{% if perceel %}")(xml).replace("<w:sectPr>", f"{cel}<w:sectPr>")

    gecompileerd = compileer("gunningsbrief", gewijzigd("gunningsbrief", scheef))
    assert render.render_met(gecompileerd, v.gunningsbrief(True))
    with pytest.raises(DocumentFout, match=r"word/document\.xml is na het invullen geen geldige XML"):
        render.render_met(gecompileerd, v.gunningsbrief(False))


@pytest.mark.parametrize("inhoud", [b"", b"geen zip", pakket.schrijf([pakket.maak_lid("a.txt", b"x")])])
def test_a_file_that_is_no_word_document_is_refused(inhoud: bytes) -> None:
    with pytest.raises(DocumentFout, match="Word-"):
        compileer("gunningsbrief", inhoud)


def test_a_template_with_endless_tags_is_refused() -> None:
    inhoud = gewijzigd("gunningsbrief", met_tekst("{{ kop.kenmerk }}" * 2001))
    with pytest.raises(DocumentFout, match="meer dan 2000 velden"):
        compileer("gunningsbrief", inhoud)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bom = pakket.schrijf([pakket.maak_lid("word/document.xml", bytes(pakket.MAX_OMVANG + 1))])
    assert len(bom) < 100_000
    with pytest.raises(DocumentFout, match="te groot"):
        compileer("gunningsbrief", bom)


def test_a_file_of_endless_members_is_refused() -> None:
    leden = [pakket.maak_lid(f"{nummer}.xml", b"") for nummer in range(pakket.MAX_LEDEN + 1)]
    with pytest.raises(DocumentFout, match="te groot"):
        compileer("gunningsbrief", pakket.schrijf(leden))


def test_a_member_that_occurs_twice_is_refused() -> None:
    lid = pakket.maak_lid("word/document.xml", b"<x/>")
    with pytest.raises(DocumentFout, match="dubbel"):
        compileer("gunningsbrief", pakket.schrijf([lid, lid]))


def test_entities_are_not_resolved() -> None:
    def met_entiteit(xml: str) -> str:
        kop, rest = xml.split("\n", 1)
        return f'{kop}\n<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>{met_tekst("&x;")(rest)}'

    weergave = lees_tekst(gewijzigd("gunningsbrief", met_entiteit))
    assert Path("/etc/hostname").read_text().strip() not in weergave.geheel


def test_a_letter_that_grows_without_end_is_stopped() -> None:
    """Of an earlier template: loops over the same list are refused nowadays."""
    brief = v.VOORBEELDEN["gunningsbrief_kort"][1]
    veel = replace(brief, besluiten=brief.besluiten[:1] * 100)  # type: ignore[attr-defined,call-arg]  # it has these
    lussen = "{% for a in besluiten %}{% for b in besluiten %}" + "x" * 10_000 + "{% endfor %}{% endfor %}"
    te_lang = compileer("gunningsbrief", gewijzigd("gunningsbrief", met_tekst(lussen)))
    with pytest.raises(DocumentFout, match="langer dan 20 miljoen tekens"):
        render.render_met(te_lang, veel)
