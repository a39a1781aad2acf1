"""Sample contexts: short ones, and long ones with everything that has ever broken a letter."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from documents.contexts import Context
from documents.contexts.afloopbericht import Afloopbericht
from documents.contexts.afrondingsbericht import Afrondingsbericht, Gesloten
from documents.contexts.afwijzingsbrief import (
    AFGEVALLEN,
    INGETROKKEN,
    ONGELDIG,
    UITGESLOTEN,
    AfwijzingPerceel,
    Afwijzingsbrief,
    LagereRang,
    Ongeldig,
    VergelekenScore,
    Winnaar,
)
from documents.contexts.bericht_deelnemers import BerichtDeelnemers
from documents.contexts.concept_collegebesluit import ConceptCollegebesluit
from documents.contexts.correctiebericht import Correctiebericht
from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Contact,
    Dienst,
    Geadresseerde,
    Kop,
    Mijlpaal,
    Ondertekenaar,
    Ondertekening,
    Opschorting,
    Perceel,
    Strategie,
)
from documents.contexts.definitieve_gunning import DefinitieveGunning, KortGeding, TeTekenen
from documents.contexts.gunningsadvies import Beoordeling, Gunningsadvies, Oordeel, Plaats, Toelating
from documents.contexts.gunningsbrief import EigenScore, GunningPerceel, Gunningsbrief
from documents.contexts.herinnering import Herinnering
from documents.contexts.intrekking_gunningsbeslissing import IntrekkingGunningsbeslissing, VerzondenBrief
from documents.contexts.intrekkingsbrief import Intrekkingsbrief
from documents.contexts.mandaatbrief import Gemachtigde, Genomen, Mandaatbrief, Mandaatgever
from documents.contexts.proces_verbaal_opening import Moment, Ontvangst, Opener, ProcesVerbaalOpening, Telling
from documents.contexts.uitnodiging_startbijeenkomst import Bijeenkomst, UitnodigingStartbijeenkomst, Vervangt
from documents.contexts.verplaatsingsbericht import Verplaatsingsbericht
from documents.contexts.voortgangsrapportage import (
    Besluit,
    Brief,
    Dienstregel,
    Fase,
    Feit,
    Gebeurd,
    Gevraagd,
    Onderdeel,
    Overzicht,
    Projectdeel,
    Projectregel,
    Rapportkop,
    Termijnregel,
    Vervolg,
    Voortgangsrapportage,
)
from documents.contexts.voortgangsrapportage import Mijlpaal as Stapdag
from documents.contexts.wijzigingsbericht import NieuwStuk, Planning, Rectificatie, Verlenging, Wijzigingsbericht

GEMEENTEN = (
    "Asten", "Bergeijk", "Best", "Bladel", "Cranendonck", "Deurne", "Eersel", "Geldrop-Mierlo", "Gemert-Bakel",
    "Heeze-Leende", "Laarbeek", "Nuenen, Gerwen en Nederwetten", "Oirschot", "Reusel-De Mierden", "Someren",
    "Son en Breugel", "Veldhoven", "Waalre",
)  # fmt: skip
INSCHRIJVERS = (
    "Voorbeeld & Zonen Zorgvervoer B.V.",
    "Coöperatieve Vereniging Hulpmiddelencentrum Noord-Brabant én Limburg U.A.",
    "Łódź <Techniek> B.V.",
    "Fictief Onderhoud \"De Peel\" v.o.f.",
    "Naamloos B.V.",
)  # fmt: skip
KWALITEIT = (
    "Plan van aanpak", "Implementatie", "Klanttevredenheid & klachten", "Duurzaamheid (CO₂ < 100 g/km)",
    "Social return", "Bereikbaarheid", "Rapportage", "Continuïteit", "Privacy", "Innovatie", "Samenwerking",
)  # fmt: skip
VINGERAFDRUK = "3b7f9c1d" * 8
REDEN = (
    "Uw plan beschrijft de werkwijze volledig en concreet, maar noemt geen meetbare doelen voor het eerste jaar. "
    "De beoordelaars konden daardoor niet vaststellen hoe u de doorlooptijd van maximaal drie werkdagen bewaakt."
)

AFZENDER = Afzender(
    naam="Bizob", adres="Postbus 1", postcode="1000 AA", plaats="Voorbeeldstad", email="aanbestedingen@bizob.example"
)
CONTACT = Contact(naam="de concerninkoper", email="inkoop@bizob.example")
ONDERTEKENING = Ondertekening(naam="N. Voorbeeld", functie="concerninkoper", organisatie="Bizob")
OPSCHORTING = Opschorting(regime="wettelijk", laatste_dag=date(2026, 7, 27), tijd="23.59 uur")
STRATEGIE = Strategie(versie=2, datum=date(2026, 2, 3), vingerafdruk=VINGERAFDRUK)
BURGEMEESTER_EN_SECRETARIS = (Ondertekenaar(functie="burgemeester"), Ondertekenaar(functie="secretaris"))
GEMEENTEWET = (
    "artikel 160, eerste lid, onder d, van de Gemeentewet",
    "artikel 171 van de Gemeentewet",
)
HANDELINGEN = (
    "het bekendmaken van de aanbesteding op het aanbestedingsplatform",
    "de gewone correspondentie met gegadigden en inschrijvers, ook over toelichting en bewijsmiddelen",
    "het beantwoorden van vragen en het publiceren van de nota’s van inlichtingen",
    "het ondertekenen en verzenden van de gunningsbrieven",
    "het ondertekenen en verzenden van de afwijzingsbrieven",
)


def kop(onderwerp: str) -> Kop:
    return Kop(
        kenmerk="2026-014/G/0007",
        datum=date(2026, 7, 8),
        onderwerp=onderwerp,
        project="Wmo-hulpmiddelen & trapliften",
        projectnummer="2026-014",
    )


def inschrijver(naam: str = INSCHRIJVERS[0], email: str = "tender@voorbeeld.example") -> Geadresseerde:
    return Geadresseerde(
        organisatie=naam, adres="Industrieweg 12", postcode="5600 ZZ", plaats="Eindhoven", email=email
    )  # fmt: skip


def contactpersoon(gemeente: str = "Asten") -> Geadresseerde:
    return Geadresseerde(
        organisatie=f"gemeente {gemeente}",
        ter_attentie_van="de beleidsadviseur Wmo",
        adres="Postbus 290",
        postcode="5720 AG",
        plaats=gemeente,
    )


def besluit(gemeente: str, nummer: int) -> Besluitverwijzing:
    return Besluitverwijzing(
        dienst=f"gemeente {gemeente}",
        orgaan=f"het college van burgemeester en wethouders van de gemeente {gemeente}",
        nummer=f"B&W 2026/{nummer:03d}",
        datum=date(2026, 6, 16 + nummer % 10),
    )


def besluiten(aantal: int) -> tuple[Besluitverwijzing, ...]:
    return tuple(besluit(gemeente, nummer) for nummer, gemeente in enumerate(GEMEENTEN[:aantal], start=1))


def gemeente(naam: str = "Asten") -> Dienst:
    return Dienst(
        naam=f"gemeente {naam}",
        orgaan=f"het college van burgemeester en wethouders van de gemeente {naam}",
        plaats=naam,
        ondertekenaars=BURGEMEESTER_EN_SECRETARIS,
    )


def uitnodiging(lang: bool) -> UitnodigingStartbijeenkomst:
    return UitnodigingStartbijeenkomst(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Uitnodiging startbijeenkomst"),
        aanleiding="De overeenkomsten voor Wmo-hulpmiddelen van zeven gemeenten eindigen in 2027.\n"
        "Samen inkopen maakt betere voorwaarden mogelijk." + (f" {REDEN}" * 3 if lang else ""),
        bijeenkomst=Bijeenkomst(
            datum=date(2026, 1, 29),
            begin="13.30 uur",
            eind="15.30 uur",
            plaats="Gemeentehuis, raadzaal, Marktplein 1, Voorbeeldstad",
            link="https://overleg.example/start?project=2026-014&deel=1" if lang else "",
        ),
        vervangt=Vervangt(datum=date(2026, 1, 22), begin="10.00 uur") if lang else None,
        agenda=(
            "Opening en kennismaking",
            "Toelichting op het project",
            "Samenstelling van het inkoopteam",
            "Rondvraag",
        ),
        aanwezig=("concerninkoper", "contractmanager") + (("duurzaamheidsadviseur",) if lang else ()),
        reageren_voor=date(2026, 1, 20),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def mandaatbrief(lang: bool) -> Mandaatbrief:
    naam = GEMEENTEN[11] if lang else "Asten"
    return Mandaatbrief(
        mandaatgever=Mandaatgever(
            naam=f"gemeente {naam}",
            orgaan=f"het college van burgemeester en wethouders van de gemeente {naam}",
            vertegenwoordiger="de burgemeester",
            adres="Postbus 290",
            postcode="5720 AG",
            plaats=naam,
            identificatie="https://identifier.overheid.nl/tooi/id/gemeente/gm0743",
            ondertekenaars=BURGEMEESTER_EN_SECRETARIS,
        ),
        geadresseerde=Geadresseerde(
            organisatie="Bizob",
            ter_attentie_van="de directie",
            adres="Postbus 1",
            postcode="1000 AA",
            plaats="Voorbeeldstad",
        ),
        kop=kop("Mandaat, volmacht en machtiging voor de aanbesteding"),
        percelen=(Perceel(nummer="1", naam="Hulpmiddelen"), Perceel(nummer="2", naam="Trapliften")) if lang else (),
        grondslag=GEMEENTEWET,
        besluit=Genomen(nummer="2026/118", datum=date(2026, 3, 3)) if lang else None,
        strategie=STRATEGIE,
        gemachtigde=Gemachtigde(functie="concerninkoper", plaatsvervanger="teamleider inkoop", directie="directeur"),
        handelingen=HANDELINGEN,
        plafond="€ 12.500.000,00" if lang else "",
        ondermandaat=lang,
        geldig_van=date(2026, 3, 4) if lang else None,
        geldig_tot=date(2027, 12, 31) if lang else None,
        retour_uiterlijk=date(2026, 3, 20),
        retour_email="inkoop@bizob.example",
    )


def collegebesluit(lang: bool) -> ConceptCollegebesluit:
    return ConceptCollegebesluit(
        inkooporganisatie="Bizob",
        dienst=gemeente(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Deelname aan de collectieve inkoop van Wmo-hulpmiddelen & trapliften"),
        aanleiding="De huidige overeenkomsten eindigen op 31 maart 2027." + (f" {REDEN}" * 3 if lang else ""),
        grondslag=GEMEENTEWET,
        strategie=STRATEGIE,
        procedure="Europese openbare procedure",
        waarde="€ 12.500.000,00",
        externe_kosten="€ 18.750,00",
        gunningscriteria="prijs 40%, plan van aanpak 35%, duurzaamheid 25%" if lang else "",
        inkoopteam=("concerninkoper van Bizob", "contractmanager van Bizob", "materiedeskundige van gemeente Best"),
        planning=(
            Mijlpaal(naam="publicatie", datum=date(2026, 4, 1)),
            Mijlpaal(naam="sluiting inschrijving", datum=date(2026, 5, 11)),
            Mijlpaal(naam="gunningsbeslissing", datum=date(2026, 7, 6)),
            Mijlpaal(naam="ingang overeenkomst", datum=date(2026, 9, 1)),
        ),
        handelingen=HANDELINGEN,
        vaststellen_uiterlijk=date(2026, 3, 20),
        contact_email="inkoop@bizob.example",
    )


def gunningsbrief(lang: bool) -> Gunningsbrief:
    namen = ("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")
    return Gunningsbrief(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Gunningsbeslissing"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        besluiten=besluiten(len(GEMEENTEN) if lang else 1),
        rang=1,
        aantal_geldig=5 if lang else 3,
        op_waarde=False,
        gelijke_stand="Meer dan één inschrijving heeft deze totaalscore." if lang else "",
        totaalscore="8,35",
        maximumscore="10",
        prijs="€ 1.234.567,89",
        criteria=tuple(
            EigenScore(
                criterium=naam,
                gewicht=f"{40 - nummer}%",
                maximum="10",
                score=f"8,{nummer}",
                motivering=f"{naam}. {REDEN}",
            )
            for nummer, naam in enumerate(namen)
        ),
        andere_winnaars=(INSCHRIJVERS[2],) if lang else (),
        opschorting=OPSCHORTING,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afwijzing_lager(lang: bool) -> Afwijzingsbrief:
    namen = ("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")
    return Afwijzingsbrief(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[2] if lang else INSCHRIJVERS[4]),
        kop=kop("Gunningsbeslissing"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        besluiten=besluiten(len(GEMEENTEN) if lang else 1),
        winnaars=tuple(
            Winnaar(naam=naam, totaalscore=f"8,{35 - nummer}", prijs="€ 1.100.000,00" if lang else "")
            for nummer, naam in enumerate(INSCHRIJVERS[: 2 if lang else 1])
        ),
        laagste_prijs=False,
        op_waarde=False,
        lager=LagereRang(
            rang=4 if lang else 2,
            aantal_geldig=5 if lang else 3,
            gelijke_stand="Meer dan één inschrijving heeft deze totaalscore." if lang else "",
            totaalscore="7,1",
            maximumscore="10",
            prijs="€ 1.234.567,89",
            criteria=tuple(
                VergelekenScore(
                    criterium=naam,
                    gewicht=f"{40 - nummer}%",
                    maximum="10",
                    uw_score=f"7,{nummer}",
                    score_winnaar=f"9,{nummer}",
                    motivering=f"{naam}. {REDEN}",
                    voordeel_winnaar="Noemt meetbare doelen per kwartaal en een vaste proefperiode & evaluatie.",
                )
                for nummer, naam in enumerate(namen)
            ),
        ),
        opschorting=OPSCHORTING,
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afwijzing_ongeldig(lang: bool) -> Afwijzingsbrief:
    return Afwijzingsbrief(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[3]),
        kop=kop("Gunningsbeslissing"),
        procedure="procedure voor sociale en andere specifieke diensten",
        besluiten=besluiten(7 if lang else 1),
        winnaars=(Winnaar(naam=INSCHRIJVERS[1]),),
        laagste_prijs=False,
        op_waarde=False,
        ongeldig=Ongeldig(
            soort=UITGESLOTEN if lang else ONGELDIG,
            grond="Het prijzenblad bevat een voorbehoud (aanbestedingsleidraad, paragraaf 4.3).\nDat maakt de "
            "inschrijving ongeldig.",
        ),
        opschorting=Opschorting(regime="contractueel", laatste_dag=date(2026, 7, 27), tijd="23.59 uur"),
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afwijzing_afgevallen(lang: bool) -> Afwijzingsbrief:
    """The number two wins now: who won before reads why it is out, or that it withdrew itself."""
    grond = (
        "De gevraagde bewijsmiddelen zijn afgewezen (artikel 2.102 van de Aanbestedingswet 2012): de verklaring is "
        "ouder dan zes maanden."
        if lang
        else "U hebt uw inschrijving ingetrokken op 3 juli 2026."
    )
    weg = Ongeldig(soort=AFGEVALLEN if lang else INGETROKKEN, grond=grond)
    return replace(afwijzing_ongeldig(False), ongeldig=weg, opschorting=OPSCHORTING)


OP_WAARDE = EigenScore(criterium="Prijs", gewicht="–", maximum="–", score="–", motivering="De prijs min de waarde.")
LOTING = "Meer dan één inschrijving heeft deze totaalscore. De loting van 12 juni 2026 heeft de volgorde bepaald."
PERCEEL_3 = Perceel(nummer="3", naam="Onderhoud & reparatie")


def gunning_percelen(lang: bool) -> Gunningsbrief:
    """Two percelen, the second op waarde; or three, the last one won by a draw and without standstill."""
    eerste = replace(gunningsbrief(lang), perceel=Perceel(nummer="1", naam="Hulpmiddelen"), andere_winnaars=())
    ander = gunningsbrief(False)
    delen = [
        GunningPerceel(
            perceel=perceel,
            besluiten=(besluit("Asten", 70 + plek),),
            rang=1,
            aantal_geldig=2,
            op_waarde=not plek,
            totaalscore=f"9,{plek}5" if plek else "€ 18.500,00",
            maximumscore="10",
            gelijke_stand=LOTING if plek else "",
            prijs=f"€ 2{plek}.000,00",
            criteria=tuple(replace(c, score=f"9,{plek}", motivering=f"Perceel. {REDEN}") for c in ander.criteria)
            if plek
            else (OP_WAARDE,),
            andere_winnaars=(INSCHRIJVERS[2],) if plek else (),
            opschorting=Opschorting(regime="geen", grond="u was de enige inschrijver") if plek else OPSCHORTING,
        )
        for plek, perceel in enumerate((Perceel(nummer="2", naam="Trapliften"), PERCEEL_3)[: 2 if lang else 1])
    ]
    return replace(eerste, overige=tuple(delen))


def afwijzing_percelen(lang: bool) -> Afwijzingsbrief:
    """Lower ranked on one perceel, and on another op waarde after a draw; in the long one also invalid."""
    eerste = replace(afwijzing_lager(lang), perceel=Perceel(nummer="1", naam="Hulpmiddelen"))
    tweede = afwijzing_ongeldig(lang)
    deel = AfwijzingPerceel(
        perceel=Perceel(nummer="2", naam="Trapliften"),
        besluiten=(besluit("Asten", 71),),
        winnaars=tweede.winnaars,
        laagste_prijs=False,
        op_waarde=False,
        ongeldig=tweede.ongeldig,
        opschorting=tweede.opschorting,
    )
    lager = afwijzing_lager(False)
    loting = LOTING.replace("totaalscore", "vergelijkingsprijs")
    derde = AfwijzingPerceel(
        perceel=PERCEEL_3,
        besluiten=(besluit("Asten", 72),),
        winnaars=(Winnaar(naam=INSCHRIJVERS[3], totaalscore="€ 9.920,00"),),
        laagste_prijs=False,
        op_waarde=True,
        lager=replace(lager.lager, totaalscore="€ 9.920,00", gelijke_stand=loting) if lager.lager else None,
        opschorting=Opschorting(regime="wettelijk", laatste_dag=date(2026, 7, 28), tijd="23.59 uur"),
    )
    return replace(eerste, overige=(deel, derde) if lang else (derde,))


def definitieve_gunning(lang: bool) -> DefinitieveGunning:
    aantal = len(GEMEENTEN) if lang else 1
    return DefinitieveGunning(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Definitieve gunning"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        besluiten=besluiten(aantal),
        beslissing_van=date(2026, 7, 6),
        opschorting=OPSCHORTING if lang else Opschorting(regime="geen", grond="u was de enige inschrijver"),
        kort_geding=KortGeding(
            rechtbank="rechtbank Oost-Brabant", datum=date(2026, 8, 14), uitkomst="vordering afgewezen"
        )
        if lang
        else None,
        bewijs_akkoord_op=date(2026, 7, 20),
        overeenkomsten=tuple(
            TeTekenen(
                deelnemer=f"gemeente {naam}",
                overeenkomst="Raamovereenkomst trapliften",
                ingangsdatum=date(2026, 9, 1),
                einddatum=date(2030, 8, 31),
            )
            for naam in GEMEENTEN[:aantal]
        ),
        aankondiging=lang,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def proces_verbaal(lang: bool) -> ProcesVerbaalOpening:
    namen = INSCHRIJVERS if lang else INSCHRIJVERS[:2]
    return ProcesVerbaalOpening(
        afzender=AFZENDER,
        kop=kop("Opening van de digitale kluis"),
        procedure="Europese openbare procedure",
        platform="TenderNed",
        referentie="TN 512345",
        deelnemers=tuple(f"gemeente {naam}" for naam in GEMEENTEN[: 18 if lang else 2]),
        sluiting=Moment(datum=date(2026, 5, 11), tijd="12.00 uur"),
        opening=Moment(datum=date(2026, 5, 11), tijd="12.02 uur"),
        openers=(
            Opener(naam="N. Voorbeeld", functie="concerninkoper"),
            Opener(naam="A. Proef", functie="contractmanager"),
        ),
        percelen=(
            Telling(perceel="1: Hulpmiddelen", ontvangen=len(namen), te_laat=0),
            Telling(perceel="2: Trapliften", ontvangen=1, te_laat=1),
        ),
        inschrijvingen=tuple(
            Ontvangst(
                nummer=nummer,
                inschrijver=naam,
                perceel="1",
                ontvangen=f"11 mei 2026, 11.{10 + nummer} uur",
                bevinding="compleet" if nummer < 4 else "onvolledig: Uniform Europees Aanbestedingsdocument ontbreekt",
            )
            for nummer, naam in enumerate(namen, start=1)
        ),
        onregelmatigheden=("Eén inschrijving op perceel 2 is om 12.01 uur ontvangen.",) if lang else (),
    )


def gunningsadvies(lang: bool) -> Gunningsadvies:
    namen = INSCHRIJVERS if lang else INSCHRIJVERS[:2]
    criteria = ("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")
    return Gunningsadvies(
        afzender=AFZENDER,
        dienst=gemeente(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Gunningsadvies Wmo-hulpmiddelen"),
        perceel=Perceel(nummer="1", naam="Hulpmiddelen") if lang else None,
        versie=1,
        vingerafdruk=VINGERAFDRUK,
        procedure="Europese openbare procedure",
        verloop=(
            Mijlpaal(naam="aankondiging verzonden", datum=date(2026, 4, 1)),
            Mijlpaal(naam="nota van inlichtingen, ronde 1", datum=date(2026, 4, 24)),
            Mijlpaal(naam="kluis geopend", datum=date(2026, 5, 11)),
        ),
        toelating=tuple(
            Toelating(inschrijver=naam, oordeel="geldig", toelichting="voldoet aan alle eisen") for naam in namen
        ),
        op_waarde=False,
        prijsformule="absoluut lineair, met vaste grenzen",
        gelijke_stand=("A en B hebben een gelijke totaalscore.", "Loting van 12 juni 2026: B, A.") if lang else (),
        methode="Elk criterium krijgt een score van 0 tot 10. De totaalscore is de gewogen som. Prijs: 10 bij "
        "€ 900.000,00 of minder, 0 bij € 1.500.000,00 of meer. Bij gelijke stand beslist Plan van aanpak.",
        maximumscore="10",
        beoordelingen=tuple(
            Beoordeling(
                inschrijver=naam,
                totaal=f"{8 - plek},25",
                oordelen=tuple(
                    Oordeel(
                        criterium=criterium,
                        gewicht=f"{40 - nummer}%",
                        beoordelaars="7 / 8 / 8",
                        score=f"{7 - plek},{nummer}",
                        motivering=f"{criterium}. {REDEN}",
                    )
                    for nummer, criterium in enumerate(criteria)
                ),
            )
            for plek, naam in enumerate(namen)
        ),
        rangschikking=tuple(
            Plaats(rang=plek + 1, inschrijver=naam, prijs=f"€ 1.{plek}00.000,00", totaal=f"{8 - plek},25")
            for plek, naam in enumerate(namen)
        ),
        gevoeligheid=("Het verschil tussen nummer 1 en nummer 2 is 1 punt.",),
        risicos=("De inschrijvingen zijn geldig tot en met 30 september 2026.",),
        winnaars=(namen[0],),
        conceptbrieven=tuple(namen),
        vaststellen_uiterlijk=date(2026, 6, 30),
        gestanddoening_tot=date(2026, 9, 30),
        contact=CONTACT,
    )


def herinnering(lang: bool) -> Herinnering:
    return Herinnering(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Best"),
        kop=kop("Herinnering: inkoopstrategie vaststellen"),
        actie="Laat het college de inkoopstrategie vaststellen en onderteken het besluit en de mandaatbrief.",
        laatste_dag=date(2026, 3, 20),
        resterend="3 dagen geleden verstreken" if lang else "nog 7 dagen",
        verstreken=lang,
        grondslag="Procedure Collectieve Inkoop, paragraaf 2.2.1",
        gevolg="Zonder vaststelling en ondertekening kan uw organisatie niet deelnemen." if lang else "",
        toelichting="Dit bericht stond gepland voor 18 maart 2026 en komt later." if lang else "",
        waar="https://zandloper.example/2026-014",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def bericht_deelnemers(lang: bool) -> BerichtDeelnemers:
    return BerichtDeelnemers(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Deelnemers aan de collectieve inkoop"),
        strategie_versie=2,
        strategie_datum=date(2026, 2, 3),
        deelnemers=tuple(f"Gemeente {naam}" for naam in GEMEENTEN[: 18 if lang else 3]),
        doet_mee=not lang,
        reden="Op de laatste dag, vrijdag 20 maart 2026, was er van de gemeente geen besluit ontvangen."
        if lang
        else "Het college van de gemeente Asten heeft op 10 maart 2026 (nummer 2026/1) de strategie vastgesteld.",
        herstel_mogelijk=lang,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def wijzigingsbericht(lang: bool) -> Wijzigingsbericht:
    stukken = (NieuwStuk(bestand="Prijzenblad & bijlage (versie 2).xlsx", vingerafdruk=VINGERAFDRUK),)
    return Wijzigingsbericht(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Wijziging in de lopende aanbesteding"),
        platform="TenderNed",
        referentie="TN 512345",
        rectificaties=(
            Rectificatie(
                nummer=1,
                omschrijving="In het prijzenblad telde de kolom voor onderhoud niet mee in het totaal.",
                stukken=stukken * 3,
                beoordeling="De wijziging is niet wezenlijk. De sluiting gaat een week naar achteren.",
            ),
        )
        if lang
        else (),
        verlengingen=(
            Verlenging(
                van="11 mei 2026, 12.00 uur",
                naar="18 mei 2026, 12.00 uur",
                grond="de aanbestedingsstukken zijn gewijzigd",
                motivering="Inschrijvers krijgen een week extra om het nieuwe prijzenblad te verwerken.",
            ),
        ),
        planning=Planning(
            vragen_tot=date(2026, 4, 20),
            nvi_uiterlijk=date(2026, 5, 7),
            sluiting="18 mei 2026, 12.00 uur",
            gestanddoening_tot=date(2026, 9, 30),
        ),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def verplaatsingsbericht(lang: bool) -> Verplaatsingsbericht:
    return Verplaatsingsbericht(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Nieuwe laatste dag: gunningsadvies vaststellen"),
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        actie="Laat het bestuursorgaan het gunningsadvies vaststellen.",
        van=date(2026, 6, 30),
        naar=date(2026, 7, 7),
        motivering="Een college vergadert een week later.",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


COLLEGE = "het college van burgemeester en wethouders van de gemeente Asten"
BRIEF = VerzondenBrief(kenmerk="2026-014-AB-003", datum=date(2026, 7, 6))


def intrekking_gunningsbeslissing(lang: bool) -> IntrekkingGunningsbeslissing:
    return IntrekkingGunningsbeslissing(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Intrekking van de gunningsbeslissing"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        brief=BRIEF,
        aan_winnaar=not lang,
        andere_percelen=("perceel 1: Hulpmiddelen", "perceel 3: Onderhoud") if lang else (),
        motivering=f"Bij het criterium Plan van aanpak is een vraag verkeerd gelezen. {REDEN}",
        vermeld_einde=date(2026, 7, 27),
        namens=COLLEGE,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def correctiebericht(lang: bool) -> Correctiebericht:
    return Correctiebericht(
        afzender=AFZENDER,
        geadresseerde=inschrijver(),
        kop=kop("Nieuw einde van de opschortende termijn"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        regime="contractueel" if lang else "wettelijk",
        brief=BRIEF,
        vermeld_einde=date(2026, 7, 24),
        laatste_verzending=date(2026, 7, 7),
        einde=date(2026, 7, 27),
        tijd="23.59 uur",
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        namens=COLLEGE,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afloop_gegund(lang: bool) -> Afloopbericht:
    return Afloopbericht(
        afzender=AFZENDER,
        geadresseerde=inschrijver(),
        kop=kop("Definitieve gunning aan een ander"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        gegund=True,
        winnaars=f"{INSCHRIJVERS[0]} en {INSCHRIJVERS[2]}" if lang else INSCHRIJVERS[0],
        beslissing_van=date(2026, 7, 6),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afloop_geen(lang: bool) -> Afloopbericht:
    lange_grond = f"Niet voldaan aan eis 4.2 van de leidraad. {REDEN * 3}"
    return replace(
        afloop_gegund(lang),
        kop=kop("Geen gunning"),
        gegund=False,
        winnaars="",
        beslissing_van=None,
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        grond=lange_grond if lang else "In uw inschrijving ontbreekt de handtekening (leidraad, paragraaf 3.1).",
    )


def intrekking_inschrijver(lang: bool) -> Intrekkingsbrief:
    return Intrekkingsbrief(
        afzender=AFZENDER,
        geadresseerde=inschrijver(),
        kop=kop("Intrekking van de aanbesteding"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        aan_inschrijver=True,
        gepubliceerd=True,
        besluiten=besluiten(18) if lang else (),
        motivering="De voorzieningenrechter heeft bevolen de aanbesteding in te trekken.\nDat is een kale regel erbij.",
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def intrekking_deelnemer(lang: bool) -> Intrekkingsbrief:
    return Intrekkingsbrief(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Intrekking"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        aan_inschrijver=False,
        gepubliceerd=lang,
        besluiten=besluiten(2) if lang else (),
        motivering="De behoefte van de deelnemers is veranderd.",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afrondingsbericht(lang: bool) -> Afrondingsbericht:
    return Afrondingsbericht(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Afronding van de aanbesteding"),
        overeenkomsten=tuple(
            Gesloten(
                perceel=f"{nummer}: {naam}",
                leverancier=INSCHRIJVERS[nummer],
                ingangsdatum=date(2026, 9, 1),
                einddatum=date(2030, 8, 31),
                verlengbaar="tot en met 31 augustus 2032" if nummer == 1 else "nee",
            )
            for nummer, naam in ((1, "Hulpmiddelen"), (2, "Trapliften & onderhoud"))
        )
        if lang
        else (),
        bijzonderheden=("Perceel 3: Scootmobielen is ingetrokken.",),
        week=date(2026, 8, 3),
        reageren_voor=date(2026, 7, 23),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def voortgangsrapportage(lang: bool) -> Voortgangsrapportage:
    """Short is the report of one dienst; long is every other table, with many rows."""
    onderwerp = "Hulpmiddelen <én> trapliften & meer (2026-014)"
    kop = Rapportkop(
        kenmerk="2026-014/VR/2026-W24",
        datum=date(2026, 6, 12),
        onderwerp=onderwerp,
        week="week 24 van 2026 (8 juni 2026 tot en met 14 juni 2026)",
        bestemd_voor="het inkoopteam" if lang else "Nuenen, Gerwen en Nederwetten",
    )
    if not lang:
        return Voortgangsrapportage(afzender=AFZENDER, kop=kop, delen=(_eigen_deel(onderwerp),))
    return Voortgangsrapportage(
        afzender=AFZENDER, kop=kop, overzicht=_overzicht(), delen=(_projectdeel(onderwerp), _projectdeel("Tweede (2)"))
    )


_FASEN = (
    Fase(
        naam="Voorbereiding",
        mijlpalen=(
            Stapdag(naam="Startbijeenkomst gehouden", gepland="3 februari 2026", werkelijk="3 februari 2026",
                   verschil="op tijd"),
            Stapdag(naam="Aanbestedingsdocumenten gepubliceerd", gepland="23 maart 2026", werkelijk="25 maart 2026",
                   verschil="2 dagen later"),
        ),
    ),
    Fase(
        naam="Acquisitie",
        mijlpalen=(
            Stapdag(naam="Gunningsbeslissing verzonden", gepland="10 juni 2026", werkelijk="hier zijn we nu",
                   verschil="2 dagen over tijd"),
        ),
    ),
)  # fmt: skip
_WACHT = ", ".join(GEMEENTEN)


def _eigen_deel(titel: str) -> Projectdeel:
    return Projectdeel(
        titel=titel,
        voor_dienst=True,
        feiten=(Feit(naam="Uw deelname", waarde="deelnemer"),),
        gevraagd=(Gevraagd(wat="Laat het gunningsadvies vaststellen.", uiterlijk="19 juni 2026"),),
        fasen=_FASEN,
        onderdelen=(Onderdeel(naam="Strategie", stand="vastgesteld", datum="10 maart 2026"),),
        besluiten=(
            Besluit(onderwerp="Inkoopstrategie", uitkomst="vastgesteld", nummer="B|W 7_a", datum="10 maart 2026"),
        ),
        brieven=(Brief(naam="Concept-collegebesluit", aantal=1, verzonden="18 februari 2026"),),
    )


def _projectdeel(titel: str) -> Projectdeel:
    return Projectdeel(
        titel=titel,
        voor_dienst=False,
        feiten=(Feit(naam="Stand", waarde="gunning (acquisitie)"), Feit(naam="Geblokkeerd", waarde="1 termijn")),
        gebeurd=(Gebeurd(datum=date(2026, 6, 9), wat="besluit van Asten ontvangen"),) * 2,
        fasen=_FASEN,
        vervolg=(Vervolg(stap="Neem de gunningsbeslissing.", wie="de concerninkoper", tegen=f"1. eerst\n{_WACHT}"),),
        termijnen=(
            Termijnregel(naam="Vaststelling", laatste_dag="30 september 2026", stand="vandaag, geblokkeerd",
                         wacht_op=_WACHT),
        ),
        diensten=tuple(Dienstregel(dienst=g, stand="deelnemer", open="–") for g in GEMEENTEN),
        aandacht=("# let op | *dit*", REDEN),
    )  # fmt: skip


def _overzicht() -> Overzicht:
    namen = [f"2026-{nummer:03d}\nProject van {gemeente}" for nummer, gemeente in enumerate(GEMEENTEN, start=1)]
    return Overzicht(
        projecten=tuple(
            Projectregel(project=naam, toestand="aanbestedingsdocumenten (voorbereiding)",
                         mijlpaal="Aanbestedingsdocumenten gepubliceerd\ngepland op 30 september 2026",
                         verschil="128 dagen over tijd", geblokkeerd="12")
            for naam in namen
        ),
        geblokkeerd=tuple(
            Termijnregel(project=naam, naam="Vaststelling van het gunningsadvies", laatste_dag="30 september 2026",
                         stand="nog 2 dagen", wacht_op=_WACHT)
            for naam in namen[:2]
        ),
        vervolg=tuple(
            Vervolg(project=naam, stap="Publiceer de aanbesteding.", wie="de concerninkoper", tegen="kan nu")
            for naam in namen
        ),
    )  # fmt: skip


MAKERS: Mapping[str, tuple[str, Callable[[bool], Context]]] = {
    "uitnodiging_startbijeenkomst": ("uitnodiging_startbijeenkomst", uitnodiging),
    "mandaatbrief": ("mandaatbrief", mandaatbrief),
    "concept_collegebesluit": ("concept_collegebesluit", collegebesluit),
    "gunningsbrief": ("gunningsbrief", gunningsbrief),
    "afwijzingsbrief_lager": ("afwijzingsbrief", afwijzing_lager),
    "afwijzingsbrief_ongeldig": ("afwijzingsbrief", afwijzing_ongeldig),
    "afwijzingsbrief_afgevallen": ("afwijzingsbrief", afwijzing_afgevallen),
    "gunningsbrief_percelen": ("gunningsbrief", gunning_percelen),
    "afwijzingsbrief_percelen": ("afwijzingsbrief", afwijzing_percelen),
    "definitieve_gunning": ("definitieve_gunning", definitieve_gunning),
    "proces_verbaal_opening": ("proces_verbaal_opening", proces_verbaal),
    "gunningsadvies": ("gunningsadvies", gunningsadvies),
    "herinnering": ("herinnering", herinnering),
    "bericht_deelnemers": ("bericht_deelnemers", bericht_deelnemers),
    "wijzigingsbericht": ("wijzigingsbericht", wijzigingsbericht),
    "verplaatsingsbericht": ("verplaatsingsbericht", verplaatsingsbericht),
    "intrekking_gunningsbeslissing": ("intrekking_gunningsbeslissing", intrekking_gunningsbeslissing),
    "correctiebericht": ("correctiebericht", correctiebericht),
    "afloopbericht_gegund": ("afloopbericht", afloop_gegund),
    "afloopbericht_geen": ("afloopbericht", afloop_geen),
    "intrekkingsbrief_inschrijver": ("intrekkingsbrief", intrekking_inschrijver),
    "intrekkingsbrief_deelnemer": ("intrekkingsbrief", intrekking_deelnemer),
    "afrondingsbericht": ("afrondingsbericht", afrondingsbericht),
    "voortgangsrapportage": ("voortgangsrapportage", voortgangsrapportage),
}
"""Name of the sample to its kind and its maker; the maker takes True for the long version."""

VOORBEELDEN: Mapping[str, tuple[str, Context]] = {
    f"{naam}_{'lang' if lang else 'kort'}": (soort, maak(lang))
    for naam, (soort, maak) in MAKERS.items()
    for lang in (False, True)
}
