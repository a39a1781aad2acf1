"""A throw-away PostgreSQL server for tests and benchmarks, made from the Debian package in about two seconds.

It listens on a free port of 127.0.0.1 only, trusts whoever connects, and gives up all safety of its data for speed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
# Debian keeps it where only root looks.
RUNUSER = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") or "runuser"
SYSTEM_USER = "postgres"
ATTEMPTS = 3
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # A socket file would tie the path of the folder to 107 characters.
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "50",
    "shared_buffers": "32MB",
}


class PostgresStartFailed(Exception):
    """The server did not start; the message carries its log."""


def postgres_beschikbaar() -> bool:
    return _binaries() is not None


@contextmanager
def postgres_server() -> Iterator[str]:
    """Yield the SQLAlchemy URL of an empty server that is gone, with its files, when the block ends.

    PostgreSQL refuses to run as root, so root hands the folder to the system user of the Debian package.
    Raises FileNotFoundError when PostgreSQL is not installed, and PostgresStartFailed when it does not start.
    """
    binaries = _binaries()
    if binaries is None:
        raise FileNotFoundError(f"geen PostgreSQL gevonden in {DEBIAN} (apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="zandloper-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_USER)
        data = folder / "data"
        _create_cluster(binaries, data)
        port = _start(binaries, data)
        try:
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path | None:
    """The newest installed version; they sort by number, since "9.6" comes after "15" as text."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    return max(found, key=lambda path: [int(part) for part in path.parent.name.split(".")], default=None)


def _create_cluster(binaries: Path, data: Path) -> None:
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    result = _run(binaries / "initdb", "-D", data, *options)
    if result.returncode != 0:
        raise PostgresStartFailed(result.stdout)


def _start(binaries: Path, data: Path) -> int:
    """Start on a free port and return it; another process can take the port in between, so try again."""
    log = data.parent / "log"
    for _ in range(ATTEMPTS):
        port = _free_port()
        options = " ".join(f"-c {name}='{value}'" for name, value in {**SETTINGS, "port": str(port)}.items())
        if _run(binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start").returncode == 0:
            return port
    raise PostgresStartFailed(log.read_text(errors="replace") if log.exists() else "no log was written")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of PostgreSQL as a user it accepts. The server keeps no pipe of ours open: its output is a file."""
    as_user = [RUNUSER, "-u", SYSTEM_USER, "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        arguments = [*as_user, *map(str, command)]
        status = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/").returncode
        output.seek(0)
        return subprocess.CompletedProcess(arguments, status, output.read())
