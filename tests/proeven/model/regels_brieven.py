"""What the reference knows of letters: released by another, on the day that was planned, then sent."""

from datetime import date

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import dag, einde_opschorting
from tests.proeven.model.regel import Regel, Tweede, gebonden, leiding, mandaat, vastgesteld, winnaar_weg
from tests.proeven.model.rijen import BRIEVEN, Brief, Oproep


def _vrijgave(boek: Boek, o: Oproep, tweede: Tweede | None) -> set[str]:
    """No letter is released by its maker, and none that was not there to be read."""
    vandaag = dag(o.nu)
    brieven = [b for b in boek.brieven_van(o.met) if _wacht_op_vrijgave(boek, b, vandaag)]
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


def _wacht_op_vrijgave(boek: Boek, brief: Brief, vandaag: date) -> bool:
    over = brief.stand == "vrijgegeven" and boek.vrijgave_voorbij(brief, vandaag)
    return brief.stand == "concept" or over


def _verzending(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Only released letters are sent, while the decision stands, and with the right end of the standstill in them."""
    brieven = [b for b in boek.brieven_van(o.met) if b.stand != "verzonden"]
    moment = o.met.get("verzonden_op") or o.nu
    codes = set() if brieven else {"geen_brieven"}
    if any(b.stand == "concept" and not boek.vrijgave_voorbij(b, dag(o.nu)) for b in brieven):
        codes.add("niet_vrijgegeven")
    if any(_strategie_wacht(boek, b) for b in brieven):
        codes.add("niet_vrijgegeven")
    if any(boek.vrijgave_voorbij(b, dag(moment)) for b in brieven):
        codes.add("vrijgave_verlopen")
    if any(b.gemaakt is None for b in brieven):
        codes.add("brief_niet_gemaakt")
    if moment > o.nu:
        codes.add("datum_in_toekomst")
    if any(b.vrijgegeven and moment < b.vrijgegeven for b in brieven):
        codes.add("verzending_voor_vrijgave")
    for nummer in {b.perceel for b in brieven if b.soort in BRIEVEN and b.perceel}:
        codes |= vastgesteld(boek, nummer) | gebonden(boek, nummer, dag(o.nu)) | winnaar_weg(boek, nummer)
        codes |= mandaat(boek, dag(moment), [nummer], *BRIEVEN) | _te_laat(boek, nummer, dag(moment))
    return codes


def _strategie_wacht(boek: Boek, brief: Brief) -> bool:
    """The mandaatbrief carries the strategy of its version, which a second person releases too."""
    if brief.soort != "mandaatbrief":
        return False
    eigen = ("inkoopstrategie", brief.versie, "concept")
    return any((b.soort, b.versie, b.stand) == eigen for b in boek.brieven.values())


def _te_laat(boek: Boek, nummer: str, op: date) -> set[str]:
    """The first letter of a decision is not sent so late that all of them name too early an end."""
    eigen = [b for b in boek.brieven.values() if b.leeft and b.perceel == nummer and b.soort in BRIEVEN]
    besluit = boek.percelen[nummer].beslissing
    if besluit is None or any(b.stand == "verzonden" for b in eigen):
        return set()
    return {"einde_te_vroeg_vermeld"} if einde_opschorting(op) > besluit.vermeld else set()


_INHOUD = frozenset({"brief_verouderd"})
"""What a letter says is not in this book."""
REGELS = {
    "geef_vrij": Regel(leiding, None, _vrijgave, zwijgt=_INHOUD),
    "bevestig_verzending": Regel(leiding, None, _verzending, zwijgt=_INHOUD),
}
