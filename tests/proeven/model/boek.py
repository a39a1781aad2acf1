"""The book of the reference: what was said in which order, in plain dicts; no rule of the product is asked.

`na_<verb>` writes down what a call that was carried out means. A verb without one means nothing to the rules held here.
"""

import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.proeven.model.dagen import dag, einde_opschorting

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
BIJ_VOORSTEL = {"registreer_besluit", "verleen_mandaat"}
"""Facts that reached Bizob when they were proposed, not when they were confirmed."""
BIZOB = {"concerninkoper", "contractmanager", "ecb"}


@dataclass(frozen=True)
class Oproep:
    """One call, and what the executor answered."""

    verb: str
    door: str
    met: dict[str, Any]
    nu: datetime
    codes: frozenset[str] = frozenset()
    ja: bool = False
    wacht: bool = False
    voorstel: int | None = None
    uitleg: str = ""

    def __str__(self) -> str:
        antwoord = "wacht" if self.wacht else "ja" if self.ja else f"nee: {self.uitleg}"
        return f"{self.nu:%d-%m-%Y %H:%M:%S} {self.door} {self.verb} {self.met} → {antwoord}"


@dataclass
class Besluit:
    dienst: str
    onderwerp: str
    perceel: str | None
    versie: int
    uitkomst: str
    nummer: str
    besluitdatum: date
    getekend_op: date
    ontvangen: datetime


@dataclass
class Mandaat:
    dienst: str
    besluit: tuple[str, int]
    handelingen: frozenset[str]
    plafond: Decimal | None
    van: date
    tot: date
    volmacht: bool
    ontvangen: datetime


@dataclass
class Beslissing:
    versie: int
    vermeld: date
    verzonden: date | None = None
    """The day of the last letter."""

    @property
    def einde(self) -> date:
        """The later of what the law and what the letters say."""
        return max(self.vermeld, einde_opschorting(self.verzonden)) if self.verzonden else self.vermeld


@dataclass
class Geding:
    gedagvaard_op: date
    gemotiveerd: bool
    uitspraken: list[tuple[date, datetime, str]] = field(default_factory=list)


@dataclass
class Overeenkomst:
    opsteller: str
    opgesteld: datetime
    ronde: int
    stand: str = "concept"
    handtekeningen: set[str] = field(default_factory=set)


@dataclass
class Perceel:
    waarde: Decimal
    stand: str = "open"
    inschrijvers: dict[str, Decimal] = field(default_factory=dict)
    """Their prices, as far as they came in for this perceel."""
    op_tijd: set[str] = field(default_factory=set)
    adviezen: list[datetime] = field(default_factory=list)
    winnaars: set[str] = field(default_factory=set)
    """Read from the database: who scores best is no rule of this book."""
    voorgesteld: set[str] = field(default_factory=set)
    beslissingen: list[Beslissing] = field(default_factory=list)
    gedingen: dict[str, Geding] = field(default_factory=dict)
    goedgekeurd: set[str] = field(default_factory=set)
    overeenkomsten: dict[tuple[str, str], Overeenkomst] = field(default_factory=dict)

    @property
    def einde(self) -> date | None:
        return self.beslissingen[-1].einde if self.beslissingen else None

    def van_winnaars(self) -> dict[tuple[str, str], Overeenkomst]:
        return {sleutel: o for sleutel, o in self.overeenkomsten.items() if sleutel[1] in self.winnaars}


@dataclass
class Voorstel:
    oproep: Oproep
    open: bool = True


@dataclass
class Brief:
    """A letter as it lies in the database; its moves are judged one by one."""

    soort: str
    dienst: str | None
    inschrijver: str | None
    perceel: str | None
    versie: int
    stand: str
    maker: str | None
    vrijgever: str | None
    vrijgegeven: datetime | None
    verzonden: datetime | None
    gemaakt: datetime | None = None

    @property
    def leeft(self) -> bool:
        return self.stand not in ("vervallen", "ingetrokken")


