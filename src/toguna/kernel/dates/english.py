"""How English writes dates: day before month, no ordinal, no comma."""

from __future__ import annotations

from toguna.kernel.dates.edtf import Shape
from toguna.kernel.dates.stated import Edge, Grain, Stated

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DOUBTS = {
    "~": "approximate",
    "?": "uncertain",
    "%": "approximate and uncertain",
    "/": "unknown",
}


class EnglishDates:
    """The English grammar of dates; see `words.Grammar`."""

    def name(self, point: Stated, *, month: bool = True, year: bool = True) -> str:
        if point.grain is Grain.DECADE:
            return f"{point.year}s"
        if point.grain is Grain.YEAR:
            return str(point.year)
        written = MONTHS[point.month - 1]
        if point.grain is Grain.DAY:
            written = f"{point.day}\N{NO-BREAK SPACE}{written}" if month else str(point.day)
        return f"{written} {point.year}" if year else written

    def alone(self, point: Stated) -> str:
        if point.grain is Grain.DAY:
            return "on {date}"
        return f"in {_with_article(point, '{date}')}"

    def around(self, point: Stated) -> str:
        return f"around {_with_article(point, '{date}')}"

    def since(self, point: Stated) -> str:
        return f"from {_with_article(point, '{date}')}"

    def until(self, point: Stated) -> str:
        return f"until {_with_article(point, '{date}')}"

    def after(self, point: Stated) -> str:
        # "after September 2025" would leave September out, which the date does not.
        word = "after" if point.grain is Grain.DAY else "no earlier than"
        return f"{word} {_with_article(point, '{date}')}"

    def before(self, point: Stated) -> str:
        return f"no later than {_with_article(point, '{date}')}"

    def span(self, start: Stated, end: Stated, *, preposition: bool) -> str:
        first, last = _with_article(start, "{start}"), _with_article(end, "{end}")
        return f"from {first} to {last}" if preposition else f"{first} to {last}"

    def two_days(self, *, preposition: bool) -> str:
        return "on {start} and {end}" if preposition else "{start} and {end}"

    def between(self, start: Stated, end: Stated) -> str:
        first, last = _with_article(start, "{start}"), _with_article(end, "{end}")
        return f"between {first} and {last}"

    def unknown(self, *, preposition: bool) -> str:
        return "on an unknown date" if preposition else "date unknown"

    def reserve(self, shape: Shape, start: Stated | Edge, end: Stated | Edge) -> str:
        if shape is Shape.POINT:
            return " (uncertain)" if start.mark in ("?", "%") else ""
        if shape is not Shape.INTERVAL or not start.mark + end.mark:
            return ""
        if start.mark == end.mark:
            return f" (dates {DOUBTS[start.mark]})"
        of_start = [f"start {DOUBTS[start.mark]}"] if start.mark else []
        of_end = [f"end {DOUBTS[end.mark]}"] if end.mark else []
        return f" ({', '.join(of_start + of_end)})"


def _with_article(point: Stated, place: str) -> str:
    return f"the {place}" if point.grain is Grain.DECADE else place
