"""Stems, language by language.

The stemmers are Snowball's (snowballstemmer). A word is stemmed as it is written and again without
its accents: "sécurité" and "securite" meet in the second, "créée" and "créer" in the first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import snowballstemmer

from toguna.search.folding import folded, words_of
from toguna.search.stop_words import STOP_WORDS

MARK = "·"
"""Stands before a stem in the index, so that none is taken for a word. Not a letter of any word;
not ASCII, so that FTS5's ascii tokenizer keeps it."""

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Snowball's name of each language, by BCP 47 primary subtag. Any other language is not stemmed."""


class Stemmer(Protocol):
    """What Snowball's stemmers are."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802  (Snowball's own name)


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without script and region."""
    return tag.split("-")[0].lower()


def stop_words(language: str) -> frozenset[str]:
    return STOP_WORDS.get(primary(language), frozenset())


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer | None:
    name = STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=200_000)
def stems_of(word: str, language: str) -> tuple[str, ...]:
    """The stems of a word (small letters, its accents kept) in a language given by its primary
    subtag: at most two, folded; none for a language without a stemmer."""
    stemmer = _stemmer(language)
    if stemmer is None:
        return ()
    stems = (folded(stemmer.stemWord(word)), stemmer.stemWord(folded(word)))
    return tuple(dict.fromkeys(stem for stem in stems if stem))


@lru_cache(maxsize=20_000)
def tokens_of(text: str, language: str, *, with_stop_words: bool = False) -> tuple[str, ...]:
    """What the index holds of a text: its folded words in order and, marked, their stems."""
    tag = primary(language)
    left_out = frozenset() if with_stop_words else stop_words(tag)
    found: dict[str, None] = {}
    for word, plain in words_of(text):
        if plain not in left_out:
            found[plain] = None
            for stem in stems_of(word, tag):
                found[MARK + stem] = None
    return tuple(found)
