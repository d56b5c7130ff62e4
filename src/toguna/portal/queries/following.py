"""Roadmaps and actions as lists."""

from __future__ import annotations

from django.db.models import Count, F, QuerySet

from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.roadmap.models import Action, Category, Roadmap
from toguna.roadmap.queries import public_actions

IN_ORDER = (
    "category__roadmap__ref",
    "category__position",
    "category__ref",
    "position",
    "ref",
)


def roadmaps(standpoint: Standpoint) -> QuerySet[Roadmap]:
    """The roadmaps, the latest period first. One query when read, owner and text included."""
    rows = seen(Roadmap.objects.select_related("owner", "work"), standpoint)
    return rows.order_by(F("period_latest").desc(nulls_last=True), "ref")


def action_counts(found: list[Roadmap], standpoint: Standpoint) -> dict[int, int]:
    """How many public actions each roadmap has, by primary key. One query."""
    rows = public_actions(standpoint).filter(category__roadmap__in=found)
    counted = rows.order_by().values("category__roadmap").annotate(actions=Count("pk"))
    return {row["category__roadmap"]: row["actions"] for row in counted}


def actions(standpoint: Standpoint) -> QuerySet[Action]:
    """The actions of every roadmap, in the order of their roadmap."""
    return public_actions(standpoint).order_by(*IN_ORDER)


def parts_of(action: Action, standpoint: Standpoint) -> tuple[Action, ...]:
    """The actions that an action is made of. One query."""
    return tuple(actions(standpoint).filter(parent=action))


def categories(roadmap: Roadmap, standpoint: Standpoint) -> dict[int, Category]:
    """The public categories of a roadmap, by primary key. One query."""
    rows = seen(Category.objects.filter(roadmap=roadmap), standpoint)
    return {row.pk: row for row in rows}
