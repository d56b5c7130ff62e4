"""When a row was recorded is the database's to say."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.clock import database_now

from ..rows import Draft, Minute, Sighting
from .test_triggers import run

LONG_AGO = datetime.datetime(2001, 2, 3, tzinfo=datetime.UTC)


def is_now(instant: datetime.datetime) -> bool:
    return abs(database_now(connection) - instant) < timedelta(seconds=5)


@pytest.mark.usefixtures("tables")
def test_the_clock_gives_an_instant_in_utc() -> None:
    now = database_now(connection)

    assert now.tzinfo == datetime.UTC
    assert abs(datetime.datetime.now(datetime.UTC) - now) < timedelta(seconds=5)


@pytest.mark.usefixtures("tables")
def test_what_python_assigned_is_ignored_by_save() -> None:
    minute = Minute(book="a", number=1, text="opened", recorded=LONG_AGO)
    minute.save()

    assert is_now(minute.recorded)
    assert Minute.objects.get().recorded == minute.recorded


@pytest.mark.usefixtures("tables")
def test_what_python_assigned_is_ignored_by_bulk_create_in_batches() -> None:
    # More rows than one statement of SQLite can hold.
    rows = [
        Minute(book="a", number=n, text="x" * 100, **({"recorded": LONG_AGO} if n % 2 else {}))
        for n in range(1, 601)
    ]
    created = Minute.objects.bulk_create(rows)

    stored = dict(Minute.objects.values_list("number", "recorded"))
    assert len(stored) == 600
    assert all(is_now(instant) for instant in stored.values())
    assert {row.number: row.recorded for row in created} == stored


@pytest.mark.usefixtures("tables")
def test_an_update_keeps_what_was_recorded() -> None:
    draft = Draft.objects.create(text="first")
    recorded = draft.recorded

    draft = Draft.objects.get()
    draft.text, draft.recorded = "second", LONG_AGO
    draft.save()
    Draft.objects.bulk_update([draft], ["text"])

    assert list(Draft.objects.values_list("text", "recorded")) == [("second", recorded)]


RERECORDINGS: dict[str, Callable[[Draft], object]] = {
    "queryset": lambda draft: Draft.objects.update(recorded=LONG_AGO),
    "bulk update": lambda draft: Draft.objects.bulk_update([draft], ["recorded"]),
    "sql": lambda draft: run(
        connection, "UPDATE record_draft SET recorded = '2001-02-03 00:00:00'"
    ),
}


@pytest.mark.parametrize("rerecord", RERECORDINGS.values(), ids=RERECORDINGS.keys())
@pytest.mark.usefixtures("tables")
def test_an_update_of_what_was_recorded_is_refused(rerecord: Callable[[Draft], object]) -> None:
    draft = Draft.objects.create(text="first")
    recorded = draft.recorded
    draft.recorded = LONG_AGO

    with (
        pytest.raises(IntegrityError, match="record_draft: recorded never changes"),
        transaction.atomic(),
    ):
        rerecord(draft)

    assert Draft.objects.get().recorded == recorded


@pytest.mark.postgres
def test_postgresql_overrules_raw_sql(tables: BaseDatabaseWrapper) -> None:
    run(
        tables,
        "INSERT INTO record_minute (book, number, text, recorded) "
        "VALUES ('a', 1, 'opened', '2001-02-03T00:00:00Z')",
    )

    assert is_now(Minute.objects.get().recorded)


@pytest.mark.parametrize(
    "instant",
    [
        "'2001-02-03 00:00:00.000'",
        "STRFTIME('%Y-%m-%d %H:%M:%f', 'now', '-1 second')",
        "STRFTIME('%Y-%m-%d %H:%M:%f', 'now', '+1 day')",
        "'now'",
        "0",
    ],
)
def test_sqlite_refuses_raw_sql(lite_tables: BaseDatabaseWrapper, instant: str) -> None:
    with pytest.raises(IntegrityError, match="record_minute: recorded follows the database clock"):
        run(
            lite_tables,
            "INSERT INTO record_minute (book, number, text, recorded) "
            f"VALUES ('a', 1, 'opened', {instant})",
        )

    assert not Minute.objects.using("lite").exists()


def test_one_statement_has_one_instant_on_sqlite(lite_tables: BaseDatabaseWrapper) -> None:
    """Or the trigger would refuse the later rows of a long statement."""
    run(
        lite_tables,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
        "INSERT INTO record_minute (book, number, text) SELECT 'a', i, 'x' FROM n",
    )

    instants = Minute.objects.using("lite").values_list("recorded", flat=True).distinct()
    assert len(instants) == 1


@pytest.mark.parametrize("seconds", [-3600, -11, 11, 3600])
@pytest.mark.usefixtures("tables")
def test_an_attested_instant_off_the_clock_is_refused(seconds: int) -> None:
    seen = database_now(connection) + timedelta(seconds=seconds)

    with (
        pytest.raises(IntegrityError, match="record_sighting: seen follows the database clock"),
        transaction.atomic(),
    ):
        Sighting.objects.create(seen=seen)

    assert not Sighting.objects.exists()


@pytest.mark.usefixtures("tables")
def test_an_attested_instant_that_is_missing_is_refused() -> None:
    with (
        pytest.raises(IntegrityError, match="record_sighting: seen follows the database clock"),
        transaction.atomic(),
    ):
        Sighting.objects.create()


@pytest.mark.parametrize("seconds", [-8, 0, 8])
@pytest.mark.usefixtures("tables")
def test_an_attested_instant_of_the_clock_is_kept(seconds: int) -> None:
    seen = database_now(connection) + timedelta(seconds=seconds)

    Sighting.objects.create(seen=seen)

    assert Sighting.objects.get().seen == seen


@pytest.mark.usefixtures("tables")
def test_an_attested_instant_never_changes() -> None:
    seen = database_now(connection)
    Sighting.objects.create(seen=seen)

    with (
        pytest.raises(IntegrityError, match="record_sighting: seen never changes"),
        transaction.atomic(),
    ):
        Sighting.objects.update(seen=seen + timedelta(seconds=1))

    assert Sighting.objects.get().seen == seen
