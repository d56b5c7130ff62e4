"""The help is complete, in the reader's language."""

from __future__ import annotations

import pytest

from toguna.cli.exits import Exit

from .running import Shell

COMMANDS = ("import", "export", "check", "ledger", "demo", "manage")
OPTIONS = {
    ("import",): ("DIR", "--dry-run"),
    ("export",): ("DIR", "--language", "fr", "en"),
    ("check",): ("DIR", "--sources"),
    ("ledger",): ("verify",),
    ("ledger", "verify"): ("--head",),
    ("demo",): ("--port", "--host", "--data"),
}


def test_help_lists_every_command_and_exit_code(bare_shell: Shell) -> None:
    ended = bare_shell.toguna("--help")
    assert (ended.code, ended.err) == (0, "")
    first_words = {line.split()[0] for line in ended.out.splitlines() if line.startswith("  ")}
    assert set(COMMANDS) <= first_words
    assert {str(int(code)) for code in Exit} <= first_words


@pytest.mark.parametrize("command", OPTIONS, ids=" ".join)
def test_help_of_a_command_lists_its_arguments(bare_shell: Shell, command: tuple[str, ...]) -> None:
    ended = bare_shell.toguna(*command, "--help")
    assert ended.code == 0
    assert [word for word in OPTIONS[command] if word not in ended.out] == []
    assert ended.out == bare_shell.toguna("help", *command).out


@pytest.mark.parametrize(
    ("variables", "first_word"),
    [
        ({}, "usage:"),
        ({"LANG": "fr_FR.UTF-8"}, "usage\u00a0:"),
        ({"LANG": "C", "LC_ALL": "fr_CA"}, "usage\u00a0:"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "usage:"),
        ({"LANG": "de_DE.UTF-8"}, "usage:"),
        ({"LANG": "fr_FR.UTF-8", "TOGUNA_LANGUAGE": "en"}, "usage:"),
        ({"TOGUNA_LANGUAGE": "fr"}, "usage\u00a0:"),
        ({"LANG": "frr_DE.UTF-8"}, "usage:"),
    ],
)
def test_language_is_the_one_asked_for(
    bare_shell: Shell, variables: dict[str, str], first_word: str
) -> None:
    said = bare_shell.having(PYTHONUTF8="1", **variables).toguna("--help").out
    assert said.split(" ")[0] == first_word


def test_french_help_leaves_no_sentence_in_english(bare_shell: Shell) -> None:
    english = bare_shell.toguna("--help").out.splitlines()
    french = bare_shell.having(TOGUNA_LANGUAGE="fr").toguna("--help").out.splitlines()
    same = {line for line in english if line.strip() and line in french}
    # "options:" is a French word too; Python before 3.13 puts the colon itself.
    assert same - {"options:"} == set()


def test_no_word_at_all_is_wrong_use_and_shows_the_help(bare_shell: Shell) -> None:
    ended = bare_shell.toguna()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == bare_shell.toguna("--help").out


def test_help_and_wrong_use_do_not_load_django(bare_shell: Shell) -> None:
    broken = bare_shell.having(DJANGO_SETTINGS_MODULE="no.such.settings")
    assert broken.toguna("--help").code == 0
    assert broken.toguna("demo", "--port", "abc").code == 2


def test_version_is_that_of_the_package(bare_shell: Shell) -> None:
    from importlib.metadata import version

    assert bare_shell.toguna("--version").out == f"toguna {version('toguna')}\n"
