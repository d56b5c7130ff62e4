"""What a model's field says when a cell is empty."""

from __future__ import annotations

from functools import cache

from django.db.models import Field, Model
from django.db.models.fields import NOT_PROVIDED

from toguna.exchange.cells import Value, empty
from toguna.exchange.columns import Column, Table


def default_of(table: Table, column: Column) -> object:
    """The value that the model's field has when nothing is said; None where there is none."""
    return _default_of(table.model, column.field)


@cache
def _default_of(model: type[Model], name: str) -> object:
    # Asked for every empty cell. The defaults of these models are plain values, never computed.
    field = model._meta.get_field(name)
    if not isinstance(field, Field) or field.default is NOT_PROVIDED:
        return None
    return field.get_default()


def without_default(table: Table, column: Column, value: Value) -> Value:
    """The value, or the empty one where it only says what an empty cell says."""
    if column.required or isinstance(value, bool | tuple | dict):
        return value
    return empty(column) if value == default_of(table, column) else value
