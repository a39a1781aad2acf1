"""The moves: what people do next, right and wrong. A new verb is one function here, and a line in `oordeel.REGELS`.

`@zet(...)` names the states of the project or of a perceel in which the move makes sense; now and then it is made
elsewhere. In every choice the first option is the right one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.factories import pad
from tests.factories.gegevens import CONSENSUS, DEELNEMERS, DIENSTEN, KWALITEIT, PLANNING, STUKKEN, TEAM
from tests.factories.spel import email
from tests.proeven.model.boek import BRIEVEN
from tests.proeven.model.dagen import dag
from tests.proeven.model.kiezen import ANDEREN, Kies, een, wie
from tests.proeven.model.wereld import SYSTEEM, Wereld
from workflow.strategie import HOOFDSTUKKEN
from workflow.tijd import AMSTERDAM
from workflow.verbs.beoordeling import ConsensusInvoer, ScoreInvoer
from workflow.verbs.publicatie import CriteriumInvoer

DAG = timedelta(days=1)
LAATSTE_MOMENT = datetime(2027, 12, 31, tzinfo=AMSTERDAM)
INSCHRIJVERS = tuple(pad.INSCHRIJVERS)
VOORBEREIDING = ("inkoopstrategie_concept", "inkoopstrategie_vaststelling", "aanbestedingsdocumenten")
BESLOTEN = ("beslissing", "opschorting")


@dataclass(frozen=True)
class Zet:
    naam: str
    doe: Callable[[Wereld, Kies], Any]
    waar: frozenset[str]
    """States of project or perceel; empty is everywhere."""

    def kan(self, wereld: Wereld) -> bool:
        boek = wereld.boek
        return not self.waar or boek.stadium in self.waar or any(p.stand in self.waar for p in boek.percelen.values())


ZETTEN: dict[str, Zet] = {}
Doe = Callable[[Wereld, Kies], Any]


def zet(*waar: str) -> Callable[[Doe], Doe]:
    def meld_aan(doe: Doe) -> Doe:
        naam = doe.__name__
        ZETTEN[naam] = Zet(naam, doe, frozenset(waar))
        return doe

    return meld_aan


# --- hulp ----------------------------------------------------------------------------------------------------------


def _vandaag(w: Wereld) -> date:
    return dag(w.nu)


def _dag(w: Wereld, kies: Kies) -> date:
    """Mostly today."""
    return _vandaag(w) + kies.uit(0, 0, 0, 0, -1, 1, -30) * DAG


def _perceel(w: Wereld, kies: Kies, *waar: str) -> str:
    goede = [n for n, p in w.boek.percelen.items() if not waar or p.stand in waar]
    return str(een(kies, goede, *w.boek.percelen, "9"))


def _stuk(w: Wereld, kies: Kies, soort: str, dienst: str | None = None, door: str = "inkoper-1") -> str:
    """Mostly a new file for this; now and then one that is there already, of whatever kind."""
    if w.boek.stukken and kies.soms(8):
        return str(kies.uit(*list(w.boek.stukken)[-4:]))
    code = f"stuk-{w.oog.rij}"
    w.roep(
        "voeg_dossierstuk_toe", door, code=code, soort=soort, bestand={"naam": "a.pdf", "tekst": code}, dienst=dienst
    )
    return code


def _samen(w: Wereld, kies: Kies, verb: str, **met: Any) -> None:
    """Two calls by two persons, who are now and then one; sometimes the second comes later, or never."""
    eerste = wie(kies, kies.uit("inkoper-1", "inkoper-1", "manager-1"))
    oproep = w.roep(verb, eerste, **met)
    if oproep.ja and not kies.soms(5):
        tweede = "manager-1" if eerste == "inkoper-1" else "inkoper-1"
        w.roep(
            "bevestig", kies.uit(tweede, tweede, eerste, *ANDEREN) if kies.soms(3) else tweede, voorstel=oproep.voorstel
        )


def _contact(kies: Kies, dienst: str) -> str:
    return str(kies.uit(dienst.lower(), "inkoper-1"))


# --- altijd --------------------------------------------------------------------------------------------------------


def _naar(w: Wereld, moment: datetime) -> None:
    w.nu = min(max(w.nu, moment), max(w.nu, LAATSTE_MOMENT))


@zet()
def klok(w: Wereld, kies: Kies) -> None:
    uren = kies.uit(24, 1, 24, 72, 8 * 24, 21 * 24) if not kies.soms(12) else kies.uit(40 * 24, 90 * 24)
    _naar(w, w.nu + timedelta(hours=uren))


@zet()
def klok_naar_een_grens(w: Wereld, kies: Kies) -> None:
    """To the second, or the day, at which something becomes allowed or forbidden."""
    dagen = [d for d in (w.boek.deadline, *(p.einde for p in w.boek.percelen.values())) if d]
    momenten = [datetime(d.year, d.month, d.day, 23, 59, 58, tzinfo=AMSTERDAM) for d in dagen]
    later = [m for m in (*momenten, w.boek.sluiting) if m and w.nu < m]
    if later:
        _naar(w, kies.uit(*later) + timedelta(seconds=kies.uit(1, -1, 0, 3600)))


@zet()
def controleer_termijnen(w: Wereld, kies: Kies) -> None:
    w.roep("controleer_termijnen", kies.uit(SYSTEEM, SYSTEEM, "inkoper-1", "asten"))


@zet()
def brieven(w: Wereld, kies: Kies) -> None:
    w.maak_brieven()


@zet()
def bevestig(w: Wereld, kies: Kies) -> None:
    nummers = [n for n, v in w.boek.voorstellen.items() if v.open]
    w.roep("bevestig", kies.uit("manager-1", "inkoper-2", *ANDEREN), voorstel=een(kies, [*nummers, None], None, 99))


@zet()
def verwerp(w: Wereld, kies: Kies) -> None:
    nummers = [n for n, v in w.boek.voorstellen.items() if v.open]
    if nummers:
        w.roep("verwerp", kies.uit("inkoper-2", "inkoper-1", "asten"), voorstel=kies.uit(*nummers, None))


@zet()
def dossierstuk(w: Wereld, kies: Kies) -> None:
    code = f"eigen-{w.oog.rij % 3}" if kies.soms(3) else f"eigen-{w.oog.rij}"
    soort = kies.uit("overig", "besluit", "dagvaarding", "uitspraak", "getekende_overeenkomst")
    met = {"code": code, "soort": soort, "bestand": {"naam": "a.pdf", "tekst": code}, "dienst": kies.uit(None, "Asten")}
    w.roep("voeg_dossierstuk_toe", wie(kies, "inkoper-1"), **met)


@zet()
def het_proces_sterft(w: Wereld, kies: Kies) -> None:
    """Somewhere in a call, before its commit."""
    verb, door, met = kies.uit(
        ("controleer_termijnen", SYSTEEM, {}),
        ("bevestig", "manager-1", {}),
        ("gun_definitief", "inkoper-1", {}),
        ("neem_gunningsbeslissing", "inkoper-1", {"geplande_verzenddatum": _vandaag(w)}),
        ("sluit_perceel", "inkoper-1", {}),
        ("geef_vrij", "inkoper-1", {"soorten": BRIEVEN}),
        ("registreer_vraag", "inkoper-1", {"tekst": "?"}),
    )
    w.roep_en_sterf(verb, door, **met)


@zet()
def registreer_persoon(w: Wereld, kies: Kies) -> None:
    kort = kies.uit("inkoper-3", "ecb-1", "manager-2")
    rol = {"i": "concerninkoper", "e": "ecb", "m": "contractmanager"}[kort[0]]
    w.roep("registreer_persoon", wie(kies, "beheerder-1"), email=email(kort), naam=kort, rollen=(rol,))


@zet()
def registreer_dienst(w: Wereld, kies: Kies) -> None:
    """The same data once more, with another address."""
    naam = kies.uit(*DIENSTEN)
    met = {"code": "0743", "tooi_uri": "https://voorbeeld.example/gm", "adres": "Markt 2", "postcode": "1000 AA"}
    w.roep("registreer_dienst", wie(kies, "beheerder-1"), naam=naam, plaats=naam, **met)


@zet()
def registreer_contactpersoon(w: Wereld, kies: Kies) -> None:
    w.roep(
        "registreer_contactpersoon", wie(kies, "beheerder-1"), dienst=kies.uit("Best", "Asten"), persoon=email("best")
    )


@zet()
def wijs_projectleiding_toe(w: Wereld, kies: Kies) -> None:
    met = kies.uit({"contractmanagers": (email("manager-1"),)}, {"concerninkopers": (email("inkoper-2"),)})
    w.roep("wijs_projectleiding_toe", wie(kies, "inkoper-1"), **met)


# --- start en strategie --------------------------------------------------------------------------------------------


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
        w.roep("meld_interesse", wie(kies, "inkoper-1"), diensten=kies.uit(DIENSTEN, (dienst,)))


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
    w.roep("verzend_presentatie", wie(kies, "inkoper-1"), presentatie=_stuk(w, kies, "presentatie"))


@zet("startbijeenkomst")
def sluit_startbijeenkomst(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_startbijeenkomst", wie(kies, "inkoper-1"))


@zet("startbijeenkomst", *VOORBEREIDING)
def stel_inkoopteam_samen(w: Wereld, kies: Kies) -> None:
    w.roep("stel_inkoopteam_samen", wie(kies, "inkoper-1"), leden=kies.uit(TEAM, TEAM, TEAM[:4]))


@zet(*VOORBEREIDING)
def leg_strategie_vast(w: Wereld, kies: Kies) -> None:
    teksten = {code: f"Over {titel}, {w.oog.rij}." for code, titel in HOOFDSTUKKEN.items()}
    w.roep("leg_strategie_vast", wie(kies, "inkoper-1"), hoofdstukken=teksten, planning=_planning(w))


def _planning(w: Wereld) -> dict[str, date]:
    """The ordinary one, moved along with the clock."""
    later = max(0, (_vandaag(w) - date(2026, 2, 10)).days)
    return {naam: d + later * DAG for naam, d in PLANNING.items()}


@zet(*VOORBEREIDING)
def leg_concept_strategie_voor(w: Wereld, kies: Kies) -> None:
    w.roep("leg_concept_strategie_voor", wie(kies, "inkoper-1"), reactie_tot=_vandaag(w) + kies.uit(7, 14, 1) * DAG)


@zet(*VOORBEREIDING)
def registreer_reactie(w: Wereld, kies: Kies) -> None:
    for dienst in DIENSTEN:
        w.roep("registreer_reactie", _contact(kies, dienst), dienst=dienst, tekst="geen opmerkingen")


@zet(*VOORBEREIDING)
def bied_strategie_ter_vaststelling_aan(w: Wereld, kies: Kies) -> None:
    deadline = _vandaag(w) + kies.uit(28, 60, 5) * DAG
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
    _besluit(w, kies, dienst, "inkoopstrategie", None)
    if not kies.soms(4):
        _mandaat(w, kies, dienst)


def _besluit(w: Wereld, kies: Kies, dienst: str, onderwerp: str, perceel: str | None) -> None:
    door, genomen = _contact(kies, dienst), _dag(w, kies)
    aangeboden = w.boek.percelen[perceel].adviezen if perceel in w.boek.percelen else []
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
        "bewijs": _stuk(w, kies, "besluit", dienst if not kies.soms(10) else "Best", door),
        "versie": None if not kies.soms(6) else kies.uit(1, 2),
    }
    oproep = w.roep("registreer_besluit", wie(kies, door), **met)
    if oproep.wacht and not kies.soms(4):
        w.roep("bevestig", kies.uit("manager-1", "inkoper-2", "inkoper-1", "asten"), voorstel=oproep.voorstel)


@zet("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "gunning")
def mandaat(w: Wereld, kies: Kies) -> None:
    _mandaat(w, kies, kies.uit(*DIENSTEN))


HANDELINGEN = (
    *("publiceren", "correspondentie", "nvi", "gunningsbrief", "afwijzingsbrief"),
    *("definitieve_gunning", "intrekking"),
)


def _mandaat(w: Wereld, kies: Kies, dienst: str) -> None:
    besluiten = [b.nummer for b in w.boek.besluiten if (b.dienst, b.onderwerp) == (dienst, "inkoopstrategie")]
    door, ruim = dienst.lower(), not kies.soms(4)
    met = {
        "dienst": dienst,
        "besluit": een(kies, besluiten[::-1], "B-0"),
        "handelingen": HANDELINGEN if ruim else kies.uit(("publiceren", "nvi"), HANDELINGEN[:4], HANDELINGEN),
        "plafond": Decimal(9_000_000) if ruim else kies.uit(None, Decimal(1_000_000)),
        "geldig_van": _vandaag(w) + (0 if ruim else kies.uit(0, 10)) * DAG,
        "geldig_tot": date(2028, 1, 1) if ruim else _vandaag(w) + kies.uit(400, 12) * DAG,
        "volmacht": _stuk(w, kies, "volmacht", dienst, door) if not kies.soms(8) else None,
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
    if w.boek.deadline and w.boek.aangeboden and not kies.soms(3):
        genomen = max(dag(w.boek.aangeboden), w.boek.deadline - kies.uit(1, 0, -1) * DAG)
        door, stuk = dienst.lower(), _stuk(w, kies, "besluit", dienst, dienst.lower())
        met = {"uitkomst": "vastgesteld", "nummer": f"B-{w.oog.rij}", "besluitdatum": genomen, "getekend_op": genomen}
        w.roep("registreer_besluit", door, dienst=dienst, onderwerp="inkoopstrategie", bewijs=stuk, **met)
        _mandaat(w, kies, dienst)
    _samen(w, kies, "herstel_deelname", dienst=dienst, motivering="De post was een week onderweg.")


# --- documenten en inlichtingen ------------------------------------------------------------------------------------


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
    van = _vandaag(w)
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
    _samen(w, kies, "open_kluis")


@zet("aanbestedingsfase_geopend")
def registreer_inschrijving(w: Wereld, kies: Kies) -> None:
    assert w.boek.sluiting or w.boek.stadium != "aanbestedingsfase_geopend"
    naam, sluiting = kies.uit(*INSCHRIJVERS), w.boek.sluiting or w.nu
    adres = {"adres": "Handelsweg 1", "postcode": "1000 AA", "plaats": "Eindhoven", "email": "t@inschrijver.example"}
    met = {
        "ontvangen_op": sluiting + timedelta(minutes=kies.uit(-60, 0, -600, 1)),
        "prijs": pad.INSCHRIJVERS[naam],
        "ontbreekt": () if not kies.soms(6) else ("UEA",),
        "perceel": _perceel(w, kies),
    }
    w.roep("registreer_inschrijving", wie(kies, "inkoper-1"), inschrijver=naam, **adres, **met)


@zet("aanbestedingsfase_geopend")
def sluit_opening(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_opening", wie(kies, "inkoper-1"))


# --- beoordeling ---------------------------------------------------------------------------------------------------


@zet("beoordeling")
def leg_belangenverklaring_af(w: Wereld, kies: Kies) -> None:
    for kort in pad.BEOORDELAARS:
        belang = "" if not kies.soms(12) else "aandelen"
        w.roep("leg_belangenverklaring_af", wie(kies, kort), belang=belang)


@zet("beoordeling")
def wijs_beoordelaar_toe(w: Wereld, kies: Kies) -> None:
    personen = tuple(email(k) for k in kies.uit(pad.BEOORDELAARS, ("deskundige-asten", "deskundige-deurne")))
    perceel = _perceel(w, kies, "beoordeling")
    w.roep("wijs_beoordelaar_toe", wie(kies, "inkoper-1"), perceel=perceel, criteria=KWALITEIT, personen=personen)


@zet("beoordeling")
def toets_inschrijvingen(w: Wereld, kies: Kies) -> None:
    perceel = _perceel(w, kies, "beoordeling")
    for naam in _inschrijvers(w, perceel):
        geldig = not kies.soms(8)
        met = {"oordeel": "geldig"} if geldig else {"oordeel": kies.uit("ongeldig", "uitgesloten"), "grond": "Aw 2.86"}
        w.roep("toets_inschrijving", wie(kies, "inkoper-1"), perceel=perceel, inschrijver=naam, **met)


def _inschrijvers(w: Wereld, perceel: str) -> list[str]:
    return sorted(w.boek.percelen[perceel].inschrijvers) if perceel in w.boek.percelen else list(INSCHRIJVERS)


@zet("beoordeling")
def scoor(w: Wereld, kies: Kies) -> None:
    """Per tenderer, so that one that is not valid does not spoil the others."""
    perceel = _perceel(w, kies, "beoordeling")
    for kort in kies.uit((*pad.BEOORDELAARS, "deskundige-deurne"), pad.BEOORDELAARS[:1]):
        for naam in _inschrijvers(w, perceel):
            scores = tuple(ScoreInvoer(inschrijver=naam, criterium=c, punten=_punten(naam, c)) for c in KWALITEIT)
            w.roep("scoor", kort, perceel=perceel, scores=scores)


def _punten(naam: str, criterium: str) -> Decimal:
    return Decimal(CONSENSUS[naam, criterium])


@zet("beoordeling")
def stel_consensus_vast(w: Wereld, kies: Kies) -> None:
    perceel, eraf = _perceel(w, kies, "beoordeling"), kies.uit(0, 0, 3)
    for naam in _inschrijvers(w, perceel):
        samen = tuple(
            ConsensusInvoer(
                inschrijver=naam,
                criterium=c,
                punten=_punten(naam, c) - eraf * (naam == "Alfa Zorg"),
                motivering="Goed.",
            )
            for c in KWALITEIT
        )
        w.roep("stel_consensus_vast", wie(kies, "inkoper-1"), perceel=perceel, consensus=samen)


@zet("beoordeling", "advies")
def leg_gunningsadvies_voor(w: Wereld, kies: Kies) -> None:
    deadline = _vandaag(w) + kies.uit(28, 28, 3) * DAG
    perceel = _perceel(w, kies, "beoordeling", "advies")
    w.roep("leg_gunningsadvies_voor", wie(kies, "inkoper-1"), perceel=perceel, deadline=deadline)


@zet("advies", "advies", "beslissing", "opschorting")
def besluit_over_advies(w: Wereld, kies: Kies) -> None:
    _besluit(w, kies, kies.uit(*DEELNEMERS), "gunningsadvies", _perceel(w, kies, "advies", *BESLOTEN))


@zet("advies")
def iedereen_stelt_vast(w: Wereld, kies: Kies) -> None:
    """Who did not yet, or all but one of them."""
    perceel = _perceel(w, kies, "advies")
    if perceel not in w.boek.percelen or not w.boek.percelen[perceel].adviezen:
        return
    traag = kies.uit(None, None, "Best")
    for dienst in sorted((w.boek.deelnemers or set()) - {traag}):
        if not w.boek.stelde_advies_vast(dienst, perceel):
            met = {"uitkomst": "vastgesteld", "besluitdatum": _vandaag(w), "getekend_op": _vandaag(w)}
            bewijs = _stuk(w, kies, "besluit", dienst, dienst.lower())
            met |= {"nummer": f"B-{w.oog.rij}", "bewijs": bewijs, "perceel": perceel, "onderwerp": "gunningsadvies"}
            w.roep("registreer_besluit", dienst.lower(), dienst=dienst, **met)


# --- beslissing en brieven -----------------------------------------------------------------------------------------


@zet("advies")
def neem_gunningsbeslissing(w: Wereld, kies: Kies) -> None:
    perceel, gepland = _perceel(w, kies, "advies"), _vandaag(w) + kies.uit(0, 1, 3, -1) * DAG
    w.roep("neem_gunningsbeslissing", wie(kies, "inkoper-1"), perceel=perceel, geplande_verzenddatum=gepland)


@zet("beslissing", "opschorting")
def corrigeer_gunningsbeslissing(w: Wereld, kies: Kies) -> None:
    met = {"geplande_verzenddatum": _vandaag(w) + kies.uit(0, 2, -1) * DAG, "motivering": "Een datum klopte niet."}
    _samen(w, kies, "corrigeer_gunningsbeslissing", perceel=_perceel(w, kies, *BESLOTEN), **met)


@zet("beslissing", "advies", "opschorting")
def heropen_beoordeling(w: Wereld, kies: Kies) -> None:
    if kies.soms(3):
        grond = kies.uit("inhoudelijke_fout", "vonnis", "advies_afgewezen")
        _samen(w, kies, "heropen_beoordeling", perceel=_perceel(w, kies, *BESLOTEN), grond=grond, motivering="Opnieuw.")


@zet()
def geef_vrij(w: Wereld, kies: Kies) -> None:
    """The kinds that are in concept now, or any."""
    klaar = sorted({b.soort for b in w.boek.brieven.values() if b.stand == "concept"})
    if not kies.soms(4):
        w.maak_brieven()
    soorten = een(kies, [(s,) for s in klaar], BRIEVEN, ("herinnering",), ("proces_verbaal_opening",))
    met = {"perceel": None if not kies.soms(4) else _perceel(w, kies), "dienst": kies.uit(None, None, "Asten")}
    _samen(w, kies, "geef_vrij", soorten=soorten, **met)


@zet("beslissing")
def geef_de_brieven_vrij(w: Wereld, kies: Kies) -> None:
    w.maak_brieven()
    _samen(w, kies, "geef_vrij", soorten=BRIEVEN, perceel=_perceel(w, kies, "beslissing"))


@zet()
def bevestig_verzending(w: Wereld, kies: Kies) -> None:
    klaar = sorted({b.soort for b in w.boek.brieven.values() if b.stand == "vrijgegeven"})
    soorten = een(kies, [(s,) for s in klaar], BRIEVEN, ("herinnering",))
    perceel = None if kies.soms(3) else _perceel(w, kies, "beslissing")
    moment = None if not kies.soms(5) else w.nu + kies.uit(-1, -3, 1) * DAG
    met = {"soorten": soorten, "perceel": perceel, "dienst": kies.uit(None, None, "Asten"), "verzonden_op": moment}
    oproep = w.roep("bevestig_verzending", wie(kies, "inkoper-1"), **met)
    if oproep.wacht and not kies.soms(3):
        w.roep("bevestig", kies.uit("manager-1", "inkoper-1"), voorstel=oproep.voorstel)


@zet("beslissing")
def verzend_de_brieven(w: Wereld, kies: Kies) -> None:
    soorten = kies.uit(BRIEVEN, BRIEVEN, BRIEVEN[:1], BRIEVEN[1:])
    w.roep("bevestig_verzending", wie(kies, "inkoper-1"), soorten=soorten, perceel=_perceel(w, kies, "beslissing"))


# --- kort geding en contract ---------------------------------------------------------------------------------------


@zet("beslissing", "opschorting", "contract")
def registreer_kort_geding(w: Wereld, kies: Kies) -> None:
    perceel = _perceel(w, kies, "opschorting", "beslissing", "contract")
    met = {
        "gedagvaard_op": _dag(w, kies),
        "zaaknummer": kies.uit("KG 1", "KG 2"),
        "dagvaarding": _stuk(w, kies, "dagvaarding"),
        "motivering": kies.uit("", "", "kansloos"),
    }
    w.roep(
        "registreer_kort_geding", wie(kies, "inkoper-1"), perceel=perceel, rechtbank="Oost-Brabant", eiser="X", **met
    )


@zet("beslissing", "opschorting", "contract", "beoordeling")
def registreer_uitspraak(w: Wereld, kies: Kies) -> None:
    zaken = [(n, z) for n, p in w.boek.percelen.items() for z in p.gedingen]
    if not zaken and not kies.soms(4):
        return
    perceel, zaak = een(kies, zaken, ("1", "KG 9"))
    uitkomst = kies.uit(
        "handhaven", "handhaven", "gunningsverbod", "herbeoordelen", "intrekken", "ingetrokken_door_eiser"
    )
    met = {"uitkomst": uitkomst, "datum": _dag(w, kies), "bewijs": _stuk(w, kies, "uitspraak")}
    w.roep("registreer_uitspraak", wie(kies, "inkoper-1"), perceel=perceel, zaaknummer=zaak, **met)


def _winnaar(w: Wereld, kies: Kies, perceel: str) -> str:
    winnaars = sorted(w.boek.percelen[perceel].winnaars) if perceel in w.boek.percelen else []
    return str(een(kies, winnaars, *INSCHRIJVERS))


@zet("beslissing", "opschorting")
def keur_bewijsmiddelen_goed(w: Wereld, kies: Kies) -> None:
    perceel = _perceel(w, kies, *BESLOTEN)
    bewijs = _stuk(w, kies, "bewijsmiddel")
    met = {"inschrijver": _winnaar(w, kies, perceel), "bewijs": bewijs}
    w.roep("keur_bewijsmiddelen_goed", wie(kies, "inkoper-1"), perceel=perceel, **met)


@zet("beslissing", "opschorting")
def leg_overeenkomst_vast(w: Wereld, kies: Kies) -> None:
    perceel = _perceel(w, kies, *BESLOTEN)
    met = {
        "inschrijver": _winnaar(w, kies, perceel),
        "diensten": kies.uit((), (), ("Asten",)),
        "tekst": _stuk(w, kies, "overeenkomst"),
        "nvi_ronde": kies.uit(w.boek.ronde, w.boek.ronde, 0),
        "ingangsdatum": _vandaag(w) + kies.uit(200, 200, 5) * DAG,
        "einddatum": _vandaag(w) + 900 * DAG,
    }
    w.roep("leg_overeenkomst_vast", wie(kies, kies.uit("inkoper-1", "manager-1")), perceel=perceel, **met)


@zet("beslissing", "opschorting")
def geef_overeenkomsten_vrij(w: Wereld, kies: Kies) -> None:
    _samen(w, kies, "geef_vrij", soorten=("overeenkomst",), perceel=_perceel(w, kies, *BESLOTEN))


@zet("opschorting", "beslissing")
def gun_definitief(w: Wereld, kies: Kies) -> None:
    w.roep("gun_definitief", wie(kies, "inkoper-1"), perceel=_perceel(w, kies, "opschorting"))


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
    perceel = _perceel(w, kies, "contract", "opschorting")
    dienst, getekend = kies.uit(*DEELNEMERS), _dag(w, kies)
    bewijs, winnaar = _stuk(w, kies, "getekende_overeenkomst", dienst), _winnaar(w, kies, perceel)
    for partij, door in (("deelnemer", dienst.lower()), ("leverancier", "inkoper-1")):
        met = {"inschrijver": winnaar, "partij": partij, "getekend_op": getekend, "bewijs": bewijs}
        w.roep("registreer_ondertekening", wie(kies, door), perceel=perceel, dienst=dienst, **met)


@zet("contract")
def iedereen_tekent(w: Wereld, kies: Kies) -> None:
    perceel = _perceel(w, kies, "contract")
    winnaar = _winnaar(w, kies, perceel)
    for dienst in sorted(w.boek.deelnemers or ()):
        bewijs = _stuk(w, kies, "getekende_overeenkomst", dienst)
        for partij, door in (("deelnemer", dienst.lower()), ("leverancier", "inkoper-1")):
            met = {"inschrijver": winnaar, "partij": partij, "getekend_op": _vandaag(w), "bewijs": bewijs}
            w.roep("registreer_ondertekening", door, perceel=perceel, dienst=dienst, **met)


@zet("contract", "gecontracteerd")
def registreer_aankondiging(w: Wereld, kies: Kies) -> None:
    met = {"referentie": "600002", "verzonden_op": _dag(w, kies), "perceel": _perceel(w, kies, "contract")}
    w.roep("registreer_aankondiging", wie(kies, "inkoper-1"), **met)


@zet("contract")
def sluit_perceel(w: Wereld, kies: Kies) -> None:
    w.roep("sluit_perceel", wie(kies, "inkoper-1"), perceel=_perceel(w, kies, "contract"))


@zet("contract")
def rond_contract_af(w: Wereld, kies: Kies) -> None:
    w.roep("rond_contract_af", wie(kies, "inkoper-1"))


# --- evaluatie -----------------------------------------------------------------------------------------------------


@zet("evaluatie")
def registreer_evaluatie(w: Wereld, kies: Kies) -> None:
    met = {"verslag": _stuk(w, kies, "evaluatie"), "formulier": _stuk(w, kies, "evaluatieformulier")}
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
