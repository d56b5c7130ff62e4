"""Wrong use: exit code 2, one sentence that says what to do, nothing done."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import Shell


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "80.5", "", "８０８０", "²", "8000 "])
def test_a_wrong_port_is_refused(bare_shell: Shell, port: str) -> None:
    ended = bare_shell.toguna("demo", f"--port={port}")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"“{port}” is not a port: choose a number from 1 to 65535, such as 8000.\n"
    )


def test_a_wrong_port_is_refused_in_french(bare_shell: Shell) -> None:
    ended = bare_shell.having(LANG="fr_ML.UTF-8").toguna("demo", "--port", "abc")
    assert ended.err == (
        "«\u00a0abc\u00a0» n’est pas un port\u00a0: choisissez un nombre de 1 à 65535, "
        "par exemple 8000.\n"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("chekc", " Did you mean “check”?"),
        ("migrte", " Did you mean “migrate”?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_an_unknown_command_is_refused(bare_shell: Shell, word: str, hint: str) -> None:
    ended = bare_shell.toguna(word)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"There is no command “{word}”.{hint} See “toguna --help”.\n"
    assert bare_shell.toguna("manage", word).err == ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import",), "the following arguments are required: DIR"),
        (("import", "a", "b"), "unrecognized arguments: b"),
        (("export", "a", "--language", "de"), "invalid choice: 'de'"),
        (("ledger",), "the following arguments are required: COMMAND"),
        (("ledger", "mend"), "invalid choice: 'mend'"),
        (("demo", "--prot", "1"), "unrecognized arguments: --prot 1"),
        (("--nonsense",), "the following arguments are required: COMMAND"),
    ],
)
def test_wrong_arguments_are_refused(bare_shell: Shell, words: tuple[str, ...], said: str) -> None:
    ended = bare_shell.toguna(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err.splitlines()[-1]


def test_wrong_arguments_are_refused_in_french(bare_shell: Shell) -> None:
    ended = bare_shell.having(TOGUNA_LANGUAGE="fr").toguna("import")
    assert (
        ended.err.splitlines()[-1] == "toguna import\u00a0: erreur\u00a0: il manque\u00a0: DOSSIER"
    )


@pytest.mark.parametrize("words", [("import",), ("check",), ("check", "--sources")])
def test_a_folder_that_is_not_there_is_refused(
    bare_shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ended = bare_shell.toguna(*words, tmp_path / "nowhere")
    assert ended.code == 2
    assert ended.err == f"{tmp_path}/nowhere is not a folder: give an existing one.\n"


@pytest.mark.parametrize("head", ["abc", "g" * 64, "0" * 63, "0" * 65])
def test_a_wrong_head_is_refused(bare_shell: Shell, head: str) -> None:
    ended = bare_shell.toguna("ledger", "verify", "--head", head)
    assert ended.code == 2
    assert ended.err == f"“{head}” is not a head: it is written with 64 digits from 0 to f.\n"
