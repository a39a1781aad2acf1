"""The happy path, one step per function: four diensten interested, three deelnemers, three tenderers, one perceel.

Every verb occurs in it, or on a side path, at least once, so that there is a valid call of each.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories import zijpad_huisstijl, zijpad_markt, zijpad_post
from tests.factories.gegevens import (
    BEGIN,
    BEOORDELAARS,
    CONSENSUS,
    DEELNEMERS,
    DIENSTEN,
    INSCHRIJVERS,
    KWALITEIT,
    PLANNING,
    SLUITING,
    STUKKEN,
    TEAM,
    WINNAAR,
)
from tests.factories.spel import Spel, email, moment
from workflow.case import Stam
from workflow.case.contract import Partij
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Oordeel
from workflow.case.project import Aard
from workflow.case.publicatie import SoortCriterium
from workflow.case.rechtszaak import Grond, UitspraakUitkomst
from workflow.case.stam import Persoon, Rol
from workflow.case.start import TeamRol, Wijze
from workflow.case.termijn import SoortTermijn
from workflow.strategie import HOOFDSTUKKEN
from workflow.verbs.afdwingen import DwingAf
from workflow.verbs.beoordeling import ConsensusInvoer, ScoreInvoer
from workflow.verbs.publicatie import CriteriumInvoer
from workflow.verbs.start import Element, Lid


def begin() -> Spel:
    """An empty installation: only its beheerder exists."""
    beheerder = Persoon(id="id-00000", email=email("beheerder-1"), naam="Beheerder", rollen=(Rol.BEHEERDER,))
    return Spel(stam=Stam().met(beheerder), nu=BEGIN)


def richt_in(spel: Spel) -> None:
    """Accounts and diensten; inkoper-2, manager-2 and ecb-1 have no part in the project."""
    for kort, rol in (
        ("inkoper-1", Rol.CONCERNINKOPER),
        ("inkoper-2", Rol.CONCERNINKOPER),
        ("manager-1", Rol.CONTRACTMANAGER),
        ("manager-2", Rol.CONTRACTMANAGER),
        ("ecb-1", Rol.ECB),
        ("auditor-1", Rol.AUDITOR),
        *((f"deskundige-{d.lower()}", Rol.INKOOPTEAMLID) for d in DIENSTEN),
    ):
        spel.doe("registreer_persoon", "beheerder-1", email=email(kort), naam=kort, rollen=(rol,))
    for dienst in (*DIENSTEN, "Laarbeek"):
        adres = {"adres": "Raadhuisplein 1", "postcode": "1000 AA", "plaats": dienst}
        spel.doe("registreer_dienst", "beheerder-1", naam=dienst, **adres)
        spel.doe("registreer_persoon", "beheerder-1", email=email(dienst.lower()), naam=dienst)
        spel.doe("registreer_contactpersoon", "beheerder-1", dienst=dienst, persoon=email(dienst.lower()))


def meld_aan(spel: Spel) -> None:
    spel.doe(
        "registreer_project",
        kenmerk="2026-014",
        naam="Hulpmiddelen",
        procedure="openbaar",
        aard=Aard.LEVERINGEN,
        waarde=Decimal(4_000_000),
    )
    spel.doe("registreer_perceel", nummer="1", naam="Hulpmiddelen", waarde=Decimal(4_000_000))
    spel.doe("toets_collectief", elementen={Element.VOORDEEL: "Samen inkopen geeft een betere prijs."})
    spel.doe("wijs_projectleiding_toe", contractmanagers=(email("manager-1"),))
    spel.doe("meld_interesse", "asten", dienst="Asten")
    spel.doe("meld_interesse", diensten=("Best", "Deurne", "Someren", "Laarbeek"))
    spel.doe("trek_interesse_in", "laarbeek", dienst="Laarbeek")


def plan_bijeenkomst(spel: Spel) -> None:
    spel.doe(
        "plan_startbijeenkomst",
        begin=moment("2026-02-03T10:00"),
        plaats="Gemeentehuis Asten",
        reageren_voor=moment("2026-01-27T17:00"),
    )
    spel.maak_brieven()
    spel.doe("geef_vrij", soorten=("agenda_startbijeenkomst",))
    spel.doe("verwerp", "inkoper-2")
    spel.verzend("uitnodiging_startbijeenkomst", "agenda_startbijeenkomst")


def houd_bijeenkomst(spel: Spel) -> None:
    spel.op("2026-02-03T13:00")
    wijzen = {"Asten": Wijze.FYSIEK, "Best": Wijze.FYSIEK, "Deurne": Wijze.ONLINE, "Someren": Wijze.AFWEZIG}
    bizob = {email("inkoper-1"): Wijze.FYSIEK, email("manager-1"): Wijze.FYSIEK}
    spel.doe("registreer_aanwezigheid", diensten=wijzen, bizob=bizob)
    spel.doe("verzend_presentatie", presentatie=spel.leg_in_dossier("presentatie", SoortStuk.PRESENTATIE))
    spel.doe("sluit_startbijeenkomst")


def maak_concept(spel: Spel) -> None:
    spel.doe("stel_inkoopteam_samen", leden=TEAM)
    spel.doe(
        "leg_strategie_vast",
        hoofdstukken={code: f"Tekst over {titel.lower()}." for code, titel in HOOFDSTUKKEN.items()},
        planning=PLANNING,
    )
    spel.op("2026-02-10T09:00").doe("leg_concept_strategie_voor", reactie_tot=date(2026, 2, 17))
    for dienst in DIENSTEN:
        spel.op("2026-02-12T09:00").doe("registreer_reactie", dienst.lower(), dienst=dienst, tekst="geen opmerkingen")


def bied_strategie_aan(spel: Spel) -> None:
    spel.op("2026-02-18T09:00").doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 3, 18))
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    spel.op("2026-03-05T08:00").doe("controleer_termijnen", "systeem")


def besluit_over_strategie(spel: Spel) -> None:
    """Asten and Deurne record their own besluit, Best has it recorded; Someren lets the deadline pass."""
    for dienst, door in (("Asten", "asten"), ("Best", "inkoper-1"), ("Deurne", "deurne")):
        spel.op("2026-03-10T10:00")
        stel_vast(spel, dienst, door, Onderwerp.INKOOPSTRATEGIE, date(2026, 3, 10))
        volmacht = spel.leg_in_dossier(f"volmacht-{dienst}", SoortStuk.VOLMACHT, dienst, door)
        verleen_mandaat(spel, dienst, door, volmacht)
    spel.op("2026-03-19T08:00").doe("controleer_termijnen", "systeem")


def stel_vast(spel: Spel, dienst: str, door: str, onderwerp: Onderwerp, dag: date, perceel: str | None = None) -> None:
    code = spel.leg_in_dossier(_code(f"besluit-{onderwerp}-{dienst}", perceel or "1"), SoortStuk.BESLUIT, dienst, door)
    spel.doe(
        "registreer_besluit",
        door,
        dienst=dienst,
        onderwerp=onderwerp,
        perceel=perceel,
        uitkomst=Uitkomst.VASTGESTELD,
        nummer=f"{onderwerp}-{dienst}",
        besluitdatum=dag,
        getekend_op=dag,
        bewijs=code,
    )
    if door.startswith("inkoper"):
        spel.bevestig()


def verleen_mandaat(spel: Spel, dienst: str, door: str, volmacht: str | None) -> None:
    spel.doe(
        "verleen_mandaat",
        door,
        dienst=dienst,
        besluit=f"{Onderwerp.INKOOPSTRATEGIE}-{dienst}",
        handelingen=tuple(Handeling),
        plafond=Decimal(5_000_000),
        geldig_van=date(2026, 3, 10),
        geldig_tot=date(2026, 12, 31),
        volmacht=volmacht,
    )
    if door.startswith("inkoper"):
        spel.bevestig()


def bereid_publicatie_voor(spel: Spel) -> None:
    spel.doe("stel_deelnemers_vast")
    for code, soort in STUKKEN.items():
        spel.leg_in_dossier(code, soort)
    leg_criteria_vast(spel)


def leg_criteria_vast(spel: Spel, perceel: str = "1") -> None:
    spel.doe(
        "leg_criteria_vast",
        perceel=perceel,
        criteria=(
            CriteriumInvoer(code="K1", naam="Plan van aanpak", gewicht=Decimal(40)),
            CriteriumInvoer(code="K2", naam="Dienstverlening", gewicht=Decimal(20)),
            CriteriumInvoer(code="P", naam="Prijs", soort=SoortCriterium.PRIJS, gewicht=Decimal(40)),
        ),
        prijs_laag=Decimal(800_000),
        prijs_hoog=Decimal(1_000_000),
        bij_gelijke_stand="K1",
        loting=True,
    )


def publiceer(spel: Spel) -> None:
    spel.op("2026-03-23T09:00").doe(
        "publiceer",
        platform="TenderNed",
        referentie="600001",
        vragen_tot=PLANNING["vragen_tot"],
        nvi_uiterlijk=PLANNING["nvi"],
        sluiting=SLUITING,
        gestanddoening_tot=date(2026, 9, 30),
    )


def geef_inlichtingen(spel: Spel) -> None:
    spel.op("2026-04-10T09:00").doe("registreer_vraag", tekst="Mag een inschrijver een onderaannemer inzetten?")
    spel.doe("beantwoord_vraag", nummer=1, antwoord="Ja.")
    spel.doe("publiceer_nvi", laatste=False)
    spel.op("2026-04-20T09:00").doe("registreer_vraag", tekst="Is een bezoek aan het depot mogelijk?")
    spel.op("2026-04-29T09:00").doe("beantwoord_vraag", nummer=2, antwoord="Nee.", leidt_tot_wijziging=True)
    spel.doe("publiceer_nvi", laatste=True)


def open_kluis(spel: Spel) -> None:
    spel.op("2026-05-11T12:05").samen("open_kluis")


def registreer_inschrijvingen(spel: Spel, *percelen: str) -> None:
    """Everybody tenders for each of these percelen, or for the only one; then the opening is closed."""
    for perceel in percelen or ("1",):
        for uur, (naam, prijs) in enumerate(INSCHRIJVERS.items(), start=9):
            ontvangen = moment(f"2026-05-11T{uur:02d}:30")
            schrijf_in(spel, naam, perceel=perceel, ontvangen_op=ontvangen, prijs=prijs)
    spel.op("2026-05-11T15:00").doe("sluit_opening")


def schrijf_in(spel: Spel, naam: str, **met: Any) -> None:
    """A tender of somebody who can be written to."""
    adres = {"adres": "Handelsweg 1", "postcode": "1000 AA", "plaats": "Eindhoven"}
    spel.doe("registreer_inschrijving", inschrijver=naam, **adres | {"email": "tender@inschrijver.example"} | met)


def beoordeel(spel: Spel, perceel: str = "1") -> None:
    for kort in BEOORDELAARS:
        spel.op("2026-05-12T09:00").doe("leg_belangenverklaring_af", kort)
    personen = tuple(email(k) for k in BEOORDELAARS)
    spel.doe("wijs_beoordelaar_toe", perceel=perceel, criteria=KWALITEIT, personen=personen)
    for naam in INSCHRIJVERS:
        spel.doe("toets_inschrijving", perceel=perceel, inschrijver=naam, oordeel=Oordeel.GELDIG)
    for kort in BEOORDELAARS:
        scores = [ScoreInvoer(inschrijver=n, criterium=c, punten=Decimal(p)) for (n, c), p in CONSENSUS.items()]
        spel.doe("scoor", kort, perceel=perceel, scores=tuple(scores))
    samen = [
        ConsensusInvoer(inschrijver=n, criterium=c, punten=Decimal(p), motivering=f"Over {c} van {n}.")
        for (n, c), p in CONSENSUS.items()
    ]
    spel.doe("stel_consensus_vast", perceel=perceel, consensus=tuple(samen))


def beoordeel_gelijk(spel: Spel) -> None:
    """Alfa has 0.4·8 + 0.2·9 + 0.4·6 = 7.40, and so has Beta with 0.4·8 + 0.2·5 + 0.4·8; K1 is equal too."""
    beoordeel(spel)
    punten = {("Alfa Zorg", "K1"): "8", ("Alfa Zorg", "K2"): "9", ("Beta Hulp", "K1"): "8", ("Beta Hulp", "K2"): "5"}
    samen = [
        ConsensusInvoer(inschrijver=n, criterium=c, punten=Decimal(p), motivering=f"Over {c} van {n}.")
        for (n, c), p in punten.items()
    ]
    spel.doe("stel_consensus_vast", consensus=tuple(samen))


def loot(spel: Spel) -> None:
    """Beta is drawn first."""
    beoordeel_gelijk(spel)
    spel.op("2026-05-18T09:00").samen(
        "registreer_loting",
        volgorde=("Beta Hulp", "Alfa Zorg"),
        getrokken_op=date(2026, 5, 18),
        bewijs=spel.leg_in_dossier("loting", SoortStuk.LOTING),
    )


def leg_advies_voor(spel: Spel, perceel: str = "1") -> None:
    spel.op("2026-05-26T09:00").doe("leg_gunningsadvies_voor", perceel=perceel, deadline=date(2026, 6, 19))
    spel.verzend("gunningsadvies", perceel=perceel)


def stel_advies_vast(spel: Spel, perceel: str = "1", diensten: tuple[str, ...] = DEELNEMERS) -> None:
    for dienst in diensten:
        door = "inkoper-1" if dienst == "Best" else dienst.lower()
        spel.op("2026-06-09T10:00")
        stel_vast(spel, dienst, door, Onderwerp.GUNNINGSADVIES, date(2026, 6, 9), perceel)


def beslis(spel: Spel, perceel: str = "1") -> None:
    """Sent on Saturday 13 June 2026: the standstill lasts through 3 July, a contract may follow on 4 July (law 31)."""
    dag = date(2026, 6, 13)
    spel.op("2026-06-12T09:00").doe("neem_gunningsbeslissing", perceel=perceel, geplande_verzenddatum=dag)


def verzend_beslissing(spel: Spel, perceel: str = "1") -> None:
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("gunningsbrief", "afwijzingsbrief"), perceel=perceel)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=("gunningsbrief",), perceel=perceel)
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",), perceel=perceel)


def maak_overeenkomsten(spel: Spel, perceel: str = "1") -> None:
    spel.op("2026-06-22T09:00")
    bewijs = spel.leg_in_dossier(_code("bewijsmiddelen", perceel), SoortStuk.BEWIJSMIDDEL)
    spel.doe("keur_bewijsmiddelen_goed", perceel=perceel, inschrijver=WINNAAR, bewijs=bewijs)
    spel.doe(
        "leg_overeenkomst_vast",
        perceel=perceel,
        inschrijver=WINNAAR,
        tekst=spel.leg_in_dossier(_code("overeenkomst", perceel), SoortStuk.OVEREENKOMST),
        nvi_ronde=max((n.ronde for n in spel.zaak.notas.values()), default=0),
        ingangsdatum=date(2026, 9, 1),
        einddatum=date(2030, 8, 31),
        verlengbaar_tot=date(2032, 8, 31),
    )
    spel.samen("geef_vrij", soorten=("overeenkomst",), perceel=perceel)


def voer_kort_geding(spel: Spel, perceel: str = "1") -> None:
    """Served within the standstill, and decided so that the contract may be signed."""
    spel.op("2026-06-24T09:00").doe(
        "registreer_kort_geding",
        perceel=perceel,
        gedagvaard_op=date(2026, 6, 23),
        rechtbank="rechtbank Oost-Brabant",
        zaaknummer=_code("KG 26-301", perceel),
        eiser=next(naam for naam in INSCHRIJVERS if naam != WINNAAR),
        dagvaarding=spel.leg_in_dossier(_code("dagvaarding", perceel), SoortStuk.DAGVAARDING),
    )
    spel.op("2026-07-02T15:00").doe(
        "registreer_uitspraak",
        perceel=perceel,
        zaaknummer=_code("KG 26-301", perceel),
        uitkomst=UitspraakUitkomst.HANDHAVEN,
        datum=date(2026, 7, 2),
        bewijs=spel.leg_in_dossier(_code("uitspraak", perceel), SoortStuk.UITSPRAAK),
    )


def gun(spel: Spel, perceel: str = "1") -> None:
    spel.op("2026-07-04T09:00").doe("gun_definitief", perceel=perceel)
    spel.verzend("definitieve_gunning", perceel=perceel)


def onderteken(spel: Spel, perceel: str = "1", diensten: tuple[str, ...] = DEELNEMERS) -> None:
    for dienst in diensten:
        spel.op("2026-07-10T09:00")
        code = spel.leg_in_dossier(_code(f"getekend-{dienst}", perceel), SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
        for partij, door in ((Partij.DEELNEMER, dienst.lower()), (Partij.LEVERANCIER, "inkoper-1")):
            spel.doe(
                "registreer_ondertekening",
                door,
                perceel=perceel,
                inschrijver=WINNAAR,
                dienst=dienst,
                partij=partij,
                getekend_op=date(2026, 7, 10),
                bewijs=code,
            )


def kondig_aan(spel: Spel, perceel: str = "1") -> None:
    dag = date(2026, 7, 15)
    spel.op("2026-07-15T09:00").doe("registreer_aankondiging", perceel=perceel, referentie="600002", verzonden_op=dag)


def sluit_perceel(spel: Spel, perceel: str = "1") -> None:
    spel.doe("sluit_perceel", perceel=perceel)


def _code(code: str, perceel: str) -> str:
    """In the dossier a code names one file; those of other percelen carry their number."""
    return code if perceel == "1" else f"{code}-{perceel}"


def rond_af(spel: Spel) -> None:
    spel.doe("rond_contract_af")


def evalueer(spel: Spel) -> None:
    spel.op("2026-07-20T09:00").doe(
        "registreer_evaluatie",
        verslag=spel.leg_in_dossier("evaluatie", SoortStuk.EVALUATIE),
        formulier=spel.leg_in_dossier("formulier", SoortStuk.EVALUATIEFORMULIER),
    )
    spel.doe("bied_dossier_aan")
    spel.doe("bevestig_ontvangst_dossier", "asten", dienst="Asten")


def draag_over(spel: Spel) -> None:
    spel.op("2026-07-21T09:00").doe("draag_over")


STAPPEN = (
    richt_in,
    meld_aan,
    plan_bijeenkomst,
    houd_bijeenkomst,
    maak_concept,
    bied_strategie_aan,
    besluit_over_strategie,
    bereid_publicatie_voor,
    publiceer,
    geef_inlichtingen,
    open_kluis,
    registreer_inschrijvingen,
    beoordeel,
    leg_advies_voor,
    stel_advies_vast,
    beslis,
    verzend_beslissing,
    maak_overeenkomsten,
    voer_kort_geding,
    gun,
    onderteken,
    kondig_aan,
    sluit_perceel,
    rond_af,
    evalueer,
    draag_over,
)


def corrigeer(spel: Spel) -> None:
    """A day later: new letters, that state the end which follows from the new day of sending."""
    dag = date(2026, 6, 15)
    spel.op("2026-06-15T09:00").samen(
        "corrigeer_gunningsbeslissing", geplande_verzenddatum=dag, motivering="De datum in de brieven klopte niet."
    )


def heropen(spel: Spel) -> None:
    spel.op("2026-06-15T09:00").samen(
        "heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Een criterium is verkeerd gelezen."
    )


def herstel(spel: Spel) -> None:
    """Someren decided in time, but its besluit arrived after the deadline."""
    spel.op("2026-03-20T09:00")
    stel_vast(spel, "Someren", "someren", Onderwerp.INKOOPSTRATEGIE, date(2026, 3, 17))
    volmacht = spel.leg_in_dossier("volmacht-Someren", SoortStuk.VOLMACHT, "Someren", "someren")
    verleen_mandaat(spel, "Someren", "someren", volmacht)
    spel.samen("herstel_deelname", dienst="Someren", motivering="De post was een week onderweg.")


def trek_mandaat_in(spel: Spel) -> None:
    """Deurne writes that its mandaat ends, Asten does so too."""
    for dienst in ("Deurne", "Asten"):
        door = dienst.lower()
        brief = spel.leg_in_dossier(f"intrekking-{dienst}", SoortStuk.CORRESPONDENTIE, dienst, door)
        spel.doe("trek_mandaat_in", door, dienst=dienst, per=date(2026, 6, 1), bewijs=brief)


def vervang_deskundige(spel: Spel) -> None:
    """Somebody else of Deurne takes the place of its expert."""
    vervanger = Lid(persoon=email("deskundige-someren"), rol=TeamRol.MATERIEDESKUNDIGE, dienst="Deurne")
    weg = (email("deskundige-deurne"),)
    spel.doe("wijzig_inkoopteam", erbij=(vervanger,), eraf=weg, motivering="Langdurig ziek.")


def treed_uit(spel: Spel, dienst: str = "Deurne") -> None:
    """A deelnemer that has not decided on the advies leaves by its own besluit."""
    spel.later(hours=1)
    stel_vast(spel, dienst, dienst.lower(), Onderwerp.UITTREDING, spel.nu.date())
    spel.samen("registreer_uittreding", dienst=dienst, motivering="De gemeente gaat de taak zelf uitvoeren.")


def wijs_bewijs_af(spel: Spel) -> None:
    """Between the offer and the first signature a certificate turns out to have expired."""
    bewijs = spel.op("2026-07-06T09:00").leg_in_dossier("verlopen-certificaat", SoortStuk.BEWIJSMIDDEL)
    spel.doe("wijs_bewijsmiddelen_af", inschrijver=WINNAAR, bewijs=bewijs, toelichting="Het certificaat is verlopen.")


def weiger(spel: Spel, dienst: str = "Asten", partij: Partij = Partij.DEELNEMER, ecb: str | None = None) -> None:
    """A deelnemer records its own refusal, Bizob that of the leverancier."""
    door = dienst.lower() if partij == Partij.DEELNEMER else "inkoper-1"
    code = f"weigering-{partij}-{dienst}"
    if spel.nu < moment("2026-07-06T09:00"):
        spel.op("2026-07-06T09:00")
    if code not in {s.code for s in spel.zaak.dossierstukken.values()}:
        spel.leg_in_dossier(code, SoortStuk.CORRESPONDENTIE, dienst if partij == Partij.DEELNEMER else None, door)
    spel.doe(
        "registreer_weigering",
        door,
        inschrijver=WINNAAR,
        dienst=dienst,
        partij=partij,
        geweigerd_op=date(2026, 7, 6),
        motivering="De raad stelt geen geld beschikbaar.",
        bewijs=code,
        ecb_advies=ecb,
    )


def beheer_contracten(spel: Spel) -> None:
    """The contract of Asten: a meeting, a change, an option that is used, and its end."""
    contract = {"inschrijver": WINNAAR, "dienst": "Asten"}
    spel.op("2026-10-01T09:00").doe(
        "registreer_gesprek",
        **contract,
        gehouden_op=date(2026, 9, 30),
        aanwezigen=("contractmanager", "accountmanager van de leverancier"),
        afspraken=("Elk kwartaal een overzicht van de leveringen.",),
        verslag=spel.leg_in_dossier("gespreksverslag", SoortStuk.GESPREKSVERSLAG),
    )
    spel.doe(
        "wijzig_contract",
        **contract,
        omschrijving="Een ander afleveradres.",
        ingaand_op=date(2026, 10, 15),
        einddatum=date(2030, 6, 30),
        bewijs=spel.leg_in_dossier("wijzigingsovereenkomst", SoortStuk.WIJZIGINGSOVEREENKOMST),
    )
    brief = spel.leg_in_dossier("brief-optie", SoortStuk.CORRESPONDENTIE)
    spel.doe("verleng_contract", **contract, einddatum=date(2031, 6, 30), bewijs=brief)
    beeindig(spel.op("2031-07-01T09:00"), "Asten")


def beeindig(spel: Spel, dienst: str) -> None:
    spel.doe(
        "beeindig_contract",
        inschrijver=WINNAAR,
        dienst=dienst,
        per=spel.nu.date(),
        reden="De looptijd is voorbij.",
        bewijs=spel.leg_in_dossier(f"einde-{dienst}", SoortStuk.CORRESPONDENTIE),
    )


def verplaats(spel: Spel) -> None:
    """The letters are not sent yet, so they are made again with the new day."""
    spel.op("2026-02-19T09:00").doe(
        "verplaats_termijn",
        soort=SoortTermijn.VASTSTELLING_STRATEGIE,
        naar=date(2026, 3, 25),
        motivering="Het college van Best vergadert een week later.",
    )


def besluit_tot_intrekking(spel: Spel, perceel: str | None = None) -> None:
    for dienst, door in (("Asten", "asten"), ("Best", "inkoper-1"), ("Deurne", "deurne")):
        stel_vast(spel, dienst, door, Onderwerp.INTREKKING, spel.nu.date(), perceel)


def trek_in(spel: Spel) -> None:
    """The letters were sent; every deelnemer decided to withdraw the whole."""
    spel.op("2026-06-18T09:00")
    besluit_tot_intrekking(spel)
    spel.samen("trek_in", motivering="De behoefte is vervallen.")


def trek_perceel_in(spel: Spel) -> None:
    spel.op("2026-06-10T09:00")
    besluit_tot_intrekking(spel, perceel="1")
    spel.samen("trek_perceel_in", perceel="1", motivering="De behoefte is vervallen.")


def dwing_af(spel: Spel) -> None:
    """The orgaan of every dienst meets within a week, so that three weeks are not needed."""
    met = DwingAf(
        verb="bied_strategie_ter_vaststelling_aan",
        reden="termijn_te_kort",
        motivering="Elk college vergadert deze week.",
    )
    spel.voer_uit("dwing_af", "beheerder-1", met)
    spel.bevestig()


def vul_kalender_aan(spel: Spel) -> None:
    """The decrees and regulations of the next years came out."""
    spel.later(hours=1).doe(
        "registreer_gelijkgestelde_dag", "beheerder-1", datum=date(2029, 5, 11), bron="Koninklijk besluit 2029-2031"
    )
    spel.doe(
        "registreer_drempelbedragen",
        "beheerder-1",
        geldig_van=date(2028, 1, 1),
        geldig_tot=date(2029, 12, 31),
        werken=5_500_000,
        centraal=142_000,
        decentraal=220_000,
        sas=750_000,
        speciale_sectoren=440_000,
        speciale_sectoren_sas=1_000_000,
        concessies=5_500_000,
        bron="Verordeningen van 2027",
    )


ZIJPADEN = (
    ("aangemeld", vul_kalender_aan),
    ("aanbestedingsdocumenten", herstel),
    ("beslissing", corrigeer),
    ("advies", heropen),
    ("gunning", trek_mandaat_in),
    ("gunning", vervang_deskundige),
    ("advies", treed_uit),
    *zijpad_markt.ZIJPADEN,
    ("beoordeling", loot),
    ("contract", wijs_bewijs_af),
    ("contract", weiger),
    ("contractmanagement", beheer_contracten),
    ("inkoopstrategie_vaststelling", verplaats),
    ("opschorting", trek_in),
    ("advies", trek_perceel_in),
    ("inkoopstrategie_concept", dwing_af),
    *zijpad_post.ZIJPADEN,
    *zijpad_huisstijl.ZIJPADEN,
)
"""From which state, and what is done there."""


def speel(spel: Spel) -> Spel:
    """The whole path, from an empty installation to contractmanagement."""
    for stap in STAPPEN:
        stap(spel)
    return spel
