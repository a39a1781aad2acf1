"""A winner that refuses, cannot prove or withdraws: assessed again, number two wins, with a standstill of its own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import Spel, pad, tot, vol
from workflow.case.contract import OvereenkomstToestand, Partij
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.rechtszaak import Grond
from workflow.lezen import advies, beslissing, uitslagen_van, winnaars_van
from workflow.rooster import rooster
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
TWEEDE = "Beta Hulp"


def _weiger(spel: Spel) -> Grond:
    pad.weiger(spel, partij=Partij.LEVERANCIER)
    return Grond.WINNAAR_WEIGERT


def _wijs_bewijs_af(spel: Spel) -> Grond:
    pad.wijs_bewijs_af(spel)
    return Grond.BEWIJS_AFGEWEZEN


def _heropen(spel: Spel, grond: Grond) -> None:
    spel.samen("heropen_beoordeling", grond=grond, motivering="Deze winnaar kan de opdracht niet krijgen.")


def _weiger_heropening(spel: Spel, grond: Grond) -> set[str]:
    return set(spel.weiger("heropen_beoordeling", grond=grond, motivering="Er is iets mis."))


def _stand(spel: Spel) -> dict[str, str]:
    case = spel.zaak
    return {case.inschrijvers[i.inschrijver_id].naam: str(i.toestand) for i in case.inschrijvingen.values()}


def _winnaars(spel: Spel) -> list[str]:
    return [naam for naam, toestand in _stand(spel).items() if toestand == "winnaar"]


def _termijnen(spel: Spel, soort: str) -> list[str]:
    return [str(t.toestand) for t in spel.zaak.termijnen.values() if t.soort == soort]


def _beslis_opnieuw(spel: Spel) -> None:
    """A new advies that everybody adopts on its last day, and the letters sent on that same day."""
    spel.doe("leg_gunningsadvies_voor", deadline=spel.nu.date() + timedelta(days=21))
    spel.later(days=20)
    dag = spel.nu.date()
    for dienst in pad.DEELNEMERS:
        spel.doe(
            "registreer_besluit",
            dienst.lower(),
            dienst=dienst,
            onderwerp=Onderwerp.GUNNINGSADVIES,
            uitkomst=Uitkomst.VASTGESTELD,
            nummer="nieuw-advies",
            besluitdatum=dag,
            getekend_op=dag,
            bewijs=spel.leg_in_dossier(f"nieuw-advies-{dienst}", SoortStuk.BESLUIT, dienst, dienst.lower()),
        )
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=dag)
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)


def _maak_overeenkomsten(spel: Spel, winnaar: str) -> None:
    bewijs = spel.leg_in_dossier("bewijs-nieuw", SoortStuk.BEWIJSMIDDEL)
    spel.doe("keur_bewijsmiddelen_goed", inschrijver=winnaar, bewijs=bewijs)
    tekst = spel.leg_in_dossier("overeenkomst-nieuw", SoortStuk.OVEREENKOMST)
    duur = {"ingangsdatum": date(2026, 10, 1), "einddatum": date(2030, 9, 30)}
    spel.doe("leg_overeenkomst_vast", inschrijver=winnaar, tekst=tekst, nvi_ronde=2, **duur)
    spel.samen("geef_vrij", soorten=("overeenkomst",))


def _teken(spel: Spel, dienst: str, winnaar: str, *partijen: Partij) -> None:
    code = f"getekend-{dienst}-{len(spel.zaak.dossierstukken)}"
    spel.leg_in_dossier(code, SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
    for partij in partijen or tuple(Partij):
        dag = spel.nu.date()
        met = {"inschrijver": winnaar, "dienst": dienst, "partij": partij, "getekend_op": dag, "bewijs": code}
        spel.doe("registreer_ondertekening", **met)


# --- de hele weg ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("val_af", [_weiger, _wijs_bewijs_af])
def test_nummer_twee_wint_en_er_komt_een_nieuwe_opschortende_termijn(val_af: Callable[[Spel], Grond]) -> None:
    spel = tot("contract")
    spel.verzend("definitieve_gunning")
    oud = beslissing(spel.zaak, spel.perceel)
    grond = val_af(spel)
    assert spel.toestand == "contract"
    _heropen(spel, grond)

    assert (spel.toestand, str(spel.perceel.toestand)) == ("gunning", "beoordeling")
    assert _stand(spel) == {pad.WINNAAR: "afgevallen", TWEEDE: "compleet", "Gamma Thuis": "compleet"}
    assert {str(o.toestand) for o in spel.zaak.overeenkomsten.values()} == {"vervallen"}
    assert {str(d.toestand) for d in spel.zaak.documenten.values() if d.soort == "definitieve_gunning"} == {
        "ingetrokken"
    }
    assert _termijnen(spel, "aankondiging") == ["vervallen"]
    assert _termijnen(spel, "gestanddoening") == ["gehaald", "open"]

    _beslis_opnieuw(spel)
    nieuw, laatste = beslissing(spel.zaak, spel.perceel), advies(spel.zaak, spel.perceel)
    assert oud
    assert nieuw
    assert laatste
    assert (oud.versie, nieuw.versie, len(uitslagen_van(spel.zaak, laatste))) == (1, 2, 2)
    assert _winnaars(spel) == [TWEEDE]
    einde = nieuw.werkelijk_einde
    assert einde
    assert einde == nieuw.vermeld_einde
    assert einde > spel.nu.date() >= date(2026, 7, 26)

    spel.later(days=30)
    assert spel.weiger("gun_definitief").keys() == {"bewijs_niet_goedgekeurd", "overeenkomst_ontbreekt"}
    spel.later(days=-29)
    _maak_overeenkomsten(spel, TWEEDE)
    spel.later(days=(einde - spel.nu.date()).days)
    assert spel.weiger("gun_definitief").keys() == {"opschortende_termijn_loopt"}
    spel.later(days=1).doe("gun_definitief")
    assert spel.toestand == "contract"
    brieven = Counter(
        (d.versie, str(d.toestand)) for d in spel.zaak.documenten.values() if d.soort == "definitieve_gunning"
    )
    assert brieven == {(1, "ingetrokken"): 3, (2, "concept"): 3}
    assert _termijnen(spel, "aankondiging") == ["vervallen", "open"]

    for dienst in pad.DEELNEMERS:
        _teken(spel, dienst, TWEEDE)
    spel.doe("sluit_perceel")
    van = {spel.zaak.overeenkomsten[c.overeenkomst_id].inschrijving_id for c in spel.zaak.contracten.values()}
    assert len(spel.zaak.contracten) == len(pad.DEELNEMERS)
    assert van == {w.id for w in winnaars_van(spel.zaak, spel.perceel)}


def test_met_wie_eerder_won_wordt_niets_meer_getekend() -> None:
    spel = tot("contract")
    _heropen(spel, _weiger(spel))
    _beslis_opnieuw(spel)
    _maak_overeenkomsten(spel, TWEEDE)
    spel.later(days=25).doe("gun_definitief")
    with pytest.raises(Exception, match="overeenkomst_ontbreekt"):
        _teken(spel, "Asten", pad.WINNAAR, Partij.DEELNEMER)


def test_een_aankondiging_van_voor_de_heropening_telt_niet() -> None:
    spel = tot("contract")
    spel.op("2026-07-06T09:00").doe("registreer_aankondiging", referentie="600002", verzonden_op=date(2026, 7, 6))
    _heropen(spel, _weiger(spel))
    _beslis_opnieuw(spel)
    _maak_overeenkomsten(spel, TWEEDE)
    spel.later(days=25).doe("gun_definitief")
    for dienst in pad.DEELNEMERS:
        _teken(spel, dienst, TWEEDE)
    spel.doe("sluit_perceel")
    assert spel.weiger("rond_contract_af").keys() == {"aankondiging_ontbreekt"}
    spel.doe("registreer_aankondiging", referentie="600009", verzonden_op=spel.nu.date())
    spel.doe("rond_contract_af")


def test_een_kort_geding_van_voor_de_heropening_houdt_ook_de_nieuwe_gunning_op() -> None:
    """Served after the first standstill it asked a reason; before the end of the new one it blocks."""
    spel = tot("contract").op("2026-07-06T09:00")
    zaak = {"rechtbank": "rechtbank Oost-Brabant", "zaaknummer": "KG 26-400", "eiser": "Gamma Thuis"}
    stuk = spel.leg_in_dossier("dagvaarding-laat", SoortStuk.DAGVAARDING)
    spel.doe("registreer_kort_geding", gedagvaard_op=date(2026, 7, 6), dagvaarding=stuk, motivering="te laat", **zaak)
    _heropen(spel, _weiger(spel))
    _beslis_opnieuw(spel)
    _maak_overeenkomsten(spel, TWEEDE)
    assert spel.later(days=25).weiger("gun_definitief").keys() == {"kort_geding_loopt"}


def test_wie_opnieuw_wint_krijgt_een_nieuwe_tekst_en_tekent_opnieuw() -> None:
    """The leverancier had signed, Asten refused; after reopening the same tenderer wins, and old ink does not count."""
    spel = tot("contract")
    spel.op("2026-07-06T09:00")
    _teken(spel, "Asten", pad.WINNAAR, Partij.LEVERANCIER)
    pad.weiger(spel, "Asten")
    assert {str(o.toestand) for o in spel.zaak.overeenkomsten.values()} == {"aangeboden", "geweigerd"}
    _heropen(spel, Grond.INHOUDELIJKE_FOUT)
    assert _stand(spel)[pad.WINNAAR] == "compleet"
    _beslis_opnieuw(spel)
    assert _winnaars(spel) == [pad.WINNAAR]
    assert set(spel.weiger("gun_definitief")) >= {"overeenkomst_ontbreekt"}
    _maak_overeenkomsten(spel, pad.WINNAAR)
    assert len(spel.zaak.overeenkomsten) == len(pad.DEELNEMERS)
    spel.later(days=25).doe("gun_definitief")
    assert {str(o.toestand) for o in spel.zaak.overeenkomsten.values()} == {"aangeboden"}
    _teken(spel, "Asten", pad.WINNAAR, Partij.DEELNEMER)
    assert {str(o.toestand) for o in spel.zaak.overeenkomsten.values()} == {"aangeboden"}
    cellen = {rij.dienst: rij.cellen["handtekening"].tekst for rij in rooster(spel.zaak, spel.nu.date())}
    assert cellen == {"Asten": "1 van 2", "Best": "0 van 2", "Deurne": "0 van 2", "Someren": "–", "Laarbeek": "–"}
    _teken(spel, "Asten", pad.WINNAAR, Partij.LEVERANCIER)
    assert Counter(str(o.toestand) for o in spel.zaak.overeenkomsten.values()) == {"aangeboden": 2, "getekend": 1}
    assert len(spel.zaak.ondertekeningen) == 2


def test_de_overeenkomst_gaat_niet_in_tijdens_een_latere_termijn() -> None:
    """The text begins on 1 September; corrected letters move the end of the standstill to the 4th."""
    spel = vol("opschorting")
    correctie = {"geplande_verzenddatum": date(2026, 8, 15), "motivering": "Een verkeerd adres."}
    spel.op("2026-08-15T09:00").samen("corrigeer_gunningsbeslissing", **correctie)
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    redenen = spel.op("2026-09-05T09:00").weiger("gun_definitief")
    assert redenen == {"ingang_te_vroeg": "gaat in tijdens de opschortende termijn: Asten, Best, Deurne"}


# --- de gronden ----------------------------------------------------------------------------------------------------


def test_het_laatste_oordeel_over_het_bewijs_telt() -> None:
    spel = tot("contract")
    pad.wijs_bewijs_af(spel)
    assert "bewijs_afgewezen" in {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))}
    bewijs = spel.later(days=1).leg_in_dossier("nieuw-certificaat", SoortStuk.BEWIJSMIDDEL)
    spel.doe("keur_bewijsmiddelen_goed", inschrijver=pad.WINNAAR, bewijs=bewijs)
    assert _weiger_heropening(spel, Grond.BEWIJS_AFGEWEZEN) == {"grond_niet_bewezen"}
    assert "bewijs_afgewezen" not in {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))}


def test_afgewezen_bewijs_houdt_de_definitieve_gunning_tegen() -> None:
    spel = vol("opschorting")
    met = {"inschrijver": pad.WINNAAR, "bewijs": "bewijsmiddelen", "toelichting": "De verklaring is vals."}
    spel.doe("wijs_bewijsmiddelen_af", **met)
    assert spel.op("2026-07-04T09:00").weiger("gun_definitief").keys() == {"bewijs_niet_goedgekeurd"}
    with pytest.raises(ValueError, match="toelichting"):
        spel.doe("wijs_bewijsmiddelen_af", **met | {"toelichting": " "})


@pytest.mark.parametrize("grond", [Grond.BEWIJS_AFGEWEZEN, Grond.WINNAAR_WEIGERT, Grond.WINNAAR_INGETROKKEN])
def test_zonder_feit_geen_grond(grond: Grond) -> None:
    assert _weiger_heropening(tot("contract"), grond) == {"grond_niet_bewezen"}


def test_een_deelnemer_die_weigert_is_geen_winnaar_die_weigert() -> None:
    spel = tot("contract")
    pad.weiger(spel, "Asten")
    assert _weiger_heropening(spel, Grond.WINNAAR_WEIGERT) == {"grond_niet_bewezen"}


def test_alleen_een_ingetrokken_winnaar_is_een_grond() -> None:
    spel = tot("contract")
    for naam, codes in ((TWEEDE, {"grond_niet_bewezen"}), (pad.WINNAAR, set())):
        rij = next(i for i in spel.zaak.inschrijvingen.values() if _naam(spel, i.inschrijver_id) == naam)
        ingetrokken = spel.met_case(spel.zaak.met(replace(rij, toestand=InschrijvingToestand.INGETROKKEN)))
        met = {"grond": Grond.WINNAAR_INGETROKKEN, "motivering": "De winnaar trekt zich terug."}
        if codes:
            assert set(ingetrokken.weiger("heropen_beoordeling", **met)) == codes
        else:
            ingetrokken.samen("heropen_beoordeling", **met)
            assert _stand(ingetrokken)[pad.WINNAAR] == "ingetrokken"
            assert {str(o.toestand) for o in ingetrokken.zaak.overeenkomsten.values()} == {"vervallen"}


def _naam(spel: Spel, inschrijver_id: str) -> str:
    return spel.zaak.inschrijvers[inschrijver_id].naam


def test_wie_weigerde_valt_af_op_welke_grond_er_ook_heropend_wordt() -> None:
    spel = tot("contract")
    _weiger(spel)
    _heropen(spel, Grond.INHOUDELIJKE_FOUT)
    assert _stand(spel)[pad.WINNAAR] == "afgevallen"


# --- na een handtekening -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("partijen", [(Partij.DEELNEMER,), (Partij.LEVERANCIER,), tuple(Partij)])
def test_na_een_handtekening_wordt_niet_heropend(partijen: tuple[Partij, ...]) -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    _teken(spel, "Best", pad.WINNAAR, *partijen)
    assert _weiger_heropening(spel, Grond.INHOUDELIJKE_FOUT) == {"al_getekend"}
    met = {"inschrijver": pad.WINNAAR, "bewijs": "bewijsmiddelen"}
    assert spel.weiger("wijs_bewijsmiddelen_af", **met, toelichting="nee").keys() == {"al_getekend"}
    assert spel.weiger("keur_bewijsmiddelen_goed", **met).keys() == {"al_getekend"}


def test_een_handtekening_die_de_ander_weigert_bindt_niemand() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    _teken(spel, "Asten", pad.WINNAAR, Partij.DEELNEMER)
    grond = _weiger(spel)
    _heropen(spel, grond)
    assert spel.perceel.toestand == "beoordeling"
    assert {o.toestand for o in spel.zaak.overeenkomsten.values()} == {OvereenkomstToestand.VERVALLEN}


# --- wie zich terugtrekt -------------------------------------------------------------------------------------------


def _trek_in(spel: Spel, naam: str) -> Spel:
    rij = next(i for i in spel.zaak.inschrijvingen.values() if _naam(spel, i.inschrijver_id) == naam)
    return spel.met_case(spel.zaak.met(replace(rij, toestand=InschrijvingToestand.INGETROKKEN)))


def _met_tweede_winnaar(spel: Spel) -> Spel:
    """Beta won too, and has a text like that of the first winner."""
    case = spel.zaak
    beta = next(i for i in case.inschrijvingen.values() if _naam(spel, i.inschrijver_id) == TWEEDE)
    ook = [replace(o, id=f"{o.id}-beta", inschrijving_id=beta.id) for o in case.overeenkomsten.values()]
    goed = next(iter(case.bewijsoordelen.values()))
    winnaar = replace(beta, toestand=InschrijvingToestand.WINNAAR)
    return spel.met_case(case.met(winnaar, replace(goed, id="id-goed", inschrijving_id=beta.id), *ook))


def test_wat_voor_een_ingetrokken_winnaar_was_opgesteld_wordt_niet_aangeboden() -> None:
    spel = _trek_in(_met_tweede_winnaar(vol("opschorting")), TWEEDE).op("2026-07-04T09:00")
    spel.doe("gun_definitief")
    standen = {(o.id.endswith("-beta"), str(o.toestand)) for o in spel.zaak.overeenkomsten.values()}
    assert standen == {(False, "aangeboden"), (True, "vervallen")}


def test_wie_zich_na_het_aanbod_terugtrekt_weigert_en_houdt_de_ander_niet_op() -> None:
    spel = _met_tweede_winnaar(vol("opschorting")).op("2026-07-04T09:00")
    spel.doe("gun_definitief")
    spel = _trek_in(spel, TWEEDE).op("2026-07-06T09:00")
    for dienst in pad.DEELNEMERS:
        _teken(spel, dienst, pad.WINNAAR)
    assert spel.weiger("sluit_perceel").keys() == {"niet_alles_getekend"}
    brief = spel.leg_in_dossier("terugtrekking", SoortStuk.CORRESPONDENTIE)
    ecb = spel.leg_in_dossier("advies-ecb", SoortStuk.ECB_ADVIES)
    met = {"inschrijver": TWEEDE, "geweigerd_op": date(2026, 7, 6), "motivering": "Trekt zich terug."}
    for dienst in pad.DEELNEMERS:
        met |= {"dienst": dienst, "partij": Partij.LEVERANCIER, "bewijs": brief, "ecb_advies": ecb}
        spel.doe("registreer_weigering", **met)
    spel.doe("sluit_perceel")
    assert len(spel.zaak.contracten) == len(pad.DEELNEMERS)
