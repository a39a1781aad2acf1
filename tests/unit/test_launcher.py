"""The launcher, run for real against a small project whose environment is a stand-in: no network, no pip."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

LAUNCHER = Path(__file__).parents[2] / "zandloper"
ECHO = '#!/bin/sh\nprintf "%s|" "$@"\npwd\nprintf "%s" "${PYTHONPATH-none}"\n'


def load_launcher() -> ModuleType:
    """The launcher has no suffix, and no compiled copy of it should stay behind in the root."""
    module = ModuleType("launcher")
    module.__file__ = str(LAUNCHER)
    exec(compile(LAUNCHER.read_text(), LAUNCHER, "exec"), module.__dict__)
    return module


launcher = load_launcher()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "een map met spaties"
    root.mkdir()
    shutil.copy(LAUNCHER, root)
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "constraints.txt").write_text("alfa==1\nbeta==2\n")
    return root


class FakeTools:
    """Stands in for `python -m venv` and pip: does what they leave behind and remembers what was asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.pip_status = 0

    def run(self, command: list[str], _lock: int, _progress: object) -> tuple[int, list[str]]:
        self.commands.append(command)
        if "venv" in command:
            make_python(self.root)
            return 0, []
        assert (self.root / ".venv/zandloper.stempel").read_text() == launcher.BUSY
        return self.pip_status, [f"regel {number}" for number in range(40)]

    @property
    def installed(self) -> list[str]:
        return [command[-1].removeprefix(str(self.root)) for command in self.commands if "pip" in command]

    @property
    def created(self) -> int:
        return sum("venv" in command for command in self.commands)


@pytest.fixture
def tools(project: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTools:
    fake = FakeTools(project)
    monkeypatch.setattr(launcher, "run", fake.run)
    return fake


def make_python(root: Path) -> None:
    """An interpreter that tells how it was called, and answers every call with success (as a whole pip does)."""
    python = root / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(ECHO)
    python.chmod(0o755)


def start(root: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "zandloper"), *arguments]
    environment = {"PYTHONPATH": "/elders", "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def test_ready_environment_goes_straight_to_the_cli_in_the_folder_of_the_user(
    project: Path, tools: FakeTools, tmp_path: Path
) -> None:
    launcher.prepare(str(project), with_test=False)

    answer = start(project, "toon", "een woord", "--als", "x", cwd=tmp_path)

    assert answer.stdout == f"-P|-m|cli|toon|een woord|--als|x|{tmp_path}\nnone"
    assert answer.stderr == ""
    assert answer.returncode == 0


def test_ready_environment_costs_no_heavy_import(project: Path, tools: FakeTools) -> None:
    launcher.prepare(str(project), with_test=False)
    code = (
        "import runpy, sys; runpy.run_path(sys.argv[1])['prepare'](sys.argv[2], False);"
        "print({'subprocess', 'shutil', 'fcntl', 'tomllib', 'json', 'pathlib'} & set(sys.modules))"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(LAUNCHER), str(project)]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "set()\n"


def test_second_start_installs_nothing(project: Path, tools: FakeTools) -> None:
    launcher.prepare(str(project), with_test=False)
    launcher.prepare(str(project), with_test=False)
    assert tools.created == 1
    assert tools.installed == [""]


def test_test_tools_come_once_and_only_with_the_command_test(project: Path, tools: FakeTools) -> None:
    launcher.prepare(str(project), with_test=False)
    launcher.prepare(str(project), with_test=True)
    launcher.prepare(str(project), with_test=True)
    launcher.prepare(str(project), with_test=False)
    assert tools.created == 1
    assert tools.installed == ["", "[test]"]


