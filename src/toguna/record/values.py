"""The values of a model's fields as the ledger writes them: JSON without fractions.

=====================  ==========================================================================
value                  written
=====================  ==========================================================================
uncertain date         EDTF
day, instant, time     ISO 8601; an instant in UTC with a final Z
decimal, float         text (a float as `repr` prints it, which reads back exactly)
localised text         object by language, empty texts left out; text where it has no language
reference to a row     its `ref` where its model has one, else its primary key
duration               ISO 8601
bytes                  hexadecimal
=====================  ==========================================================================

Left out: a primary key that the database gives, what follows the database's clock
(`RecordedField`), and what is computed from another field (the limits of uncertain dates,
generated columns).
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.duration import duration_iso_string
from django.utils.functional import Promise
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString

from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDate
from toguna.record.append_only.fields import AttestedField, RecordedField
from toguna.record.ledger import JSON, LedgerError

LOOKED_UP = 500
"""How many references one query looks up: SQLite takes 999 parameters."""

DERIVED = (RecordedField, AttestedField, EarliestDay, LatestDay)


def stated_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns of a model that somebody stated, in order."""
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, (models.AutoField, models.BigAutoField, *DERIVED))
        and not field.generated
    ]


class Reader:
    """Reads values of one model's objects as JSON. References to other rows are looked up once
    for all the objects, and not at all where the object at the other end is at hand."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.known: dict[type[models.Model], dict[Any, str]] = {}

    def rows(self, objects: Sequence[models.Model]) -> list[dict[str, JSON]]:
        """What each object holds, by field name."""
        fields = stated_fields(self.model)
        links = [f for f in fields if isinstance(f, models.ForeignKey)]
        for link in links:
            self._look_up(link, (held(link, item) for item in objects))
        return [{f.name: self.value(f, held(f, item)) for f in fields} for item in objects]

    def values(self, changes: Iterable[Mapping[str, Any]]) -> list[dict[str, JSON]]:
        """Values by field name (or column name, for a reference) as JSON by field name. Raises
        `FieldDoesNotExist` for a name that the model does not have."""
        named = [
            {name: (self.model._meta.get_field(name), value) for name, value in change.items()}
            for change in changes
        ]
        for link in {f for row in named for f, _value in row.values() if _is_link(f)}:
            self._look_up(link, (v for row in named for f, v in row.values() if f == link))
        return [{f.name: self.value(f, v) for f, v in row.values()} for row in named]

    def value(self, field: Any, value: Any) -> JSON:
        """One value as JSON. Raises `LedgerError` for one that has no such form."""
        if _is_link(field) and value is not None and not isinstance(value, models.Model):
            target = _target(field)
            return self.known.get(target, {}).get(value) or plain(value)
        if isinstance(field, I18nCharField | I18nTextField) and value is not None:
            return plain(value if isinstance(value, LazyI18nString) else LazyI18nString(value))
        return plain(value)

    def _look_up(self, field: Any, values: Iterable[Any]) -> None:
        """Remember the `ref` of the rows that these values of a reference name by primary key."""
        target = _target(field)
        if not _has_ref(target):
            return
        known = self.known.setdefault(target, {})
        keys = {v for v in values if v is not None and not isinstance(v, models.Model)}
        wanted = sorted(keys - known.keys())
        for start in range(0, len(wanted), LOOKED_UP):
            chosen = target._base_manager.filter(pk__in=wanted[start : start + LOOKED_UP])
            known.update(chosen.values_list("pk", "ref"))


def plain(value: Any) -> JSON:
    """A Python value as JSON, whatever field it comes from. Raises `LedgerError` for one that has
    no such form."""
    if write_exact := _EXACT.get(type(value)):
        return write_exact(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, models.Model):
        reference = getattr(value, "ref", None)
        return reference if isinstance(reference, str) else plain(value.pk)
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    for kind, write in _WRITTEN.items():
        if isinstance(value, kind):
            return write(value)
    raise LedgerError(f"A {type(value).__name__} has no form in the ledger: {value!r}")


def _localised(value: LazyI18nString) -> JSON:
    if isinstance(value.data, dict):
        return {language: text for language, text in value.data.items() if text}
    return "" if value.data is None else str(value.data)


def _instant(value: datetime.datetime) -> str:
    if value.tzinfo is None:
        raise LedgerError(f"{value.isoformat()} has no time zone, so it names no instant")
    return value.astimezone(datetime.UTC).replace(tzinfo=None).isoformat() + "Z"


# In this order: an instant is also a day to Python.
_WRITTEN: dict[type[Any], Callable[[Any], JSON]] = {
    UncertainDate: lambda value: str(value.edtf),
    LazyI18nString: _localised,
    datetime.datetime: _instant,
    datetime.date: lambda value: str(value.isoformat()),
    datetime.time: lambda value: str(value.isoformat()),
    datetime.timedelta: duration_iso_string,
    decimal.Decimal: str,
    float: repr,
    uuid.UUID: str,
    bytes: lambda value: value.hex(),
    Promise: str,
}

# What nearly every value is, found at once; a kind of one of these takes the longer way.
_EXACT: dict[type[Any], Callable[[Any], JSON]] = {
    **_WRITTEN,
    **dict.fromkeys((type(None), bool, int, str), lambda value: value),
}


def held(field: Any, item: models.Model) -> Any:
    """The object's value of a column; for a reference the row at the other end where it is at
    hand, else its primary key. No query."""
    if _is_link(field) and field.is_cached(item):
        return getattr(item, field.name)
    return getattr(item, field.attname)


def _is_link(field: Any) -> bool:
    return isinstance(field, models.ForeignKey)


def _target(field: Any) -> type[models.Model]:
    target: type[models.Model] = field.related_model
    return target


def _has_ref(model: type[models.Model]) -> bool:
    return any(field.name == "ref" for field in model._meta.concrete_fields)
