"""A protection that is gone is found, named, and written again."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import (
    DatabaseError,
    IntegrityError,
    connection,
    connections,
    models,
    transaction,
)
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.state import ModelState, ProjectState
from django.utils import translation

from toguna.record.actor import Actor
from toguna.record.append_only import AppendOnlyModel, missing_protection, protect, receivers
from toguna.record.append_only.dialects import dialect_of
from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded
from toguna.record.append_only.protection import rule_of
from toguna.record.append_only.triggers import MissingProtection, trigger_name
from toguna.record.ledger import Created, Entry, append

from ..rows import Draft, Minute

ENTRY = "record_entry"


def first_trigger() -> str:
    """The name of the trigger of the ledger that refuses an update."""
    what = "update" if connection.vendor == "sqlite" else "rows"
    return trigger_name(rule_of(Entry), what)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def drop(trigger: str) -> None:
    run(dialect_of(connection).drop_sql(ENTRY, trigger))


def found() -> list[tuple[str, str, str]]:
    return [(m.table, m.trigger, m.what) for m in missing_protection(connection)]


@pytest.fixture
def entry(db: None) -> Entry:
    return append(
        actor=Actor("user:1"),
        verb="created",
        object_kind="texts.work",
        object_ref="a",
        payload=Created({}),
    )


@pytest.mark.django_db
def test_after_the_migrations_everything_is_protected() -> None:
    assert found() == []


def test_a_dropped_trigger_is_found_and_written_again(entry: Entry) -> None:
    drop(first_trigger())
    Entry._base_manager.filter(seq=1).update(verb="created")  # the database lets it pass

    assert found() == [(ENTRY, first_trigger(), "absent")]

    protect(connection, Entry)
    assert found() == []
    with pytest.raises(IntegrityError, match="append-only"):
        Entry._base_manager.filter(seq=1).update(verb="created")


@pytest.mark.django_db
def test_a_trigger_that_refuses_nothing_is_altered() -> None:
    drop(first_trigger())
    if connection.vendor == "sqlite":
        run(f'CREATE TRIGGER "{first_trigger()}" BEFORE UPDATE ON "{ENTRY}" BEGIN SELECT 1; END')
    else:
        run(
            f'CREATE TRIGGER "{first_trigger()}" BEFORE UPDATE OR DELETE ON "{ENTRY}" '
            "FOR EACH ROW WHEN (false) EXECUTE FUNCTION toguna_refuse_change()"
        )

    assert found() == [(ENTRY, first_trigger(), "altered")]


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_disabled_trigger_is_missing_on_postgresql() -> None:
    run(f'ALTER TABLE "{ENTRY}" DISABLE TRIGGER "{first_trigger()}"')

    assert found() == [(ENTRY, first_trigger(), "disabled")]

    protect(connection, Entry)
    assert found() == []


@pytest.mark.postgres
@pytest.mark.django_db
def test_an_emptied_function_is_found_on_postgresql() -> None:
    run(
        "CREATE OR REPLACE FUNCTION toguna_refuse_change() RETURNS trigger "
        "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
    )

    assert (ENTRY, first_trigger(), "altered") in found()

    protect(connection, Entry)
    assert found() == []


@pytest.mark.django_db
def test_the_check_names_the_trigger_and_how_to_repair_it() -> None:
    assert run_checks(tags=["database"], databases=["default"]) == []
    drop(first_trigger())

    with translation.override("en"):
        (error,) = run_checks(tags=["database"], databases=["default"])

    assert error.id == "toguna.E001"
    assert error.is_serious()
    assert f"{ENTRY}: {first_trigger()} is absent" in error.msg
    assert error.hint == "Run “toguna manage protect --database default”."


@pytest.mark.django_db
def test_the_check_refuses_a_database_that_cannot_be_protected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections["default"], "vendor", "oracle")

    (error,) = run_checks(tags=["database"], databases=["default"])

    assert error.id == "toguna.E002"
    assert "DATABASE_URL" in error.msg


def test_a_table_that_does_not_exist_yet_is_not_missed(lite: BaseDatabaseWrapper) -> None:
    assert missing_protection(lite) == []


@pytest.mark.django_db
def test_the_command_of_the_hint_repairs() -> None:
    drop(first_trigger())
    out = io.StringIO()

    with translation.override("en"):
        call_command("protect", stdout=out)
        call_command("protect", stdout=out)

    assert out.getvalue().splitlines() == [
        f"Protected again: {ENTRY}: {first_trigger()} is absent",
        "Nothing was missing.",
    ]
    assert found() == []


@pytest.mark.django_db
@pytest.mark.parametrize(("verbosity", "says"), [(0, False), (1, True)])
def test_migrate_repairs_and_says_so(verbosity: int, says: bool) -> None:
    drop(first_trigger())
    out = io.StringIO()

    call_command("migrate", "record", verbosity=verbosity, stdout=out)

    assert found() == []
    line = f"  Protected again: {ENTRY}: {first_trigger()} is absent"
    assert (line in out.getvalue().splitlines()) is says


@pytest.mark.django_db
def test_migrate_fails_when_the_protection_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    drop(first_trigger())
    monkeypatch.setattr(receivers, "protect", lambda *_args: None)

    with pytest.raises(DatabaseError, match=first_trigger()):
        call_command("migrate", "record", verbosity=0)


def rebuilt(where: BaseDatabaseWrapper) -> None:
    """Change a column's type as a migration does, which rebuilds the table on SQLite."""
    shorter: models.CharField[str, str] = models.CharField(max_length=15)
    shorter.set_attributes_from_name("book")
    shorter.model = Minute
    with where.schema_editor() as editor:
        editor.alter_field(Minute, Minute._meta.get_field("book"), shorter)


