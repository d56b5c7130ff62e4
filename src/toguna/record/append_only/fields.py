"""Instants that a caller cannot choose."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now

ATTESTED_TOLERANCE = 10
"""Seconds by which an attested instant may differ from the database's clock."""


class RecordedField(models.DateTimeField):  # type: ignore[type-arg]  # generic in the stubs only
    """When the database recorded the row: UTC, set by its own clock at the insert, by nothing else.

    Whatever Python assigned is ignored, by `save` as by `bulk_create`; an update keeps the stored
    value. Raw SQL that sets another instant is overruled by a trigger on PostgreSQL and refused by
    one on SQLite (see `rules`). Precision: microseconds on PostgreSQL, milliseconds on SQLite.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_default"] = Now()
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["db_default"]
        del kwargs["editable"]
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if add:
            return DatabaseDefault(Now(), output_field=self)
        # "SET recorded = recorded": the value that was read would come back with its milliseconds
        # written otherwise, which SQLite compares as text.
        return models.F(self.attname)


class AttestedField(models.DateTimeField):  # type: ignore[type-arg]  # generic in the stubs only
    """An instant that the caller had to know before the insert (to hash it), read from the
    database's clock with `database_now`. A trigger refuses one that is more than ten seconds from
    that clock, so that no one can set it. Never changes afterwards. UTC."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, path, args, kwargs
