"""Which assertion holds: as of a date, as was known on a date, corrected, under embargo."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.meetings.gatherings import query_count
from tests.roadmap.following import Plan, make_action, make_assertion, make_plan
from toguna.kernel.standpoint import Standpoint
from toguna.roadmap.enums import Completion, Lifecycle
from toguna.roadmap.models import Action, Assertion
from toguna.roadmap.queries import (
    action_line,
    history,
    history_count,
    roadmap_lines,
    scoped_assertions,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


@pytest.fixture
def action(plan: Plan) -> Action:
    return make_action(plan.category, "road", known=date(2027, 1, 1))


def lifecycle(action: Action, standpoint: Standpoint) -> str | None:
    line = action_line(action, standpoint)
    assert line is not None
    return line.lifecycle.value if line.lifecycle else None


def test_as_of_a_date_asks_what_was_true(plan: Plan, action: Action) -> None:
    for value, valid in (
        (Lifecycle.PIPELINE, "2028-01-01"),
        (Lifecycle.UNDER_WAY, "2029-05"),
        (Lifecycle.CLOSED, "2030-01-01"),
    ):
        make_assertion(action, value, plan.union, valid)

    told = {
        day: lifecycle(action, cast.seen_from(as_of=day))
        for day in ("2027-12-31", "2028-01-01", "2029-05-15", "2029-05-31", "2030-01-01")
    }
    assert told == {
        "2027-12-31": None,
        "2028-01-01": "pipeline",
        "2029-05-15": "pipeline",  # "in May 2029" is certain on 31 May
        "2029-05-31": "under-way",
        "2030-01-01": "closed",
    }
    assert lifecycle(action, cast.seen_from()) == "closed"


def test_as_was_known_on_a_date_asks_what_was_public_too(plan: Plan, action: Action) -> None:
    make_assertion(action, Lifecycle.PIPELINE, plan.union, "2028-01-01", known=date(2028, 2, 1))
    make_assertion(action, Lifecycle.UNDER_WAY, plan.union, "2028-06-01", known=date(2029, 2, 1))

    assert lifecycle(action, cast.seen_from("2028-12-31", "2028-12-31")) == "pipeline"
    assert lifecycle(action, cast.seen_from("2028-12-31")) == "under-way"
    assert lifecycle(action, cast.seen_from(known_on="2028-01-31")) is None


def test_as_was_known_on_a_date_is_not_told_what_would_be_true_later(
    plan: Plan, action: Action
) -> None:
    make_assertion(action, Lifecycle.UNDER_WAY, plan.union, "2028-01-01", known=date(2028, 2, 1))
    make_assertion(action, Lifecycle.CLOSED, plan.union, "2029-01-01", known=date(2028, 2, 1))

    assert lifecycle(action, cast.seen_from(known_on="2028-06-01")) == "under-way"
    assert lifecycle(action, cast.seen_from(known_on="2029-01-01")) == "closed"


def test_recorded_plays_no_part(plan: Plan, action: Action) -> None:
    """What was entered last is not what is true last."""
    make_assertion(action, Lifecycle.CLOSED, plan.union, "2030-01-01")
    make_assertion(action, Lifecycle.PIPELINE, plan.union, "2028-01-01")

    assert lifecycle(action, cast.seen_from()) == "closed"


def test_of_two_that_are_true_since_the_same_day_the_one_known_last_counts(
    plan: Plan, action: Action
) -> None:
    make_assertion(action, Lifecycle.CLOSED, plan.union, known=date(2030, 1, 9))
    make_assertion(action, Lifecycle.UNDER_WAY, plan.union, known=date(2030, 1, 8))

    assert lifecycle(action, cast.seen_from()) == "closed"


def test_a_correction_supersedes_from_the_day_it_is_known(plan: Plan, action: Action) -> None:
    wrong = make_assertion(action, Lifecycle.CLOSED, plan.union, known=date(2030, 2, 1))
    make_assertion(
        action,
        Lifecycle.UNDER_WAY,
        plan.union,
        "2029-01-01",
        supersedes=wrong,
        known=date(2030, 3, 1),
    )

    assert lifecycle(action, cast.seen_from(known_on="2030-02-28")) == "closed"
    assert lifecycle(action, cast.seen_from(known_on="2030-03-01")) == "under-way"
    assert lifecycle(action, cast.seen_from()) == "under-way"


def test_the_axes_are_apart(plan: Plan, action: Action) -> None:
    make_assertion(action, Completion.LIMITED, plan.union)

    line = action_line(action, cast.seen_from())
    assert line is not None
    assert line.lifecycle is None
    assert line.completion is not None
    assert line.completion.value == "limited"


def test_the_confederal_assessment_is_its_own_and_never_that_of_a_state(
    plan: Plan, action: Action
) -> None:
    for state in plan.states:
        make_assertion(action, Completion.COMPLETE, state)
    line = action_line(action, cast.seen_from())
    assert line is not None
    assert line.completion is None

    own = make_assertion(action, Completion.LIMITED, plan.union, "2029-01-01")
    line = action_line(action, cast.seen_from())
    assert line is not None
    assert line.completion == own
    line = action_line(action, cast.seen_from(), scope=plan.belvar)
    assert line is not None
    assert line.completion is not None
    assert line.completion.scope == plan.belvar


def test_scoped_assertions_tell_each_party_of_whom_something_is_stated(
    plan: Plan, action: Action
) -> None:
    belvar = make_assertion(action, Lifecycle.UNDER_WAY, plan.belvar)
    ardane = make_assertion(action, Completion.LIMITED, plan.ardane)
    union = make_assertion(action, Lifecycle.CLOSED, plan.union)
    make_assertion(action, Lifecycle.CLOSED, plan.corune, "2031-01-01")

    told = scoped_assertions(action, cast.seen_from(as_of="2030-06-01"))
    assert [(one.scope, one.lifecycle, one.completion) for one in told] == [
        (plan.union, union, None),
        (plan.ardane, None, ardane),
        (plan.belvar, belvar, None),
    ]


def test_history_tells_everything_and_marks_what_was_corrected(plan: Plan, action: Action) -> None:
    first = make_assertion(action, Lifecycle.PIPELINE, plan.union, known=date(2028, 1, 1))
    wrong = make_assertion(action, Completion.COMPLETE, plan.ardane, known=date(2029, 1, 1))
    right = make_assertion(
        action, Completion.LIMITED, plan.ardane, supersedes=wrong, known=date(2030, 1, 1)
    )
    make_assertion(make_action(plan.category), Lifecycle.CLOSED, plan.union)

    def told(standpoint: Standpoint) -> list[tuple[Assertion, bool]]:
        return [(one.assertion, one.is_superseded) for one in history(action, standpoint)]

    assert told(cast.seen_from()) == [(right, False), (wrong, True), (first, False)]
    assert told(cast.seen_from(known_on="2029-12-31")) == [(wrong, False), (first, False)]
    assert history_count(action, cast.seen_from()) == 3
    part = history(action, cast.seen_from(), offset=1, limit=1)
    assert [one.assertion for one in part] == [wrong]


def test_every_assertion_is_attributed_and_graded(plan: Plan, action: Action) -> None:
    make_assertion(action, Lifecycle.CLOSED, plan.union)
    with CaptureQueriesContext(connection) as captured:
        [told] = history(action, cast.seen_from())
        assert str(told.assertion.passage.source.publisher) == "Press office"
        assert told.assertion.grade == "self-account"
    assert len(captured) == 1


def test_nothing_under_embargo_is_told(plan: Plan, action: Action) -> None:
    """A source of tomorrow, an act and a text that are not public yet: none shows through."""
    shown = make_assertion(action, Lifecycle.PIPELINE, plan.union, "2028-01-01")
    tomorrow = date(2031, 6, 2)
    make_assertion(action, Lifecycle.CLOSED, plan.union, known=tomorrow)
    hidden_act = cast.make_act(public_from=datetime(2031, 6, 2, tzinfo=UTC))
    make_assertion(action, Lifecycle.CLOSED, plan.union, act=hidden_act)
    make_assertion(
        action, Lifecycle.CLOSED, plan.union, supersedes=shown, work=cast.make_work(is_public=False)
    )

    assert lifecycle(action, cast.seen_from()) == "pipeline"
    assert lifecycle(action, cast.seen_from(known_on="2032-01-01")) == "pipeline"
    assert [one.assertion for one in history(action, cast.seen_from())] == [shown]
    assert not history(action, cast.seen_from())[0].is_superseded
    assert [one.lifecycle for one in scoped_assertions(action, cast.seen_from())] == [shown]
    assert len(history(action, None)) == 4


def test_an_action_that_is_not_public_has_no_history(plan: Plan) -> None:
    hidden = make_action(plan.category, is_public=False)
    make_assertion(hidden, Lifecycle.CLOSED, plan.union)

    assert history(hidden, cast.seen_from()) == ()
    assert history_count(hidden, cast.seen_from()) == 0
    assert scoped_assertions(hidden, cast.seen_from()) == ()
    assert action_line(hidden, cast.seen_from()) is None


def test_the_database_refuses_an_assertion_that_is_true_by_no_day(
    plan: Plan, action: Action
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_assertion(action, Lifecycle.CLOSED, plan.union, "[2030-01-01..]")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_assertion(action, Lifecycle.CLOSED, plan.union, "2030-01-01/..")


@pytest.mark.parametrize(
    "standpoint",
    [
        cast.seen_from(),
        cast.seen_from(as_of="2030-06-01"),
        cast.seen_from(known_on="2030-06-01"),
        cast.seen_from("2030-06-01", "2030-06-01"),
    ],
)
def test_the_index_answers(plan: Plan, standpoint: Standpoint) -> None:
    """The plans that the performance rests on, with and without a day: no assertion is read that
    the index does not lead to. On PostgreSQL the planner is told not to prefer reading a table of
    a few rows whole."""
    for _ in range(3):
        make_assertion(make_action(plan.category), Lifecycle.CLOSED, plan.union)
    asked = []
    for ask in (
        lambda: roadmap_lines(plan.roadmap, standpoint),
        lambda: history(Action.objects.all()[0], standpoint, limit=5),
    ):
        with CaptureQueriesContext(connection) as captured:
            ask()
        asked.append(
            next(q["sql"] for q in captured.captured_queries if "roadmap_assertion" in q["sql"])
        )

    plans = [explained(sql) for sql in asked]
    assert "assertion_as_of" in plans[0]
    assert "assertion_by_known" in plans[1]
    for told in plans:
        assert "Seq Scan on roadmap_assertion" not in told
        assert "SCAN roadmap_assertion" not in told


def explained(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_queries_do_not_grow_with_the_rows(plan: Plan, action: Action) -> None:
    def count() -> list[int]:
        return [
            query_count(lambda: history(action, cast.seen_from())),
            query_count(lambda: scoped_assertions(action, cast.seen_from())),
        ]

    make_assertion(action, Lifecycle.PIPELINE, plan.union)
    one = count()
    for number in range(100):
        party = cast.make_party("state", position=number)
        make_assertion(action, Lifecycle.PIPELINE, party)
    assert count() == one
    assert len(scoped_assertions(action, cast.seen_from())) == 101
