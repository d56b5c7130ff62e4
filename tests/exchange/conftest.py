"""The invented confederation, in a folder that a test may spoil."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toguna.record.actor import Actor

LAKES = Path(__file__).parent.parent / "confederation"
ACTOR = Actor("import:lakes")


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """A copy of the invented dataset."""
    folder = tmp_path / "lakes"
    shutil.copytree(LAKES, folder)
    return folder


Edit = Callable[[str, str, str, str], int]


@pytest.fixture
def edit(lakes: Path) -> Edit:
    """Change one cell: file, a cell that the row has, header, new content; the row's line."""

    def change(file: str, having: str, header: str, content: str) -> int:
        path = lakes / file
        with path.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.reader(opened))
        column = rows[0].index(header)
        line = next(n for n, row in enumerate(rows) if n and having in row)
        rows[line][column] = content
        with path.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(rows)
        return line + 1

    return change
