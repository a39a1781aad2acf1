"""Verbs of the post: letters leave by mail, what was delivered is recorded, a person decides what is unclear."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import Bericht
from workflow.deelmachines import BERICHT
from workflow.documenten import KINDS
from workflow.effects.post import doe_op_de_post, verwerk_bezorging
from workflow.post import adres_van
from workflow.reasons import Invoerfout
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.brieven import begin_opschortingen, eis_soorten, kies_documenten
from workflow.verbs.registry import verb
from workflow.zetten import handel


@argumenten
class VerzendBrieven:
    soorten: tuple[str, ...] = veld(f"soorten brieven: {', '.join(KINDS)}")
    perceel: str | None = veld("alleen van dit perceel; een brief over meer percelen gaat als geheel", default=None)
    dienst: str | None = veld("alleen van deze dienst", default=None)
    verzonden_op: ClassVar[None] = None
    """Now: what is asked of a letter that is being sent is asked of today."""

    def __post_init__(self) -> None:
        eis_soorten(self.soorten, tuple(KINDS))

    def te_verzenden(self, case: Case) -> list[Document]:
        """The letters of this call that were not sent before."""
        kandidaten = kies_documenten(case, self.soorten, self.perceel, self.dienst)
        return [d for d in kandidaten if d.toestand != DocumentToestand.VERZONDEN]


@verb(
    "verzend_brieven",
    stap="2.6",
    hulp="Laat Zandloper vrijgegeven brieven per e-mail verzenden.",
    argumenten=VerzendBrieven,
)
def verzend_brieven(case: Case, met: VerzendBrieven, call: Call) -> Decision:
    """Each letter goes to one addressee; it counts as sent when the mail server took it (design rule 10)."""
    beurt = handel(Beurt(case, met, call), "verzend_brieven")
    return doe_op_de_post(beurt, met.te_verzenden(case)).besluit()


@argumenten
class VerwerkPost:
    pass


@verb(
    "verwerk_post",
    stap="altijd",
    hulp="Leg vast welke brieven de mailserver heeft aangenomen; dit doet de planner ook zelf.",
    argumenten=VerwerkPost,
    stil=True,
)
def verwerk_post(case: Case, met: VerwerkPost, call: Call) -> Decision:
    """The confirmed sending of the last expected letter of a perceel starts its standstill (Aw 2.127)."""
    beurt = handel(Beurt(case, met, call), "verwerk_post")
    na = verwerk_bezorging(beurt)
    return (begin_opschortingen(na) if na.zetten else beurt).besluit()


class Beslissing(StrEnum):
    VERZONDEN = "verzonden"
    OPNIEUW = "opnieuw"
    VERVALT = "vervalt"


_ZET = {
    Beslissing.VERZONDEN: "meld_verzonden",
    Beslissing.OPNIEUW: "verzend_opnieuw",
    Beslissing.VERVALT: "laat_vervallen",
}


@argumenten
class BeslisPost:
    nummer: int = veld("nummer van het bericht; zie 'zandloper post lijst'")
    uitkomst: Beslissing = veld("verzonden, opnieuw (nog eens verzenden) of vervalt (niet verzenden)")
    toelichting: str = veld("waaruit dat blijkt, of waarom")
    verzonden_op: datetime | None = veld("moment van verzending, bij verzonden", default=None)
    bewijs: str = veld("code van het bewijs in het dossier, bij verzonden van een brief met rechtsgevolg", default="")

    def __post_init__(self) -> None:
        eis_gevuld(self.toelichting, "toelichting")
        if (self.uitkomst == Beslissing.VERZONDEN) != (self.verzonden_op is not None):
            raise ValueError("verzonden_op: noem het moment bij 'verzonden', en alleen daar")

    def bericht(self, case: Case) -> Bericht:
        """Raises Invoerfout for an unknown number."""
        for bericht in case.berichten.values():
            if bericht.nummer == self.nummer:
                return bericht
        raise Invoerfout("nummer", f"dit project heeft geen bericht {self.nummer}; zie 'zandloper post lijst'.")


@verb(
    "beslis_post",
    stap="altijd",
    hulp="Beslis over een bericht waarvan onzeker is of het verzonden is, of dat geweigerd is.",
    argumenten=BeslisPost,
)
def beslis_post(case: Case, met: BeslisPost, call: Call) -> Decision:
    """Nothing that may have left is sent again, or counted as sent, before a person says so (design rule 10)."""
    beurt = handel(Beurt(case, met, call), "beslis_post")
    bericht = met.bericht(case)
    feiten = {"melding": met.toelichting, "verzonden_op": met.verzonden_op}
    beurt = beurt.verzet(BERICHT, bericht, _ZET[met.uitkomst], **feiten)
    if met.uitkomst == Beslissing.OPNIEUW:
        beurt = beurt.schrijf(_opnieuw(beurt, bericht))
    return begin_opschortingen(verwerk_bezorging(beurt)).besluit()


def _opnieuw(beurt: Beurt, oud: Bericht) -> Bericht:
    """At once, with all its attempts; an address that was refused may have been put right since."""
    bericht = beurt.case.berichten[oud.id]
    if not oud.documenten:
        return bericht
    naar = adres_van(beurt.case, beurt.case.documenten[oud.documenten[0]])
    klaar = replace(bericht, niet_voor=beurt.call.nu, pogingen=0)
    return replace(klaar, naar_naam=naar.naam, naar_email=naar.email) if naar else klaar