@pytest.mark.parametrize(("arguments", "wanted"), [(["test", "-x"], True), (["toon", "test"], False), ([], False)])
def test_only_the_first_word_asks_for_the_test_tools(
    arguments: list[str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def prepare(_root: str, with_test: bool) -> str:
        asked.append(with_test)
        return "python"

    monkeypatch.setattr(launcher, "prepare", prepare)
    monkeypatch.setattr(launcher.os, "execv", lambda *_: None)
    launcher.main(arguments)
    assert asked == [wanted]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_changed_declaration_completes_the_environment_that_stands(
    name: str, project: Path, tools: FakeTools, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher.prepare(str(project), with_test=True)
    with (project / name).open("a") as declaration:
        declaration.write("# anders\n")
    capsys.readouterr()

    launcher.prepare(str(project), with_test=False)
    launcher.prepare(str(project), with_test=True)

    assert tools.created == 1
    assert tools.installed == ["[test]", "", "[test]"]
    assert "Zandloper wordt bijgewerkt…" in capsys.readouterr().err


def test_other_python_or_other_place_is_noticed(project: Path, tools: FakeTools, tmp_path: Path) -> None:
    launcher.prepare(str(project), with_test=False)
    python = project / ".venv/bin/python"
    newer = tmp_path / "python3.99"
    python.rename(newer)
    python.symlink_to(newer)
    assert not launcher.Environment(str(project)).is_ready(False)

    launcher.prepare(str(project), with_test=False)
    moved = project.rename(tmp_path / "verhuisd")
    assert not launcher.Environment(str(moved)).is_ready(False)


def test_half_made_environment_is_made_anew(project: Path, tools: FakeTools) -> None:
    make_python(project)
    (project / ".venv/zandloper.stempel").write_text(launcher.BUSY)
    (project / ".venv/half").touch()

    launcher.prepare(str(project), with_test=False)

    assert tools.created == 1
    assert not (project / ".venv/half").exists()


def test_environment_without_a_working_pip_is_made_anew(project: Path, tools: FakeTools) -> None:
    make_python(project)
    (project / ".venv/bin/python").write_text("#!/bin/sh\nexit 1\n")
    (project / ".venv/half").touch()

    launcher.prepare(str(project), with_test=False)

    assert tools.created == 1
    assert not (project / ".venv/half").exists()


def test_start_killed_while_pip_works_is_made_anew(
    project: Path, tools: FakeTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher.prepare(str(project), with_test=False)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher, "install", killed)
    with pytest.raises(KeyboardInterrupt):
        launcher.prepare(str(project), with_test=True)
    monkeypatch.undo()
    monkeypatch.setattr(launcher, "run", tools.run)

    assert not launcher.Environment(str(project)).is_ready(with_test=False)
    launcher.prepare(str(project), with_test=False)
    assert tools.created == 2


def test_failed_first_install_is_made_anew(project: Path, tools: FakeTools) -> None:
    tools.pip_status = 1
    with pytest.raises(launcher.Failed):
        launcher.prepare(str(project), with_test=False)
    tools.pip_status = 0
    launcher.prepare(str(project), with_test=False)
    assert tools.created == 2


def test_failing_pip_shows_the_end_of_its_log_and_what_to_do(project: Path, tools: FakeTools) -> None:
    tools.pip_status = 1
    with pytest.raises(launcher.Failed) as failure:
        launcher.prepare(str(project), with_test=False)
    text = str(failure.value)
    assert "regel 39" in text
    assert "regel 20" not in text
    assert "internet" in text
    assert "Start daarna opnieuw" in text


def test_failing_test_tools_leave_the_commands_working(project: Path, tools: FakeTools) -> None:
    launcher.prepare(str(project), with_test=False)
    tools.pip_status = 1
    with pytest.raises(launcher.Failed):
        launcher.prepare(str(project), with_test=True)
    assert launcher.Environment(str(project)).is_ready(with_test=False)
    assert not launcher.Environment(str(project)).is_ready(with_test=True)


def test_two_first_starts_make_one_environment(project: Path) -> None:
    slow_tools = (
        "import runpy, sys, time, pathlib\n"
        "launcher = runpy.run_path(sys.argv[1]); root = pathlib.Path(sys.argv[2])\n"
        "def run(command, lock, progress):\n"
        "    with open(root / 'log', 'a') as log: log.write('venv ' if 'venv' in command else 'pip ')\n"
        "    python = root / '.venv/bin/python'; python.parent.mkdir(exist_ok=True)\n"
        "    python.write_text('#!/bin/sh\\n'); python.chmod(0o755)\n"
        "    time.sleep(0.4)\n"
        "    return 0, []\n"
        "launcher['prepare'].__globals__['run'] = run\n"
        "launcher['prepare'](sys.argv[2], False)\n"
    )
    command = [sys.executable, "-I", "-c", slow_tools, str(LAUNCHER), str(project)]
    starts = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    messages = [process.communicate()[1] for process in starts]
    assert [process.returncode for process in starts] == [0, 0, 0]
    assert (project / "log").read_text() == "venv pip "
    assert sum("Even wachten" in message for message in messages) == 2


def test_old_python_is_told_what_it_needs() -> None:
    with pytest.raises(launcher.Failed, match=r"heeft Python 3\.11 of nieuwer nodig; dit is Python 3\.9\.2"):
        launcher.check_python((3, 9, 2))
    launcher.check_python((3, 11, 0))


def test_old_python_can_read_the_launcher() -> None:
    ast.parse(LAUNCHER.read_text(), feature_version=(3, 7))


def test_missing_venv_module_is_told_how_to_install_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(launcher.Failed, match="apt install python3-venv"):
        launcher.prepare(str(project), with_test=False)
    assert not (project / ".venv").exists()


def test_incomplete_folder_is_an_explanation_not_a_traceback(project: Path, tmp_path: Path) -> None:
    make_python(project)
    (project / "constraints.txt").unlink()
    answer = start(project, "toon", cwd=tmp_path)
    assert answer.returncode == 2
    assert "constraints.txt" in answer.stderr
    assert "Kijk of de map compleet is" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_progress_is_a_line_per_twenty_parts_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    progress = launcher.Progress(expected=50)
    for number in range(45):
        progress.see(f"Collecting deel{number}==1\n")
    progress.see("Installing collected packages: deel0\n")
    assert [line.strip() for line in capsys.readouterr().err.splitlines()] == [
        "20 van ten hoogste 50",
        "40 van ten hoogste 50",
        "onderdelen installeren (dit kan een minuut duren)",
    ]


def test_run_returns_status_and_lines(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:
        command = ["/bin/sh", "-c", "echo een; echo twee >&2; exit 3"]
        assert launcher.run(command, lock.fileno(), launcher.Progress(0)) == (3, ["een", "twee"])
