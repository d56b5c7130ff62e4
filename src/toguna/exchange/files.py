"""Reading and writing the CSV files of a dataset (RFC 4180, UTF-8, comma).

What a spreadsheet does to such files is expected: another encoding, semicolons, a missing or a
renamed column. Each is told as what it is, with what to do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from toguna.exchange.cells import CellError, Value, empty, read_cell
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.defaults import without_default
from toguna.exchange.identity import name_of
from toguna.exchange.problems import Phrase, Problem
from toguna.kernel.languages import TAG_PATTERN

LARGEST_CELL = 200_000
DESCRIPTION_FILE = "columns.csv"


@dataclass(slots=True)
class Row:
    """A row of a table: its values by field, in the form of `cells`, and where it was read."""

    table: Table
    line: int
    ref: str
    values: dict[str, Value]

    def problem(
        self,
        field_name: str,
        found: str,
        expected: Phrase,
        params: Mapping[str, object] | None = None,
    ) -> Problem:
        """A problem with this row, named by the header of a column ("" for the whole row)."""
        header = self.table.column(field_name).header if field_name else ""
        return Problem(self.table.file, self.line, header, found, expected, dict(params or {}))


@dataclass
class Sheet:
    """A table as read: its rows, the languages of its texts, what is wrong with it. `refused` has
    the names of the rows that could not be read, and `is_readable` is false where none could be:
    what refers to them is not wrong as well."""

    table: Table
    is_readable: bool = False
    rows: list[Row] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    languages: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def blank(self) -> dict[str, Value]:
        """A row of empty cells. What is read is put over a copy."""
        return {c.field: empty(c) for c in self.table.columns if not c.derived}


@dataclass(frozen=True)
class _Place:
    """A printed column: which column of the table, and in which language where it is localized."""

    column: Column
    header: str
    language: str = ""


def read_sheet(path: Path, table: Table) -> Sheet:
    """A file as rows, with every problem in it. Never raises for what the file holds."""
    sheet = Sheet(table)
    text = _decoded(path, sheet)
    if text is None:
        return sheet
    lines = _parsed(text, sheet)
    header = next(lines, None)
    if header is None:
        sheet.problems.append(
            Problem(table.file, 1, "", "", _("the file is empty: write the headers first."))
        )
        return sheet
    places = _places(header[1], sheet)
    if places is None:
        return sheet
    sheet.is_readable = True
    sheet.languages = tuple(dict.fromkeys(p.language for p in places if p and p.language))
    for line, cells in lines:
        _read_row(sheet, places, line, cells)
    return sheet


def _decoded(path: Path, sheet: Sheet) -> str | None:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = data[max(0, error.start - 20) : error.start + 20].decode("latin-1")
        sheet.problems.append(
            Problem(
                sheet.table.file,
                line,
                "",
                found,
                _("the file is not in UTF-8: save it again as “CSV UTF-8”."),
            )
        )
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        sheet.problems.append(
            Problem(
                sheet.table.file,
                line,
                "",
                "",
                _("the file holds null characters: save it again as “CSV UTF-8”."),
            )
        )
        return None
    return text


def _parsed(text: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line that it starts on."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            sheet.problems.append(
                Problem(
                    sheet.table.file,
                    line,
                    "",
                    str(error),
                    _("close each quotation mark, and double those inside a cell."),
                )
            )
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _places(header: Sequence[str], sheet: Sheet) -> list[_Place | None] | None:
    """Which column each printed header is; None where the headers cannot be used at all."""
    names = [name.strip() for name in header]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        sheet.problems.append(
            Problem(
                sheet.table.file,
                1,
                "",
                names[0],
                _("the cells are not separated by commas: save it again as “CSV, comma”."),
            )
        )
        return None
    known = _known_headers(sheet.table)
    places: list[_Place | None] = []
    for name in names:
        place = _place(name, known)
        if place is None and name:
            sheet.problems.append(_unknown_header(sheet.table, name))
        elif place and any(
            p and (p.column, p.language) == (place.column, place.language) for p in places
        ):
            sheet.problems.append(
                Problem(sheet.table.file, 1, "", name, _("keep this column only once."))
            )
            place = None
        places.append(place)
    return None if _missing_headers(places, sheet) else places


def _known_headers(table: Table) -> dict[str, Column]:
    return {
        header.casefold(): column
        for column in table.columns
        for header in (column.header.en, column.header.fr)
    }


def _place(name: str, known: dict[str, Column]) -> _Place | None:
    column = known.get(name.casefold())
    if column is not None and column.kind is not Kind.LOCALIZED:
        return _Place(column, name)
    stem, _sign, tag = name.rstrip(")").rpartition(" (")
    column = known.get(stem.casefold())
    if column is None or column.kind is not Kind.LOCALIZED or not name.endswith(")"):
        return None
    return _Place(column, name, tag) if TAG_PATTERN.fullmatch(tag) else None


def _unknown_header(table: Table, name: str) -> Problem:
    return Problem(
        table.file,
        1,
        "",
        name,
        _("this column is not in the table; its columns are: %(columns)s."),
        {"columns": ", ".join(f"{c.header.fr} | {c.header.en}" for c in table.columns)},
    )


def _missing_headers(places: Iterable[_Place | None], sheet: Sheet) -> bool:
    """Whether a required column is missing; each one is told."""
    told = len(sheet.problems)
    present = {place.column.field for place in places if place}
    for column in sheet.table.columns:
        if column.required and column.field not in present:
            sheet.problems.append(
                Problem(
                    sheet.table.file,
                    1,
                    "",
                    "",
                    _("the column “%(fr)s” (“%(en)s”) is missing."),
                    {"fr": column.header.fr, "en": column.header.en},
                )
            )
    return len(sheet.problems) > told


def _read_row(
    sheet: Sheet, places: Sequence[_Place | None], line: int, cells: Sequence[str]
) -> None:
    table = sheet.table
    if len(cells) > len(places) and any(cell.strip() for cell in cells[len(places) :]):
        sheet.problems.append(
            Problem(
                table.file,
                line,
                "",
                cells[len(places)],
                _("this row has %(found)d cells and the header %(expected)d: is a comma loose?"),
                {"found": len(cells), "expected": len(places)},
            )
        )
        return
    values = dict(sheet.blank)
    sound = True
    for place, cell in zip(places, [*cells, *[""] * (len(places) - len(cells))], strict=False):
        if place is not None:
            sound &= _read_place(sheet, place, line, cell, values)
    sound &= _has_required(sheet, places, line, values)
    if sound:
        sheet.rows.append(Row(table, line, name_of(table, values), values))
    else:
        sheet.refused.add(name_of(table, values))


def _read_place(
    sheet: Sheet, place: _Place, line: int, cell: str, values: dict[str, Value]
) -> bool:
    column = place.column
    if column.derived or not cell or cell.isspace():
        return True
    try:
        value = read_cell(column, cell)
    except CellError as error:
        sheet.problems.append(
            Problem(sheet.table.file, line, place.header, cell, error.expected, error.params)
        )
        return False
    if column.kind is Kind.LOCALIZED:
        texts = values[column.field]
        if isinstance(value, str) and isinstance(texts, dict):
            # A new one: the empty one is that of every row.
            values[column.field] = {**texts, place.language: value}
        return True
    values[column.field] = without_default(sheet.table, column, value)
    return True


def _has_required(
    sheet: Sheet, places: Sequence[_Place | None], line: int, values: dict[str, Value]
) -> bool:
    lacking = [
        c for c in sheet.table.columns if c.required and values.get(c.field) in (None, "", (), {})
    ]
    if not lacking:
        return True
    sound = True
    headers = {place.column.field: place.header for place in places if place}
    for column in lacking:
        if column.field in headers and not _refused(sheet, line, headers[column.field]):
            sheet.problems.append(
                Problem(
                    sheet.table.file,
                    line,
                    headers[column.field],
                    "",
                    _("fill in this cell: %(meaning)s"),
                    {"meaning": column.meaning},
                )
            )
            sound = False
    return sound


def _refused(sheet: Sheet, line: int, header: str) -> bool:
    """Whether the cell was already found wrong: it is then not also missing."""
    return any(p.line == line and p.column == header for p in reversed(sheet.problems[-40:]))


def write_sheet(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a file whole (RFC 4180 but for its line ends, which are plain line feeds, so that
    differences read well); returns the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count
