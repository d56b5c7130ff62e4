"""What came last: texts adopted, outcomes, what a source made public; and how much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from django.db.models import CharField, Count, Exists, F, Model, OuterRef, Q, QuerySet, Value

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act
from toguna.acts.queries import acts, dated_by, done_by
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Outcome
from toguna.portal.queries.happenings import latest_acts
from toguna.portal.queries.summits import ADOPTED
from toguna.roadmap.models import Assertion, Roadmap
from toguna.roadmap.queries import public_actions
from toguna.roadmap.queries.asserted import standing_assertions
from toguna.roadmap.queries.standing import with_freshness, with_stated
from toguna.texts.models import Stage
from toguna.texts.queries import life_lines

ENOUGH = 8
"""Lines read for each one shown: a text that was adopted and signed has several."""

PER_ACT = 2
"""Outcomes of one act among the last ones: a meeting may have had fifty."""

CERTAINLY_LAST = (
    F("act__date_earliest").desc(nulls_last=True),
    F("act__date_latest").desc(nulls_last=True),
)
"""By the day before which it did not happen: what happened some time in two years is not news."""

Novelty: TypeAlias = Stage | Assertion | Act


@dataclass(frozen=True, slots=True)
class Stands:
    """How many actions stand at each value of each axis; "" where nothing is stated."""

    total: int
    by_axis: Mapping[str, Mapping[str, int]]


def adopted_last(standpoint: Standpoint, limit: int) -> tuple[Stage, ...]:
    """The lines of lives by which texts were last adopted or signed, each text once, text and act
    at hand. Two queries."""
    rows = life_lines(standpoint).filter(done_by(standpoint, "act__"), stage__in=ADOPTED)
    rows = rows.select_related("work", "act", "manner")
    ordered = rows.order_by(*CERTAINLY_LAST, "work__ref", "-pk")
    by_work: dict[int, Stage] = {}
    for row in ordered[: limit * ENOUGH]:
        by_work.setdefault(row.work_id, row)
    return tuple(by_work.values())[:limit]


def outcomes_last(standpoint: Standpoint, works: Collection[int], limit: int) -> list[Outcome]:
    """The outcomes that acts came to last, at most two of an act, without sentences at the head of
    a list and without those about these texts (primary keys), act, kind at hand. One query."""
    lines = Outcome.objects.filter(head=OuterRef("pk"))
    rows = seen(Outcome.objects.all(), standpoint, "act", "head").filter(
        done_by(standpoint, "act__"), ~Exists(lines), Q(work__isnull=True) | ~Q(work__in=works)
    )
    ordered = rows.select_related("act", "kind").order_by(
        *CERTAINLY_LAST, "act__ref", "position", "ref"
    )
    of_act: Counter[int] = Counter()
    shown = []
    for row in ordered[: limit * ENOUGH * PER_ACT]:
        of_act[row.act_id] += 1
        if of_act[row.act_id] <= PER_ACT:
            shown.append(row)
    return shown[:limit]


def known_last(standpoint: Standpoint, limit: int) -> tuple[Novelty, ...]:
    """What a source made public last: steps of texts, assertions on actions, acts; of one day, in
    turn one of each. Five queries at most."""
    stages = life_lines(standpoint).filter(dated_by(standpoint, "act__"))
    assertions = standing_assertions(standpoint).filter(action__in=public_actions(standpoint))
    happened = acts(standpoint).filter(known__lte=standpoint.known_limit)
    several: tuple[QuerySet[Any], ...] = (
        stages.select_related("work", "act"),
        assertions.select_related("action"),
        happened,
    )
    found = chain.from_iterable(
        enumerate(rows.order_by("-known", "-pk")[:limit]) for rows in several
    )
    ordered = sorted(found, key=lambda pair: (-known_day(pair[1]).toordinal(), pair[0]))
    return tuple(row for _place, row in ordered[:limit])


def known_day(row: Novelty) -> date:
    """The day on which a source made something public; the first of all where none is stated."""
    return row.known or date.min


def planned(standpoint: Standpoint, limit: int) -> list[Act]:
    """What was planned and of which nothing was said since. As many queries as `acts.acts`."""
    awaited = Q(status__in=[ActStatus.PLANNED, ActStatus.POSTPONED], status_changes__isnull=True)
    return list(latest_acts(standpoint).filter(awaited)[:limit])


def stands_of(roadmap: Roadmap, standpoint: Standpoint) -> Stands:
    """How the public actions of a roadmap stand, axis by axis. About three queries."""
    rows = public_actions(standpoint).filter(category__roadmap=roadmap).order_by()
    rows = with_freshness(with_stated(rows, standpoint), standpoint)
    axes = ("lifecycle_stated", "completion_stated", "freshness", "origin")
    grouped = list(rows.values_list(*axes).annotate(rows=Count("pk")))
    by_axis: dict[str, dict[str, int]] = {}
    for place, axis in enumerate(axes):
        counted = by_axis.setdefault(axis.removesuffix("_stated"), {})
        for *values, number in grouped:
            counted[values[place]] = counted.get(values[place], 0) + number
    return Stands(sum(row[-1] for row in grouped), by_axis)


def sizes(lists: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each of these lists has. One query for all."""
    parts = [_size(name, rows) for name, rows in lists.items()]
    first, *others = parts
    return dict(first.union(*others, all=True))


def _size(name: str, rows: QuerySet[Model]) -> QuerySet[Any]:
    named = rows.order_by().annotate(listed=Value(name, output_field=CharField()))
    counted: QuerySet[Any] = named.values("listed").annotate(size=Count("pk"))
    return counted.values_list("listed", "size")
