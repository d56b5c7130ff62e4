"""An invented dataset of any size: so many rows of each kind of table, linked and cited.

    write_dataset(Path("folder"), rows=10_000)

Rows are made one at a time from their number, so that writing them needs no memory; the same
number always gives the same row. What the tables are comes from `toguna.exchange.tables`: a table
that nothing here makes rows of is an error, and not left out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from benchmarks.dataset import acts, ground, institutions, meetings, roadmap, texts
from benchmarks.dataset.rows import Cells, Extent
from toguna.exchange.columns import Kind, Table
from toguna.exchange.tables import TABLES

LANGUAGES = ("fr", "en")
SMALLEST, LARGEST = 100, 50_000
ONLY_ONE = frozenset({"confederation"})
"""A record has one confederation: the import refuses a second."""

MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    **ground.MAKERS,
    **institutions.MAKERS,
    **acts.MAKERS,
    **texts.MAKERS,
    **meetings.MAKERS,
    **roadmap.MAKERS,
}


def write_dataset(directory: Path, *, rows: int) -> int:
    """Write every table with so many rows of each kind; the number of rows in all.

    Raises ValueError for a number out of bounds (`SMALLEST` to `LARGEST`) and KeyError for a table
    that has no maker here.
    """
    if not SMALLEST <= rows <= LARGEST:
        raise ValueError(f"Ask for {SMALLEST} to {LARGEST} rows of each kind, and not {rows}")
    directory.mkdir(parents=True, exist_ok=True)
    return sum(_write_table(directory, table, rows) for table in TABLES)


def _write_table(directory: Path, table: Table, rows: int) -> int:
    make, extent = MAKERS[table.name], Extent(rows)
    count = 1 if table.name in ONLY_ONE else rows
    with (directory / table.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(h for column in table.columns for h in column.headers(LANGUAGES, "en"))
        for number in range(count):
            writer.writerow(_cells(table, make(extent, number), extent.cites(number)))
    return count


def _cells(table: Table, made: Cells, passages: str) -> list[str]:
    """The cells of a row in the order of the columns; what the maker does not say is empty. Raises
    KeyError where it says what the table has no column for."""
    if unknown := made.keys() - {column.field for column in table.columns}:
        raise KeyError(f"{table.name} has no column {', '.join(sorted(unknown))}")
    cells: list[str] = []
    for column in table.columns:
        if column.kind is Kind.LOCALIZED:
            text = made.get(column.field, "")
            cells += [f"{text} ({language})" if text else "" for language in LANGUAGES]
        elif column.kind is Kind.PASSAGES:
            cells.append(passages)
        else:
            cells.append(made.get(column.field, ""))
    return cells
