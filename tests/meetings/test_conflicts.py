"""Conflicts in a programme: warnings with a severity, never a refusal."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tests import cast
from tests.meetings.gatherings import (
    make_chain,
    make_item,
    make_meeting,
    make_slot,
    query_count,
)
from toguna.meetings.enums import Severity
from toguna.meetings.models import Chain, ProgrammeItem
from toguna.meetings.queries import programme_conflicts

pytestmark = pytest.mark.django_db

DAY = "2030-05-06"


def found(chain: Chain) -> list[tuple[Severity, list[str], str]]:
    with override("en"):
        return [
            (one.severity, sorted(item.ref for item in one.items), one.reason)
            for one in programme_conflicts(chain)
        ]


def item_at(chain_item: ProgrammeItem, hours: str, **fields: object) -> ProgrammeItem:
    starts, ends = (f"{DAY} {hour}" for hour in hours.split("-"))
    make_slot(chain_item, DAY, starts=starts, ends=ends, **fields)
    return chain_item


def test_a_party_expected_twice_and_a_room_taken_twice() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    party, place = cast.make_party(name="The council"), cast.make_place()
    item_at(make_item(meeting, "a", parties=[party]), "09:00-11:00", place=place, room="Hall")
    item_at(make_item(meeting, "b", parties=[party]), "10:00-12:00")
    item_at(make_item(meeting, "c"), "10:30-10:45", place=place, room="hall")
    item_at(make_item(meeting, "d", parties=[party]), "12:00-13:00", place=place, room="Hall")

    assert found(chain) == [
        (
            Severity.SERIOUS,
            ["a", "b"],
            "The council is expected in two places at the same time.",
        ),
        (Severity.SERIOUS, ["a", "c"], "“Hall” is taken twice at the same time."),
    ]


def test_what_is_cancelled_conflicts_with_nothing() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    party = cast.make_party()
    item_at(make_item(meeting, parties=[party]), "09:00-11:00")
    item_at(make_item(meeting, parties=[party]), "10:00-12:00", cancelled=True)
    make_slot(make_item(meeting), cancelled=True)

    assert found(chain) == []


def test_a_slot_outside_the_days_of_its_meeting_is_a_warning() -> None:
    chain = make_chain()
    meeting = make_meeting(cast.make_act(date="2030-05-06/2030-05-07"), chain=chain)
    make_slot(make_item(meeting, "inside"), "2030-05-07")
    make_slot(make_item(meeting, "after"), "2030-05-08")
    make_slot(make_item(meeting, "long"), "2030-05-05/2030-05-06")

    reason = "It stands outside the days of its meeting."
    assert found(chain) == [
        (Severity.WARNING, ["long"], reason),
        (Severity.WARNING, ["after"], reason),
    ]


def test_the_day_is_told_in_the_zone_of_the_place() -> None:
    """22:30 UTC on 5 May is 6 May, 01:30, three hours to the east: inside the meeting's day."""
    chain = make_chain()
    east = cast.make_place(zone="Africa/Nairobi")
    hall = cast.make_place(zone="", part_of=east)
    meeting = make_meeting(cast.make_act(date=DAY, place=east), chain=chain)
    make_slot(make_item(meeting, "in-the-hall"), starts="2030-05-05 22:30", place=hall)
    make_slot(make_item(meeting, "no-place"), starts="2030-05-05 22:30")
    west = cast.make_place(zone="Africa/Abidjan")
    make_slot(make_item(meeting, "west"), starts="2030-05-05 22:30", place=west)

    assert [items for _severity, items, _reason in found(chain)] == [["west"]]


def test_what_ends_at_midnight_ends_on_the_day_before() -> None:
    chain = make_chain()
    place = cast.make_place()
    meeting = make_meeting(cast.make_act(date=DAY, place=place), chain=chain)
    make_slot(make_item(meeting), starts=f"{DAY} 20:00", ends="2030-05-07 00:00")
    assert found(chain) == []
    make_slot(make_item(meeting), starts=f"{DAY} 20:00", ends="2030-05-07 00:01")
    assert len(found(chain)) == 1


def test_an_item_without_a_day_is_for_information() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    make_item(meeting, "no-slot")
    make_slot(make_item(meeting, "no-day"))

    assert [(severity, items) for severity, items, _reason in found(chain)] == [
        (Severity.INFO, ["no-day"]),
        (Severity.INFO, ["no-slot"]),
    ]


def test_a_meeting_dated_before_the_one_that_prepares_it() -> None:
    chain = make_chain()
    experts = make_meeting(
        cast.make_act(date="2030-05-08", title="Experts"), chain=chain, chain_position=1
    )
    heads = make_meeting(
        cast.make_act(date="2030-05-06", title="Summit"), chain=chain, chain_position=2
    )
    make_slot(make_item(experts), "2030-05-08")
    make_slot(make_item(heads, "opening"), "2030-05-06")

    assert found(chain) == [
        (
            Severity.WARNING,
            ["opening"],
            "“Summit” is dated before “Experts”, which prepares it.",
        )
    ]


def test_queries_do_not_grow_with_the_rows() -> None:
    asked = []
    party = cast.make_party()
    for size in (1, 100):
        chain = make_chain()
        meeting = make_meeting(cast.make_act(date=DAY), chain=chain)
        for _ in range(size):
            place = cast.make_place(zone="", part_of=cast.make_place())
            item_at(make_item(meeting, parties=[party]), "09:00-11:00", place=place)
        asked.append(query_count(lambda c=chain: programme_conflicts(c)))
    assert asked[0] == asked[1]
    assert len(programme_conflicts(chain)) == 100 * 99 // 2
