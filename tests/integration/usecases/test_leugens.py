"""What a caller says is never enough: a lie in the arguments is refused with its reason, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db.installatie import SoortInstallatie
from tests.integration.conftest import DATABASES, kopie
from tests.integration.usecases.stand import stand
from usecases.app import App, open_app
from usecases.execute import SCENARIO, WACHT, Opdracht, voer_uit
from usecases.instellingen import lees_instellingen
from usecases.letters import maak_alles
from usecases.scenario import lees as lees_scenario
from usecases.scenario import speel
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import AMSTERDAM

OPSCHORTING = Path(__file__).parents[3] / "scenarios" / "begin" / "tot-opschorting.yaml"
PROJECT, ANDER = "2026-101", "2026-102"
INKOPER, MANAGER, ASTEN = "inkoper-1@bizob.example", "manager-1@bizob.example", "contact-asten@asten.example"
NU = datetime(2026, 6, 22, 9, tzinfo=AMSTERDAM)

BESLUIT = {
    "dienst": "Asten",
    "onderwerp": "gunningsadvies",
    "perceel": "1",
    "uitkomst": "afgewezen",
    "nummer": "A-1",
    "besluitdatum": "2026-06-18",
    "getekend_op": "2026-06-18",
    "bewijs": "nieuw besluit Asten",
}
MANDAAT = {
    "dienst": "Asten",
    "besluit": "B-2026-031",
    "handelingen": ["intrekking"],
    "geldig_van": "2026-03-10",
    "geldig_tot": "2030-12-31",
    "volmacht": "nieuwe volmacht Asten",
}
KORT_GEDING = {
    "gedagvaard_op": "2026-06-19",
    "rechtbank": "Oost-Brabant",
    "zaaknummer": "KG 1",
    "eiser": "Gamma Interieur V.O.F.",
    "dagvaarding": "dagvaarding",
}
STUK = {"code": "x", "soort": "overig", "bestand": {"naam": "x.txt", "tekst": "x"}}


def doe(app: App, als: str | None, verb: str, project: str | None = PROJECT, **met: Any) -> Any:
    return voer_uit(app, Opdracht(verb=verb, invoer=met, project=project, als=als, nu=NU, aanmelding=SCENARIO))


@pytest.fixture(scope="module", params=DATABASES)
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """A project in its standstill, files in its dossier, and another project with a proposal that waits."""
    map_ = tmp_path_factory.mktemp("leugens")
    omgeving = {"ZANDLOPER_MAP": str(map_), "ZANDLOPER_DATABASE_URL": kopie(request, map_)}
    with open_app(lees_instellingen(omgeving), SoortInstallatie.OEFENING) as app:
        assert speel(app, lees_scenario(OPSCHORTING)).afwijkingen == ()
        for code, soort, dienst in (
            ("nieuw besluit Asten", "besluit", "Asten"),
            ("nieuwe volmacht Asten", "volmacht", "Asten"),
            ("nieuw besluit Deurne", "besluit", "Deurne"),
            ("nieuwe volmacht Deurne", "volmacht", "Deurne"),
            ("dagvaarding", "dagvaarding", None),
        ):
            wie = {"dienst": dienst} if dienst else {}
            doe(app, INKOPER, "voeg_dossierstuk_toe", **STUK | {"code": code, "soort": soort} | wie)
        _ander_project(app)
        yield app


def _ander_project(app: App) -> None:
    soort = {"naam": "Papier", "omschrijving": "Papier.", "procedure": "openbaar", "aard": "leveringen"}
    doe(app, INKOPER, "registreer_project", None, kenmerk=ANDER, waarde="900000", **soort)
    doe(app, INKOPER, "wijs_projectleiding_toe", ANDER, contractmanagers=[MANAGER])
    doe(app, INKOPER, "toets_collectief", ANDER, elementen={"voordeel": "Samen goedkoper."})
    doe(app, INKOPER, "meld_interesse", ANDER, diensten=["Asten", "Deurne"])
    moment = {"begin": "2026-08-03T10:00", "reageren_voor": "2026-07-27T17:00", "plaats": "Asten", "agenda": ["Begin"]}
    doe(app, INKOPER, "plan_startbijeenkomst", ANDER, **moment)
    maak_alles(app, NU)
    assert doe(app, INKOPER, "geef_vrij", ANDER, soorten=["uitnodiging_startbijeenkomst"]).soort == WACHT


def leugen(app: App, als: str | None, verb: str, project: str | None = PROJECT, **met: Any) -> set[str] | str:
    """The codes of the reasons, or what was wrong with the arguments; in either case nothing was written."""
    voor = stand(app.engine)
    try:
        doe(app, als, verb, project, **met)
    except Geweigerd as fout:
        antwoord: set[str] | str = {reden.code for reden in fout.redenen}
    except Invoerfout as fout:
        antwoord = str(fout)
    else:
        pytest.fail(f"{verb} geloofde {met}")
    assert stand(app.engine) == voor
    return antwoord


@pytest.mark.parametrize(
    ("als", "verb", "met", "redenen"),
    [
        # Evidence that is not there, is of something else, or of somebody else
        (ASTEN, "registreer_besluit", BESLUIT | {"bewijs": "bestaat niet"}, {"stuk_onbekend"}),
        (ASTEN, "registreer_besluit", BESLUIT | {"bewijs": "nieuwe volmacht Asten"}, {"stuk_verkeerde_soort"}),
        (ASTEN, "registreer_besluit", BESLUIT | {"bewijs": "nieuw besluit Deurne"}, {"stuk_van_ander"}),
        (ASTEN, "registreer_besluit", BESLUIT | {"bewijs": "besluit advies 1 Asten"}, {"stuk_al_gebruikt"}),
        (
            ASTEN,
            "registreer_besluit",
            BESLUIT | {"bewijs": "besluit strategie Asten"},
            {"stuk_al_gebruikt", "stuk_te_oud"},
        ),
        (
            ASTEN,
            "registreer_besluit",
            BESLUIT | {"besluitdatum": "2026-06-23"},
            {"datum_in_toekomst", "datums_niet_op_volgorde"},
        ),
        (ASTEN, "registreer_besluit", BESLUIT | {"getekend_op": "2026-06-23"}, {"datum_in_toekomst"}),
        (ASTEN, "registreer_besluit", BESLUIT | {"besluitdatum": "2026-05-25"}, {"datum_voor_aanbieding"}),
        (ASTEN, "verleen_mandaat", MANDAAT | {"volmacht": "nieuw besluit Asten"}, {"stuk_verkeerde_soort"}),
        (ASTEN, "verleen_mandaat", MANDAAT | {"volmacht": "nieuwe volmacht Deurne"}, {"stuk_van_ander"}),
        (ASTEN, "verleen_mandaat", MANDAAT | {"besluit": "B-9"}, {"besluit_ontbreekt"}),
        (ASTEN, "verleen_mandaat", {n: w for n, w in MANDAAT.items() if n != "volmacht"}, {"volmacht_ontbreekt"}),
        (
            INKOPER,
            "registreer_kort_geding",
            KORT_GEDING | {"dagvaarding": "nieuw besluit Asten"},
            {"stuk_verkeerde_soort"},
        ),
        (INKOPER, "registreer_kort_geding", KORT_GEDING | {"gedagvaard_op": "2026-06-23"}, {"datum_in_toekomst"}),
        (
            INKOPER,
            "keur_bewijsmiddelen_goed",
            {"inschrijver": "Alfa Meubel B.V.", "bewijs": "prijzenblad"},
            {"stuk_verkeerde_soort"},
        ),
        (
            INKOPER,
            "keur_bewijsmiddelen_goed",
            {"inschrijver": "Gamma Interieur V.O.F.", "bewijs": "niets"},
            {"geen_winnaar", "stuk_onbekend"},
        ),
        (
            INKOPER,
            "gun_definitief",
            {},
            {"opschortende_termijn_loopt", "bewijs_niet_goedgekeurd", "overeenkomst_ontbreekt"},
        ),
        (
            INKOPER,
            "heropen_beoordeling",
            {"grond": "vonnis", "motivering": "Er is een vonnis, echt waar."},
            {"grond_niet_bewezen"},
        ),
        # Another's name, and another's right
        (
            ASTEN,
            "registreer_besluit",
            BESLUIT | {"dienst": "Deurne", "bewijs": "nieuw besluit Deurne"},
            {"geen_bevoegdheid"},
        ),
        (
            ASTEN,
            "verleen_mandaat",
            MANDAAT | {"dienst": "Deurne", "volmacht": "nieuwe volmacht Deurne"},
            {"geen_bevoegdheid"},
        ),
        (ASTEN, "voeg_dossierstuk_toe", STUK | {"dienst": "Deurne"}, {"geen_bevoegdheid"}),
        (ASTEN, "voeg_dossierstuk_toe", STUK, {"geen_bevoegdheid"}),
        (ASTEN, "gun_definitief", {}, {"geen_bevoegdheid"}),
        (ASTEN, "bevestig", {"voorstel": 1}, {"geen_bevoegdheid"}),
        ("inkoper-2@bizob.example", "gun_definitief", {}, {"geen_bevoegdheid"}),
        (None, "gun_definitief", {}, {"geen_bevoegdheid"}),
        # A proposal that is not open here
        (MANAGER, "bevestig", {"voorstel": 1}, {"voorstel_niet_open"}),
        (MANAGER, "bevestig", {"voorstel": 4321}, {"voorstel_niet_open"}),
        (MANAGER, "bevestig", {}, {"voorstel_niet_open"}),
        (MANAGER, "verwerp", {"voorstel": 1}, {"voorstel_niet_open"}),
    ],
)
def test_een_leugen_wordt_geweigerd_met_haar_reden(
    app: App, als: str | None, verb: str, met: dict[str, Any], redenen: set[str]
) -> None:
    assert leugen(app, als, verb, **met) == redenen


@pytest.mark.parametrize(
    ("als", "verb", "met", "melding"),
    [
        # What the program itself decides is no argument
        (ASTEN, "registreer_besluit", BESLUIT | {"toestand": "deelnemer"}, "dit argument bestaat niet"),
        (ASTEN, "registreer_besluit", BESLUIT | {"id": "id-1"}, "dit argument bestaat niet"),
        (ASTEN, "registreer_besluit", BESLUIT | {"ontvangen_op": "2026-03-01T09:00"}, "dit argument bestaat niet"),
        (ASTEN, "registreer_besluit", BESLUIT | {"inhoud_sha256": "0" * 64}, "dit argument bestaat niet"),
        (INKOPER, "geef_vrij", {"soorten": ["gunningsbrief"], "vrijgever": MANAGER}, "dit argument bestaat niet"),
        (
            INKOPER,
            "geef_vrij",
            {"soorten": ["gunningsbrief"], "vrijgegeven_op": "2026-06-01"},
            "dit argument bestaat niet",
        ),
        (INKOPER, "open_kluis", {"tweede_opener": MANAGER}, "dit argument bestaat niet"),
        (INKOPER, "bevestig", {"voorstel": 1, "persoon": MANAGER}, "dit argument bestaat niet"),
        (INKOPER, "scoor", {"scores": [], "persoon": MANAGER}, "dit argument bestaat niet"),
        (
            INKOPER,
            "stel_consensus_vast",
            {"consensus": [{"inschrijver": "A", "criterium": "K1", "punten": "1", "motivering": "x", "rang": 1}]},
            "dit argument bestaat niet",
        ),
        (INKOPER, "gun_definitief", {"dwing": "ja"}, "dit argument bestaat niet"),
        # A file that is not there, or that only says what it is
        (INKOPER, "voeg_dossierstuk_toe", STUK | {"bestand": "/nergens/besluit.pdf"}, "kan niet gelezen worden"),
        (
            INKOPER,
            "voeg_dossierstuk_toe",
            STUK | {"bestand": {"naam": "x", "sha256": "0" * 64, "omvang": 1}},
            "geef het pad",
        ),
        (INKOPER, "voeg_dossierstuk_toe", STUK | {"bestand": {"naam": "x.txt", "tekst": ""}}, "is leeg"),
        (ASTEN, "registreer_besluit", {n: w for n, w in BESLUIT.items() if n != "bewijs"}, "bewijs: dit is verplicht"),
        # What there is not
        (ASTEN, "registreer_besluit", BESLUIT | {"versie": "7"}, "nog geen gunningsadvies aangeboden"),
        (ASTEN, "registreer_besluit", BESLUIT | {"perceel": "2"}, "perceel"),
        (
            INKOPER,
            "registreer_uitspraak",
            {"zaaknummer": "KG 9", "uitkomst": "handhaven", "datum": "2026-06-20", "bewijs": "dagvaarding"},
            "geen kort geding",
        ),
        ("niemand@bizob.example", "gun_definitief", {}, "geen account"),
    ],
)
def test_wat_geen_argument_is_of_niet_bestaat_is_een_fout_in_de_invoer(
    app: App, als: str, verb: str, met: dict[str, Any], melding: str
) -> None:
    antwoord = leugen(app, als, verb, **met)
    assert isinstance(antwoord, str)
    assert melding in antwoord


def test_de_eerlijke_aanroep_lukt_wel(app: App) -> None:
    """What the lies above were made from is accepted: it is the lie that is refused, not the call."""
    doe(app, ASTEN, "registreer_besluit", **BESLUIT)
    doe(app, ASTEN, "verleen_mandaat", **MANDAAT)
    doe(app, INKOPER, "registreer_kort_geding", **KORT_GEDING)
    doe(app, INKOPER, "voeg_dossierstuk_toe", **STUK)
    assert leugen(app, INKOPER, "bevestig", ANDER, voorstel=1) == {"eigen_voorstel"}
    doe(app, MANAGER, "bevestig", ANDER, voorstel=1)
