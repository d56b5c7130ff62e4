"""Importing a dataset: all checks before any write, all or nothing, the same twice is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.exchange.apart import write_apart
from toguna.exchange.building import Bench, linked_names
from toguna.exchange.columns import Table
from toguna.exchange.dataset import Dataset, check_links, days_of, read_dataset
from toguna.exchange.files import Row
from toguna.exchange.plan import Difference, ImportReport, TablePlan, plan_table
from toguna.exchange.problems import DatasetRefused, Problem
from toguna.exchange.renames import rename_rows
from toguna.exchange.sequence import in_order, levels
from toguna.exchange.stored import Stored, known_days, stored_rows
from toguna.exchange.tables import TABLES
from toguna.exchange.validity import invalid
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all, create_all
from toguna.record.ledger import Imported, append

Progress = Callable[[str, int, int], None]
BATCH = 2000


def import_dataset(
    *,
    directory: Path,
    actor: Actor,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Bring the record in line with the tables of a folder, in one transaction.

    Records that the folder has under a new identifier, as its former identifiers tell, are renamed.
    New rows are created, changed ones changed, changed ones of append-only tables superseded; rows
    that only the record has stay. Each is an entry of the ledger, and the import itself the last.
    Imported rows count as validated by `actor`.

    With `dry_run` everything is done and then undone, so that what the database would refuse shows
    too. Raises DatasetRefused with every problem; nothing is then written. A database that is
    locked, lost or full is not the dataset's fault: its own error comes through.
    """
    dataset = read_dataset(directory, progress)
    try:
        with transaction.atomic():
            report = _bring_in(dataset, actor, dry_run, progress)
            if dry_run:
                transaction.set_rollback(True)
    except (DataError, IntegrityError) as error:
        raise DatasetRefused([_refusal(directory, error)]) from error
    return report


def _refusal(directory: Path, error: DatabaseError) -> Problem:
    return Problem(
        directory.name,
        0,
        "",
        str(error).strip().splitlines()[0],
        _("the database refused this; nothing was written. Correct the rows it names."),
    )


def _bring_in(
    dataset: Dataset, actor: Actor, dry_run: bool, progress: Progress | None
) -> ImportReport:
    renamed = rename_rows(dataset.rows, actor)
    known = known_days()
    stored = {t.model: {s.ref: s for s in stored_rows(t, known)} for t in TABLES}
    problems = [
        *dataset.problems,
        *renamed.problems,
        *check_links(dataset, lambda table: set(stored[table.model]), known),
    ]
    if problems:
        raise DatasetRefused(_sorted(problems))
    plans = [plan_table(dataset, t, stored[t.model]) for t in TABLES if t.file in dataset.sheets]
    report = ImportReport(dry_run, renamed=dict(renamed.counts))
    for plan in plans:
        report.add(plan)
    bench = Bench(actor, datetime.now(UTC), days_of(dataset, known), stored)
    bench.fetch(plans)
    works = [_Work(plan, bench) for plan in plans]
    problems = [problem for work in works for problem in work.problems()]
    if problems:
        raise DatasetRefused(_sorted(problems))
    for number, work in enumerate(works, 1):
        work.write(actor)
        if progress:
            progress("write", number, len(works))
    if report.changes_anything:
        _tell(dataset, actor, report)
    return report


def _tell(dataset: Dataset, actor: Actor, report: ImportReport) -> None:
    """The import's own entry in the ledger, after those of its rows."""
    name = dataset.directory.resolve().name
    counts = Counter(report.created)
    counts.update(report.changed)
    counts.update(report.superseded)
    counts.update(report.renamed)
    append(
        actor=actor,
        verb="imported",
        object_kind="exchange.dataset",
        object_ref=name,
        payload=Imported(name, dataset.digest, dict(counts)),
    )


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    order = {table.file: number for number, table in enumerate(TABLES)}
    # A column may be named in two languages: as text it has an order.
    return sorted(problems, key=lambda p: (order.get(p.file, -1), p.file, p.line, str(p.column)))


class _Work:
    """One table being written: its new instances, and its changed ones."""

    def __init__(self, plan: TablePlan, bench: Bench) -> None:
        self.plan = plan
        self.table: Table = plan.table
        self.bench = bench
        self.new: list[tuple[Row, Model]] = []
        for row in in_order(self.table, plan.new):
            item = bench.build(self.table, row)
            bench.instances[self.table.model][row.ref] = item
            self.new.append((row, item))
        self.revised: list[tuple[Row, Model, Stored]] = []
        self.changed: list[tuple[Difference, Model, Mapping[str, object], Mapping[str, object]]]
        self.changed = []
        for difference in plan.changed:
            if self.table.revised:
                item = bench.build(self.table, difference.row, over=difference.stored)
                bench.instances[self.table.model][difference.row.ref] = item
                self.revised.append((difference.row, item, difference.stored))
            else:
                self.changed.append((difference, *bench.change(difference)))

    def problems(self) -> Iterator[Problem]:
        """What the rooms' own rules say against the rows."""
        pairs = [
            *self.new,
            *((row, item) for row, item, _stored in self.revised),
            *((difference.row, item) for difference, item, _old, _new in self.changed),
        ]
        for row, item in pairs:
            try:
                invalid(item)
            except ValidationError as error:
                yield from _as_problems(row, error)

    def write(self, actor: Actor) -> None:
        refs = {id(item): row for row, item in self.new}
        refs |= {id(item): row for row, item, _stored in self.revised}
        for verb, pairs in (
            ("created", self.new),
            ("superseded", [(row, item) for row, item, _stored in self.revised]),
        ):
            for level in levels(self.table, pairs):
                for start in range(0, len(level), BATCH):
                    create_all(
                        actor=actor,
                        objects=[item for _row, item in level[start : start + BATCH]],
                        ref_of=lambda item: refs[id(item)].ref,
                        verb=verb,
                        also=lambda item: linked_names(self.table, refs[id(item)]),
                    )
            write_apart(self.table, pairs, self.bench)
        self._write_changes(actor)

    def _write_changes(self, actor: Actor) -> None:
        names = {id(item): difference.row.ref for difference, item, _old, _new in self.changed}
        changes = [Change(item, old, new) for _d, item, old, new in self.changed if new]
        change_all(actor=actor, changes=changes, ref_of=lambda item: names[id(item)])
        write_apart(
            self.table,
            [(difference.row, item) for difference, item, _old, _new in self.changed],
            self.bench,
            only=[set(difference.before) for difference, _item, _old, _new in self.changed],
        )


def _as_problems(row: Row, error: ValidationError) -> Iterator[Problem]:
    fields = {column.field for column in row.table.columns}
    by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    for name, errors in by_field.items():
        for one in errors:
            shown = row.values.get(name, "") if name in fields else ""
            yield row.problem(
                name if name in fields else "",
                shown if isinstance(shown, str) else "",
                one.message,
                one.params,
            )
