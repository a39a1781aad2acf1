"""Moves of inkoopstrategie, besluiten and mandaten (procedure 2.2)."""

from datetime import date
from decimal import Decimal

from tests.factories.gegevens import DIENSTEN, PLANNING
from tests.proeven.model.dagen import dag
from tests.proeven.model.kiezen import Kies, een, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import DAG, VOORBEREIDING, contact, een_dag, met_zijn_tweeen, nieuw_stuk, vandaag, zet
from workflow.strategie import HOOFDSTUKKEN


@zet(*VOORBEREIDING)
def leg_strategie_vast(w: Wereld, kies: Kies) -> None:
    teksten = {code: f"Over {titel}, {w.oog.rij}." for code, titel in HOOFDSTUKKEN.items()}
    w.roep("leg_strategie_vast", wie(kies, "inkoper-1"), hoofdstukken=teksten, planning=_planning(w))


def _planning(w: Wereld) -> dict[str, date]:
    """The ordinary one, moved along with the clock."""
    later = max(0, (vandaag(w) - date(2026, 2, 10)).days)
    return {naam: d + later * DAG for naam, d in PLANNING.items()}


@zet(*VOORBEREIDING)
def leg_concept_strategie_voor(w: Wereld, kies: Kies) -> None:
    w.roep("leg_concept_strategie_voor", wie(kies, "inkoper-1"), reactie_tot=vandaag(w) + kies.uit(7, 14, 1) * DAG)


@zet(*VOORBEREIDING)
def registreer_reactie(w: Wereld, kies: Kies) -> None:
    for dienst in DIENSTEN:
        w.roep("registreer_reactie", contact(kies, dienst), dienst=dienst, tekst="geen opmerkingen")


@zet(*VOORBEREIDING)
def bied_strategie_ter_vaststelling_aan(w: Wereld, kies: Kies) -> None:
    deadline = vandaag(w) + kies.uit(28, 60, 5) * DAG
    w.roep("bied_strategie_ter_vaststelling_aan", wie(kies, "inkoper-1"), deadline=deadline)


@zet("inkoopstrategie_concept", "aanbestedingsdocumenten")
def nieuwe_strategie(w: Wereld, kies: Kies) -> None:
    """All that a new version asks."""
    leg_strategie_vast(w, kies)
    leg_concept_strategie_voor(w, kies)
    registreer_reactie(w, kies)
    bied_strategie_ter_vaststelling_aan(w, kies)


@zet("inkoopstrategie_vaststelling", "aanbestedingsdocumenten")
def besluit_over_strategie(w: Wereld, kies: Kies) -> None:
    dienst = kies.uit(*DIENSTEN)
    besluit_van(w, kies, dienst, "inkoopstrategie", None)
    if not kies.soms(4):
        geef_mandaat(w, kies, dienst)


def besluit_van(w: Wereld, kies: Kies, dienst: str, onderwerp: str, perceel: str | None) -> None:
    door, genomen = contact(kies, dienst), een_dag(w, kies)
    met_advies = onderwerp == "gunningsadvies" and perceel in w.boek.percelen
    aangeboden = w.boek.percelen[perceel].adviezen if met_advies and perceel else []
    if aangeboden and kies.soms(6):
        genomen = dag(aangeboden[-1])
    eerste = "vastgesteld"
    met = {
        "dienst": dienst,
        "onderwerp": onderwerp,
        "perceel": perceel,
        "uitkomst": eerste if not kies.soms(6) else kies.uit("afgewezen", "aangehouden", "voorwaardelijk"),
        "nummer": f"B-{w.oog.rij}" if not kies.soms(10) else "B-1",
        "besluitdatum": genomen,
        "getekend_op": genomen + kies.uit(0, 0, 0, 0, 1, -1) * DAG,
        "bewijs": nieuw_stuk(w, kies, "besluit", dienst if not kies.soms(10) else "Best", door),
        "versie": None if not kies.soms(6) else kies.uit(1, 2),
    }
    oproep = w.roep("registreer_besluit", wie(kies, door), **met)
    if oproep.wacht and not kies.soms(4):
        w.roep("bevestig", kies.uit("manager-1", "inkoper-2", "inkoper-1", "asten"), voorstel=oproep.voorstel)


