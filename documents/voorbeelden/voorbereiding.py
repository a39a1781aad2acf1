"""Samples of what a dienst is asked before publication."""

from dataclasses import replace
from datetime import date

from documents.contexts.concept_collegebesluit import ConceptCollegebesluit
from documents.contexts.deel import (
    Geadresseerde,
    Mijlpaal,
    Perceel,
)
from documents.contexts.mandaatbrief import Gemachtigde, Genomen, Mandaatbrief, Mandaatgever
from documents.contexts.uitnodiging_startbijeenkomst import Bijeenkomst, UitnodigingStartbijeenkomst, Vervangt
from documents.voorbeelden.gemeen import (
    AFZENDER,
    BRIEFHOOFD,
    BURGEMEESTER_EN_SECRETARIS,
    CONTACT,
    GEMEENTEN,
    GEMEENTEWET,
    HANDELINGEN,
    ONDERTEKENING,
    REDEN,
    STRATEGIE,
    contactpersoon,
    gemeente,
    kop,
)


def uitnodiging(lang: bool) -> UitnodigingStartbijeenkomst:
    return UitnodigingStartbijeenkomst(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Uitnodiging startbijeenkomst", date(2026, 1, 8)),
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
        briefhoofd=replace(BRIEFHOOFD, naam=f"Gemeente {naam}", slotgroet="") if lang else None,
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
        kop=kop("Mandaat, volmacht en machtiging voor de aanbesteding", date(2026, 2, 4)),
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
        briefhoofd=replace(BRIEFHOOFD, slotgroet="") if lang else None,
        inkooporganisatie="Bizob",
        dienst=gemeente(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Deelname aan de collectieve inkoop van Wmo-hulpmiddelen & trapliften", date(2026, 2, 4)),
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
