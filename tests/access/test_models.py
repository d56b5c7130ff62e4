from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, transaction

from tests.access.people import DAY, SYSTEM, T0, Cast
from toguna.access.models import Assignment, Grant, StandIn, User
from toguna.record.actor import KEY
from toguna.record.ledger import Item, append_many
from toguna.record.ledger.payloads import Created
from toguna.record.models import Entry

pytestmark = pytest.mark.django_db


def test_a_user_acts_by_a_key_and_is_shown_by_name() -> None:
    user = User.objects.create_user("sita", first_name="Sita", last_name="Barro")
    assert re.fullmatch(KEY, user.ref)
    assert user.as_actor().ref == f"user:{user.ref}"
    assert user.as_actor().label == "Sita Barro"


def test_no_two_users_have_a_key() -> None:
    assert User.objects.create_user("sita").ref != User.objects.create_user("awa").ref


def test_a_user_without_a_full_name_is_shown_by_the_one_of_the_account() -> None:
    assert User.objects.create_user("sita").as_actor().label == "sita"


def test_the_ledger_keeps_the_key_of_a_user_and_never_the_name() -> None:
    user = User.objects.create_user("sita", first_name="Sita", last_name="Barro")
    append_many(user.as_actor(), [Item("created", "texts.work", "a", Created({"title": "A"}))])
    row = Entry.objects.values().get()
    assert row["actor"] == f"user:{user.ref}"
    assert not any("barro" in str(value).casefold() for value in row.values())
    assert not any("sita" in str(value).casefold() for value in row.values())


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ends": T0}, "access_assignment_ends_after"),
        ({"revoked_at": T0}, "access_assignment_revoked_by"),
        ({"revoked_by": "system:x"}, "access_assignment_revoked_by"),
    ],
)
def test_the_database_refuses_an_assignment_that_cannot_be(
    cast: Cast, values: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Assignment.objects.filter(pk=cast.held["edo"].pk).update(**values)


def test_the_database_refuses_two_scopes(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="one_scope"), transaction.atomic():
        Assignment.objects.filter(pk=cast.held["noa"].pk).update(body=cast.council)


def test_the_database_refuses_a_stand_in_without_an_end(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(
            assignment=cast.held["noa"],
            user=cast["edo"],
            starts=T0,
            ends=None,
            given_by=SYSTEM.ref,
        )


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ability": "fly"}, "grant_ability_is_known"),
        ({"reach": "moon"}, "grant_reach_is_known"),
        ({"ends": T0 - DAY}, "grant_ends_after_it_starts"),
    ],
)
def test_the_database_refuses_a_right_that_code_does_not_know(
    cast: Cast, values: dict[str, object], constraint: str
) -> None:
    grant = Grant.objects.filter(role__ref="editor").first()
    assert grant is not None
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(**values)


def test_the_database_refuses_a_right_given_twice(cast: Cast) -> None:
    grant = Grant.objects.filter(role__ref="editor").first()
    assert grant is not None
    # PostgreSQL names the constraint, SQLite the columns.
    with pytest.raises(IntegrityError, match=r"grant_once|access_grant\.role_id"):
        Grant.objects.create(
            role=grant.role, ability=grant.ability, reach=grant.reach, starts=T0 + DAY
        )


def test_the_database_refuses_an_erased_account_that_names_somebody(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="erased_account"), transaction.atomic():
        User.objects.filter(pk=cast["edo"].pk).update(erased_at=T0)
