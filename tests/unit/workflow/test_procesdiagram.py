"""docs/process.md says what the tables say, and a change of the tables shows."""

import re
from pathlib import Path

import pytest

import usecases
from tests.factories import verhaal
from usecases import procesdiagram
from usecases.procesdiagram import BEGIN, controleer, mermaid
from workflow.case import Case
from workflow.deelmachines import DEELMACHINES
from workflow.tables import ACTS, MACHINES, TRANSITIONS, Act
from workflow.verbs import VERBS

DOCUMENT = Path(usecases.__file__).parent.parent / "docs" / "process.md"
VERZAMELINGEN = {
    "perceel": "percelen",
    "deelname": "deelnames",
    "inschrijving": "inschrijvingen",
    "overeenkomst": "overeenkomsten",
    "document": "documenten",
    "termijn": "termijnen",
}


def test_het_document_klopt_met_de_tabellen() -> None:
    assert controleer(DOCUMENT), "maak het opnieuw met: zandloper procesdiagram"


def test_een_ander_of_ontbrekend_bestand_klopt_niet(tmp_path: Path) -> None:
    pad = tmp_path / "process.md"
    assert not controleer(pad)
    pad.write_text(mermaid(), encoding="utf-8")
    assert controleer(pad)
    pad.write_text(mermaid() + "\n", encoding="utf-8")
    assert not controleer(pad)


def test_een_andere_tabel_geeft_een_ander_document(monkeypatch: pytest.MonkeyPatch) -> None:
    rijen = (*ACTS["stam"], Act("registreer_persoon", ()))
    monkeypatch.setitem(procesdiagram.ACTS, "stam", rijen)
    assert not controleer(DOCUMENT)


def test_elke_overgang_is_een_pijl_en_elk_verb_een_regel() -> None:
    tekst = mermaid()
    machines = {**MACHINES, **DEELMACHINES}
    assert tekst.count("```mermaid") == len(machines) == 9
    for machine in machines.values():
        for rij in machine.overgangen:
            assert re.search(rf"^    {rij.van} --> {rij.naar} : .*\b{rij.trigger}\b", tekst, re.MULTILINE), rij
    for verb in VERBS.values():
        ster = " ②" if verb.vier_ogen else ""
        assert f"| `{verb.naam}`{ster} |" in tekst
    assert all(f"`{rij.trigger}`" in tekst for rijen in TRANSITIONS.values() for rij in rijen)


def test_een_tabel_heeft_op_elke_regel_evenveel_cellen() -> None:
    for tabel in re.findall(r"(?:^\|.*\n)+", mermaid(), re.MULTILINE):
        assert len({regel.count("|") for regel in tabel.splitlines()}) == 1


def test_rijen_beginnen_waar_het_diagram_begint() -> None:
    """On the happy path each new row is born in one of the states that the diagram gives."""
    geboren: dict[str, set[str]] = {machine: set() for machine in VERZAMELINGEN}
    for m in verhaal():
        for machine, veld in VERZAMELINGEN.items():
            voor = _rijen(m.voor.case, veld)
            geboren[machine] |= {str(rij.toestand) for id_, rij in _rijen(m.na.case, veld).items() if id_ not in voor}
    assert all(toestanden <= set(BEGIN[machine]) for machine, toestanden in geboren.items())
    assert all(geboren.values())


def _rijen(case: Case | None, veld: str) -> dict[str, object]:
    return getattr(case, veld) if case else {}
