"""A folder that somebody named to put files in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from workflow.reasons import Invoerfout


@contextmanager
def schrijfbaar(map_: Path) -> Iterator[None]:
    """What cannot be written there is told to who named it; raises Invoerfout."""
    try:
        yield
    except OSError as fout:
        raise Invoerfout("uit", f"'{map_}' kan niet geschreven worden ({fout.strerror}); kies een andere map") from None


def schrijf(map_: Path, bestanden: Mapping[str, bytes]) -> list[Path]:
    """Each under its name, in the place of an older one; raises Invoerfout."""
    with schrijfbaar(map_):
        map_.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in bestanden.items():
            (map_ / naam).write_bytes(inhoud)
    return [map_ / naam for naam in bestanden]
