"""Moves of the start (procedure 2.1)."""

from decimal import Decimal

from tests.factories.gegevens import DIENSTEN, TEAM
from tests.factories.spel import email
from tests.proeven.model.kiezen import Kies, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import DAG, VOORBEREIDING, nieuw_stuk, zet


@zet("")
def registreer_project(w: Wereld, kies: Kies) -> None:
    met = {"kenmerk": "2026-014", "naam": "Hulpmiddelen", "aard": "leveringen", "waarde": Decimal(4_000_000)}
    w.roep("registreer_project", wie(kies, "inkoper-1"), procedure=kies.uit("openbaar", "niet_openbaar"), **met)


@zet("aangemeld", "startbijeenkomst", *VOORBEREIDING)
def registreer_perceel(w: Wereld, kies: Kies) -> None:
    met = {"nummer": kies.uit("1", "2"), "naam": "Hulpmiddelen", "waarde": Decimal(kies.uit(400_000, 3_000_000))}
    w.roep("registreer_perceel", wie(kies, "inkoper-1"), **met)


@zet("aangemeld")
def toets_collectief(w: Wereld, kies: Kies) -> None:
    w.roep("toets_collectief", wie(kies, "inkoper-1"), elementen={"voordeel": kies.uit("Samen goedkoper.", " ")})


@zet("aangemeld", "startbijeenkomst", "inkoopstrategie_concept")
def meld_interesse(w: Wereld, kies: Kies) -> None:
    dienst = kies.uit(*DIENSTEN, "Laarbeek", "Nergens")
    if kies.soms(4):
        w.roep("meld_interesse", dienst.lower() if dienst in DIENSTEN else "asten", dienst=dienst)
    else:
        w.roep(
            "meld_interesse",
            wie(kies, "inkoper-1"),
            diensten=kies.uit(DIENSTEN, (dienst,)),
            percelen=kies.uit((), (), ("1",)),
        )


@zet("aangemeld", "startbijeenkomst", "inkoopstrategie_concept")
def trek_interesse_in(w: Wereld, kies: Kies) -> None:
    w.roep("trek_interesse_in", kies.uit("someren", "inkoper-1", "asten"), dienst=kies.uit("Someren", "Laarbeek"))


@zet("aangemeld", "startbijeenkomst")
def plan_startbijeenkomst(w: Wereld, kies: Kies) -> None:
    begin = w.nu + kies.uit(14, 1, -1) * DAG
    met = {"begin": begin, "reageren_voor": begin - DAG, "plaats": kies.uit("Asten", ""), "agenda": ("Kennismaking",)}
    w.roep("plan_startbijeenkomst", wie(kies, "inkoper-1"), **met)


@zet("startbijeenkomst")
def registreer_aanwezigheid(w: Wereld, kies: Kies) -> None:
    bizob = {email("inkoper-1"): "fysiek", email("manager-1"): kies.uit("fysiek", "afwezig")}
    diensten = dict.fromkeys(sorted(w.boek.belangstelling), kies.uit("fysiek", "online"))
    w.roep("registreer_aanwezigheid", wie(kies, "inkoper-1"), diensten=diensten, bizob=bizob)


@zet("startbijeenkomst", *VOORBEREIDING)
def verzend_presentatie(w: Wereld, kies: Kies) -> None:
    w.roep("verzend_presentatie", wie(kies, "inkoper-1"), presentatie=nieuw_stuk(w, kies, "presentatie"))


@zet("startbijeenkomst")
def sluit_startbijeenkomst(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_startbijeenkomst", wie(kies, "inkoper-1"))


@zet("startbijeenkomst", *VOORBEREIDING)
def stel_inkoopteam_samen(w: Wereld, kies: Kies) -> None:
    w.roep("stel_inkoopteam_samen", wie(kies, "inkoper-1"), leden=kies.uit(TEAM, TEAM, TEAM[:4]))
