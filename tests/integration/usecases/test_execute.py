"""The executor: one transaction, one audit row; a refused call leaves nothing behind."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db import audit, outbox
from db.cases import laad
from db.engine import lees
from tests.integration.usecases.conftest import DIENSTEN, INKOPER, MANAGER, Doe
from tests.integration.usecases.stand import stand
from usecases.app import App, open_app
from usecases.execute import NIETS, WACHT, Opdracht, voer_uit
from usecases.instellingen import Instellingen
from usecases.letters import maak_alles
from workflow.reasons import Geweigerd, Invoerfout


def verbs_in_audit(app: App) -> list[str]:
    with lees(app.engine) as conn:
        return [rij.verb for rij in audit.lees(conn)]


def codes(fout: pytest.ExceptionInfo[Geweigerd]) -> set[str]:
    return {reden.code for reden in fout.value.redenen}


def test_state_audit_and_outbox_are_written_together(app: App, uitgenodigd: str) -> None:
    with lees(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=False)
        rijen = audit.lees(conn, case.project.id if case else None)
        telling = outbox.tel(conn)
    assert case is not None
    assert case.project.toestand == "startbijeenkomst"
    assert rijen[-1].verb == "plan_startbijeenkomst"
    assert '"naar":"startbijeenkomst"' in rijen[-1].zetten
    assert telling[outbox.OutboxToestand.OPEN] == len(case.documenten) == 2 * len(DIENSTEN)


@pytest.mark.parametrize(
    ("verb", "met", "fout"),
    [
        ("bestaat_niet", {}, "bestaat niet"),
        ("plan_startbijeenkomst", {"begin": "morgen", "reageren_voor": "2026-01-27T17:00"}, "dit is geen moment"),
        ("plan_startbijeenkomst", {"begin": "2026-02-03T10:00"}, "reageren_voor: dit is verplicht"),
        ("meld_interesse", {"dienst": "Atlantis"}, "geen bekende dienst"),
        ("meld_interesse", {"dienst": "Asten", "kleur": "rood"}, "dit argument bestaat niet"),
        ("registreer_perceel", {"nummer": "2", "naam": "Twee", "waarde": "-5"}, "meer zijn dan 0"),
        ("registreer_perceel", {"nummer": "2", "naam": "Twee", "waarde": "veel"}, "dit is geen getal"),
        ("voeg_dossierstuk_toe", {"code": "x", "soort": "besluit", "bestand": "/nergens.pdf"}, "kan niet gelezen"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(
    app: App, project: str, doe: Doe, verb: str, met: dict[str, str], fout: str
) -> None:
    voor = stand(app.engine)
    with pytest.raises(Invoerfout, match=fout):
        doe(verb, **met)
    assert stand(app.engine) == voor


def test_a_refusal_gives_every_reason_and_changes_nothing(app: App, project: str, doe: Doe) -> None:
    voor = stand(app.engine)
    with pytest.raises(Geweigerd) as fout:
        doe("plan_startbijeenkomst", begin="2026-01-01T10:00", reageren_voor="2026-01-02T10:00")
    assert codes(fout) == {"moment_voorbij", "plaats_ontbreekt"}
    assert len(fout.value.redenen) == 3
    assert stand(app.engine) == voor


def test_a_letter_with_a_gap_refuses_the_whole_batch_and_names_every_gap(app: App, project: str, doe: Doe) -> None:
    for naam in ("Waalre", "Oirschot"):
        contact = f"inkoop@{naam.lower()}.example"
        doe("registreer_dienst", als=None, naam=naam)
        doe("registreer_persoon", als=None, email=contact, naam="Inkoop")
        doe("registreer_contactpersoon", als=None, dienst=naam, persoon=contact)
    doe("meld_interesse", diensten=["Waalre", "Oirschot"])
    voor = stand(app.engine)
    with pytest.raises(Geweigerd) as fout:
        doe("plan_startbijeenkomst", begin="2026-02-03T10:00", reageren_voor="2026-01-27T17:00", plaats="Asten")
    meldingen = {reden.melding for reden in fout.value.redenen if reden.code == "brief_onvolledig"}
    assert any("Waalre" in m and "postcode" in m and "plaats" in m for m in meldingen)
    assert any("Oirschot" in m for m in meldingen)
    assert stand(app.engine) == voor


def test_who_has_no_role_is_refused(app: App, project: str, doe: Doe) -> None:
    with pytest.raises(Geweigerd) as fout:
        doe("plan_startbijeenkomst", als="inkoop@asten.example", begin="2026-02-03T10:00", reageren_voor="2026-01-27")
    assert codes(fout) == {"geen_bevoegdheid"}
    with pytest.raises(Invoerfout, match="geen account"):
        doe("toets_collectief", als="niemand@bizob.example", elementen={"voordeel": "x"})


def test_four_eyes_are_two_calls_by_two_accounts(app: App, uitgenodigd: str, doe: Doe) -> None:
    maak_alles(app, datetime(2026, 1, 12, 8, tzinfo=UTC))
    uitkomst = doe("geef_vrij", soorten=["uitnodiging_startbijeenkomst"])
    assert (uitkomst.soort, uitkomst.voorstel) == (WACHT, 1)
    with pytest.raises(Geweigerd) as fout:
        doe("bevestig")
    assert codes(fout) == {"eigen_voorstel"}
    assert doe("bevestig", als=MANAGER).zetten
    with lees(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=False)
    assert case is not None
    brieven = [d for d in case.documenten.values() if d.soort == "uitnodiging_startbijeenkomst"]
    inkoper, manager = (next(p.id for p in case.stam.personen.values() if p.email == e) for e in (INKOPER, MANAGER))
    assert {(d.toestand, d.maker_id, d.vrijgever_id) for d in brieven} == {("vrijgegeven", inkoper, manager)}
    assert verbs_in_audit(app)[-2:] == ["geef_vrij", "bevestig"]


def test_a_proposal_can_be_refused_and_then_is_gone(app: App, uitgenodigd: str, doe: Doe) -> None:
    maak_alles(app, datetime(2026, 1, 12, 8, tzinfo=UTC))
    doe("geef_vrij", soorten=["uitnodiging_startbijeenkomst"])
    doe("verwerp", als=MANAGER)
    with pytest.raises(Geweigerd) as fout:
        doe("bevestig", als=MANAGER)
    assert codes(fout) == {"voorstel_niet_open"}


def test_a_check_that_changes_nothing_leaves_no_trace(app: App, project: str, doe: Doe) -> None:
    voor = stand(app.engine)
    assert doe("controleer_termijnen", als=None).soort == NIETS
    assert stand(app.engine) == voor


def test_a_database_for_real_work_refuses_a_clock_that_is_set(app: App, tmp_path: Path) -> None:
    map_ = tmp_path / "echt"
    instellingen = Instellingen(
        map=map_, database_url=f"sqlite:///{map_ / 'z.db'}", als=None, claim_duur=app.instellingen.claim_duur
    )
    opdracht = Opdracht(verb="registreer_dienst", invoer={"naam": "Asten"}, nu=datetime(2026, 1, 12, tzinfo=UTC))
    with open_app(instellingen) as echt, pytest.raises(Invoerfout, match="om te oefenen"):
        voer_uit(echt, opdracht)


def test_writers_at_once_lose_nothing_and_keep_the_chain(app: App, project: str, doe: Doe) -> None:
    fouten: list[Exception] = []

    def voeg_toe(nummer: int) -> None:
        try:
            bestand = {"naam": f"{nummer}.txt", "tekst": f"stuk {nummer}"}
            doe("voeg_dossierstuk_toe", code=f"stuk-{nummer}", soort="overig", bestand=bestand)
        except Exception as fout:
            fouten.append(fout)

    draden = [threading.Thread(target=voeg_toe, args=(nummer,)) for nummer in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    with lees(app.engine) as conn:
        case, bevindingen = laad(conn, project, slot=False), audit.controleer(conn)
    assert not fouten
    assert case is not None
    assert len(case.dossierstukken) == 8
    assert bevindingen == []


def test_the_same_kenmerk_is_refused(app: App, project: str, doe: Doe) -> None:
    with pytest.raises(Geweigerd) as fout:
        doe(
            "registreer_project",
            project=None,
            kenmerk=project,
            naam="x",
            procedure="dialoog",
            aard="werken",
            waarde="1",
        )
    assert codes(fout) == {"kenmerk_bestaat", "procedure_nog_niet_ondersteund"}


def test_every_reason_says_who_must_act(app: App, project: str, doe: Doe) -> None:
    with pytest.raises(Geweigerd) as fout:
        doe("sluit_startbijeenkomst")
    (reden,) = fout.value.redenen
    assert reden.code == "toestand_laat_niet_toe"
    assert re.search("wel in: startbijeenkomst", reden.melding)
    assert reden.wie


def test_registering_a_dienst_again_corrects_its_data(app: App, project: str, doe: Doe) -> None:
    doe("registreer_dienst", als=None, naam="Asten", adres="Koningsplein 3", postcode="1000 AB", plaats="Asten")
    with lees(app.engine) as conn:
        case = laad(conn, project, slot=False)
    assert case is not None
    asten = [d for d in case.stam.diensten.values() if d.naam == "Asten"]
    assert [(d.adres, d.postcode) for d in asten] == [("Koningsplein 3", "1000 AB")]
