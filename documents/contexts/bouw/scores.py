"""Scores of one perceel as letters print them: a point that was not given is an empty text, never a zero."""

from dataclasses import dataclass
from decimal import Decimal

from documents import opmaak
from workflow.beoordeling import consensus_van, geldende_lotingen, prijspunten, volledig_beoordeeld, waarde_van
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.gunning import Advies, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import Inschrijving, Loting
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium, Kader, Prijsformule, SoortCriterium
from workflow.lezen import advies, beslissing, criteria_van, inschrijver_van, kader_van, uitslagen_van

NIET_GESCOORD = "–"
"""In the column of a criterion that earns no points: the price at gunnen op waarde."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Kader, criteria and ranking of a perceel, read from the Case once per document."""

    case: Case
    kader: Kader | None
    criteria: tuple[Criterium, ...]
    advies: Advies | None
    beslissing: Gunningsbeslissing | None
    uitslagen: tuple[Uitslag, ...]

    @property
    def inhoud_sha256(self) -> str:
        """The content that besluiten must belong to."""
        return self.advies.inhoud_sha256 if self.advies else ""

    @property
    def maximum(self) -> str:
        return str(self.kader.schaal) if self.kader else ""

    @property
    def alleen_prijs(self) -> bool:
        """Price is the only criterion."""
        return bool(self.criteria) and all(c.soort == SoortCriterium.PRIJS for c in self.criteria)

    @property
    def op_waarde(self) -> bool:
        """Quality is worth money, and the lowest comparison price wins."""
        return self.kader is not None and self.kader.formule == Prijsformule.GUNNEN_OP_WAARDE

    @property
    def totaalwoord(self) -> str:
        return "vergelijkingsprijs" if self.op_waarde else "totaalscore"

    @property
    def laagste_prijs(self) -> Decimal:
        """Among the tenders that this advies ranked, whatever became of them since."""
        return min((i.prijs for i in self.gerangschikt), default=Decimal(0))

    @property
    def gerangschikt(self) -> list[Inschrijving]:
        return [self.inschrijving(u) for u in self.uitslagen]

    @property
    def winnaars(self) -> tuple[Uitslag, ...]:
        return tuple(u for u in self.uitslagen if u.winnaar)

    def uitslag(self, inschrijving: Inschrijving) -> Uitslag | None:
        return next((u for u in self.uitslagen if u.inschrijving_id == inschrijving.id), None)

    def naam(self, uitslag: Uitslag) -> str:
        return inschrijver_van(self.case, self.inschrijving(uitslag)).naam

    def inschrijving(self, uitslag: Uitslag) -> Inschrijving:
        return self.case.inschrijvingen[uitslag.inschrijving_id]

    def getal(self, waarde: Decimal | None) -> str:
        """With the decimals that were published."""
        if waarde is None:
            return ""
        return opmaak.getal(waarde, self.kader.decimalen if self.kader else None)

    def totaal(self, uitslag: Uitslag | None) -> str:
        """The weighted score, or the comparison price in euro."""
        if uitslag is None:
            return ""
        return opmaak.bedrag(uitslag.totaal) if self.op_waarde else self.getal(uitslag.totaal)

    @property
    def hoogste_totaal(self) -> str:
        """A comparison price has no maximum."""
        return "" if self.op_waarde else self.maximum

    def _in_euro(self, criterium: Criterium) -> bool:
        return self.op_waarde and criterium.soort == SoortCriterium.PRIJS

    def gewicht(self, criterium: Criterium) -> str:
        return NIET_GESCOORD if self._in_euro(criterium) else opmaak.procent(criterium.gewicht)

    def hoogste(self, criterium: Criterium) -> str:
        return NIET_GESCOORD if self._in_euro(criterium) else self.maximum

    def punten(self, inschrijving: Inschrijving, criterium: Criterium) -> str:
        if self._in_euro(criterium):
            return NIET_GESCOORD
        if criterium.soort == SoortCriterium.PRIJS:
            return self.getal(prijspunten(self.kader, inschrijving.prijs, self.laagste_prijs) if self.kader else None)
        consensus = consensus_van(self.case, inschrijving, criterium)
        return self.getal(consensus.punten if consensus else None)

    def motivering(self, inschrijving: Inschrijving, criterium: Criterium) -> str:
        """The assessors' joint reasons; for the price the count by the published formula."""
        if criterium.soort == SoortCriterium.PRIJS:
            return self._prijsmotivering(inschrijving, criterium)
        consensus = consensus_van(self.case, inschrijving, criterium)
        if consensus is None or not consensus.motivering.strip():
            return ""
        if not self.op_waarde or self.kader is None:
            return consensus.motivering
        waarde = waarde_van(self.kader, criterium, consensus.punten)
        return f"{consensus.motivering} Deze score is {opmaak.bedrag(waarde)} waard."

    def _prijsmotivering(self, inschrijving: Inschrijving, criterium: Criterium) -> str:
        prijs = opmaak.bedrag(inschrijving.prijs)
        if self.op_waarde:
            uitslag = self.uitslag(inschrijving)
            if uitslag is None:
                return ""
            waarde = opmaak.bedrag(inschrijving.prijs - uitslag.totaal)
            return f"De prijs van {prijs} min de waarde van de kwaliteit van {waarde} is {self.totaal(uitslag)}."
        punten = self.punten(inschrijving, criterium)
        return f"Een prijs van {prijs} geeft volgens de bekendgemaakte formule {punten} punten." if punten else ""

    # --- gelijke stand ---

    def gelijken(self, uitslag: Uitslag) -> tuple[Uitslag, ...]:
        """All that have the same total, this one too."""
        return tuple(u for u in self.uitslagen if u.totaal == uitslag.totaal)

    def loting(self, uitslag: Uitslag) -> Loting | None:
        """The draw that gave this tender its place."""
        if self.advies is None or len(self.gelijken(uitslag)) < 2:
            return None
        perceel = self.case.percelen[self.advies.perceel_id]
        if not volledig_beoordeeld(self.case, perceel, self.gerangschikt):
            return None
        lotingen = geldende_lotingen(self.case, perceel, self.gerangschikt)
        return next((x for x in lotingen if uitslag.inschrijving_id in x.volgorde), None)

    def gelijke_stand(self, uitslag: Uitslag | None) -> str:
        """What decided between equal totals, as published; names nobody; empty for a total of its own."""
        if uitslag is None or self.kader is None or len(self.gelijken(uitslag)) < 2:
            return ""
        begin = f"Meer dan één inschrijving heeft deze {self.totaalwoord}."
        criterium = {c.code: c.naam for c in self.criteria}.get(self.kader.bij_gelijke_stand)
        beslist = f" Volgens de aanbestedingsstukken beslist dan het criterium ‘{criterium}’." if criterium else ""
        loting = self.loting(uitslag)
        if loting is None:
            return begin + beslist
        dag = opmaak.datum(loting.getrokken_op)
        return f"{begin}{beslist} De loting van {dag} heeft de volgorde bepaald tussen wie daarna nog gelijk stond."


def uitkomst_van(case: Case, document: Document, perceel: Perceel | None) -> Uitkomst:
    """The advies that the decision rests on; before the decision the version that the document was ordered for."""
    if perceel is None:
        return Uitkomst(case, None, (), None, None, ())
    genomen = None if document.soort == "gunningsadvies" else beslissing(case, perceel)
    huidig = case.adviezen.get(genomen.advies_id) if genomen else _versie(case, document, perceel)
    return Uitkomst(
        case=case,
        kader=kader_van(case, perceel),
        criteria=tuple(criteria_van(case, perceel)),
        advies=huidig,
        beslissing=genomen,
        uitslagen=tuple(uitslagen_van(case, huidig)) if huidig else (),
    )


def _versie(case: Case, document: Document, perceel: Perceel) -> Advies | None:
    versies = {a.versie: a for a in case.adviezen.values() if a.perceel_id == perceel.id}
    return versies.get(document.versie) or advies(case, perceel)
