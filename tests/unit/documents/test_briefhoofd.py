"""The letterhead of a dienst: its logo by the hash of the snapshot, in its own proportions, and nothing else new."""

import io
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from docx import Document as WordDocument
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from delivery.beeld import lees_beeld
from documents import pakket
from documents import voorbeelden as v
from documents.beeldplek import beelden
from documents.compile import compileer
from documents.contexts import herstel, ontbrekend, snapshot
from documents.contexts.bouw import bouw
from documents.contexts.bouw.briefhoofd import GROET, VAK_BREEDTE, VAK_HOOGTE, in_het_vak
from documents.contexts.bouw.intrekking import SAMEN
from documents.contexts.deel import Logo
from documents.fouten import DocumentFout
from documents.keuring import controleer, keur
from documents.logoproef import BEELDEN as TRIAL
from documents.logoproef import GEEN_PLAATS
from documents.opmaak import VAST
from documents.readback import lees_tekst, verschillen, verschillen_met
from documents.render import SJABLONEN, render, render_met
from documents.voorbeelden.gemeen import BRIEFHOOFD
from tests.factories.beeld import jpeg, png
from tests.unit.documents import zaak as z
from tests.unit.documents.test_bouw import DOELEN, document
from usecases.grenzen import bewaak
from workflow.canoniek import canonieke_json
from workflow.case import Case
from workflow.case.stam import Beeldvorm, Huisstijl
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING, NAMENS_DEELNEMERS
from workflow.reasons import Invoerfout
from workflow.verbs.huisstijl import RegistreerHuisstijl

NAMENS_DIENST = (*NAMENS_DEELNEMERS, *BRIEVEN_BIJ_AANBIEDING)
WOORD = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=18
)
BEELDEN = {"png": png(400, 160), "jpeg": jpeg(400, 160)}
ALLE = pytest.mark.parametrize("soort", NAMENS_DIENST)
VORMEN = pytest.mark.parametrize("vorm", BEELDEN)


def logo(vorm: str = "png", **anders: Any) -> Logo:
    breedte, hoogte = in_het_vak(400, 160)
    alt = 'Logo van de gemeente & haar "kern" <sinds> 1 januari 2020'
    feiten = {"sha256": sha256(BEELDEN[vorm]).hexdigest(), "vorm": vorm, "breedte": breedte, "hoogte": hoogte}
    return Logo(**feiten | {"alt": alt} | anders)


def voorbeeld(soort: str, vorm: str | None = "png") -> Any:
    """The short sample of a kind with a letterhead, with or without logo."""
    naam = next(n for n, (s, _) in v.VOORBEELDEN.items() if s == soort)
    hoofd = replace(BRIEFHOOFD, logo=logo(vorm) if vorm else None)
    if soort in BRIEVEN_BIJ_AANBIEDING:
        hoofd = replace(hoofd, slotgroet="")
    return replace(v.VOORBEELDEN[naam][1], briefhoofd=hoofd)  # type: ignore[call-arg]  # each of these kinds has one


def gemaakt(soort: str, vorm: str = "png") -> bytes:
    return render(soort, voorbeeld(soort, vorm), _bytes(vorm)).inhoud


def _bytes(vorm: str) -> dict[str, bytes]:
    return {sha256(BEELDEN[vorm]).hexdigest(): BEELDEN[vorm]}


def anders(inhoud: bytes, naam: str, wissel: Any) -> bytes:
    leden = pakket.lees(inhoud)
    leden[naam] = wissel(leden[naam])
    return pakket.schrijf(pakket.maak_lid(n, d) for n, d in leden.items())


# --- in de brief ---------------------------------------------------------------------------------------------------


@ALLE
@VORMEN
def test_the_logo_of_the_snapshot_stands_in_the_letter(soort: str, vorm: str) -> None:
    inhoud = gemaakt(soort, vorm)
    assert verschillen(soort, voorbeeld(soort, vorm), inhoud) == ()
    (beeld,) = beelden(pakket.lees(inhoud))
    assert beeld.inhoud == BEELDEN[vorm]
    assert beeld.alt.replace(VAST, " ") == logo(vorm).alt


@ALLE
@VORMEN
def test_every_part_is_declared_and_every_relation_leads_somewhere(soort: str, vorm: str) -> None:
    leden = pakket.lees(gemaakt(soort, vorm))
    typen = etree.fromstring(leden["[Content_Types].xml"])
    standaard = {t.get("Extension"): t.get("ContentType") for t in typen if t.get("Extension")}
    genoemd = {t.get("PartName") for t in typen if t.get("PartName")}
    for naam in leden:
        assert naam == "[Content_Types].xml" or f"/{naam}" in genoemd or naam.rpartition(".")[2] in standaard
    assert standaard[vorm] == f"image/{vorm}"
    assert [naam for naam in leden if "media" in naam] == [f"word/media/logo_dienst.{vorm}"]
    rels = etree.fromstring(leden["word/_rels/header1.xml.rels"])
    assert [f"word/{r.get('Target')}" for r in rels] == [f"word/media/logo_dienst.{vorm}"]


@ALLE
@VORMEN
def test_word_programs_open_it(soort: str, vorm: str) -> None:
    gelezen = WordDocument(io.BytesIO(gemaakt(soort, vorm)))
    kop = gelezen.sections[0].first_page_header
    (deel,) = [r.target_part for r in kop.part.rels.values()]
    assert deel.content_type == f"image/{vorm}"
    assert deel.blob == BEELDEN[vorm]


@ALLE
def test_without_a_logo_nothing_of_it_is_left(soort: str) -> None:
    context = voorbeeld(soort, None)
    inhoud = render(soort, context).inhoud
    assert verschillen(soort, context, inhoud) == ()
    leden = pakket.lees(inhoud)
    assert beelden(leden) == []
    assert not [naam for naam in leden if "media" in naam or naam == "word/_rels/header1.xml.rels"]
    assert b"drawing" not in leden["word/header1.xml"]
    assert WordDocument(io.BytesIO(inhoud)).paragraphs


@ALLE
def test_the_same_letter_has_the_same_bytes_whatever_went_before(soort: str) -> None:
    eerste = gemaakt(soort)
    gemaakt(soort, "jpeg")
    render(soort, voorbeeld(soort, None))
    assert gemaakt(soort) == eerste


def test_a_snapshot_holds_the_hash_and_never_the_bytes() -> None:
    tekst = canonieke_json(snapshot(voorbeeld("gunningsbrief")))
    assert logo().sha256 in tekst
    assert len(tekst) < 20_000
    assert herstel("gunningsbrief", tekst.encode()) == voorbeeld("gunningsbrief")


def test_a_snapshot_of_before_house_styles_still_makes_its_letter() -> None:
    oud = snapshot(replace(v.VOORBEELDEN["gunningsbrief_kort"][1], briefhoofd=None))  # type: ignore[call-arg]
    del oud["briefhoofd"], oud["gezamenlijk"]
    context = herstel("gunningsbrief", canonieke_json(oud).encode())
    tekst = lees_tekst(render("gunningsbrief", context).inhoud)
    assert tekst.alineas[-6:] != ()
    assert "Hoogachtend," in tekst.alineas


@given(alt=st.lists(WOORD, min_size=2, max_size=6).map(" ".join), regel=WOORD)
def test_whatever_text_a_house_style_may_hold_is_printed_and_read_back(alt: str, regel: str) -> None:
    try:
        met = RegistreerHuisstijl(dienst="Asten", logo_tekst=alt, adresblok=(regel,))
        bewaak(met)
    except (ValueError, Invoerfout):
        assume(False)
    hoofd = replace(BRIEFHOOFD, logo=logo(alt=alt), regels=(regel,))
    brief = replace(voorbeeld("correctiebericht"), briefhoofd=hoofd)
    inhoud = render("correctiebericht", brief, _bytes("png")).inhoud
    assert verschillen("correctiebericht", brief, inhoud) == ()


# --- wat niet mag --------------------------------------------------------------------------------------------------


def test_a_logo_without_its_file_stops_the_letter() -> None:
    with pytest.raises(DocumentFout, match="bestand van het logo ontbreekt"):
        render("gunningsbrief", voorbeeld("gunningsbrief"))


def test_a_template_without_a_place_for_it_stops_the_letter() -> None:
    kaal = anders(_sjabloon("gunningsbrief"), "word/header1.xml", lambda _: _zonder_plek())
    with pytest.raises(DocumentFout, match="geen plaats voor een logo"):
        render_met(compileer("gunningsbrief", kaal), voorbeeld("gunningsbrief"), _bytes("png"))


def _sjabloon(soort: str) -> bytes:
    return (SJABLONEN / f"{soort}.docx").read_bytes()


def _zonder_plek() -> bytes:
    kop = pakket.lees(_sjabloon("gunningsbrief"))["word/header1.xml"]
    return re.sub(rb"<w:r><w:drawing>.*?</w:drawing></w:r>", b"", kop, flags=re.DOTALL)


