"""Rows that are written once: no update, no delete, and the database refuses them itself.

A model says so by inheriting `AppendOnlyModel`; an instant that only the database's clock may set
is a `RecordedField` (on any model). Python refuses with a helpful sentence; triggers refuse what
does not come through Python. `protect` writes them, `missing_protection` proves that they stand.
"""

from toguna.record.append_only.errors import AppendOnlyError
from toguna.record.append_only.fields import AttestedField, RecordedField
from toguna.record.append_only.model import (
    AppendOnlyModel,
    AppendOnlyQuerySet,
    append_only_models,
    protected_models,
)
from toguna.record.append_only.protection import (
    MissingProtection,
    missing_protection,
    protect,
    unprotected,
)

__all__ = [
    "AppendOnlyError",
    "AppendOnlyModel",
    "AppendOnlyQuerySet",
    "AttestedField",
    "MissingProtection",
    "RecordedField",
    "append_only_models",
    "missing_protection",
    "protect",
    "protected_models",
    "unprotected",
]