@zet("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "gunning")
def mandaat(w: Wereld, kies: Kies) -> None:
    geef_mandaat(w, kies, kies.uit(*DIENSTEN))


HANDELINGEN = (
    *("publiceren", "correspondentie", "nvi", "gunningsbrief", "afwijzingsbrief"),
    *("definitieve_gunning", "intrekking"),
)


def geef_mandaat(w: Wereld, kies: Kies, dienst: str) -> None:
    besluiten = [b.nummer for b in w.boek.besluiten if (b.dienst, b.onderwerp) == (dienst, "inkoopstrategie")]
    door, ruim = dienst.lower(), not kies.soms(4)
    met = {
        "dienst": dienst,
        "besluit": een(kies, besluiten[::-1], "B-0"),
        "handelingen": HANDELINGEN if ruim else kies.uit(("publiceren", "nvi"), HANDELINGEN[:4], HANDELINGEN),
        "plafond": Decimal(9_000_000) if ruim else kies.uit(None, Decimal(1_000_000)),
        "geldig_van": vandaag(w) + (0 if ruim else kies.uit(0, 10)) * DAG,
        "geldig_tot": date(2028, 1, 1) if ruim else vandaag(w) + kies.uit(400, 12) * DAG,
        "percelen": () if ruim else kies.uit((), ("1",), ("2",)),
        "volmacht": nieuw_stuk(w, kies, "volmacht", dienst, door) if not kies.soms(8) else None,
    }
    oproep = w.roep("verleen_mandaat", kies.uit(door, door, "inkoper-1", "asten"), **met)
    if oproep.wacht:
        w.roep("bevestig", kies.uit("manager-1", "inkoper-2", "inkoper-1"), voorstel=oproep.voorstel)


@zet("inkoopstrategie_vaststelling")
def stel_deelnemers_vast(w: Wereld, kies: Kies) -> None:
    w.roep("stel_deelnemers_vast", wie(kies, "inkoper-1"))


@zet("aanbestedingsdocumenten")
def herstel_deelname(w: Wereld, kies: Kies) -> None:
    """Now and then with the besluit that was in the post."""
    dienst = kies.uit("Someren", *DIENSTEN)
    if w.boek.deadline and w.boek.aanbiedingen and not kies.soms(3):
        genomen = max(dag(w.boek.aanbiedingen[-1]), w.boek.deadline - kies.uit(1, 0, -1) * DAG)
        door, stuk = dienst.lower(), nieuw_stuk(w, kies, "besluit", dienst, dienst.lower())
        met = {"uitkomst": "vastgesteld", "nummer": f"B-{w.oog.rij}", "besluitdatum": genomen, "getekend_op": genomen}
        w.roep("registreer_besluit", door, dienst=dienst, onderwerp="inkoopstrategie", bewijs=stuk, **met)
        geef_mandaat(w, kies, dienst)
    met_zijn_tweeen(w, kies, "herstel_deelname", dienst=dienst, motivering="De post was een week onderweg.")


def stel_vast(w: Wereld, kies: Kies, dienst: str, onderwerp: str, perceel: str | None) -> None:
    """A dienst says yes today, and records that itself."""
    bewijs = nieuw_stuk(w, kies, "besluit", dienst, dienst.lower())
    met = {"uitkomst": "vastgesteld", "besluitdatum": vandaag(w), "getekend_op": vandaag(w), "bewijs": bewijs}
    met |= {"onderwerp": onderwerp, "perceel": perceel, "nummer": f"B-{w.oog.rij}"}
    w.roep("registreer_besluit", dienst.lower(), dienst=dienst, **met)
