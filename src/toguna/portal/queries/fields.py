"""The pillars of the confederation: what belongs to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from toguna.institutions.models import Composition, Party
from toguna.institutions.sight import seen
from toguna.kernel.models import Term
from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.happenings import meeting_acts
from toguna.roadmap.models import Category
from toguna.roadmap.queries import public_actions
from toguna.texts.queries import texts

PILLARS = "pillar"
"""The vocabulary of the pillars."""


@dataclass(frozen=True, slots=True)
class Field:
    """A pillar: the categories of roadmaps that are of it, how many texts, meetings and actions."""

    term: Term
    categories: tuple[Category, ...]
    texts: int
    meetings: int
    actions: int


def pillars(standpoint: Standpoint) -> tuple[Field, ...]:
    """The pillars in their order. Five queries, two more as of a day."""
    terms = list(Term.objects.filter(vocabulary=PILLARS).order_by("position", "ref"))
    categories: dict[int | None, list[Category]] = defaultdict(list)
    rows = seen(Category.objects.filter(pillar__in=terms), standpoint, "roadmap")
    for row in rows.order_by("roadmap__ref", "position", "ref"):
        categories[row.pillar_id].append(row)
    named = _by_term(texts(standpoint), "pillars")
    met = _by_term(meeting_acts(standpoint), "pillars")
    done = _by_term(public_actions(standpoint), "category__pillar")
    return tuple(
        Field(
            term,
            tuple(categories[term.pk]),
            texts=named.get(term.pk, 0),
            meetings=met.get(term.pk, 0),
            actions=done.get(term.pk, 0),
        )
        for term in terms
    )


def _by_term(rows: QuerySet[Any], path: str) -> dict[int | None, int]:
    grouped = rows.order_by().values_list(path)
    return dict(grouped.annotate(rows=Count("pk", distinct=True)))


def portfolios_of(
    bodies: list[Party], standpoint: Standpoint
) -> Mapping[int, tuple[Composition, ...]]:
    """What sources say of the portfolios that bodies are made of, by the body's primary key. One
    query."""
    rows = seen(Composition.objects.filter(body__in=bodies), standpoint, "portfolio")
    found: dict[int, tuple[Composition, ...]] = defaultdict(tuple)
    for row in rows.select_related("portfolio").order_by("portfolio__position", "portfolio__ref"):
        found[row.body_id] += (row,)
    return found
