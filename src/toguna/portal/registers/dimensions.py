"""By what a list can be narrowed.

Each dimension binds rows to values, and asks the database for three things from that one binding:
how many rows each value has, the rows of one value, the values of the rows of a page. So the count
beside a choice is the number of rows on the page that it leads to.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from toguna.acts.models import Act
from toguna.acts.queries import Standing, acts_by_year, in_year, standings, years_of
from toguna.kernel.standpoint import Standpoint
from toguna.portal.addresses import FIRST_YEAR, LAST_YEAR
from toguna.portal.registers.naming import UNDATED, Naming

M = TypeVar("M", bound=Model)
Tags = dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Dimension(ABC, Generic[M]):
    """A facet of `addresses.FACETS`, what it is called, and what its values are called."""

    facet: str
    label: str
    naming: Naming

    @abstractmethod
    def counts(self, rows: QuerySet[M]) -> Mapping[str, int]:
        """How many of the rows each value has. A value may be one that has no name."""

    @abstractmethod
    def narrowed(self, rows: QuerySet[M], value: str) -> QuerySet[M]:
        """The rows of a value, each once, in the same order."""

    @abstractmethod
    def tags(self, rows: QuerySet[M], keys: Iterable[int]) -> Tags:
        """The values of those of the rows that have these primary keys."""


@dataclass(frozen=True, slots=True)
class ByExpression(Dimension[M]):
    """By a column, by what a reference leads to, or by an annotation of the rows. One query each.

    `otherwise` is the value of rows that have none; empty: they fall under no value. It stands for
    an empty text and for NULL alike.
    """

    path: str
    otherwise: str = ""

    def counts(self, rows: QuerySet[M]) -> Mapping[str, int]:
        grouped = rows.order_by().values_list(self.path).annotate(rows=Count("pk", distinct=True))
        counted: Counter[str] = Counter()
        for value, number in grouped:
            counted[value or self.otherwise] += number
        return counted

    def narrowed(self, rows: QuerySet[M], value: str) -> QuerySet[M]:
        if self.otherwise and value == self.otherwise:
            return rows.filter(Q(**{self.path: ""}) | Q(**{f"{self.path}__isnull": True}))
        return rows.filter(**{self.path: value})

    def tags(self, rows: QuerySet[M], keys: Iterable[int]) -> Tags:
        pairs = rows.filter(pk__in=keys).order_by().values_list("pk", self.path)
        return gathered((key, value or self.otherwise) for key, value in pairs)


@dataclass(frozen=True, slots=True)
class Way:
    """Rows of another table that bind: the paths from them to the key of a row and to a value."""

    links: QuerySet[Any]
    row: str
    value: str


@dataclass(frozen=True, slots=True)
class ByLinks(Dimension[M]):
    """By tables that bind rows to values, in one way or in several: a row that is bound to a value
    in two ways counts once. One query for each way."""

    ways: tuple[Way, ...]

    def counts(self, rows: QuerySet[M]) -> Mapping[str, int]:
        counted: Counter[str] = Counter()
        among = rows.order_by().values("pk")
        for number, way in enumerate(self.ways):
            links = way.links.filter(**{f"{way.row}__in": among})
            for before in self.ways[:number]:
                ends = {before.row: OuterRef(way.row), before.value: OuterRef(way.value)}
                links = links.exclude(Exists(before.links.filter(**ends)))
            grouped = links.order_by().values_list(way.value)
            counted.update(dict(grouped.annotate(rows=Count(way.row, distinct=True))))
        return counted

    def narrowed(self, rows: QuerySet[M], value: str) -> QuerySet[M]:
        bound = Q()
        for way in self.ways:
            bound |= Q(pk__in=way.links.filter(**{way.value: value}).order_by().values(way.row))
        return rows.filter(bound)

    def tags(self, rows: QuerySet[M], keys: Iterable[int]) -> Tags:
        found: list[tuple[int, str]] = []
        for way in self.ways:
            links = way.links.filter(**{f"{way.row}__in": list(keys)}).order_by()
            found += links.values_list(way.row, way.value)
        return gathered(found)


@dataclass(frozen=True, slots=True)
class ByComputation(Dimension[M]):
    """By what no query can tell: the values of every row, by primary key. No query."""

    values: Mapping[int, tuple[str, ...]]

    def counts(self, rows: QuerySet[M]) -> Mapping[str, int]:
        return Counter(value for several in self.values.values() for value in set(several))

    def narrowed(self, rows: QuerySet[M], value: str) -> QuerySet[M]:
        return rows.filter(pk__in=[key for key, found in self.values.items() if value in found])

    def tags(self, rows: QuerySet[M], keys: Iterable[int]) -> Tags:
        return {key: self.values.get(key, ()) for key in keys}


@dataclass(frozen=True, slots=True)
class ByYear(Dimension[Act]):
    """By the years in which acts fall (see `acts.queries.years`); UNDATED for no year. `later` is
    how the acts stand that were restated. Two queries, none to narrow."""

    standpoint: Standpoint
    later: Mapping[int, Standing]

    def counts(self, rows: QuerySet[Act]) -> Mapping[str, int]:
        counted = acts_by_year(rows, self.later)
        return {year_value(year): number for year, number in counted.items()}

    def narrowed(self, rows: QuerySet[Act], value: str) -> QuerySet[Act]:
        year = None if value == UNDATED else int(value)
        return rows.filter(in_year(year, self.later))

    def tags(self, rows: QuerySet[Act], keys: Iterable[int]) -> Tags:
        how = standings(rows.filter(pk__in=keys), self.standpoint)
        return {key: year_values(years_of(one.date)) for key, one in how.items()}


def year_value(year: int | None) -> str:
    return UNDATED if year is None else f"{year:04}"


def year_values(years: range) -> tuple[str, ...]:
    """The values of the years of a date, those that the record can name."""
    if not years:
        return (UNDATED,)
    first, last = max(years.start, FIRST_YEAR), min(years.stop, LAST_YEAR + 1)
    return tuple(year_value(year) for year in range(first, last))


def gathered(pairs: Iterable[tuple[int, str]]) -> Tags:
    """Values by row, each once."""
    found: dict[int, dict[str, None]] = {}
    for key, value in pairs:
        if value:
            found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
