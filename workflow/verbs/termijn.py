"""The verb that moves a deadline of our own (procedure 2.2.1 and section 6)."""

from dataclasses import replace
from datetime import date, datetime

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.dossier import DocumentToestand
from workflow.case.gunning import Advies
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.strategie import Strategie
from workflow.case.termijn import SoortTermijn, Termijn
from workflow.lezen import (
    NOEMEN_DE_DAG,
    aangeboden_strategie,
    advies,
    concept_strategie,
    deelname_van,
    levende_documenten,
    open_termijnen,
    perceel_op_nummer,
    verteld,
    vertelde_dag,
)
from workflow.reasons import Invoerfout
from workflow.termijnen.woorden import nl_datum
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel

_MET_TEKST = (
    SoortTermijn.VASTSTELLING_STRATEGIE,
    SoortTermijn.REACTIE_CONCEPT,
    SoortTermijn.VASTSTELLING_ADVIES,
)
"""Deadlines of an answer to a text of ours, which names the day too."""


@argumenten
class VerplaatsTermijn:
    soort: SoortTermijn = veld("welke termijn; alleen die van Bizob zelf kunt u verplaatsen")
    perceel: str | None = veld("perceel, bij vaststelling_advies; zonder perceel is dat 1", default=None)
    dienst: str | None = veld("dienst, alleen en altijd bij ontvangst_dossier", default=None)
    naar: date = veld("nieuwe laatste dag")
    motivering: str = veld("waarom de termijn verschuift")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")
        if self.perceel and self.soort != SoortTermijn.VASTSTELLING_ADVIES:
            raise ValueError("perceel hoort alleen bij vaststelling_advies")
        if self.dienst and self.soort != SoortTermijn.ONTVANGST_DOSSIER:
            raise ValueError("dienst: deze termijn verschuift voor alle diensten gelijk, laat dit weg")
        if not self.dienst and self.soort == SoortTermijn.ONTVANGST_DOSSIER:
            raise ValueError("dienst: noem de dienst die meer tijd krijgt")

    def te_verplaatsen(self, case: Case, nu: datetime) -> list[Termijn]:
        """The open termijnen that move; raises Invoerfout for an unknown perceel or dienst."""
        if self.soort in _MET_TEKST and self.met_nieuwe_dag(case) is None:
            return []
        perceel_id = self._perceel_id(case)
        deelname_id = deelname_van(case, self.dienst).id if self.dienst else None
        return [
            t
            for t in open_termijnen(case, self.soort)
            if t.verloopt_op > nu and perceel_id in (None, t.perceel_id) and deelname_id in (None, t.deelname_id)
        ]

    def _perceel_id(self, case: Case) -> str | None:
        if self.soort != SoortTermijn.VASTSTELLING_ADVIES:
            return None
        return perceel_op_nummer(case, self.perceel or "1").id

    def met_nieuwe_dag(self, case: Case) -> Strategie | Advies | None:
        """The text that asks for an answer, with its new last day; None where the termijn stands alone."""
        match self.soort:
            case SoortTermijn.VASTSTELLING_STRATEGIE if tekst := aangeboden_strategie(case):
                return replace(tekst, deadline=self.naar)
            case SoortTermijn.REACTIE_CONCEPT if (concept := concept_strategie(case)) and concept.reactie_tot:
                return replace(concept, reactie_tot=self.naar)
            case SoortTermijn.VASTSTELLING_ADVIES if voorstel := self._advies(case):
                return replace(voorstel, deadline=self.naar)
        return None

    def _advies(self, case: Case) -> Advies | None:
        return advies(case, perceel_op_nummer(case, self.perceel or "1"))


@verb(
    "verplaats_termijn",
    stap="altijd",
    hulp="Verplaats een termijn van Bizob zelf voordat hij voorbij is.",
    argumenten=VerplaatsTermijn,
)
def verplaats_termijn(case: Case, met: VerplaatsTermijn, call: Call) -> Decision:
    """Before it expires, for all alike; who was told the old day hears the new one, by that letter or by another."""
    beurt = handel(Beurt(case, met, call), "verplaats_termijn")
    if tekst := met.met_nieuwe_dag(case):
        beurt = beurt.schrijf(tekst)
    for termijn in met.te_verplaatsen(case, call.nu):
        beurt = _verplaats(beurt, termijn)
    onderwerp = tekst.id if tekst else next(iter(met.te_verplaatsen(case, call.nu))).id
    return beurt.motiveer(SoortMotivering.VERPLAATSING, onderwerp, met.motivering).besluit()


def _verplaats(beurt: Beurt, oud: Termijn) -> Beurt:
    naar, soort = beurt.met.naar, oud.soort
    if naar == oud.laatste_dag:
        raise Invoerfout("naar", f"{nl_datum(naar)} is al de laatste dag")
    beurt = beurt.plan_termijn(
        soort,
        start=oud.start,
        laatste_dag=naar,
        bron=oud.bron,
        redenering=f"verplaatst van {nl_datum(oud.laatste_dag)} naar {nl_datum(naar)}",
        deelname_id=oud.deelname_id,
        perceel_id=oud.perceel_id,
    )
    return _vertel(_vernieuw_brieven(beurt, oud), oud)


def _vernieuw_brieven(beurt: Beurt, termijn: Termijn) -> Beurt:
    """Only what was not sent: a letter that left is an unchangeable fact."""
    doel = {"deelname_id": termijn.deelname_id, "perceel_id": termijn.perceel_id}
    for document in tuple(levende_documenten(beurt.case, *NOEMEN_DE_DAG.get(termijn.soort, ()))):
        van_dienst = (document.deelname_id, document.perceel_id) == (termijn.deelname_id, termijn.perceel_id)
        if van_dienst and document.toestand != DocumentToestand.VERZONDEN:
            keer = sum(t.soort == termijn.soort for t in beurt.case.termijnen.values())
            beurt = beurt.vervang(document.soort, **doel)
            beurt = beurt.bestel(document.soort, document.versie, moment=f"verplaatsing {keer}", **doel)
    return beurt


def _vertel(beurt: Beurt, oud: Termijn) -> Beurt:
    """A dienst that was told the old day gets a message; one that no letter reached yet reads the new day there."""
    doel = {"deelname_id": oud.deelname_id, "perceel_id": oud.perceel_id}
    beurt = beurt.vervang("verplaatsingsbericht", **doel)
    (nieuw,) = [
        t
        for t in open_termijnen(beurt.case, oud.soort)
        if (t.deelname_id, t.perceel_id) == (oud.deelname_id, oud.perceel_id)
    ]
    if not verteld(beurt.case, oud) or vertelde_dag(beurt.case, nieuw) == nieuw.laatste_dag:
        return beurt
    return beurt.bestel("verplaatsingsbericht", 1, termijn_id=nieuw.id, **doel)
