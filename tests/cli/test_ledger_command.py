"""`ledger verify`: whole, tampered with, cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .running import Shell

WRITE = """
from django.db import transaction
from toguna.record.actor import Actor
from toguna.record.ledger import Created, append, head
for number in range(3):
    with transaction.atomic():
        append(actor=Actor("system:test"), verb="created", object_kind="test.thing",
               object_ref=f"thing-{number}", payload=Created({"number": number}))
    print(head())
"""

UNPROTECTED = """
from django.db import connection
with connection.cursor() as cursor:
    if connection.vendor == "postgresql":
        cursor.execute("ALTER TABLE record_entry DISABLE TRIGGER USER")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    cursor.execute("%s")
"""


@pytest.fixture
def heads(run_in_django: Callable[[str], str]) -> list[str]:
    """Three entries, and the head after each."""
    return run_in_django(WRITE).split()


def test_a_ledger_that_is_whole(shell: Shell, heads: list[str]) -> None:
    ended = shell.toguna("ledger", "verify")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"The ledger is whole: 3 entries. Head: {heads[2]}\n"


def test_every_head_that_it_had_is_accepted(shell: Shell, heads: list[str]) -> None:
    for head in heads:
        assert shell.toguna("ledger", "verify", "--head", head.upper()).code == 0


def test_an_empty_ledger_is_whole(in_french: Shell) -> None:
    ended = in_french.toguna("ledger", "verify")
    assert ended.code == 0
    assert ended.out.startswith("Le grand livre est intègre\u00a0: 0 écriture. Tête\u00a0: ")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE record_entry SET verb = 'removed' WHERE seq = 2", "Entry 2 was altered"),
        ("DELETE FROM record_entry WHERE seq = 2", "Entry 2 is missing."),
    ],
)
def test_a_fault_is_refused(
    shell: Shell,
    heads: list[str],
    run_in_django: Callable[[str], str],
    statement: str,
    said: str,
) -> None:
    run_in_django(UNPROTECTED % statement)
    ended = shell.toguna("ledger", "verify")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(said)


def test_a_cut_end_shows_against_a_head_kept_elsewhere(
    shell: Shell, heads: list[str], run_in_django: Callable[[str], str]
) -> None:
    run_in_django(UNPROTECTED % "DELETE FROM record_entry WHERE seq = 3")
    assert shell.toguna("ledger", "verify").code == 0
    ended = shell.toguna("ledger", "verify", "--head", heads[2])
    assert ended.code == 1
    assert heads[2] in ended.err
