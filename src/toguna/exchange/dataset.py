"""A folder of tables read as one thing, and checked as one thing: every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.exchange.cells import Value
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.files import DESCRIPTION_FILE, Row, Sheet, read_sheet
from toguna.exchange.problems import Problem
from toguna.exchange.renames import check_renames
from toguna.exchange.stored import Known, without_default_day
from toguna.exchange.tables import FORMER_IDENTIFIERS, TABLES
from toguna.kernel.models import Term
from toguna.record.models import Passage

Names = Callable[[Table], set[str]]
"""The names of the rows that a table has elsewhere (in the database)."""

BY_MODEL: dict[type[Model], Table] = {table.model: table for table in TABLES}
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}


@dataclass
class Dataset:
    """The tables of a folder. `digest` is the SHA-256 of the files' names and bytes."""

    directory: Path
    sheets: dict[str, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""

    def rows(self, table: Table) -> list[Row]:
        sheet = self.sheets.get(table.file)
        return sheet.rows if sheet else []

    def all_rows(self) -> Iterator[Row]:
        for table in TABLES:
            yield from self.rows(table)


def read_dataset(
    directory: Path, progress: Callable[[str, int, int], None] | None = None
) -> Dataset:
    """Read every table of a folder. Problems of the files are in `problems`; see `check_links` for
    what only shows when the tables are held together."""
    dataset = Dataset(directory)
    if not directory.is_dir():
        dataset.problems.append(
            Problem(str(directory.name), 0, "", "", _("there is no such folder."))
        )
        return dataset
    _unknown_files(dataset)
    digest = hashlib.sha256()
    for number, table in enumerate(TABLES, 1):
        path = directory / table.file
        if path.is_file():
            sheet = read_sheet(path, table)
            dataset.sheets[table.file] = sheet
            dataset.problems += sheet.problems
            digest.update(table.file.encode() + b"\0" + path.read_bytes() + b"\0")
        if progress:
            progress("read", number, len(TABLES))
    dataset.digest = digest.hexdigest()
    if not dataset.sheets:
        dataset.problems.append(
            Problem(str(directory.name), 0, "", "", _("the folder holds no table."))
        )
    return dataset


def _unknown_files(dataset: Dataset) -> None:
    known = {table.file for table in TABLES} | {DESCRIPTION_FILE}
    for path in sorted(dataset.directory.glob("*.csv")):
        if path.name not in known:
            dataset.problems.append(
                Problem(
                    path.name,
                    0,
                    "",
                    "",
                    _("this is not a table of a dataset; the tables are: %(tables)s."),
                    {"tables": ", ".join(sorted(known))},
                )
            )


def check_links(dataset: Dataset, elsewhere: Names, known: Mapping[str, Known]) -> list[Problem]:
    """What is wrong between the rows: names used twice, references that lead nowhere, circles,
    languages that are not the confederation's. `elsewhere` gives what the database already has,
    `known` the days of its sources."""
    problems: list[Problem] = []
    names: dict[type[Model], set[str]] = {}
    for table in TABLES:
        names[table.model] = set(elsewhere(table))
        problems += _twice(dataset, table)
        names[table.model] |= {row.ref for row in dataset.rows(table)}
        if sheet := dataset.sheets.get(table.file):
            names[table.model] |= sheet.refused
    unreadable = {s.table.model for s in dataset.sheets.values() if not s.is_readable}
    for row in dataset.all_rows():
        problems += _lost_links(row, names, unreadable)
    problems += check_renames(dataset.rows(FORMER_IDENTIFIERS), names, unreadable)
    for table in TABLES:
        problems += _circles(dataset, table)
    days = {**known, **_days_of(dataset)}
    for row in dataset.all_rows():
        without_default_day(row.values, days)
    return problems


def _days_of(dataset: Dataset) -> dict[str, Known]:
    table = BY_NAME["sources"]
    days: dict[str, Known] = {}
    for row in dataset.rows(table):
        day, inferred = row.values["known"], row.values["known_inferred"]
        days[row.ref] = (day, bool(inferred))  # type: ignore[assignment]  # required, so a day
    return days


def days_of(dataset: Dataset, known: Mapping[str, Known]) -> dict[str, Known]:
    """The day of each source, those of the dataset before those of the database."""
    return {**known, **_days_of(dataset)}


def _twice(dataset: Dataset, table: Table) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in dataset.rows(table):
        if row.ref in seen:
            yield row.problem(
                table.key[0],
                row.ref,
                _("line %(line)d is already called so: a name is given once."),
                {"line": seen[row.ref]},
            )
        else:
            seen[row.ref] = row.line


def _lost_links(
    row: Row, names: Mapping[type[Model], set[str]], unreadable: Collection[type[Model]]
) -> Iterator[Problem]:
    for column in row.table.linking:
        for target, name, found in links_of(column, row.values[column.field]):
            if target not in unreadable and name not in names.get(target, ()):
                yield row.problem(
                    column.field,
                    found,
                    _("%(table)s has no such row: correct it here or add it there."),
                    {"table": BY_MODEL[target].file if target in BY_MODEL else ""},
                )


def links_of(column: Column, value: Value) -> Iterator[tuple[type[Model], str, str]]:
    """What a cell refers to: the model, the row's name there, and the words in the cell."""
    if column.kind is Kind.LINK and value and column.target:
        yield column.target, str(value), str(value)
    if not isinstance(value, tuple):
        if column.kind is Kind.TERM and value:
            yield Term, f"{column.vocabulary}:{value}", str(value)
        return
    for word in value:
        if column.kind is Kind.LINKS and column.target:
            yield column.target, word, word
        elif column.kind is Kind.TERMS:
            yield Term, f"{column.vocabulary}:{word}", word
        elif column.kind is Kind.PASSAGES:
            yield Passage, word, word
        elif column.kind is Kind.SUBJECTS:
            name, _colon, ref = word.partition(":")
            target = BY_NAME.get(name)
            yield (target.model if target else Model), ref, word


def _circles(dataset: Dataset, table: Table) -> Iterator[Problem]:
    """Rows that lead back to themselves by a column that refers to their own table."""
    rows = {row.ref: row for row in dataset.rows(table)}
    for column in table.columns:
        if column.kind is not Kind.LINK or column.target is not table.model:
            continue
        settled: set[str] = set()
        for start in rows:
            yield from _circle_from(start, column, rows, settled)


def _circle_from(
    start: str, column: Column, rows: Mapping[str, Row], settled: set[str]
) -> Iterator[Problem]:
    way: dict[str, None] = {}
    here = start
    while here in rows and here not in settled:
        if here in way:
            circle = [*list(way)[list(way).index(here) :], here]
            yield rows[here].problem(
                column.field,
                " → ".join(circle),
                _("these rows lead back to themselves: break the circle."),
            )
            break
        way[here] = None
        here = str(rows[here].values[column.field] or "")
    settled.update(way)
