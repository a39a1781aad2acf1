"""Effects of the post: letters are put in it, and what it delivered is a fact about the letter."""

from collections.abc import Iterable
from datetime import datetime

from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.deelmachines import DOCUMENT
from workflow.keys import bericht_sleutel
from workflow.lezen import ONVERZONDEN
from workflow.post import adres_van, berichten_van, nieuw_bericht, per_bericht


def doe_op_de_post(beurt: Beurt, documenten: Iterable[Document]) -> Beurt:
    """One mail per letter, to one addressee; a letter without address, or in the post already, is left out."""
    for samen in per_bericht(beurt.case, documenten):
        eerste = samen[0]
        naar = adres_van(beurt.case, eerste)
        if naar is None or berichten_van(beurt.case, eerste.id):
            continue
        keer = 1 + sum(eerste.id in b.documenten for b in beurt.case.berichten.values())
        bericht = nieuw_bericht(
            beurt.case,
            id_=beurt.call.nieuw_id(),
            sleutel=bericht_sleutel(eerste.sleutel, keer),
            soort=eerste.soort,
            naar=naar,
            nu=beurt.call.nu,
            niet_voor=beurt.call.nu,
            documenten=samen,
        )
        beurt = beurt.schrijf(bericht)
    return beurt


def verwerk_bezorging(beurt: Beurt) -> Beurt:
    """A letter whose mail was delivered is sent, at that moment, whatever happened since (section 3: facts)."""
    for document in tuple(beurt.case.documenten.values()):
        moment = _bezorgd_op(beurt, document)
        if moment is None or document.toestand not in ONVERZONDEN:
            continue
        if document.toestand == DocumentToestand.CONCEPT:
            # Its release had returned at the end of the planned day, and still holds for what went out on that day.
            beurt = beurt.verzet(DOCUMENT, document, "geef_vrij")
        beurt = beurt.verzet(DOCUMENT, beurt.case.documenten[document.id], "verzend", verzonden_op=moment)
    return beurt


def _bezorgd_op(beurt: Beurt, document: Document) -> datetime | None:
    """When the last of its mails left; None while one is still to leave, or none was asked."""
    berichten = berichten_van(beurt.case, document.id)
    momenten = [b.verzonden_op for b in berichten if b.toestand == BerichtToestand.VERZONDEN and b.verzonden_op]
    return max(momenten) if momenten and len(momenten) == len(berichten) else None
