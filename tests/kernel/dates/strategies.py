"""Dates to test with, of every form, as EDTF built independently of the code that reads it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st


@dataclass(frozen=True)
class Point:
    """A stated point: its EDTF and the first and last day it covers."""

    edtf: str
    first: date
    last: date


def _day(day: date) -> Point:
    return Point(day.isoformat(), day, day)


def _month(first: date) -> Point:
    start = first.replace(day=1)
    return Point(
        f"{first:%Y-%m}".zfill(7), start, start.replace(day=monthrange(first.year, first.month)[1])
    )


def _year(year: int) -> Point:
    return Point(f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def _decade(tens: int) -> Point:
    return Point(f"{tens:03d}X", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31))


# Years with four digits: in words, a year is read back only when it is written with four.
days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
day_points = days.map(_day)
month_points = days.map(_month)
year_points = st.integers(1000, 9999).map(_year)
decade_points = st.integers(100, 999).map(_decade)
points = st.one_of(day_points, month_points, year_points, decade_points)
marks = st.sampled_from(["", "", "~", "?", "%"])


def _in_order(pair: tuple[Point, Point]) -> bool:
    return pair[0].first <= pair[1].last and pair[0].edtf != pair[1].edtf


pairs = st.one_of(
    st.tuples(points, points).filter(_in_order),
    # Near pairs share a month or a year, or are two days in a row.
    st.tuples(
        st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.integers(1, 60), st.booleans()
    ).map(
        lambda drawn: (
            (_day(drawn[0]), _day(drawn[0] + timedelta(days=drawn[1])))
            if drawn[2]
            else (_month(drawn[0]), _month(drawn[0] + timedelta(days=31 + drawn[1])))
        )
    ),
)


def _interval(drawn: tuple[tuple[Point, Point], str, str]) -> str:
    (start, end), first_mark, last_mark = drawn
    return f"{start.edtf}{first_mark}/{end.edtf}{last_mark}"


plain_edtf = st.one_of(
    st.just(""),
    points.map(lambda point: point.edtf),
    pairs.map(lambda pair: f"{pair[0].edtf}/{pair[1].edtf}"),
    pairs.map(lambda pair: f"[{pair[0].edtf}..{pair[1].edtf}]"),
    points.map(lambda point: f"{point.edtf}/.."),
    points.map(lambda point: f"../{point.edtf}"),
    points.map(lambda point: f"[{point.edtf}..]"),
    points.map(lambda point: f"[..{point.edtf}]"),
)
edtf = st.one_of(
    plain_edtf,
    st.tuples(points, marks).map(lambda drawn: drawn[0].edtf + drawn[1]),
    st.tuples(pairs, marks, marks).map(_interval),
    points.map(lambda point: f"{point.edtf}/"),
    points.map(lambda point: f"/{point.edtf}"),
)
