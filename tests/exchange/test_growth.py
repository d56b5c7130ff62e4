"""An import asks the database no more for many changed rows than for a few."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.conftest import ACTOR
from toguna.exchange.actions import import_dataset
from toguna.roadmap.models import Assertion

pytestmark = pytest.mark.django_db

COPIED = {"outcomes.csv": "joint-patrol", "assertions.csv": "canal-completion-1"}
"""A row of a table that is changed, and of one whose rows are superseded. Both have links."""


def copied(folder: Path, count: int) -> None:
    """Add so many copies of the rows, under names of their own."""
    for file, ref in COPIED.items():
        header, rows = table(folder / file)
        row = next(row for row in rows if row[0] == ref)
        rows += [[f"{ref}-copy-{number}", *row[1:]] for number in range(count)]
        write(folder / file, header, rows)


def restated(folder: Path) -> int:
    """State something else in every copy; how many there are."""
    changed = 0
    for file in COPIED:
        header, rows = table(folder / file)
        for row in rows:
            if "-copy-" in row[0]:
                row[header.index("statement (en)")] = "Something else"
                changed += 1
        write(folder / file, header, rows)
    return changed


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def queries_to_restate(folder: Path, count: int) -> int:
    expected = restated(folder)
    with CaptureQueriesContext(connection) as captured:
        report = import_dataset(directory=folder, actor=ACTOR)
    assert (report.changed, report.superseded) == ({"outcomes": count}, {"assertions": count})
    assert expected == 2 * count
    return len(captured)


def test_changed_and_superseded_rows_ask_nothing_each(lakes: Path, tmp_path: Path) -> None:
    larger = tmp_path / "larger"
    shutil.copytree(lakes, larger)
    copied(lakes, 2)
    import_dataset(directory=lakes, actor=ACTOR)
    few = queries_to_restate(lakes, 2)
    # These two as they were before, and twenty more.
    copied(larger, 22)
    import_dataset(directory=larger, actor=ACTOR)
    many = queries_to_restate(larger, 22)
    assert many == few
    assert Assertion.objects.filter(revision__gt=1).count() > 22
