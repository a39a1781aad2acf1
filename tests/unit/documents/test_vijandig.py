"""Hostile templates: each is refused in Dutch, nothing in it runs, and none takes more than 2 seconds and 300 MB.

Time is that of the processor and memory the highest there was, both of the fenced process as the kernel counted them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from documents import pakket
from documents.afgeschermd import keur_afgeschermd, lees_uitslag, opdracht
from documents.bevinding import Keuring
from documents.contexts import REGISTER
from documents.keuring import controleer, keur
from documents.render import SJABLONEN
from documents.verpakking import MAX_BESTAND
from tests.unit.documents import vijandig as v

SECONDEN, MEGABYTE = 2.0, 300
RAAK = Path("/tmp/zandloper-geraakt")
CODE = v.code_overal()
NEDERLANDS = re.compile(r"[a-zé’.,;:()]")

# The kernel counts the memory of a process from its parent's when that starts it: so its parent must be small.
METER = """
import json, os, subprocess, sys
leeg = subprocess.DEVNULL
p = subprocess.Popen(json.loads(sys.argv[1]), stdin=0, stdout=subprocess.PIPE, stderr=leeg, env={}, cwd="/")
uit = p.stdout.read()
_, stand, gebruik = os.wait4(p.pid, 0)
kop = [os.waitstatus_to_exitcode(stand), gebruik.ru_utime + gebruik.ru_stime, gebruik.ru_maxrss / 1024]
sys.stdout.buffer.write(json.dumps(kop).encode() + b"\\n" + uit)
"""


@dataclass(frozen=True)
class Meting:
    keuring: Keuring
    seconden: float
    megabyte: float


def meet(inhoud: bytes, tmp_path: Path, soort: str = v.SOORT) -> Meting:
    bestand = tmp_path / "sjabloon.docx"
    bestand.write_bytes(inhoud)
    with bestand.open("rb") as bron:
        commando = [sys.executable, "-I", "-S", "-c", METER, json.dumps(opdracht(soort, afdrukken=True))]
        kop, _, uit = subprocess.run(commando, stdin=bron, capture_output=True, check=True).stdout.partition(b"\n")
    code, seconden, megabyte = json.loads(kop)
    return Meting(lees_uitslag(code, uit), seconden, megabyte)


def geweigerd(inhoud: bytes, tmp_path: Path) -> Keuring:
    RAAK.unlink(missing_ok=True)
    meting = meet(inhoud, tmp_path)
    assert not meting.keuring.goed
    assert meting.seconden < SECONDEN
    assert meting.megabyte < MEGABYTE
    assert not RAAK.exists()
    return meting.keuring


# --- every file, judged here: quick, and its words ------------------------------------------------------------------


@pytest.mark.parametrize("naam", CODE)
def test_code_is_refused_wherever_it_is_hidden(naam: str) -> None:
    gevonden = controleer(v.SOORT, CODE[naam])
    assert gevonden
    assert all(b.plek for b in gevonden), "each has its place"
    assert not RAAK.exists()


@pytest.mark.parametrize("naam", v.BESTANDEN)
def test_a_hostile_file_is_refused_for_what_it_is(naam: str) -> None:
    maak, woorden = v.BESTANDEN[naam]
    inhoud = maak()
    keuring = keur_afgeschermd(v.SOORT, inhoud) if len(inhoud) > MAX_BESTAND else keur(v.SOORT, inhoud)
    assert not keuring.goed
    assert any(woorden in regel for regel in keuring.regels), keuring.regels[:5]


def test_the_same_file_without_the_attack_is_good() -> None:
    """Else the tests above would be about something else than they say."""
    assert keur(v.SOORT, v.HUIS).goed
    assert keur(v.SOORT, v.verpak(v.pakket.lees(v.HUIS))).goed
    onschuldig = v.bewerk(
        v.tekst("Tot ziens."),
        v.tekst("{% for b in besluiten %}{% for o in overige %}x{% endfor %}{% endfor %}"),
        v.tekst("{% for b in besluiten %}x{% endfor %}{% for b in besluiten %}x{% endfor %}"),
        v.koppel("hyperlink", "https://www.voorbeeld.example/", "External"),
        v.veldcode("PAGE"),
        v.veld(v.code(" NUMPAGES  \\* MERGEFORMAT ")),
        v.veld(v.code(' TOC \\o "1-3" \\h \\z \\u ')),
        v.veld(v.code('HYPERLINK "https://www.voorbeeld.example/a?b=1" \\l "deel_2" \\o "Lees: verder/meer"')),
        v.veld(v.code(' HYPERLINK \\l "_Toc123" ')),
        v.veld("<w:r><w:rPr><w:b/></w:rPr><w:instrText>PA</w:instrText></w:r><w:proofErr/>", v.code("GE")),
        v.verwijs(f'<w:hyperlink {v.R} r:id="rIdV"/>', "hyperlink", "mailto:a@voorbeeld.example", "External"),
        v.alt("Logo van {{ afzender.naam }}"),
        v.voetnoten("Zie {{ kop.kenmerk }}."),
        v.eigen_eigenschap("gewoon"),
        v.ruis,
        v.plaatje("a.gif", v.GIF),
        v.plaatje("b.jpeg", v.jpeg(9, 9)),
    )
    assert keur(v.SOORT, onschuldig).regels == ()


# --- in the fenced process, measured --------------------------------------------------------------------------------

SNEL = ("lid dat liegt over 2 GB", "billion laughs", "machten", "duizend voorwaarden in elkaar")


@pytest.mark.parametrize("naam", ["tekst: {{ cycler.__init__.__globals__.os.system('touch /tmp/zandloper-geraakt') }}"])
def test_code_does_not_run_in_the_fence_either(naam: str, tmp_path: Path) -> None:
    geweigerd(CODE[naam], tmp_path)


@pytest.mark.parametrize("naam", SNEL)
def test_some_hostile_files_measured(naam: str, tmp_path: Path) -> None:
    maak, woorden = v.BESTANDEN[naam]
    assert any(woorden in regel for regel in geweigerd(maak(), tmp_path).regels)


@pytest.mark.parametrize("naam", ["vier lussen over alles", "miljoen attributen"])
def test_some_greedy_files_measured(naam: str, tmp_path: Path) -> None:
    geweigerd(v.GULZIG[naam](), tmp_path)


@pytest.mark.traag
@pytest.mark.parametrize("naam", CODE)
def test_all_code_measured(naam: str, tmp_path: Path) -> None:
    geweigerd(CODE[naam], tmp_path)


@pytest.mark.traag
@pytest.mark.parametrize("naam", v.BESTANDEN)
def test_all_hostile_files_measured(naam: str, tmp_path: Path) -> None:
    geweigerd(v.BESTANDEN[naam][0](), tmp_path)


@pytest.mark.traag
@pytest.mark.parametrize("naam", v.GULZIG)
def test_all_greedy_files_measured(naam: str, tmp_path: Path) -> None:
    geweigerd(v.GULZIG[naam](), tmp_path)


@pytest.mark.parametrize("soort", ["gunningsbrief", pytest.param("", marks=pytest.mark.traag)])
def test_an_honest_template_passes_with_room_to_spare(soort: str, tmp_path: Path) -> None:
    for een in [soort] if soort else REGISTER:
        meting = meet((SJABLONEN / REGISTER[een].sjabloon).read_bytes(), tmp_path, een)
        assert meting.keuring.goed, meting.keuring.regels
        assert meting.keuring.afdrukken
        assert meting.megabyte < MEGABYTE / 2


# --- what the fence itself does -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "uitvoer", "woorden"),
    [
        (-27, b"", "te veel rekentijd"),
        (-9, b"", "te veel rekentijd"),
        (-11, b"", "kan niet veilig gelezen worden"),
        (1, b'{"bevindingen": [], "afdrukken": []}', "kan niet veilig gelezen worden"),
        (0, b"", "kan niet veilig gelezen worden"),
        (0, b'{"bevindingen": []}', "kan niet veilig gelezen worden"),
        (0, b'{"fout": "te groot"}', "te veel geheugen"),
    ],
)
def test_a_process_that_ends_badly_refuses(code: int, uitvoer: bytes, woorden: str) -> None:
    keuring = lees_uitslag(code, uitvoer)
    assert not keuring.goed
    assert woorden in keuring.regels[0]


def _in_de_omheining(regel: str) -> int:
    huis = f"import sys; sys.path.insert(0, {str(Path(pakket.__file__).parents[1])!r})"
    bron = f"{huis}; from documents.keurproces import begrens; begrens(); {regel}"
    return subprocess.run([sys.executable, "-I", "-c", bron], capture_output=True, check=False).returncode


def test_the_fence_holds(tmp_path: Path) -> None:
    assert _in_de_omheining("x = bytearray(10_000_000)") == 0
    assert _in_de_omheining("x = bytearray(400_000_000)") == 1
    assert (
        _in_de_omheining(f"import os; os.write(os.open({str(tmp_path / 'a')!r}, os.O_CREAT | os.O_WRONLY), b'x')") != 0
    )
    assert _in_de_omheining("sum(0 for _ in iter(int, 1))") == -27
    assert not (tmp_path / "a").exists() or (tmp_path / "a").read_text() == ""
