"""In which years acts fall: for counting by year, and for the acts of a year.

The date of an act is that of the last statement (see `standing.restated`). An uncertain date falls
in every year that it may touch: "December 2030 or January 2031" is found under both, and so is a
mission from one year into the next. A side left open touches no year: "by 2031" is in 2031 only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from toguna.acts.models import Act
from toguna.acts.queries.standing import Standing
from toguna.kernel.dates import UncertainDate


def years_between(earliest: int | None, latest: int | None) -> range:
    """The years that a date touches, by the years of its limits; none for an unknown date."""
    first = latest if earliest is None else earliest
    last = earliest if latest is None else latest
    return range(0) if first is None or last is None else range(first, last + 1)


def years_of(when: UncertainDate) -> range:
    """The years that a date touches."""
    return years_between(
        when.earliest.year if when.earliest else None, when.latest.year if when.latest else None
    )


def acts_by_year(rows: QuerySet[Act], later: Mapping[int, Standing]) -> Counter[int | None]:
    """How many of these acts fall in each year; None counts those without a date. `later` is how
    the acts stand that were `restated`. Two queries."""
    counted: Counter[int | None] = Counter()
    own = rows.order_by().exclude(pk__in=list(later))
    grouped = own.values_list("date_earliest__year", "date_latest__year").annotate(acts=Count("pk"))
    for earliest, latest, acts in grouped:
        for year in years_between(earliest, latest) or (None,):
            counted[year] += acts
    for key in rows.order_by().filter(pk__in=list(later)).values_list("pk", flat=True):
        counted.update(years_of(later[key].date) or (None,))
    return counted


def in_year(year: int | None, later: Mapping[int, Standing]) -> Q:
    """The acts that fall in a year; None asks for those without a date. `later` as in
    `acts_by_year`. No query."""
    inside = [
        pk
        for pk, one in later.items()
        if (year in years_of(one.date) if year is not None else not years_of(one.date))
    ]
    return (_dated_in(year) & ~Q(pk__in=list(later))) | Q(pk__in=inside)


def _dated_in(year: int | None) -> Q:
    if year is None:
        return Q(date_earliest__isnull=True, date_latest__isnull=True)
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts = Q(date_earliest__lte=last) | Q(date_earliest__isnull=True, date_latest__lte=last)
    ends = Q(date_latest__gte=first) | Q(date_latest__isnull=True, date_earliest__gte=first)
    return starts & ends
