"""In which order what was found is told: ours, so that it is the same whatever database found it.

For each word, the best of what an entry has for it counts:

=====================  =======  ========  =======
found                  names    matter    bonds
=====================  =======  ========  =======
the word itself        12       5         3
its stem               9        4         2.4
its beginning          5        2         1.2
=====================  =======  ========  =======

`bonds` are what the record is bound to. A name that the words make up entirely counts up to
`WHOLE_NAME` more, in the proportion of its words that are looked for (stop words aside), and
`IN_A_ROW` more where they stand in it side by side, in order. Entries with all the words come
before those with some, whatever they count. What counts the same is ordered by day, the latest
first, then by kind and reference.

Kinds follow one another by their first entry: those that a word such as "who" asks for first. Those
of `COMMENTS`, which speak of the others, count so much less there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toguna.search.enums import ORDER, Kind
from toguna.search.matching import Term
from toguna.search.models import Entry
from toguna.search.reading import Reading
from toguna.search.stemming import MARK, stems_of
from toguna.search.stop_words import EVERY_STOP_WORD

FOUND = {"names": (12.0, 9.0, 5.0), "matter": (5.0, 4.0, 2.0), "bonds": (3.0, 2.4, 1.2)}
WHOLE_NAME = 12.0
IN_A_ROW = 4.0
COMMENTS = {Kind.DISCREPANCY: 12.0, Kind.PASSAGE: 12.0, Kind.SOURCE: 8.0, Kind.OUTCOME: 4.0}


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with what it counts, and how many of the words it lacks."""

    entry: Entry
    lacking: int
    score: float

    @property
    def key(self) -> tuple[int, float, int, int, str]:
        """What it is ordered by: smaller comes first."""
        day = self.entry.day or date.min
        return (
            self.lacking,
            -self.score,
            -day.toordinal(),
            ORDER[Kind(self.entry.kind)],
            self.entry.ref,
        )


def group_key(first: Ranked, reading: Reading) -> tuple[int, int, float, int]:
    """What a kind is ordered by among the others, given its first entry."""
    kind = Kind(first.entry.kind)
    asked = [*reading.asks_for, kind].index(kind)
    return first.lacking, asked, COMMENTS.get(kind, 0.0) - first.score, ORDER[kind]


def ranked(entries: Sequence[Entry], reading: Reading) -> list[Ranked]:
    """The entries in order."""
    return sorted((rank(entry, reading) for entry in entries), key=lambda one: one.key)


def rank(entry: Entry, reading: Reading) -> Ranked:
    columns = {name: frozenset(getattr(entry, name).split()) for name in FOUND}
    counted = [_found(term, columns) for term in reading.terms]
    score = sum(counted) + _name(entry, reading)
    return Ranked(entry, sum(1 for one in counted if not one), round(score, 3))


def _found(term: Term, columns: dict[str, frozenset[str]]) -> float:
    """What an entry counts for a word: the best of its columns; 0 where it is in none."""
    best = 0.0
    stems = frozenset(token for token in term.tokens if token.startswith(MARK))
    for name, (itself, stem, beginning) in FOUND.items():
        tokens = columns[name]
        if itself <= best:
            break
        if term.word in tokens:
            best = itself
        elif stem > best and not stems.isdisjoint(tokens):
            best = stem
        elif beginning > best and any(token.startswith(term.beginnings) for token in tokens):
            best = beginning
    return best


def _name(entry: Entry, reading: Reading) -> float:
    """What the best of its names counts for being made of the words."""
    best = 0.0
    wanted = [term.word for term in reading.terms]
    in_a_row = f" {' '.join(wanted)} "
    for title in entry.titles.split("|"):
        words = [word for word in title.split() if word not in EVERY_STOP_WORD]
        if not words:
            continue
        covered = sum(1 for word in words if _is_one_of(word, reading))
        score = WHOLE_NAME * covered / len(words)
        if len(wanted) > 1 and in_a_row in f" {' '.join(words)} ":
            score += IN_A_ROW
        best = max(best, score)
    return best


def _is_one_of(word: str, reading: Reading) -> bool:
    stems = {MARK + stem for tag in reading.languages for stem in stems_of(word, tag)}
    return any(word == term.word or not stems.isdisjoint(term.tokens) for term in reading.terms)
