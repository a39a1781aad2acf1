"""Samples of what follows a decision that holds."""

from datetime import date

from documents.contexts.afrondingsbericht import Afrondingsbericht, Gesloten
from documents.contexts.deel import (
    Opschorting,
    Perceel,
)
from documents.contexts.definitieve_gunning import DefinitieveGunning, KortGeding, TeTekenen
from documents.voorbeelden.gemeen import (
    AFZENDER,
    BRIEFHOOFD,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    ONDERTEKENING,
    OPSCHORTING,
    besluiten,
    contactpersoon,
    inschrijver,
    kop,
)


def definitieve_gunning(lang: bool) -> DefinitieveGunning:
    aantal = len(GEMEENTEN) if lang else 1
    return DefinitieveGunning(
        afzender=AFZENDER,
        briefhoofd=None if lang else BRIEFHOOFD,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Definitieve gunning", date(2026, 8, 17) if lang else date(2026, 7, 28)),
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


def afrondingsbericht(lang: bool) -> Afrondingsbericht:
    return Afrondingsbericht(
        afzender=AFZENDER,
        geadresseerde=contactpersoon(),
        kop=kop("Afronding van de aanbesteding", date(2026, 8, 10)),
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
        week=date(2026, 8, 31),
        reageren_voor=date(2026, 8, 20),
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )
