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


def _prijsreden(prijs: str, punten: str) -> str:
    return f"Een prijs van {prijs} geeft volgens de bekendgemaakte formule {punten} punten."


def _gewicht(nummer: int, lang: bool) -> str:
    """They add up to 100%: price, and the criteria of quality."""
    return ("45%" if nummer == 0 else "5%") if lang else ("40%", "60%")[nummer]


def gunningsbrief(lang: bool) -> Gunningsbrief:
    namen, prijs = (("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")), "€ 990.000,00"
    scores = [f"8,{nummer % 10}" for nummer in range(len(namen))] if lang else ["8,50", "8,25"]
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
        prijs=prijs,
        criteria=tuple(
            EigenScore(
                criterium=naam,
                gewicht=_gewicht(nummer, lang),
                maximum="10",
                score=scores[nummer],
                motivering=REDEN if nummer else _prijsreden(prijs, scores[nummer]),
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
    namen, prijs = (("Prijs", *KWALITEIT) if lang else ("Prijs", "Plan van aanpak")), "€ 1.080.000,00"
    scores = (
        [(f"7,{n % 10}", f"9,{n % 10}") for n in range(len(namen))] if lang else [("7,00", "8,50"), ("7,25", "8,25")]
    )
    return Afwijzingsbrief(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
        geadresseerde=inschrijver(INSCHRIJVERS[2] if lang else INSCHRIJVERS[4]),
        kop=kop("Gunningsbeslissing"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        besluiten=besluiten(len(GEMEENTEN) if lang else 1),
        winnaars=tuple(
            Winnaar(naam=naam, totaalscore=f"8,{35 - nummer}", prijs="€ 990.000,00" if lang else "")
            for nummer, naam in enumerate(INSCHRIJVERS[: 2 if lang else 1])
        ),
        laagste_prijs=False,
        op_waarde=False,
        lager=LagereRang(
            rang=4 if lang else 2,
            aantal_geldig=5 if lang else 3,
            gelijke_stand="Meer dan één inschrijving heeft deze totaalscore." if lang else "",
            totaalscore="7,15",
            maximumscore="10",
            prijs=prijs,
            criteria=tuple(
                VergelekenScore(
                    criterium=naam,
                    gewicht=_gewicht(nummer, lang),
                    maximum="10",
                    uw_score=scores[nummer][0],
                    score_winnaar=scores[nummer][1],
                    motivering=REDEN if nummer else _prijsreden(prijs, scores[nummer][0]),
                    voordeel_winnaar="Noemt meetbare doelen per kwartaal en een vaste proefperiode & evaluatie."
                    if nummer
                    else "Heeft een lagere prijs, en daarom meer punten.",
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


OP_WAARDE = EigenScore(
    criterium="Prijs",
    gewicht="–",
    maximum="–",
    score="–",
    motivering="De prijs van € 20.000,00 min de waarde van de kwaliteit van € 1.500,00 is € 18.500,00.",
)
OP_WAARDE_VERGELEKEN = VergelekenScore(
    criterium="Prijs",
    gewicht="–",
    maximum="–",
    uw_score="–",
    score_winnaar="–",
    motivering="De prijs van € 10.420,00 min de waarde van de kwaliteit van € 500,00 is € 9.920,00.",
    voordeel_winnaar="De vergelijkingsprijs is gelijk; de loting heeft de volgorde bepaald.",
)
WAARDE_VERGELEKEN = VergelekenScore(
    criterium="Plan van aanpak",
    gewicht="100%",
    maximum="10",
    uw_score="7,50",
    score_winnaar="8,00",
    motivering=f"{REDEN} Deze score is € 500,00 waard.",
    voordeel_winnaar="Noemt meetbare doelen per kwartaal en een vaste proefperiode & evaluatie.",
)
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
            maximumscore="10" if plek else "",
            gelijke_stand=LOTING if plek else "",
            prijs=f"€ 2{plek}.000,00",
            criteria=tuple(replace(c, score=f"9,{plek}5", motivering=REDEN) for c in ander.criteria)
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
    loting = LOTING.replace("totaalscore", "vergelijkingsprijs")
    derde = AfwijzingPerceel(
        perceel=PERCEEL_3,
        besluiten=(besluit("Asten", 72),),
        winnaars=(Winnaar(naam=INSCHRIJVERS[3], totaalscore="€ 9.920,00"),),
        laagste_prijs=False,
        op_waarde=True,
        lager=LagereRang(
            rang=2,
            aantal_geldig=3,
            totaalscore="€ 9.920,00",
            gelijke_stand=loting,
            prijs="€ 10.420,00",
            criteria=(OP_WAARDE_VERGELEKEN, WAARDE_VERGELEKEN),
        ),
        opschorting=Opschorting(regime="wettelijk", laatste_dag=date(2026, 7, 28), tijd="23.59 uur"),
    )
    return replace(eerste, overige=(deel, derde) if lang else (derde,))
