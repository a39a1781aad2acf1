"""What the book writes of people, start, strategy, besluiten and mandaten."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import dag
from tests.proeven.model.rijen import Besluit, Mandaat, Oproep, Perceel

PER_PERCEEL = ("gunningsadvies", "intrekking")


def registreer_persoon(boek: Boek, o: Oproep) -> None:
    kort = o.met["email"].partition("@")[0]
    boek.rollen[kort] = frozenset(str(r) for r in o.met.get("rollen", ()))


def registreer_contactpersoon(boek: Boek, o: Oproep) -> None:
    boek.contacten.setdefault(o.met["dienst"], set()).add(o.met["persoon"].partition("@")[0])


def registreer_project(boek: Boek, o: Oproep) -> None:
    boek.stadium, boek.waarde = "aangemeld", Decimal(o.met["waarde"])
    boek.leiders["concerninkoper"].add(o.door)
    boek.percelen["1"] = Perceel(boek.waarde)


def registreer_perceel(boek: Boek, o: Oproep) -> None:
    boek.percelen.setdefault(o.met["nummer"], Perceel(Decimal(0))).waarde = Decimal(o.met["waarde"])


def wijs_projectleiding_toe(boek: Boek, o: Oproep) -> None:
    for rol, namen in (("concerninkoper", "concerninkopers"), ("contractmanager", "contractmanagers")):
        boek.leiders[rol] |= {e.partition("@")[0] for e in o.met.get(namen, ())}


def voeg_dossierstuk_toe(boek: Boek, o: Oproep) -> None:
    boek.stukken[o.met["code"]] = (str(o.met["soort"]), o.met.get("dienst"), o.nu)


def meld_interesse(boek: Boek, o: Oproep) -> None:
    for naam in (o.met.get("dienst"), *o.met.get("diensten", ())):
        if naam:
            boek.belangstelling.add(naam)
            boek.percelen_van[naam] = frozenset(o.met.get("percelen", ()))


def trek_interesse_in(boek: Boek, o: Oproep) -> None:
    boek.belangstelling.discard(o.met["dienst"])


def plan_startbijeenkomst(boek: Boek, o: Oproep) -> None:
    boek.stadium = "startbijeenkomst"


def sluit_startbijeenkomst(boek: Boek, o: Oproep) -> None:
    boek.stadium = "inkoopstrategie_concept"


def bied_strategie_aan(boek: Boek, o: Oproep) -> None:
    if boek.strategie == 0:
        boek.gevraagd = set(boek.belangstelling)
    uitkomsten = {d: _waar_staat(boek, d, dag(o.nu)) for d in boek.gevraagd}
    boek.gevraagd = {d for d, uitkomst in uitkomsten.items() if uitkomst != "vervallen"}
    boek.afgewezen = {d for d, uitkomst in uitkomsten.items() if uitkomst == "afgewezen"}
    boek.stadium, boek.deelnemers = "inkoopstrategie_vaststelling", None
    boek.strategie, boek.deadline = boek.strategie + 1, o.met["deadline"]
    boek.aanbiedingen.append(o.nu)


def _waar_staat(boek: Boek, dienst: str, op: date) -> str:
    if boek.strategie == 0:
        return "open"
    if dienst in boek.uitgetreden:
        return "vervallen"
    if boek.deelnemers is None:
        return boek.deelname(dienst, op)
    if dienst in boek.deelnemers:
        return "deelnemer"
    return "afgewezen" if boek.deelname(dienst, op) == "afgewezen" else "vervallen"


def stel_deelnemers_vast(boek: Boek, o: Oproep) -> None:
    boek.stadium = "aanbestedingsdocumenten"
    boek.deelnemers = {d for d in boek.gevraagd if boek.deelname(d, dag(o.nu)) == "deelnemer"}


def herstel_deelname(boek: Boek, o: Oproep) -> None:
    assert boek.deelnemers is not None
    boek.deelnemers.add(o.met["dienst"])


def registreer_uittreding(boek: Boek, o: Oproep) -> None:
    """Nothing is asked of it any more; what nobody signed with it lapses, and what was sent stays sent."""
    assert boek.deelnemers is not None
    dienst = o.met["dienst"]
    boek.deelnemers.discard(dienst)
    boek.uitgetreden.add(dienst)
    for perceel in boek.percelen.values():
        for (wie, _), overeenkomst in perceel.overeenkomsten.items():
            ongetekend = overeenkomst.stand in ("concept", "vrijgegeven", "aangeboden")
            if wie == dienst and ongetekend and not overeenkomst.ooit_getekend:
                overeenkomst.stand = "vervallen"


def registreer_besluit(boek: Boek, o: Oproep) -> None:
    m = o.met
    onderwerp = str(m["onderwerp"])
    perceel = m.get("perceel") if onderwerp in PER_PERCEEL else None
    boek.besluiten.append(
        Besluit(
            dienst=m["dienst"],
            onderwerp=onderwerp,
            perceel=perceel or ("1" if onderwerp == "gunningsadvies" else None),
            versie=boek.versie_van(m),
            uitkomst=str(m["uitkomst"]),
            nummer=m["nummer"],
            besluitdatum=m["besluitdatum"],
            getekend_op=m["getekend_op"],
            ontvangen=o.nu,
        )
    )
    boek.gebruikt.add(m["bewijs"])


def verleen_mandaat(boek: Boek, o: Oproep) -> None:
    m = o.met
    kandidaten = [
        b
        for b in boek.besluiten
        if (b.dienst, b.nummer, b.onderwerp, b.uitkomst)
        == (m["dienst"], m["besluit"], "inkoopstrategie", "vastgesteld")
    ]
    besluit = sorted(kandidaten, key=lambda b: (b.versie, b.ontvangen))[-1]
    nieuw = Mandaat(
        dienst=m["dienst"],
        besluit=(besluit.nummer, besluit.versie),
        handelingen=frozenset(str(h) for h in m["handelingen"]),
        plafond=m.get("plafond"),
        van=m["geldig_van"],
        tot=m["geldig_tot"],
        volmacht=m.get("volmacht"),
        ontvangen=o.nu,
        percelen=frozenset(m.get("percelen", ())),
    )
    eerder = [i for i, e in enumerate(boek.mandaten) if (e.dienst, e.besluit) == (nieuw.dienst, nieuw.besluit)]
    if eerder and _alleen_volmacht(boek.mandaten[eerder[-1]], nieuw):
        oud = boek.mandaten[eerder[-1]]
        boek.mandaten[eerder[-1]] = replace(oud, volmacht=nieuw.volmacht or oud.volmacht)
    else:
        boek.mandaten.append(nieuw)


def _alleen_volmacht(eerder: Mandaat, nieuw: Mandaat) -> bool:
    """The same mandaat once more, with the signed file that it did not have; one that was revoked is another."""
    gelijk = replace(nieuw, volmacht=eerder.volmacht, ontvangen=eerder.ontvangen) == eerder
    return gelijk and (eerder.volmacht is None or nieuw.volmacht in (None, eerder.volmacht))


def trek_mandaat_in(boek: Boek, o: Oproep) -> None:
    """All that rest on one besluit, by its number; a later word only brings the day forward."""
    eigen = [m for m in boek.mandaten if m.dienst == o.met["dienst"]]
    besluit = o.met.get("besluit")
    for m in eigen:
        gevraagd = besluit in (None, m.besluit[0])
        if gevraagd and (m.ingetrokken is None or o.met["per"] < m.ingetrokken):
            m.ingetrokken = o.met["per"]


def verplaats_termijn(boek: Boek, o: Oproep) -> None:
    """The last day to adopt the strategy moves; those of an advies and of a receipt decide nothing here."""
    if str(o.met["soort"]) == "vaststelling_strategie":
        boek.deadline = o.met["naar"]


SCHRIJF = {
    f.__name__: f
    for f in (
        *(registreer_persoon, registreer_contactpersoon, registreer_project, registreer_perceel),
        *(wijs_projectleiding_toe, voeg_dossierstuk_toe, meld_interesse, trek_interesse_in, plan_startbijeenkomst),
        *(sluit_startbijeenkomst, stel_deelnemers_vast, herstel_deelname, registreer_uittreding, registreer_besluit),
        *(verleen_mandaat, trek_mandaat_in, verplaats_termijn),
    )
} | {"bied_strategie_ter_vaststelling_aan": bied_strategie_aan}
