"""From the words on the command line to an exit code. Nothing here loads Django."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from gettext import gettext as _

from toguna.cli.arguments import Command, build_parser
from toguna.cli.exits import Exit, Stop
from toguna.cli.language import speak, spoken_language

OURS = frozenset({"import", "export", "check", "ledger", "search", "demo"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: those of the process) name; its exit code.

    Faults of use, of the data and of the machine are one sentence on standard error. A fault of
    our own keeps its trace, since whoever corrects it needs it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak(spoken_language(os.environ))
    keep_unwritable_characters()
    try:
        code = run(words)
        # Here rather than at exit, where a reader who has left would cause a trace.
        sys.stdout.flush()
        return code
    except Stop as stop:
        tell(stop.sentence)
        return stop.code
    except KeyboardInterrupt:
        tell(_("Interrupted."))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return Exit.READER_GONE
    except Exception:
        traceback.print_exc()
        tell(_("This is a fault in Toguna: please report it with the lines above."))
        return Exit.FAULT


def run(words: list[str]) -> int:
    """Our command, Django's, or the help."""
    if words and words[0] == "help":
        words = [*words[1:], "--help"]
    if not words:
        build_parser(COMMANDS).print_help(sys.stderr)
        return Exit.WRONG_USE
    if words[0] in OURS or words[0].startswith("-"):
        try:
            parsed = build_parser(COMMANDS).parse_args(words)
        except SystemExit as end:  # argparse has printed its help, or what is wrong
            return int(end.code or 0)
        command: Command = parsed.run
        return command(parsed)
    from toguna.cli.django_commands import run_django

    if words[0] == "manage":
        return run_django("toguna manage", words[1:])
    return run_django("toguna", words)


def run_import(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.dataset_commands import import_command

    return import_command(arguments.directory, dry_run=arguments.dry_run)


def run_export(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.dataset_commands import export_command

    return export_command(arguments.directory, language=arguments.language)


def run_check(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.dataset_commands import check_command

    return check_command(arguments.directory, sources=arguments.sources)


def run_ledger_verify(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.ledger_command import verify_command

    return verify_command(head=arguments.head)


def run_search_rebuild(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.search_command import rebuild_command

    return rebuild_command()


def run_search_check(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.search_command import check_index_command

    return check_index_command()


def run_demo(arguments: argparse.Namespace) -> Exit:
    from toguna.cli.demo_command import demo_command

    return demo_command(host=arguments.host, port=arguments.port, data=arguments.data)


COMMANDS: dict[str, Command] = {
    "import": run_import,
    "export": run_export,
    "check": run_check,
    "ledger verify": run_ledger_verify,
    "search rebuild": run_search_rebuild,
    "search check": run_search_check,
    "demo": run_demo,
}


def tell(sentence: str) -> None:
    """Print `sentence` on standard error, whatever has become of it."""
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        pass  # whoever read it has gone: the exit code still tells


def keep_unwritable_characters() -> None:
    """On a terminal whose encoding lacks a character, print "?" for it rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def abandon_output() -> None:
    """Send what is left of standard output nowhere: the interpreter flushes it once more at exit
    (the recipe of the standard library's documentation of SIGPIPE)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
