"""Moves of evidence, overeenkomsten, signatures and evaluation (procedure 2.7 and 2.8)."""

from tests.factories.gegevens import DEELNEMERS
from tests.proeven.model.kiezen import Kies, wie
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
from tests.proeven.model.zet_altijd import klok_naar_een_grens


@zet("beslissing", "opschorting")
def keur_bewijsmiddelen_goed(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, *BESLOTEN)
    bewijs = nieuw_stuk(w, kies, "bewijsmiddel")
    met = {"inschrijver": kies_winnaar(w, kies, perceel), "bewijs": bewijs}
    w.roep("keur_bewijsmiddelen_goed", wie(kies, "inkoper-1"), perceel=perceel, **met)


@zet("beslissing", "opschorting")
def leg_overeenkomst_vast(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, *BESLOTEN)
    met = {
        "inschrijver": kies_winnaar(w, kies, perceel),
        "diensten": kies.uit((), (), ("Asten",)),
        "tekst": nieuw_stuk(w, kies, "overeenkomst"),
        "nvi_ronde": kies.uit(w.boek.ronde, w.boek.ronde, 0),
        "ingangsdatum": vandaag(w) + kies.uit(200, 200, 5) * DAG,
        "einddatum": vandaag(w) + 900 * DAG,
    }
    w.roep("leg_overeenkomst_vast", wie(kies, kies.uit("inkoper-1", "manager-1")), perceel=perceel, **met)


@zet("beslissing", "opschorting")
def geef_overeenkomsten_vrij(w: Wereld, kies: Kies) -> None:
    met_zijn_tweeen(w, kies, "geef_vrij", soorten=("overeenkomst",), perceel=kies_perceel(w, kies, *BESLOTEN))


@zet("opschorting", "beslissing")
def gun_definitief(w: Wereld, kies: Kies) -> None:
    w.roep("gun_definitief", wie(kies, "inkoper-1"), perceel=kies_perceel(w, kies, "opschorting"))


@zet("opschorting")
def alles_voor_de_gunning(w: Wereld, kies: Kies) -> None:
    """Evidence and texts; then the clock goes to the last second of the standstill, or the first after it."""
    keur_bewijsmiddelen_goed(w, kies)
    leg_overeenkomst_vast(w, kies)
    geef_overeenkomsten_vrij(w, kies)
    klok_naar_een_grens(w, kies)
    gun_definitief(w, kies)


@zet("contract", "opschorting")
def registreer_ondertekening(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, "contract", "opschorting")
    dienst, getekend = kies.uit(*DEELNEMERS), een_dag(w, kies)
    bewijs, winnaar = nieuw_stuk(w, kies, "getekende_overeenkomst", dienst), kies_winnaar(w, kies, perceel)
    for partij, door in (("deelnemer", dienst.lower()), ("leverancier", "inkoper-1")):
        met = {"inschrijver": winnaar, "partij": partij, "getekend_op": getekend, "bewijs": bewijs}
        w.roep("registreer_ondertekening", wie(kies, door), perceel=perceel, dienst=dienst, **met)


@zet("contract")
def iedereen_tekent(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, "contract")
    winnaar = kies_winnaar(w, kies, perceel)
    for dienst in sorted(w.boek.deelnemers or ()):
        bewijs = nieuw_stuk(w, kies, "getekende_overeenkomst", dienst)
        for partij, door in (("deelnemer", dienst.lower()), ("leverancier", "inkoper-1")):
            met = {"inschrijver": winnaar, "partij": partij, "getekend_op": vandaag(w), "bewijs": bewijs}
            w.roep("registreer_ondertekening", door, perceel=perceel, dienst=dienst, **met)


@zet("contract", "gecontracteerd")
def registreer_aankondiging(w: Wereld, kies: Kies) -> None:
    met = {"referentie": "600002", "verzonden_op": een_dag(w, kies), "perceel": kies_perceel(w, kies, "contract")}
    w.roep("registreer_aankondiging", wie(kies, "inkoper-1"), **met)


@zet("contract")
def sluit_perceel(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_perceel", wie(kies, "inkoper-1"), perceel=kies_perceel(w, kies, "contract"))


@zet("contract")
def rond_contract_af(w: Wereld, kies: Kies) -> None:
    w.roep("rond_contract_af", wie(kies, "inkoper-1"))


@zet("evaluatie")
def registreer_evaluatie(w: Wereld, kies: Kies) -> None:
    met = {"verslag": nieuw_stuk(w, kies, "evaluatie"), "formulier": nieuw_stuk(w, kies, "evaluatieformulier")}
    w.roep("registreer_evaluatie", wie(kies, "inkoper-1"), **met)


@zet("evaluatie")
def bied_dossier_aan(w: Wereld, kies: Kies) -> None:
    w.roep("bied_dossier_aan", wie(kies, "inkoper-1"), diensten=kies.uit((), ("Asten",)))


@zet("evaluatie", "contractmanagement")
def bevestig_ontvangst_dossier(w: Wereld, kies: Kies) -> None:
    dienst = kies.uit(*DEELNEMERS)
    w.roep("bevestig_ontvangst_dossier", wie(kies, dienst.lower()), dienst=dienst)


@zet("evaluatie")
def draag_over(w: Wereld, kies: Kies) -> None:
    w.roep("draag_over", wie(kies, "inkoper-1"))
