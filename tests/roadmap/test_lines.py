"""The roadmap, action by action."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.meetings.gatherings import query_count
from tests.roadmap.following import (
    Plan,
    make_action,
    make_assertion,
    make_category,
    make_plan,
    make_report,
    make_roadmap,
    make_round,
)
from toguna.roadmap.enums import Completion, Freshness, Lifecycle, Schedule
from toguna.roadmap.models import Action
from toguna.roadmap.queries import action_line, line_count, lines_of, roadmap_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def test_lines_are_by_category_position_and_identifier(plan: Plan) -> None:
    first = make_category(plan.roadmap, "a-first", position=0)
    second = make_category(plan.roadmap, "b-second", position=1)
    make_action(second, "one", position=0)
    make_action(first, "three", position=2)
    make_action(first, "b", position=1)
    make_action(first, "a", position=1)
    make_action(make_category(make_roadmap()), "elsewhere")

    standpoint = cast.seen_from()
    lines = roadmap_lines(plan.roadmap, standpoint)
    assert [line.action.ref for line in lines] == ["a", "b", "three", "one"]
    part = roadmap_lines(plan.roadmap, standpoint, offset=1, limit=2)
    assert [line.action.ref for line in part] == ["b", "three"]
    [top] = roadmap_lines(plan.roadmap, standpoint, limit=1)
    assert top.action.ref == "a"
    of_second = roadmap_lines(plan.roadmap, standpoint, category=second)
    assert [line.action.ref for line in of_second] == ["one"]
    assert line_count(plan.roadmap, standpoint) == 4
    assert line_count(plan.roadmap, standpoint, category=first) == 3


def test_not_reported_is_never_zero(plan: Plan) -> None:
    make_action(plan.category)

    [line] = roadmap_lines(plan.roadmap, cast.seen_from())
    assert (line.lifecycle, line.completion, line.schedule) == (None, None, None)
    assert (line.freshness, line.last_known, line.reporting) == (Freshness.NEVER, None, ())


def test_the_five_axes_of_a_line(plan: Plan) -> None:
    action = make_action(plan.category, responsible=[plan.belvar, plan.ardane], planned="2029")
    state = make_assertion(action, Lifecycle.UNDER_WAY, plan.union)
    done = make_assertion(action, Completion.SUBSTANTIAL, plan.union)
    round = make_round(plan.roadmap, "2031-01-01", "2031-03-31")
    make_report(round, plan.ardane, "submitted", "2031-02-01")

    [line] = roadmap_lines(plan.roadmap, cast.seen_from())
    assert (line.lifecycle, line.completion) == (state, done)
    assert line.schedule == Schedule.LATE
    assert [(one.party, one.state) for one in line.reporting] == [
        (plan.ardane, "submitted"),
        (plan.belvar, "overdue"),
    ]
    assert line.last_known == cast.KNOWN
    assert line.freshness == Freshness.NONE_RECENT  # 31 January 2030, seen on 1 June 2031


def test_freshness_counts_what_is_said_for_anyone_on_any_axis(plan: Plan) -> None:
    action = make_action(plan.category)
    make_assertion(action, Lifecycle.PIPELINE, plan.union, known=date(2030, 1, 1))
    make_assertion(action, Completion.LIMITED, plan.corune, known=date(2031, 5, 1))

    line = action_line(action, cast.seen_from())
    assert line is not None
    assert (line.last_known, line.freshness) == (date(2031, 5, 1), Freshness.RECENT)
    line = action_line(action, cast.seen_from(known_on="2030-12-31"))
    assert line is not None
    assert (line.last_known, line.freshness) == (date(2030, 1, 1), Freshness.NONE_RECENT)


def test_freshness_does_not_count_what_is_true_only_later(plan: Plan) -> None:
    action = make_action(plan.category)
    make_assertion(action, Lifecycle.CLOSED, plan.union, "2030-01-01", known=date(2030, 2, 1))

    line = action_line(action, cast.seen_from(as_of="2029-12-31"))
    assert line is not None
    assert (line.last_known, line.freshness) == (None, Freshness.NEVER)


def test_a_line_shows_attribution_without_a_further_query(plan: Plan) -> None:
    action = make_action(plan.category, responsible=[plan.ardane])
    make_assertion(action, Lifecycle.CLOSED, plan.union, act=cast.make_act())
    lines = roadmap_lines(plan.roadmap, cast.seen_from())

    with CaptureQueriesContext(connection) as captured:
        for line in lines:
            assert line.lifecycle is not None
            assert line.lifecycle.passage.source.publisher
            assert line.lifecycle.scope.name
            assert line.lifecycle.act is not None
            assert line.action.category.name
            assert list(line.action.responsible.all()) == [plan.ardane]
    assert len(captured) == 0


@pytest.mark.parametrize("level", ["action", "category", "roadmap"])
def test_nothing_under_embargo_is_a_line(plan: Plan, level: str) -> None:
    tomorrow = {"public_from": datetime(2031, 6, 2, tzinfo=UTC)}
    fields = {name: tomorrow if name == level else {} for name in ("action", "category", "roadmap")}
    roadmap = make_roadmap(**fields["roadmap"])
    category = make_category(roadmap, **fields["category"])
    action = make_action(category, **fields["action"])
    make_assertion(action, Lifecycle.CLOSED, plan.union)

    assert roadmap_lines(roadmap, cast.seen_from()) == ()
    assert line_count(roadmap, cast.seen_from()) == 0
    assert action_line(action, cast.seen_from()) is None
    assert lines_of(Action.objects.filter(pk=action.pk), cast.seen_from()) == ()
    assert len(roadmap_lines(roadmap, None)) == 1


def test_a_responsible_party_under_embargo_is_not_named(plan: Plan) -> None:
    make_action(plan.category, responsible=[plan.ardane, cast.make_party(is_public=False)])
    make_round(plan.roadmap, "2031-01-01", "2031-03-31")

    [line] = roadmap_lines(plan.roadmap, cast.seen_from())
    assert list(line.action.responsible.all()) == [plan.ardane]
    assert [one.party for one in line.reporting] == [plan.ardane]


def test_an_action_that_was_not_known_yet_is_no_line(plan: Plan) -> None:
    make_action(plan.category, known=date(2030, 1, 1))

    assert roadmap_lines(plan.roadmap, cast.seen_from(known_on="2029-12-31")) == ()


def test_without_a_confederation_nothing_is_confederal() -> None:
    action = make_action(make_category(make_roadmap()))
    make_assertion(action, Lifecycle.CLOSED, cast.make_party("state"))

    line = action_line(action, cast.seen_from())
    assert line is not None
    assert line.lifecycle is None


def test_lines_of_chosen_actions_of_any_roadmap(plan: Plan) -> None:
    here = make_action(plan.category, "here")
    there = make_action(make_category(make_roadmap(), position=1), "there")
    make_action(plan.category, "not-asked")
    state = make_assertion(there, Lifecycle.CLOSED, plan.union)

    chosen = Action.objects.filter(pk__in=[here.pk, there.pk]).order_by("-pk")
    lines = lines_of(chosen, cast.seen_from())
    assert [(line.action, line.lifecycle) for line in lines] == [(here, None), (there, state)]


def test_queries_do_not_grow_with_the_rows(plan: Plan) -> None:
    make_round(plan.roadmap, "2031-01-01", "2031-03-31")

    def add() -> None:
        action = make_action(plan.category, responsible=plan.states)
        for value in (Lifecycle.CLOSED, Completion.LIMITED):
            make_assertion(action, value, plan.union, passage=cast.make_passage())

    def count() -> int:
        return query_count(lambda: roadmap_lines(plan.roadmap, cast.seen_from("2030-06-01")))

    add()
    one = count()
    for _ in range(99):
        add()
    assert count() == one == 7
    assert len(roadmap_lines(plan.roadmap, cast.seen_from())) == 100
