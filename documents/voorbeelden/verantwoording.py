"""Samples of the request for evidence, and of the record of the award."""

from datetime import date
from typing import Any

from documents.contexts.bewijsverzoek import Bewijsverzoek
from documents.contexts.deel import Mijlpaal, Ondertekening, Perceel
from documents.contexts.proces_verbaal_gunning import Belang, Dienst, ProcesVerbaalGunning, Reden, Uitkomst, Winnaar
from documents.voorbeelden.gemeen import (
    AFZENDER,
    CONTACT,
    GEMEENTEN,
    INSCHRIJVERS,
    KWALITEIT,
    ONDERTEKENING,
    REDEN,
    besluiten,
    inschrijver,
    kop,
)


def bewijsverzoek(lang: bool) -> Bewijsverzoek:
    return Bewijsverzoek(
        afzender=AFZENDER,
        geadresseerde=inschrijver(INSCHRIJVERS[1] if lang else INSCHRIJVERS[0]),
        kop=kop("Verzoek om bewijsmiddelen"),
        procedure="Europese openbare procedure",
        perceel=Perceel(nummer="2", naam="Trapliften") if lang else None,
        diensten=tuple(f"Gemeente {naam}" for naam in GEMEENTEN[: 18 if lang else 2]),
        beslissing_van=date(2026, 7, 6),
        stukken=("Aanbestedingsleidraad.pdf", "Uniform Europees Aanbestedingsdocument.pdf"),
        platform="TenderNed",
        referentie="TN 512345",
        contact=CONTACT,
        ondertekening=ONDERTEKENING,
    )


def proces_verbaal_gunning(lang: bool) -> ProcesVerbaalGunning:
    namen = INSCHRIJVERS if lang else INSCHRIJVERS[:2]
    return ProcesVerbaalGunning(
        **_kenmerken(lang, "Gunning van de opdracht"),
        gegund=True,
        toegelaten=tuple(
            Uitkomst(inschrijver=naam, uitkomst=f"{rang} van {len(namen)}", reden="voldoet aan de gestelde eisen")
            for rang, naam in enumerate(namen, start=1)
        ),
        afgewezen=tuple(
            Uitkomst(inschrijver=naam, uitkomst="afgewezen", reden=f"lager gerangschikt: totaalscore {7 - plek},10.")
            for plek, naam in enumerate(namen[1:])
        ),
        op_waarde=False,
        winnaars=(
            Winnaar(
                naam=namen[0],
                prijs="€ 1.000.000,00",
                totaal="8,25",
                redenen=tuple(
                    Reden(
                        criterium=criterium,
                        gewicht=f"{40 - nummer if lang else 60 - 20 * nummer}%",
                        score=f"8,{nummer}",
                        motivering=REDEN,
                    )
                    for nummer, criterium in enumerate(KWALITEIT if lang else KWALITEIT[:2])
                ),
            ),
        ),
        besluiten=besluiten(18 if lang else 1),
        belangen=(
            Belang(
                naam="A. Proef",
                belang="Heeft aandelen in een van de inschrijvers.",
                maatregel="is beoordelaar af; eigen scores tellen niet mee",
            ),
        )
        if lang
        else (),
    )


def proces_verbaal_niet_gegund(lang: bool) -> ProcesVerbaalGunning:
    """Every tender fell out; in the short version none was received."""
    return ProcesVerbaalGunning(
        **_kenmerken(lang, "Opdracht die niet is gegund"),
        gegund=False,
        waarom_niet="Geen van de 5 ontvangen inschrijvingen is geldig of doet nog mee."
        if lang
        else "Er is geen inschrijving ontvangen.",
        afgewezen=tuple(
            Uitkomst(inschrijver=naam, uitkomst="ongeldig", reden=f"{REDEN} (leidraad, paragraaf 4.3)")
            for naam in INSCHRIJVERS
        )
        if lang
        else (),
        op_waarde=False,
    )


def _kenmerken(lang: bool, onderwerp: str) -> dict[str, Any]:
    """What every record has, whatever came of the procedure."""
    return {
        "afzender": AFZENDER,
        "kop": kop(onderwerp),
        "procedure": "Europese openbare procedure",
        "platform": "TenderNed",
        "referentie": "TN 512345",
        "perceel": Perceel(nummer="1", naam="Hulpmiddelen") if lang else None,
        "voorwerp": "Levering, onderhoud en herstel van hulpmiddelen." + (f" {REDEN}" if lang else ""),
        "waarde": "€ 12.500.000,00",
        "waarde_perceel": "€ 6.250.000,00" if lang else "",
        "diensten": tuple(
            Dienst(naam=f"Gemeente {naam}", adres="Postbus 290", postcode="5720 AG", plaats=naam)
            for naam in GEMEENTEN[: 18 if lang else 2]
        ),
        "verloop": (
            Mijlpaal(naam="aankondiging of uitnodiging verzonden", datum=date(2026, 4, 1)),
            Mijlpaal(naam="sluiting van de inschrijvingstermijn", datum=date(2026, 5, 11)),
            Mijlpaal(naam="kluis geopend", datum=date(2026, 5, 11)),
        ),
        "wet": not lang,
        "verantwoording": "Er is een Europese openbare procedure gevolgd, met een aankondiging vooraf.",
        "elektronisch": not lang,
        "verklaringen": 5,
        "ondertekenaars": (
            ONDERTEKENING,
            Ondertekening(naam="A. Proef", functie="contractmanager", organisatie="Bizob"),
        ),
    }