def test_a_place_outside_its_condition_is_noticed_at_the_first_letter_without_logo() -> None:
    los = re.compile(
        rb"<w:p><w:pPr><w:pStyle w:val=\"Sjabloonregel\"/></w:pPr><w:r><w:t>\{%p if briefhoofd.logo.*?</w:p>"
    )
    kop = los.sub(b"", pakket.lees(_sjabloon("gunningsbrief"))["word/header1.xml"], count=1)
    tekening = kop.index(b"</w:drawing>")
    einde = kop.index(b"<w:p>", tekening)
    kop = kop[:einde] + kop[kop.index(b"</w:p>", einde) + len(b"</w:p>") :]
    kaal = anders(_sjabloon("gunningsbrief"), "word/header1.xml", lambda _: kop)
    sjabloon = compileer("gunningsbrief", kaal)
    assert render_met(sjabloon, voorbeeld("gunningsbrief"), _bytes("png"))
    with pytest.raises(DocumentFout, match="breedte"):
        render_met(sjabloon, voorbeeld("gunningsbrief", None))


@ALLE
def test_another_picture_in_the_letter_is_found(soort: str) -> None:
    vals = anders(gemaakt(soort), "word/media/logo_dienst.png", lambda _: png(400, 160, (200, 0, 0)))
    assert any("staat niet in de brief" in fout for fout in verschillen(soort, voorbeeld(soort), vals))


@ALLE
def test_another_description_or_size_is_found(soort: str) -> None:
    context = voorbeeld(soort)
    maten = anders(gemaakt(soort), "word/header1.xml", lambda d: d.replace(b'cx="1800000"', b'cx="1900000"'))
    assert any("andere maten" in fout for fout in verschillen(soort, context, maten))
    tekst = anders(
        gemaakt(soort), "word/header1.xml", lambda d: d.replace(b"Logo van de gemeente", b"Logo van een ander")
    )
    assert any("beschrijving" in fout for fout in verschillen(soort, context, tekst))


@ALLE
def test_a_letter_that_lost_its_picture_is_found(soort: str) -> None:
    zonder = render(soort, voorbeeld(soort, None)).inhoud
    assert any("logo_dienst" in fout for fout in verschillen(soort, voorbeeld(soort), zonder))


# --- een sjabloon dat een kantoor bewerkte -------------------------------------------------------------------------


def test_a_clerk_may_move_rename_and_resize_the_picture() -> None:
    """Word gives the media another name, another size, and writes the alt text with entities."""
    leden = pakket.lees(_sjabloon("gunningsbrief"))
    leden["word/media/image7.png"] = leden.pop("word/media/logo.png")
    rels = "word/_rels/header1.xml.rels"
    leden[rels] = leden[rels].replace(b"media/logo.png", b"media/image7.png").replace(b'"rId1"', b'"rId9"')
    kop = leden["word/header1.xml"].replace(b'r:embed="rId1"', b'r:embed="rId9"')
    leden["word/header1.xml"] = kop.replace(b"2520000", b"999").replace(b"{{ briefhoofd", b"{{  briefhoofd")
    inhoud = pakket.schrijf(pakket.maak_lid(n, d) for n, d in leden.items())
    sjabloon = compileer("gunningsbrief", inhoud)
    brief = render_met(sjabloon, voorbeeld("gunningsbrief"), _bytes("png")).inhoud
    assert verschillen_met(sjabloon, voorbeeld("gunningsbrief"), brief) == ()


def test_a_picture_of_the_office_itself_stays_where_it_is() -> None:
    """The same file for both places: the placeholder goes, the other one keeps it."""
    leden = pakket.lees(_sjabloon("gunningsbrief"))
    rels = "word/_rels/header1.xml.rels"
    relatie = re.search(rb"<Relationship [^>]*/>", leden[rels])
    assert relatie is not None
    leden[rels] = leden[rels].replace(relatie[0], relatie[0] + relatie[0].replace(b"rId1", b"rId2"))
    inhoud = pakket.schrijf(pakket.maak_lid(n, d) for n, d in leden.items())
    sjabloon = compileer("gunningsbrief", inhoud)
    for vorm in (None, "png"):
        uit = render_met(sjabloon, voorbeeld("gunningsbrief", vorm), _bytes("png")).inhoud
        delen = pakket.lees(uit)
        assert "word/media/logo.png" in delen
        assert delen[rels].count(b"<Relationship ") == (2 if vorm else 1)


KOP, RELS = "word/header1.xml", "word/_rels/header1.xml.rels"
ALT = b"{{ briefhoofd.logo.alt }}"
TEKENING = re.compile(rb"<w:r><w:drawing>.*?</w:drawing></w:r>", re.DOTALL)


def _kop(wissel: Any, soort: str = "gunningsbrief") -> bytes:
    return anders(_sjabloon(soort), KOP, wissel)


