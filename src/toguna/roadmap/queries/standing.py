"""Where actions stand, asked of the database: for counting and choosing among many at once.

The same answers as `lines` gives row by row; a test holds the two together. What is stated is the
top of one index for each action and axis (see `asserted`), so that ten thousand actions cost ten
thousand short walks and no history is read.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from toguna.kernel.standpoint import Standpoint
from toguna.meetings.queries import day_of
from toguna.roadmap.enums import Axis, Completion, Freshness, Lifecycle, Schedule
from toguna.roadmap.models import Action
from toguna.roadmap.queries.asserted import (
    confederal_scope,
    current_assertion,
    newest_known,
)
from toguna.roadmap.queries.axes import OVER, months_before

NOT_STATED = ""
"""The value of an axis on which nothing is stated."""


def with_stated(rows: QuerySet[Action], standpoint: Standpoint | None) -> QuerySet[Action]:
    """The actions with `lifecycle_stated` and `completion_stated`: what holds on each axis for the
    confederation, NOT_STATED where nothing does. One query now, no more when read."""
    scope = confederal_scope()
    for axis in Axis:
        holds = current_assertion(standpoint, axis=axis, action=OuterRef("pk"), scope=scope)
        rows = rows.annotate(
            **{f"{axis.value}_stated": Coalesce(Subquery(holds.values("value")), Value(NOT_STATED))}
        )
    return rows


def with_schedule(rows: QuerySet[Action], standpoint: Standpoint | None) -> QuerySet[Action]:
    """The actions with `scheduled`, as `axes.schedule_on` says it; NOT_STATED for none. One query
    now, no more when read."""
    day = day_of(standpoint)
    no_date = Q(planned_earliest__isnull=True, planned_latest__isnull=True)
    is_over = Q(planned_latest__lt=day) & ~Q(lifecycle_stated=Lifecycle.CONTINUOUS)
    return with_stated(rows, standpoint).annotate(
        scheduled=Case(
            When(no_date | Q(lifecycle_stated=Lifecycle.CANCELLED), then=Value(NOT_STATED)),
            When(lifecycle_stated__in=OVER, then=Value(Schedule.DONE)),
            When(completion_stated=Completion.COMPLETE, then=Value(Schedule.DONE)),
            When(planned_earliest__gt=day, then=Value(Schedule.AHEAD)),
            When(is_over, then=Value(Schedule.LATE)),
            default=Value(Schedule.DUE),
            output_field=CharField(),
        )
    )


def with_freshness(rows: QuerySet[Action], standpoint: Standpoint | None) -> QuerySet[Action]:
    """The actions with `freshness`, as `axes.freshness_on` says it. No query now."""
    limit: date = months_before(day_of(standpoint))
    rows = rows.annotate(newest_known=Subquery(newest_known(standpoint).values("known")))
    return rows.annotate(
        freshness=Case(
            When(newest_known__isnull=True, then=Value(Freshness.NEVER)),
            When(newest_known__gte=limit, then=Value(Freshness.RECENT)),
            default=Value(Freshness.NONE_RECENT),
            output_field=CharField(),
        )
    )
