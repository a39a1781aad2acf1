"""Verbs of what a dienst decides: besluit, mandaat, and the way back for who was late (procedure 2.2.1 and 4)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from workflow.besluittekst import Besluittekst, tekst_van, teksten
from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Handeling, Mandaat, Onderwerp, Uitkomst
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.stam import BIZOB_ROLLEN
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import DEELNAME
from workflow.deelneming import werk_deelnames_bij
from workflow.lezen import (
    deelname_van,
    dienst_op_naam,
    perceel_op_nummer,
    stuk_id,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import handel


def _namens_ander(case: Case, met: "RegistreerBesluit | VerleenMandaat", call: Call) -> bool:
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
        gevraagd = [t for t in teksten(case, self.onderwerp, perceel) if self.versie in (None, t.versie)]
        if not gevraagd:
            raise Invoerfout("versie", f"er is nog geen {self.onderwerp} aangeboden waarover besloten kan zijn")
        return max(gevraagd, key=lambda v: v.versie)


@verb(
    "registreer_besluit",
    stap="2.2",
    hulp="Leg het besluit van een dienst vast.",
    argumenten=RegistreerBesluit,
    vier_ogen=_namens_ander,
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
        return _sluit_deelname(beurt, besluit.deelname_id)
    beslist = besluit.uitkomst in (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN)
    if besluit.onderwerp != Onderwerp.GUNNINGSADVIES or not beslist or not _actueel(beurt.case, besluit):
        return beurt
    return beurt.sluit_termijnen(
        SoortTermijn.VASTSTELLING_ADVIES, "haal", deelname_id=besluit.deelname_id, perceel_id=besluit.perceel_id
    )


def _sluit_deelname(beurt: Beurt, deelname_id: str) -> Beurt:
    """The termijn of the strategy is met when the dienst is in or out: a besluit without mandaat still waits."""
    if beurt.case.deelnames[deelname_id].toestand not in (DeelnameToestand.DEELNEMER, DeelnameToestand.AFGEWEZEN):
        return beurt
    return beurt.sluit_termijnen(SoortTermijn.VASTSTELLING_STRATEGIE, "haal", deelname_id=deelname_id)


def _actueel(case: Case, besluit: Besluit) -> bool:
    huidig = tekst_van(case, besluit)
    return huidig is not None and huidig.sha256 == besluit.inhoud_sha256


@argumenten
class VerleenMandaat:
    dienst: str = veld("naam van de dienst die het mandaat geeft")
    besluit: str = veld("nummer van het besluit waarop het mandaat rust")
    handelingen: tuple[Handeling, ...] = veld("wat Bizob mag doen")
    gemachtigde: str = veld("functie bij Bizob", default="concerninkoper van Bizob")
    plaatsvervanger: str = veld("functie van de plaatsvervanger", default="contractmanager van Bizob")
    plafond: Decimal | None = veld("hoogste waarde in euro, zonder btw; leeg is geen plafond", default=None)
    geldig_van: date = veld("eerste dag")
    geldig_tot: date = veld("laatste dag")
    ondermandaat: bool = veld("of Bizob het mandaat mag doorgeven", default=False)
    volmacht: str | None = veld("code van de getekende volmacht in het dossier; mag later volgen", default=None)

    def __post_init__(self) -> None:
        if not self.handelingen:
            raise ValueError("handelingen: noem ten minste één handeling")
        if self.geldig_tot < self.geldig_van:
            raise ValueError("geldig_tot ligt voor geldig_van")
        eis_gevuld(self.gemachtigde, "gemachtigde")
        eis_gevuld(self.plaatsvervanger, "plaatsvervanger")
        if self.plafond is not None:
            eis_positief(self.plafond, "plafond")


@verb(
    "verleen_mandaat",
    stap="2.2",
    hulp="Leg het mandaat van een dienst vast.",
    argumenten=VerleenMandaat,
    vier_ogen=_namens_ander,
)
def verleen_mandaat(case: Case, met: VerleenMandaat, call: Call) -> Decision:
    """A mandaat rests on a besluit. Its volmacht may follow; any other change is a new mandaat, with a new volmacht."""
    beurt = handel(Beurt(case, met, call), "verleen_mandaat")
    deelname = deelname_van(case, met.dienst)
    besluit = _besluit_van_mandaat(case, deelname, met)
    nieuw = _mandaat(beurt, deelname, besluit, met)
    eerder = max(
        (m for m in case.mandaten.values() if m.besluit_id == besluit.id), key=lambda m: m.ontvangen_op, default=None
    )
    if eerder and _alleen_volmacht(eerder, nieuw):
        nieuw = replace(eerder, volmacht_id=nieuw.volmacht_id or eerder.volmacht_id)
    elif eerder and nieuw.volmacht_id is None:
        raise Geweigerd(
            [reden("volmacht_ontbreekt", "een gewijzigd mandaat heeft een nieuwe getekende volmacht nodig")]
        )
    return _sluit_deelname(werk_deelnames_bij(beurt.schrijf(nieuw)), deelname.id).besluit()


def _besluit_van_mandaat(case: Case, deelname: Deelname, met: VerleenMandaat) -> Besluit:
    kandidaten = [
        b
        for b in case.besluiten.values()
        if (b.deelname_id, b.nummer, b.onderwerp, b.uitkomst)
        == (deelname.id, met.besluit, Onderwerp.INKOOPSTRATEGIE, Uitkomst.VASTGESTELD)
    ]
    if not kandidaten:
        raise Geweigerd([reden("besluit_ontbreekt", f"{met.dienst} heeft geen vastgesteld besluit '{met.besluit}'")])
    return max(kandidaten, key=lambda b: (b.versie, b.ontvangen_op))


def _mandaat(beurt: Beurt, deelname: Deelname, besluit: Besluit, met: VerleenMandaat) -> Mandaat:
    return Mandaat(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        deelname_id=deelname.id,
        besluit_id=besluit.id,
        orgaan=besluit.orgaan,
        gemachtigde=met.gemachtigde,
        plaatsvervanger=met.plaatsvervanger,
        handelingen=met.handelingen,
        plafond=met.plafond,
        geldig_van=met.geldig_van,
        geldig_tot=met.geldig_tot,
        ondermandaat=met.ondermandaat,
        ontvangen_op=beurt.call.ontvangen_op,
        volmacht_id=stuk_id(beurt.case, met.volmacht) if met.volmacht else None,
        percelen=(),
        ingetrokken_per=None,
        intrekking_id=None,
    )


def _alleen_volmacht(eerder: Mandaat, nieuw: Mandaat) -> bool:
    """Whether all but the volmacht, and the moment of receipt, is as it was."""
    gelijk = replace(nieuw, id=eerder.id, ontvangen_op=eerder.ontvangen_op, volmacht_id=eerder.volmacht_id)
    return gelijk == eerder and (eerder.volmacht_id is None or nieuw.volmacht_id in (None, eerder.volmacht_id))


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
