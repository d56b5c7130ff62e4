"""The circle, both ways: what became of a meeting's outcomes, and where an action comes from."""

from __future__ import annotations

import pytest

from tests import cast
from tests.meetings.gatherings import (
    make_agenda_item,
    make_chain,
    make_meeting,
    make_outcome,
    query_count,
)
from tests.roadmap.following import Plan, make_action, make_assertion, make_plan
from toguna.acts.models import Act
from toguna.roadmap.enums import Lifecycle
from toguna.roadmap.queries import FollowedOutcome, became, origin_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def told(followed: tuple[FollowedOutcome, ...]) -> list[tuple[str, list[str], list[object]]]:
    return [
        (one.outcome.ref, [line.action.ref for line in one.actions], list(told(one.lines)))
        for one in followed
    ]


def test_what_became_of_what_came_out_of_an_act(plan: Plan) -> None:
    act = cast.make_act()
    head = make_outcome(act, "head", position=1)
    line = make_outcome(act, "line", head=head)
    make_outcome(act, "unfollowed", position=2)
    for ref in ("road", "bridge"):
        make_action(plan.category, ref, outcome=line)
    make_action(plan.category, "of-head", outcome=head)
    make_action(plan.category, "elsewhere", outcome=make_outcome(cast.make_act()))

    assert told(became(act, cast.seen_from())) == [
        ("head", ["of-head"], [("line", ["bridge", "road"], [])]),
        ("unfollowed", [], []),
    ]


def test_what_became_is_told_as_of_a_date(plan: Plan) -> None:
    act = cast.make_act()
    action = make_action(plan.category, outcome=make_outcome(act))
    for value, valid in ((Lifecycle.PIPELINE, "2029"), (Lifecycle.CLOSED, "2030")):
        make_assertion(action, value, plan.union, valid)

    [followed] = became(act, cast.seen_from(as_of="2030-06-01"))
    assert followed.actions[0].lifecycle is not None
    assert followed.actions[0].lifecycle.value == "pipeline"


def test_an_action_under_embargo_is_not_said_to_follow(plan: Plan) -> None:
    act = cast.make_act()
    make_action(plan.category, outcome=make_outcome(act, "outcome"), is_public=False)

    assert told(became(act, cast.seen_from())) == [("outcome", [], [])]


def test_the_origin_of_an_action_back_to_the_experts(plan: Plan) -> None:
    chain, work = make_chain(), cast.make_work("protocol")
    experts = make_meeting(cast.make_act("experts"), chain=chain, chain_position=1)
    heads = make_meeting(cast.make_act("heads"), chain=chain, chain_position=2)
    low = make_agenda_item(experts, work=work)
    top = make_agenda_item(heads, work=work, climbs_from=low)
    make_agenda_item(heads, position=2)
    head = make_outcome(heads.act, "head")
    line = make_outcome(heads.act, "line", head=head, work=work)
    programme = make_action(plan.category, "programme")
    project = make_action(plan.category, "project", parent=programme)
    action = make_action(plan.category, "road", outcome=line, parent=project)

    origin = origin_of(action, cast.seen_from())
    assert origin.wider == (project, programme)
    assert (origin.outcome, origin.heads) == (line, (head,))
    assert (origin.act, origin.meeting, origin.work) == (heads.act, heads, work)
    assert [(point.item, point.below) for point in origin.agenda] == [(top, (low,))]


def test_a_decision_without_a_meeting_is_an_origin_too(plan: Plan) -> None:
    decree = cast.make_act("decree", kind="decision")
    action = make_action(plan.category, outcome=make_outcome(decree))

    origin = origin_of(action, cast.seen_from())
    assert (origin.act, origin.meeting, origin.agenda) == (decree, None, ())


def test_an_action_that_is_stated_only_has_no_further_origin(plan: Plan) -> None:
    work = cast.make_work()
    origin = origin_of(make_action(plan.category, work=work), cast.seen_from())
    assert (origin.outcome, origin.act, origin.wider, origin.work) == (None, None, (), work)
    hidden = make_action(plan.category, work=cast.make_work(is_public=False))
    assert origin_of(hidden, cast.seen_from()).work is None


@pytest.mark.parametrize("hidden", ["act", "outcome", "head", "work", "meeting", "parent"])
def test_an_origin_under_embargo_is_empty(plan: Plan, hidden: str) -> None:
    def is_public(what: str) -> bool:
        return what != hidden

    act: Act = cast.make_act(is_public=is_public("act"))
    work = cast.make_work(is_public=is_public("work"))
    make_agenda_item(make_meeting(act, is_public=is_public("meeting")), work=work)
    head = make_outcome(act, is_public=is_public("head"))
    outcome = make_outcome(act, head=head, work=work, is_public=is_public("outcome"))
    parent = make_action(plan.category, is_public=is_public("parent"))
    action = make_action(plan.category, outcome=outcome, parent=parent)

    origin = origin_of(action, cast.seen_from())
    is_traced = hidden not in {"act", "outcome", "head"}
    assert (origin.outcome, origin.heads, origin.act) == (
        (outcome, (head,), act) if is_traced else (None, (), None)
    )
    assert (origin.meeting is not None) == (is_traced and hidden != "meeting")
    assert len(origin.agenda) == int(is_traced and hidden not in {"meeting", "work"})
    assert (origin.work is not None) == (is_traced and hidden != "work")
    assert origin.wider == (() if hidden == "parent" else (parent,))


def test_wider_actions_in_a_circle_do_not_hang(plan: Plan) -> None:
    one = make_action(plan.category)
    other = make_action(plan.category, parent=one)
    type(one).objects.filter(pk=one.pk).update(parent=other)

    one.refresh_from_db()
    assert origin_of(one, cast.seen_from()).wider == (other, one)


def test_queries_do_not_grow_with_the_rows(plan: Plan) -> None:
    acts = [cast.make_act(), cast.make_act()]
    for act, size in zip(acts, (1, 100), strict=True):
        head = make_outcome(act)
        for _ in range(size):
            action = make_action(plan.category, outcome=make_outcome(act, head=head))
            make_assertion(action, Lifecycle.CLOSED, plan.union)
    counts = [query_count(lambda act=act: became(act, cast.seen_from())) for act in acts]
    assert counts[0] == counts[1] <= 8

    action = make_action(plan.category)
    deep = [action]
    for _ in range(20):
        deep.append(make_action(plan.category, parent=deep[-1]))
    counts = [query_count(lambda a=a: origin_of(a, cast.seen_from())) for a in (deep[1], deep[-1])]
    assert counts[0] == counts[1]
