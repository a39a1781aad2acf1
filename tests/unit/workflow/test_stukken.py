"""Documents of the project beside its letters: what is ordered, when, how often, and to whom it can go."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import Spel, klaar_voor, pad, tot, vol
from tests.factories.gegevens import DEELNEMERS, DIENSTEN, WINNAAR
from tests.factories.zijpad_markt import publiceer_opnieuw
from workflow.beurt import Beurt
from workflow.case.dossier import Document, SoortStuk
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.rechtszaak import Grond
from workflow.documenten import KINDS
from workflow.effects.bewijs import maak_proces_verbaal
from workflow.effects.gunning import trek_beslissing_in
from workflow.lezen import dienst_van, inschrijver_van
from workflow.post import adres_van
from workflow.verbs import VERBS

CONCEPT = "aanbieding_concept_inkoopstrategie"
DOORZENDING = "doorzending_aanbestedingsdocumenten"
PV = "proces_verbaal_gunning"


def _van(spel: Spel, soort: str) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort == soort]


def _standen(spel: Spel, soort: str) -> Counter[tuple[int, str]]:
    return Counter((d.versie, str(d.toestand)) for d in _van(spel, soort))


def _diensten(spel: Spel, soort: str) -> list[str]:
    return sorted(dienst_van(spel.zaak, d.deelname_id or "").naam for d in _van(spel, soort))


# --- concept en strategie ------------------------------------------------------------------------------------------


def _met_concept() -> Spel:
    return klaar_voor("registreer_reactie").voor.kopie()


def test_iedere_dienst_in_het_project_krijgt_het_concept() -> None:
    spel = _met_concept()
    assert _diensten(spel, CONCEPT) == sorted(DIENSTEN)
    assert _standen(spel, CONCEPT) == {(1, "concept"): 4}


def test_wie_het_concept_nog_niet_kreeg_krijgt_alleen_het_laatste() -> None:
    spel = _met_concept()
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=(CONCEPT,), dienst="Asten")
    spel.doe("bevestig_verzending", soorten=(CONCEPT,), dienst="Asten")
    spel.doe("leg_concept_strategie_voor", reactie_tot=date(2026, 3, 2))
    assert _standen(spel, CONCEPT) == {(1, "verzonden"): 1, (1, "vervallen"): 3, (2, "concept"): 4}


def test_na_de_aanbieding_wordt_er_niet_meer_om_een_reactie_gevraagd() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    assert _standen(spel, CONCEPT) == {(1, "vervallen"): 4}


def test_de_strategie_is_besteld_voor_de_brieven_die_haar_noemen() -> None:
    decision = klaar_voor("bied_strategie_ter_vaststelling_aan").na
    soorten = [decision.zaak.documenten[e.document_id].soort for e in decision.effecten]
    assert soorten.index("inkoopstrategie") < soorten.index("mandaatbrief")
    (strategie,) = _van(decision, "inkoopstrategie")
    assert (strategie.deelname_id, strategie.perceel_id, strategie.versie) == (None, None, 1)


@pytest.mark.parametrize(("vrij", "toestand"), [(False, "vervallen"), (True, "vrijgegeven")])
def test_een_nieuwe_versie_neemt_de_plaats_in_van_een_die_niemand_vrijgaf(vrij: bool, toestand: str) -> None:
    """One that was released went along with the letters: it stays what was asked."""
    spel = klaar_voor("bied_strategie_ter_vaststelling_aan").na.kopie()
    if vrij:
        spel.maak_brieven()
        spel.samen("geef_vrij", soorten=("inkoopstrategie",))
    concept = klaar_voor("leg_strategie_vast").met
    spel.voer_uit("leg_strategie_vast", "inkoper-1", concept)
    spel.doe("leg_concept_strategie_voor", reactie_tot=date(2026, 2, 25))
    spel.op("2026-02-26T09:00").doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 4, 1))
    assert _standen(spel, "inkoopstrategie") == {(1, toestand): 1, (2, "concept"): 1}


@pytest.mark.parametrize("verb", ["bevestig_verzending", "verzend_brieven"])
def test_een_mandaatbrief_gaat_niet_zonder_de_strategie_die_zij_meeneemt(verb: str) -> None:
    spel = klaar_voor("bied_strategie_ter_vaststelling_aan").na.kopie()
    brieven = ("mandaatbrief", "concept_collegebesluit")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=brieven)
    assert "'Inkoopstrategie' gaat mee" in spel.weiger(verb, soorten=brieven)["niet_vrijgegeven"]
    assert "niet_vrijgegeven" not in spel.antwoord(verb, "inkoper-1", VERBS[verb].argumenten(soorten=brieven[1:]))
    spel.samen("geef_vrij", soorten=("inkoopstrategie",))
    assert "niet_vrijgegeven" not in spel.antwoord(verb, "inkoper-1", VERBS[verb].argumenten(soorten=brieven))


# --- publicatie en nota --------------------------------------------------------------------------------------------


def test_alleen_deelnemers_horen_wat_er_gepubliceerd_is() -> None:
    spel = tot("nota_van_inlichtingen")
    assert _diensten(spel, DOORZENDING) == sorted(DEELNEMERS)
    assert _standen(spel, DOORZENDING) == {(1, "concept"): 3}


def test_elke_nota_is_een_document_ook_na_een_nieuwe_publicatie() -> None:
    spel = tot("beoordeling")
    assert _standen(spel, "nota_van_inlichtingen") == {(1, "concept"): 1, (2, "concept"): 1}
    publiceer_opnieuw(spel)
    opnieuw = klaar_voor("publiceer").met
    spel.op("2026-06-16T09:00").doe(
        "publiceer",
        platform=opnieuw.platform,
        referentie="600009",
        vragen_tot=date(2026, 7, 10),
        nvi_uiterlijk=date(2026, 7, 20),
        sluiting=pad.SLUITING.replace(month=8, day=3),
        gestanddoening_tot=date(2026, 12, 31),
    )
    assert _standen(spel, DOORZENDING) == {(1, "vervallen"): 3, (2, "concept"): 3}
    spel.op("2026-07-15T09:00").doe("publiceer_nvi")
    assert sorted(d.versie for d in _van(spel, "nota_van_inlichtingen")) == [1, 2, 3]


# --- bewijs --------------------------------------------------------------------------------------------------------


def _keur_goed(spel: Spel) -> None:
    bewijs = spel.leg_in_dossier("uittreksel", SoortStuk.BEWIJSMIDDEL)
    spel.doe("keur_bewijsmiddelen_goed", inschrijver=WINNAAR, bewijs=bewijs)


def test_niemand_wordt_om_bewijs_gevraagd_voordat_iedereen_de_uitkomst_kent() -> None:
    spel = tot("beslissing")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("gunningsbrief", "afwijzingsbrief"))
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=("gunningsbrief",))
    assert not _van(spel, "bewijsverzoek")
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert _standen(spel, "bewijsverzoek") == {(1, "concept"): 1}


def test_alleen_de_winnaar_wordt_om_bewijs_gevraagd() -> None:
    spel = tot("opschorting")
    (verzoek,) = _van(spel, "bewijsverzoek")
    inschrijving = spel.zaak.inschrijvingen[verzoek.inschrijving_id or ""]
    assert inschrijver_van(spel.zaak, inschrijving).naam == WINNAAR
    assert (verzoek.deelname_id, verzoek.perceel_id, verzoek.versie) == (None, spel.perceel.id, 1)


@pytest.mark.parametrize(("verzonden", "toestand"), [(False, "vervallen"), (True, "verzonden")])
def test_wat_goedgekeurd_is_wordt_niet_meer_gevraagd(verzonden: bool, toestand: str) -> None:
    spel = tot("opschorting")
    if verzonden:
        spel.verzend("bewijsverzoek")
    _keur_goed(spel)
    assert _standen(spel, "bewijsverzoek") == {(1, toestand): 1}


def test_een_schrijffout_verandert_niets_aan_een_verzoek_dat_verzonden_is() -> None:
    spel = tot("opschorting")
    spel.verzend("bewijsverzoek")
    pad.corrigeer(spel)
    spel.verzend("gunningsbrief", "afwijzingsbrief")
    assert str(spel.perceel.toestand) == "opschorting"
    assert _standen(spel, "bewijsverzoek") == {(1, "verzonden"): 1}


def test_na_een_schrijffout_wacht_een_verzoek_dat_niet_verzonden_is_op_de_nieuwe_brieven() -> None:
    """It says who wins: nobody hears so from it before the letters of the corrected decision."""
    spel = tot("opschorting")
    pad.corrigeer(spel)
    assert _standen(spel, "bewijsverzoek") == {(1, "vervallen"): 1}
    spel.verzend("gunningsbrief", "afwijzingsbrief")
    assert _standen(spel, "bewijsverzoek") == {(1, "vervallen"): 1, (2, "concept"): 1}


def test_een_schrijffout_raakt_het_verzoek_van_een_ander_perceel_niet() -> None:
    spel = tot("opschorting")
    (verzoek,) = _van(spel, "bewijsverzoek")
    ander = replace(spel.perceel, id="id-tweede", nummer="2")
    van_ander = replace(verzoek, id="id-verzoek", sleutel="ander", perceel_id=ander.id)
    beurt = Beurt(spel.zaak.met(ander, van_ander), None, spel.call("inkoper-1")).voor(spel.perceel)
    na = trek_beslissing_in(beurt).case.documenten
    assert (str(na[verzoek.id].toestand), str(na[van_ander.id].toestand)) == ("vervallen", "concept")


def _winnaar_trekt_in(spel: Spel) -> None:
    brief = spel.leg_in_dossier("bericht-winnaar", SoortStuk.CORRESPONDENTIE)
    dag = spel.nu.date()
    spel.doe("trek_inschrijving_in", inschrijver=WINNAAR, ingetrokken_op=dag, bewijs=brief)


@pytest.mark.parametrize(("verzonden", "toestand"), [(False, "vervallen"), (True, "verzonden")])
@pytest.mark.parametrize("weg", [_winnaar_trekt_in, pad.wijs_bewijs_af])
def test_wie_niet_meer_wint_wordt_niet_meer_om_bewijs_gevraagd(
    weg: Callable[[Spel], None], verzonden: bool, toestand: str
) -> None:
    spel = tot("opschorting")
    if verzonden:
        spel.verzend("bewijsverzoek")
    weg(spel)
    assert _standen(spel, "bewijsverzoek") == {(1, toestand): 1}


def test_wie_het_bewijs_al_gaf_wordt_er_niet_om_gevraagd() -> None:
    spel = tot("beslissing")
    _keur_goed(spel)
    pad.verzend_beslissing(spel)
    assert not _van(spel, "bewijsverzoek")


@pytest.mark.parametrize(("verzonden", "toestand"), [(False, "vervallen"), (True, "ingetrokken")])
def test_bij_heropening_geldt_het_verzoek_niet_meer(verzonden: bool, toestand: str) -> None:
    spel = tot("opschorting")
    if verzonden:
        spel.verzend("bewijsverzoek")
    pad.heropen(spel)
    assert _standen(spel, "bewijsverzoek") == {(1, toestand): 1}


def test_wie_opnieuw_wint_met_goedgekeurd_bewijs_wordt_niet_nog_eens_gevraagd() -> None:
    met, zonder = tot("opschorting"), tot("opschorting")
    _keur_goed(met)
    for spel in (met, zonder):
        pad.heropen(spel)
        spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
        for dienst in DEELNEMERS:
            bewijs = spel.leg_in_dossier(f"tweede-{dienst}", SoortStuk.BESLUIT, dienst, dienst.lower())
            spel.doe(
                "registreer_besluit", dienst.lower(), dienst=dienst, onderwerp="gunningsadvies", perceel="1",
                uitkomst="vastgesteld", nummer="2", besluitdatum=date(2026, 6, 15), getekend_op=date(2026, 6, 15),
                bewijs=bewijs,
            )  # fmt: skip
        spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 16))
        spel.verzend("gunningsbrief", "afwijzingsbrief")
    assert max(d.versie for d in _van(zonder, "bewijsverzoek")) == 2
    assert max(d.versie for d in _van(met, "bewijsverzoek")) == 1


# --- proces-verbaal ------------------------------------------------------------------------------------------------


def test_de_gunning_heeft_een_proces_verbaal_per_perceel() -> None:
    spel = tot("contract")
    (verbaal,) = _van(spel, PV)
    assert (verbaal.perceel_id, verbaal.deelname_id, verbaal.inschrijving_id) == (spel.perceel.id, None, None)
    assert not _van(tot("opschorting"), PV)


def test_ook_zonder_geldige_inschrijving_en_elke_keer_opnieuw() -> None:
    spel = tot("beoordeling")
    publiceer_opnieuw(spel)
    assert _standen(spel, PV) == {(1, "concept"): 1}
    beurt = maak_proces_verbaal(Beurt(spel.zaak, None, spel.call("inkoper-1")).voor(spel.perceel))
    assert sorted(d.versie for d in beurt.case.documenten.values() if d.soort == PV) == [1, 2]


def test_ook_voor_een_perceel_waarop_niemand_inschreef() -> None:
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(100_000))
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    pad.registreer_inschrijvingen(spel, "1")
    (verbaal,) = _van(spel, PV)
    assert spel.zaak.percelen[verbaal.perceel_id or ""].nummer == "2"


def test_wat_na_de_publicatie_wordt_ingetrokken_heeft_een_proces_verbaal_per_perceel() -> None:
    for intrekken in (pad.trek_in, pad.trek_perceel_in):
        spel = tot("opschorting") if intrekken == pad.trek_in else tot("advies")
        intrekken(spel)
        assert _standen(spel, PV) == {(1, "concept"): 1}
    spel = tot("aanbestedingsdocumenten")
    spel.samen("trek_in", motivering="De behoefte is vervallen.")
    assert not _van(spel, PV)


@pytest.mark.parametrize("soort", ["inkoopstrategie", "nota_van_inlichtingen", PV, "proces_verbaal_opening"])
def test_wat_van_het_project_als_geheel_is_gaat_niet_op_de_post(soort: str) -> None:
    """Nobody in particular is its addressee: the post refuses it, and names it."""
    spel = vol("contract")
    document = _van(spel, soort)[-1]
    assert adres_van(spel.zaak, document) is None
    if soort != "inkoopstrategie":
        spel.maak_brieven()
        spel.samen("geef_vrij", soorten=(soort,))
    assert KINDS[soort].titel in spel.weiger("verzend_brieven", soorten=(soort,))["geen_adres"]


def test_het_verzoek_om_bewijs_zegt_van_buiten_niet_wie_wint() -> None:
    assert KINDS["bewijsverzoek"].envelop == KINDS["intrekkingsbrief"].envelop


def test_na_intrekking_van_het_perceel_staat_er_geen_verzoek_meer_open() -> None:
    spel = tot("opschorting")
    pad.besluit_tot_intrekking(spel, "1")
    spel.samen("trek_perceel_in", perceel="1", motivering="Er is geen behoefte meer.")
    assert _standen(spel, "bewijsverzoek") == {(1, "vervallen"): 1}


def test_een_afgevallen_winnaar_wordt_niet_opnieuw_gevraagd() -> None:
    spel = tot("opschorting")
    pad.wijs_bewijs_af(spel)
    spel.samen("heropen_beoordeling", grond=Grond.BEWIJS_AFGEWEZEN, motivering="Het bewijs klopt niet.")
    (weg,) = [i for i in spel.zaak.inschrijvingen.values() if i.toestand == InschrijvingToestand.AFGEVALLEN]
    assert inschrijver_van(spel.zaak, weg).naam == WINNAAR
    assert _standen(spel, "bewijsverzoek") == {(1, "vervallen"): 1}
