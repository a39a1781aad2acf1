"""Samples of reminders, and of messages that something changed."""

from dataclasses import replace
from datetime import date

from documents.contexts.afloopbericht import Afloopbericht
from documents.contexts.bericht_deelnemers import BerichtDeelnemers
from documents.contexts.correctiebericht import Correctiebericht
from documents.contexts.deel import (
    Marktplanning,
    Perceel,
    Stuk,
)
from documents.contexts.herinnering import Herinnering
from documents.contexts.intrekking_gunningsbeslissing import IntrekkingGunningsbeslissing, VerzondenBrief
from documents.contexts.intrekkingsbrief import Intrekkingsbrief
from documents.contexts.verplaatsingsbericht import Verplaatsingsbericht
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging, Wijzigingsbericht
from documents.voorbeelden.gemeen import (
    AFZENDER,
    BRIEFHOOFD,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    ONDERTEKENING,
    REDEN,
    VINGERAFDRUK,
    besluiten,
    contactpersoon,
    inschrijver,
    kop,
)


def herinnering(lang: bool) -> Herinnering:
    return Herinnering(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(GEMEENTEN[11] if lang else "Best"),
        kop=kop("Herinnering: inkoopstrategie vaststellen", date(2026, 3, 23 if lang else 13)),
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
        kop=kop("Deelnemers aan de collectieve inkoop", date(2026, 3, 23)),
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
    stukken = (Stuk(bestand="Prijzenblad & bijlage (versie 2).xlsx", vingerafdruk=VINGERAFDRUK),)
    return Wijzigingsbericht(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Wijziging in de lopende aanbesteding", date(2026, 4, 28)),
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
        planning=Marktplanning(
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
        kop=kop("Nieuwe laatste dag: gunningsadvies vaststellen", date(2026, 6, 23)),
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        actie="Laat het bestuursorgaan het gunningsadvies vaststellen.",
        van=date(2026, 6, 30),
        naar=date(2026, 7, 7),
        motivering="Een college vergadert een week later.",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


SAMEN = "de bestuursorganen die in deze brief onder ‘Besluit’ staan"
COLLEGE = "het college van burgemeester en wethouders van de gemeente Asten"
BRIEF = VerzondenBrief(kenmerk="2026-014-AB-003", datum=date(2026, 7, 6))


def intrekking_gunningsbeslissing(lang: bool) -> IntrekkingGunningsbeslissing:
    return IntrekkingGunningsbeslissing(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Intrekking van de gunningsbeslissing", date(2026, 7, 20)),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        brief=BRIEF,
        aan_winnaar=not lang,
        andere_percelen=("perceel 1: Hulpmiddelen", "perceel 3: Onderhoud") if lang else (),
        motivering=f"Bij het criterium Plan van aanpak is een vraag verkeerd gelezen. {REDEN}",
        vermeld_einde=date(2026, 7, 27),
        namens=SAMEN if lang else COLLEGE,
        besluiten=besluiten(len(GEMEENTEN)) if lang else (),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def correctiebericht(lang: bool) -> Correctiebericht:
    return Correctiebericht(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
        geadresseerde=inschrijver(),
        kop=kop("Nieuw einde van de opschortende termijn", date(2026, 7, 8)),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        regime="contractueel" if lang else "wettelijk",
        brief=BRIEF,
        vermeld_einde=date(2026, 7, 24),
        laatste_verzending=date(2026, 7, 7),
        einde=date(2026, 7, 27),
        tijd="23.59 uur",
        rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
        namens=SAMEN if lang else COLLEGE,
        besluiten=besluiten(len(GEMEENTEN)) if lang else (),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afloop_gegund(lang: bool) -> Afloopbericht:
    return Afloopbericht(
        afzender=AFZENDER,
        geadresseerde=inschrijver(),
        kop=kop("Definitieve gunning aan een ander", date(2026, 7, 28)),
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
        kop=kop("Intrekking van de aanbesteding", date(2026, 7, 20)),
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
