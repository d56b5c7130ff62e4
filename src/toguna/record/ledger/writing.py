"""Writing to the ledger: one writer at a time, inside the transaction of the act itself.

The entry stands or falls with what it tells. On PostgreSQL the writers queue on an advisory lock
that lasts until their transaction ends; on SQLite a write transaction already excludes the others
(and `BEGIN IMMEDIATE`, which the settings ask for, makes the second one wait instead of fail).
Append last in a transaction, as the lock is held until the commit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.actor import Actor
from toguna.record.append_only.clock import database_now
from toguna.record.insertion import insert_rows
from toguna.record.ledger.canonical import GENESIS, Content, canonical_json, hashed_bytes
from toguna.record.ledger.errors import LedgerError
from toguna.record.ledger.models import KIND_LENGTH, REF_LENGTH, VERB_LENGTH, Entry
from toguna.record.ledger.payloads import Payload, encoded
from toguna.record.ledger.signals import appended

BATCH = 500
"""Entries that share one reading of the clock."""

ADVISORY_LOCK = int.from_bytes(b"toguna-l", "big")
"""The key of the lock that the writers queue on; a PostgreSQL bigint."""

WRITTEN = (
    "seq",
    "actor",
    "verb",
    "object_kind",
    "object_ref",
    "at",
    "payload",
    "previous",
    "hash",
)
COLUMNS = tuple(str(Entry._meta.get_field(name).column) for name in WRITTEN)  # type: ignore[union-attr]  # columns, all of them

VERB = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to write: `verb` such as "created" or "adopt_text", `object_kind` as "room.model"
    in lower case, `object_ref` the reference of the object within its kind."""

    verb: str
    object_kind: str
    object_ref: str
    payload: Payload


def append(
    *, actor: Actor, verb: str, object_kind: str, object_ref: str, payload: Payload
) -> Entry:
    """Write one entry and return it. Raises `LedgerError` outside a transaction or when the entry
    has no valid form."""
    last = append_many(actor, [Item(verb, object_kind, object_ref, payload)])
    return Entry.objects.get(seq=last)


def append_many(actor: Actor, items: Iterable[Item]) -> int:
    """Write the entries in order and return the number (`seq`) of the last one in the ledger, 0
    when it is still empty. All or none: a refused item raises `LedgerError`, and the transaction
    that the caller opened is then to be rolled back. Constant memory."""
    connection = connections[router.db_for_write(Entry)]
    if not connection.in_atomic_block:
        raise LedgerError(
            "The ledger is written in the transaction of the act itself: "
            "wrap both in transaction.atomic()"
        )
    _queue(connection)
    newest = Entry.objects.using(connection.alias).order_by("-seq")
    seq, previous = newest.values_list("seq", "hash").first() or (0, GENESIS)
    for batch in _batches(items):
        rows = _chained(connection, batch, actor, seq, previous)
        insert_rows(connection, Entry, COLUMNS, rows)
        appended.send(sender=Entry, items=batch, using=connection.alias)
        seq, previous = seq + len(batch), rows[-1][-1]
    return seq


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _queue(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _chained(
    connection: BaseDatabaseWrapper, batch: list[Item], actor: Actor, seq: int, previous: str
) -> list[tuple[Any, ...]]:
    """The rows of a batch, in the order of `WRITTEN`: each has the hash of the one before."""
    at = database_now(connection)
    stored_at = connection.ops.adapt_datetimefield_value(at)
    rows = []
    for number, item in enumerate(batch, start=seq + 1):
        _check(item)
        members = encoded(item.payload)
        content = Content(
            number, actor.ref, item.verb, item.object_kind, item.object_ref, at, members, previous
        )
        payload = canonical_json(members)
        digest = hashlib.sha256(hashed_bytes(content, payload)).hexdigest()
        rows.append(
            (
                number,
                actor.ref,
                item.verb,
                item.object_kind,
                item.object_ref,
                stored_at,
                payload.decode(),
                previous,
                digest,
            )
        )
        previous = digest
    return rows


def _check(item: Item) -> None:
    if len(item.verb) > VERB_LENGTH or not VERB.fullmatch(item.verb):
        raise LedgerError(f"“{item.verb}” is not a verb: write created or adopt_text")
    if len(item.object_kind) > KIND_LENGTH or not KIND.fullmatch(item.object_kind):
        raise LedgerError(f"“{item.object_kind}” is not a kind: write room.model, in lower case")
    if not 0 < len(item.object_ref) <= REF_LENGTH:
        raise LedgerError(f"“{item.object_ref}” is not a reference of 1 to {REF_LENGTH} characters")
