"""What the reference knows of decision, kort geding, definitive award, signatures, reopening and withdrawal."""

from decimal import Decimal

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import dag
from tests.proeven.model.regel import (
    Regel,
    Tweede,
    gebonden,
    inkoper,
    leiding,
    mandaat,
    met_dienst,
    nummer_van,
    stuk,
    vastgesteld,
    winnaar_weg,
)
from tests.proeven.model.rijen import BRIEVEN, Geding, Oproep, Perceel

MAG_TEKENEN = {"handhaven", "ingetrokken_door_eiser"}
OPNIEUW = {"herbeoordelen", "gunningsverbod"}
ALTIJD = {
    *("open", "beoordeling", "advies", "beslissing", "opschorting", "contract", "gecontracteerd"),
    *("geen_geldige", "ingetrokken"),
}
NIET_GECONTRACTEERD = {"open", "beoordeling", "advies", "beslissing", "opschorting", "contract", "geen_geldige"}
VOOR_EVALUATIE = {
    *("aangemeld", "startbijeenkomst", "inkoopstrategie_concept", "inkoopstrategie_vaststelling"),
    *("aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase", "aanbestedingsfase_geopend"),
    *("gunning", "contract"),
}


def _beslissing(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """No gunningsbeslissing without all current vaststellingen and valid mandaten, of tenders that are still in it."""
    perceel = boek.perceel(o)
    codes = {"advies_achterhaald"} if perceel.geplaatst & perceel.teruggetrokken else set()
    return codes | _verbetering(boek, o, None) - {"winnaar_ingetrokken"}


def _verbetering(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    nummer, vandaag = nummer_van(o), dag(o.nu)
    codes = vastgesteld(boek, nummer) | gebonden(boek, nummer, vandaag) | winnaar_weg(boek, nummer)
    if o.met["geplande_verzenddatum"] < vandaag:
        codes.add("moment_voorbij")
    return codes | mandaat(boek, vandaag, [nummer], *BRIEVEN)


def _gedingen(perceel: Perceel) -> set[str]:
    """A kort geding served in the standstill is decided so that signing may; a later one has its reasons."""
    codes = set()
    for geding in perceel.gedingen.values():
        uitspraak = sorted(geding.uitspraken)[-1] if geding.uitspraken else None
        vrij = bool(uitspraak and uitspraak[2] in MAG_TEKENEN)
        if perceel.einde is None or geding.gedagvaard_op > perceel.einde:
            codes |= set() if vrij or geding.gemotiveerd else {"motivering_ontbreekt"}
        elif uitspraak is None:
            codes.add("kort_geding_loopt")
        elif not vrij and not _uitgevoerd(perceel, geding):
            codes.add("uitspraak_verbiedt")
    return codes


def _uitgevoerd(perceel: Perceel, geding: Geding) -> bool:
    _, geregistreerd, uitkomst = sorted(geding.uitspraken)[-1]
    return uitkomst in OPNIEUW and perceel.voorgelegd and perceel.adviezen[-1] > geregistreerd


def _gunning(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """No contract within the standstill or with an undecided kort geding served in it."""
    perceel, vandaag, nummer = boek.perceel(o), dag(o.nu), nummer_van(o)
    codes = vastgesteld(boek, nummer) | _gedingen(perceel) | gebonden(boek, nummer, vandaag)
    codes |= winnaar_weg(boek, nummer) | _overeenkomsten(boek, perceel, boek.deelnemers_van(nummer))
    if perceel.einde and not vandaag > perceel.einde:
        codes.add("opschortende_termijn_loopt")
    if any(not perceel.goedgekeurd.get(naam) for naam in perceel.winnaars):
        codes.add("bewijs_niet_goedgekeurd")
    return codes | mandaat(boek, vandaag, [nummer], "definitieve_gunning")


def _overeenkomsten(boek: Boek, perceel: Perceel, deelnemers: set[str]) -> set[str]:
    eigen, codes = perceel.van_winnaars(), set()
    if not perceel.winnaars or any((d, w) not in eigen for d in deelnemers for w in perceel.winnaars):
        codes.add("overeenkomst_ontbreekt")
    if any(ov.stand == "concept" for (d, _), ov in eigen.items()):
        codes.add("overeenkomst_niet_vrijgegeven")
    if any(ov.ronde < boek.ronde for ov in eigen.values()):
        codes.add("nvi_niet_verwerkt")
    if any(perceel.einde and not ov.ingang > perceel.einde for ov in eigen.values()):
        codes.add("ingang_te_vroeg")
    return codes


def _handtekening(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    perceel, vandaag = boek.perceel(o), dag(o.nu)
    binnen = perceel.einde is not None and not vandaag > perceel.einde
    codes = {"opschortende_termijn_loopt"} if binnen else set()
    eigen = perceel.overeenkomsten.get((o.met["dienst"], o.met["inschrijver"]))
    if eigen is None:
        return codes | {"overeenkomst_ontbreekt"}
    return codes | (set() if eigen.stand == "aangeboden" else {"overeenkomst_niet_aangeboden"})


def _weigering(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Only what was offered is refused, by who did not sign."""
    eigen = boek.perceel(o).overeenkomsten.get((o.met["dienst"], o.met["inschrijver"]))
    if eigen is None or eigen.stand not in ("aangeboden", "geweigerd", "getekend"):
        return {"overeenkomst_niet_aangeboden"}
    return {"al_getekend"} if str(o.met["partij"]) in eigen.handtekeningen else set()


def _gesloten(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Every overeenkomst came to an end, at least one by all its signatures."""
    standen = [ov.stand for ov in boek.perceel(o).overeenkomsten.values() if ov.stand != "vervallen"]
    if {"concept", "vrijgegeven", "aangeboden"} & set(standen):
        return {"niet_alles_getekend"}
    return set() if "getekend" in standen else {"geen_overeenkomst_getekend"}


def _niet_gebonden(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    return {"al_getekend"} if boek.perceel(o).getekend_na_aanbod() else set()


def _dagvaarding(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A summons is a fact: with its file and a day that has been it is written down, whatever it breaks."""
    codes = {"datum_in_toekomst"} if o.met["gedagvaard_op"] > dag(o.nu) else set()
    return codes | stuk(boek, o.met["dagvaarding"], "dagvaarding")


def _uitspraak(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A ruling is a fact of a day on or after the summons."""
    geding = boek.perceel(o).gedingen.get(o.met["zaaknummer"])
    codes = {"datum_in_toekomst"} if o.met["datum"] > dag(o.nu) else set()
    if geding and o.met["datum"] < geding.gedagvaard_op:
        codes.add("datums_niet_op_volgorde")
    return codes | stuk(boek, o.met["bewijs"], "uitspraak")


def _intrekking_perceel(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    return _intrekking(boek, o, [nummer_van(o)])


def _intrekking_project(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    return _intrekking(boek, o, [n for n, p in boek.percelen.items() if p.stand != "ingetrokken"])


def _intrekking(boek: Boek, o: Oproep, nummers: list[str]) -> set[str]:
    """Nothing that was signed, and after publication only by the besluit and the mandaat of every deelnemer."""
    codes = {"al_getekend"} if any(boek.percelen[n].ooit_getekend for n in nummers) else set()
    for nummer in nummers:
        if not _vraagt_besluit(boek, boek.percelen[nummer]):
            continue
        if not all(boek.wil_intrekken(d, nummer) for d in boek.deelnemers_van(nummer)):
            codes.add("intrekking_niet_besloten")
        codes |= mandaat(boek, dag(o.nu), [nummer], "intrekking", waarde=Decimal(0))
    return codes


def _vraagt_besluit(boek: Boek, perceel: Perceel) -> bool:
    """Not on the order of a court, and not where no tender was valid: of that this book knows only the states."""
    bevel = any(g.uitspraken and sorted(g.uitspraken)[-1][2] == "intrekken" for g in perceel.gedingen.values())
    zeker_geldig = perceel.stand in ("advies", "beslissing", "opschorting", "contract")
    kan_geldig = zeker_geldig and bool(perceel.geplaatst - perceel.teruggetrokken)
    return boek.publicatie > 0 and not bevel and (not boek.geopend or kan_geldig)


def _briefvorm(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """While a decision stands its letters have one form."""
    beslist = any(
        p.stand in {"beslissing", "opschorting", "contract", "gecontracteerd"} for p in boek.percelen.values()
    )
    return {"briefvorm_staat_vast"} if beslist else set()


_BELANGEN = frozenset({"belangenverklaring_ontbreekt", "consensus_met_belang"})
_BRIEF = frozenset({"brief_onvolledig"})
_BEWIJS = {"beslissing", "opschorting", "contract"}
REGELS = {
    "kies_briefvorm": Regel(inkoper, VOOR_EVALUATIE - {"contract"}, _briefvorm),
    "neem_gunningsbeslissing": Regel(inkoper, {"advies"}, _beslissing, perceel=True, zwijgt=_BELANGEN | _BRIEF),
    "corrigeer_gunningsbeslissing": Regel(
        inkoper, {"beslissing", "opschorting"}, _verbetering, perceel=True, zwijgt=_BRIEF
    ),
    "heropen_beoordeling": Regel(inkoper, {"advies"} | _BEWIJS, _niet_gebonden, perceel=True, alleen_ja=True),
    "keur_bewijsmiddelen_goed": Regel(inkoper, _BEWIJS, _niet_gebonden, perceel=True, alleen_ja=True),
    "wijs_bewijsmiddelen_af": Regel(inkoper, _BEWIJS, _niet_gebonden, perceel=True, alleen_ja=True),
    "registreer_kort_geding": Regel(leiding, ALTIJD, _dagvaarding, perceel=True),
    "registreer_uitspraak": Regel(leiding, ALTIJD, _uitspraak, perceel=True),
    "gun_definitief": Regel(inkoper, {"opschorting"}, _gunning, perceel=True),
    "registreer_ondertekening": Regel(met_dienst, _BEWIJS, _handtekening, perceel=True, alleen_ja=True),
    "registreer_weigering": Regel(met_dienst, {"contract"}, _weigering, perceel=True, alleen_ja=True),
    "sluit_perceel": Regel(leiding, {"contract"}, _gesloten, perceel=True, zwijgt=frozenset({"ecb_advies_ontbreekt"})),
    "trek_perceel_in": Regel(inkoper, NIET_GECONTRACTEERD, _intrekking_perceel, perceel=True, alleen_ja=True),
    "trek_in": Regel(inkoper, VOOR_EVALUATIE, _intrekking_project, alleen_ja=True),
}
