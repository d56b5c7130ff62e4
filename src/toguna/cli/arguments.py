"""The grammar of the command line: sub-commands, their arguments, and the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from gettext import gettext as _
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toguna.cli import ports
from toguna.cli.exits import Exit
from toguna.cli.language import ENGLISH, FRENCH

Command = Callable[[argparse.Namespace], Exit]
Parsers = argparse._SubParsersAction  # argparse gives the type of its sub-commands no public name


def program_version() -> str:
    """The version that is installed, or `0` when the package is run without being installed."""
    try:
        return version("toguna")
    except PackageNotFoundError:
        return "0"


def build_parser(commands: dict[str, Command]) -> argparse.ArgumentParser:
    """The parser of the sub-commands that are ours. `commands` gives each its function."""
    parser = argparse.ArgumentParser(
        prog="toguna",
        description=_(
            "The record of a confederation of states: what was decided, by whom, where it is "
            "written, and what became of it."
        ),
        epilog=epilogue(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"toguna {program_version()}",
        help=_("show program's version number and exit"),
    )
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), title=_("commands")
    )
    add_import(subparsers, commands["import"])
    add_export(subparsers, commands["export"])
    add_check(subparsers, commands["check"])
    add_ledger(subparsers, commands["ledger verify"])
    add_search(subparsers, commands["search rebuild"], commands["search check"])
    add_demo(subparsers, commands["demo"])
    # Listed for --help; the words that follow are read by Django, not here.
    subparsers.add_parser("manage", help=_("run a command of Django: toguna manage COMMAND …"))
    return parser


def epilogue() -> str:
    """What --help says below the commands: Django's, the exit codes, the environment."""
    codes = {
        Exit.DONE: _("done"),
        Exit.REFUSED: _("refused: the data or the record is at fault; each problem is printed"),
        Exit.WRONG_USE: _("wrong use of the command line"),
        Exit.ENVIRONMENT: _("the machine is at fault: port taken, no database, disk full…"),
        Exit.FAULT: _("a fault in Toguna itself"),
        Exit.INTERRUPTED: _("interrupted by Ctrl-C; nothing is half-written"),
        Exit.READER_GONE: _("the programme that read the output has gone"),
    }
    variables = {
        "TOGUNA_LANGUAGE": _("fr or en: the language of these messages (else that of the system)"),
        "TOGUNA_STATE": _("the folder of the embedded database (var/ in the checkout)"),
        "TOGUNA_SOURCES": _("the folder of the source documents, for “check”"),
        "DATABASE_URL": _("another database, such as postgres://user@host/name"),
        "DJANGO_SETTINGS_MODULE": _("the settings (config.settings.dev)"),
    }
    return "\n".join(
        (
            _("Any other word is a command of Django: “migrate” is “manage migrate”."),
            _("Django's own “check” is “toguna manage check”."),
            "",
            _("exit codes:"),
            *(f"  {int(code):<5}{meaning}" for code, meaning in codes.items()),
            "",
            _("environment:"),
            *(f"  {name:<24}{meaning}" for name, meaning in variables.items()),
        )
    )


def add_command(
    subparsers: Parsers[argparse.ArgumentParser], name: str, brief: str, description: str
) -> argparse.ArgumentParser:
    """A sub-command with its line in the list and its own help."""
    return subparsers.add_parser(
        name, help=brief, description=f"{brief[:1].upper()}{brief[1:]}. {description}".strip()
    )


def add_import(subparsers: Parsers[argparse.ArgumentParser], command: Command) -> None:
    parser = add_command(
        subparsers,
        "import",
        _("read a dataset into the record"),
        _(
            "Everything is checked before anything is written: either all of it is taken, or "
            "nothing and every problem is printed at once. A second import of the same dataset "
            "changes nothing."
        ),
    )
    parser.add_argument(
        "directory", metavar=_("DIR"), type=Path, help=_("the folder of the tables")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would change, and write nothing")
    )
    parser.set_defaults(run=command)


def add_export(subparsers: Parsers[argparse.ArgumentParser], command: Command) -> None:
    parser = add_command(
        subparsers,
        "export",
        _("write the record as tables"),
        _("The same tables that “import” reads, equal to those that were read."),
    )
    parser.add_argument("directory", metavar=_("DIR"), type=Path, help=_("the folder to write"))
    parser.add_argument(
        "--language",
        choices=(FRENCH, ENGLISH),
        help=_("the language of the tables' headers (as imported, if not given)"),
    )
    parser.set_defaults(run=command)


def add_check(subparsers: Parsers[argparse.ArgumentParser], command: Command) -> None:
    parser = add_command(
        subparsers,
        "check",
        _("account for every paragraph of the sources"),
        _(
            "Prints how many paragraphs are carried by a record, are context, or are left out, and "
            "fails on a paragraph that is not accounted for, a record without a passage, or a "
            "passage that is not in its source."
        ),
    )
    parser.add_argument(
        "directory",
        metavar=_("DIR"),
        type=Path,
        nargs="?",
        help=_("the folder of a dataset (the record itself, if not given)"),
    )
    parser.add_argument(
        "--sources",
        metavar=_("DIR"),
        type=Path,
        help=_("the folder of the source documents, to compare each passage with them"),
    )
    parser.set_defaults(run=command)


def add_ledger(subparsers: Parsers[argparse.ArgumentParser], command: Command) -> None:
    ledger = add_command(
        subparsers, "ledger", _("the ledger of everything that was done to the record"), ""
    )
    actions = ledger.add_subparsers(
        dest="action", required=True, metavar=_("COMMAND"), title=_("commands")
    )
    verify = add_command(
        actions,
        "verify",
        _("prove that no entry was changed, removed, added or moved"),
        _("Prints the number of entries and the head, which can be kept elsewhere."),
    )
    verify.add_argument(
        "--head",
        metavar=_("HASH"),
        help=_("a head kept elsewhere: also proves that the end was not cut off"),
    )
    verify.set_defaults(run=command)


def add_search(
    subparsers: Parsers[argparse.ArgumentParser], rebuild: Command, check: Command
) -> None:
    search = add_command(subparsers, "search", _("the index that the search reads"), "")
    actions = search.add_subparsers(
        dest="action", required=True, metavar=_("COMMAND"), title=_("commands")
    )
    add_command(
        actions,
        "rebuild",
        _("compute the index anew from the record"),
        _("Needed only when the record was written in another way than through Toguna."),
    ).set_defaults(run=rebuild)
    add_command(
        actions,
        "check",
        _("compare the index with the record"),
        _("Fails when they differ, with the records that do. Writes nothing."),
    ).set_defaults(run=check)


def add_demo(subparsers: Parsers[argparse.ArgumentParser], command: Command) -> None:
    parser = add_command(
        subparsers,
        "demo",
        _("prepare the database, read the dataset and serve the site on this machine"),
        _("Ctrl-C ends it."),
    )
    parser.add_argument(
        "--port",
        metavar=_("PORT"),
        type=ports.port_number,
        default=ports.DEFAULT_PORT,
        help=_("the port, from 1 to 65535 ({port})").format(port=ports.DEFAULT_PORT),
    )
    parser.add_argument(
        "--host",
        metavar=_("ADDRESS"),
        default=ports.DEFAULT_HOST,
        help=_("the address to listen on ({host})").format(host=ports.DEFAULT_HOST),
    )
    parser.add_argument(
        "--data",
        metavar=_("DIR"),
        type=Path,
        help=_("the folder of the dataset (the one in data/, if not given)"),
    )
    parser.set_defaults(run=command)
