"""What happens to letters between order and sending: several percelen become one letter, a release is taken back."""

from collections import defaultdict
from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.dossier import Document
from workflow.deelmachines import DOCUMENT
from workflow.documenten import BRIEVEN_VAN_BESLISSING


def bundel_brieven(beurt: Beurt) -> Beurt:
    """What this turn ordered in one kind for one deelnemer and tenderer goes out together; only the first is made.

    The rows stay one per perceel: what is expected, sent and withdrawn is counted per perceel.
    """
    groepen: defaultdict[tuple[str, str | None, str], list[Document]] = defaultdict(list)
    for effect in beurt.effecten:
        document = beurt.case.documenten[effect.document_id]
        if document.soort in BRIEVEN_VAN_BESLISSING and document.inschrijving_id:
            inschrijver = beurt.case.inschrijvingen[document.inschrijving_id].inschrijver_id
            groepen[document.soort, document.deelname_id, inschrijver].append(document)
    for eerste, *overige in groepen.values():
        if overige:
            beurt = beurt.schrijf(*(replace(d, bundel_id=eerste.id) for d in (eerste, *overige)))
    mee = {d.id for d in beurt.case.documenten.values() if d.bundel_id not in (None, d.id)}
    return replace(beurt, effecten=tuple(e for e in beurt.effecten if e.document_id not in mee))


def neem_vrijgave_terug(beurt: Beurt, document: Document) -> Beurt:
    """A released letter that is made anew, or was not sent in time, waits for a second person again."""
    return beurt.verzet(DOCUMENT, document, "keer_terug", vrijgever_id=None, vrijgegeven_op=None)
