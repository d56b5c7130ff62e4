"""`toguna import`, `toguna export`, `toguna check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from toguna.cli.datasets import read_in
from toguna.cli.environment import (
    configure,
    interface_language,
    machine_faults,
    require_migrated,
)
from toguna.cli.exits import Exit, Stop

if TYPE_CHECKING:
    from toguna.exchange.problems import Problem


def import_command(directory: Path, *, dry_run: bool) -> Exit:
    """Import `directory`, print what changed (or would), or every problem."""
    require_folder(directory)
    configure()
    with machine_faults():
        from toguna.exchange.problems import DatasetRefused

        require_migrated()
        try:
            report = read_in(directory, dry_run=dry_run)
        except DatasetRefused as refusal:
            print_problems(refusal.problems)
            return Exit.REFUSED
    if not report.changes_anything:
        write(_("Nothing changes: the record already says what the tables say."))
    elif dry_run:
        write(_("Nothing was written. An import would do this:"))
    for line in report.lines(interface_language()):
        write(line)
    return Exit.DONE


def export_command(directory: Path, *, language: str | None) -> Exit:
    """Write the record to `directory` and print the number of rows of each table."""
    configure()
    with machine_faults():
        from toguna.exchange.export import export_dataset

        require_migrated()
        rows = export_dataset(directory=directory, language=language)
    for name, count in rows.items():
        write(f"{count:>8}  {name}")
    return Exit.DONE


def check_command(directory: Path | None, *, sources: Path | None) -> Exit:
    """Account for the paragraphs of a dataset, or of the record; refuse what is not accounted for.

    `sources` is also read from TOGUNA_SOURCES.
    """
    if sources is None and os.environ.get("TOGUNA_SOURCES"):
        sources = Path(os.environ["TOGUNA_SOURCES"])
    for folder in (directory, sources):
        if folder is not None:
            require_folder(folder)
    configure()
    with machine_faults():
        from toguna.exchange.check import check_dataset

        if directory is None:
            require_migrated()
        report = check_dataset(directory=directory, sources=sources)
    write(f"{report.carried:>8}  " + _("paragraphs carried by a record"))
    write(f"{report.context:>8}  " + _("paragraphs of context"))
    write(f"{report.left_out:>8}  " + _("paragraphs left out"))
    write(f"{report.unmarked:>8}  " + _("paragraphs not accounted for"))
    if report.sources_checked:
        names = ", ".join(report.sources_checked)
        write(_("Compared with the documents: {names}").format(names=names))
    for note in report.notes:
        write(str(note))
    print_problems(report.problems)
    return Exit.REFUSED if report.problems or report.unmarked else Exit.DONE


def require_folder(folder: Path) -> None:
    """Raise `Stop` (wrong use) when `folder` is not a folder."""
    if not folder.is_dir():
        raise Stop(
            Exit.WRONG_USE,
            _("{folder} is not a folder: give an existing one.").format(folder=folder),
        )


def print_problems(problems: Iterable[Problem]) -> None:
    """Every problem on standard error, in the reader's language."""
    for problem in problems:
        sys.stderr.write(f"{problem.message(interface_language())}\n")


def write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
