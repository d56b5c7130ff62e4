"""What giving and revoking have in common: the lock on a person, and the revocation itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from toguna.access.holding import over_at
from toguna.access.models import Assignment, StandIn, User
from toguna.institutions.validators import refuse
from toguna.kernel.clock import utc_now
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all


def locked(user: User) -> User:
    """The person, read again and locked until the transaction ends: two who give roles to the same
    person at once do it one after the other. SQLite has one writer at a time anyway."""
    return User.objects.select_for_update().get(pk=user.pk)


def revoke(held: Assignment | StandIn, *, actor: Actor, verb: str) -> None:
    """From now on it gives nothing. Raises ValidationError when it is over already."""
    now = utc_now()
    end = over_at(held)
    if held.revoked_at is not None or (end is not None and end <= now):
        refuse("revoked_at", _("This is over already: there is nothing to revoke."))
    change = Change(
        held,
        {"revoked_at": None, "revoked_by": ""},
        {"revoked_at": now, "revoked_by": actor.ref},
    )
    change_all(actor=actor, changes=[change], verb=verb)
