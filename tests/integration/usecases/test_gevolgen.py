"""Looking at the consequences writes nothing, and what is said is what then happens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.cases import bewaar, bewaar_stam, laad
from db.engine import lees, schrijf
from db.installatie import SoortInstallatie
from tests.factories import Moment, Spel, alles, email, klaar_voor, zijpaden
from tests.integration.usecases.stand import stand
from usecases.app import App, open_app
from usecases.briefgegevens import verouderde
from usecases.execute import SCENARIO, WACHT, Opdracht, voer_uit
from usecases.gevolgen import Voorspelling, voorspel
from usecases.instellingen import lees_instellingen
from workflow.call import SYSTEEM, Call
from workflow.canoniek import canonieke_json, sha256_van
from workflow.case import Case, Stam
from workflow.gevolgen import Gevolgen, gevolgen
from workflow.reasons import Geweigerd, Invoerfout
from workflow.verbs import VERBS

KENMERK = "2026-014"


@pytest.fixture
def app(tmp_path: Path, sqlite_sjabloon: Path) -> Iterator[App]:
    shutil.copyfile(sqlite_sjabloon, tmp_path / "zandloper.db")
    with open_app(lees_instellingen({"ZANDLOPER_MAP": str(tmp_path)}), SoortInstallatie.OEFENING) as app:
        yield app


def _zet_neer(app: App, spel: Spel) -> None:
    """The project of a game, as if it had been played here; letters need the codes of the diensten."""
    case = spel.zaak
    diensten = [replace(d, code="0743", tooi_uri="https://voorbeeld.example/gm") for d in spel.stam.diensten.values()]
    stam = spel.stam.met(*diensten)
    with schrijf(app.engine) as conn:
        bewaar_stam(conn, Stam(), stam)
        bewaar(conn, None, _met_echte_brieven(app, replace(case, stam=stam)))


def _met_echte_brieven(app: App, case: Case) -> Case:
    """A game does not make letters: here each that was made says what its facts are now."""
    gemaakt = {w.document_id: w for w in case.weergaven.values()}
    gelezen = verouderde(case, [case.documenten[id_] for id_ in gemaakt], app.huis)
    return case.met(
        *(replace(gemaakt[v.document.id], gegevens_sha256=sha256_van(v.opdracht.gegevens)) for v in gelezen)
    )


def _laad(app: App) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, KENMERK, slot=False, alle_stam=True)
    assert case is not None
    return case


def _opdracht(m: Moment, verb: str = "", door: str = "", **invoer: Any) -> Opdracht:
    als = door or m.door
    ruw: dict[str, Any] = invoer if verb else json.loads(canonieke_json(m.met))
    if "bestand" in ruw:
        ruw["bestand"] = {"naam": "stuk.pdf", "tekst": "inhoud"}
    if m.verb == "plan_startbijeenkomst":
        ruw["agenda"] = ["Kennismaking"]
    return Opdracht(
        verb=verb or m.verb,
        invoer={naam: waarde for naam, waarde in ruw.items() if waarde is not None},
        als=None if als == "systeem" else email(als),
        project=KENMERK,
        nu=m.voor.nu,
        aanmelding=SCENARIO,
    )


def _kijk(app: App, opdracht: Opdracht) -> Voorspelling:
    """Every row of every table, with audit and outbox, and every file is as it was."""
    voor, bestanden = stand(app.engine), _bestanden(app)
    voorspelling = voorspel(app, opdracht)
    assert stand(app.engine) == voor
    assert _bestanden(app) == bestanden
    return voorspelling


def _bestanden(app: App) -> list[str]:
    return sorted(
        str(pad) for pad in app.instellingen.map.rglob("*") if pad.is_file() and "zandloper.db" not in pad.name
    )


def _werkelijk(app: App, voor: Case, m: Moment) -> Gevolgen:
    call = Call(
        actor=SYSTEEM,
        nu=m.voor.nu,
        nieuw_id=lambda: "",
        kalender=app.kalender,
        drempels=app.drempels,
        beleid=app.beleid,
    )
    return gevolgen(voor, _laad(app), call)


MOMENTEN = {f"{nummer}-{m.verb}": m for nummer, m in enumerate(alles()) if m.voor.case and not VERBS[m.verb].op_stam}
EEN_PER_VERB = {m.verb: naam for naam, m in reversed(MOMENTEN.items())}
VAN_ZIJPADEN = [naam for naam, m in MOMENTEN.items() if any(m is ander for ander in zijpaden())]


@pytest.mark.parametrize("naam", sorted({*EEN_PER_VERB.values(), *VAN_ZIJPADEN}))
def test_wat_gezegd_wordt_gebeurt(app: App, naam: str) -> None:
    m = MOMENTEN[naam]
    _zet_neer(app, m.voor)
    voor, opdracht = _laad(app), _opdracht(m)
    voorspelling = _kijk(app, opdracht)
    uitkomst = voer_uit(app, opdracht)
    assert voorspelling.tweede_persoon == (uitkomst.soort == WACHT)
    if uitkomst.soort == WACHT:
        assert _werkelijk(app, voor, m).leeg, "een voorstel verandert nog niets"
        tweede = _opdracht(m, "bevestig", _tweede(m), voorstel=uitkomst.voorstel)
        assert _kijk(app, tweede).gevolgen == voorspelling.gevolgen
        voer_uit(app, tweede)
    assert _werkelijk(app, voor, m) == voorspelling.gevolgen


def _tweede(m: Moment) -> str:
    return "inkoper-2" if m.door != "inkoper-2" else "inkoper-1"


def test_een_weigering_is_dezelfde_en_schrijft_niets(app: App) -> None:
    m = klaar_voor("trek_in")
    _zet_neer(app, klaar_voor("neem_gunningsbeslissing").voor)
    opdracht = _opdracht(m, "trek_in", "inkoper-1", motivering="De behoefte is vervallen.")
    voor = stand(app.engine)
    redenen = []
    for roep in (voorspel, voer_uit):
        with pytest.raises(Geweigerd) as fout:
            roep(app, replace(opdracht, nu=klaar_voor("neem_gunningsbeslissing").voor.nu))
        redenen.append(fout.value.redenen)
    assert redenen[0] == redenen[1]
    assert {r.code for r in redenen[0]} == {"intrekking_niet_besloten"}
    assert stand(app.engine) == voor


def test_wie_het_niet_mag_mag_ook_niet_kijken(app: App) -> None:
    m = klaar_voor("trek_in")
    _zet_neer(app, m.voor)
    with pytest.raises(Geweigerd, match="geen_bevoegdheid"):
        voorspel(app, _opdracht(m, "trek_in", "asten", motivering="x"))


def test_zonder_project_zijn_er_geen_gevolgen(app: App) -> None:
    with pytest.raises(Invoerfout, match="hoort niet bij een project"):
        voorspel(app, Opdracht(verb="registreer_dienst", invoer={"naam": "Asten"}))
