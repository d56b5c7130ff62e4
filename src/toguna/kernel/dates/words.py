"""Dates in French and English words, exactly as precise as they are known.

A language is a BCP 47 tag; its region does not matter (`fr-CA` is French). A language without a
grammar of its own is written in English: `language_of_words` tells which it will be, so that a
page can mark it. U+00A0 stands between the number of a day and its month, a plain space elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from toguna.kernel.dates import english, french
from toguna.kernel.dates.edtf import Expression, Shape
from toguna.kernel.dates.stated import Edge, Grain, Stated
from toguna.kernel.dates.uncertain import UncertainDate

FALLBACK = "en"


class DatePart(NamedTuple):
    """A piece of a worded date. `datetime` is YYYY-MM-DD, YYYY-MM or YYYY, or None for a piece
    that is not a date by itself; a template puts `<time datetime="…">` around the former."""

    text: str
    datetime: str | None


class Grammar(Protocol):
    """What a language says around and within a date. Each template has `{start}` and `{end}`,
    or `{date}`, where the points stand."""

    def name(self, point: Stated, *, month: bool = True, year: bool = True) -> str:
        """The bare point ("7 mai 2025"), its month or year left out where the next one has it."""

    def alone(self, point: Stated) -> str:
        """The template of a point with its preposition ("le {date}")."""

    def around(self, point: Stated) -> str:
        """The template of an approximate point."""

    def since(self, point: Stated) -> str: ...

    def until(self, point: Stated) -> str: ...

    def after(self, point: Stated) -> str: ...

    def before(self, point: Stated) -> str: ...

    def span(self, start: Stated, end: Stated, *, preposition: bool) -> str: ...

    def two_days(self, *, preposition: bool) -> str: ...

    def between(self, start: Stated, end: Stated) -> str: ...

    def unknown(self, *, preposition: bool) -> str: ...

    def reserve(self, shape: Shape, start: Stated | Edge, end: Stated | Edge) -> str:
        """What the source doubts, in brackets after the date, with its leading space; or ""."""


GRAMMARS: dict[str, Grammar] = {"fr": french.FrenchDates(), "en": english.EnglishDates()}


def language_of_words(language: str) -> str:
    """The language in which dates are written for a reader of `language`: "fr" or "en"."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return primary if primary in GRAMMARS else FALLBACK


def in_words(date: UncertainDate, language: str, *, preposition: bool = False) -> str:
    """The date in words: "7 mai 2025", or "le 7 mai 2025" with its preposition."""
    return "".join(part.text for part in in_parts(date, language, preposition=preposition))


def in_parts(
    date: UncertainDate, language: str, *, preposition: bool = False
) -> tuple[DatePart, ...]:
    """The same words in pieces, each point apart from what stands around it."""
    grammar = GRAMMARS[language_of_words(language)]
    said = date.expression
    start, end = said.start, said.end
    if said.shape is Shape.NOTHING:
        parts = [DatePart(grammar.unknown(preposition=preposition), None)]
    elif isinstance(start, Stated) and isinstance(end, Stated):
        parts = _bounded(grammar, said, start, end, preposition=preposition)
    elif isinstance(end, Stated):
        template = grammar.before if said.shape is Shape.ONE_OF else grammar.until
        parts = _filled(template(end), date=_part(grammar, end))
    elif isinstance(start, Stated):
        template = grammar.after if said.shape is Shape.ONE_OF else grammar.since
        parts = _filled(template(start), date=_part(grammar, start))
    reserve = grammar.reserve(said.shape, start, end)
    return tuple(parts + ([DatePart(reserve, None)] if reserve else []))


def _bounded(
    grammar: Grammar, said: Expression, start: Stated, end: Stated, *, preposition: bool
) -> list[DatePart]:
    if said.shape is Shape.POINT:
        if start.approximate:
            return _filled(grammar.around(start), date=_part(grammar, start))
        template = grammar.alone(start) if preposition else "{date}"
        return _filled(template, date=_part(grammar, start))
    if said.shape is Shape.ONE_OF:
        template = grammar.between(start, end)
    elif _are_two_days(start, end):
        template = grammar.two_days(preposition=preposition)
    else:
        template = grammar.span(start, end, preposition=preposition)
    return _filled(template, start=_first_part(grammar, start, end), end=_part(grammar, end))


def _are_two_days(start: Stated, end: Stated) -> bool:
    return start.grain is end.grain is Grain.DAY and (end.first_day - start.first_day).days == 1


def _part(grammar: Grammar, point: Stated) -> DatePart:
    return DatePart(grammar.name(point), point.iso)


def _first_part(grammar: Grammar, start: Stated, end: Stated) -> DatePart:
    """The first point of two, without what the second one repeats."""
    dated = start.grain is end.grain and start.grain in (Grain.DAY, Grain.MONTH)
    same_year = dated and start.year == end.year
    same_month = same_year and start.month == end.month
    return DatePart(grammar.name(start, month=not same_month, year=not same_year), start.iso)


def _filled(template: str, **points: DatePart) -> list[DatePart]:
    """The template cut at its places, each place replaced by its point."""
    parts = []
    for piece in template.replace("}", "{").split("{"):
        part = points.get(piece) or DatePart(piece, None)
        if part.text:
            parts.append(part)
    return parts
