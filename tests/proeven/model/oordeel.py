"""What the reference says of a call before the executor is asked, and whether the two agree afterwards.

Where a rule is exact both directions count: what is refused must be refused for these reasons, and for no others.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.proeven.model.boek import BRIEVEN, Boek, Geding, Oproep, Perceel
from tests.proeven.model.dagen import dag, einde_opschorting

MAG_TEKENEN = {"handhaven", "ingetrokken_door_eiser"}
OPNIEUW = {"herbeoordelen", "gunningsverbod"}
EINDE = {"afgerond", "ingetrokken"}


@dataclass(frozen=True)
class Verwacht:
    """The reasons that must be given; `zwijgt` are those that this book does not know about."""

    codes: frozenset[str]
    zwijgt: frozenset[str] = frozenset()
    alleen_ja: bool = False
    """Only a yes is judged: other reasons to refuse may exist."""


class Onenig(AssertionError):
    """Executor and reference do not agree."""


def verwacht(boek: Boek, o: Oproep) -> Verwacht | None:
    """None where the reference has no opinion on this verb."""
    if o.verb == "bevestig":
        return _bevestiging(boek, o)
    regel = REGELS.get(o.verb)
    if regel is None:
        return None
    return _rij(boek, o, regel, None)


def vergelijk(o: Oproep, v: Verwacht | None, verb: str) -> None:
    """Raises Onenig with both answers."""
    if v is None or any(code.startswith("invoer:") for code in o.codes):
        return
    gezien = o.codes - v.zwijgt
    if o.ja and v.codes:
        raise Onenig(f"{verb} mocht niet ({', '.join(sorted(v.codes))}): {o}")
    if not o.ja and not v.alleen_ja and gezien != v.codes:
        raise Onenig(f"{verb} geweigerd om {sorted(gezien)}, verwacht {sorted(v.codes)}: {o}")


# --- twee personen -------------------------------------------------------------------------------------------------


def _bevestiging(boek: Boek, o: Oproep) -> Verwacht:
    if not boek.van_bizob(o.door):
        return Verwacht(frozenset({"geen_bevoegdheid"}))
    if boek.stadium in EINDE:
        return Verwacht(frozenset({"toestand_laat_niet_toe"}))
    nummer = o.met.get("voorstel")
    open_ = [v for n, v in boek.voorstellen.items() if v.open and nummer in (None, n)]
    if len(open_) != 1:
        return Verwacht(frozenset({"voorstel_niet_open"}))
    eerste = open_[0].oproep
    if eerste.door == o.door:
        return Verwacht(frozenset({"eigen_voorstel"}))
    regel = REGELS.get(eerste.verb)
    if regel is None:
        return Verwacht(frozenset(), alleen_ja=True)
    return _rij(boek, replace(eerste, nu=o.nu), regel, Tweede(o.door, eerste))


@dataclass(frozen=True)
class Tweede:
    """Who confirms, and what was proposed when."""

    door: str
    eerste: Oproep


# --- een rij -------------------------------------------------------------------------------------------------------

Redenen = Callable[[Boek, Oproep, Tweede | None], set[str]]


@dataclass(frozen=True)
class Regel:
    """Who, in which states (of the perceel where `perceel`), and which reasons the facts give."""

    wie: Callable[[Boek, Oproep], set[str]]
    toestanden: set[str] | None
    redenen: Redenen
    perceel: bool = False
    zwijgt: frozenset[str] = frozenset()
    alleen_ja: bool = False


def _rij(boek: Boek, o: Oproep, regel: Regel, tweede: Tweede | None) -> Verwacht:
    def antwoord(codes: set[str]) -> Verwacht:
        return Verwacht(frozenset(codes), regel.zwijgt, regel.alleen_ja)

    if not boek.stadium:
        return antwoord({"invoer"})
    if o.door not in regel.wie(boek, o):
        return antwoord({"geen_bevoegdheid"})
    if (o.met.get("perceel") or "1") not in boek.percelen:
        return antwoord({"invoer"})
    toestand = boek.perceel(o).stand if regel.perceel else boek.stadium
    mag = toestand in regel.toestanden if regel.toestanden is not None else toestand not in EINDE
    if not mag:
        return antwoord({"toestand_laat_niet_toe"})
    return antwoord(regel.redenen(boek, o, tweede))


def _opening(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Nothing is opened before the closing time has passed."""
    assert boek.sluiting
    return {"sluiting_niet_verstreken"} if o.nu <= boek.sluiting else set()


