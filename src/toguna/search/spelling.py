"""Typing errors: a word that finds nothing is read as the nearest one that does.

The distance is that of Damerau and Levenshtein (a letter more, less, other, or two swapped), on
folded words: 1 for a word of four to seven letters, 2 from eight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from toguna.search.matching import Matches, Term, there_is_any
from toguna.search.models import Entry, Word
from toguna.search.reading import Reading, term_of

SHORTEST = 4
"""Letters below which a word is taken as it is: an acronym has too many neighbours."""

LONG = 8
TRIED = 6
"""The nearest words that are asked about: some may be in no entry that can be seen."""


def allowed(word: str) -> int:
    """How many errors are forgiven in a word."""
    if len(word) < SHORTEST or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < LONG else 2


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading whose every word finds something: `changed` tells what was replaced by what,
    `left_out` the words that find nothing and have no neighbour that does."""

    reading: Reading
    changed: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def corrected(reading: Reading, visible: Q) -> Corrected:
    """The same reading with each word that finds nothing among the `visible` entries replaced by
    the nearest one that does, or left out where there is none. A word that only hidden entries have
    is neither known nor proposed. One query; two more for each word that finds nothing."""
    terms: list[Term] = []
    changed: list[tuple[str, str]] = []
    left_out: list[str] = []
    are_known = there_is_any([_rows(term, visible) for term in reading.terms])
    for term, is_known in zip(reading.terms, are_known, strict=True):
        nearest = term if is_known else _nearest(term.word, reading.languages, visible)
        if nearest is None:
            left_out.append(term.word)
            continue
        terms.append(nearest)
        if nearest is not term:
            changed.append((term.word, nearest.word))
    kept = Reading(tuple(terms), reading.asks_for, reading.languages)
    return Corrected(kept, tuple(changed), tuple(left_out))


def _nearest(word: str, languages: Sequence[str], visible: Q) -> Term | None:
    """The nearest known word that finds something; of several, one that begins with the same
    letter, then the most used."""
    errors = allowed(word)
    if not errors:
        return None
    lengths = (max(SHORTEST - 1, len(word) - errors), len(word) + errors)
    uses = dict(Word.objects.filter(length__range=lengths).values_list("word", "uses"))
    near = process.extract(
        word, list(uses), scorer=DamerauLevenshtein.distance, score_cutoff=errors, limit=None
    )
    candidates = [
        (distance, found[0] != word[0], -uses[found], found) for found, distance, _place in near
    ]
    terms = [term_of(found, languages) for *_order, found in sorted(candidates)[:TRIED]]
    # Itself and its stem only: its beginning may be that of a hidden word.
    exact = [Term(term.word, term.tokens) for term in terms]
    found_any = there_is_any([_rows(term, visible) for term in exact])
    return next((term for term, is_there in zip(terms, found_any, strict=True) if is_there), None)


def _rows(term: Term, visible: Q) -> QuerySet[Entry]:
    return Entry.objects.filter(visible, Matches([(term,)]))
