"""Records that a dataset has under another identifier than the database: renamed before the rows
are compared, so that a renamed row is the same row and not a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.exchange.columns import Table
from toguna.exchange.files import Row
from toguna.exchange.problems import Problem
from toguna.exchange.tables import FORMER_IDENTIFIERS, TABLES
from toguna.record.actor import Actor
from toguna.record.models import FormerIdentifier
from toguna.record.renaming import kind_of, rename

RowsOf = Callable[[Table], Sequence[Row]]
"""The rows that a dataset has of a table."""

BY_KIND = {kind_of(table.model): table for table in TABLES}


@dataclass(slots=True)
class Renames:
    """What was renamed, by the name of its table, and what could not be."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    problems: list[Problem] = field(default_factory=list)


def rename_rows(rows_of: RowsOf, actor: Actor) -> Renames:
    """Rename the records that the database still has under an identifier which the dataset says was
    given up, in the order in which one name followed the other. One query, and those of each row
    that the database does not know yet.

    Called in the transaction of the import, which a problem undoes.
    """
    done = Renames()
    stored = _stored()
    done.problems += _given_up(rows_of, stored)
    waiting = {}
    for row in rows_of(FORMER_IDENTIFIERS):
        kind, former, current = _said(row)
        led = stored.get((kind, former))
        if led is None:
            waiting[kind, former] = row
        elif led != current:
            expected = _("this identifier was already given up for “%(led)s”, and leads there.")
            done.problems.append(row.problem("current", current, expected, {"led": led}))
    for (kind, former), row in _in_order(waiting):
        model = apps.get_model(kind)
        item = model._default_manager.filter(ref=former).first()
        if item is not None:
            _rename(row, item, actor, done)
    return done


def _given_up(rows_of: RowsOf, stored: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """The rows that bear an identifier which the database knows as given up."""
    for kind in {kind for kind, _former in stored}:
        for row in rows_of(BY_KIND[kind]):
            if led := stored.get((kind, row.ref)):
                expected = _("this identifier was given up for “%(led)s”: write that one.")
                yield row.problem("ref", row.ref, expected, {"led": led})


def _rename(row: Row, item: Model, actor: Actor, done: Renames) -> None:
    kind, _former, current = _said(row)
    try:
        rename(item, ref=current, actor=actor)
    except ValidationError as error:
        for one in error.error_list:
            done.problems.append(row.problem("current", current, one.message, one.params))
    else:
        done.counts[BY_KIND[kind].name] += 1


def _in_order(
    waiting: Mapping[tuple[str, str], Row],
) -> Iterator[tuple[tuple[str, str], Row]]:
    """The first name of a record before its second: a row after the one that leads to it."""
    left = dict(waiting)
    while left:
        led_to = {(kind, current) for kind, _former, current in map(_said, left.values())}
        first = [key for key in left if key not in led_to] or list(left)
        for key in first:
            yield key, left.pop(key)


def _said(row: Row) -> tuple[str, str, str]:
    values = row.values
    return str(values["kind"]), str(values["former"]), str(values["current"])


def _stored() -> dict[tuple[str, str], str]:
    rows = FormerIdentifier.objects.values_list("kind", "former", "current")
    return {(kind, former): current for kind, former, current in rows}


def check_renames(
    rows: Sequence[Row],
    names: Mapping[type[Model], set[str]],
    unreadable: Collection[type[Model]],
) -> Iterator[Problem]:
    """What is wrong with the former identifiers of a dataset: one that a row bears, one that leads
    to no row. `names` are those of the rows of every table, here or in the database; of those that
    are `unreadable` nothing can be said. No query."""
    onward = {(kind, former): current for kind, former, current in map(_said, rows)}
    for row in rows:
        kind, former, current = _said(row)
        table = BY_KIND[kind]
        if table.model in unreadable:
            continue
        if former in names[table.model]:
            expected = _("a row bears this identifier: one that was given up is not used again.")
            yield row.problem("former", former, expected)
        passed = {former}
        last = current
        while last not in passed and (kind, last) in onward:
            passed.add(last)
            last = onward[kind, last]
        if last in passed or last not in names[table.model]:
            expected = _("%(table)s has no such row: correct it here or add it there.")
            yield row.problem("current", current, expected, {"table": table.file})
