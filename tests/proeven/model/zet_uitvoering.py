"""Moves after the award that go another way, and of the contract register (procedure 2.7 and 2.9)."""

from datetime import date
from typing import Any

from tests.factories.gegevens import DEELNEMERS
from tests.proeven.model.kiezen import Kies, een, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import (
    BESLOTEN,
    DAG,
    een_dag,
    kies_perceel,
    kies_winnaar,
    met_zijn_tweeen,
    nieuw_stuk,
    vandaag,
    zet,
)


@zet("beslissing", "opschorting", "contract")
def wijs_bewijsmiddelen_af(w: Wereld, kies: Kies) -> None:
    """After it the assessment is often opened again."""
    if not kies.soms(2):
        return
    perceel, bewijs = kies_perceel(w, kies, *BESLOTEN, "contract"), nieuw_stuk(w, kies, "bewijsmiddel")
    met = {"inschrijver": kies_winnaar(w, kies, perceel), "bewijs": bewijs, "toelichting": "Verlopen."}
    oproep = w.roep("wijs_bewijsmiddelen_af", wie(kies, "inkoper-1"), perceel=perceel, **met)
    if oproep.ja and kies.soms(3):
        grond = {"grond": "bewijs_afgewezen", "motivering": "Het certificaat is verlopen."}
        met_zijn_tweeen(w, kies, "heropen_beoordeling", perceel=perceel, **grond)


@zet("contract")
def registreer_weigering(w: Wereld, kies: Kies) -> None:
    if not kies.soms(2):
        return
    perceel, dienst = kies_perceel(w, kies, "contract"), kies.uit(*DEELNEMERS)
    partij, door = kies.uit(("deelnemer", dienst.lower()), ("leverancier", "inkoper-1"))
    brief = nieuw_stuk(w, kies, "correspondentie", dienst if partij == "deelnemer" else None, door)
    met: dict[str, Any] = {"inschrijver": kies_winnaar(w, kies, perceel), "dienst": dienst, "partij": partij}
    met |= {"geweigerd_op": een_dag(w, kies), "motivering": "Er is geen geld.", "bewijs": brief}
    advies = nieuw_stuk(w, kies, "ecb_advies") if kies.soms(2) else None
    w.roep("registreer_weigering", wie(kies, door), perceel=perceel, ecb_advies=advies, **met)


def _contract(w: Wereld, kies: Kies) -> dict[str, str]:
    perceel, dienst, inschrijver = een(kies, sorted(w.boek.contracten), ("1", "Someren", "Alfa Zorg"))
    return {"perceel": perceel, "dienst": dienst, "inschrijver": inschrijver}


@zet("evaluatie", "contractmanagement")
def registreer_gesprek(w: Wereld, kies: Kies) -> None:
    met = {"gehouden_op": een_dag(w, kies), "aanwezigen": ("contractmanager",), "afspraken": ("Elk kwartaal.",)}
    verslag = nieuw_stuk(w, kies, "gespreksverslag")
    w.roep("registreer_gesprek", wie(kies, "manager-1"), **_contract(w, kies), **met, verslag=verslag)


@zet("evaluatie", "contractmanagement")
def wijzig_contract(w: Wereld, kies: Kies) -> None:
    met: dict[str, Any] = {"omschrijving": "Een ander adres.", "ingaand_op": vandaag(w) + 30 * DAG}
    met |= {"einddatum": kies.uit(None, date(2028, 6, 1), date(2040, 1, 1))}
    bewijs = nieuw_stuk(w, kies, "wijzigingsovereenkomst")
    w.roep("wijzig_contract", wie(kies, "manager-1"), **_contract(w, kies), **met, bewijs=bewijs)


@zet("evaluatie", "contractmanagement")
def verleng_contract(w: Wereld, kies: Kies) -> None:
    met = {"einddatum": kies.uit(date(2031, 6, 30), date(2040, 1, 1), vandaag(w))}
    bewijs = nieuw_stuk(w, kies, "correspondentie")
    w.roep("verleng_contract", wie(kies, "manager-1"), **_contract(w, kies), **met, bewijs=bewijs)


@zet("contractmanagement", "evaluatie")
def beeindig_contract(w: Wereld, kies: Kies) -> None:
    if kies.soms(3):
        bewijs = nieuw_stuk(w, kies, "correspondentie")
        met = {"per": vandaag(w) + kies.uit(0, -1, 10) * DAG, "reden": "De looptijd is voorbij."}
        w.roep("beeindig_contract", wie(kies, "manager-1"), **_contract(w, kies), **met, bewijs=bewijs)
