"""The triggers on SQLite.

SQLite drops a table's triggers with the table, and Django rebuilds a table for most changes of its
schema: the receiver of `post_migrate` writes them again. `sqlite_master` keeps the text of a
trigger as it was written, so that comparing it proves that nobody altered it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.fields import ATTESTED_TOLERANCE
from toguna.record.append_only.rules import PREFIX, Protection
from toguna.record.append_only.triggers import (
    MissingProtection,
    literal,
    quoted,
    trigger_name,
)

NOW = "STRFTIME('%Y-%m-%d %H:%M:%f', 'now')"
"""As Django's `Now()` writes it. 'now' is one instant for the whole of a statement, the triggers
that it fires included (sqlite.org/lang_datefunc.html), so the two are equal to the letter."""
CLOCK = f"SELECT {NOW}"
SECONDS_A_DAY = 86400


def protect_sql(rule: Protection) -> list[str]:
    """The statements that write the table's triggers, over whatever stood under their names."""
    return [
        statement
        for name, create in _expected(rule).items()
        for statement in (f"DROP TRIGGER IF EXISTS {quoted(name)}", create)
    ]


def lift_sql(rule: Protection) -> list[str]:
    """The statements that remove the table's triggers."""
    return [f"DROP TRIGGER IF EXISTS {quoted(name)}" for name in _expected(rule)]


def drop_sql(_table: str, trigger: str) -> str:
    """The statement that removes one trigger."""
    return f"DROP TRIGGER {quoted(trigger)}"


def stale(connection: BaseDatabaseWrapper, rule: Protection) -> list[str]:
    """Our triggers that stand on the table under a name that is no longer theirs (the table was
    renamed, and they followed)."""
    expected = _expected(rule)
    return [
        name
        for _table, name in _standing(connection, [rule])
        if name.startswith(PREFIX) and name not in expected
    ]


def missing(
    connection: BaseDatabaseWrapper, rules: Sequence[Protection]
) -> list[MissingProtection]:
    """The triggers that should stand and do not, or stand with another text."""
    standing = _standing(connection, rules)
    found = []
    for rule in rules:
        for name, create in _expected(rule).items():
            text = standing.get((rule.table, name))
            if text != create:
                what = "absent" if text is None else "altered"
                found.append(MissingProtection(rule.table, name, what))
    return found


def _standing(
    connection: BaseDatabaseWrapper, rules: Sequence[Protection]
) -> dict[tuple[str, str], str]:
    tables = {rule.table for rule in rules}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {(table, name): sql for table, name, sql in cursor.fetchall() if table in tables}


def _expected(rule: Protection) -> dict[str, str]:
    """The text of each trigger by its name."""
    parts: list[tuple[str, str, str, str]] = []
    if rule.append_only:
        parts += [
            ("update", "BEFORE UPDATE", "", _never(rule, "updated")),
            ("delete", "BEFORE DELETE", "", _never(rule, "deleted")),
            ("replace", "BEFORE INSERT", _is_replacing(rule), _never(rule, "replaced")),
        ]
    if rule.clock:
        message = f"{rule.table}: {_listed(rule)} follows the database clock"
        parts.append(("clock", "BEFORE INSERT", _is_off_clock(rule), message))
        if not rule.append_only:
            columns = ", ".join(quoted(column) for column in rule.clock)
            changed = " OR ".join(f"NEW.{quoted(c)} IS NOT OLD.{quoted(c)}" for c in rule.clock)
            message = f"{rule.table}: {_listed(rule)} never changes"
            parts.append(("kept", f"BEFORE UPDATE OF {columns}", changed, message))
    return {
        trigger_name(rule, what): (
            f"CREATE TRIGGER {quoted(trigger_name(rule, what))} {event} "
            f"ON {quoted(rule.table)} FOR EACH ROW{f' WHEN {condition}' if condition else ''} "
            f"BEGIN SELECT RAISE(ABORT, {literal(message)}); END"
        )
        for what, event, condition, message in parts
    }


def _never(rule: Protection, done: str) -> str:
    return f"{rule.table} is append-only: a row is never {done}"


def _listed(rule: Protection) -> str:
    return ", ".join(rule.clock)


def _is_replacing(rule: Protection) -> str:
    """Whether the new row carries a key that another row has."""
    conditions = []
    # The row's own number too: where it is not the primary key, it is one more key to replace by.
    # Left to SQLite, it is -1 here (sqlite.org/lang_createtrigger.html).
    for group in (("rowid",), *rule.unique):
        same = " AND ".join(f"{_key(column)} = NEW.{_key(column)}" for column in group)
        conditions.append(f"EXISTS (SELECT 1 FROM {quoted(rule.table)} WHERE {same})")  # noqa: S608  (names of the models, quoted)
    return " OR ".join(conditions)


def _key(column: str) -> str:
    # Between quotes, "rowid" would be read as a text where a table has no such column.
    return column if column == "rowid" else quoted(column)


def _is_off_clock(rule: Protection) -> str:
    """Whether an instant of the new row is not what the clock says. An instant that cannot be read
    as one is off the clock too: hence IS NOT 1."""
    recorded = [f"NEW.{quoted(column)} IS NOT {NOW}" for column in rule.recorded]
    attested = [
        f"(ABS(JULIANDAY(NEW.{quoted(column)}) - JULIANDAY('now')) * {SECONDS_A_DAY} "
        f"<= {ATTESTED_TOLERANCE}) IS NOT 1"
        for column in rule.attested
    ]
    return " OR ".join(recorded + attested)
