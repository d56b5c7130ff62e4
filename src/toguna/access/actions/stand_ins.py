"""A person acts for another during an absence."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from toguna.access.actions.holders import locked, revoke
from toguna.access.models import Assignment, StandIn, User
from toguna.access.validators import (
    validate_not_oneself,
    validate_one_nature,
    validate_one_stand_in,
    validate_stand_in,
)
from toguna.kernel.clock import utc_now
from toguna.record.actor import Actor
from toguna.record.changes import create_all


def appoint_stand_in(
    *,
    actor: Actor,
    assignment: Assignment,
    user: User,
    ends: datetime,
    starts: datetime | None = None,
) -> StandIn:
    """`user` acts for the holder of the assignment from `starts` (now when empty) until `ends`, not
    included, with the rights of that assignment. Ask `rules.can_appoint_stand_in` first."""
    with transaction.atomic():
        now = utc_now()
        # The holder too: two stand-ins for one role would be two persons, each with a lock.
        for person in sorted((assignment.user, user), key=lambda one: one.pk):
            locked(person)
        assignment.refresh_from_db()
        user.refresh_from_db()
        stand_in = StandIn(
            assignment=assignment,
            user=user,
            starts=starts or max(now, assignment.starts),
            ends=ends,
            given_by=actor.ref,
        )
        validate_stand_in(stand_in, now)
        validate_not_oneself(user, actor.ref)
        validate_one_nature(user, assignment.role, stand_in, ends)
        validate_one_stand_in(stand_in)
        stand_in.full_clean()
        create_all(actor=actor, objects=[stand_in], verb="appoint_stand_in")
    return stand_in


def revoke_stand_in(*, actor: Actor, stand_in: StandIn) -> StandIn:
    """The absent person is back, or another is to stand in: from now on it gives nothing."""
    with transaction.atomic():
        locked(stand_in.user)
        stand_in.refresh_from_db()
        revoke(stand_in, actor=actor, verb="revoke_stand_in")
    return stand_in
