"""Calendars: a UID that never changes, a SEQUENCE that only grows, cancelled entries that stay."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests.meetings.gatherings import (
    at,
    make_chain,
    make_item,
    make_meeting,
    query_count,
    release,
)
from toguna.meetings.models import Chain, ProgrammeItem
from toguna.meetings.queries import CalendarEntry, calendar_entries, meeting_entries

pytestmark = pytest.mark.django_db

ON = {"date": "2030-05-06"}
MOVED = {"date": "2030-05-07"}
OFF = {"date": "2030-05-06", "cancelled": True}


@pytest.fixture
def chain() -> Chain:
    cast.make_confederation(cast.make_party(ref="union"), jurisdiction="aa-riv")
    return make_chain()


@pytest.fixture
def item(chain: Chain) -> ProgrammeItem:
    return make_item(make_meeting(cast.make_act("session"), chain=chain), "opening")


def entry(chain: Chain) -> CalendarEntry:
    [found] = calendar_entries(chain, cast.seen_from())
    return found


def test_an_entry_of_a_day(chain: Chain, item: ProgrammeItem) -> None:
    release(chain, {item: {"date": "2030-05-06/2030-05-08", "room": "Hall"}})

    found = entry(chain)
    assert found.uid == "opening.programme@aa-riv"
    assert (found.ref, found.sequence, found.status) == ("opening", 0, "CONFIRMED")
    assert (found.first_day, found.last_day) == (date(2030, 5, 6), date(2030, 5, 8))
    assert (found.starts, found.ends, found.room) == (None, None, "Hall")


def test_an_entry_of_an_hour_is_in_utc_at_the_place_of_the_meeting(
    chain: Chain, item: ProgrammeItem
) -> None:
    place = cast.make_place("old-town")
    type(item.meeting.act).objects.filter(pk=item.meeting.act_id).update(place=place)
    hours = {"starts": "2030-05-06 09:00", "ends": "2030-05-06 10:30"}
    release(chain, {item: {**ON, **hours}})

    found = entry(chain)
    assert (found.starts, found.ends) == (at("2030-05-06 09:00"), at("2030-05-06 10:30"))
    assert (found.first_day, found.last_day, found.place) == (None, None, place)


def test_the_sequence_counts_the_releases_that_changed_the_slot(
    chain: Chain, item: ProgrammeItem
) -> None:
    other = make_item(item.meeting, "other")
    told = []
    for slots in (ON, ON, MOVED, OFF, OFF, ON):
        release(chain, {item: slots, other: ON})
        entries = calendar_entries(chain, cast.seen_from())
        found = next(one for one in entries if one.ref == "opening")
        told.append((found.uid, found.sequence, str(found.status)))

    uid = "opening.programme@aa-riv"
    assert told == [
        (uid, 0, "CONFIRMED"),
        (uid, 0, "CONFIRMED"),
        (uid, 1, "CONFIRMED"),
        (uid, 2, "CANCELLED"),
        (uid, 2, "CANCELLED"),
        (uid, 3, "CONFIRMED"),
    ]


def test_an_entry_changed_when_the_release_that_changed_it_was_recorded(
    chain: Chain, item: ProgrammeItem
) -> None:
    releases = [release(chain, {item: slots}) for slots in (ON, MOVED, MOVED)]
    for one in releases:
        one.refresh_from_db()

    assert entry(chain).changed == releases[1].recorded


def test_what_is_dropped_from_the_programme_stays_as_cancelled(
    chain: Chain, item: ProgrammeItem
) -> None:
    release(chain, {item: ON})
    release(chain, {})

    found = entry(chain)
    assert (found.status, found.sequence, found.first_day) == ("CANCELLED", 1, date(2030, 5, 6))


def test_an_entry_whose_date_is_no_longer_a_day_stays_where_it_stood(
    chain: Chain, item: ProgrammeItem
) -> None:
    release(chain, {item: ON})
    release(chain, {item: {"date": "2030-06"}})

    found = entry(chain)
    assert (found.status, found.sequence, found.first_day) == ("TENTATIVE", 1, date(2030, 5, 6))


def test_what_never_had_a_day_is_no_entry(chain: Chain, item: ProgrammeItem) -> None:
    release(chain, {item: {"date": "2030-06"}})

    assert calendar_entries(chain, cast.seen_from()) == ()


def test_a_date_in_doubt_is_tentative(chain: Chain, item: ProgrammeItem) -> None:
    release(chain, {item: {"date": "2030-05-06?"}})

    assert entry(chain).status == "TENTATIVE"


@pytest.mark.parametrize(
    ("status", "expected"), [("cancelled", "CANCELLED"), ("postponed", "TENTATIVE")]
)
def test_a_later_statement_on_the_meeting_counts(
    chain: Chain, item: ProgrammeItem, status: str, expected: str
) -> None:
    release(chain, {item: ON})
    cast.make_status_change(item.meeting.act, status)

    found = entry(chain)
    assert (found.status, found.sequence) == (expected, 1)


def test_nothing_under_embargo_is_an_entry(chain: Chain, item: ProgrammeItem) -> None:
    hidden = make_item(item.meeting, "hidden", is_public=False)
    secret = make_item(make_meeting(cast.make_act(is_public=False), chain=chain), "secret")
    release(chain, dict.fromkeys((item, hidden, secret), ON))
    private = make_chain(is_public=False)
    release(private, {make_item(make_meeting(chain=private), "private"): ON})
    make_meeting(cast.make_act("hidden-meeting", "2030-05-06", is_public=False))

    assert [one.ref for one in calendar_entries(chain, cast.seen_from())] == ["opening"]
    assert calendar_entries(private, cast.seen_from()) == ()
    assert "hidden-meeting" not in {one.ref for one in meeting_entries(cast.seen_from())}


def test_meetings_are_entries_too() -> None:
    make_meeting(cast.make_act("held", "2030-05-06"))
    make_meeting(cast.make_act("planned", "2032-05-06/2032-05-07", "planned"))
    make_meeting(cast.make_act("vague", "2030-05"))
    moved = make_meeting(cast.make_act("moved", "2030-05-06", "planned"))
    cast.make_status_change(moved.act, "postponed", "2032-01-02")
    off = make_meeting(cast.make_act("off", "2030-05-06", "planned"))
    cast.make_status_change(off.act, "cancelled")

    found = {one.ref: one for one in meeting_entries(cast.seen_from())}
    assert {
        ref: (one.uid, one.sequence, str(one.status), str(one.first_day))
        for ref, one in found.items()
    } == {
        "held": ("held.meeting@toguna", 0, "CONFIRMED", "2030-05-06"),
        "planned": ("planned.meeting@toguna", 0, "TENTATIVE", "2032-05-06"),
        "moved": ("moved.meeting@toguna", 1, "TENTATIVE", "2032-01-02"),
        "off": ("off.meeting@toguna", 1, "CANCELLED", "2030-05-06"),
    }
    assert found["planned"].last_day == date(2032, 5, 7)


def test_queries_do_not_grow_with_the_rows() -> None:
    asked = []
    for size in (1, 100):
        chain = make_chain()
        items = [make_item(make_meeting(chain=chain)) for _ in range(size)]
        for slots in (ON, MOVED):
            release(chain, dict.fromkeys(items, slots))
        assert len(calendar_entries(chain, cast.seen_from())) == size
        asked.append(
            [
                query_count(lambda c=chain: calendar_entries(c, cast.seen_from())),
                query_count(lambda: meeting_entries(cast.seen_from())),
            ]
        )
    assert asked[0] == asked[1]
