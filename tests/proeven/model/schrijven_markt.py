"""What the book writes of publication, closing, opening and tenders."""

from decimal import Decimal

from tests.proeven.model.boek import Boek
from tests.proeven.model.rijen import Oproep


def publiceer(boek: Boek, o: Oproep) -> None:
    boek.stadium = "nota_van_inlichtingen"
    boek.publicatie, boek.gepubliceerd, boek.geopend = boek.publicatie + 1, o.nu, False
    boek.sluiting, boek.gestanddoening = o.met["sluiting"], o.met["gestanddoening_tot"]
    boek.vragen, boek.ronde = {}, 0
    for perceel in boek.percelen.values():
        perceel.inschrijvers, perceel.op_tijd, perceel.teruggetrokken, perceel.gebonden = {}, set(), set(), {}
        perceel.eerste_advies, perceel.eerste_beslissing = len(perceel.adviezen), len(perceel.beslissingen)


def registreer_vraag(boek: Boek, o: Oproep) -> None:
    boek.vragen[len(boek.vragen) + 1] = False


def beantwoord_vraag(boek: Boek, o: Oproep) -> None:
    boek.vragen[o.met["nummer"]] = True


def publiceer_nvi(boek: Boek, o: Oproep) -> None:
    boek.ronde += 1
    if o.met.get("laatste", True):
        boek.stadium = "aanbestedingsfase"


def verleng_sluiting(boek: Boek, o: Oproep) -> None:
    """The new closing time counts for the opening, and for who is in time; without one nothing moves."""
    if o.met.get("sluiting"):
        boek.sluiting = o.met["sluiting"]
        boek.gestanddoening = o.met.get("gestanddoening_tot") or boek.gestanddoening


def open_kluis(boek: Boek, o: Oproep) -> None:
    boek.stadium, boek.geopend = "aanbestedingsfase_geopend", True


def registreer_inschrijving(boek: Boek, o: Oproep) -> None:
    perceel, naam = boek.perceel(o), o.met["inschrijver"]
    perceel.inschrijvers[naam] = Decimal(o.met["prijs"])
    perceel.op_tijd.discard(naam)
    assert boek.gestanddoening
    assert boek.sluiting
    perceel.gebonden[naam] = boek.gestanddoening
    if not o.met["ontvangen_op"] > boek.sluiting:
        perceel.op_tijd.add(naam)


def trek_inschrijving_in(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).teruggetrokken.add(o.met["inschrijver"])


def verleng_gestanddoening(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).gebonden[o.met["inschrijver"]] = o.met["tot"]


def sluit_opening(boek: Boek, o: Oproep) -> None:
    boek.stadium = "gunning"
    for perceel in boek.percelen.values():
        if perceel.leeft:
            perceel.stand = "beoordeling" if perceel.op_tijd - perceel.teruggetrokken else "geen_geldige"


def stel_geen_geldige_vast(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).stand = "geen_geldige"
    boek.volg_percelen()


def herpubliceer(boek: Boek, o: Oproep) -> None:
    boek.stadium = "aanbestedingsdocumenten"
    for perceel in boek.percelen.values():
        if perceel.stand == "geen_geldige":
            perceel.stand = "open"


SCHRIJF = {
    f.__name__: f
    for f in (
        *(publiceer, registreer_vraag, beantwoord_vraag, publiceer_nvi, verleng_sluiting, open_kluis),
        *(registreer_inschrijving, trek_inschrijving_in, verleng_gestanddoening, sluit_opening),
        *(stel_geen_geldige_vast, herpubliceer),
    )
} | {"rectificeer": verleng_sluiting}
