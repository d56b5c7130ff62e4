"""`search rebuild`, `search check`."""

from __future__ import annotations

from collections.abc import Callable

from .running import Shell

WRITE = """
from toguna.kernel.models import Term
from toguna.record.models import Source
kind, _made = Term.objects.get_or_create(vocabulary="source-kind", ref="report", name="Report")
Source.objects.create(ref="late", title="Report", kind=kind, publisher="Office", language="en",
                      known="2031-01-01")
"""


def test_an_index_that_lags_is_refused_and_a_rebuild_puts_it_right(
    shell: Shell, run_in_django: Callable[[str], str]
) -> None:
    run_in_django(WRITE)

    lagging = shell.toguna("search", "check")
    assert lagging.code == 1
    assert lagging.err.splitlines() == [
        "Not as in the record: record.source:late",
        "The index is not that of this record: run “toguna search rebuild”.",
    ]
    assert shell.toguna("search", "rebuild").out == "The index has 1 entry.\n"
    whole = shell.toguna("search", "check")
    assert (whole.code, whole.out) == (0, "The index says what the record says: 1 entry.\n")


def test_without_a_command_the_use_is_told(shell: Shell) -> None:
    assert shell.toguna("search").code == 2
