"""After every migration the triggers are proved, and written again where a rebuild lost them."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.protection import existing_models, missing_protection, protect
from toguna.record.append_only.triggers import MissingProtection


def restore_protection(
    using: str, verbosity: int = 1, stdout: TextIO | None = None, **kwargs: Any
) -> None:
    """Receiver of `post_migrate`: restores what is missing, says so from verbosity 1 on, and
    raises `DatabaseError` when it does not hold even so."""
    restored = restore(connections[using])
    if verbosity >= 1:
        for trigger in restored:
            (stdout or sys.stdout).write(f"  Protected again: {trigger}\n")


def restore(connection: BaseDatabaseWrapper) -> list[MissingProtection]:
    """Write again the triggers that are missing; what was missing. Raises `DatabaseError` when
    one is still missing afterwards."""
    missing = missing_protection(connection)
    tables = {trigger.table for trigger in missing}
    for model in existing_models(connection):
        if model._meta.db_table in tables:
            protect(connection, model)
    if missing and (still := missing_protection(connection)):
        listed = "; ".join(str(trigger) for trigger in still)
        raise DatabaseError(f"The record cannot be protected in this database: {listed}")
    return missing
