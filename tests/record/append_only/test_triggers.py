"""The database refuses on its own, whatever Python thinks."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only import unprotected

from ..rows import Draft, Leaf, Minute


def run(connection: BaseDatabaseWrapper, sql: str) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record_minute SET text = 'other'",
        "UPDATE record_minute SET text = text",
        "UPDATE record_minute SET recorded = '2001-01-01 00:00:00'",
        "DELETE FROM record_minute",
    ],
)
def test_raw_sql_is_refused_and_the_table_named(tables: BaseDatabaseWrapper, sql: str) -> None:
    Minute.objects.create(book="a", number=1, text="opened")

    with pytest.raises(IntegrityError, match="record_minute is append-only"):
        run(tables, sql)

    assert list(Minute.objects.values_list("text", flat=True)) == ["opened"]


@pytest.mark.postgres
@pytest.mark.parametrize("sql", ["TRUNCATE record_minute", "TRUNCATE record_minute CASCADE"])
def test_truncate_is_refused(tables: BaseDatabaseWrapper, sql: str) -> None:
    Minute.objects.create(book="a", number=1, text="opened")

    with pytest.raises(IntegrityError, match="record_minute is append-only: TRUNCATE"):
        run(tables, sql)

    assert Minute.objects.count() == 1


@pytest.mark.postgres
def test_an_upsert_is_refused_by_postgresql(tables: BaseDatabaseWrapper) -> None:
    Minute.objects.create(book="a", number=1, text="opened")

    with pytest.raises(IntegrityError, match="record_minute is append-only: UPDATE"):
        run(
            tables,
            "INSERT INTO record_minute (book, number, text) VALUES ('a', 1, 'other') "
            "ON CONFLICT (book, number) DO UPDATE SET text = 'other'",
        )


@pytest.mark.parametrize(
    "columns",
    [
        "(id, book, number, text) VALUES (1, 'b', 2, 'other')",
        "(book, number, text) VALUES ('a', 1, 'other')",
    ],
    ids=["by primary key", "by a unique constraint"],
)
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"])
def test_the_delete_that_replace_hides_is_refused(
    lite_tables: BaseDatabaseWrapper, verb: str, columns: str
) -> None:
    run(lite_tables, "INSERT INTO record_minute (book, number, text) VALUES ('a', 1, 'opened')")

    with pytest.raises(IntegrityError, match="record_minute is append-only: a row is never"):
        run(lite_tables, f"{verb} INTO record_minute {columns}")

    assert list(Minute.objects.using("lite").values_list("pk", "text")) == [(1, "opened")]


@pytest.mark.parametrize("columns", ["(rowid, number) VALUES (1, 8)", "(number) VALUES (7)"])
def test_a_row_is_not_replaced_by_its_hidden_number_either(
    lite_tables: BaseDatabaseWrapper, columns: str
) -> None:
    run(lite_tables, "INSERT INTO record_leaf (number) VALUES (7)")

    with pytest.raises(IntegrityError, match="record_leaf is append-only: a row is never replaced"):
        run(lite_tables, f"REPLACE INTO record_leaf {columns}")

    assert list(Leaf.objects.using("lite").values_list("number", flat=True)) == [7]


def test_sqlite_without_the_trigger_does_replace(lite_tables: BaseDatabaseWrapper) -> None:
    """The hole that the trigger closes is a real one: no trigger of DELETE fires."""
    run(lite_tables, "INSERT INTO record_minute (book, number, text) VALUES ('a', 1, 'opened')")
    run(lite_tables, "DROP TRIGGER toguna_record_minute_replace")

    run(
        lite_tables,
        "INSERT OR REPLACE INTO record_minute (id, book, number, text) VALUES (1, 'a', 1, 'other')",
    )

    assert list(Minute.objects.using("lite").values_list("text", flat=True)) == ["other"]


def test_a_row_that_may_change_changes(tables: BaseDatabaseWrapper) -> None:
    draft = Draft.objects.create(text="first")
    run(tables, "UPDATE record_draft SET text = 'second'")
    draft.refresh_from_db()
    assert draft.text == "second"

    draft.text = "third"
    draft.save()
    Draft.objects.filter(text="third").update(text="fourth")
    run(tables, "DELETE FROM record_draft")

    assert Draft.objects.count() == 0


def test_within_unprotected_everything_passes_and_afterwards_nothing(
    tables: BaseDatabaseWrapper,
) -> None:
    Minute.objects.create(book="a", number=1, text="opened")

    with unprotected(tables, [Minute]):
        run(tables, "UPDATE record_minute SET text = 'tampered'")

    assert list(Minute.objects.values_list("text", flat=True)) == ["tampered"]
    with pytest.raises(IntegrityError, match="append-only"):
        run(tables, "UPDATE record_minute SET text = 'again'")


def test_a_failure_within_unprotected_leaves_the_triggers(tables: BaseDatabaseWrapper) -> None:
    Minute.objects.create(book="a", number=1, text="opened")

    def tamper_and_fail() -> None:
        with unprotected(tables, [Minute]):
            run(tables, "UPDATE record_minute SET text = 'tampered'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tamper_and_fail()

    assert list(Minute.objects.values_list("text", flat=True)) == ["opened"]
    with pytest.raises(IntegrityError, match="append-only"):
        run(tables, "DELETE FROM record_minute")
