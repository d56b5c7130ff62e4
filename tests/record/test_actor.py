from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from toguna.record.actor import Actor


@pytest.mark.parametrize(
    "ref", ["user:1", "user:12", "import:year-one", "import:a.b_c-2", "system:worker"]
)
def test_an_actor_is_named(ref: str) -> None:
    assert Actor(ref).ref == ref


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "user",
        "user:",
        "user:0",
        "user:01",
        "user:awa",
        "person:1",
        "import:Year",
        "import:a--b",
        "import:-a",
        "system:worker ",
        "system:worker\n",
        "system:été",
        "system:" + "a" * 120,
    ],
)
def test_anything_else_names_no_actor(ref: str) -> None:
    with pytest.raises(ValidationError):
        Actor(ref)


def test_an_actor_is_shown_by_its_label() -> None:
    assert str(Actor("user:1", "Awa")) == "Awa"
    assert str(Actor("user:1")) == "user:1"
