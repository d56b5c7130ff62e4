"""May they? One answer, for every plane: `can`.

What is not given is refused. An inactive account can do nothing; Django's flags, groups and
permissions give nothing; what a role can give at most is fixed by its nature (`enums.PERMITTED`).
A stand-in has the rights of one assignment at most, between two instants, and passes them on to
nobody: a stand-in is for an assignment, and there is none for a stand-in.

A right to one's own state changes what concerns that state and no other, and reads what concerns
it among others. A right to one's own body or pillar is for what concerns it, among others as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import get_language
from i18nfield.strings import LazyI18nString

from toguna.access.concerns import Concerns, concerns_of, rows_concerning
from toguna.access.enums import READING, Ability, Reach, Refusal
from toguna.access.holding import Right, Rights, is_in_force, rights_of
from toguna.access.models import Assignment, StandIn, User
from toguna.kernel.clock import utc_now

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether it is allowed, and by which assignment (of another person where `stand_in` is set);
    or why not. True in a condition when it is allowed."""

    ability: Ability
    allowed: bool
    assignment: Assignment | None = None
    stand_in: StandIn | None = None
    refusal: Refusal | None = None
    scopes: tuple[LazyI18nString, ...] = ()
    ended: datetime | None = None

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def reason(self) -> str:
        """Why not, in a sentence for the reader, in the active language; empty when allowed."""
        if self.refusal is None:
            return ""
        language = get_language() or "en"
        return str(self.refusal.label) % {
            "ability": Ability(self.ability).label,
            "scopes": ", ".join(scope.localize(language) for scope in self.scopes),
            "until": f"{self.ended:%Y-%m-%d %H:%M}" if self.ended else "",
        }


def can(
    user: User,
    ability: Ability,
    about: models.Model | Concerns | None = None,
    at: datetime | None = None,
) -> Decision:
    """May this user do this, about this record, at this instant (aware; now by default)?

    `about` may be unsaved. Without it the question is whether they may anywhere: a right to one's
    own state answers no. A change of a record is asked twice, of the record as it stands and as it
    would be, so that nothing is moved into a scope, nor out of it. Raises TypeError for what is no
    `Ability`. Three queries, and those of `concerns_of`.
    """
    _refuse_unknown(ability)
    return decide(rights_of(user, at or utc_now()), ability, about)


def decide(
    rights: Rights, ability: Ability, about: models.Model | Concerns | None = None
) -> Decision:
    """The same answer as `can`, from rights that were read once for many questions."""
    _refuse_unknown(ability)
    if not rights.user.is_active:
        return Decision(ability, False, refusal=Refusal.INACTIVE)
    having = rights.of(ability)
    concerns = Concerns()
    if about is not None and not any(right.reach is Reach.ANYWHERE for right in having):
        concerns = concerns_of(about) if having else concerns
    for right in having:
        if is_within(right, concerns):
            return Decision(ability, True, right.assignment, right.stand_in)
    return _refusal(rights, ability, having)


def can_somewhere(user: User, ability: Ability, at: datetime | None = None) -> bool:
    """Whether there is anything about which the user may do this: for menus and lists, which then
    show `rows_within` only. Never the answer for one record."""
    _refuse_unknown(ability)
    return user.is_active and ability in rights_of(user, at or utc_now()).abilities


def rows_within(rights: Rights, ability: Ability, rows: QuerySet[M]) -> QuerySet[M]:
    """The rows about which the user may do this: those that `decide` allows, asked in SQL. No
    query of its own."""
    _refuse_unknown(ability)
    having = rights.of(ability) if rights.user.is_active else ()
    if any(right.reach is Reach.ANYWHERE for right in having):
        return rows
    found = rows.none()
    for right in having:
        key = _own(right)
        if key is not None:
            is_strict = ability not in READING
            found = found | rows_concerning(rows, right.reach, key, is_strict=is_strict)
    return found


def can_appoint_stand_in(
    user: User, assignment: Assignment, at: datetime | None = None
) -> Decision:
    """May this user name who stands in for the holder of this assignment: the holder while it
    runs, or whoever gives roles. A stand-in may not, except by a right of their own."""
    instant = at or utc_now()
    is_own = user.pk == assignment.user_id and is_in_force(assignment, instant)
    if is_own and user.is_active:
        return Decision(Ability.GIVE_ROLES, True, assignment)
    decision = can(user, Ability.GIVE_ROLES, at=instant)
    if decision or decision.refusal is Refusal.INACTIVE:
        return decision
    return Decision(Ability.GIVE_ROLES, False, refusal=Refusal.NOT_HOLDER)


def is_within(right: Right, concerns: Concerns) -> bool:
    """Whether a right reaches what these concern."""
    own = _own(right)
    if right.reach is Reach.ANYWHERE:
        return True
    if own is None:
        return False
    if right.reach is Reach.OWN_STATE:
        if right.ability in READING:
            return own in concerns.states
        return concerns.states == {own}
    if right.reach is Reach.OWN_BODY:
        return own in concerns.bodies
    return own in concerns.pillars


def _own(right: Right) -> int | None:
    """The state, body or pillar that the right is limited to; None where its assignment has none
    of that kind, and then it reaches nothing."""
    return {
        Reach.ANYWHERE: None,
        Reach.OWN_STATE: right.assignment.state_id,
        Reach.OWN_BODY: right.assignment.body_id,
        Reach.OWN_PILLAR: right.assignment.pillar_id,
    }[right.reach]


def _refusal(rights: Rights, ability: Ability, having: Iterable[Right]) -> Decision:
    scopes = {
        str(scope.pk): scope.name
        for right in having
        if (scope := right.assignment.scope) is not None
    }
    if scopes:
        names = tuple(scopes.values())
        return Decision(ability, False, refusal=Refusal.ELSEWHERE, scopes=names)
    ended = [right.ends for right in rights.over if right.ability is ability and right.ends]
    if ended:
        return Decision(ability, False, refusal=Refusal.ENDED, ended=max(ended))
    refusal = Refusal.NOT_GRANTED if rights.held else Refusal.NO_ROLE
    return Decision(ability, False, refusal=refusal)


def _refuse_unknown(ability: Ability) -> None:
    if not isinstance(ability, Ability):
        raise TypeError(f"{ability!r} is no ability: use a member of Ability.")
