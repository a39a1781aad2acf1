"""What a verb did, in a few lines of Dutch."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cli.codes import Afloop
from cli.stappen import leesbaar
from cli.uitvoer import meervoud
from usecases.execute import NIETS, WACHT, Uitkomst


def als_gegevens(uitkomst: Uitkomst, code: Afloop) -> dict[str, Any]:
    """One shape for every verb that was not refused."""
    return {
        "ok": True,
        "soort": uitkomst.soort,
        "exitcode": int(code),
        "verb": uitkomst.verb,
        "project": uitkomst.project,
        "toestand": uitkomst.toestand,
        "voorstel": uitkomst.voorstel,
        "zetten": uitkomst.zetten,
        "documenten": uitkomst.documenten,
    }


def regels(uitkomst: Uitkomst) -> Iterator[str]:
    if uitkomst.soort == NIETS:
        yield f"{uitkomst.verb}: er was niets te doen."
    elif uitkomst.soort == WACHT:
        yield from _wacht(uitkomst)
    else:
        yield from _gedaan(uitkomst)


def _wacht(uitkomst: Uitkomst) -> Iterator[str]:
    yield f"{uitkomst.verb}: voorstel {uitkomst.voorstel} wacht op een tweede persoon. Er is nog niets veranderd."
    opdracht = f"zandloper bevestig --project {uitkomst.project} --voorstel {uitkomst.voorstel} --als E-MAILADRES"
    yield f"Bevestigen: {opdracht}"


def _gedaan(uitkomst: Uitkomst) -> Iterator[str]:
    yield f"{uitkomst.verb}: gedaan."
    if uitkomst.project:
        yield f"Project {uitkomst.project}: {leesbaar(uitkomst.toestand or '')}."
    for (machine, van, naar), aantal in Counter((z.machine, z.van, z.naar) for z in uitkomst.zetten).items():
        yield f"  {f'{aantal} × ' if aantal > 1 else ''}{machine}: {leesbaar(van)} → {leesbaar(naar)}"
    if uitkomst.documenten:
        yield f"{meervoud(uitkomst.documenten, 'brief', 'brieven')} besteld. Nu maken: zandloper brieven maak"
