"""One joint letter per tenderer: as few letters as tenderers, and everything that waits for letters still works."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import Spel, klaar_voor, pad, tot
from tests.factories.gegevens import DEELNEMERS, INSCHRIJVERS
from tests.factories.zijpad_post import geef_brieven_vrij, van_brieven
from tests.unit.workflow.test_bundel import _vastgesteld
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import Aard, Briefvorm
from workflow.case.rechtszaak import Grond
from workflow.lezen import afzenders, beslissing, deelname_van, dienst_van
from workflow.voortgang.dienst import dienstvoortgang

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
SAMEN = Briefvorm.GEZAMENLIJK


def _beslist() -> Spel:
    spel = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    spel.doe("kies_briefvorm", vorm=SAMEN)
    pad.beslis(spel)
    return spel


def _verzonden() -> Spel:
    spel = _beslist()
    pad.verzend_beslissing(spel)
    return spel


def _van(spel: Spel, *soorten: str) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort in soorten]


def _namen(spel: Spel, document: Document) -> list[str]:
    return [dienst_van(spel.zaak, d.id).naam for d in afzenders(spel.zaak, document)]


def test_een_project_begint_met_een_brief_per_deelnemer() -> None:
    assert tot("aangemeld").zaak.project.briefvorm == Briefvorm.PER_DEELNEMER


def test_de_vorm_kan_al_bij_het_aanmelden_gekozen_worden() -> None:
    spel = pad.begin()
    pad.richt_in(spel)
    met = {"procedure": "openbaar", "aard": Aard.LEVERINGEN, "waarde": Decimal(4_000_000)}
    spel.doe("registreer_project", kenmerk="2026-015", naam="Inkt", briefvorm=SAMEN, **met)
    assert spel.zaak.project.briefvorm == SAMEN


def test_de_post_brengt_elke_inschrijver_een_bericht() -> None:
    spel = _beslist()
    geef_brieven_vrij(spel)
    spel.doe("verzend_brieven", soorten=BRIEVEN)
    assert len(van_brieven(spel)) == len({b.naar_naam for b in van_brieven(spel)}) == len(INSCHRIJVERS)
    spel.bezorg_post()
    assert spel.perceel.toestand == "opschorting"


def test_elke_inschrijver_krijgt_een_brief_van_allen() -> None:
    spel = _beslist()
    assert Counter(d.soort for d in _van(spel, *BRIEVEN)) == {
        "gunningsbrief": 1,
        "afwijzingsbrief": len(INSCHRIJVERS) - 1,
    }
    for brief in _van(spel, *BRIEVEN):
        assert brief.deelname_id is None
        assert _namen(spel, brief) == list(DEELNEMERS)


def test_de_brieven_per_deelnemer_zijn_van_een() -> None:
    spel = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    pad.beslis(spel)
    assert {tuple(_namen(spel, d)) for d in _van(spel, *BRIEVEN)} == {(naam,) for naam in DEELNEMERS}


def test_de_opschorting_begint_met_de_laatste_van_deze_brieven() -> None:
    spel = _beslist().op("2026-06-13T09:00")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert spel.perceel.toestand == "beslissing"
    spel.doe("bevestig_verzending", soorten=("gunningsbrief",))
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert termijn.laatste_dag == date(2026, 7, 3)


def test_een_later_einde_wordt_elke_inschrijver_een_keer_verteld() -> None:
    spel = _beslist().op("2026-06-13T09:00")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=("gunningsbrief",))
    spel.op("2026-06-14T08:00").samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    berichten = _van(spel, "correctiebericht")
    assert [d.deelname_id for d in berichten] == [None] * len(INSCHRIJVERS)
    assert {tuple(_namen(spel, d)) for d in berichten} == {DEELNEMERS}


def test_een_heropening_trekt_de_ene_brief_in() -> None:
    spel = _verzonden().later(days=1)
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Een bijlage is niet gelezen.")
    assert {d.toestand for d in _van(spel, *BRIEVEN)} == {DocumentToestand.INGETROKKEN}
    assert len(_van(spel, "intrekking_gunningsbeslissing")) == len(INSCHRIJVERS)
    assert {d.deelname_id for d in _van(spel, "intrekking_gunningsbeslissing")} == {None}


def test_na_een_heropening_mogen_de_volgende_brieven_een_andere_vorm_hebben() -> None:
    spel = _verzonden().later(days=1)
    assert set(spel.weiger("kies_briefvorm", vorm=Briefvorm.PER_DEELNEMER)) == {"briefvorm_staat_vast"}
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Een bijlage is niet gelezen.")
    spel.doe("kies_briefvorm", vorm=Briefvorm.PER_DEELNEMER)
    assert spel.zaak.project.briefvorm == Briefvorm.PER_DEELNEMER
    assert {d.deelname_id for d in _van(spel, "intrekking_gunningsbeslissing")} == {None}


def test_een_correctie_houdt_de_vorm() -> None:
    spel = _verzonden().later(days=1)
    met = {"geplande_verzenddatum": spel.nu.date(), "motivering": "Het adres van de rechtbank klopte niet."}
    spel.samen("corrigeer_gunningsbeslissing", **met)
    nieuw = [d for d in _van(spel, *BRIEVEN) if d.versie == 2]
    assert [d.deelname_id for d in nieuw] == [None] * len(INSCHRIJVERS)
    assert {d.toestand for d in _van(spel, *BRIEVEN) if d.versie == 1} == {DocumentToestand.INGETROKKEN}


def test_de_definitieve_gunning_is_een_brief_bij_alle_overeenkomsten() -> None:
    spel = _verzonden()
    pad.maak_overeenkomsten(spel)
    pad.voer_kort_geding(spel)
    pad.gun(spel)
    assert spel.perceel.toestand == "contract"
    (brief,) = _van(spel, "definitieve_gunning")
    assert (brief.deelname_id, _namen(spel, brief)) == (None, list(DEELNEMERS))
    assert len(spel.zaak.overeenkomsten) == len(DEELNEMERS)


def test_wie_na_de_verzending_uittreedt_stond_in_de_brief_en_wie_eerder_uittreedt_niet() -> None:
    """What was sent was in its name, what follows is not."""
    spel = _verzonden().later(days=1)
    pad.treed_uit(spel)
    brief = _van(spel, "gunningsbrief")[0]
    assert _namen(spel, brief) == list(DEELNEMERS)
    eerder = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    eerder.doe("kies_briefvorm", vorm=SAMEN)
    pad.beslis(eerder)
    pad.treed_uit(eerder)
    assert _namen(eerder, _van(eerder, "gunningsbrief")[0]) == [n for n in DEELNEMERS if n != "Deurne"]


def test_brieven_van_bizob_zelf_zijn_van_geen_deelnemer() -> None:
    spel = tot("contract")
    (bericht, *_) = _van(spel, "afloopbericht")
    assert afzenders(spel.zaak, bericht) == []
    uitnodiging = _van(spel, "uitnodiging_startbijeenkomst")[0]
    assert afzenders(spel.zaak, uitnodiging) == []


def test_twee_percelen_van_allen_in_een_brief() -> None:
    spel = _vastgesteld().kopie()
    spel.doe("kies_briefvorm", vorm=SAMEN)
    spel.doe("neem_gunningsbeslissing", percelen=("1", "2"), geplande_verzenddatum=date(2026, 6, 13))
    rijen = _van(spel, *BRIEVEN)
    assert len(rijen) == 2 * len(INSCHRIJVERS)
    assert len({d.bundel_id for d in rijen}) == len(INSCHRIJVERS)
    gevraagd = {e.document_id for e in spel.effecten} & {d.id for d in rijen}
    assert len(gevraagd) == len(INSCHRIJVERS)


def test_het_rapport_van_een_dienst_telt_de_brief_van_allen_mee() -> None:
    spel = _verzonden()
    rapport = dienstvoortgang(spel.zaak, (), deelname_van(spel.zaak, "Asten"), spel.call("systeem"))
    geteld = {b.titel: b.aantal for b in rapport.brieven}
    assert (geteld["Gunningsbrief"], geteld["Afwijzingsbrief"]) == (1, len(INSCHRIJVERS) - 1)


@pytest.mark.parametrize("perceelstand", ["advies", "beslissing", "opschorting"])
def test_de_keus_ligt_vast_zolang_een_beslissing_staat(perceelstand: str) -> None:
    spel = tot(perceelstand)
    if perceelstand == "advies":
        spel.doe("kies_briefvorm", vorm=SAMEN)
        assert beslissing(spel.zaak, spel.perceel) is None
    else:
        assert set(spel.weiger("kies_briefvorm", vorm=SAMEN)) == {"briefvorm_staat_vast"}


def test_de_winnaar_staat_vast_en_niet_de_vorm() -> None:
    """The form changes who is named in a letter, never to whom it goes."""
    los, samen = klaar_voor("neem_gunningsbeslissing").voor.kopie(), _beslist()
    pad.beslis(los)
    naar = [{(d.soort, d.inschrijving_id) for d in _van(s, *BRIEVEN)} for s in (los, samen)]
    assert naar[0] == naar[1]
