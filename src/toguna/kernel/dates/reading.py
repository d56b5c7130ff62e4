"""Dates as people type them, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates.errors import EDTFError, quoted
from toguna.kernel.dates.uncertain import Precision, UncertainDate
from toguna.kernel.dates.vocabulary import VOCABULARIES, Vocabulary, folded
from toguna.kernel.dates.words import language_of_words

LONGEST_WORDS = 120
# The qualifier by (approximate, uncertain).
MARKS = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}
LOOKS_LIKE_EDTF = re.compile(r"[0-9X?~%-]*/[0-9X.?~%-]*|\[.*\]|[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_POINT = r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?"


@dataclass(frozen=True, slots=True)
class Typed:
    """A point as typed, perhaps without the month or year that the next point gives."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_decade: bool = False

    @property
    def edtf(self) -> str:
        """EDTF of a point whose year is known; a day that does not exist is found on reading it."""
        if self.year is None or (self.day is not None and self.month is None):
            raise ValueError("an incomplete point")
        if self.is_decade:
            return f"{self.year // 10:03d}X"
        later = (number for number in (self.month, self.day) if number is not None)
        return "-".join([f"{self.year:04d}", *(f"{number:02d}" for number in later)])

    @property
    def is_complete(self) -> bool:
        return self.year is not None and (self.day is None or self.month is not None)


def parse_words(text: str, language: str) -> UncertainDate:
    """The date that `text` says in French or English (any other language is read as English).

    Accents, capitals, the kind of dash or space and the preposition do not matter. Reads every
    form that `in_words` writes but doubts about the ends of an interval; EDTF too. A numeric date
    such as 07/05/2025 is read in French only: in English it is ambiguous. The day of the week may
    be named, and must then be the right one for a single day.
    Raises EDTFError.
    """
    if len(text) > LONGEST_WORDS:
        raise EDTFError(
            _("“%(found)s” is too long for a date: write for example %(example)s."),
            {"found": quoted(text), "example": _("7 May 2025, May 2025 or 5 to 7 May 2025")},
        )
    try:
        return UncertainDate.from_edtf(text.strip())
    except EDTFError:
        if LOOKS_LIKE_EDTF.fullmatch(text.strip()):
            raise
        reader = _reader(language_of_words(language))
    plain, weekdays = reader.without_weekdays(folded(text))
    edtf = reader.edtf(plain)
    if edtf is None:
        raise EDTFError(
            _("“%(found)s” cannot be read as a date: write for example %(example)s."),
            {"found": quoted(text), "example": _("7 May 2025, May 2025 or 5 to 7 May 2025")},
        )
    read = UncertainDate.from_edtf(edtf)
    if read.precision is Precision.DAY and read.earliest and weekdays:
        _check_weekday(read.earliest, weekdays)
    return read


def _check_weekday(day: date, named: list[int]) -> None:
    wrong = next((weekday for weekday in named if weekday != day.weekday()), None)
    if wrong is not None:
        raise EDTFError(
            _("%(day)s is a %(right)s, not a %(wrong)s: check the date."),
            {
                "day": day.isoformat(),
                "right": WEEKDAYS[day.weekday()],
                "wrong": WEEKDAYS[wrong],
            },
        )


