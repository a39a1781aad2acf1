"""Verbs of the definitive award and the contracts (procedure 2.7)."""

from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import (
    Aankondiging,
    Ondertekening,
    Overeenkomst,
    OvereenkomstToestand,
    Partij,
)
from workflow.case.deelname import Deelname
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import Perceel
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import OVEREENKOMST
from workflow.lezen import (
    deelname_van,
    deelnemer_van,
    deelnemers_van,
    doet_mee_aan,
    handtekeningen_onder,
    inschrijving_op_naam,
    overeenkomsten_van,
    perceel_op_nummer,
    stuk_id,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_perceel, beweeg_project, handel


@argumenten
class LegOvereenkomstVast:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de winnaar")
    diensten: tuple[str, ...] = veld("diensten; leeg is alle deelnemers van het perceel", default=())
    tekst: str = veld("code van de tekst in het dossier")
    nvi_ronde: int = veld("laatste ronde van de nota van inlichtingen die verwerkt is", default=0)
    ingangsdatum: date = veld("eerste dag van de overeenkomst")
    einddatum: date = veld("laatste dag van de overeenkomst")
    verlengbaar_tot: date | None = veld("laatste dag na alle opties om te verlengen; leeg is geen optie", default=None)

    def __post_init__(self) -> None:
        if self.nvi_ronde < 0:
            raise ValueError("nvi_ronde mag niet minder zijn dan 0")
        if self.verlengbaar_tot is not None and self.verlengbaar_tot <= self.einddatum:
            raise ValueError("verlengbaar_tot moet na de einddatum liggen")


@verb(
    "leg_overeenkomst_vast",
    stap="2.7",
    hulp="Leg de overeenkomst met de winnaar per deelnemer vast.",
    argumenten=LegOvereenkomstVast,
)
def leg_overeenkomst_vast(case: Case, met: LegOvereenkomstVast, call: Call) -> Decision:
    """One overeenkomst per deelnemer and winner; until it is offered a new text takes the old one's place."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "leg_overeenkomst_vast")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    if inschrijving.toestand != InschrijvingToestand.WINNAAR:
        raise Geweigerd([reden("geen_winnaar", f"{met.inschrijver} heeft perceel {met.perceel} niet gewonnen")])
    deelnames = [_deelnemer(case, naam, perceel) for naam in met.diensten] or deelnemers_van(case, perceel)
    # One that lapsed is taken up again: who wins a second time gets a new text.
    bekend = {o.deelname_id: o for o in case.overeenkomsten.values() if o.inschrijving_id == inschrijving.id}
    for deelname in deelnames:
        oud = bekend.get(deelname.id)
        if oud:
            beurt = beurt.verzet(OVEREENKOMST, oud, "herzie")
        beurt = beurt.schrijf(
            Overeenkomst(
                id=oud.id if oud else call.nieuw_id(),
                project_id=case.project.id,
                perceel_id=perceel.id,
                inschrijving_id=inschrijving.id,
                deelname_id=deelname.id,
                toestand=OvereenkomstToestand.CONCEPT,
                dossierstuk_id=stuk_id(case, met.tekst),
                nvi_ronde=met.nvi_ronde,
                ingangsdatum=met.ingangsdatum,
                einddatum=met.einddatum,
                opgesteld_door=call.persoon_id,
                opgesteld_op=call.nu,
                aangeboden_op=None,
                verlengbaar_tot=met.verlengbaar_tot,
            )
        )
    return beurt.besluit()


def _deelnemer(case: Case, naam: str, perceel: Perceel) -> Deelname:
    deelname = deelnemer_van(case, naam)
    if not doet_mee_aan(deelname, perceel):
        raise Invoerfout("diensten", f"{naam} doet niet mee aan perceel {perceel.nummer}.")
    return deelname


@argumenten
class GunDefinitief:
    perceel: str = veld("nummer van het perceel", default="1")


@verb(
    "gun_definitief",
    stap="2.7",
    hulp="Gun definitief en bied de overeenkomsten aan.",
    argumenten=GunDefinitief,
)
def gun_definitief(case: Case, met: GunDefinitief, call: Call) -> Decision:
    """Never inside the standstill (Aw 2.127), and only with evidence, texts and mandaat in order."""
    perceel = perceel_op_nummer(case, met.perceel)
    return beweeg_perceel(Beurt(case, met, call), perceel, "gun_definitief").besluit()


@argumenten
class RegistreerOndertekening:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de leverancier")
    dienst: str = veld("naam van de deelnemer")
    partij: Partij = veld("wie tekende: deelnemer of leverancier")
    getekend_op: date = veld("dag van de handtekening")
    bewijs: str = veld("code van de getekende overeenkomst in het dossier")

    def overeenkomst(self, case: Case) -> Overeenkomst | None:
        perceel = perceel_op_nummer(case, self.perceel)
        deelname = deelname_van(case, self.dienst)
        inschrijving = inschrijving_op_naam(case, perceel, self.inschrijver)
        for overeenkomst in overeenkomsten_van(case, perceel):
            if (overeenkomst.deelname_id, overeenkomst.inschrijving_id) == (deelname.id, inschrijving.id):
                return overeenkomst
        return None


@verb(
    "registreer_ondertekening",
    stap="2.7",
    hulp="Leg een handtekening onder een overeenkomst vast.",
    argumenten=RegistreerOndertekening,
)
def registreer_ondertekening(case: Case, met: RegistreerOndertekening, call: Call) -> Decision:
    """An overeenkomst is signed when all its parties have signed."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "registreer_ondertekening")
    overeenkomst = met.overeenkomst(case)
    if overeenkomst is None:
        raise LookupError("de guard overeenkomst_aangeboden hoort bij dit verb")
    getekend = {o.partij for o in handtekeningen_onder(case, overeenkomst)}
    if met.partij in getekend:
        raise Geweigerd([reden("bestaat_al", f"de handtekening van de {met.partij} is al vastgelegd")])
    rijen = case.ondertekeningen.values()
    eerder = next((o.id for o in rijen if (o.overeenkomst_id, o.partij) == (overeenkomst.id, met.partij)), None)
    rij = Ondertekening(
        id=eerder or call.nieuw_id(),
        project_id=case.project.id,
        overeenkomst_id=overeenkomst.id,
        partij=met.partij,
        getekend_op=met.getekend_op,
        bewijs_id=stuk_id(case, met.bewijs),
        geregistreerd_op=call.nu,
    )
    beurt = beurt.schrijf(rij)
    if getekend | {met.partij} == set(Partij):
        beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "teken")
    return beurt.besluit()


