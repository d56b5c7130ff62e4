"""One point in time as a source states it: a day, a month, a year or a decade."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum, IntEnum

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates.errors import EDTFError


class Grain(IntEnum):
    """How fine a stated point is; a larger number is coarser."""

    DAY = 1
    MONTH = 2
    YEAR = 3
    DECADE = 4


class Edge(Enum):
    """An end of an interval that states no point (ISO 8601-2:2019, 4.4)."""

    OPEN = ".."
    UNKNOWN = ""

    @property
    def edtf(self) -> str:
        return self.value

    @property
    def mark(self) -> str:
        """What is doubtful about this end: "/" when it is unknown, nothing when it is open."""
        return "/" if self is Edge.UNKNOWN else ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A day, month, year or decade of the proleptic Gregorian calendar, years 0001 to 9999.

    `grain` says which of the three numbers count; for a decade `year` is its first year.
    Raises EDTFError for a point that does not exist.
    """

    grain: Grain
    year: int
    month: int = 1
    day: int = 1
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        # Decade 000X begins with year 0, which the calendar lacks: its first day is in year 1.
        lowest = 0 if self.grain is Grain.DECADE else MINYEAR
        if not lowest <= self.year <= MAXYEAR:
            raise EDTFError(
                _("The year %(year)s is out of range: years go from 0001 to 9999."),
                {"year": f"{self.year:04d}"},
            )
        if not 1 <= self.month <= 12:
            raise EDTFError(
                _("Month %(month)s does not exist: months go from 01 to 12."),
                {"month": f"{self.month:02d}"},
            )
        last = monthrange(max(self.year, MINYEAR), self.month)[1]
        if not 1 <= self.day <= last:
            raise EDTFError(
                _("%(day)s %(month)s %(year)s does not exist: that month has %(last)s days."),
                {"day": self.day, "month": MONTHS[self.month], "year": self.year, "last": last},
            )

    @classmethod
    def of_day(cls, day: date) -> Stated:
        return cls(Grain.DAY, day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        return date(max(self.year, MINYEAR), self.month, self.day)

    @property
    def last_day(self) -> date:
        match self.grain:
            case Grain.DAY:
                return self.first_day
            case Grain.MONTH:
                last = monthrange(self.year, self.month)[1]
                return date(self.year, self.month, last)
            case Grain.YEAR:
                return date(self.year, 12, 31)
            case Grain.DECADE:
                return date(self.year + 9, 12, 31)

    @property
    def iso(self) -> str | None:
        """YYYY-MM-DD, YYYY-MM or YYYY, each valid in HTML's `datetime`; None for a decade."""
        match self.grain:
            case Grain.DAY:
                return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
            case Grain.MONTH:
                return f"{self.year:04d}-{self.month:02d}"
            case Grain.YEAR:
                return f"{self.year:04d}"
            case Grain.DECADE:
                return None

    @property
    def mark(self) -> str:
        """The EDTF qualifier: "~" approximate, "?" uncertain, "%" both, or nothing."""
        if self.approximate and self.uncertain:
            return "%"
        return "~" if self.approximate else "?" if self.uncertain else ""

    @property
    def edtf(self) -> str:
        return (self.iso or f"{self.year // 10:03d}X") + self.mark
