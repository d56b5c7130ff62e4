"""What roles, assignments and stand-ins must satisfy: for the desk's forms and the actions alike.

Each function returns nothing or raises ValidationError, by field. What needs rows that others may
be writing (no overlap, one nature a person) is asked by the actions under a lock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from toguna.access.enums import PERMITTED, Ability, Nature, Reach
from toguna.access.models import Assignment, Held, Role, StandIn, User
from toguna.institutions.enums import PartyKind
from toguna.institutions.validators import refuse

PILLAR = "pillar"
"""The vocabulary of the pillars."""

LIMITED: dict[Reach, str] = {
    Reach.OWN_STATE: "by_state",
    Reach.OWN_BODY: "by_body",
    Reach.OWN_PILLAR: "by_pillar",
}
"""What a role must be limited by, for a right of each reach to reach anything."""


def validate_period(held: Held, ends: datetime | None, now: datetime) -> None:
    """What is given begins now or later and ends after it begins: nobody is told afterwards to have
    had a right that they did not have."""
    for field, instant in (("starts", held.starts), ("ends", ends)):
        if instant is not None and instant.utcoffset() is None:
            refuse(field, _("Say in which time zone this is."))
    if held.starts < now:
        refuse("starts", _("It cannot begin in the past: leave the start empty to begin now."))
    if ends is not None and ends <= held.starts:
        refuse("ends", _("The end must come after the start."))


def validate_assignment(assignment: Assignment, now: datetime) -> None:
    validate_period(assignment, assignment.ends, now)
    validate_open(assignment.user)
    _validate_scope(assignment)


def validate_stand_in(stand_in: StandIn, now: datetime) -> None:
    validate_period(stand_in, stand_in.ends, now)
    validate_open(stand_in.user)
    assignment = stand_in.assignment
    if stand_in.user_id == assignment.user_id:
        refuse("user", _("Nobody stands in for themselves: choose another person."))
    if assignment.revoked_at is not None:
        refuse("assignment", _("This role was revoked: there is nothing to stand in for."))
    is_early = stand_in.starts < assignment.starts
    is_late = assignment.ends is not None and stand_in.ends > assignment.ends
    if is_early or is_late:
        refuse("ends", _("A stand-in is for the time of the role at most: correct the dates."))


def validate_open(user: User) -> None:
    """Raises ValidationError on `user` for an account that is closed or erased."""
    if not user.is_active:
        refuse("user", _("This account is closed: open it again first."))


def validate_grants(role: Role, grants: Iterable[tuple[Ability, Reach]]) -> None:
    """Raises ValidationError for a right that the nature of the role does not permit, or one that
    could reach nothing."""
    for ability, reach in grants:
        if ability not in PERMITTED[Nature(role.nature)]:
            refuse(
                "grants",
                _("A role of the nature “%(nature)s” cannot give this right: %(ability)s."),
                nature=Nature(role.nature).label,
                ability=Ability(ability).label,
            )
        limit = LIMITED.get(Reach(reach))
        if limit is not None and not getattr(role, limit):
            refuse(
                "grants",
                _("This role is not held for that: “%(reach)s” would reach nothing."),
                reach=Reach(reach).label,
            )


def validate_not_oneself(user: User, actor_ref: str) -> None:
    """Raises ValidationError on `user` when the actor is that user."""
    if actor_ref == user.as_actor().ref:
        refuse("user", _("Nobody gives a role to themselves: ask another administrator."))


def validate_one_nature(user: User, role: Role, held: Held, ends: datetime | None) -> None:
    """Raises ValidationError on `role` when the user holds, or stands in for, a role of another
    nature in the same time. Two queries."""
    during = overlapping(held.starts, ends)
    other = ~Q(role__nature=role.nature)
    standing = StandIn.objects.filter(during, ~Q(assignment__role__nature=role.nature), user=user)
    if Assignment.objects.filter(during, other, user=user).exists() or standing.exists():
        refuse(
            "role",
            _(
                "This person works on the record, oversees it or keeps accounts, and only one of "
                "these at a time: end the other role first, or open a second account."
            ),
        )


def validate_no_double(assignment: Assignment) -> None:
    """Raises ValidationError on `role` when the user holds it already, for the same scope, in a
    part of that time. One query."""
    same = Assignment.objects.filter(
        overlapping(assignment.starts, assignment.ends),
        user=assignment.user,
        role=assignment.role,
        state=assignment.state,
        body=assignment.body,
        pillar=assignment.pillar,
    )
    if same.exists():
        refuse("role", _("This person holds this role already in that time: end it first."))


def validate_one_stand_in(stand_in: StandIn) -> None:
    """Raises ValidationError on `starts` when somebody stands in already in a part of that time:
    there is never a doubt on who acts. One query."""
    during = overlapping(stand_in.starts, stand_in.ends)
    if StandIn.objects.filter(during, assignment=stand_in.assignment).exists():
        refuse("starts", _("Somebody stands in already in that time: revoke that first."))


def overlapping(starts: datetime, ends: datetime | None) -> Q:
    """What is held in a part of that time; what was revoked before it began never was."""
    begun = Q(starts__lt=ends) if ends is not None else Q()
    lasting = Q(ends__isnull=True) | Q(ends__gt=starts)
    kept = Q(revoked_at__isnull=True) | Q(revoked_at__gt=starts)
    return begun & lasting & kept


def _validate_scope(assignment: Assignment) -> None:
    role = assignment.role
    limits = {
        "state": (role.by_state, assignment.state),
        "body": (role.by_body, assignment.body),
        "pillar": (role.by_pillar, assignment.pillar),
    }
    for field, (is_asked, given) in limits.items():
        if given is not None and not is_asked:
            refuse(field, _("This role is not held for that: leave it empty."))
    given_count = sum(given is not None for _asked, given in limits.values())
    if given_count != int(any(asked for asked, _given in limits.values())):
        missing = next(field for field, (is_asked, _given) in limits.items() if is_asked)
        refuse(missing, _("Say for which state, body or pillar this role is held: exactly one."))
    if assignment.state is not None and assignment.state.kind != PartyKind.STATE:
        refuse("state", _("“%(ref)s” is not a state: choose one."), ref=assignment.state.ref)
    if assignment.body is not None and assignment.body.kind != PartyKind.BODY:
        refuse("body", _("“%(ref)s” is not a body: choose one."), ref=assignment.body.ref)
    if assignment.pillar is not None and assignment.pillar.vocabulary != PILLAR:
        refuse("pillar", _("“%(ref)s” is not a pillar: choose one."), ref=assignment.pillar.ref)
