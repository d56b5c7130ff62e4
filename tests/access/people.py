"""The people of the tests, by name, each with the role that their name stands for.

Ardane and Belvar are states of the Union of the Rivers; Sena keeps the secretariat, Edo edits, Noa
sits in the national committee of Ardane, Fela is the focal point of the council and Pio that of the
pillar of waters, Nuru reads for a newsroom, Tari translates, Ada audits, Max administers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from tests.cast import make_party, make_term
from toguna.access.actions import ensure_roles, give_role
from toguna.access.models import Assignment, Role, User
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.record.actor import Actor

SYSTEM = Actor("system:tests")
T0 = datetime(2030, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOW = T0 + DAY
"""An instant at which everybody's role is running."""

CLOCKS = (
    "toguna.access.actions.roles.utc_now",
    "toguna.access.actions.stand_ins.utc_now",
    "toguna.access.actions.holders.utc_now",
    "toguna.access.actions.grants.utc_now",
    "toguna.access.actions.accounts.utc_now",
    "toguna.access.rules.utc_now",
)

ROLE_OF = {
    "sena": "secretariat",
    "edo": "editor",
    "noa": "national-committee",
    "fela": "focal-point",
    "pio": "focal-point",
    "nuru": "newsroom",
    "tari": "translator",
    "ada": "auditor",
    "max": "administrator",
}


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    """The room's clock stands at this instant."""
    patches = [patch(name, return_value=instant) for name in CLOCKS]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, what they hold since `T0`, and the scopes."""

    users: dict[str, User]
    held: dict[str, Assignment]
    ardane: Party
    belvar: Party
    council: Party
    bank: Party
    waters: Term
    roads: Term

    def __getitem__(self, name: str) -> User:
        return self.users[name]


def make_user(name: str, **fields: Any) -> User:
    given = {"first_name": name.title(), "email": f"{name}@example.org", **fields}
    return User.objects.create_user(name, **given)


def role(ref: str) -> Role:
    return Role.objects.get(ref=ref)


def make_cast() -> Cast:
    """Everybody at work since `T0`."""
    ardane, belvar = make_party("state", "ardane"), make_party("state", "belvar")
    council, bank = make_party("body", "council"), make_party("body", "bank")
    waters, roads = make_term("pillar", "waters"), make_term("pillar", "roads")
    scopes = {"noa": {"state": ardane}, "fela": {"body": council}, "pio": {"pillar": waters}}
    with clock_at(T0):
        ensure_roles(actor=SYSTEM)
        users = {name: make_user(name) for name in ROLE_OF}
        held = {
            name: give_role(
                actor=SYSTEM, user=user, role=role(ROLE_OF[name]), **scopes.get(name, {})
            )
            for name, user in users.items()
        }
    return Cast(users, held, ardane, belvar, council, bank, waters, roads)
