"""Contexts: preflight names everything at once, snapshots are canonical and come back whole."""

import json
from dataclasses import FrozenInstanceError, dataclass, replace
from typing import Any

import pytest

from documents import voorbeelden as v
from documents.contexts import REGISTER, Context, herstel, kind_van, ontbrekend, snapshot, soort_van
from documents.contexts.afwijzingsbrief import Afwijzingsbrief
from documents.contexts.compleet import Nagezien
from documents.contexts.deel import Opschorting
from documents.contexts.register import RAPPORTEN
from documents.contexts.snapshot import Gelezen
from documents.contexts.velden import velden
from documents.fouten import DocumentFout
from documents.plat import schoon
from documents.voorbeelden import gemeen as g
from workflow.canoniek import canonieke_json


def bytes_van(context: Context) -> bytes:
    """The snapshot as the outbox keeps it."""
    return canonieke_json(snapshot(context)).encode()


ALLE = pytest.mark.parametrize("naam", v.VOORBEELDEN)


def test_the_samples_cover_every_kind() -> None:
    assert {soort for soort, _ in v.VOORBEELDEN.values()} == set(REGISTER)


def test_the_register_knows_the_kinds_of_the_process() -> None:
    from workflow.documenten import KINDS, Vorm

    assert set(REGISTER) - RAPPORTEN == {soort for soort, kind in KINDS.items() if kind.vorm == Vorm.DOCX}


