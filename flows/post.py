"""The post, at its times: what was put in it leaves, and what was delivered counts as sent."""

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import AwareDatetime

from flows import hartslag
from flows.omgeving import uit_omgeving
from flows.werkers import EEN_TEGELIJK, als_bezet
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


@task(
    name="verzend-ronde",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=als_bezet,
)
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
