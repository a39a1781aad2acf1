"""Samples of what is recorded and advised about the tenders."""

from datetime import date

from documents.contexts.deel import (
    Mijlpaal,
    Perceel,
)
from documents.contexts.gunningsadvies import Beoordeling, Gunningsadvies, Oordeel, Plaats, Toelating
from documents.contexts.proces_verbaal_opening import Moment, Ontvangst, Opener, ProcesVerbaalOpening, Telling
from documents.voorbeelden.gemeen import (
    AFZENDER,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    KWALITEIT,
    REDEN,
    VINGERAFDRUK,
    gemeente,
    kop,
)


def proces_verbaal(lang: bool) -> ProcesVerbaalOpening:
    namen = INSCHRIJVERS if lang else INSCHRIJVERS[:2]
    return ProcesVerbaalOpening(
        afzender=AFZENDER,
        kop=kop("Opening van de digitale kluis", date(2026, 5, 11)),
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


def _oordelen(plek: int, prijs: str, lang: bool) -> tuple[Oordeel, ...]:
    """Price is counted, not judged; with the weights the scores of the short version give the totals."""
    scores = [f"{8 - plek},{n % 10}" for n in range(12)] if lang else [("8,50", "8,25"), ("7,00", "7,25")][plek]
    prijspunten = f"Een prijs van {prijs} geeft volgens de bekendgemaakte formule {scores[0]} punten."
    kwaliteit = KWALITEIT if lang else KWALITEIT[:1]
    return (
        Oordeel(
            criterium="Prijs",
            gewicht="45%" if lang else "40%",
            beoordelaars="–",
            score=scores[0],
            motivering=prijspunten,
        ),
        *(
            Oordeel(
                criterium=criterium,
                gewicht="5%" if lang else "60%",
                beoordelaars="7 / 8 / 8",
                score=scores[nummer],
                motivering=REDEN,
            )
            for nummer, criterium in enumerate(kwaliteit, start=1)
        ),
    )


def gunningsadvies(lang: bool) -> Gunningsadvies:
    namen = INSCHRIJVERS if lang else INSCHRIJVERS[:2]
    totalen = [f"{8 - plek},{'35' if plek == 0 else '15'}" for plek in range(len(namen))]
    prijzen = [f"€ {prijs}" for prijs in ("990.000,00", "1.080.000,00", "1.200.000,00", "1.300.000,00", "1.400.000,00")]
    return Gunningsadvies(
        afzender=AFZENDER,
        dienst=gemeente(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("Gunningsadvies Wmo-hulpmiddelen", date(2026, 6, 9)),
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
                totaal=totalen[plek],
                oordelen=_oordelen(plek, prijzen[plek], lang),
            )
            for plek, naam in enumerate(namen)
        ),
        rangschikking=tuple(
            Plaats(rang=plek + 1, inschrijver=naam, prijs=prijzen[plek], totaal=totalen[plek])
            for plek, naam in enumerate(namen)
        ),
        gevoeligheid=("Het verschil tussen nummer 1 en nummer 2 is 1,20 punt.",),
        risicos=("De inschrijvingen zijn geldig tot en met 30 september 2026.",),
        winnaars=(namen[0],),
        conceptbrieven=tuple(namen),
        vaststellen_uiterlijk=date(2026, 6, 30),
        gestanddoening_tot=date(2026, 9, 30),
        contact=CONTACT,
    )
