"""A document is ordered once, alone or among many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import klaar_voor
from workflow.beurt import Bestelling, Beurt

MOMENT = klaar_voor("publiceer")
DEELNAMES = tuple(MOMENT.voor.zaak.deelnames)
BESTELLINGEN = st.builds(
    Bestelling,
    st.sampled_from(("wijzigingsbericht", "afrondingsbericht")),
    st.integers(1, 3),
    deelname_id=st.sampled_from(DEELNAMES),
)


def beurt() -> Beurt:
    return Beurt(MOMENT.voor.zaak, None, MOMENT.voor.call(MOMENT.door))


@given(st.lists(BESTELLINGEN), st.integers(0, 10))
def test_samen_besteld_is_een_voor_een_besteld(bestellingen: list[Bestelling], tot: int) -> None:
    los = beurt()
    for b in bestellingen:
        los = los.bestel(b.soort, b.versie, deelname_id=b.deelname_id)
    samen = beurt().bestel_alle(bestellingen[:tot]).bestel_alle(bestellingen)
    assert [e.sleutel for e in samen.effecten] == [e.sleutel for e in los.effecten]
    assert [e.document_id for e in samen.effecten] == list(samen.case.documenten)[
        -len(samen.effecten) :
    ] or not samen.effecten
    assert len({e.sleutel for e in samen.effecten}) == len(samen.effecten) == len(set(bestellingen))


def test_wat_er_al_is_verandert_de_beurt_niet() -> None:
    bestelling = Bestelling("wijzigingsbericht", 1, deelname_id=DEELNAMES[0])
    een_keer = beurt().bestel_alle([bestelling])
    assert een_keer.bestel_alle([bestelling]) is een_keer
