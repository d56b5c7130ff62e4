"""The triggers on PostgreSQL (14 and later).

The catalogue is compared column by column (event, condition, function and the function's text),
not as `pg_get_triggerdef` prints it, which differs between versions. A trigger that was disabled
(`pg_trigger.tgenabled`) is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from toguna.record.append_only.fields import ATTESTED_TOLERANCE
from toguna.record.append_only.rules import PREFIX, Protection
from toguna.record.append_only.triggers import (
    MissingProtection,
    literal,
    quoted,
    trigger_name,
)

CLOCK = "SELECT clock_timestamp()"
REFUSE = f"{PREFIX}refuse_change"
REFUSE_BODY = """
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END
"""
# The bits of pg_trigger.tgtype (PostgreSQL's src/include/catalog/pg_trigger.h).
ROW, BEFORE, INSERT, DELETE, UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
ENABLED = ("O", "A")


@dataclass(frozen=True, slots=True)
class Expected:
    """A trigger that should stand."""

    name: str
    events: str
    level: str
    tgtype: int
    function: str
    body: str


def protect_sql(rule: Protection) -> list[str]:
    """The statements that write the table's triggers, over whatever stood under their names."""
    statements = []
    for trigger in _expected(rule):
        statements += [
            f"CREATE OR REPLACE FUNCTION {quoted(trigger.function)}() RETURNS trigger "
            f"LANGUAGE plpgsql AS {literal(trigger.body)}",
            f"DROP TRIGGER IF EXISTS {quoted(trigger.name)} ON {quoted(rule.table)}",
            f"CREATE TRIGGER {quoted(trigger.name)} BEFORE {trigger.events} "
            f"ON {quoted(rule.table)} FOR EACH {trigger.level} "
            f"EXECUTE FUNCTION {quoted(trigger.function)}()",
        ]
    return statements


def lift_sql(rule: Protection) -> list[str]:
    """The statements that remove the table's triggers. The function that refuses stays: the other
    tables share it."""
    expected = _expected(rule)
    return [drop_sql(rule.table, trigger.name, if_exists=True) for trigger in expected] + [
        f"DROP FUNCTION IF EXISTS {quoted(trigger.function)}()"
        for trigger in expected
        if trigger.function != REFUSE
    ]


def drop_sql(_table: str, trigger: str, *, if_exists: bool = False) -> str:
    """The statement that removes one trigger."""
    condition = "IF EXISTS " if if_exists else ""
    return f"DROP TRIGGER {condition}{quoted(trigger)} ON {quoted(_table)}"


def stale(connection: BaseDatabaseWrapper, rule: Protection) -> list[str]:
    """Our triggers that stand on the table under a name that is no longer theirs (the table was
    renamed, and they followed)."""
    expected = {trigger.name for trigger in _expected(rule)}
    return [
        name
        for _table, name in _standing(connection, [rule])
        if name.startswith(PREFIX) and name not in expected
    ]


def missing(
    connection: BaseDatabaseWrapper, rules: Sequence[Protection]
) -> list[MissingProtection]:
    """The triggers that should stand and do not, are disabled, or do something else."""
    standing = _standing(connection, rules)
    found = []
    for rule in rules:
        for trigger in _expected(rule):
            what = _fault(trigger, standing.get((rule.table, trigger.name)))
            if what:
                found.append(MissingProtection(rule.table, trigger.name, what))
    return found


def _fault(trigger: Expected, row: tuple[str, int, bool, str, str] | None) -> str:
    if row is None:
        return "absent"
    enabled, tgtype, unconditional, function, body = row
    if enabled not in ENABLED:
        return "disabled"
    is_same = (
        tgtype == trigger.tgtype
        and unconditional
        and function == trigger.function
        and body == trigger.body
    )
    return "" if is_same else "altered"


def _standing(
    connection: BaseDatabaseWrapper, rules: Sequence[Protection]
) -> dict[tuple[str, str], tuple[str, int, bool, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, t.tgname, t.tgenabled::text, t.tgtype::int,
                   t.tgqual IS NULL AND t.tgattr::text = '' AND t.tgnargs = 0,
                   p.proname, p.prosrc
              FROM pg_trigger t
              JOIN pg_class c ON c.oid = t.tgrelid
              JOIN pg_proc p ON p.oid = t.tgfoid
             WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid) AND c.relname = ANY(%s)
            """,
            [[rule.table for rule in rules]],
        )
        return {(row[0], row[1]): tuple(row[2:]) for row in cursor.fetchall()}


def _expected(rule: Protection) -> list[Expected]:
    expected = []
    if rule.append_only:
        expected += [
            Expected(
                trigger_name(rule, "rows"),
                "UPDATE OR DELETE",
                "ROW",
                ROW | BEFORE | UPDATE | DELETE,
                REFUSE,
                REFUSE_BODY,
            ),
            Expected(
                trigger_name(rule, "truncate"),
                "TRUNCATE",
                "STATEMENT",
                BEFORE | TRUNCATE,
                REFUSE,
                REFUSE_BODY,
            ),
        ]
    if rule.clock:
        name = trigger_name(rule, "clock")
        events, bits = ("INSERT", INSERT)
        if not rule.append_only:
            events, bits = ("INSERT OR UPDATE", INSERT | UPDATE)
        body = _clock_body(rule)
        expected.append(Expected(name, events, "ROW", ROW | BEFORE | bits, name, body))
    return expected


def _clock_body(rule: Protection) -> str:
    """Stamps, checks, and keeps. TG_OP is asked because OLD has no value in an INSERT."""
    lines = ["", "BEGIN"]
    if not rule.append_only:
        lines.append("  IF TG_OP = 'UPDATE' THEN")
        for column in rule.clock:
            name = quoted(column)
            lines += [
                f"    IF NEW.{name} IS DISTINCT FROM OLD.{name} THEN",
                *_raised("      ", f"{rule.table}: {column} never changes"),
                "    END IF;",
            ]
        lines += ["    RETURN NEW;", "  END IF;"]
    lines += [f"  NEW.{quoted(column)} := clock_timestamp();" for column in rule.recorded]
    for column in rule.attested:
        difference = f"abs(extract(epoch FROM NEW.{quoted(column)} - clock_timestamp()))"
        lines += [
            f"  IF ({difference} <= {ATTESTED_TOLERANCE}) IS NOT TRUE THEN",
            *_raised("    ", f"{rule.table}: {column} follows the database clock"),
            "  END IF;",
        ]
    return "\n".join([*lines, "  RETURN NEW;", "END", ""])


def _raised(indent: str, message: str) -> list[str]:
    """A RAISE whose only parameter is the message: a percent sign in it stays one."""
    return [
        f"{indent}RAISE EXCEPTION USING MESSAGE = {literal(message)},",
        f"{indent}  ERRCODE = 'restrict_violation';",
    ]
