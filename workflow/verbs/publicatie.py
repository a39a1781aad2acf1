"""Verbs of the tender documents, publication and nota van inlichtingen (procedure 2.3 and 2.4)."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.project import Perceel, ProjectToestand
from workflow.case.publicatie import (
    Criterium,
    Kader,
    NotaVanInlichtingen,
    Prijsformule,
    Publicatie,
    SoortCriterium,
    Vraag,
)
from workflow.lezen import huidige_publicatie, kader_van, laatste_nota, nieuwe_vragen, perceel_op_nummer, publicatie
from workflow.reasons import Invoerfout
from workflow.verbs.argumenten import argumenten, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_project, handel


@argumenten
class CriteriumInvoer:
    code: str = veld("korte code, bijvoorbeeld K1")
    naam: str = veld("naam van het criterium")
    soort: SoortCriterium = veld("kwaliteit of prijs", default=SoortCriterium.KWALITEIT)
    gewicht: Decimal = veld("gewicht in procenten; 0 voor de prijs bij gunnen op waarde")

    def __post_init__(self) -> None:
        eis_gevuld(self.code, "code")
        eis_gevuld(self.naam, "naam")
        if self.soort != SoortCriterium.PRIJS or self.gewicht != 0:
            eis_positief(self.gewicht, "gewicht")
        if self.gewicht > 100:
            raise ValueError("gewicht mag niet meer zijn dan 100")


@argumenten
class LegCriteriaVast:
    perceel: str = veld("nummer van het perceel", default="1")
    criteria: tuple[CriteriumInvoer, ...] = veld("de gunningscriteria in hun volgorde")
    schaal: int = veld("hoogste score", default=10)
    formule: Prijsformule = veld("hoe de prijs meetelt", default=Prijsformule.ABSOLUUT_LINEAIR)
    prijs_laag: Decimal | None = veld(
        "prijs in euro, zonder btw, met de hoogste score; alleen bij absoluut_lineair", default=None
    )
    prijs_hoog: Decimal | None = veld(
        "prijs in euro, zonder btw, zonder punten; alleen bij absoluut_lineair", default=None
    )
    kwaliteitswaarde: Decimal | None = veld(
        "wat de hoogste kwaliteit waard is in euro; alleen bij gunnen_op_waarde", default=None
    )
    decimalen: int = veld("aantal decimalen van de scores", default=2)
    bij_gelijke_stand: str = veld(
        "code van het criterium dat bij gelijke stand beslist; leeg als alleen de loting beslist", default=""
    )
    loting: bool = veld("of loting beslist als de stand gelijk blijft", default=False)

    def __post_init__(self) -> None:
        codes = [c.code for c in self.criteria]
        if len(codes) != len(set(codes)):
            raise ValueError("criteria: een code komt twee keer voor")
        if not self.bij_gelijke_stand and not self.loting:
            raise ValueError("bij_gelijke_stand mag alleen leeg zijn als loting beslist")
        if self.bij_gelijke_stand and self.bij_gelijke_stand not in codes:
            raise ValueError("bij_gelijke_stand moet de code van een criterium zijn")
        eis_positief(Decimal(self.schaal), "schaal")
        if not 0 <= self.decimalen <= 6:
            raise ValueError("decimalen moet tussen 0 en 6 liggen")
        self._eis_bij_formule()

    def _eis_bij_formule(self) -> None:
        """The bounds belong to the absolute formula, the value of quality to gunnen op waarde."""
        absoluut = self.formule == Prijsformule.ABSOLUUT_LINEAIR
        op_waarde = self.formule == Prijsformule.GUNNEN_OP_WAARDE
        _eis_bedrag(self.prijs_laag, "prijs_laag", hoort=absoluut, bij=Prijsformule.ABSOLUUT_LINEAIR)
        _eis_bedrag(self.prijs_hoog, "prijs_hoog", hoort=absoluut, bij=Prijsformule.ABSOLUUT_LINEAIR)
        _eis_bedrag(self.kwaliteitswaarde, "kwaliteitswaarde", hoort=op_waarde, bij=Prijsformule.GUNNEN_OP_WAARDE)
        if self.prijs_laag is not None and self.prijs_hoog is not None and self.prijs_hoog <= self.prijs_laag:
            raise ValueError("prijs_hoog moet meer zijn dan prijs_laag")


def _eis_bedrag(bedrag: Decimal | None, wat: str, *, hoort: bool, bij: Prijsformule) -> None:
    if not hoort and bedrag is not None:
        raise ValueError(f"{wat} hoort alleen bij de formule {bij}")
    if hoort and bedrag is None:
        raise ValueError(f"{wat} is nodig bij de formule {bij}")
    if bedrag is not None:
        eis_positief(bedrag, wat)


@verb("leg_criteria_vast", stap="2.3", hulp="Leg de gunningscriteria van een perceel vast.", argumenten=LegCriteriaVast)
def leg_criteria_vast(case: Case, met: LegCriteriaVast, call: Call) -> Decision:
    """Criteria keep their code: the same codes again change their data; a code is not taken away."""
    beurt = handel(Beurt(case, met, call), "leg_criteria_vast")
    perceel = perceel_op_nummer(case, met.perceel)
    bekend = {c.code: c for c in case.criteria.values() if c.perceel_id == perceel.id}
    weg = [code for code in bekend if code not in {c.code for c in met.criteria}]
    if weg:
        raise Invoerfout("criteria", f"deze criteria zijn al vastgelegd en ontbreken nu: {', '.join(weg)}")
    for volgorde, invoer in enumerate(met.criteria, start=1):
        oud = bekend.get(invoer.code)
        beurt = beurt.schrijf(_criterium(beurt, perceel, invoer, volgorde, oud.id if oud else call.nieuw_id()))
    return beurt.schrijf(_kader(beurt, perceel, met)).besluit()


def _criterium(beurt: Beurt, perceel: Perceel, invoer: CriteriumInvoer, volgorde: int, id_: str) -> Criterium:
    return Criterium(
        id=id_,
        project_id=beurt.project_id,
        perceel_id=perceel.id,
        code=invoer.code,
        naam=invoer.naam,
        soort=invoer.soort,
        gewicht=invoer.gewicht,
        volgorde=volgorde,
    )


def _kader(beurt: Beurt, perceel: Perceel, met: LegCriteriaVast) -> Kader:
    oud = kader_van(beurt.case, perceel)
    return Kader(
        id=oud.id if oud else beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        perceel_id=perceel.id,
        schaal=met.schaal,
        formule=met.formule,
        prijs_laag=met.prijs_laag,
        prijs_hoog=met.prijs_hoog,
        kwaliteitswaarde=met.kwaliteitswaarde,
        decimalen=met.decimalen,
        bij_gelijke_stand=met.bij_gelijke_stand,
        loting=met.loting,
    )


@argumenten
class Publiceer:
    platform: str = veld("naam van het aanbestedingsplatform")
    referentie: str = veld("nummer van de publicatie op het platform")
    vragen_tot: date = veld("laatste dag voor vragen van de markt")
    nvi_uiterlijk: date = veld("laatste dag voor de nota van inlichtingen")
    sluiting: datetime = veld("sluitingstijd, bijvoorbeeld 2026-05-11T12:00")
    gestanddoening_tot: date = veld("laatste dag waarop inschrijvers gebonden zijn")
    elektronisch: bool = veld("of alle stukken elektronisch zijn", default=True)
    spoed: str | None = veld("waarom de gewone termijn niet kan; alleen bij spoed", default=None)
    vooraankondiging: date | None = veld(
        "dag waarop de vooraankondiging is verzonden; alleen als u daarmee de termijn verkort", default=None
    )

    def __post_init__(self) -> None:
        eis_gevuld(self.platform, "platform")
        eis_gevuld(self.referentie, "referentie")
        if self.spoed is not None:
            eis_gevuld(self.spoed, "spoed")
            if self.vooraankondiging is not None:
                raise ValueError("spoed en vooraankondiging mogen de termijn niet samen verkorten; kies er een")


@verb("publiceer", stap="2.3", hulp="Publiceer de aanbesteding.", argumenten=Publiceer)
def publiceer(case: Case, met: Publiceer, call: Call) -> Decision:
    """The dispatch is now: it chooses the threshold and starts the minimum term; the list of deelnemers is fixed."""
    vorige = publicatie(case)
    nieuw = Publicatie(
        id=call.nieuw_id(),
        project_id=case.project.id,
        volgnummer=vorige.volgnummer + 1 if vorige else 1,
        verzonden_op=call.nu,
        platform=met.platform,
        referentie=met.referentie,
        vragen_tot=met.vragen_tot,
        nvi_uiterlijk=met.nvi_uiterlijk,
        sluiting=met.sluiting,
        gestanddoening_tot=met.gestanddoening_tot,
        elektronisch=met.elektronisch,
        spoed=met.spoed,
        vooraankondiging=met.vooraankondiging,
        geopend_op=None,
        opener_id=None,
        tweede_opener_id=None,
    )
    return beweeg_project(Beurt(case, met, call).schrijf(nieuw), "publiceer").besluit()


@argumenten
class RegistreerVraag:
    verwijzing: str = veld("stuk en paragraaf waar de vraag over gaat", default="")
    tekst: str = veld("de vraag of voorgestelde aanvulling, zonder naam van de vrager")
    ontvangen_op: date | None = veld("dag van ontvangst; zonder dag is dat vandaag", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.tekst, "tekst")


@verb("registreer_vraag", stap="2.4", hulp="Leg een vraag van de markt vast.", argumenten=RegistreerVraag)
def registreer_vraag(case: Case, met: RegistreerVraag, call: Call) -> Decision:
    """Questions are numbered in the order in which they were recorded; who asked is not kept."""
    beurt = handel(Beurt(case, met, call), "registreer_vraag")
    huidig = huidige_publicatie(case)
    rij = Vraag(
        id=call.nieuw_id(),
        project_id=case.project.id,
        publicatie_id=huidig.id,
        nummer=1 + sum(1 for v in case.vragen.values() if v.publicatie_id == huidig.id),
        verwijzing=met.verwijzing,
        tekst=met.tekst,
        ontvangen_op=met.ontvangen_op or call.vandaag,
        antwoord="",
        beantwoord_op=None,
        leidt_tot_wijziging=False,
        nvi_id=None,
    )
    return beurt.schrijf(rij).besluit()


@argumenten
class BeantwoordVraag:
    nummer: int = veld("nummer van de vraag")
    antwoord: str = veld("het antwoord")
    leidt_tot_wijziging: bool = veld("of de stukken door het antwoord veranderen", default=False)

    def __post_init__(self) -> None:
        eis_gevuld(self.antwoord, "antwoord")


@verb("beantwoord_vraag", stap="2.4", hulp="Leg het antwoord op een vraag vast.", argumenten=BeantwoordVraag)
def beantwoord_vraag(case: Case, met: BeantwoordVraag, call: Call) -> Decision:
    """An answer may change until its nota is published."""
    beurt = handel(Beurt(case, met, call), "beantwoord_vraag")
    huidig = huidige_publicatie(case)
    vraag = next((v for v in case.vragen.values() if (v.publicatie_id, v.nummer) == (huidig.id, met.nummer)), None)
    if vraag is None or vraag.nvi_id is not None:
        raise Invoerfout("nummer", f"vraag {met.nummer} bestaat niet of staat al in een nota van inlichtingen")
    beantwoord = replace(
        vraag, antwoord=met.antwoord, beantwoord_op=call.nu, leidt_tot_wijziging=met.leidt_tot_wijziging
    )
    return beurt.schrijf(beantwoord).besluit()


@argumenten
class PubliceerNvi:
    laatste: bool = veld("of dit de laatste nota is", default=True)


@verb("publiceer_nvi", stap="2.4", hulp="Publiceer een nota van inlichtingen.", argumenten=PubliceerNvi)
def publiceer_nvi(case: Case, met: PubliceerNvi, call: Call) -> Decision:
    """A nota takes every answered question that no earlier nota has; the last one opens the tender phase.

    After it a further nota may still follow: the project then stays where it is.
    """
    sluit_af = met.laatste and case.project.toestand == ProjectToestand.NOTA_VAN_INLICHTINGEN
    beurt = beweeg_project(Beurt(case, met, call), "publiceer_laatste_nvi" if sluit_af else "publiceer_nvi")
    huidig, vorige = huidige_publicatie(case), laatste_nota(case)
    nota = NotaVanInlichtingen(
        id=call.nieuw_id(),
        project_id=case.project.id,
        publicatie_id=huidig.id,
        ronde=vorige.ronde + 1 if vorige else 1,
        gepubliceerd_op=call.nu,
        laatste=met.laatste,
    )
    return beurt.schrijf(nota, *(replace(v, nvi_id=nota.id) for v in nieuwe_vragen(case))).besluit()
