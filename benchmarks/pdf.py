"""Fifty letters to PDF/A-2B in a batch, beside one cold letter on the same machine, in turns with it.

Everything that a user waits for is in it: reading the letters from the store, LibreOffice with a new profile, and the
control of every PDF.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.gemeen import Grens, duur, om_en_om, toon_grenzen
from delivery.opslag import Opslag
from delivery.pdf import zoek_soffice
from delivery.pdffout import GeenLibreOffice
from documents.render import render
from documents.voorbeelden import VOORBEELDEN
from usecases.instellingen import Instellingen, lees_instellingen
from usecases.pdf import Brief, maak, met_merk

BRIEVEN = 50
KEREN = 5
MAXIMUM = 100.0
"""Milliseconds per letter."""
KOUD = 924.0
"""Milliseconds for one cold letter on the machine that the maximum was asked of."""
DEEL = MAXIMUM / KOUD
"""Of a cold letter; a busy machine strikes both."""
_SOORTEN = ("gunningsbrief_kort", "afwijzingsbrief_lager_kort", "mandaatbrief_kort", "afwijzingsbrief_ongeldig_kort")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """Medians in milliseconds."""

    brieven: int
    per_brief: float
    """In a batch of `brieven`."""
    koud: float
    """One letter by itself."""

    @property
    def deel(self) -> float:
        return self.per_brief / self.koud


def meet(map_: Path, brieven: int = BRIEVEN, keren: int = KEREN) -> Meting:
    """Raises GeenLibreOffice without LibreOffice, and PdfFout when it makes no PDF."""
    instellingen, opslag = lees_instellingen({}, map_), Opslag(map_ / "bestanden")
    zoek_soffice(instellingen.soffice)
    partij = list(islice(_brieven(opslag), brieven))
    per_partij, koud = om_en_om(keren, _meting(instellingen, opslag, partij), _meting(instellingen, opslag, partij[:1]))
    return Meting(brieven=brieven, per_brief=per_partij / brieven, koud=koud)


def _meting(instellingen: Instellingen, opslag: Opslag, brieven: list[Brief]) -> Callable[[], float]:
    def doe() -> None:
        if (omgezet := maak(instellingen, opslag, brieven)).fouten:
            raise RuntimeError(f"niet alles werd PDF: {omgezet.fouten}")

    return lambda: duur(doe)


def _brieven(opslag: Opslag) -> Iterator[Brief]:
    """Letters of two or three pages, each with bytes of its own."""
    inhoud = [render(*VOORBEELDEN[naam]).inhoud for naam in _SOORTEN]
    nummer = 0
    while True:
        yield Brief(f"brief {nummer}", opslag.bewaar(met_merk(inhoud[nummer % len(inhoud)], f"brief-{nummer}")))
        nummer += 1


def grenzen(meting: Meting) -> list[Grens]:
    wat = f"{meting.brieven} brieven in een keer"
    return [
        Grens(wat=f"{wat}, ms per brief", getal=meting.per_brief, maximum=MAXIMUM),
        Grens(wat=f"{wat}, per brief, deel van een koude brief", getal=meting.deel, maximum=DEEL),
    ]


def main(argumenten: Sequence[str] | None = None) -> int:
    keuze = _lees_argumenten(argumenten)
    try:
        with tempfile.TemporaryDirectory(prefix="zandloper-meting-") as map_:
            meting = meet(Path(map_), keuze.brieven, keuze.keren)
    except GeenLibreOffice as fout:
        print(f"Niets gemeten: {fout}")
        return 0
    alle = grenzen(meting)
    if keuze.json:
        verslag = {"meting": asdict(meting) | {"deel": meting.deel}}
        print(json.dumps(verslag | {"grenzen": [asdict(g) | {"houdt": g.houdt} for g in alle]}, indent=2))
    else:
        print(
            f"een koude brief: {meting.koud:.0f} ms; {meting.brieven} in een keer: {meting.per_brief:.1f} ms per brief"
        )
        toon_grenzen(alle)
    return 0 if all(grens.houdt for grens in alle) else 1


def _lees_argumenten(argumenten: Sequence[str] | None) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--brieven", type=int, default=BRIEVEN, help="hoeveel brieven in een keer")
    lezer.add_argument("--keren", type=int, default=KEREN, help="metingen van elk")
    lezer.add_argument("--json", action="store_true")
    return lezer.parse_args(argumenten)


if __name__ == "__main__":
    sys.exit(main())
