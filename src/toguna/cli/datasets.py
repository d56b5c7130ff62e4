"""Which dataset, in whose name it is imported, and whether it was."""

from __future__ import annotations

import re
import sys
import unicodedata
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from toguna.cli.exits import Exit, Stop
from toguna.cli.progress import Progress

if TYPE_CHECKING:
    from toguna.exchange.plan import ImportReport
    from toguna.record.actor import Actor

UNNAMED = "dataset"


def importing_actor(directory: Path) -> Actor:
    """The actor of an import: named after the folder, in the letters that an actor may have."""
    from toguna.record.actor import Actor

    name = directory.resolve().name
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:100].strip("-")
    return Actor(ref=f"import:{slug or UNNAMED}", label=name)


def default_dataset(root: Path) -> Path:
    """The one dataset in the `data` folder of `root`.

    Raises `Stop` (wrong use) when there is none, or several between which the person must choose.
    """
    folder = root / "data"
    found = sorted(path.parent for path in folder.glob("*/passages.csv"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise Stop(
            Exit.WRONG_USE,
            _("There is no dataset in {folder}: give its folder with --data.").format(
                folder=folder
            ),
        )
    raise Stop(
        Exit.WRONG_USE,
        _("There are several datasets: give one with --data. In {folder}: {names}").format(
            folder=folder, names=", ".join(path.name for path in found)
        ),
    )


def read_in(directory: Path, *, dry_run: bool = False) -> ImportReport:
    """Import `directory`, with progress on a terminal. Raises `DatasetRefused`."""
    from toguna.exchange.actions import import_dataset

    stages = {"read": _("Tables read:"), "write": _("Tables written:")}
    with Progress(sys.stderr) as progress:
        return import_dataset(
            directory=directory,
            actor=importing_actor(directory),
            dry_run=dry_run,
            progress=lambda stage, done, total: progress(stages[stage], done, total),
        )


def is_read_in(directory: Path) -> bool:
    """Is the last import of a dataset of this name that of the very files in `directory`?

    Then there is nothing to bring in, and what was changed since, by other means, is left alone.
    """
    from toguna.exchange.dataset import read_dataset
    from toguna.record.ledger import Imported, entries_about

    name = directory.resolve().name
    imports = entries_about("exchange.dataset", name).filter(verb="imported")
    last = imports.order_by("-seq").first()
    if last is None:
        return False
    statement = last.statement
    return isinstance(statement, Imported) and statement.digest == read_dataset(directory).digest
