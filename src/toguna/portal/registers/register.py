"""A list, by what it can be narrowed, and the part of it that was asked for.

What a page holds is told by its weight: a page of the site fits 14 KB compressed, and its rows what
the frame, the facets and the script leave of that. Titles are weighed, as one of 600 characters
weighs as much as four others; no row is ever cut. What is not weighed is what stands beside the
title: a page of fifty meetings of some twenty bodies each would be too heavy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.functions import Length
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.portal.addresses import Narrowing
from toguna.portal.contexts.facets import FacetChoice, FacetGroup, Facets
from toguna.portal.contexts.parts import Frame, Link, Pages, Text
from toguna.portal.frames import frame_of
from toguna.portal.missing import Missing
from toguna.portal.pages.telling import pages_of
from toguna.portal.registers.dimensions import Dimension
from toguna.portal.registers.naming import UNDATED, Names
from toguna.portal.scene import Scene, Words
from toguna.portal.structured.writing import Node

M = TypeVar("M", bound=Model)
Weights: TypeAlias = list[tuple[int, int | None]]
"""The primary keys of rows, in order, each with the length of its title."""

MOST_ROWS = 50
"""Rows that a page has at most."""
ROWS_BYTES = 4200
"""What the rows of a page may weigh, compressed, by `Register.row_bytes` and TITLE_BYTES."""
TITLE_BYTES = 0.3
"""What a character of a title weighs, compressed; titles are kept in several languages."""
SHOWN = 8
"""Choices of a facet shown at once; those of the page's rows come on top, up to MOST_CHOICES."""
MOST_CHOICES = 16
LABEL = 90
"""Characters of a name shown among the choices; the page that it leads to has it whole."""


