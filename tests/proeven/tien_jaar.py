"""Ten years of termijnen under a clock that stops, jumps and runs back, with a reference that knows no code of ours.

The world plays the real verb and the real rules of the post on one project. Beside it the reference keeps, in a few
plain rules, what every addressee had to get: the two lists of mails must be the same, to the minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from documents.contexts.bouw import bouw
from tests.factories import Spel, klaar_voor
from tests.factories.spel import email, kalender, moment
from tests.unit.documents import zaak as z
from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.case.termijn import SoortTermijn as S
from workflow.case.termijn import Termijn, TermijnToestand
from workflow.tijd import AMSTERDAM, begin_van, einde_van
from workflow.wachten import reden_om_te_wachten

DEELNEMERS = ("Asten", "Best", "Deurne")
MOMENTEN: dict[S, tuple[int, ...]] = {
    S.REACTIE_CONCEPT: (14, 7, 2, 0),
    S.VASTSTELLING_STRATEGIE: (14, 7, 2, 0),
    S.VASTSTELLING_ADVIES: (14, 7, 2, 0),
    S.ONTVANGST_DOSSIER: (14, 7, 2, 0),
    S.NVI: (14, 7, 2, 0),
    S.SLUITING: (7, 2, 0),
    S.GESTANDDOENING: (30, 14, 7, 2, 0),
    S.OPSCHORTEND: (2, 0),
    S.AANKONDIGING: (14, 7, 2, 0),
}
VAN_DIENST = {S.REACTIE_CONCEPT, S.VASTSTELLING_STRATEGIE, S.VASTSTELLING_ADVIES, S.ONTVANGST_DOSSIER}
VAN_BEIDE_LEIDERS = {S.SLUITING, S.AANKONDIGING}
VAN_PERCEEL = {S.VASTSTELLING_ADVIES, S.OPSCHORTEND, S.AANKONDIGING}
VRAAGT_NA_AFLOOP = {S.ONTVANGST_DOSSIER, S.AANKONDIGING}
"""Of this project: its dossiers are not received and its award is not announced, and the rest is long done."""

Doel = tuple[S, str | None, str | None]


@dataclass(frozen=True, slots=True, order=True)
class Mail:
    op: datetime
    aan: str
    termijn: str
    moment: str
    te_laat: bool


# --- de nagerekende wereld -----------------------------------------------------------------------------------------


def werkdag(dag: date) -> bool:
    return kalender().is_werkdag(dag)


def in_werktijd(nu: datetime) -> bool:
    return werkdag(nu.date()) and time(8) <= nu.time() < time(18)


@dataclass
class Regel:
    """One termijn as the reference sees it."""

    id: str
    doel: Doel
    begin: date
    laatste_dag: date
    einde: datetime
    stand: str = "open"
    opvolger: bool = False

    @property
    def gepland(self) -> dict[date, int]:
        dagen: dict[date, int] = {}
        for vooraf in MOMENTEN[self.doel[0]]:
            dag = self.laatste_dag - timedelta(days=vooraf)
            while not werkdag(dag):
                dag -= timedelta(days=1)
            if dag > self.begin and _om_acht(dag) < self.einde:
                dagen[dag] = min(vooraf, dagen.get(dag, vooraf))
        return dagen

    def bereikt(self, nu: datetime) -> tuple[date, int] | None:
        gekomen = [(dag, vooraf) for dag, vooraf in self.gepland.items() if _om_acht(dag) <= nu]
        return max(gekomen, default=None)


def _om_acht(dag: date) -> datetime:
    return datetime.combine(dag, time(8), tzinfo=AMSTERDAM)


def _eerste_werktijd(nu: datetime) -> date:
    """The day of the first working hour at or after this moment."""
    while not in_werktijd(nu):
        nu = (nu + timedelta(minutes=15)).astimezone(AMSTERDAM)
    return nu.date()


@dataclass
class Nagerekend:
    """What each addressee had to get, from the times at which the check and the post were at work."""

    regels: dict[str, Regel] = field(default_factory=dict)
    klaar: dict[tuple[str, str, str], tuple[date, date]] = field(default_factory=dict)
    """Ordered and not sent: the day on which it was ordered and the day for which it was planned."""
    gekregen: set[tuple[str, str, str]] = field(default_factory=set)
    mails: list[Mail] = field(default_factory=list)

    def controleer(self, nu: datetime) -> None:
        for regel in self.regels.values():
            if regel.stand == "open" and regel.einde <= nu:
                regel.stand = "verstreken"
        if not in_werktijd(nu):
            return
        for regel in self.regels.values():
            gekomen = regel.bereikt(nu) if regel.stand == "open" else None
            if gekomen:
                for wie in _aan(regel, gekomen[1]):
                    self._leg_klaar(regel.id, wie, f"{gekomen[1]} dagen", gekomen[0], nu)
        for groep in self._groepen():
            if any(self._vraagt(r) for r in groep):
                sleutels = {r.id for r in groep}
                if not any(t in sleutels and m == "na afloop" for t, _, m in self.gekregen):
                    eerste = next((t for t, _, m in self.klaar if t in sleutels and m == "na afloop"), groep[0].id)
                    self._leg_klaar(eerste, "inkoper-1", "na afloop", _eerste_werktijd(groep[0].einde), nu)

    def _leg_klaar(self, termijn: str, wie: str, wat: str, gepland: date, nu: datetime) -> None:
        if (termijn, wie, wat) in self.gekregen:
            return
        for ander in [s for s in self.klaar if s[:2] == (termijn, wie) and s[2] != wat]:
            del self.klaar[ander]
        besteld = self.klaar.get((termijn, wie, wat))
        if besteld is None or besteld[0] < nu.date():
            self.klaar[termijn, wie, wat] = (nu.date(), gepland)

    def bezorg(self, nu: datetime) -> None:
        if not in_werktijd(nu):
            return
        for (termijn, wie, wat), (besteld, gepland) in list(self.klaar.items()):
            regel = self.regels[termijn]
            geldt = regel.stand == "open" and regel.einde > nu
            if wat == "na afloop":
                samen = next(g for g in self._groepen() if regel in g)
                geldt = any(self._vraagt(r) for r in samen)
            if geldt and besteld == nu.date():
                del self.klaar[termijn, wie, wat]
                self.gekregen.add((termijn, wie, wat))
                self.mails.append(Mail(nu, email(wie), termijn, wat, te_laat=gepland < besteld))

    def _groepen(self) -> list[list[Regel]]:
        groepen: dict[tuple[S, str | None, datetime], list[Regel]] = {}
        for r in self.regels.values():
            if r.stand == "verstreken":
                groepen.setdefault((r.doel[0], r.doel[2], r.einde), []).append(r)
        return list(groepen.values())

    @staticmethod
    def _vraagt(regel: Regel) -> bool:
        return regel.doel[0] in VRAAGT_NA_AFLOOP and not regel.opvolger


def _aan(regel: Regel, vooraf: int) -> tuple[str, ...]:
    soort, dienst, _ = regel.doel
    if soort not in VAN_DIENST:
        return ("inkoper-1", "manager-1") if soort in VAN_BEIDE_LEIDERS else ("inkoper-1",)
    eerste = str(dienst).lower()
    return (eerste, "vervanger") if dienst == "Asten" and vooraf <= 2 else (eerste,)


# --- de wereld zelf ------------------------------------------------------------------------------------------------


@cache
def _begin() -> Spel:
    """A project in its evaluation, without termijnen or letters; Asten has a deputy."""
    spel = klaar_voor("bevestig_ontvangst_dossier").voor.kopie()
    spel.doe("registreer_persoon", "beheerder-1", email=email("vervanger"), naam="vervanger")
    spel.doe("registreer_contactpersoon", "beheerder-1", dienst="Asten", persoon=email("vervanger"))
    leeg = {"termijnen": {}, "documenten": {}, "weergaven": {}, "berichten": {}, "aankondigingen": {}}
    overdracht = next(iter(spel.zaak.dossieroverdrachten.values()))
    overdrachten = {
        d.id: replace(overdracht, id=f"o-{d.id}", deelname_id=d.id, ontvangen_op=None)
        for d in spel.zaak.deelnames.values()
    }
    spel.case = replace(spel.zaak, **leeg, dossieroverdrachten=overdrachten)  # type: ignore[arg-type]
    return spel


class Wereld:
    """The project, the clock and chance; every step is told to the reference as well."""

    def __init__(self, zaad: int) -> None:
        self.kans, self.spel, self.na = Random(zaad), _begin().kopie(), Nagerekend()
        self.spel.nu = moment("2027-01-04T09:00")
        self.mails: list[Mail] = []
        self.aantal = 0
        self.stil_tot = self.post_stil_tot = self.controle_stil_tot = self.spel.nu
        namen = {
            d.naam: x.id for x in self.spel.zaak.deelnames.values() for d in [self.spel.stam.diensten[x.dienst_id]]
        }
        self.deelname = {naam: namen[naam] for naam in DEELNEMERS}
        self.perceel = self.spel.perceel.id
        self.doelen: list[Doel] = [
            (soort, dienst, "1" if soort in VAN_PERCEEL else None)
            for soort in S
            for dienst in (DEELNEMERS if soort in VAN_DIENST else (None,))
        ]
        self.volgende: dict[Doel, datetime] = {d: self.spel.nu + self._duur(0, 60) for d in self.doelen}

    @property
    def nu(self) -> datetime:
        return self.spel.nu

    def speel(self, tot: datetime) -> "Wereld":
        while self.nu < tot:
            self._verzet_klok()
            self._gebeurtenissen()
            aan_het_werk = self.nu >= self.stil_tot
            if aan_het_werk and self.nu >= self.controle_stil_tot:
                self.spel.doe("controleer_termijnen", "systeem")
                self.na.controleer(self.nu)
            if aan_het_werk and self.nu >= self.post_stil_tot:
                self._bezorg()
                self.na.bezorg(self.nu)
            self._ruim_op()
        return self

    # --- de klok ---

    def _verzet_klok(self) -> None:
        """To the next quarter at which something may fall due, or to one where nothing should; sometimes it jumps."""
        kans, gok = self.kans, self.kans.random()
        if gok < 0.01:
            self.spel.nu -= timedelta(minutes=kans.choice([1, 15, 60, 119]))
            return
        if gok < 0.02:
            self.spel.nu += timedelta(hours=kans.choice([1, 5, 24, 72]))
        if gok < 0.035:
            self.stil_tot = self.nu + timedelta(days=kans.randint(1, 30), minutes=15 * kans.randint(0, 95))
        if 0.6 < gok < 0.68:
            self.controle_stil_tot = self.nu + timedelta(minutes=15 * kans.randint(1, 130))
        if gok > 0.7:
            self.post_stil_tot = self.nu + timedelta(minutes=15 * kans.randint(1, 200 if gok > 0.95 else 40))
        rustig = self.nu + timedelta(hours=kans.choice([1, 3, 6, 11, 24]))
        self.spel.nu = min([rustig, *self._straks()]).astimezone(AMSTERDAM)

    def _straks(self) -> Iterator[datetime]:
        """A minute after something may begin or end."""
        for t in self.spel.zaak.termijnen.values():
            if t.toestand == TermijnToestand.OPEN:
                acht = [_om_acht(t.laatste_dag - timedelta(days=n)) for n in range(35)]
                yield from (m for m in (*acht, t.verloopt_op) if m > self.nu)
        yield from (m for m in (self.stil_tot, self.post_stil_tot, self.controle_stil_tot) if m > self.nu)

    def _duur(self, minst: int, meest: int) -> timedelta:
        return timedelta(days=self.kans.randint(minst, meest), minutes=self.kans.randint(0, 1439))

    # --- wat mensen doen ---

    def _gebeurtenissen(self) -> None:
        for doel, wanneer in self.volgende.items():
            wacht = any(self.na.regels[t].doel == doel for t, _, _ in self.na.klaar)
            if wanneer <= self.nu or (wacht and self.kans.random() < 0.04):
                self._doe(doel)
                self.volgende[doel] = self.nu + self._duur(2, 75)

    def _doe(self, doel: Doel) -> None:
        """A termijn begins or moves, is met, or lapses."""
        loopt = next((t for t in self._van(doel) if t.toestand == TermijnToestand.OPEN), None)
        if loopt and self.kans.random() < 0.45:
            self._sluit(loopt, self.kans.choice(["haal", "haal", "verval"]))
        else:
            self._plan(doel)

    def _van(self, doel: Doel) -> list[Termijn]:
        soort, dienst, perceel = doel
        ids = (self.deelname.get(dienst or ""), self.perceel if perceel else None)
        return [
            t for t in self.spel.zaak.termijnen.values() if (t.soort, (t.deelname_id, t.perceel_id)) == (soort, ids)
        ]

    def _plan(self, doel: Doel) -> None:
        soort, dienst, perceel = doel
        start, dag = self.nu.date(), self.nu.date() + timedelta(days=self.kans.randint(1, 60))
        einde = begin_van(dag, time(12)) if soort == S.SLUITING else einde_van(dag)
        verplaatst = any(t.afgehandeld_op or t.toestand == TermijnToestand.OPEN for t in self._van(doel))
        beurt = Beurt(self.spel.zaak, None, self.spel.call("systeem")).plan_termijn(
            soort,
            start=start if not verplaatst else start - timedelta(days=self.kans.choice([0, 20])),
            laatste_dag=dag,
            bron="proef",
            redenering="proef",
            deelname_id=self.deelname.get(dienst or ""),
            perceel_id=self.perceel if perceel else None,
            verloopt_op=einde,
        )
        self.spel.case, self.aantal = beurt.case, self.aantal + 1
        for regel in self.na.regels.values():
            if regel.doel == doel:
                regel.opvolger = True
                self._noteer(regel, "vervallen")
        nieuw = list(beurt.case.termijnen.values())[-1]
        begin = self._begin_van(doel, nieuw)
        self.na.regels[nieuw.id] = Regel(nieuw.id, doel, begin, dag, einde)

    def _begin_van(self, doel: Doel, nieuw: Termijn) -> date:
        """A termijn that takes the place of another one begins, for reminders, when the other ended."""
        eerder = [t.afgehandeld_op.astimezone(AMSTERDAM).date() for t in self._van(doel)[:-1] if t.afgehandeld_op]
        return max([nieuw.start, *eerder])

    def _sluit(self, termijn: Termijn, trigger: str) -> None:
        beurt = Beurt(self.spel.zaak, None, self.spel.call("systeem")).sluit_termijn(termijn, trigger)
        self.spel.case = beurt.case
        self._noteer(self.na.regels[termijn.id], "verstreken" if termijn.verloopt_op <= self.nu else "gehaald")
        if trigger == "verval":
            self.na.regels[termijn.id].stand = "vervallen"

    @staticmethod
    def _noteer(regel: Regel, stand: str) -> None:
        if regel.stand == "open":
            regel.stand = stand

    # --- de post ---

    def _bezorg(self) -> None:
        """As the post does: what lapsed is not sent, and what must wait waits."""
        spel = self.spel
        for bericht in [b for b in spel.zaak.berichten.values() if b.toestand == BerichtToestand.OPEN]:
            document = spel.zaak.documenten[bericht.documenten[0]]
            if document.toestand != DocumentToestand.VRIJGEGEVEN:
                spel.case = spel.zaak.met(replace(bericht, toestand=BerichtToestand.VERVALLEN))
                continue
            if reden_om_te_wachten(spel.zaak, bericht, self.nu, spel.beleid, kalender()):
                continue
            if document.soort == "herinnering":
                self.mails.append(self._gelezen(document, bericht.naar_email))
            spel.case = spel.zaak.met(replace(bericht, toestand=BerichtToestand.VERZONDEN, verzonden_op=self.nu))
        spel.doe("verwerk_post", "systeem")

    def _gelezen(self, document: Document, aan: str) -> Mail:
        """What the letter says: that it is late, and how many days are left on the day on which it leaves."""
        brief = bouw(self.spel.zaak, document, z.HUIS)
        dagen = (self.spel.zaak.termijnen[document.termijn_id or ""].laatste_dag - self.nu.date()).days
        rest = "vandaag" if dagen == 0 else str(abs(dagen))
        assert rest in brief.resterend, f"{brief.resterend} op {self.nu}"  # type: ignore[attr-defined]
        te_laat = "komt later" in brief.toelichting  # type: ignore[attr-defined]
        return Mail(self.nu, aan, document.termijn_id or "", document.sleutel.split("|")[-2], te_laat)

    def _ruim_op(self) -> None:
        """Rows of long ago are put away, but for the last two of each object: ten years must fit in a minute."""
        zaak = self.spel.zaak
        if len(zaak.termijnen) < 120:
            return
        houd = {t.id for doel in self.doelen for t in self._van(doel)[-2:]}
        grens = self.nu - timedelta(days=75)
        houd |= {t.id for t in zaak.termijnen.values() if t.afgehandeld_op is None or t.afgehandeld_op > grens}
        documenten = {i: d for i, d in zaak.documenten.items() if d.termijn_id in houd}
        self.spel.case = replace(
            zaak,
            termijnen={i: t for i, t in zaak.termijnen.items() if i in houd},
            documenten=documenten,
            berichten={i: b for i, b in zaak.berichten.items() if b.documenten[0] in documenten},
        )
        self.na.regels = {i: r for i, r in self.na.regels.items() if i in houd}
        self.na.klaar = {s: k for s, k in self.na.klaar.items() if s[0] in houd}
        self.na.gekregen = {s for s in self.na.gekregen if s[0] in houd}