def _tweede_met_zelfde_plaatje(kop: bytes) -> bytes:
    gevonden = TEKENING.search(kop)
    assert gevonden is not None
    return kop.replace(b"</w:hdr>", b"<w:p>" + gevonden[0].replace(ALT, b"Een eigen plaatje") + b"</w:p></w:hdr>")


@ALLE
def test_a_template_without_a_place_for_the_logo_is_not_good(soort: str) -> None:
    kop = pakket.lees(_sjabloon(soort))[KOP]
    koppen = (TEKENING.sub(b"", kop), kop.replace(ALT, b"Logo"), kop.replace(b'r:embed="rId1"', b""))
    for kaal in [anders(_sjabloon(soort), KOP, lambda _, zonder=zonder: zonder) for zonder in koppen]:
        assert [str(b) for b in controleer(soort, kaal)] == [GEEN_PLAATS]
        assert keur(soort, kaal).regels == (GEEN_PLAATS,)
    assert keur(soort, _sjabloon(soort)).goed


def test_a_picture_that_shares_the_file_of_the_logo_is_refused() -> None:
    (regel,) = keur("gunningsbrief", _kop(_tweede_met_zelfde_plaatje)).regels
    assert "het plaatje van het logo staat ook ergens anders" in regel


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        (b"{%p if briefhoofd.logo %}", b"{%p if briefhoofd.logo and not kop.kenmerk %}", "staat niet in de brief"),
        (ALT, b"{{ briefhoofd.logo.alt }}{{ kop.kenmerk }}", "is niet de beschrijving"),
    ],
)
def test_a_letter_with_a_logo_is_tried_too(oud: bytes, nieuw: bytes, melding: str) -> None:
    assert oud in pakket.lees(_sjabloon("gunningsbrief"))[KOP]
    regels = keur("gunningsbrief", _kop(lambda kop: kop.replace(oud, nieuw))).regels
    assert regels
    assert all(melding in regel or "logo" in regel for regel in regels), regels
    assert any(melding in regel for regel in regels), regels


def test_the_trial_logos_are_whole_pictures() -> None:
    assert {lees_beeld(inhoud).vorm: vorm for vorm, inhoud in TRIAL.items()} == {"png": "png", "jpeg": "jpeg"}


def test_a_logo_is_shown_whole_whatever_was_done_to_the_picture() -> None:
    wp14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
    maat = f'<wp14:sizeRelH xmlns:wp14="{wp14}" relativeFrom="page"><wp14:pctWidth>1</wp14:pctWidth></wp14:sizeRelH>'

    def bijgesneden(kop: bytes) -> bytes:
        kop = kop.replace(b"<a:stretch>", b'<a:srcRect l="99000"/><a:stretch>').replace(
            b"<wp:docPr ", b'<wp:docPr hidden="1" '
        )
        return kop.replace(b"</wp:inline>", maat.encode() + b"</wp:inline>")

    inhoud = _kop(bijgesneden)
    for woord in (b"srcRect", b"sizeRelH", b"hidden"):
        assert woord in pakket.lees(inhoud)[KOP]
        sjabloon = compileer("gunningsbrief", inhoud)
        brief = render_met(sjabloon, voorbeeld("gunningsbrief"), _bytes("png")).inhoud
        assert woord not in pakket.lees(brief)[KOP]
        assert verschillen_met(sjabloon, voorbeeld("gunningsbrief"), brief) == ()


# --- de maten ------------------------------------------------------------------------------------------------------


@given(breedte=st.integers(1, 4000), hoogte=st.integers(1, 4000))
def test_a_logo_fills_the_box_and_keeps_its_proportions(breedte: int, hoogte: int) -> None:
    b, h = in_het_vak(breedte, hoogte)
    assert 0 < b <= VAK_BREEDTE
    assert 0 < h <= VAK_HOOGTE
    assert b == VAK_BREEDTE or h == VAK_HOOGTE
    assert abs(b * hoogte - h * breedte) <= max(breedte, hoogte)


# --- uit de zaak ---------------------------------------------------------------------------------------------------

STIJL = Huisstijl(
    id="stijl-Asten",
    dienst_id="dienst-Asten",
    adresblok=("Postbus 290", "5720 AG  Asten"),
    bezoekadres="Koningsplein 3",
    telefoon="0493 000 000",
    website="asten.example",
    slotgroet="Met vriendelijke groet,",
    ondertekenaars=("de burgemeester van Asten", "de gemeentesecretaris"),
    logo_sha256="a" * 64,
    logo_vorm=Beeldvorm.JPEG,
    logo_breedte=100,
    logo_hoogte=200,
    logo_alt="Logo van Asten",
)


