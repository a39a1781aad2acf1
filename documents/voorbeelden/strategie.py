"""Samples of the inkoopstrategie: its concept, and the text that is adopted."""

from datetime import date

from documents.contexts.aanbieding_concept_inkoopstrategie import AanbiedingConceptInkoopstrategie
from documents.contexts.deel import Hoofdstuk, Mijlpaal, Stuk
from documents.contexts.inkoopstrategie import Criteriumregel, Deelname, Inkoopstrategie, Perceelregel, Stap
from documents.voorbeelden.gemeen import (
    AFZENDER,
    CONTACT,
    GEMEENTEN,
    HANDELINGEN,
    KWALITEIT,
    ONDERTEKENING,
    REDEN,
    VINGERAFDRUK,
    contactpersoon,
    gemeente,
    kop,
)
from workflow.strategie import HOOFDSTUKKEN


def _hoofdstukken(lang: bool) -> tuple[Hoofdstuk, ...]:
    return tuple(
        Hoofdstuk(
            code=code,
            nummer=nummer,
            titel=titel,
            tekst=f"Dit is de tekst over {titel.lower()}." + (f"\n{REDEN} {REDEN}" if lang else ""),
        )
        for nummer, (code, titel) in enumerate(HOOFDSTUKKEN.items(), start=1)
    )


def aanbieding_concept(lang: bool) -> AanbiedingConceptInkoopstrategie:
    return AanbiedingConceptInkoopstrategie(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Concept-inkoopstrategie: uw reactie gevraagd"),
        opnieuw=lang,
        reageren_tot=date(2026, 2, 17),
        waar="https://zandloper.example/2026-014",
        vingerafdruk=VINGERAFDRUK,
        externe_kosten="€ 18.750,00",
        planning=(
            Mijlpaal(naam="publicatie van de aanbesteding", datum=date(2026, 4, 1)),
            Mijlpaal(naam="sluiting van de inschrijvingstermijn", datum=date(2026, 5, 11)),
            Mijlpaal(naam="gunningsbeslissing", datum=date(2026, 7, 6)),
            Mijlpaal(naam="ingang van de overeenkomst", datum=date(2026, 9, 1)),
        ),
        hoofdstukken=_hoofdstukken(lang),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def inkoopstrategie(lang: bool) -> Inkoopstrategie:
    namen = GEMEENTEN if lang else GEMEENTEN[:2]
    percelen = (("1", "Hulpmiddelen"), ("2", "Trapliften & onderhoud")) if lang else (("1", "Hulpmiddelen"),)
    return Inkoopstrategie(
        afzender=AFZENDER,
        kop=kop("Inkoopstrategie Wmo-hulpmiddelen & trapliften"),
        versie=2 if lang else 1,
        vingerafdruk=VINGERAFDRUK,
        onderwerp="Levering, onderhoud en herstel van hulpmiddelen.",
        procedure="Europese openbare procedure",
        aard="leveringen",
        waarde="€ 12.500.000,00",
        externe_kosten="€ 18.750,00",
        hoofdstukken=_hoofdstukken(lang),
        deelnames=tuple(
            Deelname(dienst=f"Gemeente {naam}", percelen="1" if lang and naam == "Best" else "alle") for naam in namen
        ),
        percelen=tuple(
            Perceelregel(nummer=nummer, naam=naam, waarde="€ 6.250.000,00", winnaars=int(nummer))
            for nummer, naam in percelen
        ),
        criteria=tuple(
            Criteriumregel(perceel="1", criterium=criterium, soort="kwaliteit", gewicht=f"{20 - nummer}%")
            for nummer, criterium in enumerate(KWALITEIT)
        )
        if lang
        else (),
        team=("concerninkoper van Bizob", "contractmanager van Bizob", "materiedeskundige van gemeente Best"),
        planning=(
            Stap(naam="publicatie van de aanbesteding", datum=date(2026, 4, 1), termijn="–"),
            Stap(
                naam="nota van inlichtingen",
                datum=date(2026, 4, 24),
                termijn="uiterlijk 10 dagen voor de sluiting (Aw art. 2.53 en 2.54 lid 1)",
            ),
            Stap(
                naam="sluiting van de inschrijvingstermijn",
                datum=date(2026, 5, 11),
                termijn="ten minste 40 dagen na de publicatie (Aw art. 2.71 lid 1 en 2.74b)",
            ),
            Stap(naam="gunningsbeslissing", datum=date(2026, 7, 6), termijn="–"),
            Stap(
                naam="ingang van de overeenkomst",
                datum=date(2026, 9, 1),
                termijn="na een opschortende termijn van ten minste 20 dagen (Aw art. 2.127)",
            ),
        ),
        handelingen=HANDELINGEN,
        stukken=(
            Stuk(bestand="Inkoopstrategie hulpmiddelen & trapliften (definitief).docx", vingerafdruk=VINGERAFDRUK),
        )
        if lang
        else (),
        vaststellingen=tuple(gemeente(naam) for naam in namen),
        contact=CONTACT,
    )
