"""The progress reports of the week, put in the post; whoever missed the moment gets them at the next."""

from prefect import flow
from pydantic import AwareDatetime

from flows import hartslag
from flows.omgeving import uit_omgeving
from flows.werkers import EEN_TEGELIJK, herhaalbaar
from usecases import weekpost
from usecases.app import open_app


@flow(name="voortgang", task_runner=EEN_TEGELIJK)
def verstuur_voortgang(op: AwareDatetime | None = None) -> int:
    """How many reports were put in the post; a second run in the same week adds nothing."""
    aantal = verstuur_ronde.submit(op).result()
    if op is None:
        hartslag.sla(uit_omgeving(), "voortgang")
    return aantal


@herhaalbaar("verstuur-ronde")
def verstuur_ronde(op: AwareDatetime | None) -> int:
    with open_app(uit_omgeving()) as app:
        return weekpost.zet_op_de_post(app, op)
