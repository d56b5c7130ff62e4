"""What is wrong with a dataset, said so that the person who typed it can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from toguna.exchange.columns import Both

SHOWN = 80
Phrase = str | Promise | Both
"""A text, a lazy translation of one, or both of its languages."""


@dataclass(frozen=True)
class Problem:
    """One thing to put right: where it is, what was found, what is expected there.

    `line` counts the lines of the file as an editor shows them, the header being 1; 0 where the
    problem is the file's. `column` is the header as written; empty where it is the whole row's.
    `expected` is a phrase with the names of `params` in it.
    """

    file: str
    line: int
    column: Phrase
    found: str
    expected: Phrase
    params: dict[str, object] = field(default_factory=dict, compare=False)

    def message(self, language: str) -> str:
        """The problem in one sentence, in French or English."""
        with override(language):
            expected = str(self.expected)
            if self.params:
                expected = expected % self.params
            place = self._place()
            if not self.found:
                return _("%(place)s: %(expected)s") % {"place": place, "expected": expected}
            return _("%(place)s: found “%(found)s”; %(expected)s") % {
                "place": place,
                "found": shown(self.found),
                "expected": expected,
            }

    def _place(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return _("%(file)s, line %(line)d") % {"file": self.file, "line": self.line}
        return _("%(file)s, line %(line)d, column “%(column)s”") % {
            "file": self.file,
            "line": self.line,
            "column": shown(str(self.column)),
        }


def shown(text: str) -> str:
    """A cell's content fit for a message: one line, printable, at most 80 characters."""
    line = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


class DatasetRefused(Exception):
    """The dataset has problems; nothing was written. All of them are in `problems`, in the order
    of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s)")