def _advies(boek: Boek, nummer: str) -> set[str]:
    """Every deelnemer stands behind the last version."""
    if not boek.percelen[nummer].adviezen or not boek.deelnemers:
        return {"advies_ontbreekt"}
    return set() if all(boek.stelde_advies_vast(d, nummer) for d in boek.deelnemers) else {"advies_niet_vastgesteld"}


def _mandaat(boek: Boek, op: date, *handelingen: str) -> set[str]:
    deelnemers = boek.deelnemers or set()
    geldig = all(boek.gemachtigd(d, h, op) for d in deelnemers for h in handelingen)
    return set() if geldig else {"mandaat_ontbreekt"}


def _gebonden(boek: Boek, op: date) -> set[str]:
    return {"gestanddoening_voorbij"} if boek.gestanddoening and op > boek.gestanddoening else set()


def _beslissing(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """No gunningsbeslissing without all current vaststellingen and valid mandaten."""
    codes = _advies(boek, o.met.get("perceel") or "1") | _gebonden(boek, dag(o.nu))
    if o.met["geplande_verzenddatum"] < dag(o.nu):
        codes.add("moment_voorbij")
    return codes | _mandaat(boek, dag(o.nu), *BRIEVEN)


def _vrijgave(boek: Boek, o: Oproep, tweede: Tweede | None) -> set[str]:
    """No letter is released by its maker, and none that was not there to be read."""
    brieven = [b for b in boek.brieven_van(o.met) if b.stand == "concept"]
    overeenkomsten = [ov for _, ov in boek.te_geven_overeenkomsten(o.met)]
    codes = set() if brieven or overeenkomsten else {"geen_brieven"}
    if any(b.gemaakt is None for b in brieven):
        codes.add("brief_niet_gemaakt")
    if tweede is None:
        return codes
    gelezen = tweede.eerste.nu
    if any(b.gemaakt and b.gemaakt > gelezen for b in brieven) or any(ov.opgesteld > gelezen for ov in overeenkomsten):
        codes.add("brief_na_voorstel_gemaakt")
    if tweede.door in {b.maker for b in brieven} | {ov.opsteller for ov in overeenkomsten}:
        codes.add("eigen_brief")
    return codes


def _verzending(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Only released letters are sent, while the decision stands, and with the right end of the standstill in them."""
    brieven = [b for b in boek.brieven_van(o.met) if b.stand != "verzonden"]
    moment = o.met.get("verzonden_op") or o.nu
    codes = set() if brieven else {"geen_brieven"}
    if any(b.stand == "concept" for b in brieven):
        codes.add("niet_vrijgegeven")
    if any(b.gemaakt is None for b in brieven):
        codes.add("brief_niet_gemaakt")
    if moment > o.nu:
        codes.add("datum_in_toekomst")
    if any(b.vrijgegeven and moment < b.vrijgegeven for b in brieven):
        codes.add("verzending_voor_vrijgave")
    for nummer in {b.perceel for b in brieven if b.soort in BRIEVEN and b.perceel}:
        codes |= _advies(boek, nummer) | _gebonden(boek, dag(o.nu)) | _mandaat(boek, dag(moment), *BRIEVEN)
        if einde_opschorting(dag(moment)) > boek.percelen[nummer].beslissingen[-1].vermeld:
            codes.add("einde_te_vroeg_vermeld")
    return codes


def _binnen(perceel: Perceel, op: date) -> bool:
    """On this day the standstill is not over."""
    return perceel.einde is not None and not op > perceel.einde


def _gedingen(perceel: Perceel) -> set[str]:
    """A kort geding served in the standstill is decided so that signing may; a later one has its reasons."""
    codes = set()
    for geding in perceel.gedingen.values():
        uitspraak = sorted(geding.uitspraken)[-1] if geding.uitspraken else None
        vrij = bool(uitspraak and uitspraak[2] in MAG_TEKENEN)
        if not _binnen(perceel, geding.gedagvaard_op):
            codes |= set() if vrij or geding.gemotiveerd else {"motivering_ontbreekt"}
        elif uitspraak is None:
            codes.add("kort_geding_loopt")
        elif not vrij and not _uitgevoerd(perceel, geding):
            codes.add("uitspraak_verbiedt")
    return codes


def _uitgevoerd(perceel: Perceel, geding: Geding) -> bool:
    _, geregistreerd, uitkomst = sorted(geding.uitspraken)[-1]
    return uitkomst in OPNIEUW and perceel.adviezen[-1] > geregistreerd


def _gunning(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """No contract within the standstill or with an undecided kort geding served in it."""
    perceel, vandaag = boek.perceel(o), dag(o.nu)
    codes = _advies(boek, o.met.get("perceel") or "1") | _gedingen(perceel) | _gebonden(boek, vandaag)
    if _binnen(perceel, vandaag):
        codes.add("opschortende_termijn_loopt")
    if perceel.winnaars - perceel.goedgekeurd:
        codes.add("bewijs_niet_goedgekeurd")
    eigen = perceel.van_winnaars()
    if not perceel.winnaars or any((d, w) not in eigen for d in boek.deelnemers or () for w in perceel.winnaars):
        codes.add("overeenkomst_ontbreekt")
    if any(ov.stand == "concept" for ov in eigen.values()):
        codes.add("overeenkomst_niet_vrijgegeven")
    if any(ov.ronde < boek.ronde for ov in eigen.values()):
        codes.add("nvi_niet_verwerkt")
    return codes | _mandaat(boek, vandaag, "definitieve_gunning")


def _handtekening(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    perceel, vandaag = boek.perceel(o), dag(o.nu)
    codes = {"opschortende_termijn_loopt"} if _binnen(perceel, vandaag) else set()
    eigen = perceel.van_winnaars().get((o.met["dienst"], o.met["inschrijver"]))
    if eigen is None:
        return codes | {"overeenkomst_ontbreekt"}
    return codes | (set() if eigen.stand == "aangeboden" else {"overeenkomst_niet_aangeboden"})


def _publicatie(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    codes = set() if len(boek.deelnemers or ()) >= 2 else {"te_weinig_deelnemers"}
    return codes | _mandaat(boek, dag(o.nu), "publiceren")


def _nota(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    codes = set() if all(boek.vragen.values()) else {"vragen_onbeantwoord"}
    return codes | _mandaat(boek, dag(o.nu), "nvi")


def _deelnemers(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    uitkomsten = [boek.deelname(d, dag(o.nu)) for d in boek.gevraagd]
    codes = {"deelname_onbeslist"} if "open" in uitkomsten else set()
    return codes | ({"te_weinig_deelnemers"} if uitkomsten.count("deelnemer") < 2 else set())


def _herstel(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """What was taken in time but arrived late; never who is in already, or said no."""
    dienst = o.met["dienst"]
    besluit = boek.laatste_besluit(dienst, "inkoopstrategie", None, boek.strategie)
    genomen = besluit is not None and besluit.uitkomst == "vastgesteld" and boek.deadline is not None
    op_tijd = (
        genomen and besluit and boek.deadline and not max(besluit.besluitdatum, besluit.getekend_op) > boek.deadline
    )
    gemachtigd = any(
        m.dienst == dienst and besluit and m.besluit == (besluit.nummer, besluit.versie) for m in boek.mandaten
    )
    return set() if op_tijd and gemachtigd and dienst not in (boek.deelnemers or ()) else {"niet_op_tijd_genomen"}


def _stuk(boek: Boek, code: str, soort: str, dienst: str | None = None) -> set[str]:
    """The file is there, of the right kind, and of the dienst where it must be."""
    if code not in boek.stukken:
        return {"stuk_onbekend"}
    van_soort, van_dienst, _ = boek.stukken[code]
    codes = set() if van_soort == soort else {"stuk_verkeerde_soort"}
    return codes | ({"stuk_van_ander"} if dienst is not None and van_dienst != dienst else set())


def _dagvaarding(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A summons is a fact: with its file and a day that has been it is written down, whatever it breaks."""
    codes = {"datum_in_toekomst"} if o.met["gedagvaard_op"] > dag(o.nu) else set()
    return codes | _stuk(boek, o.met["dagvaarding"], "dagvaarding")


def _uitspraak(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A ruling is a fact of a day on or after the summons."""
    geding = boek.perceel(o).gedingen.get(o.met["zaaknummer"])
    codes = {"datum_in_toekomst"} if o.met["datum"] > dag(o.nu) else set()
    if geding and o.met["datum"] < geding.gedagvaard_op:
        codes.add("datums_niet_op_volgorde")
    return codes | _stuk(boek, o.met["bewijs"], "uitspraak")


def _besluit(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """A besluit is a fact too, also one that comes too late or says no."""
    m = o.met
    aangeboden = boek.aangeboden
    if m["onderwerp"] == "gunningsadvies":
        adviezen, versie = boek.perceel(o).adviezen, boek.versie_van(m)
        if not 0 < versie <= len(adviezen):
            return {"invoer"}  # nothing was offered that could be decided on
        aangeboden = adviezen[versie - 1]
    codes = _stuk(boek, m["bewijs"], "besluit", m["dienst"])
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
    return codes or _al_bekend(boek, m)


def _al_bekend(boek: Boek, m: dict[str, Any]) -> set[str]:
    perceel = (m.get("perceel") or "1") if m["onderwerp"] == "gunningsadvies" else None
    nieuw = (m["dienst"], str(m["onderwerp"]), perceel, boek.versie_van(m), m["nummer"])
    oud = {(b.dienst, b.onderwerp, b.perceel, b.versie, b.nummer) for b in boek.besluiten}
    return {"bestaat_al"} if nieuw in oud else set()


# --- welk verb waar en door wie ------------------------------------------------------------------------------------


def _inkoper(boek: Boek, o: Oproep) -> set[str]:
    return boek.leiders["concerninkoper"]


def _leiding(boek: Boek, o: Oproep) -> set[str]:
    return boek.leiders["concerninkoper"] | boek.leiders["contractmanager"]


def _met_dienst(boek: Boek, o: Oproep) -> set[str]:
    return _leiding(boek, o) | boek.contacten.get(o.met["dienst"], set())


def _met_jurist(boek: Boek, o: Oproep) -> set[str]:
    return _leiding(boek, o)


NA_OPENING = {"beoordeling", "advies", "beslissing", "opschorting", "contract", "gecontracteerd"}
VANAF_AANBIEDING = {
    *("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase"),
    *("aanbestedingsfase_geopend", "gunning", "contract", "evaluatie", "contractmanagement"),
}
_BELANGEN = frozenset({"belangenverklaring_ontbreekt", "consensus_met_belang"})
_BRIEF = frozenset({"brief_onvolledig"})

REGELS: dict[str, Regel] = {
    "stel_deelnemers_vast": Regel(
        _inkoper, {"inkoopstrategie_vaststelling"}, _deelnemers, zwijgt=frozenset({"inkoopteam_onvolledig"})
    ),
    "herstel_deelname": Regel(_inkoper, {"aanbestedingsdocumenten"}, _herstel),
    "registreer_besluit": Regel(_met_dienst, VANAF_AANBIEDING, _besluit),
    "publiceer": Regel(_inkoper, {"aanbestedingsdocumenten"}, _publicatie, alleen_ja=True),
    "publiceer_nvi": Regel(_inkoper, {"nota_van_inlichtingen"}, _nota, zwijgt=frozenset({"nvi_te_laat"})),
    "open_kluis": Regel(_inkoper, {"nota_van_inlichtingen", "aanbestedingsfase"}, _opening),
    "neem_gunningsbeslissing": Regel(_inkoper, {"advies"}, _beslissing, perceel=True, zwijgt=_BELANGEN | _BRIEF),
    "corrigeer_gunningsbeslissing": Regel(
        _inkoper, {"beslissing", "opschorting"}, _beslissing, perceel=True, zwijgt=_BRIEF
    ),
    "geef_vrij": Regel(_leiding, None, _vrijgave),
    "bevestig_verzending": Regel(_leiding, None, _verzending),
    "registreer_kort_geding": Regel(_met_jurist, NA_OPENING, _dagvaarding, perceel=True),
    "registreer_uitspraak": Regel(_met_jurist, NA_OPENING, _uitspraak, perceel=True),
    "gun_definitief": Regel(_inkoper, {"opschorting"}, _gunning, perceel=True),
    "registreer_ondertekening": Regel(
        _met_dienst, {"beslissing", "opschorting", "contract"}, _handtekening, perceel=True, alleen_ja=True
    ),
}
"""Per verb what this book knows of it. A new verb is one line, and a function where it has reasons of its own."""
