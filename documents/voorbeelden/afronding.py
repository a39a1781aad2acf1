"""Samples of what comes with and after the contracts."""

from datetime import date
from decimal import Decimal

from documents import opmaak
from documents.contexts.concept_overeenkomst import Bestand as Tekst
from documents.contexts.concept_overeenkomst import ConceptOvereenkomst, Deel, Leverancier, Opdrachtgever
from documents.contexts.contractmanagementplan import Contractmanagementplan, Deelnemerdeel, Lopend
from documents.contexts.deel import Contact, Ondertekenaar, Perceel
from documents.contexts.evaluatie import (
    Besluitronde,
    Doel,
    Doorlooptijd,
    Evaluatie,
    Perceeluitkomst,
    Stapdag,
    Telling,
)
from documents.contexts.evaluatieformulier import Evaluatieformulier
from documents.contexts.overdrachtslijst_dossier import Bestand, Bewaartermijn, OverdrachtslijstDossier
from documents.voorbeelden.gemeen import (
    AFZENDER,
    BURGEMEESTER_EN_SECRETARIS,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    ONDERTEKENING,
    REDEN,
    VINGERAFDRUK,
    besluit,
    contactpersoon,
    kop,
)

_LANGSTE = GEMEENTEN[11]


def _bedrag(euro: str) -> str:
    return opmaak.bedrag(Decimal(euro))


def concept_overeenkomst(lang: bool) -> ConceptOvereenkomst:
    dienst = _LANGSTE if lang else "Asten"
    waterschap = (Ondertekenaar(functie="dijkgraaf"), Ondertekenaar(functie="secretaris-directeur, namens het bestuur"))
    delen = [
        ("tekst van de overeenkomst: Overeenkomst <Wmo> & trapliften, versie na nota 2.docx", VINGERAFDRUK),
        ("nota van inlichtingen, ronde 2, van 30 april 2026", "geen bestand in het dossier"),
        ("nota van inlichtingen, ronde 1, van 24 april 2026", "geen bestand in het dossier"),
        ("aanbestedingsleidraad: leidraad.pdf", "1a" * 32),
        ("programma van eisen: eisen.pdf", "2b" * 32),
        ("inschrijving van 11 mei 2026", "geen bestand in het dossier"),
    ]
    return ConceptOvereenkomst(
        afzender=AFZENDER,
        kop=kop("Overeenkomst Wmo-hulpmiddelen & trapliften"),
        opdrachtgever=Opdrachtgever(
            naam=f"Gemeente {dienst}",
            orgaan=besluit(dienst, 1).orgaan,
            adres="Postbus 290",
            postcode="5720 AG",
            plaats=dienst,
            ondertekenaars=waterschap if lang else BURGEMEESTER_EN_SECRETARIS,
        ),
        leverancier=Leverancier(
            naam=INSCHRIJVERS[1 if lang else 0], adres="Industrieweg 12", postcode="5600 ZZ", plaats="Eindhoven"
        ),
        procedure="Europese openbare procedure",
        platform="TenderNed",
        referentie="TN 512345",
        gepubliceerd_op=date(2026, 4, 1),
        inschrijving_van=date(2026, 5, 11),
        besluit=besluit(dienst, 1),
        beslissing_van=date(2026, 7, 6),
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        omschrijving="Het leveren, onderhouden en herverstrekken van hulpmiddelen voor inwoners, op grond van de Wmo.",
        tekst=Tekst(naam=delen[0][0].partition(": ")[2], vingerafdruk=VINGERAFDRUK),
        nvi_ronde=2 if lang else 0,
        delen=tuple(
            Deel(rang=rang, naam=naam, vingerafdruk=sha)
            for rang, (naam, sha) in enumerate(delen if lang else (delen[0], delen[-1]), start=1)
        ),
        prijs=_bedrag("1140000"),
        samen=lang,
        ingangsdatum=date(2026, 9, 1),
        einddatum=date(2030, 8, 31),
        verlengbaar_tot=date(2032, 8, 31) if lang else None,
    )


