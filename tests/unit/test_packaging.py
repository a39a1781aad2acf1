"""The distribution: its names, its pins, its licences and the contracts between the floors."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINS = (ROOT / "constraints.txt").read_text().splitlines()
OUR_NAMES: list[str] = PROJECT["tool"]["importlinter"]["root_packages"]
NOT_INSTALLED = ["benchmarks"]
"""Scripts of ours that come with the source only."""
RUNTIME: list[str] = PROJECT["project"]["dependencies"]
ONLY_BEFORE_3_11_3 = {"async-timeout"}
"""What Debian's own Python still needs beside the newer ones."""
TEST: list[str] = PROJECT["project"]["optional-dependencies"]["test"]


def pinned() -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in (pin.split("==") for pin in PINS)}


def needed(declared: list[str]) -> dict[str, metadata.Distribution]:
    """The installed distributions that these requirements lead to, by name, each extra followed."""
    found: dict[str, metadata.Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in declared]
    while waiting:
        requirement, parent_extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": parent_extra}):
            continue
        name = canonicalize_name(requirement.name)
        found[name] = metadata.distribution(name)
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [(Requirement(text), extra) for text in found[name].requires or []]
    return found


def top_level_names(distribution: metadata.Distribution) -> set[str]:
    return {Path(file).parts[0].removesuffix(".py") for file in distribution.files or []}


def licence_texts(distribution: metadata.Distribution) -> str:
    fields = ("License", "License-Expression", "Classifier")
    texts = [text for field in fields for text in distribution.metadata.get_all(field) or []]
    return "\n".join(text for text in texts if not text.startswith(("Topic", "Intended", "Programming")))


def test_no_other_distribution_claims_one_of_our_names() -> None:
    claims = {
        (distribution.metadata["Name"], name)
        for distribution in metadata.distributions()
        if distribution.metadata["Name"] != "zandloper"
        for name in top_level_names(distribution) & {*OUR_NAMES, "tests", "web"}
    }
    assert claims == set()


def test_every_package_of_the_house_is_listed_everywhere() -> None:
    include = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert include == [pattern for name in OUR_NAMES for pattern in (name, f"{name}.*")]
    assert PROJECT["tool"]["mypy"]["packages"] == [*OUR_NAMES, *NOT_INSTALLED]


def imported(folder: Path) -> set[str]:
    """The top-level names that the code below this folder imports, wherever in a file."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(("folders", "declared"), [(OUR_NAMES, RUNTIME), (["tests"], [*RUNTIME, *TEST])])
def test_what_is_imported_is_declared_and_not_only_there_by_chance(folders: list[str], declared: list[str]) -> None:
    names = set().union(*(imported(ROOT / folder) for folder in folders))
    foreign = names - set(sys.stdlib_module_names) - {*OUR_NAMES, *NOT_INSTALLED, "tests", "__future__"}
    ours = {canonicalize_name(Requirement(text).name) for text in declared}
    by_name = metadata.packages_distributions()
    assert {n for n in foreign if not ours & {canonicalize_name(d) for d in by_name.get(n, ())}} == set()


def test_constraints_are_plain_sorted_pins() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+!]*", pin)] == []
    assert sorted(PINS, key=str.casefold) == PINS
    assert len(pinned()) == len(PINS)


@pytest.mark.parametrize("declared", RUNTIME + TEST)
def test_declared_dependency_is_pinned_within_its_range(declared: str) -> None:
    requirement = Requirement(declared)
    assert requirement.specifier.contains(pinned()[canonicalize_name(requirement.name)])


def test_every_installed_dependency_is_pinned_at_its_version() -> None:
    installed = {name: distribution.version for name, distribution in needed(RUNTIME + TEST).items()}
    assert {name: pinned().get(name) for name in installed} == installed


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="de pins zijn gemaakt met Python 3.11")
def test_no_pin_is_left_over() -> None:
    left_over = set(pinned()) - set(needed(RUNTIME + TEST))
    assert left_over == (ONLY_BEFORE_3_11_3 if sys.version_info >= (3, 11, 3) else set())


def test_no_runtime_dependency_is_agpl() -> None:
    texts = {name: licence_texts(distribution) for name, distribution in needed(RUNTIME).items()}
    assert {name for name, text in texts.items() if re.search("AGPL|Affero", text, re.IGNORECASE)} == set()
    assert {name for name, text in texts.items() if not text} == set()


def test_licence_is_the_one_declared() -> None:
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")


# What a lawful house imports, so that every exception of a contract is in use.
LAWFUL = {
    "workflow/machine.py": "import transitions",
    "db/engine.py": "import sqlalchemy",
    "db/queries/projecten.py": "import sqlalchemy",
    "usecases/execute.py": "import db.engine, documents, workflow.machine, delivery",
    "flows/herinneringen.py": "import prefect, usecases.execute",
    "cli/toon.py": "import db.queries.projecten, usecases.execute, flows.herinneringen, typer",
}
UNLAWFUL = [
    ("workflow/verbs.py", "import db.engine", "Five floors"),
    ("workflow/verbs.py", "import delivery", "Five floors"),
    ("documents/render.py", "import db.engine", "Five floors"),
    ("usecases/letters.py", "def f():\n    import flows.herinneringen", "Five floors"),
    ("flows/jobs.py", "import cli.toon", "Five floors"),
    ("workflow/verbs.py", "from sqlmodel import Field", "no framework"),
    ("workflow/verbs.py", "import pydantic", "no framework"),
    ("workflow/verbs.py", "def f():\n    from docx.shared import Cm", "no framework"),
    ("workflow/verbs.py", "import random", "no chance"),
    ("workflow/verbs.py", "from pathlib import Path", "no chance"),
    ("workflow/verbs.py", "from transitions import Machine", "imports transitions"),
    ("usecases/letters.py", "import transitions.extensions", "imports transitions"),
    ("usecases/letters.py", "from prefect import flow", "imports prefect"),
    ("cli/demo.py", "import prefect", "imports prefect"),
    ("usecases/letters.py", "from sqlmodel import select", "imports SQLAlchemy"),
    ("flows/jobs.py", "import sqlalchemy.orm", "imports SQLAlchemy"),
    ("cli/demo.py", "import db.engine", "through usecases"),
    ("cli/demo.py", "from db import engine", "through usecases"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with our contracts, lawful as it stands."""
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    for name in OUR_NAMES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "db/queries").mkdir()
    (tmp_path / "db/queries/__init__.py").touch()
    for path, source in LAWFUL.items():
        (tmp_path / path).write_text(source + "\n")
    return tmp_path


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    script = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([script, "--no-cache"], cwd=house, capture_output=True, text=True)


def broken(output: str) -> list[str]:
    return [line for line in output.splitlines() if " BROKEN" in line]


def test_lawful_house_keeps_every_contract(house: Path) -> None:
    answer = lint_imports(house)
    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout


@pytest.mark.parametrize(("path", "source", "contract"), UNLAWFUL)
def test_unlawful_import_breaks_its_contract(house: Path, path: str, source: str, contract: str) -> None:
    (house / path).write_text(source + "\n")
    names = broken(lint_imports(house).stdout)
    assert any(contract in name for name in names), names
