"""Calendars follow the termijnen: invited once, moved under the same UID with a higher SEQUENCE, or called off."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, moment, pad, tot
from tests.factories.gegevens import DIENSTEN
from tests.factories.spel import email
from usecases.afspraken import afspraak_van
from workflow.agenda import AFSPRAAK, AFZEGGING, plek_van, wijzigingen
from workflow.call import Beleid
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import Document
from workflow.case.post import BerichtToestand
from workflow.case.termijn import SoortTermijn

STRATEGIE = SoortTermijn.VASTSTELLING_STRATEGIE


def _controleer(spel: Spel, tekst: str, *, bezorg: bool = True) -> Spel:
    spel.op(tekst).doe("controleer_termijnen", "systeem")
    if bezorg:
        spel.bezorg_post()
    return spel


def _berichten(spel: Spel, soort: str, wie: str) -> list[Document]:
    persoon = next(p for p in spel.stam.personen.values() if p.email == email(wie))
    eigen = (d for d in spel.zaak.documenten.values() if d.soort == soort and d.termijn_id)
    return [d for d in eigen if d.geadresseerde_id == persoon.id and d.toestand != "vervallen"]


def _aangeboden() -> Spel:
    """The strategy is offered, and the letters that ask are sent."""
    spel = tot("inkoopstrategie_vaststelling")
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    spel.beleid = replace(Beleid(), vaststellingstermijn=1)
    return spel


def _verplaats(spel: Spel, dag: str) -> None:
    spel.doe("verplaats_termijn", soort=STRATEGIE, naar=moment(dag).date(), motivering="Een college vergadert later.")


def test_een_dienst_wordt_pas_uitgenodigd_als_zijn_brief_weg_is() -> None:
    spel = _controleer(tot("inkoopstrategie_vaststelling"), "2026-02-18T09:05")
    assert _berichten(spel, AFSPRAAK, "asten") == []
    assert len(_berichten(spel, AFSPRAAK, "inkoper-1")) == len(_berichten(spel, AFSPRAAK, "manager-1")) == 1
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    _controleer(spel, "2026-02-18T09:20")
    assert [len(_berichten(spel, AFSPRAAK, d.lower())) for d in DIENSTEN] == [1, 1, 1, 1]
    voor = spel.zaak
    _controleer(spel, "2026-02-19T09:20")
    assert spel.zaak == voor


def test_een_leider_krijgt_een_afspraak_voor_alle_diensten_samen() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    aantal = Counter(d.geadresseerde_id for d in spel.zaak.documenten.values() if d.soort == AFSPRAAK)
    assert set(aantal.values()) == {1}
    assert len(aantal) == len(DIENSTEN) + 2


def test_een_verplaatsing_houdt_de_uid_en_verhoogt_het_volgnummer() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    _verplaats(spel, "2026-03-25")
    _controleer(spel, "2026-02-19T09:20")
    _verplaats(spel, "2026-04-01")
    _controleer(spel, "2026-02-20T09:20")
    for wie in ("asten", "inkoper-1"):
        afspraken = [afspraak_van(spel.zaak, d) for d in _berichten(spel, AFSPRAAK, wie)]
        assert len({a.uid for a in afspraken}) == 1
        assert [a.volgnummer for a in afspraken] == [0, 1, 2]
        assert [f"{a.begin:%m-%d}" for a in afspraken] == ["03-18", "03-25", "04-01"]
    assert len({afspraak_van(spel.zaak, d).uid for d in spel.zaak.documenten.values() if d.soort == AFSPRAAK}) == 6


def test_wat_nog_in_de_post_ligt_maakt_plaats() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20", bezorg=False)
    _verplaats(spel, "2026-03-25")
    _controleer(spel, "2026-02-18T09:35", bezorg=False)
    (afspraak,) = _berichten(spel, AFSPRAAK, "asten")
    assert afspraak.versie == 2
    assert afspraak_van(spel.zaak, afspraak).begin.day == 25


def test_heen_en_terug_voor_de_controle_zegt_niets() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    _verplaats(spel, "2026-03-25")
    _verplaats(spel, "2026-03-18")
    _controleer(spel, "2026-02-18T09:35")
    assert [d.versie for d in _berichten(spel, AFSPRAAK, "asten")] == [1]


def test_buiten_werktijd_wacht_een_agenda() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T18:00")
    assert _berichten(spel, AFSPRAAK, "asten") == []


def test_intrekken_zegt_af_wat_verteld_is_en_nog_moest_komen() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    pad.stel_vast(spel, "Asten", "asten", Onderwerp.INKOOPSTRATEGIE, spel.nu.date())
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    spel.samen("trek_in", tweede="manager-1", motivering="Er is te weinig belangstelling.")
    _controleer(spel, "2026-02-19T09:20")
    afgezegd = {
        wie: [afspraak_van(spel.zaak, d) for d in _berichten(spel, AFZEGGING, wie)] for wie in ("best", "inkoper-1")
    }
    assert [(a.methode, a.volgnummer) for a in afgezegd["best"]] == [("CANCEL", 1)]
    assert [(a.methode, a.volgnummer) for a in afgezegd["inkoper-1"]] == [("CANCEL", 1)]
    assert afgezegd["best"][0].uid == afspraak_van(spel.zaak, _berichten(spel, AFSPRAAK, "best")[0]).uid
    assert _berichten(spel, AFZEGGING, "asten") == []
    voor = spel.zaak
    assert _controleer(spel, "2026-02-20T09:20").zaak == voor


def test_wat_nooit_verteld_is_wordt_niet_afgezegd() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20", bezorg=False)
    spel.samen("trek_in", tweede="manager-1", motivering="Er is te weinig belangstelling.")
    _controleer(spel, "2026-02-19T09:20")
    assert not [d for d in spel.zaak.documenten.values() if d.soort == AFZEGGING and d.termijn_id]


@pytest.mark.parametrize("stand", [BerichtToestand.GECLAIMD, BerichtToestand.ONZEKER])
def test_wat_misschien_aankwam_wordt_wel_afgezegd(stand: BerichtToestand) -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20", bezorg=False)
    spel.case = spel.zaak.met(*(replace(b, toestand=stand) for b in spel.zaak.berichten.values()))
    spel.samen("trek_in", tweede="manager-1", motivering="Er is te weinig belangstelling.")
    _controleer(spel, "2026-02-19T09:20")
    assert len(_berichten(spel, AFZEGGING, "best")) == 1


def test_wie_het_project_overneemt_krijgt_de_afspraken_en_wie_weggaat_raakt_ze_kwijt() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    oud = next(
        p for p in spel.zaak.projectleiders.values() if spel.stam.personen[p.persoon_id].email == email("manager-1")
    )
    nieuw = next(p for p in spel.stam.personen.values() if p.email == email("manager-2"))
    spel.case = spel.zaak.met(replace(oud, persoon_id=nieuw.id))
    _controleer(spel, "2026-02-19T09:20")
    assert len(_berichten(spel, AFZEGGING, "manager-1")) == len(_berichten(spel, AFSPRAAK, "manager-2")) == 1


def test_wat_gehaald_of_voorbij_is_blijft_staan() -> None:
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    for dienst in DIENSTEN:
        pad.stel_vast(spel, dienst, dienst.lower(), Onderwerp.INKOOPSTRATEGIE, spel.nu.date())
        pad.verleen_mandaat(spel, dienst, dienst.lower(), None)
    _controleer(spel, "2026-02-19T09:20")
    _controleer(spel, "2026-03-19T09:20")
    assert not [d for d in spel.zaak.documenten.values() if d.soort == AFZEGGING]


def test_de_sluiting_heeft_een_tijd_en_schuift_mee() -> None:
    spel = _controleer(tot("nota_van_inlichtingen"), "2026-03-24T09:00")
    sluiting = [
        d for d in _berichten(spel, AFSPRAAK, "inkoper-1") if plek_van(spel.zaak, d).soort == SoortTermijn.SLUITING
    ]
    afspraak = afspraak_van(spel.zaak, sluiting[-1])
    assert (afspraak.hele_dag, afspraak.begin) == (False, moment("2026-05-11T12:00"))


# --- de startbijeenkomst -------------------------------------------------------------------------------------------


def _uitgenodigd() -> Spel:
    spel = klaar_voor("plan_startbijeenkomst").na.kopie()
    spel.verzend("uitnodiging_startbijeenkomst", "agenda_startbijeenkomst")
    return spel


def test_een_verplaatste_bijeenkomst_houdt_de_uid() -> None:
    spel = _uitgenodigd()
    eerst = {
        d.deelname_id: afspraak_van(spel.zaak, d)
        for d in spel.zaak.documenten.values()
        if d.soort == "agenda_startbijeenkomst"
    }
    spel.doe(
        "plan_startbijeenkomst",
        begin=moment("2026-02-05T10:00"),
        plaats="Best",
        reageren_voor=moment("2026-01-30T17:00"),
    )
    later = {
        d.deelname_id: afspraak_van(spel.zaak, d)
        for d in spel.zaak.documenten.values()
        if d.soort == "agenda_startbijeenkomst"
    }
    for deelname, afspraak in eerst.items():
        assert (afspraak.uid, afspraak.volgnummer) == (later[deelname].uid, 0)
        assert later[deelname].volgnummer == 2


@pytest.mark.parametrize("hoe", ["trek_in", "trek_interesse_in"])
def test_een_bijeenkomst_die_niet_doorgaat_wordt_een_keer_afgezegd(hoe: str) -> None:
    spel = _uitgenodigd()
    if hoe == "trek_in":
        spel.samen("trek_in", tweede="manager-1", motivering="Er is te weinig belangstelling.")
    else:
        spel.doe("trek_interesse_in", "asten", dienst="Asten")
    voor = spel.nu
    spel.nu = voor.replace(hour=12)
    for _ in range(2):
        spel.doe("controleer_termijnen", "systeem")
        spel.bezorg_post()
    afgezegd = [afspraak_van(spel.zaak, d) for d in spel.zaak.documenten.values() if d.soort == AFZEGGING]
    assert len(afgezegd) == (4 if hoe == "trek_in" else 1)
    assert {(a.methode, a.volgnummer) for a in afgezegd} == {("CANCEL", 1)}


# --- wat er ook gebeurt --------------------------------------------------------------------------------------------

STAPPEN = st.lists(st.sampled_from(["25", "26", "27", "controle", "bezorg", "besluit"]), max_size=14)


@given(stappen=STAPPEN)
@settings(max_examples=60, deadline=None)
def test_na_elke_controle_zegt_elke_agenda_wat_de_termijn_zegt(stappen: list[str]) -> None:
    """A calendar of our own: it takes what arrives with a higher SEQUENCE, and drops what is called off."""
    spel = _controleer(_aangeboden(), "2026-02-18T09:20")
    for stap in [*stappen, "controle", "bezorg", "controle", "bezorg"]:
        spel.later(minutes=1)
        if stap == "controle":
            spel.doe("controleer_termijnen", "systeem")
        elif stap == "bezorg":
            spel.bezorg_post()
        elif stap == "besluit":
            _besluit(spel)
        elif any(
            t.soort == STRATEGIE and t.toestand == "open" and t.laatste_dag.day != int(stap)
            for t in spel.zaak.termijnen.values()
        ):
            _verplaats(spel, f"2026-03-{stap}")
    assert wijzigingen(spel.zaak, spel.nu) == []
    kalender = _ontvangen(spel)
    for termijn in spel.zaak.termijnen.values():
        if termijn.soort == STRATEGIE and termijn.toestand == "open":
            uids = {u: dag for u, (_, dag) in kalender.items() if f"-{termijn.deelname_id}-" in u}
            assert set(uids.values()) == {termijn.laatste_dag}


def _besluit(spel: Spel) -> None:
    open_ = [t for t in spel.zaak.termijnen.values() if t.soort == STRATEGIE and t.toestand == "open"]
    if len(open_) > 1:
        dienst = spel.stam.diensten[spel.zaak.deelnames[open_[0].deelname_id or ""].dienst_id].naam
        pad.stel_vast(spel, dienst, dienst.lower(), Onderwerp.INKOOPSTRATEGIE, spel.nu.date())
        pad.verleen_mandaat(spel, dienst, dienst.lower(), None)


def _ontvangen(spel: Spel) -> dict[str, tuple[int, object]]:
    agenda: dict[str, tuple[int, object]] = {}
    for bericht in spel.zaak.berichten.values():
        for document in (spel.zaak.documenten[id_] for id_ in bericht.documenten):
            if bericht.toestand != BerichtToestand.VERZONDEN or document.soort not in (AFSPRAAK, AFZEGGING):
                continue
            afspraak = afspraak_van(spel.zaak, document)
            assert afspraak.uid not in agenda or agenda[afspraak.uid][0] < afspraak.volgnummer
            agenda[afspraak.uid] = (afspraak.volgnummer, afspraak.begin.date())
    return agenda
