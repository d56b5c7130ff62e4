"""The index follows the record: rows are marked when the ledger is written, and read in when that
is committed."""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction

from toguna.record.ledger import Item
from toguna.search import staleness
from toguna.search.actions import database, refresh
from toguna.search.models import Stale


def mark_what_was_written(items: list[Item], using: str, **kwargs: Any) -> None:
    """Receiver of `record.ledger.signals.appended`."""
    if staleness.mark(using, staleness.marks_of(items)):
        # Not robust: a failure is seen where the writing is; the marks stay, and the next question
        # reads them in.
        transaction.on_commit(refresh, using=using)


def bring_up_to_date(using: str, **kwargs: Any) -> None:
    """Receiver of `post_migrate`: a record that is older than its index is read into it. A
    migration of some rooms only may leave no index."""
    if (
        using == database()
        and Stale._meta.db_table in connections[using].introspection.table_names()
    ):
        refresh()
