"""The file store: same bytes, same name, once; a damaged file is never given out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from delivery.opslag import BestandOntbreekt, Opslag


def test_the_name_is_the_hash_and_equal_bytes_are_kept_once(tmp_path: Path) -> None:
    opslag = Opslag(tmp_path)
    assert opslag.bewaar(b"brief") == opslag.bewaar(b"brief") == hashlib.sha256(b"brief").hexdigest()
    assert len([pad for pad in tmp_path.rglob("*") if pad.is_file()]) == 1
    assert opslag.lees(hashlib.sha256(b"brief").hexdigest()) == b"brief"


def test_an_unknown_or_damaged_file_is_not_given_out(tmp_path: Path) -> None:
    opslag = Opslag(tmp_path)
    sha256 = opslag.bewaar(b"brief")
    opslag.pad(sha256).write_bytes(b"andere brief")
    with pytest.raises(BestandOntbreekt, match="beschadigd"):
        opslag.lees(sha256)
    with pytest.raises(BestandOntbreekt):
        opslag.lees("0" * 64)
    assert not opslag.pad("0" * 64).exists()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr("os.fsync", vol)
    with pytest.raises(OSError, match="schijf vol"):
        Opslag(tmp_path).bewaar(b"brief")
    assert [pad for pad in tmp_path.rglob("*") if pad.is_file()] == []
