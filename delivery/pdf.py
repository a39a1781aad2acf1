"""Word to PDF/A-2B by LibreOffice: a program of its own, that may be absent, hang, crash, or write half a file.

A batch is one call with a profile of its own; a few run beside each other. Whatever happens, to it or to us, it does
not go on (`delivery.pdfproces`) and no letter stays behind (`delivery.pdfmap`): at most an empty socket in /tmp. Only
what was checked (`delivery.pdfcontrole`) is given back.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from delivery.pdfcontrole import ongeldig, onvolledig
from delivery.pdffout import GeenLibreOffice, PdfFout
from delivery.pdfmap import eigen_map, ruim_op
from delivery.pdfproces import draai

PARTIJ = 50
"""Letters in one call, at most: what starting costs is then shared by enough of them."""
MINSTENS = 10
"""Letters in one call, where there are more: a second process for fewer costs more than it gains."""
BANEN = 4
"""Processes beside each other, at most; each asks some 200 MB."""
POGINGEN = 2
GEDULD = 120.0
"""Seconds that one call may take, on a machine that is busy with something else."""
INSTALLEER = "apt install libreoffice-writer-nogui fonts-crosextra-carlito fonts-liberation"

_SOORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)


@dataclass(frozen=True, slots=True)
class Bron:
    """A letter to convert; `merk` stands in its properties, and so must stand in those of its PDF."""

    naam: str
    inhoud: bytes
    merk: str


@dataclass(frozen=True, slots=True)
class Omgezet:
    """Per letter its PDF, by its place in the order; and why the others have none."""

    pdf: Mapping[int, bytes]
    fouten: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Afloop:
    """How a call ended; `melding` is empty when all went well."""

    melding: str
    gelukt: dict[int, bytes]
    mis: dict[int, str]


def zoek_soffice(gekozen: str | None) -> Path:
    """The program that was chosen, or the one on PATH; raises GeenLibreOffice, or PdfFout for a choice that is none."""
    if gekozen:
        gevonden = shutil.which(gekozen)
        if gevonden is None:
            raise PdfFout(f"ZANDLOPER_SOFFICE is '{gekozen}', en dat is geen programma. Noem het pad van soffice.")
        return Path(gevonden)
    for naam in ("soffice", "libreoffice"):
        if gevonden := shutil.which(naam):
            return Path(gevonden)
    raise GeenLibreOffice(f"LibreOffice is niet geïnstalleerd, en dat maakt de PDF's ({INSTALLEER}).")


def zet_om(soffice: Path, bronnen: Sequence[Bron], geduld: float = GEDULD) -> Omgezet:
    """PDF/A-2B of each, in batches; `geduld` is the number of seconds for one call.

    A letter that fails does not keep the others. Raises PdfFout when a whole batch fails: then it is not the letter.
    """
    banen = max(1, min(BANEN, os.cpu_count() or 1, len(bronnen) // MINSTENS))
    partijen = list(_partijen(bronnen, max(banen, -(-len(bronnen) // PARTIJ))))
    stop = Event()
    ruim_op()
    with ThreadPoolExecutor(banen) as pool:
        try:
            aflopen = list(pool.map(lambda partij: _probeer(soffice, partij, geduld, stop), partijen))
        except BaseException:
            stop.set()
            raise
    pdf = {plek: inhoud for afloop in aflopen for plek, inhoud in afloop.gelukt.items()}
    mis = {plek: fout for afloop in aflopen for plek, fout in afloop.mis.items()}
    # Here, where the threads have ended: PDFium serves one at a time.
    slecht = {plek: fouten for plek, inhoud in pdf.items() if (fouten := ongeldig(inhoud))}
    mis |= {plek: f"{bronnen[plek].naam}: {'; '.join(fouten)}" for plek, fouten in slecht.items()}
    if slecht and len(slecht) == len(pdf):
        raise PdfFout("; ".join(dict.fromkeys(mis.values())))
    return Omgezet({plek: inhoud for plek, inhoud in pdf.items() if plek not in slecht}, mis)


def _partijen(bronnen: Sequence[Bron], aantal: int) -> Iterator[dict[int, Bron]]:
    """So many batches of about one size, for none is so small that one bad letter is a whole batch."""
    grootte = max(1, -(-len(bronnen) // aantal))
    for begin in range(0, len(bronnen), grootte):
        yield dict(enumerate(bronnen[begin : begin + grootte], start=begin))


def _probeer(soffice: Path, partij: Mapping[int, Bron], geduld: float, stop: Event) -> _Afloop:
    """What failed is tried once more, with a new profile; raises PdfFout when nothing came of it at all.

    In the opposite order: a letter that LibreOffice crashes or hangs on then keeps none of the others.
    """
    gelukt: dict[int, bytes] = {}
    mis: dict[int, str] = {}
    melding = ""
    over = dict(partij)
    for _ in range(POGINGEN):
        over = {plek: bron for plek, bron in over.items() if plek not in gelukt}
        if not over or stop.is_set():
            break
        afloop = _roep(soffice, over, geduld, stop)
        gelukt |= afloop.gelukt
        melding, mis = afloop.melding, afloop.mis
        over = dict(reversed(over.items()))
    if not gelukt:
        raise PdfFout(melding or "; ".join(dict.fromkeys(mis.values())) or "het maken van de PDF's is afgebroken")
    return _Afloop(melding, gelukt, mis)


def _roep(soffice: Path, partij: Mapping[int, Bron], geduld: float, stop: Event) -> _Afloop:
    """One call in a folder that is gone afterwards; names of letters never reach the file system."""
    try:
        with eigen_map() as map_:
            bestanden = _leg_klaar(map_, partij)
            melding = draai(_opdracht(soffice, map_, bestanden), map_, geduld, stop)
            return _oordeel(map_, partij, melding)
    except OSError as fout:
        raise PdfFout(f"de PDF's konden niet gemaakt worden: {fout}") from fout


def _leg_klaar(map_: Path, partij: Mapping[int, Bron]) -> list[Path]:
    bestanden = [map_ / f"{plek}.docx" for plek in partij]
    for bestand, bron in zip(bestanden, partij.values(), strict=True):
        bestand.write_bytes(bron.inhoud)
    return bestanden


def _opdracht(soffice: Path, map_: Path, bestanden: Sequence[Path]) -> list[str]:
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    doen = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", _SOORT, "--outdir", str(map_)]
    return [str(soffice), profiel, *doen, *map(str, bestanden)]


def _oordeel(map_: Path, partij: Mapping[int, Bron], melding: str) -> _Afloop:
    """Only a whole and lawful file counts, also when the call itself failed half-way."""
    gelukt: dict[int, bytes] = {}
    mis: dict[int, str] = {}
    for plek, bron in partij.items():
        inhoud = _lees(map_ / f"{plek}.pdf")
        if fouten := onvolledig(inhoud, bron.merk):
            mis[plek] = f"{bron.naam}: {melding or '; '.join(fouten)}"
        else:
            gelukt[plek] = inhoud
    return _Afloop(melding, gelukt, mis)


def _lees(pad: Path) -> bytes:
    """Empty where nothing was written."""
    return herstel_titel(pad.read_bytes()) if pad.exists() else b""


def herstel_titel(pdf: bytes) -> bytes:
    """LibreOffice 7.4 escapes the title in the metadata twice; mended within the padding, so that no place moves."""
    begin, eind = pdf.rfind(b"<?xpacket begin"), pdf.rfind(b"<?xpacket end")
    if not 0 <= begin < eind:
        return pdf
    pakket = pdf[begin:eind]
    for goed in (b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&apos;"):
        pakket = pakket.replace(b"&amp;" + goed.removeprefix(b"&"), goed)
    return pdf[:begin] + pakket.ljust(eind - begin) + pdf[eind:]
