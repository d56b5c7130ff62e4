"""Where reports are: the state of a party in a round, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests.meetings.gatherings import query_count
from tests.roadmap.following import Plan, make_plan, make_report, make_round
from toguna.roadmap.queries import report_steps, reporting_of, round_on, rounds_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2030-02-28", "not-due"),
        ("2030-03-01", "due"),
        ("2030-03-31", "due"),
        ("2030-04-01", "overdue"),
        ("2030-04-02", "submitted"),
        ("2030-04-10", "sent-back"),
        ("2030-04-20", "submitted"),
        ("2030-04-30", "accepted"),
    ],
)
def test_the_state_of_a_report_on_a_day(plan: Plan, day: str, expected: str) -> None:
    round = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    for step, taken in (
        ("submitted", "2030-04-02"),
        ("sent-back", "2030-04-10"),
        ("submitted", "2030-04-20"),
        ("accepted", "2030-04-30"),
    ):
        make_report(round, plan.ardane, step, taken, known=date.fromisoformat(taken))
    make_report(round, plan.belvar, "accepted", "2030-03-01")

    [found] = reporting_of(round, [plan.ardane], cast.seen_from(as_of=day))
    assert found.state == expected
    assert (found.step is None) == (expected in {"not-due", "due", "overdue"})


def test_steps_of_one_day_are_in_the_order_in_which_they_were_taken(plan: Plan) -> None:
    round = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    for step in ("submitted", "sent-back", "submitted"):
        make_report(round, plan.ardane, step, "2030-03-05")

    steps = report_steps(round, plan.ardane, cast.seen_from())
    assert [one.step for one in steps] == ["submitted", "sent-back", "submitted"]
    assert report_steps(round, plan.belvar, cast.seen_from()) == ()


def test_a_corrected_step_and_one_that_is_not_known_yet(plan: Plan) -> None:
    round = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    wrong = make_report(round, plan.ardane, "accepted", "2030-03-05", known=date(2030, 3, 5))
    make_report(
        round, plan.ardane, "submitted", "2030-03-05", supersedes=wrong, known=date(2030, 3, 9)
    )
    make_report(round, plan.belvar, "submitted", "2030-03-05", known=date(2031, 6, 2))

    def states(known_on: str | None) -> list[str]:
        seen = cast.seen_from("2030-03-31", known_on)
        return [str(one.state) for one in reporting_of(round, [plan.ardane, plan.belvar], seen)]

    assert states("2030-03-08") == ["accepted", "due"]
    assert states(None) == ["submitted", "due"]


def test_the_round_that_counts_is_the_last_that_opened_else_the_next(plan: Plan) -> None:
    assert round_on(plan.roadmap, cast.seen_from()) is None
    first = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    second = make_round(plan.roadmap, "2030-09-01", "2030-09-30")
    make_round(plan.roadmap, "2030-04-01", "2030-04-30", is_public=False)

    told = [
        round_on(plan.roadmap, cast.seen_from(as_of=day))
        for day in ("2030-01-01", "2030-03-01", "2030-08-31", "2030-09-01")
    ]
    assert told == [first, first, first, second]
    assert rounds_of(plan.roadmap, cast.seen_from()) == (first, second)
    assert len(rounds_of(plan.roadmap, None)) == 3


def test_queries_do_not_grow_with_the_rows(plan: Plan) -> None:
    round = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    parties = [cast.make_party("state") for _ in range(100)]
    for party in parties:
        make_report(round, party, "submitted", "2030-03-05")

    counts = [
        query_count(lambda some=some: reporting_of(round, some, cast.seen_from()))
        for some in (parties[:1], parties)
    ]
    assert counts == [1, 1]
