"""The preflight of a batch names every missing field of every letter, and orders nothing until there is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import voorbeelden as v
from documents.contexts import Context, ontbrekend
from documents.contexts.velden import velden
from tests.unit.documents import zaak as z
from usecases.briefgegevens import opdrachten
from workflow.case import Case
from workflow.effects import Effect, SoortEffect
from workflow.reasons import Geweigerd

DIENSTEN = ("Asten", "Best")
GEVRAAGD = {
    "mandaatbrief": {
        "adres": "mandaatgever: adres",
        "postcode": "mandaatgever: postcode",
        "plaats": "mandaatgever: plaats",
        "orgaan": "mandaatgever: bestuursorgaan",
        "ondertekenaars": "mandaatgever: ondertekenaars",
    },
    "concept_collegebesluit": {
        "plaats": "dienst: plaats",
        "orgaan": "dienst: bestuursorgaan",
        "ondertekenaars": "dienst: ondertekenaars",
    },
    "uitnodiging_startbijeenkomst": {
        "adres": "geadresseerde: adres",
        "postcode": "geadresseerde: postcode",
        "plaats": "geadresseerde: plaats",
    },
}
"""What each kind needs of a dienst, and how the preflight calls it."""
TITELS = {
    "mandaatbrief": "Machtiging en volmacht",
    "concept_collegebesluit": "Concept-collegebesluit",
    "uitnodiging_startbijeenkomst": "Uitnodiging startbijeenkomst",
}
LEEG: dict[str, Any] = {"adres": "", "postcode": " ", "plaats": "", "orgaan": "", "ondertekenaars": ()}
gaten = st.sets(st.sampled_from(sorted(product(DIENSTEN, LEEG))))
SNEL = settings(max_examples=60, deadline=None, derandomize=True)


def met_gaten(leeg: set[tuple[str, str]]) -> Case:
    case = z.vol()
    diensten = [
        replace(case.stam.diensten[f"dienst-{naam}"], **{veld: LEEG[veld] for dienst, veld in leeg if dienst == naam})
        for naam in DIENSTEN
    ]
    brieven = [
        z.document(soort, id=f"{soort}-{naam}", sleutel=f"{soort}|{naam}", deelname_id=f"deelname-{naam}")
        for soort, naam in product(GEVRAAGD, DIENSTEN)
    ]
    return replace(case, stam=case.stam.met(*diensten)).met(*brieven)


def bestel(case: Case) -> list[str]:
    effecten = [
        Effect(soort=SoortEffect.DOCUMENT, sleutel=f"{soort}|{naam}", document_id=f"{soort}-{naam}")
        for soort, naam in product(GEVRAAGD, DIENSTEN)
    ]
    return [opdracht.sleutel for opdracht in opdrachten(case, effecten, z.HUIS)]


@SNEL
@given(leeg=gaten)
def test_every_missing_field_of_every_letter_is_named_and_no_other(leeg: set[tuple[str, str]]) -> None:
    verwacht = {
        f"{TITELS[soort]} {naam}": {woord for veld, woord in velden_.items() if (naam, veld) in leeg}
        for (soort, velden_), naam in product(GEVRAAGD.items(), DIENSTEN)
    }
    verwacht = {brief: woorden for brief, woorden in verwacht.items() if woorden}
    if not verwacht:
        assert len(bestel(met_gaten(leeg))) == len(GEVRAAGD) * len(DIENSTEN)
        return
    with pytest.raises(Geweigerd) as fout:
        bestel(met_gaten(leeg))
    assert {reden.code for reden in fout.value.redenen} == {"brief_onvolledig"}
    gemeld = dict(reden.melding.split(": ", 1) for reden in fout.value.redenen)
    assert {brief: set(woorden.split(", ")) for brief, woorden in gemeld.items()} == verwacht


Pad = tuple[tuple[str, int | None], ...]
"""Attributes from a letter down to a field, with the number of the row where there are several."""


def verplicht(context: Context, voor: Pad = ()) -> list[tuple[Pad, str]]:
    """Each required text or date of a letter, with the Dutch word for it."""
    gevonden: list[tuple[Pad, str]] = []
    for veld in velden(type(context)):
        waarde = getattr(context, veld.attribuut)
        rijen = list(enumerate(waarde)) if veld.rij else [(None, waarde)]
        for nummer, deel in rijen:
            pad = (*voor, (veld.attribuut, nummer))
            if isinstance(deel, Context):
                gevonden += verplicht(deel, pad)
            elif not veld.optioneel and not isinstance(deel, int):
                gevonden.append((pad, veld.woord))
    return gevonden


def geleegd(context: Any, pad: Pad) -> Any:
    (naam, nummer), *rest = pad
    waarde = getattr(context, naam)
    deel = waarde if nummer is None else waarde[nummer]
    leeg = geleegd(deel, tuple(rest)) if rest else " " if isinstance(deel, str) else None
    nieuw = leeg if nummer is None else (*waarde[:nummer], leeg, *waarde[nummer + 1 :])
    return replace(context, **{naam: nieuw})


@SNEL
@given(data=st.data(), naam=st.sampled_from(sorted(v.VOORBEELDEN)))
def test_any_fields_of_any_letter_that_are_empty_are_named(data: st.DataObject, naam: str) -> None:
    context = v.VOORBEELDEN[naam][1]
    gekozen = data.draw(st.lists(st.sampled_from(verplicht(context)), min_size=1, max_size=8, unique=True))
    for pad, _ in gekozen:
        context = geleegd(context, pad)
    gemeld = ontbrekend(context)
    assert len(set(gemeld)) == len(gemeld) >= len(gekozen)
    for pad, woord in gekozen:
        (begin, _), *_ = pad
        eerste = next(veld.woord for veld in velden(type(context)) if veld.attribuut == begin)
        assert any(regel.startswith(eerste) and woord in regel for regel in gemeld), (pad, gemeld)
