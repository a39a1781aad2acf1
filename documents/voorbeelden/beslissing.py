"""Samples of the notices of the gunningsbeslissing."""

from dataclasses import replace
from datetime import date

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
from documents.contexts.deel import (
    Opschorting,
    Perceel,
)
from documents.contexts.gunningsbrief import EigenScore, GunningPerceel, Gunningsbrief
from documents.voorbeelden.gemeen import (
    AFZENDER,
    BRIEFHOOFD,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    KWALITEIT,
    ONDERTEKENING,
    OPSCHORTING,
    REDEN,
    besluit,
    besluiten,
    inschrijver,
    kop,
)


def gunningsbrief(lang: bool) -> Gunningsbrief:
    namen = ("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")
    return Gunningsbrief(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
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
        gezamenlijk=lang,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afwijzing_lager(lang: bool) -> Afwijzingsbrief:
    namen = ("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")
    return Afwijzingsbrief(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
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
        gezamenlijk=lang,
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def afwijzing_ongeldig(lang: bool) -> Afwijzingsbrief:
    return Afwijzingsbrief(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
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
        gezamenlijk=lang,
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