def evaluatie(lang: bool) -> Evaluatie:
    diensten = GEMEENTEN if lang else GEMEENTEN[:2]
    winnaars = zip(INSCHRIJVERS, ("9140000", "9870000"), strict=False)
    return Evaluatie(
        afzender=AFZENDER,
        kop=kop("Evaluatie van Wmo-hulpmiddelen & trapliften"),
        procedure="Europese openbare procedure",
        deelnemers=tuple(f"Gemeente {naam}" for naam in diensten),
        doelen=(Doel(naam="Voordeel", motivering=REDEN), Doel(naam="Innovatie", motivering="Eén regionaal depot."))
        if lang
        else (),
        planning=(
            Stapdag(naam="Startbijeenkomst gehouden", gepland="3 februari 2026", werkelijk="3 februari 2026",
                    verschil="op tijd"),
            Stapdag(naam="Laatste nota van inlichtingen gepubliceerd", gepland="29 april 2026",
                    werkelijk="29 april 2026", verschil="op tijd"),
            Stapdag(naam="Overeenkomsten getekend", gepland="–", werkelijk="31 augustus 2026", verschil="–"),
        ),
        percelen=(
            Perceeluitkomst(perceel="1: Hulpmiddelen", geraamd=_bedrag("11250000"), ontvangen=5, geldig=4,
                            winnaars="\n".join(f"{naam}: {_bedrag(prijs)}" for naam, prijs in winnaars)),
            Perceeluitkomst(perceel="2: Scootmobielen", geraamd=_bedrag("250000"), ontvangen=0, geldig=0,
                            winnaars="ingetrokken"),
        ),
        tellingen=(Telling(naam="Vragen uit de markt", aantal=37), Telling(naam="Kort gedingen", aantal=0)),
        wijzigingen=("Rectificatie 1 van 20 april 2026: het prijzenblad is verbeterd.",) if lang else (),
        besluiten=tuple(
            Besluitronde(
                onderwerp=onderwerp,
                gevraagd=date(2026, 2, 18),
                deelnemers=tuple(
                    Doorlooptijd(deelnemer=f"Gemeente {naam}",
                                 verzonden="–" if naam == "Best" else "20 februari 2026",
                                 besloten="28 september 2026", ontvangen="30 september 2026", dagen="224")
                    for naam in diensten
                ),
            )
            for onderwerp in ("Inkoopstrategie, versie 2", "Gunningsadvies, versie 1, perceel 1")
        )
        if lang
        else (),
        contact=CONTACT,
    )  # fmt: skip


def evaluatieformulier(lang: bool) -> Evaluatieformulier:
    dienst = _LANGSTE if lang else "Asten"
    return Evaluatieformulier(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(dienst),
        kop=kop("Evaluatieformulier Wmo-hulpmiddelen & trapliften"),
        deelnemer=f"gemeente {dienst}",
        overeenkomsten=(f"1: Hulpmiddelen: {INSCHRIJVERS[0]}", f"2: Trapliften: {INSCHRIJVERS[1]}") if lang else (),
        retour_uiterlijk=date(2026, 9, 21),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def overdrachtslijst(lang: bool) -> OverdrachtslijstDossier:
    namen = (
        ("leidraad <definitief> & bijlagen.pdf", "dossierstuk: aanbestedingsleidraad", "niet vastgelegd"),
        (f"Afwijzingsbrief, {INSCHRIJVERS[1]}, versie 2", "brief: verzonden en daarna ingetrokken",
         "vertrouwelijk: gegevens van inschrijvers"),
        ("Gunningsadvies", "brief: verzonden", "vertrouwelijk: gegevens van inschrijvers"),
    )  # fmt: skip
    return OverdrachtslijstDossier(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(_LANGSTE),
        kop=kop("Overdracht van het dossier Wmo-hulpmiddelen & trapliften"),
        deelnemer=f"gemeente {_LANGSTE}",
        aangeboden_op=date(2026, 9, 30),
        ontvangst_uiterlijk=date(2026, 10, 28),
        bestanden=tuple(
            Bestand(
                nummer=nummer,
                naam=naam,
                soort=soort,
                datum=date(2026, 3, 1 + nummer % 28),
                beperking=beperking,
                vingerafdruk=f"{nummer:02d}" * 32,
            )
            for nummer, (naam, soort, beperking) in enumerate(namen * 12 if lang else namen[:1], start=1)
        ),
        nog_niet=("Evaluatie", "Evaluatieformulier") if lang else (),
        bewaren=(
            Bewaartermijn(
                wat=f"1: Hulpmiddelen, overeenkomst met {INSCHRIJVERS[0]}",
                regel="10 jaar na het einde van de overeenkomst (Selectielijst gemeenten 2020, procestype 16)",
                tot="31 augustus 2040, bij einde op 31 augustus 2030; na een verlenging later",
            ),
            Bewaartermijn(
                wat="2: Scootmobielen, geen overeenkomst",
                regel="niet doorgegaan: 3 jaar (Selectielijst gemeenten 2020, procestype 16)",
                tot="in te vullen door uw archief",
            ),
        ),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def contractmanagementplan(lang: bool) -> Contractmanagementplan:
    return Contractmanagementplan(
        afzender=AFZENDER,
        kop=kop("Contractmanagementplan Wmo-hulpmiddelen & trapliften"),
        contractmanager=Contact(naam="A. Proef", email="contractmanager@bizob.example"),
        eerste_einde=date(2030, 8, 31),
        deelnemers=tuple(
            Deelnemerdeel(
                deelnemer=f"Gemeente {naam}",
                contactpersoon="–" if naam == "Best" else "de beleidsadviseur Wmo, wmo@gemeente.example",
                contracten=tuple(
                    Lopend(
                        opdracht=f"{nummer + 1}: Hulpmiddelen & onderhoud\n{INSCHRIJVERS[nummer]}",
                        looptijd="1 september 2026 tot en met 31 augustus 2030",
                        verlengen="tot en met 31 augustus 2032; besluit uiterlijk op 31 augustus 2030"
                        if nummer
                        else "nee",
                        opzeggen="in te vullen uit het contract",
                    )
                    for nummer in range(2 if lang else 1)
                ),
            )
            for naam in (GEMEENTEN if lang else GEMEENTEN[:1])
        ),
    )
