"""What the database must hold for one table, said once for both databases.

================  ================================================================================
rule              what it refuses
================  ================================================================================
written once      every UPDATE and DELETE; TRUNCATE on PostgreSQL; on SQLite also the delete that
                  `INSERT OR REPLACE` hides (its triggers do not fire unless `recursive_triggers`
                  is on: sqlite.org/lang_conflict.html)
recorded          an instant other than the statement's own; any later change
attested          an instant more than `ATTESTED_TOLERANCE` seconds from the clock; any later change
================  ================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from toguna.record.append_only.fields import AttestedField, RecordedField

PREFIX = "toguna_"
"""How the name of every trigger and function of ours begins."""


@dataclass(frozen=True, slots=True)
class Protection:
    """The rules of one table. Names are those of the database, unquoted."""

    table: str
    append_only: bool
    recorded: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    """The groups of columns by which a row can be replaced, the primary key first."""

    @property
    def clock(self) -> tuple[str, ...]:
        """The columns that follow the database's clock."""
        return self.recorded + self.attested


def protection_of(model: type[models.Model], *, append_only: bool) -> Protection:
    """The rules of the model's table. Works on a migration's historical model as well, which has
    the fields but not the class: hence `append_only` is said and not guessed."""
    options = model._meta
    fields = options.local_concrete_fields
    return Protection(
        table=options.db_table,
        append_only=append_only,
        recorded=tuple(f.column for f in fields if isinstance(f, RecordedField)),
        attested=tuple(f.column for f in fields if isinstance(f, AttestedField)),
        unique=_unique_groups(model) if append_only else (),
    )


def _unique_groups(model: type[models.Model]) -> tuple[tuple[str, ...], ...]:
    options = model._meta
    names: list[tuple[str, ...]] = [
        (f.name,) for f in options.local_concrete_fields if f.primary_key or f.unique
    ]
    names += [tuple(group) for group in options.unique_together]
    names += [
        tuple(constraint.fields)
        for constraint in options.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields
    ]
    groups = [tuple(_column(model, name) for name in group) for group in names]
    return tuple(dict.fromkeys(groups))


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{model.__name__}.{name} has no column")
    return field.column
