"""What a search engine or a shared link shows of a page, in its own language: one or two sentences
of 70 to 160 characters, never cut within a word."""

from __future__ import annotations

from collections.abc import Iterator

from toguna.portal.contexts.parts import Lead, Link, Status, Text, Value, When

SHORTEST, LONGEST = 70, 160
"""What search engines show: less looks empty, more is cut by them."""
CUT = "\N{HORIZONTAL ELLIPSIS}"


def told_plainly(*values: Value | None) -> str:
    """Parts of a page as one line of plain text, in the order given; what is not there is left
    out."""
    return ", ".join(part for value in values if (part := plain_words(value)))


def plain_words(value: Value | None) -> str:
    """A part of a page without its markup."""
    match value:
        case When():
            return "".join(piece.text for piece in value.parts)
        case Link() | Status():
            return plain_words(value.label)
        case Lead():
            return plain_words(value.words)
        case Text():
            return value.text
        case str():
            return value
    return ""


def described(title: str, opening: str, main: Text | None, closing: str) -> str:
    """The description of a page: its opening, or its title where nothing is said; then its main
    text, if that is in the page's language; then what closes it, while it is short."""
    said = ""
    for part in _parts(title, opening, main):
        said = f"{said} {part}".strip()
    if len(said) < SHORTEST:
        said = f"{said} {closing}"
    return shortened(" ".join(said.split()))


def _parts(title: str, opening: str, main: Text | None) -> Iterator[str]:
    if opening:
        yield _sentence(opening)
    elif main is None or main.lang:
        yield _sentence(title)
    if main is not None and not main.lang:
        yield main.text


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", CUT)) else f"{words}."


def shortened(text: str, longest: int = LONGEST) -> str:
    """`text`, or its first whole words and an ellipsis."""
    if len(text) <= longest:
        return text
    kept = text[:longest]
    if " " in kept:
        kept = kept.rpartition(" ")[0]
    return f"{kept[: longest - 1].rstrip(' ,;:.–-')}{CUT}"
