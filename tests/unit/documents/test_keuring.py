"""A finding says what is wrong and where in Word, all of them at once; a good template is not called bad."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document

from documents.contexts import REGISTER, Context
from documents.contexts.velden import velden
from documents.contexts.wettelijk import WETTELIJK
from documents.gids import gids, gidsvelden
from documents.keuring import controleer, kaal, keur, proeven
from documents.readback import lees_tekst, verschillen
from documents.render import SJABLONEN, render
from documents.voorbeelden import VOORBEELDEN
from tests.unit.documents import vijandig as v

SOORTEN = pytest.mark.parametrize("soort", REGISTER)


def huis(soort: str) -> bytes:
    return (SJABLONEN / REGISTER[soort].sjabloon).read_bytes()


def regels(*ingrepen: v.Ingreep) -> list[str]:
    return [str(b) for b in controleer(v.SOORT, v.bewerk(*ingrepen))]


def cel(*teksten: str) -> str:
    return f"<w:tc>{''.join(map(v.alinea, teksten))}</w:tc>"


def tabel(*rijen: str) -> v.Ingreep:
    return v.xml_aan_eind(f"<w:tbl>{''.join(f'<w:tr>{rij}</w:tr>' for rij in rijen)}</w:tbl>")


@SOORTEN
def test_every_house_template_is_good(soort: str) -> None:
    keuring = keur(soort, huis(soort))
    assert keuring.regels == ()
    assert {"kort", "lang", "kaal"} == {afdruk.naam.rpartition("_")[2] for afdruk in keuring.afdrukken}


# --- where it is ----------------------------------------------------------------------------------------------------

FOUT = "{{ kop.kenmerrk }}"
BESTAAT_NIET = f"'{FOUT}': veld 'kop.kenmerrk' bestaat niet"


@pytest.mark.parametrize(
    ("ingreep", "plek"),
    [
        (v.tekst(f"Zie {FOUT}."), f"tekst, alinea 132 ‘Zie {FOUT}.’"),
        (tabel(cel("a") + cel("b"), cel("c") + cel("d", FOUT)), f"tekst, tabel 9, rij 2, cel 2 ‘{FOUT}’"),
        (v.PLEKKEN["koptekst"](FOUT), "koptekst 1, tabel 1, rij 1, cel 1"),
        (v.PLEKKEN["voettekst"](FOUT), "voettekst 2, alinea 1"),
        (v.voetnoten(FOUT), f"voetnoot, nummer 1 ‘{FOUT}’"),
        (v.PLEKKEN["kerneigenschap"](FOUT), "eigenschap titel"),
        (v.alt(FOUT), "tekst, alinea 132, tekst bij een afbeelding"),
    ],
)
def test_a_finding_names_its_place(ingreep: v.Ingreep, plek: str) -> None:
    (regel,) = regels(ingreep)
    assert regel.startswith(plek)
    assert regel.endswith(BESTAAT_NIET)


def test_everything_is_found_at_once() -> None:
    gevonden = regels(
        v.tekst("{{ een }} en {{ twee }}"),
        v.tekst("{%p if perceel %} verdwijnt"),
        v.PLEKKEN["voettekst"]("{{ drie }}"),
        v.opmerkingen("{{ vier }}"),
    )
    assert len(gevonden) == 6
    for woord in ("'een'", "'twee'", "verdwijnt", "nergens gesloten", "'drie'", "kantlijn"):
        assert any(woord in regel for regel in gevonden), woord


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("{%p if perceel %}", "'{%p if perceel %}' wordt nergens gesloten met 'endif'"),
        ("{%p endif %}", "hoort bij geen open blok"),
        ("{% if perceel %} ja", "sluit niet in deze alinea"),
        ("{% if perceel %}{% for b in besluiten %} ja", "'{% for b in besluiten %}' sluit niet in deze alinea"),
        ("{{ kop.kenmerk", "is een tag niet af"),
        ("kop.kenmerk }}", "is een tag niet af"),
        ("{% if perceel %}{% endfor %}", "past niet: open staat nog '{% if perceel %}'"),
        ("{% for b in besluiten %}{% elif perceel %}{% endfor %}", "past niet: open staat nog"),
        ("{% if perceel %}a{% else perceel %}b{% endif %}", "achter 'else' hoort niets"),
        ("naast {%p if perceel %} tekst", "moet alleen in zijn alinea staan, anders verdwijnt: 'naast tekst'"),
        ("{%tr if perceel %}", "staat niet in een tabel"),
        ("{{r kop.kenmerk }}", "deze tag is niet toegestaan"),
        ("{%- if perceel %}{% endif %}", "trekt regels samen"),
        ("{% if opschorting.regime == „wettelijk” %}{% endif %}", "gebruik rechte aanhalingstekens"),
        ("{{ }}", "is niet goed geschreven"),
        ("{% for b in kop.kenmerk %}{% endfor %}", "'kop.kenmerk' is geen lijst"),
        ("{{ besluit.nummer }}", "veld 'besluit' bestaat niet"),
        ("{{ kop }}", "'kop' is een groep velden"),
    ],
)
def test_a_tag_that_cannot_be(tekst: str, melding: str) -> None:
    assert any(melding in regel for regel in regels(v.tekst(tekst))), regels(v.tekst(tekst))


@pytest.mark.parametrize(
    "ingreep",
    [
        v.tekst("{% if opschorting.regime == ‘wettelijk’ %}wettelijk{% else %}anders{% endif %}"),
        v.tekst("{% if opschorting.regime == “geen” and not perceel %}nee{% elif perceel %}ja{% endif %}"),
        v.tekst("Hij zei: ‘Zie {{ kop.kenmerk }}’ en “{{ kop.project }}”."),
        v.tekst(
            "{</w:t></w:r><w:r><w:t>{ kop.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>kenmerk }</w:t></w:r><w:r><w:t>}"
        ),
        v.tekst("{% for b in besluiten %}{{ loop.index }}: {{ b.nummer }} {% endfor %}"),
        v.tekst("Een accolade { is geen tag, en } ook niet."),
        tabel(cel("{%tr for b in besluiten %}"), cel("{{ b.nummer }}"), cel("{%tr endfor %}")),
        v.xml_aan_eind(
            v.alinea("{%p for deel in overige %}")
            + v.alinea("{%p if deel.perceel %}")
            + v.alinea("{{ deel.perceel.naam }}")
            + v.alinea("{%p endif %}")
            + v.alinea("{%p endfor %}")
        ),
    ],
)
def test_a_tag_that_can_be(ingreep: v.Ingreep) -> None:
    assert keur(v.SOORT, v.bewerk(ingreep)).regels == ()


def test_a_block_begins_and_ends_in_the_same_cell_or_table() -> None:
    (regel,) = regels(v.tekst("{%p if perceel %}"), tabel(cel("{%p endif %}")))
    assert "zet ze in dezelfde cel of in de lopende tekst" in regel
    rij = cel("{%tr if perceel %}"), cel("{%tr endif %}")
    assert any("zet ze in dezelfde tabel" in regel for regel in regels(tabel(rij[0]), v.tekst("."), tabel(rij[1])))


def test_a_row_tag_stands_alone_in_its_row() -> None:
    gevonden = regels(tabel(cel("{%tr if perceel %}") + cel("weg")), tabel(cel("{%tr endif %}")))
    assert any("moet alleen in zijn tabelrij staan, anders verdwijnt: 'weg'" in regel for regel in gevonden)


def test_what_is_no_text_would_vanish_too() -> None:
    met_beeld = "<w:p><w:r><w:t>{%p if perceel %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
    assert any("een afbeelding; die verdwijnt" in r for r in regels(v.xml_aan_eind(met_beeld), v.tekst("{%p endif %}")))


def test_traces_of_an_edit_do_not_go_along() -> None:
    spoor = "<w:p><w:ins w:id='1'><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>"
    opmerking = "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    assert any("bijgehouden wijzigingen" in regel for regel in regels(v.xml_aan_eind(spoor)))
    assert any("opmerking in de kantlijn" in regel for regel in regels(v.xml_aan_eind(opmerking)))


# --- what must be there ---------------------------------------------------------------------------------------------

ELK_WETTELIJK = [(soort, naam) for soort, eisen in WETTELIJK.items() for naam in eisen]


def test_what_the_law_asks_is_a_field_that_letters_print() -> None:
    for soort, naam in ELK_WETTELIJK:
        assert naam in REGISTER[soort].te_drukken, (soort, naam)


@pytest.mark.parametrize(("soort", "naam"), ELK_WETTELIJK)
def test_a_missing_legal_element_is_named_with_its_ground(soort: str, naam: str) -> None:
    """Every tag that ends in this name, and every item of a list of this name, is taken out of the house template."""
    leden = v.pakket.lees(huis(soort))
    laatste = naam.rpartition(".")[2]
    for deel in [d for d in leden if d.startswith("word/") and d.endswith(".xml")]:
        xml = re.sub(rf"\{{\{{ (?:[\w.]+\.)?{laatste} \}}\}}", "weg", leden[deel].decode())
        for item in re.findall(rf"for (\w+) in {naam} ", xml):
            xml = xml.replace(f"{{{{ {item} }}}}", "weg")
        leden[deel] = xml.encode()
    gevonden = [str(b) for b in controleer(soort, v.verpak(leden))]
    assert f"wettelijk onderdeel ontbreekt: {{{{ {naam} }}}} ({WETTELIJK[soort][naam]})" in gevonden


def test_what_is_no_law_but_always_printed_is_asked_too() -> None:
    (regel,) = regels(v.vervang("word/document.xml", "{{ procedure }}", "openbaar"))
    assert regel.startswith("het veld {{ procedure }} staat nergens in de tekst")


def test_a_field_in_the_title_of_the_file_is_not_in_the_letter() -> None:
    gevonden = regels(
        v.vervang("word/document.xml", "{{ procedure }}", "openbaar"), v.PLEKKEN["kerneigenschap"]("{{ procedure }}")
    )
    assert any("{{ procedure }}" in regel for regel in gevonden)


def _stijl(naam: str, inhoud: str, soort: str = "paragraph", standaard: str = "") -> v.Ingreep:
    xml = f'<w:style w:type="{soort}" w:styleId="{naam}"{standaard}>{inhoud}</w:style></w:styles>'
    return v.vervang("word/styles.xml", "</w:styles>", xml)


WEG = "<w:rPr><w:vanish/></w:rPr>"
ZONDER_PROCEDURE = v.vervang("word/document.xml", "{{ procedure }}", "openbaar")
VERBORGEN = {
    "run": [v.xml_aan_eind(f"<w:p><w:r>{WEG}{'<w:t>{{ procedure }}</w:t>'}</w:r></w:p>")],
    "run van een afscheiding": [v.xml_aan_eind("<w:p><w:r><w:rPr><w:specVanish/></w:rPr><w:t>x</w:t></w:r></w:p>")],
    "alineastijl": [
        _stijl("weg", WEG),
        _stijl("erop", '<w:basedOn w:val="weg"/>'),
        v.xml_aan_eind('<w:p><w:pPr><w:pStyle w:val="erop"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'),
    ],
    "tekenstijl": [
        _stijl("weg", WEG, "character"),
        v.xml_aan_eind('<w:p><w:r><w:rPr><w:rStyle w:val="weg"/></w:rPr><w:t>x</w:t></w:r></w:p>'),
    ],
    "tabelstijl": [
        _stijl("weg", WEG, "table"),
        v.xml_aan_eind(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="weg"/></w:tblPr><w:tr><w:tc>{v.alinea("x")}</w:tc></w:tr></w:tbl>'
        ),
    ],
    "standaardstijl": [_stijl("weg", WEG, standaard=' w:default="1"')],
}


@pytest.mark.parametrize("naam", VERBORGEN)
def test_hidden_text_is_refused(naam: str) -> None:
    gevonden = regels(ZONDER_PROCEDURE, *VERBORGEN[naam])
    assert any("hier staat verborgen tekst" in regel for regel in gevonden), gevonden


def test_a_style_that_hides_nothing_here_is_no_matter() -> None:
    zichtbaar = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    assert regels(_stijl("weg", WEG), v.xml_aan_eind(zichtbaar)) == []


def _alleen_in(deel: str) -> v.Ingreep:
    return v.vervang(deel, "</w:hdr>", f"{v.alinea('{{ procedure }}')}</w:hdr>")


@pytest.mark.parametrize(
    ("deel", "oud", "nieuw"),
    [
        ("word/header1.xml", "<w:titlePg/>", ""),
        ("word/header1.xml", "<w:titlePg/>", '<w:titlePg w:val="0"/>'),
        ("word/header2.xml", 'headerReference w:type="default"', 'headerReference w:type="even"'),
    ],
)
def test_a_header_that_no_page_shows_prints_nothing(deel: str, oud: str, nieuw: str) -> None:
    assert regels(ZONDER_PROCEDURE, _alleen_in(deel)) == []
    gevonden = regels(ZONDER_PROCEDURE, _alleen_in(deel), v.vervang("word/document.xml", oud, nieuw))
    assert any("het veld {{ procedure }} staat nergens in de tekst" in regel for regel in gevonden), gevonden


def test_a_header_of_even_pages_counts_when_they_differ() -> None:
    even = v.vervang("word/document.xml", 'headerReference w:type="default"', 'headerReference w:type="even"')
    anders = v.vervang("word/settings.xml", "</w:settings>", "<w:evenAndOddHeaders/></w:settings>")
    assert regels(ZONDER_PROCEDURE, _alleen_in("word/header2.xml"), even, anders) == []


def test_a_trial_print_says_what_a_letter_would_leave_out() -> None:
    """Printed in one variant only: the lint is content, the letter is not."""
    slechts_soms = v.vervang("word/document.xml", "{{ procedure }}", "{% if overige %}{{ procedure }}{% endif %}")
    keuring = keur(v.SOORT, v.bewerk(slechts_soms))
    assert keuring.bevindingen == ()
    assert not keuring.goed
    assert any("procedure: 'Europese openbare procedure' staat niet in de brief" in regel for regel in keuring.regels)


@SOORTEN
def test_the_bare_sample_is_a_letter_too(soort: str) -> None:
    gemaakt = [(naam, context) for naam, context in proeven(soort) if naam.endswith("_kaal")]
    assert gemaakt
    for _, context in gemaakt:
        assert verschillen(soort, context, render(soort, context).inhoud) == ()


def test_a_bare_letter_lacks_only_what_may_lack() -> None:
    brief: Any = VOORBEELDEN["gunningsbrief_lang"][1]
    zonder: Any = kaal(brief)
    assert brief.geadresseerde.ter_attentie_van or brief.geadresseerde.email
    assert not zonder.geadresseerde.ter_attentie_van
    assert zonder.kop.kenmerk == brief.kop.kenmerk


# --- the fields -----------------------------------------------------------------------------------------------------


def _alle(klasse: type[Context]) -> Iterator[tuple[str, str]]:
    for veld in velden(klasse):
        yield f"{klasse.__name__}.{veld.attribuut}", veld.uitleg
        if veld.genest:
            yield from _alle(veld.soort)


@SOORTEN
def test_every_field_of_every_kind_says_what_it_means(soort: str) -> None:
    zonder = [naam for naam, uitleg in _alle(REGISTER[soort].context) if not uitleg]
    assert zonder == [], "give these fields an Uitleg (documents.contexts.velden)"


@SOORTEN
def test_every_printed_field_is_in_the_guide_with_an_example(soort: str) -> None:
    rijen = {rij.naam: rij for rij in gidsvelden(soort)}
    assert set(rijen) >= set(REGISTER[soort].te_drukken)
    nooit = {naam for naam in REGISTER[soort].te_drukken if not rijen[naam].voorbeeld}
    assert {naam for naam in nooit if rijen[naam].verplicht} == set()


@SOORTEN
def test_what_the_guide_says_to_type_can_be_typed(soort: str) -> None:
    """Each tag in its loops, in a template of that kind."""
    stukken = []
    for rij in gidsvelden(soort):
        open_ = "".join(f"{{% {lus} %}}" for lus in rij.lussen)
        kop = rij.tag[3:-3].rpartition(".")[0]
        stuk = f"{{% if {kop} %}}{rij.tag}{{% endif %}}" if kop and not rij.lussen else rij.tag
        stukken.append(f"{open_}{stuk}{'{% endfor %}' * len(rij.lussen)}")
    leden = v.pakket.lees(huis(soort))
    for stuk in stukken:
        v.tekst(stuk)(leden)
    assert [str(b) for b in controleer(soort, v.verpak(leden))] == []


@SOORTEN
def test_the_guide_is_a_word_document_with_header_rows(soort: str) -> None:
    inhoud = gids(soort, "Titel")
    assert inhoud == gids(soort, "Titel")
    document = Document(io.BytesIO(inhoud))
    assert all(t.rows[0]._tr.trPr is not None and "tblHeader" in t.rows[0]._tr.xml for t in document.tables)
    tekst = lees_tekst(inhoud).geheel
    for rij in gidsvelden(soort):
        assert rij.tag in tekst or rij.kiezen
        assert rij.betekenis in tekst
    assert "{%p if kop.uw_kenmerk %}" in tekst
    assert b"{{" not in v.pakket.lees(inhoud)["word/header1.xml"]
