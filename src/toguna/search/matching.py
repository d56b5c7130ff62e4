"""Asking the search table itself: FTS5 on SQLite, tsvector on PostgreSQL.

Both are given the tokens that we made; neither parses, folds or stems by itself. So what matches is
the same on both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, Func, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler

FTS_TABLE = "search_index"
"""The FTS5 table of SQLite: the columns `names`, `matter`, `bonds` of `search_entry`."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is looked for: `tokens` of the index that are it, and beginnings of words that
    may be it. Any of them will do."""

    word: str
    tokens: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


Sql = tuple[str, list[str | int]]

Combination = tuple[Term, ...]
"""Terms all of which are wanted."""


class Matches(Expression):
    """Whether an entry has all the terms of at least one combination, in its names only or
    anywhere. A condition for a query on `Entry`. At least one combination, none of them empty."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, wanted: Sequence[Combination], *, names_only: bool = False) -> None:
        super().__init__()
        self.wanted = tuple(wanted)
        self.names_only = names_only

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Sql:
        asked = fts_query(self.wanted)
        if self.names_only:
            asked = f"{{names}} : ({asked})"
        return (
            f'"search_entry"."id" IN (SELECT rowid FROM {FTS_TABLE} '  # noqa: S608  (a constant)
            f"WHERE {FTS_TABLE} MATCH %s)",
            [asked],
        )

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Sql:
        column = "names_vector" if self.names_only else "vector"
        return f'"search_entry"."{column}" @@ %s::tsquery', [ts_query(self.wanted)]

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        raise NotImplementedError(f"There is no search on {connection.vendor}")


class Bytewise(Func):
    """A text to order by, letter by letter as SQLite does: the collation of a PostgreSQL database
    depends on where it was made."""

    template = "%(expressions)s"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"')


def fts_query(wanted: Sequence[Combination]) -> str:
    """Combinations in the query language of FTS5 (SQLite, "Full-text Query Syntax")."""

    def one(term: Term) -> str:
        tokens = [f'"{token}"' for token in term.tokens]
        return " OR ".join([*tokens, *(f'"{start}" *' for start in term.beginnings)])

    return " OR ".join(
        "(" + " AND ".join(f"({one(term)})" for term in combination) + ")" for combination in wanted
    )


def ts_query(wanted: Sequence[Combination]) -> str:
    """The same as the text of a `tsquery` (PostgreSQL, 8.11.2), lexemes in quotes: no dictionary
    is asked."""

    def one(term: Term) -> str:
        tokens = [f"'{token}'" for token in term.tokens]
        return " | ".join([*tokens, *(f"'{start}':*" for start in term.beginnings)])

    return " | ".join(
        "(" + " & ".join(f"({one(term)})" for term in combination) + ")" for combination in wanted
    )


def there_is_any(several: Sequence[QuerySet[Any]]) -> list[bool]:
    """Of each of these queries, whether it finds anything. One query; of one database."""
    if not several:
        return []
    connection = connections[several[0].db]
    parts: list[str] = []
    given: list[Any] = []
    for rows in several:
        sql, params = rows.order_by().values("pk")[:1].query.sql_with_params()
        parts.append(f"EXISTS({sql})")
        given += params
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", given)
        return [bool(one) for one in cursor.fetchone()]
