"""The baseline of the import: the same rows inserted by `bulk_create`, and nothing else.

No file is read, nothing is checked or compared, and no ledger is written while the clock runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from benchmarks.steps import Clock, Figures
from toguna.exchange.building import Bench
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.dataset import BY_NAME, check_links, days_of, links_of, read_dataset
from toguna.exchange.files import Row
from toguna.exchange.sequence import in_order, levels
from toguna.exchange.tables import TABLES
from toguna.record.actor import Actor
from toguna.record.models import Citation, DiscrepancySubject, Passage

BATCH = 2000
Pairs = Sequence[tuple[Row, Model]]


def insert_plainly(directory: Path) -> Figures:
    """Insert the rows of a dataset, links and citations included, in one transaction. Reading the
    files and making the rows' objects is not counted; making those of the links is."""
    bench, made = _made(directory)
    clock = Clock()
    with transaction.atomic():
        for table, pairs in made:
            for level in levels(table, pairs):
                items = [item for _row, item in level]
                table.model._default_manager.bulk_create(items, batch_size=BATCH)
            for model, links in _linked(table, pairs, bench):
                model._default_manager.bulk_create(links, batch_size=BATCH)
    return {"rows": sum(len(pairs) for _table, pairs in made), **clock.figures()}


def _made(directory: Path) -> tuple[Bench, list[tuple[Table, Pairs]]]:
    dataset = read_dataset(directory)
    check_links(dataset, lambda table: set(), {})
    bench = Bench(Actor("import:bench"), datetime.now(UTC), days_of(dataset, {}), {})
    made: list[tuple[Table, Pairs]] = []
    for table in TABLES:
        pairs: list[tuple[Row, Model]] = []
        for row in in_order(table, dataset.rows(table)):
            item = bench.build(table, row)
            bench.instances[table.model][row.ref] = item
            pairs.append((row, item))
        made.append((table, pairs))
    return bench, made


def _linked(table: Table, pairs: Pairs, bench: Bench) -> Iterator[tuple[type[Model], list[Model]]]:
    for column in table.columns:
        if column.kind in (Kind.LINKS, Kind.TERMS):
            yield _through(table, column, pairs, bench)
        elif column.kind is Kind.PASSAGES:
            yield Citation, _citations(table, pairs, bench)
        elif column.kind is Kind.SUBJECTS:
            yield DiscrepancySubject, _subjects(pairs, bench)


def _through(
    table: Table, column: Column, pairs: Pairs, bench: Bench
) -> tuple[type[Model], list[Model]]:
    relation: Any = table.model._meta.get_field(column.field)
    source, target = relation.m2m_column_name(), relation.m2m_reverse_name()
    through: type[Model] = relation.remote_field.through
    return through, [
        through(**{source: item.pk, target: bench.target(model, name).pk})
        for row, item in pairs
        for model, name, _word in links_of(column, row.values[column.field])
    ]


def _citations(table: Table, pairs: Pairs, bench: Bench) -> list[Model]:
    kind = ContentType.objects.get_for_model(table.model)
    return [
        Citation(
            passage_id=bench.target(Passage, address).pk,
            content_type=kind,
            object_id=item.pk,
            position=position,
        )
        for row, item in pairs
        for position, address in enumerate(_words(row, "passages"))
        if position or not table.revised
    ]


def _subjects(pairs: Pairs, bench: Bench) -> list[Model]:
    made: list[Model] = []
    for row, item in pairs:
        for position, word in enumerate(_words(row, "subjects")):
            name, _colon, ref = word.partition(":")
            model = BY_NAME[name].model
            made.append(
                DiscrepancySubject(
                    discrepancy_id=item.pk,
                    content_type=ContentType.objects.get_for_model(model),
                    object_id=bench.target(model, ref).pk,
                    position=position,
                )
            )
    return made


def _words(row: Row, name: str) -> tuple[str, ...]:
    words = row.values[name]
    return words if isinstance(words, tuple) else ()
