"""Verbs of the mandaat: granted by a besluit, revoked by the dienst (procedure section 4, Awb 10:1-10:12)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, Handeling, Mandaat, Onderwerp, Uitkomst
from workflow.deelneming import werk_deelnames_bij
from workflow.lezen import deelname_van, percelen_op_nummer, stuk_id
from workflow.mandaat import mandaten_van
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, eis_positief, veld
from workflow.verbs.deelname import namens_ander, sluit_deelname
from workflow.verbs.registry import verb
from workflow.zetten import handel


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
    percelen: tuple[str, ...] = veld("nummers van de percelen waarvoor het geldt; leeg is alle percelen", default=())
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
    vier_ogen=namens_ander,
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
    elif eerder and eerder.ingetrokken_per and nieuw.volmacht_id == eerder.volmacht_id:
        raise Geweigerd([reden("stuk_al_gebruikt", "na een intrekking is een nieuwe getekende volmacht nodig")])
    return sluit_deelname(werk_deelnames_bij(beurt.schrijf(nieuw)), deelname.id).besluit()


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
        percelen=percelen_op_nummer(beurt.case, met.percelen),
        ingetrokken_per=None,
        intrekking_id=None,
    )


def _alleen_volmacht(eerder: Mandaat, nieuw: Mandaat) -> bool:
    """Whether all but the volmacht, and the moment of receipt, is as it was."""
    gelijk = replace(nieuw, id=eerder.id, ontvangen_op=eerder.ontvangen_op, volmacht_id=eerder.volmacht_id)
    return gelijk == eerder and (eerder.volmacht_id is None or nieuw.volmacht_id in (None, eerder.volmacht_id))


@argumenten
class TrekMandaatIn:
    dienst: str = veld("naam van de dienst die het mandaat intrekt")
    besluit: str | None = veld("nummer van het besluit waarop het mandaat rust; niet nodig als er één is", default=None)
    per: date = veld("eerste dag waarop het mandaat niet meer gebruikt mag worden")
    bewijs: str = veld("code van het besluit of de brief van de dienst in het dossier")

    def bevries(self, case: Case) -> "TrekMandaatIn":
        """A proposal is about the mandaat of the moment at which it was made."""
        return replace(self, besluit=case.besluiten[self.mandaten(case)[0].besluit_id].nummer)

    def mandaten(self, case: Case) -> list[Mandaat]:
        """All that rest on one besluit; raises Invoerfout when there is none, or when it could be another."""
        per_nummer: dict[str, list[Mandaat]] = {}
        for mandaat in mandaten_van(case, deelname_van(case, self.dienst)):
            per_nummer.setdefault(case.besluiten[mandaat.besluit_id].nummer, []).append(mandaat)
        gevraagd = [mandaten for nummer, mandaten in per_nummer.items() if self.besluit in (None, nummer)]
        if len(gevraagd) != 1:
            bekend = ", ".join(per_nummer) or "geen"
            raise Invoerfout(
                "besluit", f"noem het besluit waarop het mandaat van {self.dienst} rust; bekend: {bekend}."
            )
        return gevraagd[0]


@verb(
    "trek_mandaat_in",
    stap="2.2",
    hulp="Leg vast dat een dienst haar mandaat intrekt.",
    argumenten=TrekMandaatIn,
    vier_ogen=namens_ander,
)
def trek_mandaat_in(case: Case, met: TrekMandaatIn, call: Call) -> Decision:
    """What is revoked covers nothing from that day on; a later word may only bring that day forward (Awb 10:8)."""
    beurt = handel(Beurt(case, met, call), "trek_mandaat_in")
    geldend = [m for m in met.mandaten(case) if m.ingetrokken_per is None or met.per < m.ingetrokken_per]
    if not geldend:
        raise Geweigerd([reden("bestaat_al", f"het mandaat van {met.dienst} is al eerder ingetrokken")])
    bewijs_id = stuk_id(case, met.bewijs)
    beurt = beurt.schrijf(*(replace(m, ingetrokken_per=met.per, intrekking_id=bewijs_id) for m in geldend))
    return werk_deelnames_bij(beurt).besluit()
