"""The first account: an empty installation has nobody who may register anybody."""

from db.cases import laad_stam
from db.engine import lees
from usecases.app import App
from usecases.execute import Opdracht, Uitkomst, voer_uit
from workflow.case.stam import Rol
from workflow.reasons import Geweigerd, reden


def maak_eerste_beheerder(app: App, email: str, naam: str) -> Uitkomst:
    """Only while there is no account at all; raises Geweigerd(bestaat_al)."""
    with lees(app.engine) as conn:
        if laad_stam(conn).personen:
            raise Geweigerd([reden("bestaat_al", "er zijn al accounts; vraag een beheerder om u toe te voegen")])
    return voer_uit(
        app,
        Opdracht(verb="registreer_persoon", invoer={"email": email, "naam": naam, "rollen": (Rol.BEHEERDER.value,)}),
    )
