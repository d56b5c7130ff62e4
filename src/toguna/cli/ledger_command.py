"""`toguna ledger verify`."""

from __future__ import annotations

import re
import sys
from gettext import gettext as _
from gettext import ngettext

from toguna.cli.environment import (
    configure,
    machine_faults,
    require_migrated,
)
from toguna.cli.exits import Exit, Stop
from toguna.cli.progress import Progress

HEAD = re.compile(r"[0-9a-f]{64}")


def verify_command(*, head: str | None) -> Exit:
    """Verify the whole ledger; print the count and the head, or every fault."""
    if head is not None and not HEAD.fullmatch(head.lower()):
        raise Stop(
            Exit.WRONG_USE,
            _("“{head}” is not a head: it is written with 64 digits from 0 to f.").format(
                head=head
            ),
        )
    configure()
    with machine_faults():
        from toguna.record.ledger import verify

        require_migrated()
        with Progress(sys.stderr) as progress:
            verdict = verify(
                head.lower() if head else None,
                lambda count: progress(_("Entries read:"), count, 0),
            )
    if verdict.is_sound:
        sys.stdout.write(whole(verdict.count, verdict.head))
        return Exit.DONE
    for fault in verdict.faults:
        sys.stderr.write(f"{fault.message}\n")
    if verdict.unlisted:
        sys.stderr.write(further(verdict.unlisted))
    return Exit.REFUSED


def whole(count: int, head: str) -> str:
    return (
        ngettext(
            "The ledger is whole: {count} entry. Head: {head}",
            "The ledger is whole: {count} entries. Head: {head}",
            count,
        ).format(count=count, head=head)
        + "\n"
    )


def further(count: int) -> str:
    return (
        ngettext(
            "And {count} more fault that is not listed.",
            "And {count} more faults that are not listed.",
            count,
        ).format(count=count)
        + "\n"
    )
