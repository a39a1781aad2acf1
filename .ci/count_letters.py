"""Fail unless a data folder holds at least so many different letters: `count_letters.py FOLDER MINIMUM`.

A letter is recognised by its content, whatever its name, and counts once, however many copies the folder holds.
"""

import hashlib
import sys
import zipfile
from pathlib import Path


def is_letter(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as parts:
        return "word/document.xml" in parts.namelist()


def main(folder: Path, minimum: int) -> int:
    files = [path for path in folder.rglob("*") if path.is_file()]
    letters = {hashlib.sha256(path.read_bytes()).digest() for path in files if is_letter(path)}
    print(f"{len(letters)} different letters in {len(files)} files, at least {minimum} wanted")
    return 0 if len(letters) >= minimum else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
