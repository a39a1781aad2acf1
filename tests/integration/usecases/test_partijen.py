"""A letter that does not say what its facts say stops every letter of its kind in its project, and no other."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from db import outbox
from db.engine import lees
from db.outbox import OutboxToestand
from db.queries import documenten
from documents import pakket
from documents.render import SJABLONEN
from tests.integration.usecases.conftest import DIENSTEN, Doe
from usecases import letters
from usecases.app import App
from workflow.tijd import AMSTERDAM

UITNODIGING, AGENDA = "uitnodiging_startbijeenkomst", "agenda_startbijeenkomst"
NU = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
Lieg = Callable[[str, str], None]
EERLIJK = "{{ kop.projectnummer }}"
ALLEEN_BEST = (
    "{% if geadresseerde.plaats == 'Best' %}{{ kop.kenmerk }}{% else %}{{ kop.projectnummer }}{% endif %}"
)  # fmt: skip


@pytest.fixture
def lieg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lieg:
    """Puts another template of the invitation in a folder that takes the place of the house templates."""
    map_ = tmp_path / "sjablonen"
    shutil.copytree(SJABLONEN, map_)
    monkeypatch.setattr("documents.render.SJABLONEN", map_)

    def vervang(oud: str, nieuw: str) -> None:
        eerlijk = (SJABLONEN / f"{UITNODIGING}.docx").read_bytes()
        leden = {naam: data.decode() if naam.endswith(".xml") else data for naam, data in pakket.lees(eerlijk).items()}
        assert any(oud in data for data in leden.values() if isinstance(data, str))
        nieuwe = {n: d.replace(oud, nieuw).encode() if isinstance(d, str) else d for n, d in leden.items()}
        leugen = pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in nieuwe.items())
        (map_ / f"{UITNODIGING}.docx").write_bytes(leugen)

    return vervang


def gemaakt(app: App) -> Counter[str]:
    with lees(app.engine) as conn:
        return Counter(regel.soort for regel in documenten.lijst(conn, "2026-014") if regel.sha256)


def fouten(app: App) -> set[str | None]:
    with lees(app.engine) as conn:
        return {rij.fout for rij in outbox.lijst(conn, OutboxToestand.MISLUKT)}


def test_one_lie_stops_its_kind_and_says_which_letter_and_field(app: App, uitgenodigd: str, lieg: Lieg) -> None:
    lieg(EERLIJK, ALLEEN_BEST)
    verslag = letters.maak_alles(app, NU)
    assert gemaakt(app) == {AGENDA: len(DIENSTEN)} == verslag.soorten
    (regel,) = verslag.mislukt
    assert "kop.projectnummer: '2026-014' staat niet in de brief" in regel
    assert regel.endswith(f"Daarom wordt van {UITNODIGING} in dit project verder niets gemaakt")
    with lees(app.engine) as conn:
        (best,) = [r for r in documenten.lijst(conn, "2026-014") if (r.soort, r.dienst) == (UITNODIGING, "Best")]
        rijen = outbox.lijst(conn, OutboxToestand.MISLUKT)
    assert regel.startswith(next(rij.sleutel for rij in rijen if rij.document_id == best.id))
    assert [rij.soort for rij in rijen] == [UITNODIGING] * len(DIENSTEN)
    assert fouten(app) == {regel}


def test_what_stopped_waits_until_it_is_asked_for_again(app: App, uitgenodigd: str, lieg: Lieg) -> None:
    lieg(EERLIJK, ALLEEN_BEST)
    letters.maak_alles(app, NU)
    assert letters.maak_alles(app, NU) == letters.Verslag()
    lieg(EERLIJK, EERLIJK)
    assert letters.maak_alles(app, NU) == letters.Verslag()
    assert letters.probeer_opnieuw(app) == len(DIENSTEN)
    assert letters.maak_alles(app, NU).soorten == {UITNODIGING: len(DIENSTEN)}
    assert fouten(app) == set()


def test_swapped_fields_in_a_template_stop_it_when_one_is_left_out(app: App, uitgenodigd: str, lieg: Lieg) -> None:
    lieg("{{ reageren_voor }}", "{{ kop.datum }}")
    (regel,) = letters.maak_alles(app, NU).mislukt
    assert "reageren_voor" in regel
    assert gemaakt(app)[UITNODIGING] == 0


def test_a_partij_that_is_larger_than_a_claim_stops_as_a_whole(app: App, uitgenodigd: str, lieg: Lieg) -> None:
    lieg(EERLIJK, "")
    rijen = letters.claim(app, "w", maximum=1)
    assert letters.maak(app, rijen, "w", NU).gemaakt == ()
    with lees(app.engine) as conn:
        telling = outbox.tel(conn, soorten=(rijen[0].soort,))
    assert telling[OutboxToestand.MISLUKT] == len(DIENSTEN)


def test_what_another_worker_holds_is_left_to_it(app: App, uitgenodigd: str, lieg: Lieg) -> None:
    lieg(EERLIJK, "")
    keuze = letters.Keuze(soorten=(UITNODIGING,))
    van_een, van_twee = (letters.claim(app, werker, maximum=1, keuze=keuze) for werker in ("een", "twee"))
    letters.maak(app, van_een, "een", NU)
    with lees(app.engine) as conn:
        assert [rij.nr for rij in outbox.lijst(conn, OutboxToestand.GECLAIMD)] == [rij.nr for rij in van_twee]


def test_nothing_is_made_anew_by_a_template_that_lies(app: App, uitgenodigd: str, doe: Doe, lieg: Lieg) -> None:
    letters.maak_alles(app, NU)
    with lees(app.engine) as conn:
        voor = documenten.lijst(conn, "2026-014")
    for naam in DIENSTEN:
        doe("registreer_dienst", als=None, naam=naam, adres="Nieuwe Markt 7")
    lieg(EERLIJK, ALLEEN_BEST)
    verslag = letters.maak_alles(app, NU)
    assert (verslag.gemaakt, len(verslag.mislukt)) == ((), 1)
    assert "kop.projectnummer" in verslag.mislukt[0]
    with lees(app.engine) as conn:
        assert documenten.lijst(conn, "2026-014") == voor
