"""Word becomes PDF/A-2B by LibreOffice, and whatever LibreOffice does is told in Dutch and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from itertools import count
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from delivery import pdf as module
from delivery import pdfmap, pdfproces
from delivery.pdf import Bron, herstel_titel, zet_om, zoek_soffice
from delivery.pdfcontrole import beelden, gebreken, ongeldig, png
from delivery.pdffout import GeenLibreOffice, PdfFout
from documents.render import render
from documents.voorbeelden import VOORBEELDEN
from usecases.pdf import merk, met_merk

_nummers = count()


def brief(tekst: str, titel: str = "Brief") -> Bron:
    document, uit = Document(), BytesIO()
    document.core_properties.title = titel
    document.core_properties.keywords = f"merk-{tekst}"
    document.add_paragraph(tekst)
    document.save(uit)
    return Bron(tekst, uit.getvalue(), f"merk-{tekst}")


@pytest.fixture(autouse=True)
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary files of the conversion come here, so that a test sees what is left of them."""
    map_ = tmp_path / "tijdelijk met spatie"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


@pytest.fixture
def nep(tmp_path: Path) -> Callable[[str], Path]:
    """A soffice of our own that runs these lines of shell; `$uit` is the folder that it must write to."""

    def maak(regels: str) -> Path:
        pad = tmp_path / f"soffice-{next(_nummers)}"
        zoek = 'while [ "$1" != --outdir ]; do shift; done; uit=$2; shift 2'
        pad.write_text(f"#!/bin/sh\n{zoek}\necho $$ >>{tmp_path}/pids\n{regels}\n")
        pad.chmod(0o755)
        return pad

    return maak


def leeft(pid: int) -> bool:
    """A process that ended and was not cleared away by its new parent does not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def pids(map_: Path) -> list[int]:
    return [int(regel) for regel in (map_ / "pids").read_text().split()]


@pytest.fixture(scope="session")
def vier(soffice: Path) -> dict[int, bytes]:
    return dict(zet_om(soffice, [brief(f"n{n}") for n in range(4)]).pdf)


# --- with LibreOffice -------------------------------------------------------------------------------------------------


def test_every_letter_of_a_batch_becomes_a_lawful_pdf(soffice: Path, werkmap: Path) -> None:
    bronnen = [brief(f"nummer{n}", titel="Zorg & Welzijn <2026>") for n in range(12)]
    omgezet = zet_om(soffice, bronnen)
    assert (sorted(omgezet.pdf), omgezet.fouten) == (list(range(12)), {})
    for plek, inhoud in omgezet.pdf.items():
        with pikepdf.open(BytesIO(inhoud)) as gelezen, gelezen.open_metadata() as eigenschappen:
            assert eigenschappen.pdfa_status == "2B"
            assert eigenschappen["dc:title"] == str(gelezen.docinfo.Title) == "Zorg & Welzijn <2026>"
            assert str(gelezen.docinfo.Keywords) == f"merk-nummer{plek}"
            assert gelezen.Root.MarkInfo.Marked
            assert len(gelezen.pages) == 1
    assert list(werkmap.iterdir()) == []


def test_the_fonts_of_a_letter_are_in_its_pdf_and_it_knows_its_docx(soffice: Path) -> None:
    """Asked of the file by another reader than our own."""
    inhoud = render(*VOORBEELDEN["gunningsbrief_lang"]).inhoud
    woord = merk("ab" * 32)
    pdf = zet_om(soffice, [Bron("gunningsbrief", met_merk(inhoud, woord), woord)]).pdf[0]
    with pikepdf.open(BytesIO(pdf)) as gelezen:
        beschreven = [o for o in gelezen.objects if isinstance(o, pikepdf.Dictionary) and o.get("/FontDescriptor")]
        assert beschreven
        assert all(set(o.FontDescriptor.keys()) & {"/FontFile", "/FontFile2", "/FontFile3"} for o in beschreven)
        assert str(gelezen.docinfo.Keywords) == woord
        assert str(gelezen.Root.Lang) == "nl-NL"
        assert len(gelezen.pages) == len(beelden(pdf)) > 1


def test_batches_beside_each_other_share_pdfium(soffice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium takes the whole process with it when two threads use it at once."""
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(module, "MINSTENS", 3)
    eigen = threading.get_ident()
    gevraagd: list[int] = []

    def onthoud(inhoud: bytes) -> list[str]:
        gevraagd.append(threading.get_ident())
        return ongeldig(inhoud)

    monkeypatch.setattr(module, "ongeldig", onthoud)
    assert len(zet_om(soffice, [brief(f"n{n}") for n in range(12)]).pdf) == 12
    assert gevraagd == [eigen] * 12


