"""What a user holds at an instant: rights, each by an assignment of theirs or by standing in.

A period runs from `starts`, included, to `ends`, not included; a revocation ends it at once. Every
instant is aware; a naive one raises ValueError.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from toguna.access.enums import PERMITTED, Ability, Nature, Reach
from toguna.access.models import Assignment, Grant, Held, StandIn, User
from toguna.kernel.clock import as_utc


@dataclass(frozen=True, slots=True)
class Right:
    """An ability as far as `reach`, by an assignment, or by standing in for its holder. `ends` is
    when it is over by what is known now; None without an end."""

    ability: Ability
    reach: Reach
    assignment: Assignment
    stand_in: StandIn | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Rights:
    """What a user may do at an instant, and what they might until `ends` of each right in `over`.
    Whether the account is open is not asked here: it has no history."""

    user: User
    at: datetime
    held: tuple[Right, ...]
    over: tuple[Right, ...]

    def of(self, ability: Ability) -> tuple[Right, ...]:
        """The rights that give this ability, one's own before those of others."""
        found = [right for right in self.held if right.ability is ability]
        return tuple(sorted(found, key=lambda right: right.stand_in is not None))

    @property
    def abilities(self) -> frozenset[Ability]:
        """What the user may do somewhere: for menus, never for a decision."""
        return frozenset(right.ability for right in self.held)


def is_in_force(held: Held, at: datetime) -> bool:
    """Whether an assignment, or a stand-in by itself, is running at this instant."""
    instant = as_utc(at)
    end = over_at(held)
    return held.starts <= instant and (end is None or instant < end)


def in_force(at: datetime, prefix: str = "") -> Q:
    """The same rule as `is_in_force`, for a query. `prefix` leads from the queried rows to the
    held ones, such as "assignment__"."""
    instant = as_utc(at)
    return (
        Q(**{f"{prefix}starts__lte": instant})
        & (Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gt": instant}))
        & (Q(**{f"{prefix}revoked_at__isnull": True}) | Q(**{f"{prefix}revoked_at__gt": instant}))
    )


def granted(at: datetime) -> Q:
    """The grants that hold at this instant."""
    instant = as_utc(at)
    return Q(starts__lte=instant) & (Q(ends__isnull=True) | Q(ends__gt=instant))


def over_at(held: Held) -> datetime | None:
    """When it is over: at its end, or when it was revoked if that was before; None for never."""
    ends: datetime | None = held.ends  # type: ignore[attr-defined]  # of both models that are held
    known = [instant for instant in (ends, held.revoked_at) if instant is not None]
    return min(known, default=None)


def is_permitted(grant: Grant) -> bool:
    """Whether the nature of the role lets it give this. Rows cannot go beyond: what one says all
    the same gives nothing."""
    return grant.ability in PERMITTED[Nature(grant.role.nature)]


def is_valid_stand_in(stand_in: StandIn) -> bool:
    """Whether it can give anything: not to the absent person, and not for an account that can do
    nothing itself."""
    assignment = stand_in.assignment
    return stand_in.user_id != assignment.user_id and assignment.user.is_active


def rights_of(user: User, at: datetime) -> Rights:
    """What a user holds at an instant, by their assignments and as a stand-in. Three queries,
    whatever there is."""
    instant = as_utc(at)
    own = Assignment.objects.filter(user=user, starts__lte=instant)
    standing = StandIn.objects.filter(
        user=user, starts__lte=instant, assignment__starts__lte=instant
    )
    held: list[tuple[Assignment, StandIn | None]] = [
        (assignment, None)
        for assignment in own.select_related("user", "role", "state", "body", "pillar")
    ]
    named = [f"assignment__{name}" for name in ("user", "role", "state", "body", "pillar")]
    held += [
        (stand_in.assignment, stand_in)
        for stand_in in standing.select_related(*named)
        if is_valid_stand_in(stand_in)
    ]
    running: list[Right] = []
    over: list[Right] = []
    for right in _rights(held, instant):
        (running if right.ends is None or instant < right.ends else over).append(right)
    return Rights(user, instant, tuple(running), tuple(over))


def _rights(held: Iterable[tuple[Assignment, StandIn | None]], at: datetime) -> Iterator[Right]:
    pairs = list(held)
    roles = {assignment.role_id for assignment, _stand_in in pairs}
    given: dict[int, list[Grant]] = defaultdict(list)
    for grant in Grant.objects.filter(granted(at), role__in=roles).select_related("role"):
        if is_permitted(grant):
            given[grant.role_id].append(grant)
    for assignment, stand_in in pairs:
        ends = [over_at(one) for one in (assignment, stand_in) if one is not None]
        end = min((instant for instant in ends if instant is not None), default=None)
        for grant in given[assignment.role_id]:
            yield Right(Ability(grant.ability), Reach(grant.reach), assignment, stand_in, end)
