"""What came out of an act: heads, lines, embargo, and the same number of queries."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests import cast
from tests.meetings.gatherings import make_outcome, query_count
from toguna.meetings.queries import OutcomeNode, outcomes_by_act, outcomes_for, outcomes_of

pytestmark = pytest.mark.django_db


def refs(nodes: tuple[OutcomeNode, ...]) -> list[tuple[str, list[object]]]:
    return [(node.outcome.ref, list(refs(node.lines))) for node in nodes]


def test_lines_belong_to_their_head_in_the_order_of_the_source() -> None:
    act = cast.make_act("session")
    head = make_outcome(act, "recommends", position=2, kind="recommendation")
    make_outcome(act, "second", head=head, position=2)
    first = make_outcome(act, "first", head=head, position=1)
    make_outcome(act, "detail", head=first, position=1)
    make_outcome(act, "decides", position=1)
    make_outcome(cast.make_act("other"), "elsewhere")

    assert refs(outcomes_of(act, cast.seen_from())) == [
        ("decides", []),
        ("recommends", [("first", [("detail", [])]), ("second", [])]),
    ]


def test_walk_reads_a_list_in_order() -> None:
    act = cast.make_act()
    head = make_outcome(act, "head")
    make_outcome(act, "b", head=head, position=2)
    make_outcome(act, "a", head=head, position=1)

    node = outcomes_of(act, cast.seen_from())[0]
    assert [one.ref for one in node.walk()] == ["head", "a", "b"]


def test_what_is_not_public_is_held_back_with_its_lines() -> None:
    act = cast.make_act()
    hidden = make_outcome(act, "hidden-head", is_public=False)
    make_outcome(act, "line-of-hidden", head=hidden)
    make_outcome(act, "embargoed", public_from=datetime(2032, 1, 1, tzinfo=UTC))
    make_outcome(act, "shown")

    assert refs(outcomes_of(act, cast.seen_from())) == [("shown", [])]
    assert len(outcomes_of(act, None)) == 3


def test_nothing_comes_out_of_an_act_that_is_not_public() -> None:
    act = cast.make_act(is_public=False)
    make_outcome(act)

    assert outcomes_of(act, cast.seen_from()) == ()


def test_a_text_and_an_addressee_under_embargo_are_not_named() -> None:
    act = cast.make_act()
    hidden = cast.make_work(is_public=False)
    outcome = make_outcome(act, work=hidden)
    shown = cast.make_party(ref="shown-body")
    outcome.addressees.set([shown, cast.make_party(ref="hidden-body", is_public=False)])

    node = outcomes_of(act, cast.seen_from())[0]
    assert node.work is None
    assert list(node.outcome.addressees.all()) == [shown]
    assert outcomes_of(act, None)[0].work == hidden


def test_only_what_was_known_by_the_day() -> None:
    act = cast.make_act()
    make_outcome(act, "early", known=date(2029, 1, 1))
    make_outcome(act, "late", known=date(2030, 1, 1))

    assert refs(outcomes_of(act, cast.seen_from(known_on="2029-12-31"))) == [("early", [])]


def test_several_acts_at_once() -> None:
    one, other = cast.make_act(), cast.make_act()
    make_outcome(one, "of-one")
    make_outcome(other, "of-other")

    found = outcomes_by_act([one.pk, other.pk, cast.make_act().pk], cast.seen_from())
    assert {key: refs(nodes) for key, nodes in found.items()} == {
        one.pk: [("of-one", [])],
        other.pk: [("of-other", [])],
    }


def test_a_state_and_a_body_have_the_outcomes_addressed_to_them() -> None:
    state, body = cast.make_party("state"), cast.make_party("body")
    early, late = cast.make_act(date="2029-05"), cast.make_act(date="2030-05-01")
    last = make_outcome(late, "yearly-report", recurrence="yearly")
    head = make_outcome(early, "recommends", position=1)
    second = make_outcome(early, "second", head=head, position=2)
    first = make_outcome(early, "first", head=head, position=1)
    for outcome in (last, second, first):
        outcome.addressees.add(state)
    second.addressees.add(body)

    assert outcomes_for(state, cast.seen_from()) == (first, second, last)
    assert outcomes_for(state, cast.seen_from())[-1].recurrence == "yearly"
    assert outcomes_for(body, cast.seen_from()) == (second,)
    assert outcomes_for(cast.make_party(), cast.seen_from()) == ()


def test_a_party_has_no_outcome_that_is_under_embargo_or_hangs_on_what_is() -> None:
    party = cast.make_party()
    hidden_act, act = cast.make_act(is_public=False), cast.make_act()
    hidden_head = make_outcome(act, is_public=False)
    shown = make_outcome(act)
    hidden = [
        make_outcome(hidden_act),
        make_outcome(act, head=hidden_head),
        make_outcome(act, is_public=False),
    ]
    for outcome in (shown, *hidden):
        outcome.addressees.add(party)

    assert outcomes_for(party, cast.seen_from()) == (shown,)
    assert set(outcomes_for(party, None)) == {shown, *hidden}


def test_queries_do_not_grow_with_the_rows() -> None:
    small, large = cast.make_act(), cast.make_act()
    party = cast.make_party()
    make_outcome(small).addressees.add(party)
    head = make_outcome(large)
    for _ in range(99):
        make_outcome(large, head=head).addressees.add(party)

    counts = [
        query_count(lambda act=act: outcomes_of(act, cast.seen_from())) for act in (small, large)
    ]
    assert counts == [2, 2]
    other = cast.make_party()
    make_outcome(cast.make_act()).addressees.add(other)
    assert [
        query_count(lambda who=who: outcomes_for(who, cast.seen_from())) for who in (other, party)
    ] == [3, 3]