def test_a_pdf_without_its_fonts_is_told_and_not_given(
    nep: Callable[[str], Path], tmp_path: Path, vier: dict[int, bytes]
) -> None:
    for plek in (0, 1):
        heel = vier[plek]
        anders = heel if plek else re.sub(rb"/FontFile(2?) ", rb"/XontFile\1 ", heel)
        (tmp_path / f"goed-{plek}.pdf").write_bytes(anders)
    regels = f'for f in "$@"; do n=$(basename "$f" .docx); cp {tmp_path}/goed-$n.pdf "$uit/$n.pdf"; done'
    kopie = nep(regels)
    omgezet = zet_om(kopie, [brief("n0"), brief("n1")])
    assert (list(omgezet.pdf), list(omgezet.fouten)) == ([1], [0])
    assert "zit niet in de PDF" in omgezet.fouten[0]
    with pytest.raises(PdfFout, match="zit niet in de PDF"):
        zet_om(kopie, [brief("n0")])


def test_a_letter_that_cannot_be_read_does_not_keep_the_others(soffice: Path) -> None:
    kapot = Bron("kapotte brief", brief("b").inhoud[:2000], "merk-b")
    omgezet = zet_om(soffice, [brief("a"), kapot, brief("c")])
    assert sorted(omgezet.pdf) == [0, 2]
    assert omgezet.fouten == {1: "kapotte brief: LibreOffice schreef geen PDF"}


def test_a_text_that_is_no_letter_is_no_pdf_of_it(soffice: Path) -> None:
    """LibreOffice makes a PDF of anything; the mark of the letter is not in it."""
    with pytest.raises(PdfFout, match="van een andere brief"):
        zet_om(soffice, [Bron("tekst", b"geen Word", "merk")])


