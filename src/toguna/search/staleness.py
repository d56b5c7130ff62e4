"""Which rows of the record were written since the index was last brought up to date.

They are marked in the transaction that writes them, so that nothing written goes unnoticed, and
read into the index when it is committed, or before the next question where that failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models import ForeignKey, Model

from toguna.record.ledger import Changed, Item, Removed
from toguna.search.models import Stale

EVERYTHING = "*"
MANY = 2000
"""Marked rows from which reading everything anew is quicker than finding what depends on each."""

Mark = tuple[str, str]
"""A row as the ledger names it: "room.model" and its reference."""


def marks_of(items: Iterable[Item]) -> set[Mark]:
    """The rows that entries of the ledger are about and, where they ceased to refer to another
    row, that one: what depends on it no longer shows through the first."""
    found: set[Mark] = set()
    for item in items:
        if item.object_kind in dependencies():
            found.add((item.object_kind, item.object_ref))
        match item.payload:
            case Changed(before=fields) | Removed(fields=fields):
                found.update(_referred(item.object_kind, fields))
    return found


def _referred(kind: str, fields: Mapping[str, Any]) -> Iterator[Mark]:
    try:
        model = apps.get_model(kind)
    except LookupError:
        return
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and isinstance(fields.get(field.name), str):
            target: type[Model] = field.related_model  # type: ignore[assignment]  # never "self"
            yield target._meta.label_lower, str(fields[field.name])


def mark(using: str, marks: set[Mark]) -> bool:
    """Mark rows as written; whether anything was marked that was not. Two queries for a few rows,
    one where everything is marked already."""
    stale = Stale.objects.using(using)
    if not marks or stale.filter(object_kind=EVERYTHING).exists():
        return False
    if len(marks) + (stale.count() if len(marks) > 1 else 0) > MANY:
        mark_everything(using)
        return True
    rows = [Stale(object_kind=kind, object_ref=ref) for kind, ref in sorted(marks)]
    stale.bulk_create(rows, ignore_conflicts=True)
    return True


def mark_everything(using: str) -> None:
    """The whole record is to be read anew."""
    stale = Stale.objects.using(using)
    stale.all().delete()
    stale.create(object_kind=EVERYTHING, object_ref=EVERYTHING)


def dependencies() -> Mapping[str, tuple[tuple[Any, str], ...]]:
    """For each model that words of the index come from ("room.model"): the subjects whose words
    they are, and the look-up that leads from a subject's row to the model's ("pk" for itself)."""
    if not _dependencies:
        from toguna.search.subjects import SUBJECTS

        found: dict[str, dict[tuple[Any, str], None]] = {}
        for subject in SUBJECTS:
            found.setdefault(subject.owner, {})[subject, "pk"] = None
            for path in (*subject.related, *subject.fetched):
                model = subject.model
                names: list[str] = []
                for name in path.split("__"):
                    model = model._meta.get_field(name).related_model  # type: ignore[assignment]
                    names.append(name)
                    owned = found.setdefault(model._meta.label_lower, {})
                    owned[subject, "__".join(names)] = None
        _dependencies.update({kind: tuple(several) for kind, several in found.items()})
    return _dependencies


_dependencies: dict[str, tuple[tuple[Any, str], ...]] = {}


def take_marks(using: str) -> list[Mark]:
    """The marks that there are, removed, one process at a time until the transaction ends."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    rows = list(Stale.objects.using(using).values_list("pk", "object_kind", "object_ref"))
    for start in range(0, len(rows), 500):
        keys = [pk for pk, _kind, _ref in rows[start : start + 500]]
        Stale.objects.using(using).filter(pk__in=keys).delete()
    return [(kind, ref) for _pk, kind, ref in rows]


LOCK = int.from_bytes(b"toguna-s", "big")
"""The key of the lock that those who bring the index up to date queue on; a PostgreSQL bigint."""
