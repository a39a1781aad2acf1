"""Verbs of what a dienst decides: besluit, the way back for who was late, and leaving (procedure 2.2.1 and 4)."""

from dataclasses import replace
from datetime import date
from typing import Protocol

from workflow.besluittekst import Besluittekst, tekst_van, teksten
from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Besluit, DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.stam import BIZOB_ROLLEN
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import DEELNAME
from workflow.deelneming import werk_deelnames_bij
from workflow.effects.deelname import laat_uittreden
from workflow.lezen import (
    deelname_van,
    deelnemer_van,
    dienst_op_naam,
    doet_mee_aan,
    perceel_op_nummer,
    stuk_id,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.brieven import begin_opschortingen
from workflow.verbs.registry import altijd, verb
from workflow.zetten import handel


class VanDienst(Protocol):
    """Arguments about what one dienst decided or wrote."""

    @property
    def dienst(self) -> str: ...


def namens_ander(case: Case, met: VanDienst, call: Call) -> bool:
    """Bizob that registers for a dienst needs a second person; a dienst registers its own decision itself."""
    return dienst_op_naam(case.stam, met.dienst).id not in call.actor.diensten or bool(call.actor.rollen & BIZOB_ROLLEN)


@argumenten
class RegistreerBesluit:
    dienst: str = veld("naam van de dienst die besloot")
    onderwerp: Onderwerp = veld("waarover besloten is")
    perceel: str | None = veld("perceel, bij een gunningsadvies of bij het intrekken van één perceel", default=None)
    uitkomst: Uitkomst = veld("vastgesteld, afgewezen, aangehouden of voorwaardelijk")
    nummer: str = veld("nummer van het besluit")
    besluitdatum: date = veld("dag van het besluit")
    getekend_op: date = veld("dag van de ondertekening")
    bewijs: str = veld("code van het getekende besluit in het dossier")
    versie: int | None = veld("versie waarover besloten is; zonder versie de laatste", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.nummer, "nummer")

    def bevries(self, case: Case) -> "RegistreerBesluit":
        """A proposal is about the version of the moment at which it was made."""
        return replace(self, versie=self.onderwerp_op(case).versie)

    def onderwerp_op(self, case: Case) -> Besluittekst:
        """The version that was decided on; raises Invoerfout when it was never offered."""
        nummer = self.perceel or ("1" if self.onderwerp == Onderwerp.GUNNINGSADVIES else None)
        perceel = perceel_op_nummer(case, nummer) if nummer else None
        if perceel and not doet_mee_aan(deelname_van(case, self.dienst), perceel):
            raise Invoerfout("perceel", f"{self.dienst} doet niet mee aan perceel {perceel.nummer}.")
        gevraagd = [t for t in teksten(case, self.onderwerp, perceel) if self.versie in (None, t.versie)]
        if not gevraagd:
            raise Invoerfout("versie", f"er is nog geen {self.onderwerp} aangeboden waarover besloten kan zijn")
        return max(gevraagd, key=lambda v: v.versie)


@verb(
    "registreer_besluit",
    stap="2.2",
    hulp="Leg het besluit van een dienst vast.",
    argumenten=RegistreerBesluit,
    vier_ogen=namens_ander,
)
def registreer_besluit(case: Case, met: RegistreerBesluit, call: Call) -> Decision:
    """A besluit belongs to one version, by the hash of its content (procedure section 4)."""
    beurt = handel(Beurt(case, met, call), "registreer_besluit")
    deelname, onderwerp = deelname_van(case, met.dienst), met.onderwerp_op(case)
    if any(
        (b.deelname_id, b.onderwerp, b.nummer, b.inhoud_sha256)
        == (deelname.id, met.onderwerp, met.nummer, onderwerp.sha256)
        for b in case.besluiten.values()
    ):
        raise Geweigerd([reden("bestaat_al", f"besluit {met.nummer} van {met.dienst} is al vastgelegd")])
    besluit = Besluit(
        id=call.nieuw_id(),
        project_id=case.project.id,
        deelname_id=deelname.id,
        perceel_id=onderwerp.perceel_id,
        onderwerp=met.onderwerp,
        uitkomst=met.uitkomst,
        orgaan=case.stam.diensten[deelname.dienst_id].orgaan,
        nummer=met.nummer,
        besluitdatum=met.besluitdatum,
        getekend_op=met.getekend_op,
        ontvangen_op=call.ontvangen_op,
        versie=onderwerp.versie,
        inhoud_sha256=onderwerp.sha256,
        bewijs_id=stuk_id(case, met.bewijs),
    )
    beurt = _sluit_vaststelling(werk_deelnames_bij(beurt.schrijf(besluit)), besluit)
    return beurt.besluit()


def _sluit_vaststelling(beurt: Beurt, besluit: Besluit) -> Beurt:
    """A decision on the current advies meets its termijn; undecided outcomes, and other versions, leave it open."""
    if besluit.onderwerp == Onderwerp.INKOOPSTRATEGIE:
        return sluit_deelname(beurt, besluit.deelname_id)
    beslist = besluit.uitkomst in (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN)
    if besluit.onderwerp != Onderwerp.GUNNINGSADVIES or not beslist or not _actueel(beurt.case, besluit):
        return beurt
    return beurt.sluit_termijnen(
        SoortTermijn.VASTSTELLING_ADVIES, "haal", deelname_id=besluit.deelname_id, perceel_id=besluit.perceel_id
    )


def sluit_deelname(beurt: Beurt, deelname_id: str) -> Beurt:
    """The termijn of the strategy is met when the dienst is in or out: a besluit without mandaat still waits."""
    if beurt.case.deelnames[deelname_id].toestand not in (DeelnameToestand.DEELNEMER, DeelnameToestand.AFGEWEZEN):
        return beurt
    return beurt.sluit_termijnen(SoortTermijn.VASTSTELLING_STRATEGIE, "haal", deelname_id=deelname_id)


def _actueel(case: Case, besluit: Besluit) -> bool:
    huidig = tekst_van(case, besluit)
    return huidig is not None and huidig.sha256 == besluit.inhoud_sha256


@argumenten
class HerstelDeelname:
    dienst: str = veld("naam van de dienst die vervallen is")
    motivering: str = veld("waarom het besluit te laat bij Bizob kwam")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "herstel_deelname",
    stap="2.2",
    hulp="Herstel de deelname van een dienst die op tijd besloot, maar van wie het besluit te laat aankwam.",
    argumenten=HerstelDeelname,
    vier_ogen=altijd,
)
def herstel_deelname(case: Case, met: HerstelDeelname, call: Call) -> Decision:
    """Until publication, with the evidence of the besluit, a motivation and a second person (procedure 2.2.1)."""
    beurt, deelname = handel(Beurt(case, met, call), "herstel_deelname"), deelname_van(case, met.dienst)
    beurt = beurt.verzet(DEELNAME, deelname, "herstel")
    return beurt.motiveer(SoortMotivering.HERSTEL_DEELNAME, deelname.id, met.motivering).besluit()


@argumenten
class RegistreerUittreding:
    dienst: str = veld("naam van de deelnemer die uittreedt")
    motivering: str = veld("waarom de deelnemer uittreedt, en wat dat betekent voor de anderen")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "registreer_uittreding",
    stap="2.2",
    hulp="Laat een deelnemer uittreden die daartoe zelf heeft besloten.",
    argumenten=RegistreerUittreding,
    vier_ogen=altijd,
)
def registreer_uittreding(case: Case, met: RegistreerUittreding, call: Call) -> Decision:
    """By its own besluit, with a motivation and a second person; letters that waited for it alone wait no more."""
    beurt, deelname = handel(Beurt(case, met, call), "registreer_uittreding"), deelnemer_van(case, met.dienst)
    beurt = laat_uittreden(beurt, deelname).motiveer(SoortMotivering.UITTREDING, deelname.id, met.motivering)
    return begin_opschortingen(beurt).besluit()
