"""Samples of what is published, and of what is told about it."""

from datetime import date

from documents.contexts.deel import Marktplanning, Stuk
from documents.contexts.doorzending_aanbestedingsdocumenten import DoorzendingAanbestedingsdocumenten
from documents.contexts.nota_van_inlichtingen import NotaVanInlichtingen, Vraag
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging
from documents.voorbeelden.gemeen import (
    AFZENDER,
    CONTACT,
    GEMEENTEN,
    ONDERTEKENING,
    REDEN,
    VINGERAFDRUK,
    contactpersoon,
    kop,
)

_PLANNING = Marktplanning(
    vragen_tot=date(2026, 4, 15),
    nvi_uiterlijk=date(2026, 4, 29),
    sluiting="11 mei 2026, 12.00 uur",
    gestanddoening_tot=date(2026, 9, 30),
)
_STUKKEN = (
    "Aanbestedingsleidraad.pdf",
    "Programma van eisen & wensen.pdf",
    "Conceptovereenkomst.docx",
    "Prijzenblad perceel 1 (versie 2).xlsx",
    "Uniform Europees Aanbestedingsdocument.pdf",
)


def doorzending(lang: bool) -> DoorzendingAanbestedingsdocumenten:
    return DoorzendingAanbestedingsdocumenten(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Asten"),
        kop=kop("De aanbestedingsstukken zijn gepubliceerd"),
        opnieuw=lang,
        procedure="Europese openbare procedure",
        gepubliceerd_op=date(2026, 4, 1),
        platform="TenderNed",
        referentie="TN 512345",
        stukken=tuple(Stuk(bestand=naam, vingerafdruk=VINGERAFDRUK) for naam in _STUKKEN * (3 if lang else 1)),
        planning=_PLANNING,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def nota(lang: bool) -> NotaVanInlichtingen:
    vragen = (
        Vraag(
            nummer=nummer,
            verwijzing="algemeen" if nummer % 3 == 0 else f"Leidraad, paragraaf 4.{nummer}",
            vraag=f"Mogen wij bij eis {nummer} een gelijkwaardig keurmerk aanbieden?" + (f"\n{REDEN}" if lang else ""),
            antwoord="Ja, als u de gelijkwaardigheid bij uw inschrijving aantoont." + (f" {REDEN}" if lang else ""),
            wijziging="ja" if nummer == 2 else "nee",
        )
        for nummer in range(1, 16 if lang else 4)
    )
    return NotaVanInlichtingen(
        afzender=AFZENDER,
        kop=kop("Nota van inlichtingen 1"),
        procedure="Europese openbare procedure",
        platform="TenderNed",
        referentie="TN 512345",
        ronde=1,
        laatste=not lang,
        vragen=tuple(vragen),
        wijzigt=True,
        rectificaties=(
            Rectificatie(
                nummer=1,
                omschrijving="Het prijzenblad van perceel 1 telde een regel dubbel.",
                stukken=(Stuk(bestand=_STUKKEN[3], vingerafdruk=VINGERAFDRUK),),
                beoordeling="Inschrijvers hebben tijd nodig om de prijs opnieuw te berekenen; de sluiting schuift op.",
            ),
        )
        if lang
        else (),
        verlengingen=(
            Verlenging(
                van="4 mei 2026, 12.00 uur",
                naar="11 mei 2026, 12.00 uur",
                grond="de aanbestedingsstukken zijn gewijzigd",
                motivering="Het nieuwe prijzenblad vraagt een week.",
            ),
        )
        if lang
        else (),
        planning=_PLANNING,
    )
