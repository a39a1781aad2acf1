"""Samples of the progress report and of the inkoopplan."""

from datetime import date

from documents.contexts.inkoopplan import Contractregel, Inkoopplan, Plankop, Planproject, Planregel, Vraagregel
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
from documents.voorbeelden.gemeen import AFZENDER, GEMEENTEN, INSCHRIJVERS, REDEN


def voortgangsrapportage(lang: bool) -> Voortgangsrapportage:
    """Short is the report of one dienst; long is every other table, with many rows."""
    naam = "Hulpmiddelen <én> trapliften & meer" if lang else "Wmo-hulpmiddelen & trapliften"
    onderwerp = f"{naam} (2026-014)"
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
            Besluit(onderwerp="Inkoopstrategie", uitkomst="vastgesteld", nummer="B&W 2026/001", datum="10 maart 2026"),
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
        aandacht=("# let op | *dit* van B|W 7_a", REDEN),
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


def inkoopplan(lang: bool) -> Inkoopplan:
    """Short is a dienst that has one project, in which nothing is asked and nothing was closed."""
    dienst = GEMEENTEN[11] if lang else "Asten"
    titel = "Hulpmiddelen <én> trapliften & meer"
    gevraagd = "Laat uw bestuursorgaan het gunningsadvies vaststellen en stuur ons het ondertekende besluit."
    kenmerken = ("2026-014", "2026-015") if lang else ("2026-014",)
    return Inkoopplan(
        afzender=AFZENDER,
        kop=Plankop(
            kenmerk=f"IP/{dienst}/2026-06-12", datum=date(2026, 6, 12), onderwerp=f"Inkoopplan {dienst}", dienst=dienst
        ),
        overzicht=tuple(
            Planregel(project=f"{kenmerk}\n{titel}", waarde="€ 11.250.000,00", deelname="deelnemer",
                      stand="gunning (acquisitie)",
                      volgende="Gunningsbeslissing verzonden\ngepland op 10 juni 2026")
            for kenmerk in kenmerken
        ),
        gevraagd=tuple(
            Vraagregel(project=f"{kenmerk} {titel}", wat=gevraagd, uiterlijk="30 september 2026")
            for kenmerk in kenmerken
        )
        if lang
        else (),
        contracten=tuple(
            Contractregel(project=f"{kenmerk} {titel}", perceel="1: Hulpmiddelen", leverancier=INSCHRIJVERS[1],
                          einddatum=date(2030, 8, 31), verlengbaar="tot en met 31 augustus 2032")
            for kenmerk in kenmerken
        )
        if lang
        else (),
        projecten=tuple(
            Planproject(
                titel=f"{titel} ({kenmerk})",
                omschrijving="Levering, onderhoud en herstel van hulpmiddelen." + (f" {REDEN}" if lang else ""),
                waarde="€ 11.250.000,00",
                procedure="Europese openbare procedure",
                deelname="deelnemer",
                stand="gunning (acquisitie)",
                mijlpalen=tuple(mijlpaal for fase in _FASEN for mijlpaal in fase.mijlpalen) if lang else (),
                gevraagd=(Gevraagd(wat=gevraagd, uiterlijk="30 september 2026"),) if lang else (),
            )
            for kenmerk in kenmerken
        ),
    )  # fmt: skip
