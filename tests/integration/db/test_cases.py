"""A Case comes back as it was saved, only differences are written, and no change is ever lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from benchmarks.gemeen import Gestuurd, meegeschreven
from db.cases import Achterhaald, bewaar, bewaar_stam, bewaar_weergave, laad, laad_stam
from db.engine import Dubbel, lees, schrijf
from tests.integration.db.conftest import Vol
from tests.integration.db.voorbeelden import PERSONEN, case_voorbeeld, rij
from workflow.case import Case, Stam, rijsoorten
from workflow.case.deelname import Deelname
from workflow.case.project import Project, ProjectToestand
from workflow.case.stam import Contactpersoon, Dienst, Persoon
from workflow.case.termijn import Termijn


def wijzigend(gestuurd: list[Gestuurd]) -> list[str]:
    """The statements that change something."""
    return [" ".join(g.sql.split()[:3]) for g in gestuurd if g.sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def opnieuw(engine: Engine, kenmerk: str, **hoe: Any) -> Case:
    with lees(engine) as conn:
        case = laad(conn, kenmerk, slot=False, **hoe)
    assert case is not None
    return case


@pytest.mark.parametrize("veld", rijsoorten(Case))
def test_elke_rij_komt_terug_zoals_zij_was(vol: Vol, veld: str) -> None:
    terug, was = getattr(opnieuw(vol.engine, vol.case.project.kenmerk), veld), getattr(vol.case, veld)
    assert terug == was
    assert len(terug) == 2
    for rij_terug, rij_was in zip(terug.values(), was.values(), strict=True):
        # Equal is not enough: 'open' equals TermijnToestand.OPEN, and True equals 1.
        for naam in rij_was.__dataclass_fields__:
            assert type(getattr(rij_terug, naam)) is type(getattr(rij_was, naam)), naam
            assert repr(getattr(rij_terug, naam)) == repr(getattr(rij_was, naam)), naam


def test_een_vergelijkingsprijs_mag_onder_nul_liggen(engine: Engine, case: Case) -> None:
    """At gunnen op waarde quality may be worth more than the price."""
    uitslag = replace(next(iter(case.uitslagen.values())), totaal=Decimal("-71000.00"))
    with schrijf(engine) as conn:
        bewaar(conn, case, case.met(uitslag))
    assert opnieuw(engine, case.project.kenmerk).uitslagen[uitslag.id] == uitslag


def test_het_project_en_de_stam_komen_terug(engine: Engine, case: Case) -> None:
    terug = opnieuw(engine, case.project.kenmerk, alle_stam=True)
    assert terug.project == case.project
    assert terug.stam == replace(case.stam, kenmerken=frozenset({case.project.kenmerk}))
    assert list(terug.stam.personen) == list(case.stam.personen)


def test_rijen_houden_de_volgorde_waarin_zij_zijn_vastgelegd(engine: Engine, case: Case) -> None:
    soort = rijsoorten(Case)["reacties"]
    namen = ["z", "a", "m"]
    voorganger = next(iter(case.reacties.values()))
    na = case.met(*(replace(voorganger, id=naam) for naam in namen)).met(replace(voorganger, tekst="later gewijzigd"))
    with schrijf(engine) as conn:
        bewaar(conn, case, na)
    terug = opnieuw(engine, case.project.kenmerk).reacties
    assert list(terug) == ["reacties-1", "reacties-2", *namen]
    assert isinstance(terug["z"], soort)


def test_een_onbekend_kenmerk_is_geen_case(engine: Engine) -> None:
    with lees(engine) as conn:
        assert laad(conn, "bestaat niet", slot=False) is None


def test_de_stam_van_een_case_is_wat_het_project_noemt(engine: Engine, case: Case) -> None:
    with schrijf(engine) as conn:
        stam = laad_stam(conn, slot=True)
        vreemde = [
            rij("personen", Persoon, n, id=naam, email=f"{naam}@elders.nl")
            for n, naam in ((1, "p-vreemd"), (2, "p-contact"))
        ]
        na = stam.met(
            *vreemde,
            rij("diensten", Dienst, 1, id="d-vreemd", naam="Elders"),
            rij("contactpersonen", Contactpersoon, 1, id="c-vreemd", dienst_id="d-vreemd", persoon_id="p-vreemd"),
            rij("contactpersonen", Contactpersoon, 1, id="c-eigen", dienst_id="diensten-1", persoon_id="p-contact"),
        )
        bewaar_stam(conn, stam, na)
    eigen = opnieuw(engine, case.project.kenmerk).stam
    assert set(eigen.diensten) == {"diensten-1", "diensten-2"}
    assert set(eigen.contactpersonen) == {"contactpersonen-1", "contactpersonen-2", "c-eigen"}
    assert "p-contact" in eigen.personen
    assert "p-vreemd" not in eigen.personen
    assert eigen.kenmerken == frozenset()
    genoemd = {document.vrijgever_id for document in case.documenten.values()} - {None}
    assert genoemd
    assert genoemd <= set(eigen.personen)


def test_alleen_verschillen_worden_geschreven(engine: Engine, case: Case) -> None:
    perceel = next(iter(case.percelen.values()))
    termijn = next(iter(case.termijnen.values()))
    na = case.met(
        replace(perceel, naam="Anders"),
        replace(termijn),  # equal to what stands there
        replace(termijn, id="termijnen-3", sleutel="termijnen-3"),
    )
    with meegeschreven(engine) as gestuurd, schrijf(engine) as conn:
        bewaard = bewaar(conn, case, na)
    assert sorted(wijzigend(gestuurd)) == ["INSERT INTO termijnen", "UPDATE percelen SET", "UPDATE projecten SET"]
    assert opnieuw(engine, case.project.kenmerk, alle_stam=True).termijnen == bewaard.termijnen
    assert bewaard.project.versie == case.project.versie + 1


def test_zonder_verschil_wordt_niets_geschreven(engine: Engine, case: Case) -> None:
    with meegeschreven(engine) as gestuurd, schrijf(engine) as conn:
        bewaard = bewaar(conn, case, replace(case, percelen=dict(case.percelen)))
    assert wijzigend(gestuurd) == []
    assert bewaard.project.versie == case.project.versie


def test_elk_verschil_maakt_de_versie_een_hoger(engine: Engine, case: Case) -> None:
    na = case.met_project(replace(case.project, toestand=ProjectToestand.INGETROKKEN))
    with schrijf(engine) as conn:
        bewaar(conn, case, na)
    project = opnieuw(engine, case.project.kenmerk).project
    assert project == replace(na.project, versie=case.project.versie + 1)


def test_wie_op_een_oude_versie_voortbouwt_wordt_geweigerd(engine: Engine, case: Case) -> None:
    perceel = next(iter(case.percelen.values()))
    with schrijf(engine) as conn:
        bewaar(conn, case, case.met(replace(perceel, naam="eerste")))
    with pytest.raises(Achterhaald), schrijf(engine) as conn:
        bewaar(conn, case, case.met(replace(perceel, naam="tweede")))
    assert opnieuw(engine, case.project.kenmerk).percelen[perceel.id].naam == "eerste"


def test_een_rij_verdwijnt_nooit(engine: Engine, case: Case) -> None:
    with pytest.raises(ValueError, match="never deleted"), schrijf(engine) as conn:
        bewaar(conn, case, replace(case, termijnen={}))


def test_een_rij_van_een_ander_project_wordt_geweigerd(engine: Engine, case: Case) -> None:
    vreemd = replace(next(iter(case.deelnames.values())), id="vreemd", project_id="projecten-9")
    with pytest.raises(ValueError, match="another project"), schrijf(engine) as conn:
        bewaar(conn, case, case.met(vreemd))


def test_een_kenmerk_bestaat_een_keer(engine: Engine, case: Case) -> None:
    ander = Case(stam=case.stam, project=replace(case.project, id="ander"))
    with pytest.raises(Dubbel) as fout, schrijf(engine) as conn:
        bewaar(conn, None, ander)
    assert fout.value.regel == "uq_projecten_kenmerk"


def test_een_tweede_project_blijft_buiten_beeld(engine: Engine, case: Case) -> None:
    ander = case_voorbeeld(case.stam, "projecten-2")
    with schrijf(engine) as conn:
        bewaar(conn, None, ander)
    assert opnieuw(engine, case.project.kenmerk).termijnen == case.termijnen
    assert opnieuw(engine, ander.project.kenmerk).termijnen == ander.termijnen
    with lees(engine) as conn:
        assert laad_stam(conn).kenmerken == {case.project.kenmerk, ander.project.kenmerk}


def test_een_document_krijgt_een_weergave(engine: Engine, case: Case) -> None:
    bestaand = next(iter(case.weergaven.values()))
    with schrijf(engine) as conn:
        assert not bewaar_weergave(conn, replace(bestaand, id="nogmaals", omvang=999))
        document = replace(next(iter(case.documenten.values())), id="documenten-3", sleutel="documenten-3")
        na = bewaar(conn, case, case.met(document))
        assert bewaar_weergave(conn, replace(bestaand, id="weergaven-3", document_id=document.id))
    weergaven = opnieuw(engine, case.project.kenmerk).weergaven
    assert weergaven[bestaand.id] == bestaand
    assert list(weergaven) == ["weergaven-1", "weergaven-2", "weergaven-3"]
    assert opnieuw(engine, case.project.kenmerk).project.versie == na.project.versie


def test_twee_tegelijk_verliezen_geen_wijziging(engine: Engine, stam: Stam) -> None:
    """Read, then write: without the lock of `slot` one would overwrite the other."""
    project = rij("projecten", Project, 1, omschrijving="")
    with schrijf(engine) as conn:
        bewaar(conn, None, Case(stam=stam, project=project))

    def schrijver(naam: str) -> None:
        for _ in range(10):
            with schrijf(engine) as conn:
                voor = laad(conn, project.kenmerk, slot=True)
                assert voor is not None
                na = voor.met_project(replace(voor.project, omschrijving=voor.project.omschrijving + naam))
                bewaar(conn, voor, na)

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(schrijver, "abcd"))
    geworden = opnieuw(engine, project.kenmerk).project
    assert sorted(geworden.omschrijving) == sorted("abcd" * 10)
    assert geworden.versie == 41


def test_twee_tegelijk_verliezen_geen_stamgegevens(engine: Engine, stam: Stam) -> None:
    def schrijver(naam: str) -> None:
        for _ in range(5):
            with schrijf(engine) as conn:
                voor = laad_stam(conn, slot=True)
                persoon = voor.personen["personen-1"]
                bewaar_stam(conn, voor, voor.met(replace(persoon, naam=persoon.naam + naam)))

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(schrijver, "abcd"))
    with lees(engine) as conn:
        na = laad_stam(conn)
    assert len(na.personen) == PERSONEN
    assert len(na.personen["personen-1"].naam) == len(stam.personen["personen-1"].naam) + 20


def test_een_onvolledige_rij_wordt_niet_bewaard(engine: Engine, case: Case) -> None:
    """Nothing of a change is written when one row of it is refused."""
    termijn: Termijn = next(iter(case.termijnen.values()))
    deelname: Deelname = next(iter(case.deelnames.values()))
    na = case.met(replace(termijn, redenering="anders"), replace(deelname, id="dubbel"))
    with pytest.raises(Dubbel), schrijf(engine) as conn:
        bewaar(conn, case, na)
    assert opnieuw(engine, case.project.kenmerk, alle_stam=True).termijnen == case.termijnen
