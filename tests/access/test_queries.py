from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.people import DAY, NOW, SYSTEM, Cast, clock_at, make_user, role
from tests.cast import make_party
from toguna.access.actions import appoint_stand_in, close_account, give_role
from toguna.access.concerns import Concerns
from toguna.access.enums import Ability
from toguna.access.models import User
from toguna.access.queries import (
    assignments_in_force,
    assignments_of,
    labels_of,
    people_who_may,
    rights_of,
    roles,
    stand_ins_in_force,
)
from toguna.access.rules import can

pytestmark = pytest.mark.django_db


def grow(cast: Cast, count: int) -> None:
    """Many more people, half of whom have somebody standing in, and many more roles of Noa's and
    Edo's."""
    for number in range(count):
        with clock_at(NOW - DAY):
            state = make_party("state", f"state-{number}")
            values = {"role": role("national-committee"), "state": state}
            held = give_role(actor=SYSTEM, user=make_user(f"person-{number}"), **values)
            own = give_role(actor=SYSTEM, user=cast["noa"], **values)
        if number % 2:
            with clock_at(NOW):
                for one in (held, own):
                    appoint_stand_in(actor=SYSTEM, assignment=one, user=cast["edo"], ends=NOW + DAY)


READS: list[tuple[str, Callable[[Cast], Any], int]] = [
    ("rights", lambda cast: rights_of(cast["edo"], NOW), 3),
    ("rights of a committee", lambda cast: rights_of(cast["noa"], NOW), 3),
    ("decision", lambda cast: can(cast["noa"], Ability.SUBMIT_REPORTS, cast.belvar, NOW), 3),
    ("people", lambda cast: people_who_may(Ability.SUBMIT_REPORTS, NOW, cast.ardane), 3),
    ("assignments", lambda cast: [str(a.scope) for a in assignments_in_force(NOW)], 1),
    ("stand-ins", lambda cast: [s.assignment.user.label for s in stand_ins_in_force(NOW)], 1),
    (
        "of a person",
        lambda cast: [
            (a.role.ref, a.scope, [s.user.label for s in a.stand_ins.all()])
            for a in assignments_of(cast["noa"])
        ],
        2,
    ),
    ("roles", lambda cast: [list(one.given) for one in roles(NOW)], 2),  # type: ignore[attr-defined]
    ("labels", lambda cast: labels_of(u.as_actor().ref for u in cast.users.values()), 1),
]


@pytest.mark.parametrize(("name", "read", "expected"), READS, ids=[name for name, *_ in READS])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, name: str, read: Callable[[Cast], Any], expected: int
) -> None:
    with CaptureQueriesContext(connection) as few:
        read(cast)
    grow(cast, 6)
    with CaptureQueriesContext(connection) as many:
        read(cast)
    if name not in {"people", "of a person"}:
        assert len(few) == expected
    assert len(many) == expected


def test_people_who_may_is_what_can_says_of_each(cast: Cast) -> None:
    grow(cast, 3)
    with clock_at(NOW):
        appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["sena"], user=cast["tari"], ends=NOW + DAY
        )
        appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["tari"], user=cast["nuru"], ends=NOW + DAY
        )
        close_account(actor=SYSTEM, user=cast["tari"])
    everybody = list(User.objects.all())
    abouts: list[Any] = [None, cast.ardane, cast.belvar, cast.council, cast.waters, Concerns()]
    for right in Ability:
        for about in abouts:
            found = {entitled.user.pk for entitled in people_who_may(right, NOW, about)}
            assert found == {user.pk for user in everybody if can(user, right, about, NOW)}


def test_who_may_comes_before_who_stands_in(cast: Cast) -> None:
    with clock_at(NOW):
        stand_in = appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["noa"], user=cast["edo"], ends=NOW + DAY
        )
    found = people_who_may(Ability.SUBMIT_REPORTS, NOW, cast.ardane)
    assert [(one.user.username, one.stand_in) for one in found] == [
        ("sena", None),
        ("noa", None),
        ("edo", stand_in),
    ]


def test_a_key_that_is_no_users_has_no_label(cast: Cast) -> None:
    edo = cast["edo"].as_actor().ref
    assert labels_of([edo, "system:worker", "user:7"]) == {edo: "Edo"}
