"""Progress reports from the database: the history is the audit's, and reading changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from db.cases import laad
from db.engine import lees
from db.queries.verloop import bewegingen
from documents.readback import lees_tekst
from tests.integration.usecases.conftest import DIENSTEN, INKOPER, MANAGER, Doe
from usecases.app import App
from usecases.inzage import auditspoor
from usecases.voortgang import inkoopplan, rapport, weekrapporten
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import AMSTERDAM

NU = datetime(2026, 1, 14, 8, tzinfo=AMSTERDAM)
ASTEN = "inkoop@asten.example"


def test_the_audit_remembers_every_move(app: App, uitgenodigd: str) -> None:
    with lees(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=False)
        assert case
        (zet,) = [b for b in bewegingen(conn, case.project.id) if b.machine == "project"]
    assert (zet.trigger, zet.van, zet.naar) == ("plan_startbijeenkomst", "aangemeld", "startbijeenkomst")
    assert zet.op == datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)


def test_who_leads_reads_the_project_in_word_and_in_markdown(app: App, uitgenodigd: str) -> None:
    gemaakt = rapport(app, als=INKOPER, project=uitgenodigd, nu=NU)
    assert gemaakt.naam == "voortgang 2026-014 2026-W03"
    tekst, word = gemaakt.markdown(), lees_tekst(gemaakt.docx()).geheel
    for deel in ("Hulpmiddelen (2026-014)", "3 februari 2026", "het project is nu in: startbijeenkomst", *DIENSTEN):
        assert deel in tekst
        assert deel in word.replace("\xa0", " ")


def test_reading_leaves_no_trace(app: App, uitgenodigd: str) -> None:
    voor = auditspoor(app, uitgenodigd)
    rapport(app, als=INKOPER, project=uitgenodigd, nu=NU).docx()
    list(weekrapporten(app, NU))
    assert auditspoor(app, uitgenodigd) == voor


def test_a_contactpersoon_reads_its_own_dienst_and_nothing_else(app: App, uitgenodigd: str) -> None:
    eigen = rapport(app, als=ASTEN, project=uitgenodigd, dienst="Asten", nu=NU).markdown()
    assert "Bestemd voor: Asten" in eigen
    assert not [naam for naam in DIENSTEN[1:] if naam in eigen.replace("Bestemd", "")]
    vragen: tuple[dict[str, Any], ...]
    vragen = ({"project": uitgenodigd}, {"project": uitgenodigd, "dienst": "Best"}, {"dienst": "Best"}, {})
    for vraag in vragen:
        with pytest.raises(Geweigerd) as fout:
            rapport(app, als=ASTEN, nu=NU, **vraag)
        assert [r.code for r in fout.value.redenen] == ["geen_bevoegdheid"]
        assert "--dienst" in fout.value.redenen[0].melding


def test_all_projects_of_one_dienst_and_of_all(app: App, uitgenodigd: str, doe: Doe) -> None:
    eigenschappen = {"naam": "Papier", "omschrijving": "Papier.", "procedure": "openbaar"}
    doe("registreer_project", project=None, kenmerk="2026-015", aard="leveringen", waarde="900000", **eigenschappen)
    geteld: list[tuple[int, int]] = []
    alles = rapport(app, als=INKOPER, nu=NU, teller=lambda n, totaal: geteld.append((n, totaal)))
    assert geteld == [(1, 2), (2, 2)]
    assert all(kenmerk in alles.markdown() for kenmerk in ("2026-014", "2026-015"))
    van_asten = rapport(app, als=ASTEN, dienst="Asten", nu=NU)
    assert van_asten.naam == "voortgang alle Asten 2026-W03"
    assert "Papier" not in van_asten.markdown()
    assert van_asten.docx()


def test_a_plan_of_one_dienst_takes_in_each_of_its_projects_and_no_other(app: App, uitgenodigd: str, doe: Doe) -> None:
    eigenschappen = {"naam": "Papier", "omschrijving": "Papier.", "procedure": "openbaar"}
    doe("registreer_project", project=None, kenmerk="2026-015", aard="leveringen", waarde="900000", **eigenschappen)
    gemaakt = inkoopplan(app, "Asten", als=ASTEN, nu=NU)
    assert gemaakt.naam == "inkoopplan Asten 2026-01-14"
    assert "Hulpmiddelen (2026-014)" in gemaakt.markdown()
    assert "Papier" not in gemaakt.markdown()
    doe("meld_interesse", project="2026-015", dienst="Asten")
    assert "Papier (2026-015)" in inkoopplan(app, "Asten", als=ASTEN, nu=NU).markdown()
    assert "Papier (2026-015)" in lees_tekst(inkoopplan(app, "Asten", als=INKOPER, nu=NU).docx()).geheel
    with pytest.raises(Geweigerd):
        inkoopplan(app, "Best", als=ASTEN, nu=NU)
    for dienst, als in (("Nergens", INKOPER), ("Asten", "niemand@bizob.example")):
        with pytest.raises(Invoerfout):
            inkoopplan(app, dienst, als=als, nu=NU)


def test_the_auditor_and_an_adviser_read_everything_and_a_stranger_nothing(
    app: App, uitgenodigd: str, doe: Doe
) -> None:
    for rol in ("auditor", "ecb", "beheerder", "inkoopteamlid"):
        doe("registreer_persoon", als=None, email=f"{rol}@bizob.example", naam=rol, rollen=[rol])
    vragen: tuple[dict[str, Any], ...] = ({}, {"project": uitgenodigd}, {"project": uitgenodigd, "dienst": "Best"})
    for rol in ("auditor", "ecb"):
        for vraag in vragen:
            assert rapport(app, als=f"{rol}@bizob.example", nu=NU, **vraag).markdown()
    for rol in ("beheerder", "inkoopteamlid"):
        for vraag in vragen:
            with pytest.raises(Geweigerd):
                rapport(app, als=f"{rol}@bizob.example", nu=NU, **vraag)


@pytest.mark.parametrize(
    ("vraag", "veld"),
    [
        ({"als": "niemand@bizob.example"}, "als"),
        ({"project": "2026-999"}, "project"),
        ({"dienst": "Nergens"}, "dienst"),
        ({"project": "2026-014", "dienst": "Someren"}, "dienst"),
    ],
)
def test_what_does_not_exist_is_named(app: App, uitgenodigd: str, doe: Doe, vraag: dict[str, Any], veld: str) -> None:
    doe("registreer_dienst", als=None, naam="Someren", adres="Markt 1", postcode="1000 AA", plaats="Someren")
    with pytest.raises(Invoerfout) as fout:
        rapport(app, **{"als": INKOPER} | vraag, nu=NU)
    assert fout.value.veld == veld


def test_an_installation_without_projects_has_a_report(app: App, doe: Doe) -> None:
    doe("registreer_persoon", als=None, email=INKOPER, naam="Inkoper", rollen=["concerninkoper"])
    gemaakt = rapport(app, als=INKOPER, nu=NU)
    assert "Er zijn nog geen projecten." in gemaakt.markdown()
    assert gemaakt.docx()


def test_every_week_each_addressee_gets_one_report(app: App, uitgenodigd: str) -> None:
    week = list(weekrapporten(app, NU))
    assert [w.email for w in week] == [INKOPER, MANAGER, *(f"inkoop@{d.lower()}.example" for d in DIENSTEN)]
    assert Counter(w.sleutel for w in week).most_common(1)[0][1] == 1
    assert [w.bestandsnaam for w in week[1:3]] == [
        "voortgang 2026-014 2026-W03.docx",
        "voortgang 2026-014 Asten 2026-W03.docx",
    ]
    assert "Best" not in week[2].markdown.replace("Bestemd", "")
    assert week[0].docx == week[1].docx != week[2].docx
    assert [w.sleutel for w in weekrapporten(app, NU.replace(day=16))] == [w.sleutel for w in week]
    volgende = [w.sleutel for w in weekrapporten(app, NU.replace(day=19))]
    assert not set(volgende) & {w.sleutel for w in week}
