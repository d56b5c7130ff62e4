from __future__ import annotations

import pytest

from toguna.access.models import User
from toguna.record.ledger import Item, append_many
from toguna.record.ledger.payloads import Created
from toguna.record.models import Entry

pytestmark = pytest.mark.django_db


def test_a_user_acts_by_number_and_is_shown_by_name() -> None:
    user = User.objects.create_user("sita", first_name="Sita", last_name="Barro")
    assert user.as_actor().ref == f"user:{user.pk}"
    assert user.as_actor().label == "Sita Barro"


def test_a_user_without_a_full_name_is_shown_by_the_one_of_the_account() -> None:
    assert User.objects.create_user("sita").as_actor().label == "sita"


def test_the_ledger_keeps_the_number_of_a_user_and_never_the_name() -> None:
    user = User.objects.create_user("sita", first_name="Sita", last_name="Barro")
    append_many(user.as_actor(), [Item("created", "texts.work", "a", Created({"title": "A"}))])
    row = Entry.objects.values().get()
    assert row["actor"] == f"user:{user.pk}"
    assert not any("barro" in str(value).casefold() for value in row.values())
    assert not any("sita" in str(value).casefold() for value in row.values())
