"""What a way in needs of the floors below: opening the installation, and the names of what may go wrong there."""

from contextlib import AbstractContextManager

from db.engine import Bezet, Dubbel, Onbereikbaar, Ongeldig
from db.installatie import AndereSoort, SoortInstallatie
from delivery.opslag import BestandOntbreekt
from delivery.pdffout import PdfFout
from usecases.app import App, open_app
from usecases.instellingen import Instellingen


def open_oefening(instellingen: Instellingen) -> AbstractContextManager[App]:
    """An installation for practice, whose clock a scenario may set; raises AndereSoort on one for real work."""
    return open_app(instellingen, SoortInstallatie.OEFENING)


__all__ = [
    "AndereSoort",
    "BestandOntbreekt",
    "Bezet",
    "Dubbel",
    "Onbereikbaar",
    "Ongeldig",
    "PdfFout",
    "open_app",
    "open_oefening",
]
