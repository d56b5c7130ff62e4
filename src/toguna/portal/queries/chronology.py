"""Everything that has a date, in the order of time: which year each thing stands in, and a year's
things in order. The acts and what is told of other records by their own dates.

Only days are read for the counts: the rows themselves are read for one page of one year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from toguna.acts.models import Act, Process
from toguna.acts.queries import acts, processes, restated
from toguna.institutions.models import Mandate
from toguna.institutions.sight import seen
from toguna.kernel.dates import Precision, UncertainDate
from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.holding import MANDATE_LINKS
from toguna.texts.enums import ForceClause
from toguna.texts.models import Work

UNDATED = 0
"""The year of what has no date, and the month of what is not known to the month."""

IN_A_MONTH = frozenset(
    {
        Precision.DAY,
        Precision.SPAN,
        Precision.MONTH,
        Precision.MONTH_SPAN,
        Precision.SINCE,
    }
)
"""Precisions of which the month of the beginning is known."""


class Happening(StrEnum):
    """What a moment of the timeline is."""

    ACT = "act"
    MANDATE = "mandate"
    BEGINNING = "beginning"
    END = "end"
    FORCE = "force"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something at its place in time: the month is UNDATED where it is not known."""

    month: int
    date: UncertainDate
    kind: Happening
    pk: int


def year_of(earliest: date | None, latest: date | None) -> int:
    """The year that a date stands in: that of its first possible day, else of its last one."""
    first = earliest or latest
    return first.year if first else UNDATED


def years(standpoint: Standpoint) -> dict[int, int]:
    """How many things stand in each year, the latest year first and what is undated last. Five
    queries, six when a day is asked about."""
    counted: dict[int, int] = {}
    for _kind, _pk, earliest, latest in _days(standpoint):
        year = year_of(earliest, latest)
        counted[year] = counted.get(year, 0) + 1
    return dict(sorted(counted.items(), reverse=True))


def moments(year: int, standpoint: Standpoint) -> list[Moment]:
    """What stands in a year, in order; what is not known to the month comes last. As many queries
    as `years`, and one for each kind of thing."""
    keys: dict[Happening, list[int]] = {kind: [] for kind in Happening}
    for kind, pk, earliest, latest in _days(standpoint):
        if year_of(earliest, latest) == year:
            keys[kind].append(pk)
    later = {pk: one.date for pk, one in restated(standpoint).items()}
    found = [
        Moment(month_of(when), when, kind, pk)
        for kind, pks in keys.items()
        for pk, when in _dates(kind, pks, later)
    ]
    return sorted(found, key=lambda one: (one.month == UNDATED, one))


def month_of(when: UncertainDate) -> int:
    """The month in which a date begins; UNDATED where that is not known."""
    first, last = when.earliest, when.latest
    if first is None:
        return UNDATED
    is_one = last is not None and (first.year, first.month) == (last.year, last.month)
    return first.month if is_one or when.precision in IN_A_MONTH else UNDATED


Days = tuple[Happening, int, date | None, date | None]


def _days(standpoint: Standpoint) -> Iterator[Days]:
    """Everything of the timeline by its first and last day."""
    later = {pk: one.date for pk, one in restated(standpoint).items()}
    rows = acts(standpoint).order_by().values_list("pk", "date_earliest", "date_latest")
    for pk, earliest, latest in rows:
        said = later.get(pk)
        first, last = (said.earliest, said.latest) if said else (earliest, latest)
        yield Happening.ACT, pk, first, last
    for kind, field, found in (
        (Happening.MANDATE, "start", mandates(standpoint)),
        (Happening.BEGINNING, "start", processes(standpoint)),
        (Happening.END, "end", processes(standpoint)),
        (Happening.FORCE, "force_date", works_in_force(standpoint)),
    ):
        limits = (
            (field, field) if kind is Happening.FORCE else (f"{field}_earliest", f"{field}_latest")
        )
        dated = found.exclude(**dict.fromkeys(limits)).filter(_by(standpoint, limits[1]))
        for pk, earliest, latest in dated.order_by().values_list("pk", *limits):
            yield kind, pk, earliest, latest


def _by(standpoint: Standpoint, name: str) -> Q:
    """What is certainly past on the day asked about; all when there is none."""
    return Q(**{f"{name}__lte": standpoint.as_of}) if standpoint.as_of else Q()


def _dates(
    kind: Happening, pks: list[int], later: dict[int, UncertainDate]
) -> Iterator[tuple[int, UncertainDate]]:
    """The dates of these rows. One query."""
    if kind is Happening.ACT:
        for pk, when in Act.objects.filter(pk__in=pks).values_list("pk", "date"):
            yield pk, later.get(pk, when)
    elif kind is Happening.FORCE:
        for pk, day in Work.objects.filter(pk__in=pks).values_list("pk", "force_date"):
            yield pk, UncertainDate.day(day) if day else UncertainDate.unknown()
    elif kind is Happening.MANDATE:
        yield from Mandate.objects.filter(pk__in=pks).values_list("pk", "start")
    else:
        field = "start" if kind is Happening.BEGINNING else "end"
        yield from Process.objects.filter(pk__in=pks).values_list("pk", field)


def mandates(standpoint: Standpoint) -> QuerySet[Mandate]:
    """The mandates, with what they refer to. One query when read."""
    rows = seen(Mandate.objects.all(), standpoint, "holder", "state", "office", "body")
    return rows.select_related(*MANDATE_LINKS)


def works_in_force(standpoint: Standpoint) -> QuerySet[Work]:
    """The texts that say on which day they enter into force. One query when read."""
    rows = seen(Work.objects.select_related("kind"), standpoint)
    return rows.filter(force_clause=ForceClause.ON_DATE, force_date__isnull=False)
