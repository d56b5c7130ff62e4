"""Reading what someone types: which words are looked for, and what would count as each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toguna.search.enums import Kind
from toguna.search.folding import WORD, plain_word, words_of
from toguna.search.matching import Term
from toguna.search.stemming import MARK, primary, stems_of, stop_words
from toguna.search.stop_words import EVERY_STOP_WORD

MOST_WORDS = 10
"""Words of a question that count: what comes after them changes nothing."""

PREFIX_FROM = 4
"""Letters from which the beginning of a word is looked for too."""

STEM_PREFIX_FROM = 5
"""Letters of a stem from which words that begin with it count: "préside" leads to "présidence"."""

ASKING_FOR = {
    "qui": (Kind.PERSON, Kind.OFFICE),
    "who": (Kind.PERSON, Kind.OFFICE),
    "quem": (Kind.PERSON, Kind.OFFICE),
    "quand": (Kind.MEETING, Kind.ACT),
    "when": (Kind.MEETING, Kind.ACT),
    "quando": (Kind.MEETING, Kind.ACT),
}
"""The kinds of record that a question begun with such a word asks for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is looked for: the words that count, in order; the kinds that a word such as "who" asks
    for; the tags of the languages in which they are stemmed."""

    terms: tuple[Term, ...]
    asks_for: tuple[Kind, ...]
    languages: tuple[str, ...]


def read_words(text: str, languages: Sequence[str]) -> Reading:
    """The words of a text as a question of someone who reads `languages` (BCP 47 tags, that of the
    page first). Stop words of the page's language are left out, unless there is nothing else."""
    tags = tuple(dict.fromkeys(primary(tag) for tag in languages))
    found: dict[str, str] = {}
    for word in WORD.findall(text.lower()):
        for small, plain in words_of(word):
            found.setdefault(plain, small)
    first = tags[0] if tags else ""
    wanted = [word for word in found if word not in stop_words(first)] or list(found)
    asked = next((ASKING_FOR[word] for word in list(found)[:1] if word in ASKING_FOR), ())
    terms = tuple(term_of(found[word], tags) for word in wanted[:MOST_WORDS])
    return Reading(terms, asked, tags)


def term_of(word: str, languages: Iterable[str]) -> Term:
    """What counts as a word (small letters, with its accents): itself, what has its stem in one of
    the languages, what begins with it or with its stem."""
    plain = plain_word(word)
    stems = tuple(dict.fromkeys(s for tag in languages for s in stems_of(word, tag)))
    if plain in EVERY_STOP_WORD:
        return Term(plain, (plain,))
    starts = [plain] if len(plain) >= PREFIX_FROM and not plain.isdigit() else []
    if starts:
        starts += [stem for stem in stems if len(stem) >= STEM_PREFIX_FROM]
    shortest = [
        start
        for start in dict.fromkeys(starts)
        if not any(start != other and start.startswith(other) for other in starts)
    ]
    return Term(plain, (plain, *(MARK + stem for stem in stems)), tuple(shortest))
