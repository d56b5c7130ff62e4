"""What the makers of rows share: names, words of vocabularies, citations, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

Cells = dict[str, str]
"""A row by field; a text in several languages is given once."""

VOCABULARIES = (
    "act-kind",
    "act-mode",
    "adoption-manner",
    "discrepancy-kind",
    "end-manner",
    "mandate-role",
    "meeting-level",
    "outcome-kind",
    "participation-role",
    "party-category",
    "pillar",
    "process-kind",
    "programme-kind",
    "relation-kind",
    "source-kind",
    "text-kind",
    "text-relation",
)
PARAGRAPHS = 100
"""Paragraphs of a source; one in ten is a heading."""

SECTION = 10
FIRST_DAY = date(2031, 1, 1)
DAYS = 700


def name(kind: str, number: int) -> str:
    """The identifier of a row."""
    return f"{kind}-{number:05d}"


def day(number: int) -> str:
    """A day of about two years, by number."""
    return (FIRST_DAY + timedelta(days=number % DAYS)).isoformat()


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows each table has, and so which names other rows can refer to."""

    rows: int

    def near(self, kind: str, number: int) -> str:
        """A row of another table by number, counted around."""
        return name(kind, number % self.rows)

    def term(self, vocabulary: str, number: int) -> str:
        """A word of a vocabulary: each has its share of the rows."""
        place = VOCABULARIES.index(vocabulary)
        words = len(range(place, self.rows, len(VOCABULARIES)))
        return name("word", number % words)

    def cites(self, number: int) -> str:
        """The passages that a row cites: paragraphs of one source; every third row cites two."""
        cited = [number, number + 1] if number % 3 == 0 else [number]
        found = dict.fromkeys(self._paragraph(n) for n in cited)
        return " ".join(f"{name('source', n // PARAGRAPHS)}:{path_of(n)}" for n in found)

    def _paragraph(self, number: int) -> int:
        """The number of the passage, or of the one below it where it is a heading."""
        number %= self.rows
        return number if number % SECTION else number + 1


def path_of(passage: int) -> str:
    """The ordinal path of a passage in its source: ten sections of a heading and what is under."""
    section, place = divmod(passage % PARAGRAPHS, SECTION)
    return f"{section + 1}.{place}" if place else f"{section + 1}"
