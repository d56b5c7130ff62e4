"""`toguna search rebuild`, `toguna search check`."""

from __future__ import annotations

import sys
from gettext import gettext as _
from gettext import ngettext

from toguna.cli.environment import configure, machine_faults, require_migrated
from toguna.cli.exits import Exit
from toguna.cli.progress import Progress

LISTED = 20
"""Records that are named; of the others, how many there are."""


def rebuild_command() -> Exit:
    """Compute the index anew and print how many entries it has."""
    configure()
    with machine_faults():
        from toguna.search.actions import rebuild

        require_migrated()
        with Progress(sys.stderr) as progress:
            count = rebuild(lambda done: progress(_("Entries written:"), done, 0))
    sys.stdout.write(
        ngettext("The index has {count} entry.", "The index has {count} entries.", count).format(
            count=count
        )
        + "\n"
    )
    return Exit.DONE


def check_index_command() -> Exit:
    """Print whether index and record agree, or what differs and how to put it right."""
    configure()
    with machine_faults():
        from toguna.search.actions import check

        require_migrated()
        account = check()
    if account.is_right:
        sys.stdout.write(
            ngettext(
                "The index says what the record says: {count} entry.",
                "The index says what the record says: {count} entries.",
                account.entries,
            ).format(count=account.entries)
            + "\n"
        )
        return Exit.DONE
    for name in account.differing[:LISTED]:
        sys.stderr.write(_("Not as in the record: {name}").format(name=name) + "\n")
    if len(account.differing) > LISTED:
        count = len(account.differing) - LISTED
        sys.stderr.write(
            ngettext("And {count} other.", "And {count} others.", count).format(count=count) + "\n"
        )
    sys.stderr.write(_("The index is not that of this record: run “toguna search rebuild”.") + "\n")
    return Exit.REFUSED