def test_a_plain_pdf_is_refused(soffice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SOORT", "pdf")
    with pytest.raises(PdfFout, match="PDF/A-2B"):
        zet_om(soffice, [brief("a")])


def test_a_pdf_that_was_cut_off_or_lost_a_font_is_found(vier: dict[int, bytes]) -> None:
    heel, eigen = vier[0], "merk-n0"
    assert gebreken(heel, eigen) == []
    assert gebreken(heel, "merk-n1") == ["de PDF is van een andere brief"]
    assert gebreken(heel[: len(heel) // 2], eigen) == ["LibreOffice schreef een PDF die niet heel is"]
    assert gebreken(heel[: len(heel) // 2] + b"%%EOF", eigen)
    zonder_letters = re.sub(rb"/FontFile(2?) ", rb"/XontFile\1 ", heel)
    (los,) = gebreken(zonder_letters, eigen)
    assert re.fullmatch("lettertype .+ zit niet in de PDF", los)


def test_a_page_becomes_a_picture(vier: dict[int, bytes]) -> None:
    (beeld,) = beelden(vier[0], punten=72)
    breedte, hoogte = struct.unpack(">2L", beeld[16:24])
    assert (breedte, hoogte) in [(612, 792), (595, 842), (596, 842)]
    pixels = zlib.decompress(beeld[beeld.index(b"IDAT") + 4 : beeld.index(b"IEND") - 8])
    assert len(pixels) == hoogte * (1 + 3 * breedte)
    assert 0 < sum(pixel < 128 for pixel in pixels) - hoogte < len(pixels) // 10


def test_nothing_of_libreoffice_is_left_when_it_is_stopped(soffice: Path, tmp_path: Path, werkmap: Path) -> None:
    """The real one: a script around a program around a program."""
    omhulsel = tmp_path / "omhulsel"
    omhulsel.write_text(f'#!/bin/sh\necho $$ >>{tmp_path}/pids\n{soffice} "$@"\n')
    omhulsel.chmod(0o755)
    with pytest.raises(PdfFout, match="geen antwoord"):
        zet_om(omhulsel, [brief(f"n{n}") for n in range(9)], geduld=0.4)
    assert not groepen() & set(pids(tmp_path))
    assert list(werkmap.iterdir()) == []


def groepen() -> set[int]:
    """In which a process still runs."""
    return {int(stat.rpartition(")")[2].split()[2]) for stat in alle_stats() if " Z " not in stat}


def alle_stats() -> list[str]:
    gevonden = []
    for pad in Path("/proc").glob("[0-9]*/stat"):
        try:
            gevonden.append(pad.read_text())
        except OSError:
            continue
    return gevonden


# --- with a program that does what it should not ----------------------------------------------------------------------


def test_one_that_hangs_is_stopped_with_all_that_it_started(nep: Callable[[str], Path], tmp_path: Path) -> None:
    hangt = nep(f"sleep 300 &\necho $! >>{tmp_path}/pids\nwait")
    begin = time.monotonic()
    with pytest.raises(PdfFout, match=r"na 0.3 seconden geen antwoord en is gestopt"):
        zet_om(hangt, [brief("a")], geduld=0.3)
    assert time.monotonic() - begin < 60
    assert len(pids(tmp_path)) == 2 * module.POGINGEN
    time.sleep(0.1)
    assert not [pid for pid in pids(tmp_path) if leeft(pid)]


def test_one_that_leaves_a_process_behind_does_not(nep: Callable[[str], Path], tmp_path: Path) -> None:
    laat_achter = nep(f"sleep 300 &\necho $! >>{tmp_path}/pids\nexit 0")
    with pytest.raises(PdfFout, match="schreef geen PDF"):
        zet_om(laat_achter, [brief("a")])
    time.sleep(0.1)
    assert not [pid for pid in pids(tmp_path) if leeft(pid)]


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ("echo kapot >&2; exit 77", r"stopte met een fout \(77\): kapot"),
        ("kill -SEGV $$", r"stopte met een fout \(-11\)"),
        ("exit 0", "brief een: LibreOffice schreef geen PDF"),
        (": >$uit/0.pdf", "schreef geen PDF"),
        ("echo '%PDF-1.6 en verder niets' >$uit/0.pdf", "niet heel"),
        ("printf '%%PDF-1.6\\n%%%%EOF' >$uit/0.pdf", "noemt zich geen PDF/A-2B"),
        ('mkdir "$uit/0.pdf"', "konden niet gemaakt worden"),
    ],
)
def test_what_goes_wrong_is_told(nep: Callable[[str], Path], regels: str, melding: str, werkmap: Path) -> None:
    bron = Bron("brief een", brief("a").inhoud, "merk-a")
    with pytest.raises(PdfFout, match=melding):
        zet_om(nep(regels), [bron])
    assert list(werkmap.iterdir()) == []


@pytest.mark.parametrize("slecht", [0, 1, 2, 3])
@pytest.mark.parametrize("daad", ["kill -SEGV $$", "sleep 300"])
def test_one_letter_that_it_cannot_stand_keeps_none_of_the_others(
    nep: Callable[[str], Path], tmp_path: Path, vier: dict[int, bytes], slecht: int, daad: str
) -> None:
    for plek, inhoud in vier.items():
        (tmp_path / f"goed-{plek}.pdf").write_bytes(inhoud)
    doe = f'n=$(basename "$f" .docx); [ $n != {slecht} ] || {daad}; cp {tmp_path}/goed-$n.pdf "$uit/$n.pdf"'
    omgezet = zet_om(nep(f'for f in "$@"; do {doe}; done'), [brief(f"n{n}") for n in range(4)], geduld=1.5)
    assert omgezet.pdf == {plek: inhoud for plek, inhoud in vier.items() if plek != slecht}
    assert list(omgezet.fouten) == [slecht]
    assert omgezet.fouten[slecht].startswith(f"n{slecht}: LibreOffice ")


@pytest.mark.parametrize("aantal", [1, 9, 20, 51, 101, 999])
def test_no_batch_is_too_big_or_too_small(aantal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    partijen: list[dict[int, Bron]] = []

    def onthoud(soffice: Path, partij: dict[int, Bron], *rest: object) -> module._Afloop:
        partijen.append(partij)
        return module._Afloop("", dict.fromkeys(partij, b""), {})

    monkeypatch.setattr(module, "_probeer", onthoud)
    monkeypatch.setattr(module, "ongeldig", lambda inhoud: [])
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert sorted(zet_om(Path("x"), [Bron(str(n), b"", "") for n in range(aantal)]).pdf) == list(range(aantal))
    assert max(map(len, partijen)) <= module.PARTIJ
    assert min(map(len, partijen)) >= min(aantal, module.MINSTENS)


def test_what_fails_once_is_tried_again(nep: Callable[[str], Path], soffice: Path, tmp_path: Path) -> None:
    eerst = f"[ -e {tmp_path}/al ] || {{ touch {tmp_path}/al; exit 1; }}"
    opnieuw = nep(f'{eerst}\nexec {soffice} -env:UserInstallation=file://{tmp_path}/p --headless --convert-to '
                  f"'{module._SOORT}' --outdir \"$uit\" \"$@\"")  # fmt: skip
    assert zet_om(opnieuw, [brief("a")]).fouten == {}
    assert len(pids(tmp_path)) == 2


def test_it_is_told_what_it_needs_and_no_more(
    nep: Callable[[str], Path], tmp_path: Path, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("ZANDLOPER_MAILSERVER_WACHTWOORD", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(naam, "geheim")
    for naam in ("LC_ALL", "LANG"):
        monkeypatch.setenv(naam, "C.UTF-8")
    with pytest.raises(PdfFout):
        zet_om(nep(f"env >{tmp_path}/omgeving"), [brief("a")])
    omgeving = dict(regel.split("=", 1) for regel in (tmp_path / "omgeving").read_text().splitlines())
    assert set(omgeving) >= {"PATH", "HOME", "LANG", "LC_ALL"}
    assert "geheim" not in omgeving.values()
    assert Path(omgeving["TMPDIR"]).parent == werkmap


# --- when we are killed -----------------------------------------------------------------------------------------------

OUDER = """
import sys, tempfile
from pathlib import Path
from delivery.pdf import Bron, zet_om

tempfile.tempdir = sys.argv[2]
zet_om(Path(sys.argv[1]), [Bron("a", b"geheime brief", "merk-a")])
"""


@contextmanager
def ouder(soffice: Path, werkmap: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that converts."""
    with subprocess.Popen([sys.executable, "-c", OUDER, str(soffice), str(werkmap)], start_new_session=True) as proces:
        try:
            yield proces
        finally:
            proces.kill()


def wacht_tot(gebeurd: Callable[[], bool], seconden: float = 30) -> None:
    einde = time.monotonic() + seconden
    while not gebeurd():
        assert time.monotonic() < einde
        time.sleep(0.02)


def hangt(tmp_path: Path) -> str:
    return f"sleep 300 &\necho $! >>{tmp_path}/pids\ntouch {tmp_path}/bezig\nwait"


def wachters(werkmap: Path) -> list[int]:
    """Of conversions in this folder."""
    gevonden = []
    for pad in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            woorden = pad.read_bytes().split(b"\0")
            if b"wachter" in woorden and str(werkmap).encode() in woorden[-2]:
                gevonden.append(int(pad.parent.name))
    return gevonden


@pytest.mark.parametrize("hoe", [signal.SIGTERM, signal.SIGKILL])
def test_it_dies_with_us_and_so_does_its_folder(
    nep: Callable[[str], Path], tmp_path: Path, werkmap: Path, hoe: signal.Signals
) -> None:
    with ouder(nep(hangt(tmp_path)), werkmap) as proces:
        wacht_tot((tmp_path / "bezig").exists)
        assert [map_.name.split("-")[2] for map_ in werkmap.iterdir()] == [str(proces.pid)]
        proces.send_signal(hoe)
        proces.wait(30)
    assert len(pids(tmp_path)) == 2
    wacht_tot(lambda: not [pid for pid in pids(tmp_path) if leeft(pid)])
    wacht_tot(lambda: not list(werkmap.iterdir()))
    wacht_tot(lambda: not wachters(werkmap))


def test_libreoffice_itself_dies_with_us(soffice: Path, tmp_path: Path, werkmap: Path) -> None:
    omhulsel = tmp_path / "omhulsel"
    omhulsel.write_text(f'#!/bin/sh\necho $$ >>{tmp_path}/pids\n{soffice} "$@"\nsleep 300\n')
    omhulsel.chmod(0o755)
    with ouder(omhulsel, werkmap) as proces:
        wacht_tot(lambda: bool(list(werkmap.glob("*/profiel/user"))))
        proces.terminate()
        proces.wait(30)
    wacht_tot(lambda: not groepen() & set(pids(tmp_path)))
    wacht_tot(lambda: not list(werkmap.iterdir()))


def test_a_stop_of_everything_at_once_leaves_nothing(nep: Callable[[str], Path], tmp_path: Path, werkmap: Path) -> None:
    """As a supervisor does; also to a program that does not listen."""
    with ouder(nep(f"trap '' TERM\n{hangt(tmp_path)}"), werkmap) as proces:
        wacht_tot((tmp_path / "bezig").exists)
        (wachter,) = wachters(werkmap)
        for pid in (wachter, *pids(tmp_path), proces.pid):
            os.kill(pid, signal.SIGTERM)
        proces.wait(30)
    wacht_tot(lambda: not [pid for pid in pids(tmp_path) if leeft(pid)])
    wacht_tot(lambda: not list(werkmap.iterdir()))


def test_what_was_left_all_the_same_is_removed_by_the_next(
    nep: Callable[[str], Path], tmp_path: Path, werkmap: Path
) -> None:
    """The guard was killed too: the letter stays, until the next conversion; what is busy is left alone."""
    with ouder(nep(hangt(tmp_path)), werkmap) as proces:
        wacht_tot((tmp_path / "bezig").exists)
        (oud,) = werkmap.iterdir()
        with pytest.raises(PdfFout):
            zet_om(nep("exit 0"), [brief("a")])
        assert list(werkmap.iterdir()) == [oud]
        (wachter,) = wachters(werkmap)
        os.kill(wachter, signal.SIGKILL)
        proces.kill()
        proces.wait(30)
        for pid in pids(tmp_path)[:2]:
            os.kill(pid, signal.SIGKILL)
    assert (oud / "0.docx").read_bytes() == b"geheime brief"
    ergens = tmp_path / "zandloper-ergens"
    ergens.mkdir()
    (ergens / "bewaard").touch()
    verwijzing, anders = werkmap / "zandloper-pdf-1-verwijzing", werkmap / "zandloper-anders"
    verwijzing.symlink_to(ergens)
    anders.mkdir()
    with pytest.raises(PdfFout):
        zet_om(nep("exit 0"), [brief("a")])
    assert sorted(werkmap.iterdir()) == [anders, verwijzing]
    assert (ergens / "bewaard").exists()


@pytest.mark.parametrize("wanneer", ["voor het slot", "na het slot"])
def test_a_folder_that_another_took_for_deserted_is_not_worked_in(
    wanneer: str, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lock is of a folder that is not there any more."""
    slot, weg = pdfmap._slot, []

    def te_laat(map_: Path) -> int:
        if weg:
            return slot(map_)
        weg.append(map_)
        if wanneer == "voor het slot":
            map_.rmdir()
            return slot(map_)
        gekregen = slot(map_)
        map_.rmdir()
        return gekregen

    monkeypatch.setattr(pdfmap, "_slot", te_laat)
    with pdfmap.eigen_map() as map_:
        assert list(werkmap.iterdir()) == [map_]
        assert weg != [map_]
        pdfmap.ruim_op()
        assert map_.exists()
    assert list(werkmap.iterdir()) == []


def test_nothing_starts_without_a_guard(
    nep: Callable[[str], Path], tmp_path: Path, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is too long cannot be started."""
    monkeypatch.setattr(pdfproces, "_WACHTER", "x" * 1_000_000)
    with pytest.raises(PdfFout, match="konden niet gemaakt worden"):
        zet_om(nep("exit 0"), [brief("a")])
    assert not (tmp_path / "pids").exists()
    assert list(werkmap.iterdir()) == []


def test_a_full_disk_is_told(nep: Callable[[str], Path], werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(werkmap / "bestaat niet"))
    with pytest.raises(PdfFout, match="konden niet gemaakt worden"):
        zet_om(nep("exit 0"), [brief("a")])


def test_a_program_that_cannot_run_is_told(tmp_path: Path) -> None:
    geen = tmp_path / "soffice"
    geen.write_bytes(b"\x7fELF")
    geen.chmod(0o755)
    with pytest.raises(PdfFout, match=r"stopte met een fout \(12[67]\): .*/soffice"):
        zet_om(geen, [brief("a")])


# --- which program ----------------------------------------------------------------------------------------------------


def test_the_program_is_on_path_or_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GeenLibreOffice, match="apt install"):
        zoek_soffice(None)
    (tmp_path / "libreoffice").write_text("")
    (tmp_path / "libreoffice").chmod(0o755)
    assert zoek_soffice(None) == tmp_path / "libreoffice"
    (tmp_path / "soffice").symlink_to("libreoffice")
    assert zoek_soffice(None) == tmp_path / "soffice"
    assert zoek_soffice(str(tmp_path / "libreoffice")) == tmp_path / "libreoffice"


def test_a_choice_that_is_no_program_is_not_replaced_by_another(tmp_path: Path) -> None:
    with pytest.raises(PdfFout, match="ZANDLOPER_SOFFICE") as fout:
        zoek_soffice(str(tmp_path / "weg"))
    assert not isinstance(fout.value, GeenLibreOffice)
    assert os.path.basename(str(tmp_path)) in str(fout.value)


# --- small parts ------------------------------------------------------------------------------------------------------


def test_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    assert zet_om(tmp_path / "weg", []).pdf == {}


def test_a_mended_title_moves_nothing() -> None:
    kop = b"<?xpacket begin='x'?><t>a &amp;amp; b &amp;lt;</t>    <?xpacket end='w'?>"
    goed = herstel_titel(b"%PDF &amp;amp; " + kop + b"na")
    assert b"<t>a &amp; b &lt;</t>" in goed
    assert goed.startswith(b"%PDF &amp;amp; ")
    assert len(goed) == len(kop) + 17
    assert goed.endswith(b"<?xpacket end='w'?>na")
    assert herstel_titel(b"zonder &amp;amp;") == b"zonder &amp;amp;"


def test_a_png_is_read_back_by_another_reader(tmp_path: Path) -> None:
    from PIL import Image

    rijen = [bytes([255, 0, 0, 0, 255, 0]), bytes([0, 0, 255, 9, 8, 7]), bytes(6)]
    with Image.open(BytesIO(png(2, 3, rijen))) as beeld:
        assert (beeld.size, beeld.mode, beeld.tobytes()) == ((2, 3), "RGB", b"".join(rijen))
