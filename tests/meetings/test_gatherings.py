"""Meetings as a list, in series and in chains."""

from __future__ import annotations

import pytest

from tests import cast
from tests.meetings.gatherings import make_chain, make_meeting, make_series, query_count
from toguna.meetings.queries import (
    chain_of,
    chain_view,
    chains,
    meeting_line,
    meetings,
    meetings_of_series,
)

pytestmark = pytest.mark.django_db


def test_meetings_are_in_order_of_their_date_without_one_last() -> None:
    for ref, date in (("undated", ""), ("second", "2030-05"), ("first", "2029-11-03")):
        make_meeting(cast.make_act(ref, date))

    lines = meetings(cast.seen_from())
    assert [line.meeting.ref for line in lines] == ["first", "second", "undated"]


def test_meetings_without_date_or_number_are_held_as_such() -> None:
    act = cast.make_act("several-meetings", multiplicity="several")
    make_meeting(act)

    [line] = meetings(cast.seen_from())
    assert (line.meeting.act.multiplicity, line.meeting.act.date.is_known) == ("several", False)
    assert (line.meeting.ordinal, line.series) == (None, None)


def test_a_meeting_of_several_bodies_at_once() -> None:
    bodies = [cast.make_party(ref=f"ministers-{n}", position=n) for n in (2, 1)]
    hidden = cast.make_party(ref="hidden-body", is_public=False)
    make_meeting(bodies=[*bodies, hidden])

    [line] = meetings(cast.seen_from())
    assert [body.ref for body in line.meeting.bodies.all()] == ["ministers-1", "ministers-2"]


def test_a_planned_date_that_has_passed_stays_planned_and_not_confirmed() -> None:
    make_meeting(cast.make_act("awaited", "2030-10", "planned"))

    [line] = meetings(cast.seen_from())
    assert (line.standing.status, line.standing.confirmed) == ("planned", False)
    [line] = meetings(cast.seen_from(as_of="2030-10-31"))
    assert line.standing.confirmed


def test_a_meeting_that_was_postponed_is_listed_at_its_new_date() -> None:
    moved = make_meeting(cast.make_act("moved", "2030-01-01", "planned"))
    make_meeting(cast.make_act("between", "2030-02-01"))
    cast.make_status_change(moved.act, "postponed", "2030-03-01")

    assert [line.meeting.ref for line in meetings(cast.seen_from())] == ["between", "moved"]


def test_what_is_not_public_is_not_listed_nor_named() -> None:
    make_meeting(cast.make_act(is_public=False))
    make_meeting(is_public=False)
    shown = make_meeting(
        chain=make_chain(is_public=False), series=make_series(is_public=False), ordinal=2
    )

    [line] = meetings(cast.seen_from())
    assert (line.meeting, line.chain, line.series) == (shown, None, None)
    assert chain_of(shown, cast.seen_from()) is None
    assert len(meetings(None)) == 3
    hidden = make_meeting(is_public=False)
    assert meeting_line(hidden, cast.seen_from()) is None
    assert meeting_line(hidden, None) is not None


def test_a_chain_is_in_its_own_order() -> None:
    chain = make_chain("summit")
    heads = make_meeting(cast.make_act("heads", "2030-05-01"), chain=chain, chain_position=3)
    experts = make_meeting(cast.make_act("experts", "2030-05-09"), chain=chain, chain_position=1)
    aside = make_meeting(cast.make_act("aside"), chain=chain)
    make_meeting()

    view = chain_of(heads, cast.seen_from())
    assert view is not None
    assert view.chain == chain
    assert [line.meeting for line in view.meetings] == [experts, heads, aside]
    assert chain_of(make_meeting(), cast.seen_from()) is None


def test_chains_exist_without_a_summit_and_are_listed_in_order() -> None:
    later, first = make_chain(position=2), make_chain(position=1)
    make_chain(is_public=False)

    assert chains(cast.seen_from()) == (first, later)


def test_a_series_is_in_order_of_its_numbers() -> None:
    series = make_series(rotating=True)
    second = make_meeting(cast.make_act(date="2029-01"), series=series, ordinal=2)
    first = make_meeting(cast.make_act(date="2030-01"), series=series, ordinal=1)
    make_meeting()

    lines = meetings_of_series(series, cast.seen_from())
    assert [line.meeting for line in lines] == [first, second]


def test_queries_do_not_grow_with_the_rows() -> None:
    chain, party = make_chain(), cast.make_party()

    def count() -> list[int]:
        return [
            query_count(lambda: meetings(cast.seen_from())),
            query_count(lambda: chain_view(chain, cast.seen_from())),
        ]

    make_meeting(chain=chain, bodies=[party], series=make_series())
    one = count()
    for _ in range(99):
        meeting = make_meeting(chain=chain, bodies=[party], series=make_series())
        cast.make_status_change(meeting.act, "cancelled")
    assert count() == one
