"""Every template and every letter is what Word, LibreOffice and the standard take for a document."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from documents import voorbeelden as v
from documents.contexts import REGISTER
from documents.readback import lees_tekst
from documents.render import SJABLONEN, render

BASELINE: frozenset[str] = frozenset()
"""Findings of openxml-audit that we accept, with the reason beside each. There are none."""


@pytest.fixture(scope="module")
def brieven(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    map_ = tmp_path_factory.mktemp("brieven")
    for naam, (soort, context) in v.VOORBEELDEN.items():
        (map_ / f"{naam}.docx").write_bytes(render(soort, context).inhoud)
    return {naam: map_ / f"{naam}.docx" for naam in v.VOORBEELDEN}


def bevindingen(bestand: Path) -> list[str]:
    uitslag = OpenXmlValidator().validate(bestand)
    regels = [f"{fout.part_uri} {fout.path}: {fout.description}" for fout in uitslag.errors]
    assert uitslag.is_valid is not bool(regels)
    return [regel for regel in regels if regel not in BASELINE]


@pytest.mark.parametrize("soort", REGISTER)
def test_a_template_is_valid_by_the_standard(soort: str) -> None:
    assert bevindingen(SJABLONEN / REGISTER[soort].sjabloon) == []


@pytest.mark.parametrize("naam", v.VOORBEELDEN)
def test_a_letter_is_valid_by_the_standard(naam: str, brieven: dict[str, Path]) -> None:
    assert bevindingen(brieven[naam]) == []


def test_what_is_not_valid_is_found(brieven: dict[str, Path], tmp_path: Path) -> None:
    from documents import pakket

    leden = pakket.lees(brieven["herinnering_kort"].read_bytes())
    leden["word/document.xml"] = leden["word/document.xml"].replace(b"<w:body>", b"<w:body><w:onzin/>")
    kapot = tmp_path / "kapot.docx"
    kapot.write_bytes(pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items()))
    assert bevindingen(kapot)


@pytest.mark.parametrize("naam", v.VOORBEELDEN)
def test_python_docx_opens_a_letter_and_reads_the_same(naam: str, brieven: dict[str, Path]) -> None:
    inhoud = brieven[naam].read_bytes()
    document = docx.Document(BytesIO(inhoud))
    kop = v.VOORBEELDEN[naam][1].kop  # type: ignore[attr-defined]  # every kind has a kop
    alineas = [" ".join(p.text.split()) for p in document.paragraphs]
    assert set(alineas) - {""} <= set(lees_tekst(inhoud).alineas)
    assert document.core_properties.language == "nl-NL"
    assert (document.core_properties.title or "").split()
    assert any(kop.kenmerk in cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells)


@pytest.mark.parametrize("soort", REGISTER)
def test_python_docx_opens_a_template(soort: str) -> None:
    assert docx.Document(str(SJABLONEN / REGISTER[soort].sjabloon)).sections


@pytest.mark.traag
def test_libreoffice_opens_every_letter_and_shows_its_facts(
    soffice: Path, brieven: dict[str, Path], tmp_path: Path
) -> None:
    """One call for all of them, with a profile of its own."""
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    opdracht = [str(soffice), profiel, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    subprocess.run([*opdracht, *map(str, brieven.values())], check=True, capture_output=True, timeout=600)
    for naam, (_, context) in v.VOORBEELDEN.items():
        with pypdfium2.PdfDocument(tmp_path / "pdf" / f"{naam}.pdf") as pdf:
            tekst = " ".join(pagina.get_textpage().get_text_bounded() for pagina in pdf)
        gelezen = " ".join(tekst.split())
        assert context.kop.kenmerk in gelezen, naam  # type: ignore[attr-defined]  # every kind has a kop
        assert "Pagina 1 van" in gelezen, naam
        assert "{" not in gelezen
