"""The moves of a story with their moments, as the audit would have kept them."""

from collections.abc import Iterable, Iterator

from tests.factories.spel import Moment, Spel
from workflow.voortgang import Beweging


def bewegingen(momenten: Iterable[Moment]) -> tuple[Beweging, ...]:
    return tuple(beweging for moment in momenten for beweging in _van(moment))


def _van(moment: Moment) -> Iterator[Beweging]:
    for zet in moment.na.zetten[len(moment.voor.zetten) :]:
        if zet.machine in ("project", "perceel"):
            yield Beweging(
                op=moment.na.nu, machine=zet.machine, rij_id=zet.rij_id, trigger=zet.trigger, van=zet.van, naar=zet.naar
            )


def tot_en_met(momenten: tuple[Moment, ...], verb: str) -> tuple[Spel, tuple[Beweging, ...]]:
    """The game after the last call of this verb, with the moves until then."""
    plek = max(nummer for nummer, moment in enumerate(momenten) if moment.verb == verb)
    return momenten[plek].na.kopie(), bewegingen(momenten[: plek + 1])
