"""The agenda of a meeting, and the climb of its points."""

from __future__ import annotations

import pytest

from tests import cast
from tests.meetings.gatherings import make_agenda_item, make_chain, make_meeting, query_count
from toguna.meetings.models import Meeting
from toguna.meetings.queries import agenda_of

pytestmark = pytest.mark.django_db


def make_summit() -> tuple[Meeting, Meeting, Meeting]:
    """Experts, ministers, heads of state."""
    chain = make_chain()
    experts, ministers, heads = (
        make_meeting(cast.make_act(ref), chain=chain, chain_position=position)
        for position, ref in enumerate(("experts", "ministers", "heads"), 1)
    )
    return experts, ministers, heads


def test_a_point_climbs_and_carries_its_text() -> None:
    experts, ministers, heads = make_summit()
    work = cast.make_work("protocol")
    low = make_agenda_item(experts, "low", work=work)
    middle = make_agenda_item(ministers, "middle", work=work, climbs_from=low)
    top = make_agenda_item(heads, "top", work=work, climbs_from=middle)

    [line] = agenda_of(ministers, cast.seen_from())
    assert (line.item, line.work, line.below, line.above) == (middle, work, (low,), (top,))
    [line] = agenda_of(heads, cast.seen_from())
    assert (line.below, line.above) == ((middle, low), ())
    [line] = agenda_of(experts, cast.seen_from())
    assert line.above == (middle, top)


def test_points_are_in_order_and_one_point_can_climb_to_several_meetings() -> None:
    experts, ministers, heads = make_summit()
    second = make_agenda_item(experts, "second", position=2)
    first = make_agenda_item(experts, "first", position=1)
    ups = [make_agenda_item(m, climbs_from=first) for m in (ministers, heads)]

    lines = agenda_of(experts, cast.seen_from())
    assert [line.item for line in lines] == [first, second]
    assert set(lines[0].above) == set(ups)


def test_the_climb_stops_at_what_is_not_public() -> None:
    experts, ministers, heads = make_summit()
    low = make_agenda_item(experts)
    middle = make_agenda_item(ministers, climbs_from=low, is_public=False)
    top = make_agenda_item(heads, climbs_from=middle)

    assert agenda_of(ministers, cast.seen_from()) == ()
    [line] = agenda_of(heads, cast.seen_from())
    assert (line.item, line.below) == (top, ())
    assert agenda_of(heads, None)[0].below == (middle, low)


def test_points_of_a_meeting_that_is_not_public_are_not_told() -> None:
    hidden = make_meeting(is_public=False)
    secret = make_meeting(cast.make_act(is_public=False))
    low = make_agenda_item(hidden)
    lower = make_agenda_item(secret)
    shown = make_meeting()
    for position, below in enumerate((low, lower)):
        make_agenda_item(shown, position=position, climbs_from=below)

    assert agenda_of(hidden, cast.seen_from()) == ()
    assert agenda_of(secret, cast.seen_from()) == ()
    assert [line.below for line in agenda_of(shown, cast.seen_from())] == [(), ()]
    assert [line.below for line in agenda_of(shown, None)] == [(low,), (lower,)]


def test_a_text_under_embargo_is_not_named() -> None:
    meeting = make_meeting()
    make_agenda_item(meeting, work=cast.make_work(is_public=False))

    assert agenda_of(meeting, cast.seen_from())[0].work is None


def test_links_in_a_circle_do_not_hang() -> None:
    experts, ministers, _heads = make_summit()
    low = make_agenda_item(experts)
    high = make_agenda_item(ministers, climbs_from=low)
    type(low).objects.filter(pk=low.pk).update(climbs_from=high)

    [line] = agenda_of(experts, cast.seen_from())
    assert (line.below, line.above) == ((high,), (high,))


def test_queries_do_not_grow_with_the_rows_nor_with_the_climb() -> None:
    short = make_meeting()
    make_agenda_item(short)
    below = [make_agenda_item(make_meeting(), position=n) for n in range(20)]
    for _level in range(3):
        meeting = make_meeting()
        below = [make_agenda_item(meeting, position=n, climbs_from=i) for n, i in enumerate(below)]

    asked = [query_count(lambda m=m: agenda_of(m, cast.seen_from())) for m in (short, meeting)]
    assert asked == [2, 2]
    assert {len(line.below) for line in agenda_of(meeting, cast.seen_from())} == {3}
