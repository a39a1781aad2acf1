"""The truth check misses nothing: what is blanked, replaced or swapped in a letter is found, with its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from documents import opmaak, pakket
from documents import voorbeelden as v
from documents.compile import Deel, Sjabloon, compileer
from documents.contexts import REGISTER
from documents.contexts.velden import velden
from documents.fouten import Afwijking
from documents.merken import Afdruk, gemerkt, stukken
from documents.plat import plat
from documents.readback import verschillen, verschillen_met
from documents.render import SJABLONEN, huissjabloon, render, render_met, vul

ALLE = pytest.mark.parametrize("naam", v.VOORBEELDEN)
VEEL = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


class Letter(NamedTuple):
    """A rendered sample, taken apart at every place where a field is printed."""

    soort: str
    leden: dict[str, bytes]
    delen: dict[str, list[Afdruk]]

    @property
    def plekken(self) -> list[tuple[str, int]]:
        return [(deel, n) for deel, stukken_ in self.delen.items() for n, stuk in enumerate(stukken_) if stuk.pad]

    def op(self, plek: tuple[str, int]) -> Afdruk:
        return self.delen[plek[0]][plek[1]]

    def met(self, anders: dict[tuple[str, int], str]) -> bytes:
        """The letter with other texts at these places, and otherwise byte for byte the same."""
        leden = dict(self.leden)
        for deel, stukken_ in self.delen.items():
            leden[deel] = "".join(anders.get((deel, n), stuk.tekst) for n, stuk in enumerate(stukken_)).encode()
        return pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())


@cache
def letter(naam: str) -> Letter:
    soort, context = v.VOORBEELDEN[naam]
    paden: list[str] = []
    gegevens = gemerkt(plat(context), paden)
    delen = {
        deel.naam: stukken(vul(soort, deel, gegevens), paden)
        for deel in huissjabloon(soort).leden
        if isinstance(deel, Deel)
    }
    return Letter(soort, pakket.lees(render(soort, context).inhoud), delen)


def fouten_van(naam: str, anders: dict[tuple[str, int], str]) -> tuple[str, ...]:
    try:
        return verschillen(letter(naam).soort, v.VOORBEELDEN[naam][1], letter(naam).met(anders))
    except Afwijking as fout:  # half an entity: the letter is no XML any more
        return (fout.melding,)


def genoemd(pad: str, fouten: tuple[str, ...]) -> bool:
    return any(fout.startswith(f"{pad}: ") for fout in fouten)


namen = st.sampled_from(sorted(v.VOORBEELDEN))


@ALLE
def test_a_sample_taken_apart_and_put_together_is_the_letter(naam: str) -> None:
    assert letter(naam).met({}) == render(letter(naam).soort, v.VOORBEELDEN[naam][1]).inhoud
    assert len(letter(naam).plekken) > 10


@pytest.mark.traag
@ALLE
def test_every_single_field_that_is_blanked_is_named(naam: str) -> None:
    for plek in letter(naam).plekken:
        pad = letter(naam).op(plek).pad
        assert genoemd(pad, fouten_van(naam, {plek: ""})), pad


@VEEL
@given(naam=namen, data=st.data())
def test_a_blanked_field_is_named(naam: str, data: st.DataObject) -> None:
    plek = data.draw(st.sampled_from(letter(naam).plekken))
    assert genoemd(letter(naam).op(plek).pad, fouten_van(naam, {plek: ""}))


@st.composite
def plausibel(draw: st.DrawFn, tekst: str, andere: list[str]) -> str:
    """What could stand there by mistake: another date, amount or name, or the same with a slip."""
    nummer = st.integers(min_value=0, max_value=len(tekst) - 1)
    soort = draw(st.sampled_from(("datum", "bedrag", "ander", "cijfer", "kwijt", "dubbel", "kapitaal")))
    if soort == "datum":
        return opmaak.met_vaste_datums(opmaak.datum(date(2026, 1, 1) + timedelta(draw(st.integers(0, 700)))))
    if soort == "bedrag":
        return f"€\xa0{draw(st.integers(1, 999))}.{draw(st.integers(0, 999)):03d},{draw(st.integers(0, 99)):02d}"
    if soort == "ander":
        return draw(st.sampled_from(andere))
    plek = draw(nummer)
    if soort == "cijfer":
        return re.sub(r"\d", lambda cijfer: str((int(cijfer[0]) + 1) % 10), tekst, count=1)
    if soort == "kapitaal":
        return tekst.swapcase() if "<" not in tekst and "&" not in tekst else tekst
    return tekst[:plek] + (tekst[plek] * 2 if soort == "dubbel" else "") + tekst[plek + 1 :]


@VEEL
@given(naam=namen, data=st.data())
def test_a_replaced_field_is_found(naam: str, data: st.DataObject) -> None:
    brief = letter(naam)
    plek = data.draw(st.sampled_from(brief.plekken))
    tekst = brief.op(plek).tekst
    ander = data.draw(plausibel(tekst, sorted({brief.op(p).tekst for p in brief.plekken})))
    assume(ander != tekst)
    assert fouten_van(naam, {plek: ander})


@VEEL
@given(naam=namen, data=st.data())
def test_two_fields_that_changed_places_are_found_and_one_is_named(naam: str, data: st.DataObject) -> None:
    brief = letter(naam)
    een, twee = data.draw(st.sampled_from(brief.plekken)), data.draw(st.sampled_from(brief.plekken))
    assume(brief.op(een).tekst != brief.op(twee).tekst)
    fouten = fouten_van(naam, {een: brief.op(twee).tekst, twee: brief.op(een).tekst})
    assert any(genoemd(brief.op(plek).pad, fouten) for plek in (een, twee))


def test_a_date_is_read_back_by_the_calendar() -> None:
    """Were the words for dates made wrong, every letter would be made and compared wrong in the same way."""
    from documents.afdruk import feiten, onjuist

    context = v.VOORBEELDEN["gunningsbrief_kort"][1]
    goed = [Afdruk(pad, str(feit.waarde)) for pad, feit in feiten(context).items() if type(feit.waarde) is not date]
    for tekst, fout in (
        ("maandag\xa027\xa0juli\xa02026", False),
        ("dinsdag 27 juli 2026", True),
        ("maandag 28 juli 2026", True),
        ("27 juli 2026", True),
        ("maandag 27 juni 2026", True),
        ("2026-07-27", True),
        ("maandag 31 februari 2026", True),
    ):
        gevonden = list(onjuist(feiten(context), [*goed, Afdruk("opschorting.laatste_dag", tekst)]))
        assert any(f.startswith("opschorting.laatste_dag: ") for f in gevonden) is fout, tekst


# --- what is not text ---


@pytest.mark.parametrize("lid", sorted(letter("gunningsbrief_kort").leden))
def test_a_part_that_changed_or_is_gone_is_found(lid: str) -> None:
    brief, context = letter("gunningsbrief_kort"), v.VOORBEELDEN["gunningsbrief_kort"][1]
    anders = brief.leden | {lid: brief.leden[lid] + b"\n"}
    for leden in (anders, {naam: data for naam, data in brief.leden.items() if naam != lid}):
        inhoud = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())
        assert any(lid in fout for fout in verschillen("gunningsbrief", context, inhoud))


def test_a_part_that_does_not_belong_is_found() -> None:
    brief = letter("herinnering_kort")
    leden = [*brief.leden.items(), ("word/media/foto.png", b"x")]
    inhoud = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden)
    fouten = verschillen("herinnering", v.VOORBEELDEN["herinnering_kort"][1], inhoud)
    assert fouten == ("de brief bestaat niet uit de onderdelen van het sjabloon: word/media/foto.png",)


def test_the_title_of_the_document_is_read_too() -> None:
    plek = next(p for p in letter("gunningsbrief_kort").plekken if p[0] == "docProps/core.xml")
    (fout,) = fouten_van("gunningsbrief_kort", {plek: "Ander project"})
    assert fout.endswith("er staat 'Ander project' (eigenschap title)")


def test_a_message_names_the_field_what_stands_there_and_where() -> None:
    brief = letter("afwijzingsbrief_lager_kort")
    plek = next(p for p in brief.plekken if brief.op(p).pad == "lager.criteria.1.uw_score")
    fouten = fouten_van("afwijzingsbrief_lager_kort", {plek: "9,9"})
    plaats = "tabel 5, rij 2, kolom 4"
    assert f"lager.criteria.1.uw_score: hier hoort '7,00', er staat '9,9' ({plaats})" in fouten


def test_fixed_text_that_changed_is_found_with_its_place() -> None:
    brief, context = letter("gunningsbrief_kort"), v.VOORBEELDEN["gunningsbrief_kort"][1]
    leden = brief.leden | {
        "word/document.xml": brief.leden["word/document.xml"].replace(b"geen aanvaarding", b"een aanvaarding")
    }
    inhoud = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())
    (fout,) = verschillen("gunningsbrief", context, inhoud)
    assert re.match(r"alinea \d+: 'Deze .*' hoort er te staan, niet '", fout)


def test_text_that_was_hidden_is_found() -> None:
    brief, context = letter("gunningsbrief_kort"), v.VOORBEELDEN["gunningsbrief_kort"][1]
    document = brief.leden["word/document.xml"].replace(b"<w:t", b"<w:rPr><w:vanish/></w:rPr><w:t", 1)
    leden = brief.leden | {"word/document.xml": document}
    inhoud = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())
    fouten = verschillen("gunningsbrief", context, inhoud)
    assert fouten == ("word/document.xml: de opmaak is anders dan die van het sjabloon",)


# --- templates that lie ---


VELD = re.compile(r"\{\{ ?([\w.]+) ?\}\}")


def liegend(soort: str, oud: str, nieuw: str | Callable[[re.Match[str]], str]) -> Sjabloon:
    """The house template with this text replaced, wherever it stands."""
    leden = pakket.lees((SJABLONEN / f"{soort}.docx").read_bytes())
    for naam, data in leden.items():
        if naam.endswith(".xml"):
            leden[naam] = re.sub(oud, nieuw, data.decode()).encode()
    return compileer(soort, pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items()))


def velden_in(soort: str) -> Iterator[str]:
    """Each field of a template that stands in one piece."""
    leden = pakket.lees((SJABLONEN / f"{soort}.docx").read_bytes())
    teksten = [data.decode() for naam, data in leden.items() if re.fullmatch(r"word/.*\.xml", naam)]
    # The place of a logo is no text: what becomes of it without this field is asked in test_briefhoofd.
    yield from sorted({veld for tekst in teksten for veld in VELD.findall(tekst)} - {"briefhoofd.logo.alt"})


def vol(context: Any) -> Any:
    """The same letter, also with what may be empty."""
    anders: dict[str, Any] = {}
    for veld in velden(type(context)):
        waarde = getattr(context, veld.attribuut)
        if veld.rij and veld.genest:
            anders[veld.attribuut] = tuple(vol(deel) for deel in waarde)
        elif veld.genest:
            anders[veld.attribuut] = waarde and vol(waarde)
        elif waarde in ("", None, ()):
            los = date(2026, 9, 9) if veld.soort is date else 9 if veld.soort is int else f"Iets {veld.attribuut}"
            anders[veld.attribuut] = (los,) if veld.rij else los
    return replace(context, **anders)


@pytest.mark.traag
@pytest.mark.parametrize("soort", sorted({soort for soort, _ in v.VOORBEELDEN.values()}))
def test_a_template_that_leaves_out_a_field_cannot_make_a_letter(soort: str) -> None:
    contexten = [c for eigen, c in v.VOORBEELDEN.values() if eigen == soort]
    contexten += [vol(context) for context in contexten]
    onopgemerkt = []
    for veld in velden_in(soort):
        sjabloon = liegend(soort, rf"\{{\{{ ?{re.escape(veld)} ?\}}\}}", "")
        if not any(verschillen_met(sjabloon, c, render_met(sjabloon, c).inhoud) for c in contexten):
            onopgemerkt.append(veld)
    assert onopgemerkt == []


KOLOMMEN = [
    # A column may hold several fields, one below the other: those at the border change places.
    (soort, pad, een.split("+")[-1], twee.split("+")[0])
    for soort, kind in REGISTER.items()
    for pad, namen_ in kind.tabellen.items()
    for een, twee in pairwise(namen_)
]


@pytest.mark.traag
@pytest.mark.parametrize(("soort", "pad", "een", "twee"), KOLOMMEN)
def test_columns_that_changed_places_in_a_template_are_found(soort: str, pad: str, een: str, twee: str) -> None:
    sjabloon = liegend(soort, *wissel(een, twee))
    gevonden = []
    for context in (context for eigen, context in v.VOORBEELDEN.values() if eigen == soort):
        inhoud = render_met(sjabloon, context).inhoud
        if inhoud != render(soort, context).inhoud:
            gevonden.append(verschillen_met(sjabloon, context, inhoud))
    assert gevonden
    assert all(gevonden)
    assert any(fout.startswith(f"{pad} ") for fouten in gevonden for fout in fouten)


def wissel(een: str, twee: str) -> tuple[str, Callable[[re.Match[str]], str]]:
    """Two fields in each other's place, in every table row that prints both of them."""
    ander = {een: twee, twee: een}
    veld = rf"\{{\{{ ?(\w+)\.({een}|{twee}) ?\}}\}}"

    def in_rij(rij: re.Match[str]) -> str:
        velden_ = {(m[1], m[2]) for m in re.finditer(veld, rij[0])}
        if len(velden_) != 2 or len({naam for naam, _ in velden_}) != 1:
            return rij[0]
        return re.sub(veld, lambda m: f"{{{{ {m[1]}.{ander[m[2]]} }}}}", rij[0])

    return r"(?s)<w:tr[ >].*?</w:tr>", in_rij


