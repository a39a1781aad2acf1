"""The first account: an empty installation has nobody who may register anybody."""

from db.cases import laad_stam
from db.engine import schrijf
from usecases.app import App
from usecases.execute import Opdracht, Uitkomst, lees_opdracht
from workflow.case.stam import Rol
from workflow.reasons import Geweigerd, reden


def maak_eerste_beheerder(app: App, email: str, naam: str) -> Uitkomst:
    """Only while there is no account at all; raises Geweigerd(bestaat_al)."""
    invoer = {"email": email, "naam": naam, "rollen": (Rol.BEHEERDER.value,)}
    gelezen = lees_opdracht(app, Opdracht(verb="registreer_persoon", invoer=invoer))
    with schrijf(app.engine) as conn:
        # Under the lock of the write: of two who are first at once, one comes second.
        if laad_stam(conn, slot=True).personen:
            raise Geweigerd([reden("bestaat_al", "er zijn al accounts; vraag een beheerder om u toe te voegen")])
        return gelezen.voer_uit(conn)
