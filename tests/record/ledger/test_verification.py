"""Tampering with the table itself, by someone who can lift the triggers."""

from __future__ import annotations

import tracemalloc

import pytest
from django.db import IntegrityError, connection, transaction

from toguna.record.actor import Actor
from toguna.record.append_only import unprotected
from toguna.record.ledger import Created, Entry, FaultKind, Item, append_many, head, verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept_head() -> str:
    """Thirty entries, and the head that somebody keeps elsewhere."""
    write(30)
    return head()


def write(count: int) -> None:
    fields = Created({"title": {"fr": "Décision"}, "position": 1})
    append_many(
        Actor("import:a"),
        (Item("created", "texts.work", f"work-{n}", fields) for n in range(count)),
    )


def tamper(sql: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        run(sql)
    with unprotected(connection, [Entry]):
        run(sql)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def faults(kept: str | None = None) -> list[tuple[FaultKind, int]]:
    return [(fault.kind, fault.seq) for fault in verify(kept).faults]


def test_an_untouched_ledger_is_sound(kept_head: str) -> None:
    assert faults(kept_head) == []
    write(5)
    assert faults(kept_head) == []


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'user:1'",
        "verb = 'removed'",
        "object_kind = 'acts.act'",
        "object_ref = 'other'",
        "at = '2031-01-01 00:00:00'",
        """payload = '{"type": "created", "fields": {}}'""",
        """payload = '{"type":"created","fields":{"title":{"fr":"Décision"},"position":1.0}}'""",
    ],
)
def test_an_altered_entry_is_found(kept_head: str, change: str) -> None:
    tamper(f"UPDATE record_entry SET {change} WHERE seq = 12")

    assert faults(kept_head) == [(FaultKind.TAMPERED, 12)]


def test_a_removed_entry_is_found(kept_head: str) -> None:
    tamper("DELETE FROM record_entry WHERE seq BETWEEN 12 AND 14")

    (fault,) = verify(kept_head).faults
    assert (fault.kind, fault.seq, fault.until) == (FaultKind.MISSING, 12, 14)


def test_exchanged_entries_are_found(kept_head: str) -> None:
    with unprotected(connection, [Entry]):
        for old, new in ((12, 1000), (20, 12), (1000, 20)):
            run(f"UPDATE record_entry SET seq = {new} WHERE seq = {old}")

    moved = [(f.seq, f.origin) for f in verify().faults if f.kind is FaultKind.REORDERED]
    assert moved == [(12, 20), (20, 12)]


def test_a_cut_tail_is_found_by_the_head_kept_elsewhere(kept_head: str) -> None:
    tamper("DELETE FROM record_entry WHERE seq > 20")

    assert faults() == []
    assert faults(kept_head) == [(FaultKind.CUT, 20)]
    write(40)
    assert faults(kept_head) == [(FaultKind.CUT, 60)]


def test_the_whole_is_read_in_constant_memory() -> None:
    def peak(count: int) -> int:
        write(count)
        tracemalloc.start()
        try:
            assert verify().is_sound
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    at_five_thousand, at_twenty_thousand = peak(5000), peak(15000)

    assert at_twenty_thousand < 1.2 * at_five_thousand
