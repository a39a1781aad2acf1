"""Moves of the side roads of publication and tenders (procedure 2.4 to 2.6)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.proeven.model.kiezen import Kies, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import (
    DAG,
    INSCHRIJVERS,
    een_dag,
    kies_perceel,
    met_zijn_tweeen,
    nieuw_stuk,
    vandaag,
    zet,
    zet_klok,
)
from tests.proeven.model.zet_beoordeling import stel_consensus_vast
from workflow.tijd import AMSTERDAM
from workflow.verbs.beoordeling import ConsensusInvoer

NA_OPENING = ("aanbestedingsfase_geopend", "beoordeling", "advies", "beslissing", "opschorting", "contract")


def _nieuwe_sluiting(w: Wereld, kies: Kies) -> dict[str, Any]:
    """Later than it was and than now; or, wrongly, earlier."""
    oud = w.boek.sluiting or w.nu
    dag = max(oud, w.nu).astimezone(AMSTERDAM).date() + kies.uit(14, 21, -3) * DAG
    sluiting = datetime(dag.year, dag.month, dag.day, 12, tzinfo=AMSTERDAM)
    nota = None if w.boek.stadium == "aanbestedingsfase" else dag - 11 * DAG
    return {"sluiting": sluiting, "nvi_uiterlijk": nota}


@zet("nota_van_inlichtingen", "aanbestedingsfase")
def verleng_sluiting(w: Wereld, kies: Kies) -> None:
    grond = kies.uit("inlichtingen", "storing", "schouw")
    bewijs = nieuw_stuk(w, kies, "storingsmelding") if grond == "storing" else None
    if grond == "storing" and w.boek.sluiting and kies.soms(2):
        zet_klok(w, w.boek.sluiting + timedelta(minutes=30))
    met = _nieuwe_sluiting(w, kies) | {"grond": grond, "motivering": "Er is meer tijd nodig.", "bewijs": bewijs}
    w.roep("verleng_sluiting", wie(kies, "inkoper-1"), **met)


@zet("nota_van_inlichtingen", "aanbestedingsfase")
def rectificeer(w: Wereld, kies: Kies) -> None:
    stuk = nieuw_stuk(w, kies, kies.uit("programma_van_eisen", "prijzenblad"))
    met = _nieuwe_sluiting(w, kies) if not kies.soms(3) else {}
    met |= {"omschrijving": "Eis 7 noemt de verkeerde norm.", "beoordeling": "Dit vraagt twee weken."}
    w.roep("rectificeer", wie(kies, "inkoper-1"), stukken=(stuk,), wezenlijk=kies.soms(6), **met)


@zet("aanbestedingsfase_geopend", "beoordeling")
def herstel_inschrijving(w: Wereld, kies: Kies) -> None:
    """Often of somebody whose tender had a gap."""
    met = {"perceel": kies_perceel(w, kies, "open", "beoordeling"), "inschrijver": kies.uit("Delta", *INSCHRIJVERS)}
    if w.boek.stadium == "aanbestedingsfase_geopend" and not kies.soms(4):
        _schrijf_onvolledig_in(w, met["perceel"])
        met["inschrijver"] = "Delta"
    bewijs = nieuw_stuk(w, kies, "bewijsmiddel")
    met |= {"ontvangen_op": een_dag(w, kies), "bewijs": bewijs, "toelichting": "Er staat nu een handtekening."}
    w.roep("herstel_inschrijving", wie(kies, "inkoper-1"), **met)


def _schrijf_onvolledig_in(w: Wereld, perceel: str) -> None:
    adres = {"adres": "Handelsweg 1", "postcode": "1000 AA", "plaats": "Best", "email": "delta@inschrijver.example"}
    met = {"ontvangen_op": (w.boek.sluiting or w.nu) - timedelta(hours=1), "prijs": Decimal(990_000)}
    w.roep("registreer_inschrijving", inschrijver="Delta", perceel=perceel, ontbreekt=("handtekening",), **adres, **met)


@zet(*NA_OPENING)
def trek_inschrijving_in(w: Wereld, kies: Kies) -> None:
    """Of anybody, also of who won."""
    if not kies.soms(3):
        return
    perceel, bewijs = kies_perceel(w, kies, *NA_OPENING, "open"), nieuw_stuk(w, kies, "correspondentie")
    met = {"inschrijver": kies.uit(*INSCHRIJVERS[::-1]), "ingetrokken_op": een_dag(w, kies), "bewijs": bewijs}
    w.roep("trek_inschrijving_in", wie(kies, "inkoper-1"), perceel=perceel, **met)


@zet("beoordeling", "advies", "beslissing", "opschorting")
def verleng_gestanddoening(w: Wereld, kies: Kies) -> None:
    perceel, bewijs = kies_perceel(w, kies, "advies", "beoordeling"), nieuw_stuk(w, kies, "correspondentie")
    met = {"tot": kies.uit(date(2028, 6, 1), vandaag(w)), "datum": een_dag(w, kies), "bewijs": bewijs}
    w.roep(
        "verleng_gestanddoening", wie(kies, "inkoper-1"), perceel=perceel, inschrijver=kies.uit(*INSCHRIJVERS), **met
    )


@zet("beoordeling")
def stel_geen_geldige_vast(w: Wereld, kies: Kies) -> None:
    """Mostly after every tender was found invalid."""
    if not kies.soms(4):
        return
    perceel = kies_perceel(w, kies, "beoordeling")
    if perceel in w.boek.percelen and not kies.soms(4):
        for naam in sorted(w.boek.percelen[perceel].inschrijvers):
            oordeel = {"oordeel": "ongeldig", "grond": "niet getekend, leidraad 4.2", "motivering": "Het ontbreekt."}
            w.roep("toets_inschrijving", "inkoper-1", perceel=perceel, inschrijver=naam, **oordeel)
    w.roep("stel_geen_geldige_vast", wie(kies, "inkoper-1"), perceel=perceel)


@zet("aanbestedingsfase_geopend", "geen_geldige")
def herpubliceer(w: Wereld, kies: Kies) -> None:
    w.roep("herpubliceer", wie(kies, "inkoper-1"))


@zet("beoordeling")
def registreer_loting(w: Wereld, kies: Kies) -> None:
    """Between who is equal: Alfa has 0.4·8 + 0.2·9 + 0.4·6 and Beta 0.4·8 + 0.2·5 + 0.4·8."""
    perceel = kies_perceel(w, kies, "beoordeling")
    stel_consensus_vast(w, kies)
    punten = {("Alfa Zorg", "K1"): 8, ("Alfa Zorg", "K2"): 9, ("Beta Hulp", "K1"): 8, ("Beta Hulp", "K2"): 5}
    for naam in ("Alfa Zorg", "Beta Hulp"):
        samen = tuple(
            ConsensusInvoer(inschrijver=n, criterium=c, punten=Decimal(p), motivering="Gelijk.")
            for (n, c), p in punten.items()
            if n == naam
        )
        w.roep("stel_consensus_vast", perceel=perceel, consensus=samen)
    met = {"volgorde": kies.uit(INSCHRIJVERS[:2], INSCHRIJVERS[1::-1], INSCHRIJVERS), "getrokken_op": een_dag(w, kies)}
    met_zijn_tweeen(w, kies, "registreer_loting", perceel=perceel, bewijs=nieuw_stuk(w, kies, "loting"), **met)
