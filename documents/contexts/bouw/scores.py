"""Scores of one perceel as letters print them: a point that was not given is an empty text, never a zero."""

from dataclasses import dataclass
from decimal import Decimal

from documents import opmaak
from workflow.beoordeling import consensus_van, prijspunten
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.gunning import Advies, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium, Kader, SoortCriterium
from workflow.lezen import advies, beslissing, criteria_van, inschrijver_van, kader_van, uitslagen_van


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

    def punten(self, inschrijving: Inschrijving, criterium: Criterium) -> str:
        if criterium.soort == SoortCriterium.PRIJS:
            return self.getal(prijspunten(self.kader, inschrijving.prijs) if self.kader else None)
        consensus = consensus_van(self.case, inschrijving, criterium)
        return self.getal(consensus.punten if consensus else None)

    def motivering(self, inschrijving: Inschrijving, criterium: Criterium) -> str:
        """The assessors' joint reasons; for the price the count by the published formula."""
        if criterium.soort == SoortCriterium.PRIJS:
            punten = self.punten(inschrijving, criterium)
            prijs = opmaak.bedrag(inschrijving.prijs)
            return f"Een prijs van {prijs} geeft volgens de bekendgemaakte formule {punten} punten." if punten else ""
        consensus = consensus_van(self.case, inschrijving, criterium)
        return consensus.motivering if consensus else ""


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