def test_a_rebuilt_table_of_sqlite_loses_its_triggers_and_gets_them_back(
    lite_tables: BaseDatabaseWrapper,
) -> None:
    sqlite, rule = dialect_of(lite_tables), rule_of(Minute)
    assert sqlite.missing(lite_tables, [rule]) == []

    rebuilt(lite_tables)

    lost = [trigger.what for trigger in sqlite.missing(lite_tables, [rule])]
    assert lost == ["absent"] * 4  # update, delete, replace, clock
    protect(lite_tables, Minute)
    assert sqlite.missing(lite_tables, [rule]) == []
    assert sqlite.missing(lite_tables, [rule_of(Draft)]) == []


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_of_the_ledger_is_repaired_by_migrate() -> None:
    """On SQLite the triggers are lost and come back; on PostgreSQL they never go."""
    verb = Entry._meta.get_field("verb")
    longer: models.CharField[str, str] = models.CharField(max_length=70)
    longer.set_attributes_from_name("verb")
    longer.model = Entry
    expected = {
        (ENTRY, trigger_name(rule_of(Entry), what), "absent")
        for what in ("update", "delete", "replace", "clock")
    }
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(Entry, verb, longer)
        assert set(found()) == (expected if connection.vendor == "sqlite" else set())
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Entry, longer, verb)
        call_command("migrate", "record", verbosity=0)

    assert found() == []


def test_triggers_that_followed_a_renamed_table_are_replaced(tables: BaseDatabaseWrapper) -> None:
    old, new = "record_minute", "record_line"
    with tables.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {old} RENAME TO {new}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Minute._meta, "db_table", new)
        dialect, rule = dialect_of(tables), rule_of(Minute)
        stale = dialect.stale(tables, rule)
        assert stale
        assert all(old in name for name in stale)

        protect(tables, Minute)

        assert dialect.stale(tables, rule) == []
        assert dialect.missing(tables, [rule]) == []
        Minute.objects.create(book="a", number=1, text="opened")
        with pytest.raises(IntegrityError, match=f"{new} is append-only"), transaction.atomic():
            Minute._base_manager.update(text="other")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_tables")
def test_the_operations_protect_and_can_be_reversed() -> None:
    """With the models of a migration, which have the fields and not the class."""
    state = ProjectState()
    for model in (Minute, Draft):
        state.add_model(ModelState.from_model(model))
    assert not issubclass(state.apps.get_model("record", "Minute"), AppendOnlyModel)
    dialect = dialect_of(connection)
    for operation, model in (
        (ProtectAppendOnly("Minute"), Minute),
        (ProtectRecorded("Draft"), Draft),
    ):
        with connection.schema_editor() as editor:
            operation.database_backwards("record", editor, state, state)
            assert {m.what for m in dialect.missing(connection, [rule_of(model)])} == {"absent"}
            operation.database_forwards("record", editor, state, state)
            assert dialect.missing(connection, [rule_of(model)]) == []


def test_an_operation_is_written_in_a_migration_as_it_was_given() -> None:
    assert ProtectAppendOnly("Minute").deconstruct() == ("ProtectAppendOnly", ["Minute"], {})
    assert ProtectRecorded("Draft").deconstruct() == ("ProtectRecorded", ["Draft"], {})


def test_what_is_missing_reads_as_a_sentence() -> None:
    assert str(MissingProtection("a", "b", "disabled")) == "a: b is disabled"


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    long = replace(rule_of(Minute), table="t" * 60)
    other = replace(rule_of(Minute), table="t" * 59 + "u")
    names = {trigger_name(long, "clock"), trigger_name(other, "clock"), trigger_name(long, "rows")}

    assert len(names) == 3
    assert all(len(name) <= 63 for name in names)
