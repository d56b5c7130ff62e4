"""Letters made alike, and words taken out of a text: the same for what is written and what is
asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 40
"""Letters of a word that count; nobody types more, and a database refuses endless ones."""

# Letters that no decomposition takes apart: ligatures, and letters of West African alphabets that
# a keyboard often lacks.
ALIKE = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ɓ": "b",
        "ɗ": "d",
        "ɖ": "d",
        "ɛ": "e",
        "ǝ": "e",
        "ɔ": "o",
        "ŋ": "n",
        "ɲ": "n",
        "ƙ": "k",
        "ƴ": "y",
        "ɣ": "g",
        "ɩ": "i",
        "ʋ": "u",
        "ƭ": "t",
    }
)
WORD = re.compile(r"[^\W_]+")
COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")


def folded(text: str) -> str:
    """The text in small letters without accents or marks (Unicode NFKD, category Mn left out)."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(ALIKE))
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn").lower()


@lru_cache(maxsize=100_000)
def plain_word(word: str) -> str:
    """A word folded, and nothing but letters and digits left of it; empty where none are."""
    return "".join(WORD.findall(folded(word)))[:LONGEST]


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a text in turn: in small letters with its accents, and folded.

    An apostrophe and a hyphen part words: an elided "l’" or "qu’" stands alone. A compound is also
    given as one word, so that "e-passeport" is found by "epasseport".
    """
    small = unicodedata.normalize("NFC", text).lower()
    for found in WORD.finditer(small):
        word = found[0][:LONGEST]
        if plain := plain_word(word):
            yield word, plain
    for found in COMPOUND.finditer(small):
        if plain := plain_word(found[0]):
            yield plain, plain


def phrase_of(text: str) -> str:
    """The folded words of a text, a space between two; compounds only in their parts."""
    return " ".join(part[:LONGEST] for part in WORD.findall(folded(text)))