@dataclass
class Boek:
    stadium: str = ""
    waarde: Decimal = Decimal(0)
    rollen: dict[str, frozenset[str]] = field(default_factory=dict)
    leiders: dict[str, set[str]] = field(default_factory=lambda: {"concerninkoper": set(), "contractmanager": set()})
    contacten: dict[str, set[str]] = field(default_factory=dict)
    percelen: dict[str, Perceel] = field(default_factory=dict)
    belangstelling: set[str] = field(default_factory=set)
    strategie: int = 0
    aangeboden: datetime | None = None
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
    sluiting: datetime | None = None
    gestanddoening: date | None = None
    geopend: bool = False
    ronde: int = 0
    voorstellen: dict[int, Voorstel] = field(default_factory=dict)
    brieven: dict[str, Brief] = field(default_factory=dict)
    aangekondigd: set[str] = field(default_factory=set)
    vragen: dict[int, bool] = field(default_factory=dict)
    """Per question whether it was answered."""
    laatst_bevestigd: Oproep | None = None
    """The proposal that the last `bevestig` carried out."""

    def kopie(self) -> "Boek":
        return copy.deepcopy(self)

    # --- lezen ---

    def van_bizob(self, door: str) -> bool:
        return bool(self.rollen.get(door, frozenset()) & BIZOB)

    def raming(self) -> Decimal:
        return max(self.waarde, sum((p.waarde for p in self.percelen.values()), Decimal(0)), self._met_prijzen())

    def _met_prijzen(self) -> Decimal:
        som = Decimal(0)
        for p in self.percelen.values():
            som += sum((p.inschrijvers[n] for n in p.voorgesteld), Decimal(0)) if p.adviezen else p.waarde
        return som

    def gemachtigd(self, dienst: str, handeling: str, op: date) -> bool:
        """Of what rests on one besluit the newest counts."""
        nieuwste: dict[tuple[str, int], Mandaat] = {}
        for m in sorted((m for m in self.mandaten if m.dienst == dienst), key=lambda m: m.ontvangen):
            nieuwste[m.besluit] = m
        return any(
            m.volmacht
            and handeling in m.handelingen
            and not op < m.van
            and not op > m.tot
            and (m.plafond is None or not m.plafond < self.raming())
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
            for m in self.mandaten
        )

    # --- schrijven ---

    def voltrek(self, oproep: Oproep) -> None:
        """The call was carried out; of a confirmed proposal the proposer counts as who did it."""
        getattr(self, f"na_{oproep.verb}", lambda o: None)(oproep)

    def bevestig(self, oproep: Oproep, uitgevoerd: bool) -> None:
        """The proposal is closed; a refused one means nothing."""
        nummer = oproep.met.get("voorstel")
        voorstel = next(v for n, v in self.voorstellen.items() if v.open and nummer in (None, n))
        voorstel.open = False
        self.laatst_bevestigd = voorstel.oproep
        if uitgevoerd:
            ontvangen = voorstel.oproep.nu if voorstel.oproep.verb in BIJ_VOORSTEL else oproep.nu
            self.voltrek(replace(voorstel.oproep, nu=ontvangen))

    def leg_neer(self, oproep: Oproep) -> None:
        assert oproep.voorstel is not None
        self.voorstellen[oproep.voorstel] = Voorstel(self._bevroren(oproep))

    def _bevroren(self, o: Oproep) -> Oproep:
        """A besluit that waits for a second person is about the version of its own moment."""
        if o.verb != "registreer_besluit":
            return o
        return Oproep(o.verb, o.door, o.met | {"versie": self.versie_van(o.met)}, o.nu)

    def versie_van(self, met: dict[str, Any]) -> int:
        if met.get("versie"):
            return int(met["versie"])
        if met["onderwerp"] == "gunningsadvies":
            return len(self.percelen[met.get("perceel") or "1"].adviezen)
        return self.strategie

    def na_registreer_persoon(self, o: Oproep) -> None:
        kort = o.met["email"].partition("@")[0]
        self.rollen[kort] = frozenset(str(r) for r in o.met.get("rollen", ()))

    def na_registreer_contactpersoon(self, o: Oproep) -> None:
        self.contacten.setdefault(o.met["dienst"], set()).add(o.met["persoon"].partition("@")[0])

    def na_registreer_project(self, o: Oproep) -> None:
        self.stadium, self.waarde = "aangemeld", Decimal(o.met["waarde"])
        self.leiders["concerninkoper"].add(o.door)
        self.percelen["1"] = Perceel(self.waarde)

    def na_registreer_perceel(self, o: Oproep) -> None:
        self.percelen.setdefault(o.met["nummer"], Perceel(Decimal(0))).waarde = Decimal(o.met["waarde"])

    def na_wijs_projectleiding_toe(self, o: Oproep) -> None:
        for rol, namen in (("concerninkoper", "concerninkopers"), ("contractmanager", "contractmanagers")):
            self.leiders[rol] |= {e.partition("@")[0] for e in o.met.get(namen, ())}

    def na_voeg_dossierstuk_toe(self, o: Oproep) -> None:
        self.stukken[o.met["code"]] = (str(o.met["soort"]), o.met.get("dienst"), o.nu)

    def na_meld_interesse(self, o: Oproep) -> None:
        self.belangstelling |= {n for n in (o.met.get("dienst"), *o.met.get("diensten", ())) if n}

    def na_trek_interesse_in(self, o: Oproep) -> None:
        self.belangstelling.discard(o.met["dienst"])

    def na_plan_startbijeenkomst(self, o: Oproep) -> None:
        self.stadium = "startbijeenkomst"

    def na_sluit_startbijeenkomst(self, o: Oproep) -> None:
        self.stadium = "inkoopstrategie_concept"

    def na_bied_strategie_ter_vaststelling_aan(self, o: Oproep) -> None:
        if self.strategie == 0:
            self.gevraagd = set(self.belangstelling)
        uitkomsten = {d: self._waar_staat(d, dag(o.nu)) for d in self.gevraagd}
        self.gevraagd = {d for d, uitkomst in uitkomsten.items() if uitkomst != "vervallen"}
        self.afgewezen = {d for d, uitkomst in uitkomsten.items() if uitkomst == "afgewezen"}
        self.stadium, self.deelnemers = "inkoopstrategie_vaststelling", None
        self.strategie, self.aangeboden, self.deadline = self.strategie + 1, o.nu, o.met["deadline"]

    def _waar_staat(self, dienst: str, op: date) -> str:
        if self.strategie == 0:
            return "open"
        if self.deelnemers is None:
            return self.deelname(dienst, op)
        if dienst in self.deelnemers:
            return "deelnemer"
        return "afgewezen" if self.deelname(dienst, op) == "afgewezen" else "vervallen"

    def na_stel_deelnemers_vast(self, o: Oproep) -> None:
        self.stadium = "aanbestedingsdocumenten"
        self.deelnemers = {d for d in self.gevraagd if self.deelname(d, dag(o.nu)) == "deelnemer"}

    def na_herstel_deelname(self, o: Oproep) -> None:
        assert self.deelnemers is not None
        self.deelnemers.add(o.met["dienst"])

    def na_registreer_besluit(self, o: Oproep) -> None:
        m = o.met
        perceel = (m.get("perceel") or "1") if m["onderwerp"] == "gunningsadvies" else None
        self.besluiten.append(
            Besluit(
                dienst=m["dienst"],
                onderwerp=str(m["onderwerp"]),
                perceel=perceel,
                versie=self.versie_van(m),
                uitkomst=str(m["uitkomst"]),
                nummer=m["nummer"],
                besluitdatum=m["besluitdatum"],
                getekend_op=m["getekend_op"],
                ontvangen=o.nu,
            )
        )
        self.gebruikt.add(m["bewijs"])

    def na_verleen_mandaat(self, o: Oproep) -> None:
        m = o.met
        kandidaten = [
            b
            for b in self.besluiten
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
            volmacht=bool(m.get("volmacht")),
            ontvangen=o.nu,
        )
        for eerder in self.mandaten:
            if replace(nieuw, volmacht=eerder.volmacht, ontvangen=eerder.ontvangen) == eerder:
                nieuw.volmacht |= eerder.volmacht  # the same mandaat once more, without its evidence
        self.mandaten.append(nieuw)

    def na_publiceer(self, o: Oproep) -> None:
        self.stadium = "nota_van_inlichtingen"
        self.sluiting, self.gestanddoening, self.geopend = o.met["sluiting"], o.met["gestanddoening_tot"], False

    def na_registreer_vraag(self, o: Oproep) -> None:
        self.vragen[len(self.vragen) + 1] = False

    def na_beantwoord_vraag(self, o: Oproep) -> None:
        self.vragen[o.met["nummer"]] = True

    def na_publiceer_nvi(self, o: Oproep) -> None:
        self.ronde += 1
        if o.met.get("laatste", True):
            self.stadium = "aanbestedingsfase"

    def na_open_kluis(self, o: Oproep) -> None:
        self.stadium, self.geopend = "aanbestedingsfase_geopend", True

    def na_registreer_inschrijving(self, o: Oproep) -> None:
        perceel, naam = self.percelen[o.met.get("perceel", "1")], o.met["inschrijver"]
        perceel.inschrijvers[naam] = Decimal(o.met["prijs"])
        perceel.op_tijd.discard(naam)
        if self.sluiting and not o.met["ontvangen_op"] > self.sluiting:
            perceel.op_tijd.add(naam)

    def na_sluit_opening(self, o: Oproep) -> None:
        self.stadium = "gunning"
        for perceel in self.percelen.values():
            perceel.stand = "beoordeling" if perceel.op_tijd else "geen_geldige"

    def na_leg_gunningsadvies_voor(self, o: Oproep) -> None:
        perceel = self.perceel(o)
        perceel.stand = "advies"
        perceel.adviezen.append(o.nu)

    def na_neem_gunningsbeslissing(self, o: Oproep) -> None:
        perceel = self.perceel(o)
        perceel.stand = "beslissing"
        einde = einde_opschorting(o.met["geplande_verzenddatum"])
        perceel.beslissingen.append(Beslissing(len(perceel.beslissingen) + 1, einde))

    na_corrigeer_gunningsbeslissing = na_neem_gunningsbeslissing

    def na_heropen_beoordeling(self, o: Oproep) -> None:
        self.perceel(o).stand = "beoordeling"

    def na_registreer_kort_geding(self, o: Oproep) -> None:
        gedingen, nummer = self.perceel(o).gedingen, o.met["zaaknummer"]
        geding = gedingen.setdefault(nummer, Geding(o.met["gedagvaard_op"], False))
        geding.gedagvaard_op = o.met["gedagvaard_op"]
        geding.gemotiveerd |= bool(o.met.get("motivering"))

    def na_registreer_uitspraak(self, o: Oproep) -> None:
        geding = self.perceel(o).gedingen[o.met["zaaknummer"]]
        geding.uitspraken.append((o.met["datum"], o.nu, str(o.met["uitkomst"])))

    def na_keur_bewijsmiddelen_goed(self, o: Oproep) -> None:
        self.perceel(o).goedgekeurd.add(o.met["inschrijver"])

    def na_leg_overeenkomst_vast(self, o: Oproep) -> None:
        for dienst in o.met.get("diensten") or self.deelnemers or ():
            nieuw = Overeenkomst(o.door, o.nu, o.met.get("nvi_ronde", 0))
            self.perceel(o).overeenkomsten[dienst, o.met["inschrijver"]] = nieuw

    def na_geef_vrij(self, o: Oproep) -> None:
        for _, overeenkomst in self.te_geven_overeenkomsten(o.met):
            overeenkomst.stand = "vrijgegeven"

    def na_gun_definitief(self, o: Oproep) -> None:
        self.perceel(o).stand = "contract"
        for overeenkomst in self.perceel(o).van_winnaars().values():
            overeenkomst.stand = "aangeboden"
        levend = [p for p in self.percelen.values() if p.stand not in ("geen_geldige", "ingetrokken")]
        if all(p.stand in ("contract", "gecontracteerd") for p in levend):
            self.stadium = "contract"

    def na_registreer_ondertekening(self, o: Oproep) -> None:
        self.perceel(o).overeenkomsten[o.met["dienst"], o.met["inschrijver"]].handtekeningen.add(str(o.met["partij"]))

    def na_registreer_aankondiging(self, o: Oproep) -> None:
        self.aangekondigd.add(o.met.get("perceel", "1"))

    def na_sluit_perceel(self, o: Oproep) -> None:
        self.perceel(o).stand = "gecontracteerd"

    def na_rond_contract_af(self, o: Oproep) -> None:
        self.stadium = "evaluatie"

    def na_draag_over(self, o: Oproep) -> None:
        self.stadium = "contractmanagement"

    def perceel(self, o: Oproep) -> Perceel:
        return self.percelen[o.met.get("perceel") or "1"]

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
        """The letters that live, of these kinds, of one perceel or dienst where that is asked."""
        return [
            b
            for b in self.brieven.values()
            if b.leeft
            and b.soort in met["soorten"]
            and met.get("perceel") in (None, b.perceel)
            and met.get("dienst") in (None, b.dienst)
        ]
