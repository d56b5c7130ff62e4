"""The programme: its working version, its releases, and what changed between them."""

from __future__ import annotations

import pytest

from tests import cast
from tests.meetings.gatherings import (
    at,
    make_chain,
    make_item,
    make_meeting,
    make_slot,
    query_count,
    release,
)
from toguna.meetings.enums import SlotChange
from toguna.meetings.queries import programme, release_changes, releases_of
from toguna.meetings.queries import release as release_view

pytestmark = pytest.mark.django_db


def test_working_version_is_in_order_of_time_unscheduled_last() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    make_item(meeting, "someday")
    for ref, date, starts in (
        ("late", "2030-05-06", "2030-05-06 15:00"),
        ("all-day", "2030-05-06", None),
        ("early", "2030-05-06", "2030-05-06 09:00"),
        ("before", "2030-05-05", None),
    ):
        make_slot(make_item(meeting, ref), date, **({"starts": starts} if starts else {}))

    lines = programme(chain)
    assert [line.item.ref for line in lines] == ["before", "all-day", "early", "late", "someday"]
    assert lines[-1].slot is None


def test_what_is_public_of_the_working_version() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    make_slot(make_item(meeting, "shown"), "2030-05-06")
    make_slot(make_item(meeting, "hidden", is_public=False), "2030-05-06")
    slot = make_slot(make_item(meeting, "slot-hidden"), "2030-05-05")
    type(slot).objects.filter(pk=slot.pk).update(validated_at=None, validated_by="")
    private = make_chain(is_public=False)
    make_slot(make_item(make_meeting(chain=private)), "2030-05-06")

    lines = programme(chain, cast.seen_from())
    assert [(line.item.ref, line.slot is None) for line in lines] == [
        ("shown", False),
        ("slot-hidden", True),
    ]
    assert programme(private, cast.seen_from()) == ()
    assert len(programme(private)) == 1


def test_a_release_is_what_was_frozen_and_not_the_working_version() -> None:
    chain = make_chain()
    item = make_item(make_meeting(chain=chain))
    release(chain, {item: {"date": "2030-05-06"}})
    slot = make_slot(item, "2030-05-07")

    view = release_view(chain, 1, cast.seen_from())
    assert view is not None
    assert [line.slot.date.edtf for line in view.lines if line.slot] == ["2030-05-06"]
    assert programme(chain)[0].slot == slot


def test_the_last_release_is_given_when_none_is_named() -> None:
    chain = make_chain()
    assert release_view(chain, None, cast.seen_from()) is None
    item = make_item(make_meeting(chain=chain))
    for day in ("2030-05-06", "2030-05-07"):
        release(chain, {item: {"date": day}})

    last = release_view(chain, None, cast.seen_from())
    assert last is not None
    assert last.release.number == 2
    assert [one.number for one in releases_of(chain)] == [1, 2]
    assert release_view(chain, 3, cast.seen_from()) is None


def test_a_release_leaves_out_what_is_not_public() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    shown, hidden = make_item(meeting, "shown"), make_item(meeting, "hidden", is_public=False)
    secret = make_item(make_meeting(cast.make_act(is_public=False), chain=chain), "secret")
    release(chain, {one: {"date": "2030-05-06"} for one in (shown, hidden, secret)})

    view = release_view(chain, 1, cast.seen_from())
    assert view is not None
    assert [line.item for line in view.lines] == [shown]
    changes = release_changes(chain, 0, 1, cast.seen_from())
    assert [change.item for change in changes] == [shown]
    assert len(release_changes(chain, 0, 1, None)) == 3


def test_no_release_of_a_chain_that_is_not_public() -> None:
    chain = make_chain(is_public=False)
    release(chain, {make_item(make_meeting(chain=chain)): {"date": "2030-05-06"}})

    assert release_view(chain, 1, cast.seen_from()) is None
    assert release_changes(chain, 0, 1, cast.seen_from()) == ()


def test_changes_between_two_releases() -> None:
    chain = make_chain()
    meeting = make_meeting(chain=chain)
    names = "same moved room cancelled back dropped stays-off new stillborn"
    items = {name: make_item(meeting, name) for name in names.split()}
    on, off = {"date": "2030-05-06"}, {"date": "2030-05-06", "cancelled": True}
    before = dict.fromkeys(("same", "moved", "room", "cancelled", "dropped"), on)
    before |= {"back": off, "stays-off": off}
    after = {
        "same": on,
        "moved": {"date": "2030-05-07"},
        "room": {"date": "2030-05-06", "room": "B"},
        "cancelled": off,
        "back": on,
        "stays-off": off,
        "new": on,
        "stillborn": off,
    }
    for slots in (before, after):
        release(chain, {items[name]: fields for name, fields in slots.items()})

    changes = release_changes(chain, 1, 2, cast.seen_from())
    assert {change.item.ref: change.change for change in changes} == {
        "moved": SlotChange.MOVED,
        "room": SlotChange.MOVED,
        "cancelled": SlotChange.CANCELLED,
        "back": SlotChange.REINSTATED,
        "dropped": SlotChange.CANCELLED,
        "new": SlotChange.NEW,
        "stillborn": SlotChange.CANCELLED,
    }
    moved = next(change for change in changes if change.item.ref == "moved")
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.date.edtf, moved.after.date.edtf) == ("2030-05-06", "2030-05-07")


def test_an_hour_that_moves_is_a_move() -> None:
    chain = make_chain()
    item = make_item(make_meeting(chain=chain))
    for hour in ("09:00", "10:00"):
        release(chain, {item: {"date": "2030-05-06", "starts": f"2030-05-06 {hour}"}})

    [change] = release_changes(chain, 1, 2, cast.seen_from())
    assert change.change == SlotChange.MOVED
    assert change.after is not None
    assert change.after.starts == at("2030-05-06 10:00")


def test_queries_do_not_grow_with_the_rows() -> None:
    party = cast.make_party()
    asked = []
    for size in (1, 100):
        chain = make_chain()
        meeting = make_meeting(chain=chain)
        items = [make_item(meeting, parties=[party]) for _ in range(size)]
        for item in items:
            make_slot(item, "2030-05-06")
        for day in ("2030-05-06", "2030-05-07"):
            release(chain, {item: {"date": day} for item in items})
        asked.append(
            [
                query_count(lambda c=chain: programme(c)),
                query_count(lambda c=chain: release_view(c, 1, cast.seen_from())),
                query_count(lambda c=chain: release_changes(c, 1, 2, cast.seen_from())),
            ]
        )
        assert len(release_changes(chain, 1, 2, cast.seen_from())) == size
    assert asked[0] == asked[1]
