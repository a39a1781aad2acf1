"""Many writers at once, in processes of their own: nothing is lost, nothing is done twice, the chain stays whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from db import audit
from db.cases import laad, laad_stam
from db.engine import lees
from tests.integration.usecases.schrijvers import Antwoord, tegelijk
from usecases.app import App
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.scenario import lees as lees_scenario
from usecases.scenario import speel
from workflow.case import Case
from workflow.tijd import AMSTERDAM

GEPUBLICEERD = Path(__file__).parents[3] / "scenarios" / "begin" / "tot-publicatie.yaml"
VRAGEN, ANDER = "2026-101", "2026-102"
INKOPER, TWEEDE = "inkoper-1@bizob.example", "manager-1@bizob.example"
NU = datetime(2026, 4, 10, 9, tzinfo=AMSTERDAM)
SCHRIJVERS = [8, pytest.param(50, marks=pytest.mark.traag)]


def opdracht(verb: str, project: str | None = VRAGEN, als: str | None = INKOPER, **met: object) -> Opdracht:
    return Opdracht(verb=verb, invoer=met, project=project, als=als, nu=NU, aanmelding=SCENARIO)


@pytest.fixture
def omgeving(app: App, url: str, tmp_path: Path) -> dict[str, str]:
    """One project that takes questions, and one that was just announced."""
    assert speel(app, lees_scenario(GEPUBLICEERD)).afwijkingen == ()
    voer_uit(app, opdracht("registreer_project", None, kenmerk=ANDER, naam="Papier", procedure="openbaar",
                           aard="leveringen", waarde="900000"))  # fmt: skip
    return {"ZANDLOPER_MAP": str(tmp_path), "ZANDLOPER_DATABASE_URL": url}


def zaak(app: App, kenmerk: str) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False)
    assert case is not None
    return case


def rijen_van(app: App, keten: str) -> Counter[str]:
    with lees(app.engine) as conn:
        return Counter(rij.verb for rij in audit.lees(conn, keten))


def eis_heel(app: App) -> None:
    with lees(app.engine) as conn:
        assert audit.controleer(conn) == []
        sleutels = conn.execute(text("SELECT sleutel FROM outbox")).scalars().all()
    assert len(sleutels) == len(set(sleutels))


def aflopen(antwoorden: list[Antwoord]) -> Counter[tuple[str, str]]:
    return Counter((a.opdracht.verb, a.afloop) for a in antwoorden)


@pytest.mark.parametrize("aantal", SCHRIJVERS)
def test_wat_lukte_is_er_precies_een_keer(app: App, omgeving: dict[str, str], aantal: int) -> None:
    voor, ander = zaak(app, VRAGEN), zaak(app, ANDER)
    audit_voor = rijen_van(app, voor.project.id), rijen_van(app, ander.project.id)
    rijen = [
        (
            opdracht("registreer_vraag", tekst=f"Vraag van schrijver {n}?"),
            opdracht("voeg_dossierstuk_toe", ANDER, code=f"stuk {n}", soort="overig",
                     bestand={"naam": f"{n}.txt", "tekst": f"stuk {n}"}),
            opdracht("meld_interesse", ANDER, dienst=("Asten", "Deurne", "Laarbeek", "Someren")[n % 4]),
        )
        for n in range(aantal)
    ]  # fmt: skip
    with lezer(app) as gezien:
        antwoorden = tegelijk(omgeving, rijen)
    na, ander_na = zaak(app, VRAGEN), zaak(app, ANDER)

    gelukt = aflopen(antwoorden)
    assert gelukt["registreer_vraag", "uitgevoerd"] == gelukt["voeg_dossierstuk_toe", "uitgevoerd"] == aantal
    assert gelukt["meld_interesse", "uitgevoerd"] == 4
    assert gelukt["meld_interesse", "bestaat_al"] == aantal - 4
    assert sorted(v.nummer for v in na.vragen.values()) == list(range(1, aantal + 1))
    assert {v.tekst for v in na.vragen.values()} == {f"Vraag van schrijver {n}?" for n in range(aantal)}
    assert {s.code for s in ander_na.dossierstukken.values()} == {f"stuk {n}" for n in range(aantal)}
    assert len(ander_na.deelnames) == 4
    assert na.project.versie == voor.project.versie + aantal
    assert ander_na.project.versie == ander.project.versie + aantal + 4
    erbij = rijen_van(app, na.project.id) - audit_voor[0], rijen_van(app, ander_na.project.id) - audit_voor[1]
    assert erbij == ({"registreer_vraag": aantal}, {"voeg_dossierstuk_toe": aantal, "meld_interesse": 4})
    eis_heel(app)
    # Half of the processes hardly wait: somebody was told that another was at work, tried again, and lost nothing.
    assert sum(a.bezet for a in antwoorden) > 0
    assert gezien
    assert max(gezien) <= timedelta(seconds=5)


@contextmanager
def lezer(app: App) -> Iterator[list[timedelta]]:
    """Somebody who keeps reading meanwhile: never held up, and never a verb of which a part is still missing."""
    klaar, duren, fouten = Event(), list[timedelta](), list[str]()
    begin = {kenmerk: zaak(app, kenmerk).project.versie for kenmerk in (VRAGEN, ANDER)}

    def lees_door() -> None:
        while not klaar.is_set():
            start = datetime.now(AMSTERDAM)
            with lees(app.engine) as conn:
                for kenmerk in begin:
                    case = laad(conn, kenmerk, slot=False)
                    assert case is not None
                    laatste = audit.laatste(conn, case.project.id)
                    erbij = len(case.vragen) + (len(case.deelnames) + len(case.dossierstukken)) * (kenmerk == ANDER)
                    if case.project.versie != begin[kenmerk] + erbij:
                        fouten.append(f"{kenmerk}: versie {case.project.versie}, {erbij} rijen erbij")
                    if laatste is None or audit.koppen(conn)[case.project.id].volgnummer != laatste.volgnummer:
                        fouten.append(f"{kenmerk}: de audit loopt achter")
            duren.append(datetime.now(AMSTERDAM) - start)

    draad = Thread(target=lees_door)
    draad.start()
    try:
        yield duren
    finally:
        klaar.set()
        draad.join()
    assert fouten == []


@pytest.mark.parametrize("aantal", SCHRIJVERS)
def test_een_voorstel_wordt_een_keer_bevestigd(app: App, omgeving: dict[str, str], aantal: int) -> None:
    bewijs = {"naam": "b.txt", "tekst": "Besluit."}
    voer_uit(app, opdracht("voeg_dossierstuk_toe", code="b", soort="besluit", dienst="Asten", bestand=bewijs))
    besluit = {"dienst": "Asten", "onderwerp": "inkoopstrategie", "uitkomst": "vastgesteld", "bewijs": "b"}
    dagen = {"besluitdatum": "2026-04-09", "getekend_op": "2026-04-09", "nummer": "B-9"}
    voorstel = voer_uit(app, opdracht("registreer_besluit", **besluit, **dagen)).voorstel
    voor = zaak(app, VRAGEN)
    antwoorden = tegelijk(omgeving, [(opdracht("bevestig", als=TWEEDE, voorstel=voorstel),)] * aantal)
    na = zaak(app, VRAGEN)
    assert aflopen(antwoorden) == {("bevestig", "uitgevoerd"): 1, ("bevestig", "voorstel_niet_open"): aantal - 1}
    assert len(na.besluiten) == len(voor.besluiten) + 1
    assert na.project.versie == voor.project.versie + 1
    eis_heel(app)


@pytest.mark.parametrize("aantal", SCHRIJVERS)
def test_stamgegevens_en_projecten_zitten_elkaar_niet_in_de_weg(
    app: App, omgeving: dict[str, str], aantal: int
) -> None:
    """New persons in the general chain, rows that point to persons in a project, and new projects, all at once."""
    rijen = [
        (
            opdracht("registreer_persoon", None, None, email=f"p{n}@bizob.example", naam=f"P {n}"),
            opdracht("registreer_vraag", tekst=f"Vraag {n}?"),
            opdracht("registreer_persoon", None, None, email="samen@bizob.example", naam="Samen"),
            opdracht("registreer_project", None, kenmerk=f"K-{n % 4}", naam="K", procedure="openbaar",
                     aard="leveringen", waarde="900000"),
        )
        for n in range(aantal)
    ]  # fmt: skip
    with lees(app.engine) as conn:
        voor = laad_stam(conn)
    audit_voor = rijen_van(app, audit.ALGEMEEN)
    gelukt = aflopen(tegelijk(omgeving, rijen))
    with lees(app.engine) as conn:
        na = laad_stam(conn)
    assert gelukt["registreer_vraag", "uitgevoerd"] == aantal
    assert gelukt["registreer_project", "uitgevoerd"] == 4
    assert gelukt["registreer_project", "kenmerk_bestaat"] == aantal - 4
    assert gelukt["registreer_persoon", "uitgevoerd"] == aantal + 1
    assert gelukt["registreer_persoon", "bestaat_al"] == aantal - 1
    assert len(na.personen) == len(voor.personen) + aantal + 1
    assert na.kenmerken == voor.kenmerken | {f"K-{n}" for n in range(4)}
    assert rijen_van(app, audit.ALGEMEEN) - audit_voor == {"registreer_persoon": aantal + 1}
    eis_heel(app)
