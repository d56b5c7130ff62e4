"""Writing what a row says in tables of its own: links to many, citations, records concerned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.db.models import Model, QuerySet

from toguna.exchange.building import Bench
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.dataset import BY_NAME, links_of
from toguna.exchange.files import Row
from toguna.exchange.stored import LOOKED_UP
from toguna.record.insertion import insert_rows
from toguna.record.models import Citation, DiscrepancySubject, Passage

Pairs = Sequence[tuple[Row, Model]]


def write_apart(
    table: Table, pairs: Pairs, bench: Bench, only: Sequence[set[str]] | None = None
) -> None:
    """Write, for rows just saved, the columns that stand in other tables. `only` names for each
    row the columns that changed: what they said before is removed first."""
    for column in table.columns:
        chosen = [
            pair
            for number, pair in enumerate(pairs)
            if only is None or column.field in only[number]
        ]
        if not chosen:
            continue
        if column.kind in (Kind.LINKS, Kind.TERMS):
            _write_links(table, column, chosen, bench, replace=only is not None)
        elif column.kind is Kind.PASSAGES:
            _write_citations(table, column, chosen, bench, replace=only is not None)
        elif column.kind is Kind.SUBJECTS:
            _write_subjects(column, chosen, bench, replace=only is not None)


def _write_links(
    table: Table, column: Column, pairs: Pairs, bench: Bench, *, replace: bool
) -> None:
    relation: Any = table.model._meta.get_field(column.field)
    through = relation.remote_field.through
    source, target = relation.m2m_column_name(), relation.m2m_reverse_name()
    if replace:
        _remove(through._default_manager.all(), source, pairs)
    _insert(
        through,
        (source, target),
        (
            (item.pk, bench.target(model, name).pk)
            for row, item in pairs
            for model, name, _word in links_of(column, row.values[column.field])
        ),
    )


def _write_citations(
    table: Table, column: Column, pairs: Pairs, bench: Bench, *, replace: bool
) -> None:
    kind = ContentType.objects.get_for_model(table.model)
    if replace:
        _remove(Citation.objects.filter(content_type=kind), "object_id", pairs)
    rows = []
    for row, item in pairs:
        cited = list(row.values[column.field])  # type: ignore[arg-type]  # a tuple of addresses
        # The first one of a row that is written once is the row's own column.
        for position, address in enumerate(cited):
            if position or not table.revised:
                passage = bench.target(Passage, address)
                rows.append((passage.pk, kind.pk, item.pk, position))
    _insert(Citation, ("passage_id", "content_type_id", "object_id", "position"), rows)


def _write_subjects(column: Column, pairs: Pairs, bench: Bench, *, replace: bool) -> None:
    if replace:
        _remove(DiscrepancySubject.objects.all(), "discrepancy_id", pairs)
    rows = []
    for row, item in pairs:
        words = row.values[column.field]
        for position, word in enumerate(words if isinstance(words, tuple) else ()):
            name, _colon, ref = word.partition(":")
            model = BY_NAME[name].model
            kind = ContentType.objects.get_for_model(model)
            rows.append((item.pk, kind.pk, bench.target(model, ref).pk, position))
    columns = ("discrepancy_id", "content_type_id", "object_id", "position")
    _insert(DiscrepancySubject, columns, rows)


def _remove(rows: QuerySet[Any], column: str, pairs: Pairs) -> None:
    """Delete what the items have among these rows."""
    keys = [item.pk for _row, item in pairs]
    for start in range(0, len(keys), LOOKED_UP):
        rows.filter(**{f"{column}__in": keys[start : start + LOOKED_UP]}).delete()


def _insert(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[int, ...]]) -> None:
    insert_rows(connections[router.db_for_write(model)], model, columns, rows)
