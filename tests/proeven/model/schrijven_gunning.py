"""What the book writes of advies, decision, court cases, overeenkomsten, withdrawal and contracts."""

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import einde_opschorting
from tests.proeven.model.rijen import Beslissing, Geding, Oproep, Overeenkomst, Perceel

BEIDE = {"deelnemer", "leverancier"}


def leg_gunningsadvies_voor(boek: Boek, o: Oproep) -> None:
    perceel = boek.perceel(o)
    perceel.stand = "advies"
    perceel.adviezen.append(o.nu)


def neem_gunningsbeslissing(boek: Boek, o: Oproep) -> None:
    for nummer in o.met.get("percelen") or (o.met.get("perceel") or "1",):
        perceel, gepland = boek.percelen[nummer], o.met["geplande_verzenddatum"]
        perceel.stand = "beslissing"
        van = [""] if boek.briefvorm == "gezamenlijk" else boek.deelnemers_van(nummer)
        aan = frozenset((wie, naam) for wie in van for naam in perceel.inschrijvers)
        versie = len(perceel.beslissingen) + 1
        perceel.beslissingen.append(Beslissing(versie, einde_opschorting(gepland), gepland, aan))


def kies_briefvorm(boek: Boek, o: Oproep) -> None:
    boek.briefvorm = str(o.met["vorm"])


def heropen_beoordeling(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).stand = "beoordeling"
    _laat_vervallen(boek.perceel(o))
    boek.volg_percelen()


def _laat_vervallen(perceel: Perceel) -> None:
    for overeenkomst in perceel.overeenkomsten.values():
        overeenkomst.stand = "vervallen"


def registreer_kort_geding(boek: Boek, o: Oproep) -> None:
    gedingen, nummer = boek.perceel(o).gedingen, o.met["zaaknummer"]
    geding = gedingen.setdefault(nummer, Geding(o.met["gedagvaard_op"], False))
    geding.gedagvaard_op = o.met["gedagvaard_op"]
    geding.gemotiveerd |= bool(o.met.get("motivering"))


def registreer_uitspraak(boek: Boek, o: Oproep) -> None:
    geding = boek.perceel(o).gedingen[o.met["zaaknummer"]]
    geding.uitspraken.append((o.met["datum"], o.nu, str(o.met["uitkomst"])))


def keur_bewijsmiddelen_goed(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).goedgekeurd[o.met["inschrijver"]] = True


def wijs_bewijsmiddelen_af(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).goedgekeurd[o.met["inschrijver"]] = False


def leg_overeenkomst_vast(boek: Boek, o: Oproep) -> None:
    for dienst in o.met.get("diensten") or boek.deelnemers_van(o.met.get("perceel") or "1"):
        nieuw = Overeenkomst(o.door, o.nu, o.met.get("nvi_ronde", 0), o.met["ingangsdatum"])
        oud = boek.perceel(o).overeenkomsten.get((dienst, o.met["inschrijver"]))
        nieuw.ooit_getekend = bool(oud and oud.ooit_getekend)
        boek.perceel(o).overeenkomsten[dienst, o.met["inschrijver"]] = nieuw


def geef_vrij(boek: Boek, o: Oproep) -> None:
    for _, overeenkomst in boek.te_geven_overeenkomsten(o.met):
        overeenkomst.stand = "vrijgegeven"


def gun_definitief(boek: Boek, o: Oproep) -> None:
    """What is for who wins is offered, to all alike; the rest lapses."""
    perceel = boek.perceel(o)
    perceel.stand = "contract"
    for (_, inschrijver), overeenkomst in perceel.overeenkomsten.items():
        if overeenkomst.stand != "vervallen":
            overeenkomst.stand = "aangeboden" if inschrijver in perceel.winnaars else "vervallen"
    boek.volg_percelen()


def registreer_ondertekening(boek: Boek, o: Oproep) -> None:
    perceel = boek.perceel(o)
    overeenkomst = perceel.overeenkomsten[o.met["dienst"], o.met["inschrijver"]]
    overeenkomst.handtekeningen.add(str(o.met["partij"]))
    overeenkomst.ooit_getekend = perceel.ooit_getekend = True
    if overeenkomst.handtekeningen >= BEIDE:
        overeenkomst.stand = "getekend"


def registreer_weigering(boek: Boek, o: Oproep) -> None:
    overeenkomst = boek.perceel(o).overeenkomsten[o.met["dienst"], o.met["inschrijver"]]
    if overeenkomst.stand == "aangeboden":
        overeenkomst.stand = "geweigerd"


def registreer_aankondiging(boek: Boek, o: Oproep) -> None:
    boek.aangekondigd.add(o.met.get("perceel", "1"))


def sluit_perceel(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).stand = "gecontracteerd"
    nummer = o.met.get("perceel") or "1"
    for (dienst, inschrijver), overeenkomst in boek.perceel(o).overeenkomsten.items():
        if overeenkomst.stand == "getekend":
            boek.contracten.add((nummer, dienst, inschrijver))
    boek.volg_percelen()


def trek_perceel_in(boek: Boek, o: Oproep) -> None:
    boek.perceel(o).stand = "ingetrokken"
    _laat_vervallen(boek.perceel(o))
    boek.volg_percelen()


def trek_in(boek: Boek, o: Oproep) -> None:
    boek.stadium = "ingetrokken"
    for perceel in boek.percelen.values():
        perceel.stand = "ingetrokken"
        _laat_vervallen(perceel)


def rond_contract_af(boek: Boek, o: Oproep) -> None:
    boek.stadium = "evaluatie"


def draag_over(boek: Boek, o: Oproep) -> None:
    boek.stadium = "contractmanagement"
    _rond_af(boek)


def beeindig_contract(boek: Boek, o: Oproep) -> None:
    boek.contracten.discard((o.met.get("perceel") or "1", o.met["dienst"], o.met["inschrijver"]))
    _rond_af(boek)


def _rond_af(boek: Boek) -> None:
    if boek.stadium == "contractmanagement" and not boek.contracten:
        boek.stadium = "afgerond"


SCHRIJF = {
    f.__name__: f
    for f in (
        *(
            leg_gunningsadvies_voor,
            kies_briefvorm,
            neem_gunningsbeslissing,
            heropen_beoordeling,
            registreer_kort_geding,
        ),
        *(registreer_uitspraak, keur_bewijsmiddelen_goed, wijs_bewijsmiddelen_af, leg_overeenkomst_vast, geef_vrij),
        *(gun_definitief, registreer_ondertekening, registreer_weigering, registreer_aankondiging, sluit_perceel),
        *(trek_perceel_in, trek_in, rond_contract_af, draag_over, beeindig_contract),
    )
} | {"corrigeer_gunningsbeslissing": neem_gunningsbeslissing}
