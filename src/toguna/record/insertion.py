"""Inserting many rows without an object for each.

`bulk_create` takes as long for its objects as for all the rest; an import writes hundreds of
thousands of ledger entries, citations and links. Nothing is returned: for rows whose primary key
is known before, or wanted by nobody. The database's own rules (triggers, constraints) hold as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

AT_ONCE = 500
"""Rows of one statement, so that the statement stays small."""

Row = tuple[Any, ...]


def insert_rows(
    connection: BaseDatabaseWrapper,
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Row],
) -> None:
    """Insert rows, given as values in the order of `columns` (names in the database), as the
    database's driver takes them."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    head = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES "  # noqa: S608  (names of the model, quoted)
    places = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for some in _pieces(rows):
            if connection.vendor == "sqlite":
                # Prepared once for all the rows.
                cursor.executemany(head + places, some)
            else:
                # PostgreSQL reads a statement anew for each row that is sent apart.
                values = [value for row in some for value in row]
                cursor.execute(head + ", ".join([places] * len(some)), values)


def _pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while piece := list(islice(iterator, AT_ONCE)):
        yield piece
