"""The notation: Extended Date/Time Format, the profile of ISO 8601-2:2019 (annex A) that Toguna
reads and writes.

==============================  =========================================================
`2025-05-07` `2025-05` `2025`   a day, a month, a year
`202X`                          a decade
`A/B` `A/..` `../B` `A/` `/B`   an interval; an end that is open (`..`) or unknown (nothing)
`[A..B]` `[A..]` `[..B]`        one point somewhere in a range, ends included
`?` `~` `%` after a point       uncertain, approximate, both
(the empty string)              nothing is known
==============================  =========================================================

Two spellings of one date become one: `2025-XX` and `2025-XX-XX` are written `2025`, `2025-05-XX`
is `2025-05`, and an interval or a set whose two ends are the same is that one point. Centuries
(`20XX`), years beyond four digits, seasons, times of day, listed sets (`[a,b]`, `{a,b}`) and
qualifiers inside a date or a set are refused: no document of a secretariat needs them, and each
would need words of its own in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates.errors import EDTFError, quoted
from toguna.kernel.dates.stated import Edge, Grain, Stated

# The longest canonical form, `[2025-05-07..2025-05-09]`, has 24 characters.
LONGEST = 24

POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[?~%]?)"
)


class Shape(Enum):
    """How the points of an expression are put together."""

    NOTHING = "nothing"
    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one of"


@dataclass(frozen=True, slots=True)
class Expression:
    """What an EDTF string says, point by point. A single point is both `start` and `end`."""

    shape: Shape
    start: Stated | Edge
    end: Stated | Edge

    @property
    def edtf(self) -> str:
        match self.shape:
            case Shape.NOTHING:
                return ""
            case Shape.POINT:
                return self.start.edtf
            case Shape.INTERVAL:
                return f"{self.start.edtf}/{self.end.edtf}"
            case Shape.ONE_OF:
                start = "" if isinstance(self.start, Edge) else self.start.edtf
                end = "" if isinstance(self.end, Edge) else self.end.edtf
                return f"[{start}..{end}]"


@lru_cache(maxsize=4096)
def read_expression(text: str) -> Expression:
    """What the EDTF string says. Exact: no white space, ASCII digits only. Raises EDTFError."""
    if len(text) > 2 * LONGEST:
        raise EDTFError(
            _("“%(found)s” is too long for a date: %(advice)s"),
            {"found": quoted(text), "advice": ADVICE},
        )
    if text == "":
        return Expression(Shape.NOTHING, Edge.UNKNOWN, Edge.UNKNOWN)
    if text.startswith("["):
        return _read_one_of(text)
    if "/" in text:
        return _read_interval(text)
    point = _read_point(text, text)
    return Expression(Shape.POINT, point, point)


ADVICE = _(
    "write for example 2025-05-07, 2025-05, 2025, 2025-05-05/2025-05-07, 2025-06/.. or "
    "[..2025-12-22]."
)


def _refuse(found: str) -> EDTFError:
    return EDTFError(
        _("“%(found)s” is not a date: %(advice)s"), {"found": quoted(found), "advice": ADVICE}
    )


def _read_point(text: str, whole: str) -> Stated:
    match = POINT.fullmatch(text)
    if match is None:
        _explain(text)
        raise _refuse(whole)
    year, month, day = match["year"], match["month"], match["day"]
    approximate = match["mark"] in ("~", "%")
    uncertain = match["mark"] in ("?", "%")
    if year.endswith("X"):
        if month is not None:
            raise _refuse(whole)
        return Stated(Grain.DECADE, int(year[:3]) * 10, 1, 1, approximate, uncertain)
    if month == "XX" and day not in (None, "XX"):
        raise EDTFError(
            _("“%(found)s” gives a day without its month: write the year alone."),
            {"found": quoted(text)},
        )
    if month in (None, "XX"):
        return Stated(Grain.YEAR, int(year), 1, 1, approximate, uncertain)
    if day in (None, "XX"):
        return Stated(Grain.MONTH, int(year), int(month), 1, approximate, uncertain)
    return Stated(Grain.DAY, int(year), int(month), int(day), approximate, uncertain)


def _explain(text: str) -> None:
    """Raise the error that names the part of EDTF we do not use, where `text` is one."""
    found = {"found": quoted(text)}
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text):
        raise EDTFError(_("“%(found)s” has a time of day: write the date alone."), found)
    if re.match(r"[0-9]{1,2}X+|[0-9]{2}XX", text):
        raise EDTFError(
            _("“%(found)s” is longer than a decade: write an interval, such as 1960/2025."), found
        )
    if re.match(r"Y|-?[0-9]{5}|-[0-9]", text):
        raise EDTFError(
            _("The year %(year)s is out of range: years go from 0001 to 9999."),
            {"year": quoted(text)},
        )
    if re.search(r"[?~%]", text):
        raise EDTFError(
            _("“%(found)s” is qualified in an unexpected place: put one of ? ~ %% after the date."),
            found,
        )


def _read_interval(text: str) -> Expression:
    start_text, _slash, end_text = text.partition("/")
    start = _read_end(start_text, text)
    end = _read_end(end_text, text)
    if isinstance(start, Edge) and isinstance(end, Edge):
        raise EDTFError(
            _("“%(found)s” has neither a start nor an end: leave the date empty."),
            {"found": quoted(text)},
        )
    _check_order(start, end)
    if isinstance(start, Stated) and start == end:
        return Expression(Shape.POINT, start, start)
    return Expression(Shape.INTERVAL, start, end)


def _read_end(text: str, whole: str) -> Stated | Edge:
    if text == "..":
        return Edge.OPEN
    return Edge.UNKNOWN if text == "" else _read_point(text, whole)


def _read_one_of(text: str) -> Expression:
    inside = text[1:-1]
    start_text, dots, end_text = inside.partition("..")
    if not text.endswith("]") or not dots or not (start_text or end_text):
        raise EDTFError(
            _(
                "“%(found)s” is not a range of possible dates: write for example "
                "[2024-07-06..2025-12-22], [2025-09-15..] or [..2025-12-22]."
            ),
            {"found": quoted(text)},
        )
    start = _read_point(start_text, text) if start_text else Edge.OPEN
    end = _read_point(end_text, text) if end_text else Edge.OPEN
    if start.mark or end.mark:
        raise EDTFError(
            _("“%(found)s” qualifies the limits of a range: write wider limits, without ? ~ %%."),
            {"found": quoted(text)},
        )
    _check_order(start, end)
    if isinstance(start, Stated) and start == end:
        return Expression(Shape.POINT, start, start)
    return Expression(Shape.ONE_OF, start, end)


def _check_order(start: Stated | Edge, end: Stated | Edge) -> None:
    if isinstance(start, Edge) or isinstance(end, Edge) or start.first_day <= end.last_day:
        return
    raise EDTFError(
        _("The end (%(end)s) is before the start (%(start)s)."),
        {"start": start.edtf, "end": end.edtf},
    )
