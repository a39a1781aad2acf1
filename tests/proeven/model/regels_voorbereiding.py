"""What the reference knows of deelnemers, besluiten and mandaten."""

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import dag
from tests.proeven.model.regel import Regel, Tweede, beheerder, inkoper, met_dienst, nummer_van, stuk
from tests.proeven.model.rijen import Oproep

VANAF_AANBIEDING = {
    *("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase"),
    *("aanbestedingsfase_geopend", "gunning", "contract", "evaluatie", "contractmanagement"),
}
VAN_DEELNEMERS = {
    *("aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase", "aanbestedingsfase_geopend"),
    *("gunning", "contract"),
}
DWINGBAAR = {
    *("aanwezigheid_ontbreekt", "bizob_niet_aanwezig", "concept_niet_voorgelegd", "reactietermijn_loopt"),
    *("termijn_te_kort", "te_weinig_beoordelaars", "evaluatie_ontbreekt", "dossier_niet_aangeboden"),
}
"""Bizob's own rules; never closing, vaststelling, mandaat, letters, standstill, kort geding or four eyes."""
IEDER_MOMENT = {
    *("aangemeld", "startbijeenkomst", "inkoopstrategie_concept", "afgerond", "ingetrokken"),
    *VANAF_AANBIEDING,
}


def _deelnemers(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    uitkomsten = [boek.deelname(d, dag(o.nu)) for d in boek.gevraagd]
    codes = {"deelname_onbeslist"} if "open" in uitkomsten else set()
    return codes | ({"te_weinig_deelnemers"} if uitkomsten.count("deelnemer") < 2 else set())


def _herstel(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """What was taken in time but arrived late; never who is in already, said no, or left."""
    dienst, deadline = o.met["dienst"], boek.deadline
    besluit = boek.laatste_besluit(dienst, "inkoopstrategie", None, boek.strategie)
    if not besluit or not deadline or besluit.uitkomst != "vastgesteld":
        return {"niet_op_tijd_genomen"}
    op_tijd = not max(besluit.besluitdatum, besluit.getekend_op) > deadline
    gemachtigd = any(
        (m.dienst, m.besluit) == (dienst, (besluit.nummer, besluit.versie))
        and (m.ingetrokken is None or m.ingetrokken > deadline)
        for m in boek.mandaten
    )
    binnen = dienst in (boek.deelnemers or set()) | boek.uitgetreden
    return set() if op_tijd and gemachtigd and not binnen else {"niet_op_tijd_genomen"}


def _besluit(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A besluit is a fact too, also one that comes too late or says no."""
    m = o.met
    onderwerp, versie = str(m["onderwerp"]), boek.versie_van(m)
    aangeboden = boek.aanbiedingen[versie - 1] if 0 < versie <= len(boek.aanbiedingen) else None
    if onderwerp == "gunningsadvies":
        adviezen = boek.perceel(o).adviezen
        if not 0 < versie <= len(adviezen) or not boek.doet_mee(m["dienst"], nummer_van(o)):
            return {"invoer"}  # nothing was offered that could be decided on
        aangeboden = adviezen[versie - 1]
    elif onderwerp == "intrekking":
        if not boek.publicatie or versie != boek.publicatie:
            return {"invoer"}
        aangeboden = boek.gepubliceerd
    codes = stuk(boek, m["bewijs"], "besluit", m["dienst"])
    if max(m["besluitdatum"], m["getekend_op"]) > dag(o.nu):
        codes.add("datum_in_toekomst")
    if m["getekend_op"] < m["besluitdatum"]:
        codes.add("datums_niet_op_volgorde")
    if aangeboden and m["besluitdatum"] < dag(aangeboden):
        codes.add("datum_voor_aanbieding")
    if m["bewijs"] in boek.stukken and aangeboden and boek.stukken[m["bewijs"]][2] < aangeboden:
        codes.add("stuk_te_oud")
    if m["bewijs"] in boek.gebruikt:
        codes.add("stuk_al_gebruikt")
    return codes or _al_bekend(boek, o)


def _al_bekend(boek: Boek, o: Oproep) -> set[str]:
    m = o.met
    perceel = nummer_van(o) if m["onderwerp"] == "gunningsadvies" else m.get("perceel")
    if m["onderwerp"] not in ("gunningsadvies", "intrekking"):
        perceel = None
    nieuw = (m["dienst"], str(m["onderwerp"]), perceel, boek.versie_van(m), m["nummer"])
    oud = {(b.dienst, b.onderwerp, b.perceel, b.versie, b.nummer) for b in boek.besluiten}
    return {"bestaat_al"} if nieuw in oud else set()


def _uittreding(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Only by its own besluit, never round an advies that it did not adopt, and two stay."""
    dienst, deelnemers = o.met["dienst"], boek.deelnemers or set()
    besluit = boek.laatste_besluit(dienst, "uittreding", None, boek.strategie)
    codes = set() if besluit and besluit.uitkomst == "vastgesteld" else {"uittreding_niet_besloten"}
    if dienst not in deelnemers or len(deelnemers) <= 2:
        codes.add("te_weinig_deelnemers")
    for nummer, perceel in boek.percelen.items():
        eigen = boek.laatste_besluit(dienst, "gunningsadvies", nummer, len(perceel.adviezen))
        if perceel.leeft and perceel.voorgelegd and eigen and eigen.uitkomst != "vastgesteld":
            codes.add("advies_niet_te_omzeilen")
        getekend = [ov for (d, _), ov in perceel.overeenkomsten.items() if d == dienst and ov.stand == "getekend"]
        if getekend:
            codes.add("deelnemer_tekende_al")
    return codes


def _afgedwongen(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    return set() if o.met["reden"] in DWINGBAAR else {"niet_dwingbaar"}


REGELS = {
    "stel_deelnemers_vast": Regel(
        inkoper, {"inkoopstrategie_vaststelling"}, _deelnemers, zwijgt=frozenset({"inkoopteam_onvolledig"})
    ),
    "herstel_deelname": Regel(inkoper, {"aanbestedingsdocumenten"}, _herstel),
    "registreer_besluit": Regel(met_dienst, VANAF_AANBIEDING | {"ingetrokken"}, _besluit),
    "registreer_uittreding": Regel(inkoper, VAN_DEELNEMERS, _uittreding, alleen_ja=True),
    "dwing_af": Regel(beheerder, IEDER_MOMENT, _afgedwongen, alleen_ja=True),
}
