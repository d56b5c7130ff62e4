"""Who holds what, who may do what, and who is meant by a key. The number of queries of each does
not depend on the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Prefetch, QuerySet

from toguna.access.concerns import Concerns, concerns_of
from toguna.access.enums import Ability, Reach
from toguna.access.holding import (
    Right,
    granted,
    in_force,
    is_permitted,
    is_valid_stand_in,
    over_at,
    rights_of,
)
from toguna.access.models import Assignment, Grant, Role, StandIn, User
from toguna.access.rules import is_within

__all__ = [
    "Entitled",
    "assignments_in_force",
    "assignments_of",
    "labels_of",
    "people_who_may",
    "rights_of",
    "roles",
    "stand_ins_in_force",
]

USER = "user:"


@dataclass(frozen=True, slots=True)
class Entitled:
    """A person who may do something, by an assignment of theirs, or of the person for whom they
    stand in."""

    user: User
    assignment: Assignment
    stand_in: StandIn | None


def roles(at: datetime) -> QuerySet[Role]:
    """The roles in their order, each with what it gives at this instant in `given`. Two queries."""
    given = Grant.objects.filter(granted(at)).order_by("ability", "reach")
    return Role.objects.prefetch_related(Prefetch("grants", given, to_attr="given"))


def assignments_in_force(at: datetime) -> QuerySet[Assignment]:
    """The assignments that run at an instant, with their person, role and scope. One query."""
    rows = Assignment.objects.filter(in_force(at))
    return rows.select_related("user", "role", "state", "body", "pillar")


def stand_ins_in_force(at: datetime) -> QuerySet[StandIn]:
    """Who stands in for whom at an instant, the assignment running too. One query."""
    rows = StandIn.objects.filter(in_force(at) & in_force(at, "assignment__"))
    return rows.select_related("user", "assignment__user", "assignment__role")


def assignments_of(user: User) -> QuerySet[Assignment]:
    """All that a user holds, held or will hold, the latest first, with its stand-ins. Two
    queries."""
    rows = Assignment.objects.filter(user=user).select_related("role", "state", "body", "pillar")
    stand_ins = Prefetch("stand_ins", StandIn.objects.select_related("user"))
    return rows.prefetch_related(stand_ins).order_by("-starts", "-pk")


def people_who_may(
    ability: Ability, at: datetime, about: models.Model | Concerns | None = None
) -> tuple[Entitled, ...]:
    """Who may do this about this record at an instant (without a record: anywhere), those with an
    assignment of their own before those who stand in. The same answer as `rules.can` for each.
    Three queries, and those of `concerns_of`."""
    concerns = concerns_of(about) if about is not None else Concerns()
    grants: dict[int, list[Reach]] = {}
    for grant in Grant.objects.filter(granted(at), ability=ability).select_related("role"):
        if is_permitted(grant):
            grants.setdefault(grant.role_id, []).append(Reach(grant.reach))
    rows = assignments_in_force(at).filter(role__in=grants, user__is_active=True)
    # Prefetched for the assignments at hand: one query, whoever stands in for them.
    standing = StandIn.objects.filter(in_force(at), user__is_active=True).select_related("user")
    rows = rows.prefetch_related(Prefetch("stand_ins", standing, to_attr="running"))
    own, others = [], []
    for assignment in rows:
        reached = (
            Right(ability, reach, assignment, None, over_at(assignment))
            for reach in grants[assignment.role_id]
        )
        if any(is_within(right, concerns) for right in reached):
            own.append(Entitled(assignment.user, assignment, None))
            others += _standing_in(assignment)
    return (*own, *others)


def labels_of(actors: Iterable[str]) -> dict[str, str]:
    """How screens name these actors (`user:<key>`), by their reference; one that is no user's is
    left out. One query."""
    keys = [ref.removeprefix(USER) for ref in actors if ref.startswith(USER)]
    return {f"{USER}{user.ref}": user.label for user in User.objects.filter(ref__in=keys)}


def _standing_in(assignment: Assignment) -> list[Entitled]:
    running: list[StandIn] = assignment.running  # type: ignore[attr-defined]  # prefetched
    return [
        Entitled(stand_in.user, assignment, stand_in)
        for stand_in in running
        if is_valid_stand_in(stand_in)
    ]
