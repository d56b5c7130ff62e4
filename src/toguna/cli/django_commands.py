"""Django's own commands, behind the same word."""

from __future__ import annotations

from difflib import get_close_matches
from gettext import gettext as _

from toguna.cli.environment import choose_settings, machine_faults, prepare_state_folder
from toguna.cli.exits import Exit, Stop

OUR_COMMANDS = ("import", "export", "check", "ledger", "demo", "manage")


def run_django(programme: str, words: list[str]) -> int:
    """Run the command of Django that `words` name, called `programme` in its help.

    Its exit code is Django's. Raises `Stop`: wrong use when there is no such command, environment
    when settings or database fail.
    """
    import django
    from django.core.management import CommandParser, ManagementUtility
    from django.core.management.base import handle_default_options

    choose_settings()
    options = CommandParser(add_help=False, allow_abbrev=False)
    options.add_argument("--settings")
    options.add_argument("--pythonpath")
    with machine_faults():
        handle_default_options(options.parse_known_args(words)[0])
        django.setup()
        prepare_state_folder()
        require_command(words)
        try:
            ManagementUtility([programme, *words]).execute()
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else Exit.REFUSED
    return Exit.DONE


def require_command(words: list[str]) -> None:
    """Raise `Stop` (wrong use) when the first word names no command of Django's."""
    from django.core.management import get_commands

    if not words or words[0].startswith("-") or words[0] == "help":
        return
    known = get_commands()
    if words[0] in known:
        return
    near = get_close_matches(words[0], [*known, *OUR_COMMANDS], n=1)
    hint = _(" Did you mean “{near}”?").format(near=near[0]) if near else ""
    raise Stop(
        Exit.WRONG_USE,
        _("There is no command “{word}”.{hint} See “toguna --help”.").format(
            word=words[0], hint=hint
        ),
    )
