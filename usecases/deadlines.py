"""The scheduled check: ask every project what its dates say; whoever runs it, and however often, adds nothing."""

from dataclasses import dataclass
from datetime import datetime

from db.engine import Bezet, lees
from db.queries.projecten import kenmerken
from usecases.app import App
from usecases.execute import NIETS, PLANNER, Opdracht, Uitkomst, voer_uit
from usecases.geduld import met_geduld
from workflow.reasons import Geweigerd, Reden


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigering:
    """A project that could not be checked, and every reason."""

    project: str
    redenen: tuple[Reden, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ronde:
    """What one round over all projects changed, and where it could not."""

    bijgewerkt: tuple[Uitkomst, ...]
    geweigerd: tuple[Weigering, ...]
    bezet: tuple[str, ...]
    """Projects in which others stayed at work."""


def te_controleren(app: App) -> list[str]:
    """The kenmerken of all projects."""
    with lees(app.engine) as conn:
        return kenmerken(conn)


def controleer(app: App, kenmerk: str, nu: datetime | None = None) -> Uitkomst:
    """Pass what is due in one project and plan its reminders, as the scheduler; raises Geweigerd, and Bezet."""
    opdracht = Opdracht(verb="controleer_termijnen", invoer={}, project=kenmerk, nu=nu, aanmelding=PLANNER)
    return met_geduld(lambda: voer_uit(app, opdracht), app.instellingen.geduld)


def controleer_alles(app: App, nu: datetime | None = None) -> Ronde:
    """Project by project, each in its own transaction: one that refuses does not hold up the others."""
    bijgewerkt, geweigerd, bezet = [], [], []
    for kenmerk in te_controleren(app):
        try:
            uitkomst = controleer(app, kenmerk, nu)
        except Geweigerd as fout:
            geweigerd.append(Weigering(project=kenmerk, redenen=fout.redenen))
        except Bezet:
            bezet.append(kenmerk)
        else:
            bijgewerkt += [uitkomst] if uitkomst.soort != NIETS else []
    return Ronde(bijgewerkt=tuple(bijgewerkt), geweigerd=tuple(geweigerd), bezet=tuple(bezet))