def _zaak(stijl: Huisstijl | None = STIJL) -> Case:
    case = z.zijwegen()
    dienst = next(d for d in case.stam.diensten.values() if d.naam == "Asten")
    return replace(case, stam=case.stam.met(replace(stijl, dienst_id=dienst.id))) if stijl else case


def gebouwd(soort: str, case: Case, **anders: Any) -> Any:
    return bouw(case, document(soort, **anders), z.HUIS)


@pytest.mark.parametrize("soort", NAMENS_DEELNEMERS)
def test_a_letter_in_the_name_of_a_dienst_has_its_letterhead_and_our_signature(soort: str) -> None:
    """Who signs under the mandaat stays the function that it names, whatever the house style says (Awb 10:10)."""
    met, zonder = gebouwd(soort, _zaak()), gebouwd(soort, _zaak(None))
    assert met.briefhoofd.naam == zonder.briefhoofd.naam == "Gemeente Asten"
    assert met.briefhoofd.regels == (
        "Postbus 290",
        "5720 AG  Asten",
        "Bezoekadres: Koningsplein 3",
        "Telefoon 0493 000 000",
        "asten.example",
    )
    assert (met.briefhoofd.slotgroet, zonder.briefhoofd.slotgroet) == ("Met vriendelijke groet,", GROET)
    assert (met.briefhoofd.logo.breedte, met.briefhoofd.logo.hoogte) == (VAK_HOOGTE // 2, VAK_HOOGTE)
    assert zonder.briefhoofd.logo is None
    assert met.ondertekening == zonder.ondertekening
    assert met.afzender == zonder.afzender == z.HUIS.afzender
    assert ontbrekend(met) == ontbrekend(zonder) == ()


def _samen(case: Case) -> Case:
    """The notices that were sent were of all deelnemers too."""
    return case.met(*(replace(d, deelname_id=None) for d in case.documenten.values() if d.inschrijving_id))


@pytest.mark.parametrize("soort", NAMENS_DEELNEMERS)
def test_a_joint_letter_has_our_letterhead_and_cites_every_deelnemer(soort: str) -> None:
    brief = gebouwd(soort, _samen(_zaak()), deelname_id=None)
    assert brief.briefhoofd is None
    assert len({b.orgaan for b in brief.besluiten}) == len(brief.besluiten) > 1
    assert ontbrekend(brief) == ()
    assert getattr(brief, "gezamenlijk", True)
    assert getattr(brief, "namens", SAMEN) == SAMEN
    tekst = lees_tekst(render(soort, brief).inhoud).geheel
    assert verschillen(soort, brief, render(soort, brief).inhoud) == ()
    assert "onder ‘Besluit’ staan" in tekst


@pytest.mark.parametrize("soort", BRIEVEN_BIJ_AANBIEDING)
def test_papers_of_the_dienst_itself_name_its_functions_as_it_does(soort: str) -> None:
    brief = gebouwd(soort, _zaak())
    wie = brief.mandaatgever if soort == "mandaatbrief" else brief.dienst
    assert [o.functie for o in wie.ondertekenaars] == ["de burgemeester van Asten", "de gemeentesecretaris"]
    assert brief.briefhoofd.slotgroet == ""
    assert gebouwd(soort, _zaak(None)).briefhoofd is None


def test_a_style_that_no_longer_fits_who_signs_leaves_nobody_out() -> None:
    brief = gebouwd("mandaatbrief", _zaak(replace(STIJL, ondertekenaars=("de burgemeester van Asten",))))
    assert len(brief.mandaatgever.ondertekenaars) == 2
    assert "van Asten" not in brief.mandaatgever.ondertekenaars[0].functie


TEKENT_DE_DIENST = {"gunningsadvies", "inkoopstrategie", "concept_overeenkomst"}
"""Papers of ours that a dienst signs, in the words of its house style."""


@pytest.mark.parametrize("soort", sorted(set(DOELEN) - set(NAMENS_DIENST) - TEKENT_DE_DIENST))
def test_our_own_letters_know_no_house_style(soort: str) -> None:
    assert gebouwd(soort, _zaak()) == gebouwd(soort, _zaak(None))


def test_every_template_with_a_place_for_a_logo_is_of_such_a_kind() -> None:
    met_plek = set()
    for bestand in SJABLONEN.glob("*.docx"):
        with zipfile.ZipFile(bestand) as pakje:
            if "word/media/logo.png" in pakje.namelist():
                met_plek.add(bestand.stem)
    assert met_plek == set(NAMENS_DIENST)
