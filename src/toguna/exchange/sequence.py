"""The order in which rows that refer to rows of their own table can be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Model

from toguna.exchange.columns import Kind, Table
from toguna.exchange.files import Row
from toguna.record.models import Passage, PassageKind


def in_order(table: Table, rows: Sequence[Row]) -> list[Row]:
    """The rows by depth: those that refer to no row here, then those that refer to these, and so
    on; within a depth as they stand in the file. There are no circles (`dataset.check_links`)."""
    own = [c.field for c in table.columns if c.kind is Kind.LINK and c.target is table.model]
    if not own:
        return _headings_first(table, rows)
    by_ref = {row.ref: row for row in rows}
    depths: dict[str, int] = {}
    for row in rows:
        _depth(row, own, by_ref, depths)
    return sorted(rows, key=lambda row: depths[row.ref])


def levels(table: Table, pairs: Sequence[tuple[Row, Model]]) -> Iterator[list[tuple[Row, Model]]]:
    """The rows in runs that do not refer to one another, so that each run can be inserted at once:
    a row comes after the rows of its own table that it refers to (see `in_order`)."""
    level: list[tuple[Row, Model]] = []
    inside: set[int] = set()
    own = [f for f in table.model._meta.concrete_fields if f.related_model is table.model]
    for row, item in pairs:
        above = (item._state.fields_cache.get(field.name) for field in own)
        if any(id(one) in inside for one in above):
            yield level
            level, inside = [], set()
        level.append((row, item))
        inside.add(id(item))
    if level:
        yield level


def _depth(row: Row, own: Sequence[str], by_ref: dict[str, Row], depths: dict[str, int]) -> None:
    """Fill in how deep a row stands, without recursion: chains may be long."""
    waiting = [row]
    while waiting:
        here = waiting[-1]
        above = [by_ref[str(r)] for r in (here.values[f] for f in own) if r and str(r) in by_ref]
        missing = [one for one in above if one.ref not in depths]
        if missing:
            waiting += missing
        else:
            depths[here.ref] = 1 + max((depths[one.ref] for one in above), default=-1)
            waiting.pop()


def _headings_first(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Passages stand under headings, which their paths tell: headings first, the outer ones before
    the inner ones."""
    if table.model is not Passage:
        return list(rows)
    return sorted(
        rows,
        key=lambda row: (
            row.values["kind"] != PassageKind.HEADING,
            str(row.values["path"]).count("."),
        ),
    )
