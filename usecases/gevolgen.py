"""The consequences of a call, before it is made: it is decided on in a read transaction, and nothing is written."""

from dataclasses import dataclass

from db.engine import lees
from usecases.app import App
from usecases.beslissen import Aanroep, Opdracht, als_case
from usecases.invoer import lees_invoer, zoek_verb
from workflow.gevolgen import Gevolgen, gevolgen
from workflow.reasons import Invoerfout


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorspelling:
    verb: str
    project: str
    tweede_persoon: bool
    """Whether this happens only after a second person confirmed it."""
    gevolgen: Gevolgen


def voorspel(app: App, opdracht: Opdracht) -> Voorspelling:
    """What this call would change if it were made now; raises Invoerfout and Geweigerd as the call itself would.

    A verb that asks a second person is told as if it were confirmed now; `bevestig` as the proposal that it confirms.
    """
    verb = zoek_verb(opdracht.verb)
    if verb.op_stam:
        raise Invoerfout("verb", f"'{verb.naam}' hoort niet bij een project; gevolgen zijn er alleen in een project")
    met = lees_invoer(verb, opdracht.invoer, map_=opdracht.map)
    with lees(app.engine) as conn:
        aanroep = Aanroep(app, conn, opdracht, verb, met, opslag=None)
        beslist = aanroep.beslis(aanroep.laad_case(slot=False))
    na = als_case(beslist.decision)
    return Voorspelling(
        verb=verb.naam,
        project=na.project.kenmerk,
        tweede_persoon=beslist.wacht,
        gevolgen=gevolgen(beslist.voor, na, beslist.call),
    )
