"""The machine is at fault: exit code 3, one sentence that says what to do, no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Databases
from .running import Ended, Shell

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "x",
    "ALLOWED_HOSTS": "record.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}


def refused(ended: Ended) -> str:
    """The one sentence of a command that the machine stopped."""
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    return ended.err.rstrip("\n")


@pytest.mark.parametrize("words", [("ledger", "verify"), ("check",), ("showmigrations",)])
def test_a_database_that_does_not_answer(bare_shell: Shell, words: tuple[str, ...]) -> None:
    shell = bare_shell.having(DATABASE_URL="postgres://clerk:s3cret@127.0.0.1:9/record")
    said = refused(shell.toguna(*words))
    assert said.startswith("The database record (127.0.0.1:9) does not answer as it should: ")
    assert said.endswith(" Start it, or give another one in DATABASE_URL.")
    assert "s3cret" not in said


@pytest.mark.parametrize("url", ["record", "postgres://u:s3cret@h:port/x", "ftp://u:s3cret@h/x"])
@pytest.mark.parametrize("words", [("ledger", "verify"), ("migrate",)])
def test_a_database_address_that_is_none(
    bare_shell: Shell, url: str, words: tuple[str, ...]
) -> None:
    said = refused(bare_shell.having(DATABASE_URL=url).toguna(*words))
    assert said == (
        "DATABASE_URL is not the address of a database: write it as postgres://user@host/name or "
        "sqlite:///path/of/file."
    )


@pytest.mark.parametrize("words", [("ledger", "verify"), ("migrate",)])
def test_a_file_that_is_no_database(
    bare_shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "letter.sqlite3").write_text("Dear colleague,\n" * 100)
    shell = bare_shell.having(DATABASE_URL=f"sqlite:///{tmp_path}/letter.sqlite3")
    said = refused(shell.toguna(*words))
    assert said.startswith(f"The database {tmp_path}/letter.sqlite3 does not answer as it should:")


@pytest.mark.parametrize("words", [("ledger", "verify"), ("check",), ("export", "out")])
def test_a_database_without_tables(empty_shell: Shell, words: tuple[str, ...]) -> None:
    said = refused(empty_shell.toguna(*words))
    assert said.endswith("of this version: run “toguna migrate” first.")
    french = empty_shell.having(TOGUNA_LANGUAGE="fr")
    assert refused(french.toguna(*words)).endswith("lancez d’abord «\u00a0toguna migrate\u00a0».")


@pytest.mark.parametrize("words", [("ledger", "verify"), ("migrate",)])
def test_a_state_folder_that_cannot_be(
    bare_shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "taken").write_text("a file")
    said = refused(bare_shell.having(TOGUNA_STATE=f"{tmp_path}/taken/state").toguna(*words))
    assert f"{tmp_path}/taken" in said
    assert said.endswith("cannot be used: Not a directory.")


def test_settings_that_are_not_there(bare_shell: Shell) -> None:
    shell = bare_shell.having(DJANGO_SETTINGS_MODULE="config.settings.nowhere")
    expected = (
        "There are no settings named config.settings.nowhere: correct DJANGO_SETTINGS_MODULE."
    )
    assert refused(shell.toguna("ledger", "verify")) == expected
    assert refused(shell.toguna("migrate")) == expected


def test_settings_that_lack_something(bare_shell: Shell) -> None:
    shell = bare_shell.having(DJANGO_SETTINGS_MODULE="config.settings.production")
    assert refused(shell.toguna("ledger", "verify")).startswith(
        "The settings are incomplete: Set the environment variable SECRET_KEY"
    )


@pytest.mark.parametrize(
    "address", ["", "http://record.example.org", "record.example.org", "https://", "https://a.b/c"]
)
def test_a_public_address_that_cannot_be_kept(bare_shell: Shell, address: str) -> None:
    """Calendars, feeds and search engines hold whole addresses for years."""
    shell = bare_shell.having(**PRODUCTION, TOGUNA_ADDRESS=address)
    said = refused(shell.toguna("ledger", "verify"))
    assert said.startswith("The settings are incomplete: Set the environment variable")
    assert "TOGUNA_ADDRESS" in said


def test_the_state_folder_is_made(bare_shell: Shell, tmp_path: Path) -> None:
    shell = bare_shell.having(TOGUNA_STATE=str(tmp_path / "a" / "b"))
    assert shell.toguna("migrate", "record", "zero").code == 0
    assert (tmp_path / "a" / "b" / "toguna.sqlite3").exists()


def test_databases_of_tests_are_of_the_suite_s_kind(shell: Shell, databases: Databases) -> None:
    kind = "postgres://" if databases.on_server else "sqlite:///"
    assert shell.environment["DATABASE_URL"].startswith(kind)
