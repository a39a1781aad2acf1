"""Side paths of publication, opening and tenders: a valid call of each verb that the happy path does not need."""

from datetime import date
from typing import Any

from tests.factories.gegevens import INSCHRIJVERS
from tests.factories.spel import Spel, moment
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Oordeel
from workflow.case.publicatie import VerlengingGrond


def rectificeer(spel: Spel) -> None:
    """Somebody found a mistake in the requirements; the market gets two more weeks."""
    spel.op("2026-03-25T09:00")
    stuk = spel.leg_in_dossier("pve-verbeterd", SoortStuk.PROGRAMMA_VAN_EISEN)
    spel.doe(
        "rectificeer",
        omschrijving="Eis 7 noemt de verkeerde norm.",
        stukken=(stuk,),
        wezenlijk=False,
        beoordeling="Twee weken om de aanbieding aan te passen.",
        sluiting=moment("2026-05-25T12:00"),
        nvi_uiterlijk=date(2026, 5, 14),
    )


def verleng(spel: Spel) -> None:
    """The platform failed in the hour before closing; it is found out after it, before anything was opened."""
    spel.op("2026-05-11T12:30")
    stuk = spel.leg_in_dossier("storing", SoortStuk.STORINGSMELDING)
    spel.doe(
        "verleng_sluiting",
        sluiting=moment("2026-05-13T12:00"),
        grond=VerlengingGrond.STORING,
        motivering="Het platform was van 11.00 tot 12.10 uur niet bereikbaar.",
        gestanddoening_tot=date(2026, 10, 2),
        bewijs=stuk,
    )


def herstel_inschrijving(spel: Spel) -> None:
    """The form of Delta had no signature; it sends a signed one."""
    adres = {"adres": "Handelsweg 1", "postcode": "1000 AA", "plaats": "Best", "email": "delta@inschrijver.example"}
    tender: dict[str, Any] = {"ontvangen_op": moment("2026-05-11T09:00"), "prijs": INSCHRIJVERS["Alfa Zorg"]}
    spel.doe("registreer_inschrijving", inschrijver="Delta", ontbreekt=("handtekening",), **adres, **tender)
    spel.doe(
        "herstel_inschrijving",
        inschrijver="Delta",
        ontvangen_op=date(2026, 5, 11),
        bewijs=spel.leg_in_dossier("aanvulling", SoortStuk.BEWIJSMIDDEL),
        toelichting="De handtekening staat nu onder de eigen verklaring.",
    )


def trek_in(spel: Spel) -> None:
    spel.op("2026-05-12T09:00").doe(
        "trek_inschrijving_in",
        inschrijver="Gamma Thuis",
        ingetrokken_op=date(2026, 5, 12),
        bewijs=spel.leg_in_dossier("bericht-gamma", SoortStuk.CORRESPONDENTIE),
    )


def verleng_gestanddoening(spel: Spel) -> None:
    spel.op("2026-06-01T09:00").doe(
        "verleng_gestanddoening",
        inschrijver="Gamma Thuis",
        tot=date(2026, 12, 31),
        datum=date(2026, 5, 29),
        bewijs=spel.leg_in_dossier("instemming-gamma", SoortStuk.CORRESPONDENTIE),
    )


def publiceer_opnieuw(spel: Spel) -> None:
    """Nobody signed the tender: the market is asked again."""
    spel.op("2026-05-12T09:00")
    for naam in INSCHRIJVERS:
        spel.doe("toets_inschrijving", inschrijver=naam, oordeel=Oordeel.ONGELDIG, grond="niet getekend, leidraad 4.2")
    spel.doe("stel_geen_geldige_vast")
    spel.doe("herpubliceer")


ZIJPADEN = (
    ("nota_van_inlichtingen", rectificeer),
    ("aanbestedingsfase", verleng),
    ("aanbestedingsfase_geopend", herstel_inschrijving),
    ("beoordeling", trek_in),
    ("beoordeling", publiceer_opnieuw),
    ("advies", verleng_gestanddoening),
)
