"""A party that does not sign: recorded as it happened, judged by the ECB, and no reason to hold up the others."""

from datetime import date

import pytest

from tests.factories import Spel, pad, tot
from workflow.case.contract import Partij
from workflow.case.dossier import SoortStuk
from workflow.rooster import Cel, rooster
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen


def _overeenkomsten(spel: Spel) -> dict[str, str]:
    case = spel.zaak
    diensten = {d.id: case.stam.diensten[d.dienst_id].naam for d in case.deelnames.values()}
    return {diensten[o.deelname_id]: str(o.toestand) for o in case.overeenkomsten.values()}


def _teken(spel: Spel, dienst: str, *partijen: Partij) -> None:
    code = spel.leg_in_dossier(f"ink-{dienst}-{len(partijen)}", SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
    for partij in partijen or tuple(Partij):
        met = {"dienst": dienst, "partij": partij, "getekend_op": spel.nu.date(), "bewijs": code}
        spel.doe("registreer_ondertekening", inschrijver=pad.WINNAAR, **met)


def _vlaggen(spel: Spel) -> list[str]:
    return [v.melding for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == "overeenkomst_geweigerd"]


def _rooster(spel: Spel) -> dict[str, Cel]:
    return {rij.dienst: rij.cellen["handtekening"] for rij in rooster(spel.zaak, spel.nu.date())}


def test_een_deelnemer_weigert_de_anderen_tekenen_en_het_perceel_sluit_met_advies_van_het_ecb() -> None:
    spel = tot("contract")
    pad.weiger(spel, "Asten")
    assert _overeenkomsten(spel) == {"Asten": "geweigerd", "Best": "aangeboden", "Deurne": "aangeboden"}
    assert _vlaggen(spel) == ["perceel 1: Asten, door de deelnemer"]
    assert _rooster(spel)["Asten"] == Cel("geweigerd", date(2026, 7, 6))
    for dienst in ("Best", "Deurne"):
        assert spel.weiger("sluit_perceel")["niet_alles_getekend"].startswith("nog niet getekend: ")
        _teken(spel, dienst)
    assert spel.weiger("sluit_perceel") == {"ecb_advies_ontbreekt": "over de weigering bij: Asten"}
    advies = spel.leg_in_dossier("advies-ecb", SoortStuk.ECB_ADVIES)
    pad.weiger(spel, "Asten", ecb=advies)
    (weigering,) = spel.zaak.weigeringen.values()
    assert weigering.ecb_advies_id in spel.zaak.dossierstukken
    spel.doe("sluit_perceel")
    diensten = {spel.zaak.overeenkomsten[c.overeenkomst_id].deelname_id for c in spel.zaak.contracten.values()}
    getekend = {o.deelname_id for o in spel.zaak.overeenkomsten.values() if o.toestand == "getekend"}
    assert diensten == getekend
    assert len(diensten) == 2
    assert _vlaggen(spel) == []
    spel.op("2026-07-15T09:00").doe("registreer_aankondiging", referentie="600002", verzonden_op=date(2026, 7, 15))
    spel.doe("rond_contract_af")


def test_het_advies_blijft_als_de_weigering_daarna_wordt_aangevuld() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    pad.weiger(spel, "Asten", ecb=spel.leg_in_dossier("advies-ecb", SoortStuk.ECB_ADVIES))
    (eerst,) = spel.zaak.weigeringen.values()
    pad.weiger(spel.later(days=1), "Asten")
    (nu,) = spel.zaak.weigeringen.values()
    assert (nu.id, nu.ecb_advies_id) == (eerst.id, eerst.ecb_advies_id)
    assert nu.geregistreerd_op > eerst.geregistreerd_op


def test_ook_de_ander_mag_nog_weigeren() -> None:
    spel = tot("contract")
    pad.weiger(spel, "Asten")
    pad.weiger(spel, "Asten", Partij.LEVERANCIER)
    assert len(spel.zaak.weigeringen) == 2
    assert _vlaggen(spel) == ["perceel 1: Asten, door de deelnemer en de leverancier"]


def test_als_niemand_tekent_sluit_het_perceel_niet() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    advies = spel.leg_in_dossier("advies-ecb", SoortStuk.ECB_ADVIES)
    for dienst in pad.DEELNEMERS:
        pad.weiger(spel, dienst, ecb=advies)
    assert spel.weiger("sluit_perceel").keys() == {"geen_overeenkomst_getekend"}


def test_wie_geweigerd_heeft_tekent_niet_meer_en_wie_tekende_weigert_niet_meer() -> None:
    spel = tot("contract")
    pad.weiger(spel, "Asten")
    with pytest.raises(Exception, match="overeenkomst_geweigerd"):
        _teken(spel, "Asten", Partij.LEVERANCIER)
    _teken(spel, "Best", Partij.DEELNEMER)
    with pytest.raises(Exception, match="al_getekend"):
        pad.weiger(spel, "Best")
    pad.weiger(spel, "Best", Partij.LEVERANCIER)
    assert _overeenkomsten(spel)["Best"] == "geweigerd"


def test_een_dienst_weigert_alleen_voor_zichzelf() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    brief = spel.leg_in_dossier("brief-best", SoortStuk.CORRESPONDENTIE, "Best", "best")
    met = {"inschrijver": pad.WINNAAR, "geweigerd_op": date(2026, 7, 6), "motivering": "nee", "bewijs": brief}
    deelnemer, leverancier = Partij.DEELNEMER, Partij.LEVERANCIER
    assert spel.weiger("registreer_weigering", "asten", dienst="Best", partij=deelnemer, **met).keys() == {
        "geen_bevoegdheid"
    }
    assert spel.weiger("registreer_weigering", "best", dienst="Best", partij=leverancier, **met).keys() == {
        "geen_bevoegdheid"
    }
    assert spel.weiger("registreer_weigering", dienst="Asten", partij=deelnemer, **met).keys() == {"stuk_van_ander"}
    spel.doe("registreer_weigering", "manager-1", dienst="Best", partij=deelnemer, **met)


def test_weigeren_kan_op_de_dag_van_het_aanbod_en_niet_eerder() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    brief = spel.leg_in_dossier("brief", SoortStuk.CORRESPONDENTIE)
    met = {"inschrijver": pad.WINNAAR, "dienst": "Best", "partij": Partij.LEVERANCIER, "motivering": "nee"}
    met["bewijs"] = brief
    eerder, zelf = date(2026, 7, 3), date(2026, 7, 4)
    assert spel.weiger("registreer_weigering", geweigerd_op=eerder, **met).keys() == {"datum_voor_aanbieding"}
    spel.doe("registreer_weigering", geweigerd_op=zelf, **met)


def test_zonder_motivering_is_het_geen_weigering() -> None:
    with pytest.raises(ValueError, match="motivering"):
        tot("contract").doe(
            "registreer_weigering",
            inschrijver=pad.WINNAAR,
            dienst="Best",
            partij=Partij.DEELNEMER,
            geweigerd_op=date(2026, 7, 6),
            motivering="  ",
            bewijs="uea",
        )
