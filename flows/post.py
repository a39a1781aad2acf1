"""The post, at its times: what was put in it leaves, and what was delivered counts as sent."""

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact
from pydantic import AwareDatetime

from flows import hartslag
from flows.omgeving import uit_omgeving
from flows.werkers import EEN_TEGELIJK, herhaalbaar
from usecases import post
from usecases.app import open_app
from usecases.post import Postverslag


@flow(name="post", task_runner=EEN_TEGELIJK)
def verzend_post(op: AwareDatetime | None = None) -> Postverslag:
    """One round; a run that is missed, doubled or killed sends nothing twice. `op` is a scenario's clock."""
    verslag = verzend_ronde.submit(op).result()
    _toon(verslag)
    if op is None:
        hartslag.sla(uit_omgeving(), "post")
    return verslag


@herhaalbaar("verzend-ronde")
def verzend_ronde(op: AwareDatetime | None) -> Postverslag:
    """A retry after Bezet goes on where the round stopped: what was sent by then is marked."""
    with open_app(uit_omgeving()) as app:
        return post.verzend(app, op)


def _toon(verslag: Postverslag) -> None:
    """A table in Prefect of what this round did, and what somebody should look at."""
    create_table_artifact(
        [{"afloop": afloop, "berichten": aantal} for afloop, aantal in sorted(verslag.aantallen.items())],
        key="post",
        description="\n".join(verslag.meldingen) or "alles in orde",
    )
    if verslag.meldingen:
        get_run_logger().error("niet verzonden: %s", "; ".join(verslag.meldingen))
