"""What roles give: as shipped at first, then as administrators say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from toguna.access.enums import Ability, Nature, Reach
from toguna.access.models import Grant, Role
from toguna.access.shipped import ROLES, Granted, ShippedRole
from toguna.access.validators import validate_grants
from toguna.kernel.clock import utc_now
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all, create_all


def add_role(
    *,
    actor: Actor,
    ref: str,
    name: str | LazyI18nString,
    description: str | LazyI18nString = "",
    nature: Nature = Nature.CONTENT,
    by_state: bool = False,
    by_body: bool = False,
    by_pillar: bool = False,
    grants: Collection[Granted] = (),
    position: int = 0,
) -> Role:
    """A role of the house's own, with what it gives."""
    role = Role(
        ref=ref,
        name=name,
        description=description,
        nature=nature,
        by_state=by_state,
        by_body=by_body,
        by_pillar=by_pillar,
        position=position,
    )
    with transaction.atomic():
        role.full_clean()
        validate_grants(role, grants)
        create_all(actor=actor, objects=[role], verb="add_role")
        _grant(actor, role, grants, utc_now())
    return role


def change_grants(*, actor: Actor, role: Role, grants: Collection[Granted]) -> None:
    """From now on the role gives these rights and no other. Nothing is written where it does
    already. What it gave before stays told, with its end."""
    wanted = {(Ability(ability), Reach(reach)) for ability, reach in grants}
    with transaction.atomic():
        role = Role.objects.select_for_update().get(pk=role.pk)
        validate_grants(role, wanted)
        now = utc_now()
        standing = {_key(grant): grant for grant in role.grants.filter(ends__isnull=True)}
        gone = [grant for key, grant in standing.items() if key not in wanted]
        # A clock that was set back must not make a right end before it began.
        changes = [
            Change(grant, {"ends": None}, {"ends": max(now, grant.starts)}) for grant in gone
        ]
        change_all(actor=actor, changes=changes, verb="withdraw_right")
        _grant(actor, role, wanted - standing.keys(), now)


def ensure_roles(*, actor: Actor) -> tuple[Role, ...]:
    """The shipped roles exist. Returns those that were made now or given a right; run again, it
    writes nothing.

    A role that is missing is made with its rights. One that exists keeps its name, its limits and
    its rights as they stand; it is given a shipped right only if it was never offered it, as a new
    release brings one. So what an administrator withdrew, renamed or added stays as it is.
    """
    touched = []
    with transaction.atomic():
        for position, shipped in enumerate(ROLES, start=1):
            role = Role.objects.select_for_update().filter(ref=shipped.ref).first()
            if role is None:
                role = _make(actor, shipped, position)
            elif not _offer(actor, role, shipped):
                continue
            touched.append(role)
    return tuple(touched)


def _make(actor: Actor, shipped: ShippedRole, position: int) -> Role:
    role = Role(
        ref=shipped.ref,
        name=_in_every_language(shipped.name),
        description=_in_every_language(shipped.description),
        nature=shipped.nature,
        by_state=shipped.by_state,
        by_body=shipped.by_body,
        by_pillar=shipped.by_pillar,
        offered=_written(shipped.grants),
        position=position,
    )
    role.full_clean()
    validate_grants(role, shipped.grants)
    create_all(actor=actor, objects=[role], verb="ship_role")
    _grant(actor, role, shipped.grants, utc_now())
    return role


def _offer(actor: Actor, role: Role, shipped: ShippedRole) -> bool:
    """Give the role the shipped rights that it was never offered. Whether there was any."""
    offered = set(role.offered)
    new = {granted for granted in shipped.grants if _name(granted) not in offered}
    if not new:
        return False
    validate_grants(role, new)
    after = sorted(offered | {_name(granted) for granted in new})
    change = Change(role, {"offered": role.offered}, {"offered": after})
    change_all(actor=actor, changes=[change], verb="offer_rights")
    standing = {_key(grant) for grant in role.grants.filter(ends__isnull=True)}
    _grant(actor, role, new - standing, utc_now())
    return True


def _grant(actor: Actor, role: Role, grants: Iterable[Granted], starts: datetime) -> None:
    rows = [
        Grant(role=role, ability=ability, reach=reach, starts=starts)
        for ability, reach in sorted(grants)
    ]
    create_all(actor=actor, objects=rows, verb="give_right")


def _key(grant: Grant) -> Granted:
    return Ability(grant.ability), Reach(grant.reach)


def _name(granted: Granted) -> str:
    ability, reach = granted
    return f"{ability.value}:{reach.value}"


def _written(grants: Iterable[Granted]) -> list[str]:
    return sorted(_name(granted) for granted in grants)


def _in_every_language(text: str | Promise) -> LazyI18nString:
    """The text in each language of the interface, as the catalogues have it today."""
    said = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            said[language] = str(text)
    return LazyI18nString(said)
