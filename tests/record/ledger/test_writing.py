"""Writing to the ledger: numbers, hashes, instants, and what is refused."""

from __future__ import annotations

import datetime
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from toguna.record.actor import Actor
from toguna.record.append_only import AppendOnlyError
from toguna.record.append_only.clock import database_now
from toguna.record.ledger import (
    GENESIS,
    Changed,
    Created,
    Entry,
    Imported,
    Item,
    LedgerError,
    append,
    append_many,
    entries_about,
    entries_by,
    head,
    verify,
)
from toguna.record.ledger.canonical import entry_hash

CLERK = Actor("user:7", "Awa")


def items(count: int, kind: str = "texts.work") -> list[Item]:
    return [Item("created", kind, f"work-{n}", Created({"n": n})) for n in range(1, count + 1)]


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what_and_when() -> None:
    before = database_now(connection)

    entry = append(
        actor=CLERK,
        verb="adopt_text",
        object_kind="texts.work",
        object_ref="work-1",
        payload=Changed({"state": None}, {"state": "adopté"}),
    )

    stored = Entry.objects.get()
    assert stored == entry
    assert (stored.seq, stored.actor, stored.verb) == (1, "user:7", "adopt_text")
    assert (stored.object_kind, stored.object_ref) == ("texts.work", "work-1")
    assert stored.statement == Changed({"state": None}, {"state": "adopté"})
    assert stored.previous == GENESIS
    assert stored.hash == entry.hash == entry_hash(stored.content) == head()
    assert before <= stored.at <= database_now(connection)
    assert "Awa" not in str(Entry.objects.values().get())


@pytest.mark.django_db
def test_entries_are_numbered_and_chained_across_batches() -> None:
    append_many(CLERK, items(3))
    last = append_many(CLERK, items(1201))

    assert last == 1204
    assert list(Entry.objects.values_list("seq", flat=True)) == list(range(1, 1205))
    verdict = verify()
    assert verdict.is_sound
    assert (verdict.count, verdict.head) == (1204, head())


@pytest.mark.django_db
def test_a_batch_shares_one_reading_of_the_clock() -> None:
    append_many(CLERK, items(500))

    assert Entry.objects.values("at").distinct().count() == 1


@pytest.mark.django_db
def test_nothing_to_write_writes_nothing() -> None:
    assert append_many(CLERK, []) == 0
    assert head() == GENESIS
    append_many(CLERK, items(2))
    assert append_many(CLERK, iter(())) == 2


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    with pytest.raises(LedgerError, match=r"transaction\.atomic"):
        append_many(CLERK, items(1))

    assert not Entry.objects.exists()
    with transaction.atomic():
        append_many(CLERK, items(1))
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_an_entry_falls_with_its_act() -> None:
    append_many(CLERK, items(1))

    def act_that_fails() -> None:
        with transaction.atomic():
            append_many(CLERK, items(4))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()

    assert append_many(CLERK, items(1)) == 2
    assert verify().is_sound


@pytest.mark.django_db
@pytest.mark.parametrize(
    "item",
    [
        Item("", "texts.work", "a", Created({})),
        Item("Created", "texts.work", "a", Created({})),
        Item("created it", "texts.work", "a", Created({})),
        Item("created", "work", "a", Created({})),
        Item("created", "texts.Work", "a", Created({})),
        Item("created", "texts.work", "", Created({})),
        Item("created", "texts.work", "a" * 201, Created({})),
        Item("created", "texts.work", "a", Created({"a": 1.5})),  # type: ignore[dict-item]  # the point
        Item("created", "texts.work", "a", Created({"a": "\x00"})),
        Item("created", "texts.work", "a\x00", Created({})),
    ],
)
def test_what_has_no_valid_form_is_refused(item: Item) -> None:
    with pytest.raises(LedgerError):
        append_many(CLERK, [item])

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_any_text_comes_back_from_the_database_as_it_was_hashed() -> None:
    text = "É\u0301 \U0001f600 \u2028 \ufeff \\u0041 \"'%s%% \x01\x7f\u0080"
    append(
        actor=Actor("import:a"),
        verb="imported",
        object_kind="record.source",
        object_ref=text,
        payload=Imported(text, text, {text: 2**53 - 1, "": -1}),
    )

    assert Entry.objects.get().statement == Imported(text, text, {text: 2**53 - 1, "": -1})
    assert verify().is_sound


@pytest.mark.django_db
def test_the_ledger_is_written_once() -> None:
    append_many(CLERK, items(1))
    entry = Entry.objects.get()

    for rewrite in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            rewrite()


@pytest.mark.django_db
@pytest.mark.parametrize("off", [timedelta(seconds=-11), timedelta(seconds=11)])
def test_nobody_sets_the_instant(off: timedelta) -> None:
    at = database_now(connection) + off

    with (
        pytest.raises(IntegrityError, match="record_entry: at follows the database clock"),
        transaction.atomic(),
    ):
        Entry.objects.create(
            seq=1,
            actor="user:1",
            verb="created",
            object_kind="texts.work",
            object_ref="a",
            at=at,
            payload={"type": "created", "fields": {}},
            previous=GENESIS,
            hash="0" * 64,
        )


@pytest.mark.django_db
def test_the_number_is_carried_once_and_is_positive() -> None:
    append_many(CLERK, items(1))
    first = Entry.objects.values().get()

    for seq in (1, 0, -5):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.create(**{**first, "seq": seq, "hash": "0" * 64})

    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_entries_are_found_by_object_and_by_actor() -> None:
    append_many(CLERK, items(3))
    append_many(Actor("import:a"), items(3, kind="acts.act"))
    append_many(Actor("system:worker"), items(2))

    assert [e.seq for e in entries_about("texts.work", "work-2")] == [2, 8]
    assert [e.seq for e in entries_about("acts.act", "work-2")] == [5]
    assert [e.seq for e in entries_by("import:a")] == [4, 5, 6]


@pytest.mark.django_db
def test_an_entry_reads_as_a_line() -> None:
    append_many(CLERK, items(1))

    assert str(Entry.objects.get()) == "1 user:7 created texts.work:work-1"
    assert Entry.objects.get().at.tzinfo == datetime.UTC
