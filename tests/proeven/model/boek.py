"""The book of the reference: what was said in which order, and plain questions about it.

No rule of the product is asked. What a call means to the book is written by `schrijven`.
"""

import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.proeven.model.dagen import dag
from tests.proeven.model.rijen import (
    BRIEVEN,
    GEGUND,
    Besluit,
    Brief,
    Mandaat,
    Oproep,
    Overeenkomst,
    Perceel,
    Voorstel,
)

BIZOB = {"concerninkoper", "contractmanager", "ecb"}
ONVERZONDEN = ("concept", "vrijgegeven")


@dataclass
class Boek:
    stadium: str = ""
    waarde: Decimal = Decimal(0)
    briefvorm: str = "per_deelnemer"
    rollen: dict[str, frozenset[str]] = field(default_factory=dict)
    leiders: dict[str, set[str]] = field(default_factory=lambda: {"concerninkoper": set(), "contractmanager": set()})
    contacten: dict[str, set[str]] = field(default_factory=dict)
    percelen: dict[str, Perceel] = field(default_factory=dict)
    belangstelling: set[str] = field(default_factory=set)
    percelen_van: dict[str, frozenset[str]] = field(default_factory=dict)
    """Which percelen a dienst takes part in; without entry, or with an empty one, all of them."""
    strategie: int = 0
    aanbiedingen: list[datetime] = field(default_factory=list)
    """Of each version of the strategy that was offered, when."""
    deadline: date | None = None
    gevraagd: set[str] = field(default_factory=set)
    """Who may still decide on the strategy."""
    afgewezen: set[str] = field(default_factory=set)
    """Of these who said no to an earlier version; they stay out unless they decide on this one."""
    deelnemers: set[str] | None = None
    """None as long as they are not established."""
    besluiten: list[Besluit] = field(default_factory=list)
    mandaten: list[Mandaat] = field(default_factory=list)
    stukken: dict[str, tuple[str, str | None, datetime]] = field(default_factory=dict)
    gebruikt: set[str] = field(default_factory=set)
    publicatie: int = 0
    gepubliceerd: datetime | None = None
    sluiting: datetime | None = None
    gestanddoening: date | None = None
    geopend: bool = False
    ronde: int = 0
    voorstellen: dict[int, Voorstel] = field(default_factory=dict)
    brieven: dict[str, Brief] = field(default_factory=dict)
    aangekondigd: set[str] = field(default_factory=set)
    vragen: dict[int, bool] = field(default_factory=dict)
    """Per question of this publication whether it was answered."""
    uitgetreden: set[str] = field(default_factory=set)
    contracten: set[tuple[str, str, str]] = field(default_factory=set)
    """Perceel, dienst and supplier of what still runs."""
    laatst_bevestigd: Oproep | None = None
    """The proposal that the last `bevestig` carried out."""

    def kopie(self) -> "Boek":
        return copy.deepcopy(self)

    # --- lezen ---

    def van_bizob(self, door: str) -> bool:
        return bool(self.rollen.get(door, frozenset()) & BIZOB)

    def levende(self) -> list[str]:
        return [nummer for nummer, p in self.percelen.items() if p.leeft]

    def doet_mee(self, dienst: str, nummer: str) -> bool:
        return nummer in (self.percelen_van.get(dienst) or {nummer})

    def deelnemers_van(self, nummer: str) -> set[str]:
        return {d for d in self.deelnemers or () if self.doet_mee(d, nummer)}

    def _waarde(self, dienst: str, mandaat: Mandaat) -> Decimal:
        """What counts for a ceiling: the estimate, or the winning prices where those are higher."""
        levend = self.levende()
        eigen = [n for n in levend if self.doet_mee(dienst, n) and n in (mandaat.percelen or {n})]
        geraamd = sum((self.percelen[n].waarde for n in eigen), Decimal(0))
        if eigen == levend:
            geraamd = max(geraamd, self.waarde)
        return max(geraamd, sum((self._prijs(self.percelen[n]) for n in eigen), Decimal(0)))

    def _prijs(self, p: Perceel) -> Decimal:
        return sum((p.inschrijvers[n] for n in p.voorgesteld), Decimal(0)) if p.voorgelegd else p.waarde

    def gemachtigd(self, dienst: str, handeling: str, op: date, nummer: str, waarde: Decimal | None = None) -> bool:
        """Of what rests on one besluit the newest counts; what was revoked covers nothing from that day on."""
        nieuwste: dict[tuple[str, int], Mandaat] = {}
        for m in sorted((m for m in self.mandaten if m.dienst == dienst), key=lambda m: m.ontvangen):
            nieuwste[m.besluit] = m
        return any(
            m.volmacht
            and handeling in m.handelingen
            and nummer in (m.percelen or {nummer})
            and not op < m.van
            and not op > m.tot
            and (m.ingetrokken is None or op < m.ingetrokken)
            and (m.plafond is None or not m.plafond < (self._waarde(dienst, m) if waarde is None else waarde))
            for m in nieuwste.values()
        )

    def laatste_besluit(self, dienst: str, onderwerp: str, perceel: str | None, versie: int) -> Besluit | None:
        eigen = [
            b
            for b in self.besluiten
            if (b.dienst, b.onderwerp, b.perceel, b.versie) == (dienst, onderwerp, perceel, versie)
        ]
        return sorted(eigen, key=lambda b: (b.besluitdatum, b.ontvangen))[-1] if eigen else None

    def stelde_advies_vast(self, dienst: str, nummer: str) -> bool:
        besluit = self.laatste_besluit(dienst, "gunningsadvies", nummer, len(self.percelen[nummer].adviezen))
        return besluit is not None and besluit.uitkomst == "vastgesteld"

    def deelname(self, dienst: str, op: date) -> str:
        """2.2.1 as it is written: besluit, signature and receipt in time, of the current version, with the mandaat."""
        assert self.deadline
        op_tijd = [
            b
            for b in self.besluiten
            if (b.dienst, b.onderwerp, b.versie) == (dienst, "inkoopstrategie", self.strategie)
            and not max(b.besluitdatum, b.getekend_op, dag(b.ontvangen)) > self.deadline
        ]
        op_tijd.sort(key=lambda b: (b.besluitdatum, b.ontvangen))
        if (op_tijd and op_tijd[-1].uitkomst == "afgewezen") or (not op_tijd and dienst in self.afgewezen):
            return "afgewezen"
        if op_tijd and op_tijd[-1].uitkomst == "vastgesteld" and self._mandaat_op(op_tijd[-1]):
            return "deelnemer"
        return "vervallen" if op > self.deadline else "open"

    def _mandaat_op(self, besluit: Besluit) -> bool:
        return any(
            (m.dienst, m.besluit) == (besluit.dienst, (besluit.nummer, besluit.versie))
            and not dag(m.ontvangen) > (self.deadline or date.min)
            and (m.ingetrokken is None or m.ingetrokken > (self.deadline or date.min))
            for m in self.mandaten
        )

    def wil_intrekken(self, dienst: str, nummer: str) -> bool:
        """The last word of its orgaan on withdrawing this perceel, or all of it."""
        eigen = [
            b
            for b in self.besluiten
            if (b.dienst, b.onderwerp, b.versie) == (dienst, "intrekking", self.publicatie)
            and b.perceel in (None, nummer)
        ]
        eigen.sort(key=lambda b: (b.besluitdatum, b.ontvangen))
        return bool(eigen) and eigen[-1].uitkomst == "vastgesteld"

    def versie_van(self, met: dict[str, Any]) -> int:
        """The version that a besluit is about."""
        if met.get("versie"):
            return int(met["versie"])
        match str(met["onderwerp"]):
            case "gunningsadvies":
                return len(self.percelen[met.get("perceel") or "1"].adviezen)
            case "intrekking":
                return self.publicatie
        return self.strategie

    def perceel(self, o: Oproep) -> Perceel:
        return self.percelen[o.met.get("perceel") or "1"]

    def volg_percelen(self) -> None:
        """The project is at the contract when all that lives is there, and is not when something was opened again."""
        gegund = all(self.percelen[n].stand in GEGUND for n in self.levende())
        if self.stadium == "gunning" and self.levende() and gegund:
            self.stadium = "contract"
        elif self.stadium == "contract" and not gegund:
            self.stadium = "gunning"

    # --- wat een oproep raakt ---

    def te_geven_overeenkomsten(self, met: dict[str, Any]) -> list[tuple[str, Overeenkomst]]:
        if "overeenkomst" not in met["soorten"]:
            return []
        return [
            (dienst, o)
            for nummer, perceel in self.percelen.items()
            for (dienst, _), o in perceel.overeenkomsten.items()
            if o.stand == "concept" and met.get("perceel") in (None, nummer) and met.get("dienst") in (None, dienst)
        ]

    def brieven_van(self, met: dict[str, Any]) -> list[Brief]:
        """The letters that live, of these kinds, of one perceel or dienst where that is asked; joint ones whole."""
        gekozen = {
            id_
            for id_, b in self.brieven.items()
            if b.leeft
            and b.soort in met["soorten"]
            and met.get("perceel") in (None, b.perceel)
            and met.get("dienst") in (None, b.dienst)
        }
        samen = {self.brieven[id_].bundel for id_ in gekozen if self.brieven[id_].stand in ONVERZONDEN} - {None}
        gekozen |= {id_ for id_, b in self.brieven.items() if b.bundel in samen and b.stand in ONVERZONDEN}
        return [self.brieven[id_] for id_ in gekozen]

    def vrijgave_voorbij(self, brief: Brief, op: date) -> bool:
        """A release of a decision letter is for the planned day; for a later day it is given again."""
        if brief.soort not in BRIEVEN or brief.vrijgegeven is None or brief.perceel is None:
            return False
        besluit = self.percelen[brief.perceel].beslissing
        return besluit is not None and besluit.gepland < op and dag(brief.vrijgegeven) < op
