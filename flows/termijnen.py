"""What the dates say, asked of every project: what is over passes, and who must act is reminded."""

from collections.abc import Iterator
from dataclasses import dataclass

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact
from pydantic import AwareDatetime

from flows import hartslag
from flows.brieven import maak_brieven
from flows.omgeving import uit_omgeving
from flows.werkers import EEN_TEGELIJK, herhaalbaar
from usecases import deadlines
from usecases.app import App, open_app
from usecases.execute import NIETS
from usecases.ingang import Bezet
from usecases.letters import Verslag
from workflow.reasons import Geweigerd

GROEP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Gewijzigd:
    """What the check changed in one project, or why it could not."""

    project: str
    zetten: int = 0
    brieven: int = 0
    """Number of letters that were ordered."""
    geweigerd: str = ""


@flow(name="termijnen-controleren", task_runner=EEN_TEGELIJK)
def termijnen_controleren(op: AwareDatetime | None = None, project: str | None = None) -> tuple[Gewijzigd, ...]:
    """Every project is asked, each in a transaction of its own: one that refuses does not hold up the others.

    `op` is a scenario's clock, `project` the kenmerk of the only one to ask.
    """
    with open_app(uit_omgeving()) as app:
        kenmerken = [project] if project else deadlines.te_controleren(app)
    taken = [controleer_groep.submit(groep, op) for groep in _groepen(kenmerken)]
    gewijzigd = tuple(regel for taak in taken for regel in taak.result())
    _toon(gewijzigd, len(kenmerken))
    if (op, project) == (None, None):
        hartslag.sla(uit_omgeving(), "termijnen")
    return gewijzigd


@flow(name="herinneringen")
def herinneringen(op: AwareDatetime | None = None) -> Verslag:
    """Reminders that have become due are ordered and made, each once per termijn, addressee and moment."""
    termijnen_controleren(op)
    verslag = maak_brieven(op, soorten=("herinnering",))
    if op is None:
        hartslag.sla(uit_omgeving(), "herinneringen")
    return verslag


@herhaalbaar("controleer-groep", "{kenmerken[0]} en verder")
def controleer_groep(kenmerken: list[str], op: AwareDatetime | None) -> tuple[Gewijzigd, ...]:
    with open_app(uit_omgeving()) as app:
        regels, bezet = [], None
        for kenmerk in kenmerken:
            try:
                regels.append(_controleer(app, kenmerk, op))
            except Bezet as fout:
                bezet = fout
    if bezet:
        # After the others had their turn: the retry finds those done.
        raise bezet
    return tuple(regel for regel in regels if regel)


def _controleer(app: App, kenmerk: str, op: AwareDatetime | None) -> Gewijzigd | None:
    try:
        uitkomst = deadlines.controleer(app, kenmerk, op)
    except Geweigerd as fout:
        return Gewijzigd(project=kenmerk, geweigerd=str(fout))
    if uitkomst.soort == NIETS:
        return None
    return Gewijzigd(project=kenmerk, zetten=len(uitkomst.zetten), brieven=uitkomst.documenten)


def _groepen(kenmerken: list[str]) -> Iterator[list[str]]:
    for begin in range(0, len(kenmerken), GROEP):
        yield kenmerken[begin : begin + GROEP]


def _toon(gewijzigd: tuple[Gewijzigd, ...], gecontroleerd: int) -> None:
    tabel = [
        {"project": r.project, "zetten": r.zetten, "brieven": r.brieven, "geweigerd": r.geweigerd} for r in gewijzigd
    ]
    create_table_artifact(tabel, key="termijnen", description=f"{gecontroleerd} projecten gecontroleerd")
    for regel in gewijzigd:
        if regel.geweigerd:
            get_run_logger().error("%s: %s", regel.project, regel.geweigerd)
