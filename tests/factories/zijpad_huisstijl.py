"""The side path of how letters look: a dienst with a house style, and joint letters of all deelnemers."""

from hashlib import sha256
from typing import Any

from tests.factories.beeld import png
from tests.factories.spel import Spel
from workflow.case.project import Briefvorm
from workflow.case.stam import Beeldvorm
from workflow.verbs.argumenten import Afbeelding

BREEDTE, HOOGTE = 400, 160


def logo(breedte: int = BREEDTE, hoogte: int = HOOGTE, **anders: Any) -> Afbeelding:
    inhoud = png(breedte, hoogte)
    maten = {"breedte": breedte, "hoogte": hoogte, "omvang": len(inhoud), "vorm": Beeldvorm.PNG}
    return Afbeelding(**{"naam": "logo.png", "sha256": sha256(inhoud).hexdigest()} | maten | anders)


STIJL: dict[str, Any] = {
    "dienst": "Asten",
    "adresblok": ("Postbus 290", "5720 AG  Asten"),
    "bezoekadres": "Koningsplein 3, Asten",
    "telefoon": "0493 000 000",
    "website": "asten.example",
    "slotgroet": "Met vriendelijke groet,",
    "ondertekenaars": ("de burgemeester van Asten", "de gemeentesecretaris"),
    "logo_tekst": "Logo van de gemeente",
}


def geef_huisstijl(spel: Spel) -> None:
    spel.doe("registreer_huisstijl", "beheerder-1", logo=logo(), **STIJL)


def kies_samen(spel: Spel) -> None:
    spel.doe("kies_briefvorm", vorm=Briefvorm.GEZAMENLIJK)


ZIJPADEN = (("aangemeld", geef_huisstijl), ("advies", kies_samen))