class _Reader:
    """Reads folded words of one language into EDTF; None where they are not a date."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        month = "|".join(re.escape(name) for name in sorted(words.months, key=len, reverse=True))
        day = rf"(?P<d>[0-9]{{1,2}})(?:{words.ordinal})?"
        year = r"(?P<y>[0-9]{4})"
        self.points = [
            re.compile(pattern)
            for pattern in (
                rf"{day}",
                rf"(?:{day} {words.of_month})?(?P<month>{month})(?:,? {year})?",
                rf"(?P<month>{month}) {day}(?:,? {year})?",
                rf"{day},? {year}",
                year,
                ISO_POINT,
                *([words.numeric] if words.numeric else []),
            )
        ]
        self.decade = re.compile(words.decade)
        self.weekday = re.compile(rf"\b({'|'.join(words.weekdays)}),? ")

    def without_weekdays(self, text: str) -> tuple[str, list[int]]:
        """The text without the days of the week that it names, and these, Monday being 0."""
        names = self.words.weekdays
        found = [names.index(match[1]) for match in self.weekday.finditer(text)]
        return self.weekday.sub("", text), found

    def edtf(self, text: str) -> str | None:
        words = self.words
        if text and re.fullmatch(words.unknown, text):
            return ""
        doubt = re.search(rf"(?:{words.uncertain})$", text)
        bare = text[: doubt.start()] if doubt else text
        around = re.match(rf"(?:{words.around}) (?:{words.article})?", bare)
        point = self._whole(bare[around.end() :] if around else bare)
        if point is not None:
            return point.edtf + MARKS[bool(around), bool(doubt)]
        if around or doubt:
            return None
        return self._bounded(text) or self._open(text)

    def _bounded(self, text: str) -> str | None:
        words = self.words
        opening, joint = words.between
        for start, end in self._pairs(text, opening, joint):
            return f"[{start.edtf}..{end.edtf}]"
        for start, end in self._pairs(text, words.from_point, words.to_point):
            return f"{start.edtf}/{end.edtf}"
        for start, end in self._pairs(text, words.before_two, words.both):
            return _two_days(start, end)
        return None

    def _open(self, text: str) -> str | None:
        words = self.words
        for opening, form in (
            (words.until, "../{}"),
            (words.since, "{}/.."),
            (words.after, "[{}..]"),
            (words.no_earlier, "[{}..]"),
            (words.no_later, "[..{}]"),
        ):
            match = re.match(opening, text)
            point = self._whole(text[match.end() :]) if match else None
            if point is not None:
                return form.format(point.edtf)
        return None

    def _pairs(self, text: str, opening: str, joint: str) -> Iterator[tuple[Typed, Typed]]:
        """Every way to cut the text at a joint into two points, the first one completed."""
        match = re.match(opening, text)
        if match is None:
            return
        rest = text[match.end() :]
        for cut in re.finditer(joint, rest):
            start, end = self._point(rest[: cut.start()]), self._point(rest[cut.end() :])
            if start is None or end is None:
                continue
            start, end = _completed(start, end)
            if start.is_complete and end.is_complete:
                yield start, end

    def _whole(self, text: str) -> Typed | None:
        """A point with its year, and perhaps a preposition before it."""
        match = re.match(rf"(?:{self.words.before_point}) ", text)
        point = self._point(text) or (self._point(text[match.end() :]) if match else None)
        return point if point is not None and point.is_complete else None

    def _point(self, text: str) -> Typed | None:
        decade = self.decade.fullmatch(text)
        if decade:
            return Typed(year=int(decade["y"]), is_decade=True)
        for pattern in self.points:
            match = pattern.fullmatch(text)
            if match:
                return self._typed(match.groupdict())
        return None

    def _typed(self, found: dict[str, str | None]) -> Typed:
        name, number = found.get("month"), found.get("m")
        month = self.words.months[name] if name else int(number) if number else None
        year, day = found.get("y"), found.get("d")
        return Typed(int(year) if year else None, month, int(day) if day else None)


@cache
def _reader(language: str) -> _Reader:
    return _Reader(VOCABULARIES[language])


def _completed(start: Typed, end: Typed) -> tuple[Typed, Typed]:
    """Both points, each given the month or year that only the other one states.

    "5 to 7 May 2025" names its month last, "May 5-7, 2025" first; the year stands last in both.
    """
    if end.year is not None and end.day is not None and end.month is None:
        end = replace(end, month=start.month)
    if start.year is None:
        month = end.month if start.month is None else start.month
        start = replace(start, year=end.year, month=month)
    return start, end


def _two_days(start: Typed, end: Typed) -> str | None:
    """ "12 and 13 June 2025": one date only when the second day follows the first."""
    if start.day is None or end.day is None:
        return None
    first, last = UncertainDate(start.edtf), UncertainDate(end.edtf)
    if first.latest is None or last.earliest is None:
        return None
    if (last.earliest - first.latest).days != 1:
        raise EDTFError(
            _("%(first)s and %(last)s do not follow each other: enter each day by itself."),
            {"first": first.edtf, "last": last.edtf},
        )
    return f"{first.edtf}/{last.edtf}"
