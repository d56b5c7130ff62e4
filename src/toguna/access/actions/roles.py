"""A person holds a role, until its end or until it is revoked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.access.actions.holders import locked, revoke
from toguna.access.models import Assignment, Role, User
from toguna.access.validators import (
    validate_assignment,
    validate_no_double,
    validate_not_oneself,
    validate_one_nature,
)
from toguna.institutions.models import Party
from toguna.institutions.validators import refuse
from toguna.kernel.clock import utc_now
from toguna.kernel.models import Term
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all, create_all


def give_role(
    *,
    actor: Actor,
    user: User,
    role: Role,
    state: Party | None = None,
    body: Party | None = None,
    pillar: Term | None = None,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> Assignment:
    """A person holds a role from `starts` (now when empty) until `ends`, not included, for the
    state, body or pillar that the role asks for."""
    with transaction.atomic():
        now = utc_now()
        assignment = Assignment(
            user=locked(user),
            role=role,
            state=state,
            body=body,
            pillar=pillar,
            starts=starts or now,
            ends=ends,
            given_by=actor.ref,
        )
        validate_not_oneself(user, actor.ref)
        validate_assignment(assignment, now)
        validate_one_nature(user, role, assignment, ends)
        validate_no_double(assignment)
        assignment.full_clean()
        create_all(actor=actor, objects=[assignment], verb="give_role")
    return assignment


def end_role(*, actor: Actor, assignment: Assignment, ends: datetime) -> Assignment:
    """A role that runs, or is to, ends at that instant, which is to come. Stand-ins end with it."""
    with transaction.atomic():
        locked(assignment.user)
        assignment.refresh_from_db()
        if assignment.revoked_at is not None:
            refuse("assignment", _("This role was revoked already."))
        if ends <= utc_now():
            refuse("ends", _("This end is in the past: revoke the role to end it now."))
        if ends <= assignment.starts:
            refuse("ends", _("The end must come after the start."))
        is_later = assignment.ends is not None and ends > assignment.ends
        if is_later:
            refuse("ends", _("This role ends before that: give it again for the time after."))
        change = Change(assignment, {"ends": assignment.ends}, {"ends": ends})
        change_all(actor=actor, changes=[change], verb="end_role")
    return assignment


def revoke_role(*, actor: Actor, assignment: Assignment) -> Assignment:
    """A role ends now, or never begins, and every stand-in for it with it."""
    with transaction.atomic():
        locked(assignment.user)
        assignment.refresh_from_db()
        revoke(assignment, actor=actor, verb="revoke_role")
        for stand_in in assignment.stand_ins.filter(revoked_at__isnull=True):
            if stand_in.ends > utc_now():
                revoke(stand_in, actor=actor, verb="revoke_stand_in")
    return assignment