def test_scores_that_changed_columns_in_a_template_are_found() -> None:
    soort, context = v.VOORBEELDEN["afwijzingsbrief_lager_kort"]
    sjabloon = liegend(soort, *wissel("uw_score", "score_winnaar"))
    fouten = verschillen_met(sjabloon, context, render_met(sjabloon, context).inhoud)
    assert [fout.split(":")[0] for fout in fouten] == ["lager.criteria 1", "lager.criteria 2"]


def test_a_template_that_prints_what_only_steers_is_found() -> None:
    soort, context = v.VOORBEELDEN["gunningsbrief_kort"]
    sjabloon = liegend(soort, "Geachte heer, mevrouw,", "Geachte {{ op_waarde }},")
    fouten = verschillen_met(sjabloon, context, render_met(sjabloon, context).inhoud)
    assert fouten == ("'False' staat in de brief: een veld is niet ingevuld",)


def test_a_field_in_the_place_of_another_leaves_a_hole_that_is_found() -> None:
    soort, context = v.VOORBEELDEN["gunningsbrief_kort"]
    sjabloon = liegend(soort, r"\{\{ ?opschorting\.laatste_dag ?\}\}", "{{ kop.datum }}")
    fouten = verschillen_met(sjabloon, context, render_met(sjabloon, context).inhoud)
    assert fouten == ("opschorting.laatste_dag: '2026-07-27' staat niet in de brief",)
