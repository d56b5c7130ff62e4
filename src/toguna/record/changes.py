"""Writing rows and the ledger's account of them, in one transaction: for one object as for many.

    create_all(actor=actor, objects=[…])
    change_all(actor=actor, changes=differences([(one, {"title": …}), …]))

Each function opens a transaction of its own where there is none, so that no row is ever without
its entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from django.db import models, router, transaction

from toguna.kernel.dates import EarliestDay, LatestDay
from toguna.record.actor import Actor
from toguna.record.ledger import (
    Changed,
    Created,
    Item,
    LedgerError,
    Payload,
    Removed,
    append_many,
)
from toguna.record.values import Reader, held

M = TypeVar("M", bound=models.Model)
RefOf = Callable[[Any], str]

BATCH = 500
"""Rows that one statement changes: it has a branch for each, and tries them in turn."""

ref_of_itself: RefOf = attrgetter("ref")


@dataclass(frozen=True, slots=True)
class Change:
    """New values for an object that exists: the same names in `before` and `after`, as Python
    values. A name is a field's. Columns are written; what stands in other tables (a many-to-many
    relation, citations) is told in the ledger as given, and the caller writes it."""

    object: models.Model
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def __post_init__(self) -> None:
        if self.before.keys() != self.after.keys() or not self.after:
            raise LedgerError("A change has the same names before and after, at least one")


def differences(wanted: Sequence[tuple[models.Model, Mapping[str, Any]]]) -> list[Change]:
    """The changes that give objects of one model these values (of its columns), less the values
    that they have already: an object that has them all is left out.

    Compared as the ledger would write them. At most two queries for each reference and 500 objects.
    """
    if not wanted:
        return []
    model = _one_model([item for item, _after in wanted])
    fields = model._meta
    afters = [{fields.get_field(n).name: v for n, v in new.items()} for _item, new in wanted]
    befores = [
        {name: held(fields.get_field(name), item) for name in after}
        for (item, _after), after in zip(wanted, afters, strict=True)
    ]
    reader = Reader(model)
    written = zip(reader.values(befores), reader.values(afters), strict=True)
    changes = []
    for (item, _after), before, after, (old, new) in zip(
        wanted, befores, afters, written, strict=True
    ):
        changed = [name for name in after if old[name] != new[name]]
        if changed:
            kept_before = {name: before[name] for name in changed}
            changes.append(Change(item, kept_before, {name: after[name] for name in changed}))
    return changes


def create_all(
    *,
    actor: Actor,
    objects: Sequence[M],
    ref_of: Callable[[M], str] = ref_of_itself,
    verb: str = "created",
    also: Callable[[M], Mapping[str, Any]] | None = None,
) -> list[M]:
    """Insert objects of one model and return them with what the database gave them (primary key,
    `recorded`), each with an entry that holds all its values.

    `ref_of` gives the reference of an object in the ledger; `also` what else the entry tells of it
    (its citations, a many-to-many relation), by name. Raises `LedgerError` for objects of several
    models.
    """
    if not objects:
        return []
    model = _one_model(objects)
    with _transaction(model):
        created = model._default_manager.bulk_create(objects)
        reader = Reader(model)
        more = reader.values([also(item) if also else {} for item in created])
        payloads: list[Payload] = [
            Created({**row, **told}) for row, told in zip(reader.rows(created), more, strict=True)
        ]
        append_many(actor, _items(model, verb, map(ref_of, created), payloads))
    return created


def change_all(
    *,
    actor: Actor,
    changes: Sequence[Change],
    ref_of: RefOf = ref_of_itself,
    verb: str = "changed",
) -> None:
    """Give objects of one model their new values, in memory and in the database, each with an
    entry that holds the values before and after.

    Limits of uncertain dates follow. Raises `AppendOnlyError` for a model that is written once and
    `LedgerError` for objects of several models.
    """
    if not changes:
        return
    model = _one_model([change.object for change in changes])
    reader = Reader(model)
    befores = reader.values([change.before for change in changes])
    afters = reader.values([change.after for change in changes])
    with _transaction(model):
        for names, group in _by_columns(model, changes).items():
            _write(model, names, group)
        payloads: list[Payload] = [
            Changed(before, after) for before, after in zip(befores, afters, strict=True)
        ]
        refs = (ref_of(change.object) for change in changes)
        append_many(actor, _items(model, verb, refs, payloads))


def remove_all(
    *,
    actor: Actor,
    objects: Sequence[models.Model],
    ref_of: RefOf = ref_of_itself,
    verb: str = "removed",
) -> None:
    """Delete objects of one model, each with an entry that holds what it held. Raises
    `AppendOnlyError` for a model that is written once, `ProtectedError` where a row elsewhere
    needs one of them."""
    if not objects:
        return
    model = _one_model(objects)
    rows = Reader(model).rows(objects)
    refs = [ref_of(item) for item in objects]
    with _transaction(model):
        model._default_manager.filter(pk__in=[item.pk for item in objects]).delete()
        payloads: list[Payload] = [Removed(row) for row in rows]
        append_many(actor, _items(model, verb, refs, payloads))


def _one_model(objects: Sequence[M]) -> type[M]:
    found = {type(item) for item in objects}
    if len(found) != 1:
        names = ", ".join(sorted(model.__name__ for model in found))
        raise LedgerError(f"One model at a time, and not {names}")
    return found.pop()


def _transaction(model: type[models.Model]) -> transaction.Atomic:
    return transaction.atomic(using=router.db_for_write(model))


def _items(
    model: type[models.Model], verb: str, refs: Iterable[str], payloads: Sequence[Payload]
) -> Iterable[Item]:
    kind = model._meta.label_lower
    return (Item(verb, kind, ref, payload) for ref, payload in zip(refs, payloads, strict=True))


def _by_columns(
    model: type[models.Model], changes: Sequence[Change]
) -> dict[tuple[str, ...], list[Change]]:
    """The changes by the columns that they write."""
    groups: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change in changes:
        fields = (model._meta.get_field(name) for name in change.after)
        names = sorted(f.name for f in fields if f.concrete and not f.many_to_many)
        if names:
            groups[tuple(names)].append(change)
    return groups


def _write(model: type[models.Model], names: tuple[str, ...], group: Sequence[Change]) -> None:
    limits = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, EarliestDay | LatestDay) and field.of in names
    ]
    for change in group:
        for name, value in change.after.items():
            field = model._meta.get_field(name)
            if field.name in names:
                _assign(change.object, field, value)
        for limit in limits:
            # bulk_update does not ask a field for its computed value: we do.
            limit.pre_save(change.object, False)
    columns = [*names, *(limit.name for limit in limits)]
    model._default_manager.bulk_update([c.object for c in group], columns, batch_size=BATCH)


def _assign(item: models.Model, field: Any, value: Any) -> None:
    """Set a column; a reference by the row or by its primary key."""
    is_key = isinstance(field, models.ForeignKey) and not isinstance(value, models.Model)
    setattr(item, field.attname if is_key else field.name, value)
