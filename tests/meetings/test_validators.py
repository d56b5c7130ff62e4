"""What is refused, and on which field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests import cast
from tests.meetings.gatherings import (
    at,
    make_agenda_item,
    make_chain,
    make_item,
    make_meeting,
    make_outcome,
    make_series,
    make_slot,
)
from toguna.acts.models import Act
from toguna.meetings import models as rows
from toguna.meetings.models import AgendaItem, Meeting, Outcome, Slot
from toguna.meetings.validators import VALIDATORS
from toguna.record.facts import Fact

pytestmark = pytest.mark.django_db


def refused(row: models.Model) -> set[str]:
    """The fields that the row's validator refuses; none when it accepts the row."""
    try:
        VALIDATORS[type(row)](row)
    except ValidationError as error:
        return set(error.error_dict)
    return set()


def test_every_fact_of_the_room_has_a_validator() -> None:
    facts = {
        model
        for model in vars(rows).values()
        if isinstance(model, type) and issubclass(model, Fact) and model.__module__ == rows.__name__
    }
    assert set(VALIDATORS) == facts


MEETINGS: list[tuple[Callable[[], dict[str, Any]], set[str]]] = [
    (dict, set()),
    (lambda: {"ref": "another"}, {"ref"}),
    (lambda: {"ordinal": 2}, {"ordinal"}),
    (lambda: {"ordinal": 2, "series": make_series()}, set()),
    (lambda: {"ordinal": 0, "series": make_series()}, {"ordinal"}),
    (lambda: {"chain_position": 1}, {"chain_position"}),
    (lambda: {"chain_position": 1, "chain": make_chain()}, set()),
]


@pytest.mark.parametrize(("fields", "expected"), MEETINGS)
def test_meeting(fields: Callable[[], dict[str, Any]], expected: set[str]) -> None:
    act = cast.make_act("session")
    assert refused(Meeting(**{"ref": "session", "act": act, **fields()})) == expected


def test_a_point_climbs_and_never_down_nor_in_a_circle() -> None:
    chain = make_chain()
    experts = make_meeting(chain=chain, chain_position=1)
    heads = make_meeting(chain=chain, chain_position=2)
    low, high = make_agenda_item(experts, "low"), make_agenda_item(heads, "high")

    assert refused(AgendaItem(ref="up", meeting=heads, climbs_from=low)) == set()
    assert refused(AgendaItem(ref="down", meeting=experts, climbs_from=high)) == {"climbs_from"}
    assert refused(AgendaItem(ref="beside", meeting=heads, climbs_from=high)) == {"climbs_from"}
    assert refused(AgendaItem(ref="apart", meeting=make_meeting(), climbs_from=high)) == set()
    low.climbs_from = AgendaItem(ref="top", meeting=make_meeting(), climbs_from=low)
    assert refused(low) == {"climbs_from"}


def test_a_line_belongs_to_a_head_of_the_same_act() -> None:
    act = cast.make_act()
    head = make_outcome(act, "head")

    assert refused(Outcome(ref="line", act=act, head=head)) == set()
    assert refused(Outcome(ref="line", act=cast.make_act(), head=head)) == {"head"}
    head.head = Outcome(ref="line", act=act, head=head)
    assert refused(head) == {"head"}


SLOTS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"starts": at("2030-05-06 09:00")}, set()),
    ({"starts": at("2030-05-06 09:00"), "ends": at("2030-05-06 10:00")}, set()),
    ({"starts": at("2030-05-06 09:00"), "ends": at("2030-05-06 09:00")}, {"ends"}),
    ({"ends": at("2030-05-06 09:00")}, {"starts"}),
    ({"starts": datetime(2030, 5, 6, 9)}, {"starts"}),  # noqa: DTZ001  (a naive one, on purpose)
]


@pytest.mark.parametrize(("fields", "expected"), SLOTS)
def test_slot(fields: dict[str, Any], expected: set[str]) -> None:
    assert refused(Slot(ref="slot", item=make_item(make_meeting()), **fields)) == expected


def test_a_start_falls_on_the_stated_date_at_its_place() -> None:
    east = cast.make_place(zone="Africa/Nairobi")
    slot = Slot(
        ref="slot",
        item=make_item(make_meeting()),
        date="2030-05-06",
        starts=at("2030-05-05 22:30"),
        place=cast.make_place(zone="", part_of=east),
    )
    assert refused(slot) == set()
    slot.place = cast.make_place(zone="Africa/Abidjan")
    assert refused(slot) == {"date"}


def test_the_database_refuses_a_number_outside_a_series_and_a_slot_that_ends_first() -> None:
    act: Act = cast.make_act()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_meeting(act, ordinal=2)
    item = make_item(make_meeting())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_slot(item, starts="2030-05-06 09:00", ends="2030-05-06 08:00")
