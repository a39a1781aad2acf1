"""What a calendar entry says, in the calendar and in the mail that brings it (procedure section 6)."""

from datetime import datetime

from documents import opmaak
from documents.contexts.agendabericht import Agendabericht
from documents.contexts.bouw.herinnering import ACTIES
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.termijn import SoortTermijn, Termijn
from workflow.lezen import bijeenkomst
from workflow.tijd import einde_van

_MOMENTEN = frozenset({SoortTermijn.SLUITING})


def agendabericht(case: Case, document: Document) -> Agendabericht:
    """Of a termijn, or of the startbijeenkomst where it names none."""
    if document.termijn_id is None:
        gepland = bijeenkomst(case)
        if gepland is None:
            raise LookupError("een afzegging hoort bij een bijeenkomst of een termijn")
        return Agendabericht(onderwerp="startbijeenkomst", wanneer=_moment(gepland.begin))
    termijn = case.termijnen[document.termijn_id]
    return Agendabericht(
        onderwerp=onderwerp_van(case, termijn),
        wanneer=opmaak.datum_met_weekdag(termijn.laatste_dag) if hele_dag(termijn) else _moment(termijn.verloopt_op),
        actie=ACTIES[termijn.soort][1] if document.deelname_id or termijn.deelname_id is None else "",
        grondslag=termijn.bron,
        verzet=document.versie > 1,
    )


def onderwerp_van(case: Case, termijn: Termijn) -> str:
    """The subject, with the perceel where there are more of them."""
    onderwerp, _ = ACTIES[termijn.soort]
    if termijn.perceel_id and len(case.percelen) > 1:
        return f"{onderwerp}, perceel {case.percelen[termijn.perceel_id].nummer}"
    return onderwerp


def titel_van(case: Case, termijn: Termijn) -> str:
    """As it stands in the calendar: what ends on that day, and of which project."""
    eerst = "" if termijn.soort in _MOMENTEN else "Laatste dag: "
    onderwerp = onderwerp_van(case, termijn)
    tekst = eerst + onderwerp if eerst else onderwerp[:1].upper() + onderwerp[1:]
    return f"{tekst} – {case.project.naam}"


def omschrijving_van(case: Case, termijn: Termijn, deelname_id: str | None) -> str:
    """What is asked of its reader, and the rule that it rests on."""
    actie = ACTIES[termijn.soort][1] if deelname_id or termijn.deelname_id is None else ""
    regels = [actie, f"Project {case.project.kenmerk}.", f"Grondslag: {termijn.bron}."]
    return "\n".join(regel for regel in regels if regel)


def _moment(moment: datetime) -> str:
    return f"{opmaak.datum_met_weekdag(opmaak.dag(moment))} om {opmaak.tijd(moment)}"


def hele_dag(termijn: Termijn) -> bool:
    """A termijn in days ends with its last day; a closing has a moment of its own."""
    return termijn.verloopt_op == einde_van(termijn.laatste_dag)
