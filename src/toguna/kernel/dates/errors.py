"""What went wrong with a date, in words that say what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

QUOTED_LENGTH = 40


class EDTFError(ValueError):
    """A date that cannot be read.

    `message` is a translatable sentence with named placeholders, `params` their values; `str()`
    gives the sentence in the language active at that moment.
    """

    def __init__(self, message: str | _StrPromise, params: Mapping[str, object] | None = None):
        super().__init__(message, params)
        self.message = message
        self.params = dict(params or {})

    def __str__(self) -> str:
        return str(self.message) % self.params


def quoted(text: str) -> str:
    """`text` fit to be shown inside an error: printable, on one line, at most 40 characters."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return shown if len(shown) <= QUOTED_LENGTH else shown[: QUOTED_LENGTH - 1] + "…"
