"""A letter that was not sent follows its facts: made anew as a concept, never sent as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from db import audit
from db.cases import bewaar, bewaar_stam, laad, laad_stam
from db.engine import lees, schrijf
from db.queries import documenten
from documents.readback import lees_tekst
from tests.integration.usecases.conftest import DIENSTEN, INKOPER, MANAGER, Doe
from usecases import letters
from usecases.app import App
from usecases.execute import SCENARIO, UITGEVOERD, WACHT, Opdracht, Uitkomst, voer_uit
from usecases.geschiedenis import VERVERS
from workflow.case import Case
from workflow.reasons import Geweigerd
from workflow.tijd import AMSTERDAM

UITNODIGING = "uitnodiging_startbijeenkomst"
NU = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)


def zaak(app: App) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, "2026-014", slot=False)
    assert case is not None
    return case


def standen(app: App) -> Counter[str]:
    return Counter(str(d.toestand) for d in zaak(app).documenten.values() if d.soort == UITNODIGING)


def tekst_van(app: App, dienst: str) -> str:
    with lees(app.engine) as conn:
        (regel,) = [r for r in documenten.lijst(conn, "2026-014") if (r.soort, r.dienst) == (UITNODIGING, dienst)]
    return lees_tekst(app.opslag.pad(regel.sha256 or "").read_bytes()).geheel


def verhuis(doe: Doe) -> None:
    doe("registreer_dienst", als=None, naam="Asten", adres="Nieuwe Markt 7")


@pytest.fixture
def gemaakt(app: App, uitgenodigd: str) -> str:
    letters.maak_alles(app, NU)
    return uitgenodigd


def vrijgegeven(doe: Doe) -> None:
    doe("geef_vrij", soorten=[UITNODIGING])
    doe("bevestig", als=MANAGER)


def geweigerd(roep: Callable[[], Uitkomst]) -> dict[str, str]:
    with pytest.raises(Geweigerd) as fout:
        roep()
    return {r.code: r.melding for r in fout.value.redenen}


def test_nothing_is_stale_right_after_it_was_made(app: App, uitgenodigd: str) -> None:
    """What the order says and what the database gives back are the same facts, moments among them."""
    letters.maak(app, letters.claim(app, "w"), "w", NU)
    assert letters.openstaand(app) == 0
    assert letters.ververs(app, NU) == letters.Verslag()


def test_what_did_not_change_is_not_made_again(app: App, gemaakt: str) -> None:
    voor = zaak(app)
    assert letters.maak_alles(app, NU) == letters.Verslag()
    assert zaak(app) == voor


def test_a_concept_with_an_old_address_is_made_anew_once(app: App, gemaakt: str, doe: Doe) -> None:
    oud = {w.document_id: w for w in zaak(app).weergaven.values()}
    verhuis(doe)
    later = datetime(2026, 1, 12, 10, tzinfo=AMSTERDAM)
    verslag = letters.maak_alles(app, later)
    assert verslag.soorten == {UITNODIGING: 1}
    assert "Nieuwe Markt 7" in tekst_van(app, "Asten")
    (nieuw,) = [w for w in zaak(app).weergaven.values() if w != oud[w.document_id]]
    assert (nieuw.id, nieuw.document_id) == (oud[nieuw.document_id].id, verslag.gemaakt[0])
    assert nieuw.gemaakt_op == later
    assert app.opslag.pad(oud[nieuw.document_id].sha256).exists()
    assert letters.maak_alles(app, later) == letters.Verslag()
    with lees(app.engine) as conn:
        rij = audit.laatste(conn, zaak(app).project.id)
        assert audit.controleer(conn) == []
    assert rij is not None
    assert (rij.verb, rij.persoon_id) == (VERVERS, None)
    assert oud[nieuw.document_id].sha256 in rij.met
    assert nieuw.sha256 in rij.met


def test_a_stale_concept_is_not_released(app: App, gemaakt: str, doe: Doe) -> None:
    verhuis(doe)
    redenen = geweigerd(lambda: doe("geef_vrij", soorten=[UITNODIGING]))
    assert redenen.keys() == {"brief_verouderd"}
    assert "Uitnodiging startbijeenkomst Asten" in redenen["brief_verouderd"]
    assert "Best" not in redenen["brief_verouderd"]
    letters.maak_alles(app, NU)
    vrijgegeven(doe)
    assert standen(app) == {"vrijgegeven": len(DIENSTEN)}


def test_a_proposal_to_release_does_not_reach_the_letter_that_took_its_place(app: App, gemaakt: str, doe: Doe) -> None:
    doe("geef_vrij", soorten=[UITNODIGING])
    verhuis(doe)
    assert geweigerd(lambda: doe("bevestig", als=MANAGER)).keys() == {"brief_verouderd"}
    letters.maak_alles(app, datetime(2026, 1, 12, 9, 1, tzinfo=AMSTERDAM))
    assert geweigerd(lambda: doe("bevestig", als=MANAGER)).keys() == {"brief_na_voorstel_gemaakt"}


def test_a_released_letter_with_an_old_address_is_not_sent_but_released_again(app: App, gemaakt: str, doe: Doe) -> None:
    vrijgegeven(doe)
    verhuis(doe)
    assert geweigerd(lambda: doe("bevestig_verzending", soorten=[UITNODIGING])).keys() == {"brief_verouderd"}
    assert standen(app) == {"vrijgegeven": len(DIENSTEN)}
    letters.maak_alles(app, NU)
    assert standen(app) == {"concept": 1, "vrijgegeven": len(DIENSTEN) - 1}
    assert geweigerd(lambda: doe("bevestig_verzending", soorten=[UITNODIGING])).keys() == {"niet_vrijgegeven"}
    vrijgegeven(doe)
    doe("bevestig_verzending", soorten=[UITNODIGING])
    assert standen(app) == {"verzonden": len(DIENSTEN)}
    assert "Nieuwe Markt 7" in tekst_van(app, "Asten")


TOEN, STRAKS = (datetime(2026, 1, 12, 9, minuut, tzinfo=AMSTERDAM) for minuut in (10, 30))


def straks(app: App, verb: str, als: str = INKOPER, **met: Any) -> Uitkomst:
    return voer_uit(app, Opdracht(verb=verb, invoer=met, als=als, project="2026-014", nu=STRAKS, aanmelding=SCENARIO))


def test_a_sending_before_the_facts_changed_is_recorded_by_two_persons(app: App, gemaakt: str, doe: Doe) -> None:
    """It is a fact from outside; the letter is kept as it left."""
    vrijgegeven(doe)
    verhuis(doe)
    nu = {"soorten": [UITNODIGING]}
    toen = nu | {"verzonden_op": TOEN.isoformat()}
    assert geweigerd(lambda: straks(app, "bevestig_verzending", **nu)).keys() == {"brief_verouderd"}
    assert straks(app, "bevestig_verzending", **toen).soort == WACHT
    assert standen(app) == {"vrijgegeven": len(DIENSTEN)}
    straks(app, "bevestig", als=MANAGER)
    assert standen(app) == {"verzonden": len(DIENSTEN)}
    assert letters.ververs(app, STRAKS) == letters.Verslag()
    assert "Nieuwe Markt 7" not in tekst_van(app, "Asten")


def test_an_earlier_sending_on_the_same_day_of_what_did_not_change_needs_one_person(
    app: App, gemaakt: str, doe: Doe
) -> None:
    vrijgegeven(doe)
    toen = {"soorten": [UITNODIGING], "verzonden_op": TOEN.isoformat()}
    assert straks(app, "bevestig_verzending", **toen).soort == UITGEVOERD


def test_a_sent_letter_stays_as_it_was_sent(app: App, gemaakt: str, doe: Doe) -> None:
    vrijgegeven(doe)
    doe("bevestig_verzending", soorten=[UITNODIGING])
    voor = tekst_van(app, "Asten")
    verhuis(doe)
    letters.maak_alles(app, NU)
    assert tekst_van(app, "Asten") == voor
    assert standen(app) == {"verzonden": len(DIENSTEN)}


def test_a_new_name_of_who_signs_reaches_every_letter(app: App, gemaakt: str) -> None:
    with schrijf(app.engine) as conn:
        stam = laad_stam(conn, slot=True)
        (inkoper,) = [p for p in stam.personen.values() if p.email == INKOPER]
        bewaar_stam(conn, stam, stam.met(replace(inkoper, naam="Nieuwe Naam")))
    assert letters.maak_alles(app, NU).soorten == {UITNODIGING: len(DIENSTEN), "agenda_startbijeenkomst": len(DIENSTEN)}
    assert "Nieuwe Naam" in tekst_van(app, "Best")


def test_a_letter_that_lost_a_fact_stays_and_is_named(app: App, gemaakt: str, doe: Doe) -> None:
    voor = tekst_van(app, "Asten")
    doe("registreer_dienst", als=None, naam="Asten", postcode=" ")
    verslag = letters.maak_alles(app, NU)
    assert verslag.gemaakt == ()
    (regel,) = verslag.mislukt
    assert "Uitnodiging startbijeenkomst Asten: geadresseerde: postcode" in regel
    assert tekst_van(app, "Asten") == voor


def test_only_the_chosen_project_or_kind_is_made_anew(app: App, gemaakt: str, doe: Doe) -> None:
    verhuis(doe)
    assert letters.ververs(app, NU, letters.Keuze(soorten=("mandaatbrief",))) == letters.Verslag()
    assert letters.ververs(app, NU, letters.Keuze(project="2026-014")).soorten == {UITNODIGING: 1}


def test_every_perceel_of_a_joint_letter_gets_the_same_bytes(app: App, uitgenodigd: str) -> None:
    """Two rows that are one letter: made once, kept twice, taken along once."""
    with schrijf(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=True)
        assert case is not None
        eerste, tweede = [d for d in case.documenten.values() if d.soort == UITNODIGING][:2]
        samen = (replace(eerste, bundel_id=eerste.id), replace(tweede, bundel_id=eerste.id))
        bewaar(conn, case, case.met(*samen))
        assert documenten.van_bundel(conn, eerste.id) == [eerste.id, tweede.id]
        assert documenten.van_bundel(conn, tweede.id) == [eerste.id, tweede.id]
    op = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
    rij = letters.claim(app, "w", maximum=1)[0]
    assert rij.document_id == eerste.id
    letters.maak(app, [rij], "w", op)
    gemaakt = {w.document_id: w.sha256 for w in zaak(app).weergaven.values()}
    assert gemaakt.keys() == {eerste.id, tweede.id}
    assert len(set(gemaakt.values())) == 1
