"""Exporting the record as the tables of a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from toguna.exchange.cells import Value, write_cell
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.describe import description_header, description_rows
from toguna.exchange.files import DESCRIPTION_FILE, write_sheet
from toguna.exchange.stored import Stored, known_days, stored_rows
from toguna.exchange.tables import TABLES
from toguna.institutions.models import Confederation


def export_dataset(*, directory: Path, language: str | None = None) -> dict[str, int]:
    """Write every table to a folder (made if need be); rows per file.

    Headers are in `language`, "fr" or "en", by default the confederation's first. Rows are sorted
    by their key, so that the same record gives the same bytes. Every table is written, with its
    headers alone where the record has no row of it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    languages = working_languages()
    words = language or ("en" if languages[0] == "en" else "fr")
    known = known_days()
    tables = {table.name: list(stored_rows(table, known)) for table in TABLES}
    citing = _citing(tables)
    counts = {}
    for table in TABLES:
        header = [h for column in table.columns for h in column.headers(languages, words)]
        rows = (
            _cells(table, stored, languages, words, citing)
            for stored in sorted(tables[table.name], key=lambda s, t=table: _order(t, s))  # type: ignore[misc]  # the default binds the loop's table
        )
        counts[table.file] = write_sheet(directory / table.file, header, rows)
    counts[DESCRIPTION_FILE] = write_sheet(
        directory / DESCRIPTION_FILE, description_header(words), description_rows(words)
    )
    return counts


def working_languages() -> tuple[str, ...]:
    """The languages of the record's texts: the confederation's; French and English without one."""
    confederation = Confederation.objects.order_by("pk").first()
    return tuple(confederation.languages.split()) if confederation else ("fr", "en")


def _order(table: Table, stored: Stored) -> tuple[tuple[int, str], ...]:
    names = (*table.order, *table.key)
    return tuple(_sortable(stored.values[name]) for name in names)


def _sortable(value: Value) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value or ""))


def _citing(tables: Mapping[str, Iterable[Stored]]) -> dict[str, list[str]]:
    """Which rows cite each passage, as `table:identifier`."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, rows in tables.items():
        for stored in rows:
            cited = stored.values.get("passages")
            for address in cited if isinstance(cited, tuple) else ():
                found[address].append(f"{name}:{stored.ref}")
    return found


def _cells(
    table: Table,
    stored: Stored,
    languages: Sequence[str],
    words: str,
    citing: Mapping[str, Sequence[str]],
) -> list[str]:
    cells: list[str] = []
    for column in table.columns:
        if column.derived:
            cells.append(" ".join(sorted(citing.get(stored.ref, ()))))
        else:
            cells += _printed(column, stored.values[column.field], languages, words)
    return cells


def _printed(column: Column, value: Value, languages: Sequence[str], words: str) -> list[str]:
    if column.kind is Kind.LOCALIZED:
        texts = value if isinstance(value, dict) else {}
        return [texts.get(language, "") for language in languages]
    return [write_cell(column, value, words)]