@argumenten
class RegistreerAankondiging:
    perceel: str = veld("nummer van het perceel", default="1")
    referentie: str = veld("nummer van de aankondiging van de gegunde opdracht")
    verzonden_op: date = veld("dag van verzending")

    def __post_init__(self) -> None:
        eis_gevuld(self.referentie, "referentie")


@verb(
    "registreer_aankondiging",
    stap="2.7",
    hulp="Leg de aankondiging van de gegunde opdracht vast.",
    argumenten=RegistreerAankondiging,
)
def registreer_aankondiging(case: Case, met: RegistreerAankondiging, call: Call) -> Decision:
    """The award notice meets its termijn of thirty days (Aw 2.134)."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "registreer_aankondiging")
    if any((a.perceel_id, a.referentie) == (perceel.id, met.referentie) for a in case.aankondigingen.values()):
        raise Geweigerd([reden("bestaat_al", f"aankondiging {met.referentie} is al vastgelegd")])
    rij = Aankondiging(
        id=call.nieuw_id(),
        project_id=case.project.id,
        perceel_id=perceel.id,
        referentie=met.referentie,
        verzonden_op=met.verzonden_op,
    )
    return beurt.schrijf(rij).sluit_termijnen(SoortTermijn.AANKONDIGING, "haal", perceel_id=perceel.id).besluit()


@argumenten
class SluitPerceel:
    perceel: str = veld("nummer van het perceel", default="1")


@verb(
    "sluit_perceel",
    stap="2.7",
    hulp="Rond een perceel af als elke overeenkomst getekend, geweigerd of vervallen is.",
    argumenten=SluitPerceel,
)
def sluit_perceel(case: Case, met: SluitPerceel, call: Call) -> Decision:
    """A perceel is contracted when every overeenkomst is closed; those that are signed enter the register."""
    return beweeg_perceel(Beurt(case, met, call), perceel_op_nummer(case, met.perceel), "sluit_perceel").besluit()


@argumenten
class RondContractAf:
    pass


@verb("rond_contract_af", stap="2.7", hulp="Rond de contractfase af.", argumenten=RondContractAf)
def rond_contract_af(case: Case, met: RondContractAf, call: Call) -> Decision:
    """Every perceel is contracted and the award notice is out."""
    return beweeg_project(Beurt(case, met, call), "rond_contract_af").besluit()
