"""Moves of tender documents, nota van inlichtingen and opening (procedure 2.3 to 2.5)."""

from datetime import datetime, timedelta
from decimal import Decimal

from tests.factories import pad
from tests.factories.gegevens import STUKKEN
from tests.proeven.model.kiezen import Kies, een, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import DAG, INSCHRIJVERS, VOORBEREIDING, kies_perceel, met_zijn_tweeen, vandaag, zet
from workflow.tijd import AMSTERDAM
from workflow.verbs.publicatie import CriteriumInvoer


@zet(*VOORBEREIDING)
def leg_criteria_vast(w: Wereld, kies: Kies) -> None:
    prijs = Decimal(kies.uit(40, 40, 30))
    criteria = (
        CriteriumInvoer(code="K1", naam="Plan van aanpak", gewicht=Decimal(40)),
        CriteriumInvoer(code="K2", naam="Dienstverlening", gewicht=Decimal(20)),
        CriteriumInvoer(code="P", naam="Prijs", soort="prijs", gewicht=prijs),  # type: ignore[arg-type]
    )
    met = {"prijs_laag": Decimal(800_000), "prijs_hoog": Decimal(1_000_000), "bij_gelijke_stand": "K1"}
    for perceel in w.boek.percelen:
        w.roep("leg_criteria_vast", wie(kies, "inkoper-1"), perceel=perceel, criteria=criteria, **met)


@zet("aanbestedingsdocumenten")
def stukken(w: Wereld, kies: Kies) -> None:
    for code, soort in STUKKEN.items():
        if code not in w.boek.stukken:
            bestand = {"naam": f"{code}.pdf", "tekst": code}
            w.roep("voeg_dossierstuk_toe", "inkoper-1", code=code, soort=str(soort), bestand=bestand)


@zet("aanbestedingsdocumenten")
def publiceer(w: Wereld, kies: Kies) -> None:
    van = vandaag(w)
    middag = datetime(van.year, van.month, van.day, 12, tzinfo=AMSTERDAM)
    met = {
        "vragen_tot": van + 28 * DAG,
        "nvi_uiterlijk": van + 35 * DAG,
        "sluiting": middag + kies.uit(49, 60, 20) * DAG,
        "gestanddoening_tot": van + kies.uit(300, 120) * DAG,
    }
    w.roep("publiceer", wie(kies, "inkoper-1"), platform="TenderNed", referentie="600001", **met)


@zet("nota_van_inlichtingen")
def registreer_vraag(w: Wereld, kies: Kies) -> None:
    w.roep("registreer_vraag", wie(kies, "inkoper-1"), tekst="Mag het ook anders?")


@zet("nota_van_inlichtingen")
def beantwoord_vraag(w: Wereld, kies: Kies) -> None:
    open_ = [n for n, beantwoord in w.boek.vragen.items() if not beantwoord]
    w.roep("beantwoord_vraag", wie(kies, "inkoper-1"), nummer=een(kies, open_, 1, 9), antwoord=kies.uit("Ja.", "Nee."))


@zet("nota_van_inlichtingen")
def publiceer_nvi(w: Wereld, kies: Kies) -> None:
    w.roep("publiceer_nvi", wie(kies, "inkoper-1"), laatste=kies.uit(True, False))


@zet("nota_van_inlichtingen", "aanbestedingsfase")
def open_kluis(w: Wereld, kies: Kies) -> None:
    met_zijn_tweeen(w, kies, "open_kluis")


@zet("aanbestedingsfase_geopend")
def registreer_inschrijving(w: Wereld, kies: Kies) -> None:
    assert w.boek.sluiting or w.boek.stadium != "aanbestedingsfase_geopend"
    naam, sluiting = kies.uit(*INSCHRIJVERS), w.boek.sluiting or w.nu
    adres = {"adres": "Handelsweg 1", "postcode": "1000 AA", "plaats": "Eindhoven", "email": "t@inschrijver.example"}
    met = {
        "ontvangen_op": sluiting + timedelta(minutes=kies.uit(-60, 0, -600, 1)),
        "prijs": pad.INSCHRIJVERS[naam],
        "ontbreekt": () if not kies.soms(6) else ("UEA",),
        "perceel": kies_perceel(w, kies),
    }
    w.roep("registreer_inschrijving", wie(kies, "inkoper-1"), inschrijver=naam, **adres, **met)


@zet("aanbestedingsfase_geopend")
def sluit_opening(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_opening", wie(kies, "inkoper-1"))
