"""A date that is as uncertain as its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import total_ordering

from toguna.kernel.dates.edtf import Expression, Shape, read_expression
from toguna.kernel.dates.stated import Edge, Grain, Stated


class Precision(StrEnum):
    """How precisely a date is known, in the order in which equal bounds sort.

    A span takes the precision of its coarser end: `2025-06-30/2025-08` is a MONTH_SPAN, and a span
    with a decade in it is a YEAR_SPAN. SINCE and UNTIL are intervals (a state lasts from, or to, a
    point); AFTER, BEFORE and WITHIN are single points known only to lie in a range.
    """

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    MONTH_SPAN = "month-span"
    YEAR = "year"
    YEAR_SPAN = "year-span"
    DECADE = "decade"
    WITHIN = "within"
    SINCE = "since"
    UNTIL = "until"
    AFTER = "after"
    BEFORE = "before"
    UNKNOWN = "unknown"


RANKS = {precision: rank for rank, precision in enumerate(Precision)}
POINTS = {
    Grain.DAY: Precision.DAY,
    Grain.MONTH: Precision.MONTH,
    Grain.YEAR: Precision.YEAR,
    Grain.DECADE: Precision.DECADE,
}
SPANS = {
    Grain.DAY: Precision.SPAN,
    Grain.MONTH: Precision.MONTH_SPAN,
    Grain.YEAR: Precision.YEAR_SPAN,
    Grain.DECADE: Precision.YEAR_SPAN,
}


@total_ordering
@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A day, a span, a month, a year, a range of possible days, or nothing known.

    Made from EDTF (see `edtf` for the notation read); everything else follows from it, so two
    values are equal when their canonical EDTF is. `earliest` and `latest` are the outermost days
    that the words allow, None where they set no limit. The marks "approximate" and "uncertain" do
    not widen these limits: they are the source's own reserve, shown in words.

    Order: by earliest day (no earliest day comes first), then latest day (none comes last), then
    precision, then EDTF; a wholly unknown date comes after every other. The order is total and
    agrees with equality.

    Raises EDTFError, a ValueError, for a string that is not such a date.
    """

    edtf: str = ""
    earliest: date | None = field(init=False, compare=False, repr=False)
    latest: date | None = field(init=False, compare=False, repr=False)
    precision: Precision = field(init=False, compare=False, repr=False)
    approximate: bool = field(init=False, compare=False, repr=False)
    uncertain: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        read = read_expression(self.edtf)
        points = [point for point in (read.start, read.end) if isinstance(point, Stated)]
        derived = {
            "edtf": read.edtf,
            "earliest": read.start.first_day if isinstance(read.start, Stated) else None,
            "latest": read.end.last_day if isinstance(read.end, Stated) else None,
            "precision": _precision(read),
            "approximate": any(point.approximate for point in points),
            "uncertain": any(point.uncertain for point in points),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @classmethod
    def from_edtf(cls, text: str) -> UncertainDate:
        """The date that an EDTF string says; raises EDTFError."""
        return cls(text)

    @classmethod
    def day(cls, day: date) -> UncertainDate:
        return cls(Stated.of_day(day).edtf)

    @classmethod
    def span(cls, first: date, last: date) -> UncertainDate:
        """Every day from `first` to `last`, both included; one day when they are equal."""
        return cls(f"{Stated.of_day(first).edtf}/{Stated.of_day(last).edtf}")

    @classmethod
    def month(cls, year: int, month: int) -> UncertainDate:
        return cls(Stated(Grain.MONTH, year, month).edtf)

    @classmethod
    def year(cls, year: int) -> UncertainDate:
        return cls(Stated(Grain.YEAR, year).edtf)

    @classmethod
    def between(cls, first: date, last: date) -> UncertainDate:
        """One day, not known which, from `first` to `last`, both included."""
        return cls(f"[{Stated.of_day(first).edtf}..{Stated.of_day(last).edtf}]")

    @classmethod
    def after(cls, day: date) -> UncertainDate:
        """One day, not known which, and not earlier than `day`."""
        return cls(f"[{Stated.of_day(day).edtf}..]")

    @classmethod
    def before(cls, day: date) -> UncertainDate:
        """One day, not known which, and not later than `day`."""
        return cls(f"[..{Stated.of_day(day).edtf}]")

    @classmethod
    def unknown(cls) -> UncertainDate:
        return cls("")

    def __str__(self) -> str:
        return self.edtf

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, UncertainDate):
            return NotImplemented
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[bool, bool, date, bool, date, int, str]:
        return (
            not self.is_known,
            self.earliest is not None,
            self.earliest or date.min,
            self.latest is None,
            self.latest or date.max,
            RANKS[self.precision],
            self.edtf,
        )

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known."""
        return self.precision is not Precision.UNKNOWN

    @property
    def expression(self) -> Expression:
        """The points that the date is made of, as stated."""
        return read_expression(self.edtf)

    def certainly_by(self, day: date) -> bool:
        """Over and done on `day`, wherever in its range the date really is."""
        return self.latest is not None and self.latest <= day

    def possibly_by(self, day: date) -> bool:
        """Begun on `day` at least if the date is as early as it can be. False is certain."""
        return self.earliest is None or self.earliest <= day

    def certainly_after(self, day: date) -> bool:
        """Later than `day`, wherever in its range the date really is."""
        return not self.possibly_by(day)

    def certain_on(self, day: date) -> bool:
        """Whether a state that is true since this date certainly holds on `day`.

        A signature "in May 2025" counts as given on 31 May, not on 15 May.
        """
        return self.certainly_by(day)

    def certainly_before(self, other: UncertainDate) -> bool:
        """Over before `other` begins, wherever the two really are in their ranges."""
        return (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )

    def contains(self, day: date) -> bool:
        """Whether `day` is within the limits. An unknown date states none and contains no day."""
        return self.is_known and self.possibly_by(day) and not self._is_over_before(day)

    def overlaps(self, other: UncertainDate) -> bool:
        """Whether some day is within the limits of both. An unknown date overlaps nothing."""
        return (
            self.is_known
            and other.is_known
            and not self.certainly_before(other)
            and not other.certainly_before(self)
        )

    def _is_over_before(self, day: date) -> bool:
        return self.latest is not None and self.latest < day


def parse_edtf(text: str) -> UncertainDate:
    """The date that an EDTF string says; raises EDTFError."""
    return UncertainDate(text)


def _precision(read: Expression) -> Precision:
    start, end = read.start, read.end
    if read.shape is Shape.NOTHING:
        return Precision.UNKNOWN
    single = read.shape is Shape.ONE_OF
    if isinstance(start, Edge):
        return Precision.BEFORE if single else Precision.UNTIL
    if isinstance(end, Edge):
        return Precision.AFTER if single else Precision.SINCE
    if single:
        return Precision.WITHIN
    if read.shape is Shape.POINT:
        return POINTS[start.grain]
    return SPANS[max(start.grain, end.grain)]