@ALLE
def test_a_complete_context_lacks_nothing(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    assert ontbrekend(context) == ()
    assert soort_van(context) == soort


@ALLE
def test_a_snapshot_comes_back_as_the_same_context(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    assert herstel(soort, bytes_van(context)) == context


@ALLE
def test_a_snapshot_holds_what_json_gives_back(naam: str) -> None:
    gegevens = snapshot(v.VOORBEELDEN[naam][1])
    assert json.loads(canonieke_json(gegevens)) == gegevens


def test_letters_that_are_read_together_say_what_each_says_alone() -> None:
    """Also where they share parts: each is read twice, and once with its kop emptied."""
    contexten = [context for _, context in v.VOORBEELDEN.values()]
    contexten += [replace(c, kop=replace(c.kop, kenmerk="")) for c in contexten if hasattr(c, "kop")]  # type: ignore[type-var]
    gelezen: Gelezen = {}
    nagezien: Nagezien = {}
    for context in (*contexten, *contexten):
        assert snapshot(context, gelezen) == snapshot(context)
        assert ontbrekend(context, nagezien) == ontbrekend(context)


def test_a_part_that_stands_in_two_fields_is_named_by_each() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Twee(Context):
        eerste: Opschorting
        tweede: Opschorting

    leeg = replace(v.gunningsbrief(False).opschorting, tijd="")
    gaten = ontbrekend(Twee(eerste=leeg, tweede=leeg))
    assert gaten
    assert {gat.partition(":")[0] for gat in gaten} == {"eerste", "tweede"}


@ALLE
def test_a_context_is_frozen(naam: str) -> None:
    context = v.VOORBEELDEN[naam][1]
    with pytest.raises((FrozenInstanceError, AttributeError)):
        setattr(context, velden(type(context))[0].attribuut, None)


def geleegd(context: Context) -> Context:
    """The same context with every text, date and row that may be emptied, emptied."""
    return replace(context, **{veld.attribuut: _leeg(getattr(context, veld.attribuut)) for veld in _alle(context)})  # type: ignore[type-var]  # every context is a dataclass


def _alle(context: Context) -> list[Any]:
    return list(velden(type(context)))


def _leeg(waarde: Any) -> Any:
    if isinstance(waarde, Context):
        return geleegd(waarde)
    if isinstance(waarde, tuple):
        return tuple(_leeg(deel) for deel in waarde)
    if isinstance(waarde, str):
        return " "
    return waarde if isinstance(waarde, int) else None


@ALLE
def test_everything_that_is_missing_is_named_at_once(naam: str) -> None:
    leeg = geleegd(v.VOORBEELDEN[naam][1])
    gemist = ontbrekend(leeg)
    verwacht = sum(1 for regel in _tellen(leeg))
    assert len(gemist) >= verwacht > 10
    assert len(set(gemist)) == len(gemist)


def _tellen(context: Context) -> list[str]:
    """Required leaves, counted by another road than the preflight takes."""
    gevonden: list[str] = []
    for veld in _alle(context):
        waarde = getattr(context, veld.attribuut)
        for deel in waarde if isinstance(waarde, tuple) else (waarde,):
            if isinstance(deel, Context):
                gevonden += _tellen(deel)
            elif not veld.optioneel and not isinstance(deel, int):
                gevonden.append(veld.attribuut)
    return gevonden


def test_nested_fields_are_named_by_their_path() -> None:
    brief = v.gunningsbrief(False)
    zonder = replace(brief, geadresseerde=replace(brief.geadresseerde, postcode=""))
    assert ontbrekend(zonder) == ("geadresseerde: postcode",)


def test_a_row_without_reasons_is_named_with_its_criterion() -> None:
    brief = v.gunningsbrief(False)
    criteria = (brief.criteria[0], replace(brief.criteria[1], motivering="  \n"))
    assert ontbrekend(replace(brief, criteria=criteria)) == ("criteria 2 (Plan van aanpak): motivering",)


def test_no_rows_at_all_is_missing_too() -> None:
    assert ontbrekend(replace(v.gunningsbrief(False), criteria=())) == ("criteria",)


def test_a_decision_without_number_or_date_is_named_by_its_dienst() -> None:
    brief = v.gunningsbrief(False)
    besluit = replace(brief.besluiten[0], nummer="", datum=None)
    assert ontbrekend(replace(brief, besluiten=(besluit,))) == (
        "besluiten 1 (gemeente Asten): nummer van het besluit",
        "besluiten 1 (gemeente Asten): datum van het besluit",
    )


def test_an_afwijzingsbrief_has_exactly_one_variant() -> None:
    geen = replace(v.afwijzing_lager(False), lager=None)
    beide = replace(v.afwijzing_lager(False), ongeldig=v.afwijzing_ongeldig(False).ongeldig)
    assert len(ontbrekend(geen)) == len(ontbrekend(beide)) == 1


def test_at_lowest_price_the_price_of_the_winner_must_be_told() -> None:
    brief: Afwijzingsbrief = replace(v.afwijzing_lager(False), laagste_prijs=True)
    assert ontbrekend(brief) == ("winnaars (Voorbeeld & Zonen Zorgvervoer B.V.): prijs",)


@pytest.mark.parametrize("regime", ["wettelijk", "contractueel"])
def test_a_standstill_has_an_end_in_day_and_time(regime: str) -> None:
    brief = replace(v.gunningsbrief(False), opschorting=Opschorting(regime=regime))
    assert ontbrekend(brief) == ("opschorting: laatste dag", "opschorting: eindtijd")


def test_without_standstill_the_ground_must_be_told() -> None:
    brief = replace(v.gunningsbrief(False), opschorting=Opschorting(regime="geen"))
    assert ontbrekend(brief) == ("opschorting: grond waarom er geen opschortende termijn is",)


def test_the_vault_needs_two_different_openers() -> None:
    pv = v.proces_verbaal(False)
    assert ontbrekend(replace(pv, openers=(pv.openers[0], pv.openers[0]))) == ("tweede opener",)


def test_a_meeting_needs_a_place_or_a_link() -> None:
    brief = v.uitnodiging(False)
    nergens = replace(brief, bijeenkomst=replace(brief.bijeenkomst, plaats="", link=""))
    assert ontbrekend(nergens) == ("bijeenkomst: plaats of link",)


def test_the_required_fields_of_a_kind_are_listed_by_dotted_name() -> None:
    verplicht = kind_van("gunningsbrief").verplicht
    assert {"geadresseerde.postcode", "criteria.motivering", "besluiten.nummer", "kop.datum"} <= set(verplicht)
    assert "geadresseerde.ter_attentie_van" not in verplicht


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(DocumentFout, match="onbekende soort document"):
        kind_van("ansichtkaart")


def test_a_part_is_not_a_document() -> None:
    with pytest.raises(DocumentFout, match="geen soort document"):
        soort_van(g.AFZENDER)


@pytest.mark.parametrize(
    "inhoud", [b"geen json", b"[]", b"{}", b'{"onbekend":1}', b'{"kop":{"kenmerk":3}}', b'{"kop":"x"}']
)
def test_foreign_bytes_are_no_snapshot(inhoud: bytes) -> None:
    with pytest.raises(DocumentFout, match="geen momentopname"):
        herstel("gunningsbrief", inhoud)


def test_a_snapshot_belongs_to_its_kind() -> None:
    with pytest.raises(DocumentFout):
        herstel("herinnering", bytes_van(v.gunningsbrief(False)))


def test_text_is_cleaned_of_what_xml_and_layout_cannot_hold() -> None:
    assert schoon("a\r\nb\rc\td\x00e\ud800f\uffff") == "a\nb\nc d e f "
