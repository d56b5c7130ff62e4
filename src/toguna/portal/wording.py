"""The words of a search as an address holds them."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Characters of a search that are read."""

KEPT = LONGEST + 1
"""Characters that an address keeps of what was typed: one more, so that the page knows that it was
cut."""

SPACES = re.compile(r"[\s/\\]+")


def addressed(typed: str) -> str:
    """What was typed as one step of a path: without slashes and signs that cannot be seen, no
    longer than what is read. Empty where nothing is left, or dots alone, which a browser takes for
    a way up."""
    return _plain(typed)[:KEPT].strip(" .")


def read(step: str) -> tuple[str, bool]:
    """The words that a step of a path says, and whether some of them were cut off."""
    plain = _plain(step)
    return plain[:LONGEST].strip(" ."), len(plain) > LONGEST


def _plain(text: str) -> str:
    """The text with a space for each control, separator and slash; marks of direction and other
    signs without a shape (Unicode categories C*) left out, so that they cannot turn a page."""
    shown = (
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in text[: 20 * LONGEST]
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn")
    )
    return SPACES.sub(" ", "".join(shown)).strip(" .")