@dataclass(frozen=True, slots=True)
class Offer(Generic[M]):
    """The values of a dimension that have rows, in the order in which they are offered."""

    dimension: Dimension[M]
    counts: Mapping[str, int]
    names: Names
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The part of a register that was asked for: the primary keys of its rows in order, where it
    stands, how it can be narrowed, the values of its rows as a script reads them, its heading."""

    keys: tuple[int, ...]
    pages: Pages
    facets: Facets
    tags: Mapping[int, str]
    title: Text


@dataclass(frozen=True, slots=True)
class Register(Generic[M]):
    """A list and its dimensions. `rows` are in order; `row_bytes` is what a row weighs without its
    title; `text` is the column that the title is in. `by_year` says that a list that does not fit
    one page shows one year at a time; its first dimension is then that of years."""

    scene: Scene
    title: Text
    rows: QuerySet[M]
    dimensions: tuple[Dimension[M], ...]
    row_bytes: int = 50
    text: str = "title"
    by_year: bool = False

    @property
    def lists_values(self) -> bool:
        """Whether the page of all values of a facet is asked for."""
        asked = self.scene.asked.narrowing
        return bool(asked.facet) and not asked.value

    @property
    def whole(self) -> Link:
        """The way to the whole list."""
        asked = self.scene.asked
        return Link(self.title, self.scene.address(asked.name, asked.ref))

    def opened(self) -> Opened:
        """The part that was asked for. Two queries at most, and those of the dimensions: the
        values of each, their names, those of the rows. Raises Missing for a value that there is
        not, and for a page beyond the last one."""
        asked = self.scene.asked.narrowing
        offers = tuple(self.offer(dimension) for dimension in self.dimensions)
        chosen = next((one for one in offers if one.dimension.facet == asked.facet), None)
        year = ""
        if chosen:
            self._check(chosen, asked.value)
            weights = self._weights(chosen.dimension.narrowed(self.rows, asked.value))
            total = self.rows.count()
        else:
            weights = self._weights(self.rows)
            total = len(weights)
            year = self._year_shown(offers[0], weights)
            if year:
                weights = self._weights(offers[0].dimension.narrowed(self.rows, year))
        keys, pages = self._part(weights, year)
        groups, tags = self._groups(offers, keys, asked.value or year)
        value = self._name(chosen, asked.value) if chosen else Text(year) if year else None
        return Opened(
            keys=keys,
            pages=pages,
            facets=Facets(
                groups=groups,
                facet=chosen.dimension.label if chosen else offers[0].dimension.label,
                value=value,
                everything=self.whole if chosen else None,
                total=total,
                can_combine=len(keys) > 1,
            ),
            tags=tags,
            title=Text(f"{self.title.text} – {value.text}", self.title.lang)
            if chosen and value
            else self.title,
        )

    def fetched(self, keys: Iterable[int]) -> list[M]:
        """The rows of these primary keys, in this order. One query."""
        found = {row.pk: row for row in self.rows.filter(pk__in=list(keys))}
        return [found[key] for key in keys if key in found]

    def framed(self, opened: Opened, main: Words = None, about: Node | None = None) -> Frame:
        """The frame of the part: its heading, what it holds, the way back to the whole list, which
        is what it is `about` for machines where it is of a record."""
        if opened.facets.everything is None:
            return frame_of(self.scene, opened.title, main, about=about)
        described = ngettext(
            "%(title)s: %(count)s record.", "%(title)s: %(count)s records.", opened.pages.total
        ) % {"title": opened.title.text, "count": opened.pages.total}
        return frame_of(
            self.scene,
            opened.title,
            main,
            description=described,
            within=opened.facets.everything,
        )

    def offer(self, dimension: Dimension[M]) -> Offer[M]:
        """The values of a dimension that have rows and can be named: by their order where they are
        of a closed list, the latest year first, else those with most rows first."""
        counts = dimension.counts(self.rows)
        naming = dimension.naming
        names = naming.find(self.scene, {value for value in counts if value})

        def place(value: str) -> Any:
            if naming.order:
                return naming.order.index(value)
            if naming.is_years:
                return (value == UNDATED, "" if value == UNDATED else -int(value))
            return (-counts[value], names[value].text)

        values = sorted((value for value in names if counts[value]), key=place)
        return Offer(dimension, counts, names, tuple(values))

    def choice(
        self, offer: Offer[M], value: str, current: str = "", length: int = 0
    ) -> FacetChoice:
        """A value as it is offered, its name cut to `length` characters where that is said."""
        asked, facet, name = self.scene.asked, offer.dimension.facet, offer.names[value]
        return FacetChoice(
            label=replace(name, text=Truncator(name.text).chars(length)) if length else name,
            count=offer.counts[value],
            href=self.scene.narrowed(asked.name, facet, value, asked.ref),
            is_current=value == current,
        )

    def index(self, facet: str) -> str:
        """The path of the page with every value of a facet."""
        asked = self.scene.asked
        return self.scene.address(asked.name, asked.ref, narrowing=Narrowing(facet))

    def _weights(self, rows: QuerySet[M]) -> Weights:
        return list(rows.values_list("pk", Length(self.text)))

    def _year_shown(self, offer: Offer[M], weights: Weights) -> str:
        """Of a long register by year, the year that is shown first: that of the day asked about or
        the last one before it, else the next; empty where the whole list is shown."""
        years = [value for value in offer.values if value != UNDATED]
        if not self.by_year or not years or len(weighed(weights, self.row_bytes)) < 2:
            return ""
        current = f"{self.scene.standpoint.day.year:04}"
        return next((year for year in years if year <= current), years[-1])

    def _check(self, offer: Offer[M], value: str) -> None:
        naming = offer.dimension.naming
        if value in offer.values or value in naming.order:
            return
        if naming.is_years and naming.find(self.scene, (value,)):
            return
        reason = _(
            "“%(value)s” is not among the choices of “%(facet)s” here. It may have been written "
            "wrongly, or nothing of it is public on the date asked about: choose among those that "
            "there are."
        ) % {"value": _legible(value), "facet": offer.dimension.label}
        every = Link(Text(self._heading(offer)), self.index(offer.dimension.facet))
        raise Missing(reason, every, self.whole)

    def _heading(self, offer: Offer[M]) -> str:
        return f"{self.title.text} – {offer.dimension.label}"

    def _name(self, offer: Offer[M], value: str) -> Text:
        found = offer.names.get(value)
        return found or offer.dimension.naming.find(self.scene, (value,))[value]

    def _part(self, weights: Weights, year: str) -> tuple[tuple[int, ...], Pages]:
        """The keys of the page that was asked for. The further pages of a year that is shown first
        are those of that year's own address."""
        parts = weighed(weights, self.row_bytes)
        asked = self.scene.asked
        if year and asked.number > 1:
            own = self.scene.narrowed(asked.name, self.dimensions[0].facet, year, asked.ref)
            raise Missing(
                _("This list is shown year by year: choose a year."),
                Link(Text(year), own),
                self.whole,
            )
        pages = replace(pages_of(self.scene, len(parts), 1), total=len(weights))
        if year and pages.next:
            narrowing = Narrowing(self.dimensions[0].facet, year)
            pages = replace(pages, next=self.scene.address(asked.name, asked.ref, 2, narrowing))
        return (parts[pages.number - 1] if parts else ()), pages

    def _groups(
        self, offers: tuple[Offer[M], ...], keys: tuple[int, ...], current: str
    ) -> tuple[tuple[FacetGroup, ...], Mapping[int, str]]:
        """The facets, and by row its values, each after the number of its facet."""
        groups: list[FacetGroup] = []
        tags: dict[int, list[str]] = {}
        asked = self.scene.asked.narrowing.facet
        for number, offer in enumerate(one for one in offers if one.values):
            facet = offer.dimension.facet
            is_asked = facet == asked or (not asked and number == 0)
            found = offer.dimension.tags(self.rows, keys)
            here = {value for several in found.values() for value in several}
            shown = _shown(offer.values, here | {current} if is_asked else here)
            for key, several in found.items():
                tags.setdefault(key, []).extend(f"{number}.{one}" for one in several)
            groups.append(
                FacetGroup(
                    label=offer.dimension.label,
                    choices=tuple(
                        self.choice(offer, value, current if is_asked else "", LABEL)
                        for value in shown
                    ),
                    total=len(offer.values),
                    index=self.index(facet) if len(shown) < len(offer.values) else "",
                    is_open=is_asked,
                )
            )
        return tuple(groups), {key: " ".join(several) for key, several in tags.items()}


def weighed(weights: Weights, row_bytes: int) -> list[tuple[int, ...]]:
    """Rows (primary key, length of the title) by pages, in order: each page at most MOST_ROWS rows
    and ROWS_BYTES heavy, and at least one row."""
    parts: list[list[int]] = []
    room = 0.0
    for key, length in weights:
        weight = row_bytes + (length or 0) * TITLE_BYTES
        if not parts or weight > room or len(parts[-1]) == MOST_ROWS:
            parts.append([])
            room = ROWS_BYTES
        parts[-1].append(key)
        room -= weight
    return [tuple(part) for part in parts]


def _legible(value: str) -> str:
    """What an address says, as it can be repeated in a page."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in value[:80])


def _shown(values: tuple[str, ...], here: set[str]) -> tuple[str, ...]:
    """The first values, and those wanted besides, in the order of all."""
    wanted = [value for value in values[SHOWN:] if value in here]
    chosen = {*values[:SHOWN], *wanted[: MOST_CHOICES - SHOWN]}
    return tuple(value for value in values if value in chosen)
