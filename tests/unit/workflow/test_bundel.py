"""One letter for several percelen: the rows stay one per perceel, and nobody releases or sends half a letter."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from tests.factories import Spel, klaar_voor, pad
from tests.factories.gegevens import INSCHRIJVERS, WINNAAR
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import PerceelToestand
from workflow.case.rechtszaak import Grond
from workflow.lezen import dienst_van, inschrijver_van, perceel_op_nummer
from workflow.verbs.gunning import NeemGunningsbeslissing

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
DAG = date(2026, 6, 13)


@cache
def _vastgesteld() -> Spel:
    """Both percelen up to the decision; Beta wins the second one."""
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(100_000))
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    pad.registreer_inschrijvingen(spel, "1", "2")
    for stap_ in (pad.beoordeel, pad.leg_advies_voor, pad.stel_advies_vast):
        stap_(spel, "1")
        stap_(spel, "2")
    return spel.op("2026-06-12T09:00")


def _spel(winnaar_van_2: str = WINNAAR) -> Spel:
    spel = _vastgesteld().kopie()
    if winnaar_van_2 != WINNAAR:
        naam = {i.id: inschrijver_van(spel.zaak, i).naam for i in spel.zaak.inschrijvingen.values()}
        tweede = {a.id for a in spel.zaak.adviezen.values() if a.perceel_id == _perceel_id(spel, "2")}
        uitslagen = [u for u in spel.zaak.uitslagen.values() if u.advies_id in tweede]
        anders = [replace(u, winnaar=naam[u.inschrijving_id] == winnaar_van_2) for u in uitslagen]
        spel = spel.met_case(spel.zaak.met(*anders))
    return spel


def _beslist(winnaar_van_2: str = WINNAAR) -> Spel:
    spel = _spel(winnaar_van_2)
    spel.doe("neem_gunningsbeslissing", percelen=("1", "2"), geplande_verzenddatum=DAG)
    return spel


def _perceel_id(spel: Spel, nummer: str) -> str:
    return perceel_op_nummer(spel.zaak, nummer).id


def _brieven(spel: Spel) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort in BRIEVEN]


def _naar(spel: Spel, document: Document) -> str:
    return inschrijver_van(spel.zaak, spel.zaak.inschrijvingen[document.inschrijving_id or ""]).naam


def _besteld(spel: Spel) -> Counter[tuple[str, str, str]]:
    brieven = {d.id: d for d in _brieven(spel)}
    return Counter(
        (dienst_van(spel.zaak, d.deelname_id or "").naam, _naar(spel, d), d.soort)
        for e in spel.effecten
        if (d := brieven.get(e.document_id))
    )


def _standen(spel: Spel) -> Counter[tuple[str, str]]:
    nummers = {p.id: p.nummer for p in spel.zaak.percelen.values()}
    return Counter((nummers[d.perceel_id or ""], str(d.toestand)) for d in _brieven(spel))


def test_twee_keer_dezelfde_uitkomst_is_een_brief() -> None:
    spel = _beslist()
    assert len(_brieven(spel)) == 2 * len(pad.DEELNEMERS) * len(INSCHRIJVERS)
    assert _besteld(spel) == {
        (dienst, naam, "gunningsbrief" if naam == WINNAAR else "afwijzingsbrief"): 1
        for dienst in pad.DEELNEMERS
        for naam in INSCHRIJVERS
    }
    for brief in _brieven(spel):
        leden = [d for d in _brieven(spel) if d.bundel_id == brief.bundel_id]
        assert leden[0].id == brief.bundel_id
        assert [d.perceel_id for d in leden] == [_perceel_id(spel, "1"), _perceel_id(spel, "2")]
        assert len({(d.soort, d.deelname_id, _naar(spel, d)) for d in leden}) == 1


def test_een_gewonnen_en_een_verloren_zijn_twee_brieven() -> None:
    spel = _beslist("Beta Hulp")
    van_alfa = [d for d in _brieven(spel) if _naar(spel, d) == WINNAAR]
    assert {(d.soort, d.bundel_id) for d in van_alfa} == {(soort, None) for soort in BRIEVEN}
    van_gamma = [d for d in _brieven(spel) if _naar(spel, d) == "Gamma Thuis"]
    assert None not in {d.bundel_id for d in van_gamma}
    assert set(_besteld(spel).values()) == {1}


def test_een_perceel_alleen_geeft_geen_bundel() -> None:
    for met in ({"perceel": "2"}, {"percelen": ("2",)}):
        spel = _spel()
        spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=DAG, **met)
        assert {d.bundel_id for d in _brieven(spel)} == {None}
        assert {d.perceel_id for d in _brieven(spel)} == {_perceel_id(spel, "2")}


def test_samen_beslissen_is_alles_of_niets_en_noemt_elk_perceel() -> None:
    spel = _spel()
    voor = spel.zaak
    (advies_2,) = [a for a in voor.adviezen.values() if a.perceel_id == _perceel_id(spel, "2")]
    spel = spel.met_case(voor.met(replace(advies_2, inhoud_sha256="ff" * 32)))
    voor = spel.zaak
    redenen = spel.weiger("neem_gunningsbeslissing", percelen=("1", "2"), geplande_verzenddatum=DAG)
    assert redenen.keys() == {"advies_niet_vastgesteld"}
    assert redenen["advies_niet_vastgesteld"].startswith("perceel 2: ")
    assert spel.zaak == voor


def test_hetzelfde_perceel_twee_keer_is_geen_invoer() -> None:
    with pytest.raises(ValueError, match="één keer"):
        NeemGunningsbeslissing(percelen=("1", "1"), geplande_verzenddatum=DAG)


def test_vrijgeven_en_verzenden_gaan_over_de_hele_brief() -> None:
    """Whoever chooses one perceel chooses the letters that it is in."""
    spel = _beslist()
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN, perceel="2")
    assert _standen(spel) == {("1", "vrijgegeven"): 9, ("2", "vrijgegeven"): 9}
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=BRIEVEN, perceel="1")
    assert _standen(spel) == {("1", "verzonden"): 9, ("2", "verzonden"): 9}
    assert {p.toestand for p in spel.zaak.percelen.values()} == {PerceelToestand.OPSCHORTING}
    assert len([t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]) == 2


def test_gemengde_brieven_gaan_ook_alleen() -> None:
    spel = _beslist("Beta Hulp")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("gunningsbrief",), perceel="1")
    assert _standen(spel)["2", "vrijgegeven"] == 0


def _verzonden() -> Spel:
    spel = _beslist()
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=BRIEVEN)
    return spel.op("2026-06-15T09:00")


def test_een_verbeterd_perceel_laat_de_brief_voor_het_andere_staan() -> None:
    spel = _verzonden()
    dag = date(2026, 6, 17)
    spel.samen("corrigeer_gunningsbeslissing", perceel="1", geplande_verzenddatum=dag, motivering="Een schrijffout.")
    assert _standen(spel) == {("1", "ingetrokken"): 9, ("1", "concept"): 9, ("2", "verzonden"): 9}
    nieuw = [d for d in _brieven(spel) if d.toestand == DocumentToestand.CONCEPT]
    assert {(d.bundel_id, d.versie) for d in nieuw} == {(None, 2)}
    assert perceel_op_nummer(spel.zaak, "2").toestand == PerceelToestand.OPSCHORTING
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-17T09:00").doe("bevestig_verzending", soorten=BRIEVEN)
    assert _standen(spel) == {("1", "ingetrokken"): 9, ("1", "verzonden"): 9, ("2", "verzonden"): 9}
    (een,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend" and t.start == dag]
    assert een.perceel_id == _perceel_id(spel, "1")


def test_een_perceel_dat_voor_verzending_vervalt_houdt_de_rest_niet_op() -> None:
    spel = _beslist()
    spel.maak_brieven()
    spel.samen("heropen_beoordeling", perceel="1", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    assert _standen(spel) == {("1", "vervallen"): 9, ("2", "concept"): 9}
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=BRIEVEN)
    assert _standen(spel) == {("1", "vervallen"): 9, ("2", "verzonden"): 9}
    assert perceel_op_nummer(spel.zaak, "1").toestand == PerceelToestand.BEOORDELING
