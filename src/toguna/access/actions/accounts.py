"""Accounts: opened, closed, opened again, erased.

The ledger tells that it happened to a key, and never a name, an address or a date of birth: what is
erased here is then nowhere.
"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.access.actions.holders import locked, revoke
from toguna.access.models import Assignment, StandIn, User
from toguna.institutions.validators import refuse
from toguna.kernel.clock import utc_now
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all
from toguna.record.ledger import Created, Item, append_many


def open_account(
    *,
    actor: Actor,
    username: str,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
) -> User:
    """An account without a role and without a password: the person chooses one by the way that the
    desk offers."""
    user = User(
        username=username,
        first_name=first_name,
        last_name=last_name,
        email=User.objects.normalize_email(email),
        password=make_password(None),
    )
    with transaction.atomic():
        user.full_clean()
        user.save(force_insert=True)
        item = Item("open_account", "access.user", user.ref, Created({"is_active": True}))
        append_many(actor, [item])
    return user


def close_account(*, actor: Actor, user: User) -> User:
    """The person can do nothing from now on, nor anybody who stands in for them. Their roles stay
    as they are, and count again when the account is opened again."""
    return _set_active(actor, user, False, "close_account")


def reopen_account(*, actor: Actor, user: User) -> User:
    """The person can sign in again, with the roles that still run."""
    return _set_active(actor, user, True, "reopen_account")


def erase_account(*, actor: Actor, user: User) -> User:
    """Forget a person: the account is closed for ever, its roles and stand-ins end, and nothing in
    the row says who it was. The key stays, so that the ledger still tells one person from another
    and its chain holds. Raises ValidationError for an account that is erased already."""
    with transaction.atomic():
        now = utc_now()
        before = locked(user)
        if before.erased_at is not None:
            refuse("user", _("This account is erased already."))
        _revoke_all(actor, before)
        before.username = f"erased-{before.ref}"
        before.first_name = before.last_name = before.email = ""
        before.password = make_password(None)
        before.last_login = None
        before.is_staff = before.is_superuser = False
        before.groups.clear()
        before.user_permissions.clear()
        was_active, before.is_active, before.erased_at = before.is_active, False, now
        before.save()
        change = Change(
            before,
            {"is_active": was_active, "erased_at": None},
            {"is_active": False, "erased_at": now},
        )
        change_all(actor=actor, changes=[change], verb="erase_account")
        user.refresh_from_db()
    return user


def _set_active(actor: Actor, user: User, is_active: bool, verb: str) -> User:
    with transaction.atomic():
        standing = locked(user)
        if standing.erased_at is not None:
            refuse("user", _("This account is erased: open a new one."))
        if standing.is_active is is_active:
            said = (
                _("This account is open already.")
                if is_active
                else _("This account is closed already.")
            )
            refuse("user", said)
        change = Change(user, {"is_active": not is_active}, {"is_active": is_active})
        change_all(actor=actor, changes=[change], verb=verb)
    return user


def _revoke_all(actor: Actor, user: User) -> None:
    """End whatever the person still holds, and who stands in for them."""
    now = utc_now()
    held = Assignment.objects.filter(user=user, revoked_at__isnull=True)
    by_others = StandIn.objects.filter(assignment__user=user, revoked_at__isnull=True)
    standing = StandIn.objects.filter(user=user, revoked_at__isnull=True)
    for stand_in in (by_others | standing).filter(ends__gt=now).distinct():
        revoke(stand_in, actor=actor, verb="revoke_stand_in")
    for assignment in held:
        if assignment.ends is None or assignment.ends > now:
            revoke(assignment, actor=actor, verb="revoke_role")
