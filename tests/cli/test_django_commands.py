"""Django's commands are behind the same word, with their own exit codes."""

from __future__ import annotations

from .running import Shell


def test_any_other_word_is_django_s(shell: Shell) -> None:
    ended = shell.toguna("migrate", "--check")
    assert (ended.code, ended.err) == (0, "")


def test_django_s_exit_code_is_kept(empty_shell: Shell) -> None:
    assert empty_shell.toguna("migrate", "--check").code == 1


def test_manage_reaches_a_command_whose_name_is_ours(shell: Shell) -> None:
    ended = shell.toguna("manage", "check", "--database", "default")
    assert ended.code == 0
    assert "0 silenced" in ended.out


def test_help_of_a_django_command_names_toguna(bare_shell: Shell) -> None:
    assert bare_shell.toguna("migrate", "--help").out.startswith("usage: toguna migrate ")
    assert bare_shell.toguna("manage", "check", "--help").out.startswith(
        "usage: toguna manage check "
    )


def test_manage_alone_lists_the_commands_of_django(bare_shell: Shell) -> None:
    ended = bare_shell.toguna("manage")
    assert ended.code == 0
    assert {"migrate", "check", "shell"} <= set(ended.out.split())


def test_settings_can_be_named_as_django_does(shell: Shell) -> None:
    ended = shell.toguna("check-nothing", "--settings=config.settings.nowhere")
    assert ended.code == 3
    assert "config.settings.nowhere" in ended.err
