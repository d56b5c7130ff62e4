"""The axes asked of the database are those of the lines."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from tests import cast
from tests.roadmap.following import make_action, make_assertion, make_plan
from toguna.roadmap.enums import Completion, Lifecycle
from toguna.roadmap.models import Action
from toguna.roadmap.queries import (
    NOT_STATED,
    lines_of,
    public_actions,
    with_freshness,
    with_schedule,
)

PLANNED = (
    "",
    "2031",
    "2031-06-01",
    "2031-05-31",
    "2030",
    "2032",
    "[2031-01-01..]",
    "[2031-07-01..]",
    "[..2031-05-01]",
    "2030/2032",
)
STANDPOINTS = ((None, None), ("2031-06-01", None), (None, "2030-09-30"), ("2030-03-01", None))


@pytest.fixture
def every_case(db: None) -> None:
    """An action for every planned date and every value of both axes, and one for each age of its
    information; corrections, other scopes and what is not known yet among them."""
    plan = make_plan()
    lifecycles = (None, *Lifecycle)
    completions = (None, *Completion)
    for number, (planned, lifecycle, completion) in enumerate(
        product(PLANNED, lifecycles, completions)
    ):
        action = make_action(plan.category, f"a{number}", planned=planned)
        if lifecycle:
            make_assertion(action, lifecycle, plan.union, valid="2030-02-01")
        if completion:
            make_assertion(action, completion, plan.union, valid="2030-02-01")
    aged = make_action(plan.category, "aged", planned="2030")
    make_assertion(aged, Lifecycle.CLOSED, plan.union, valid="2029", known=date(2030, 8, 31))
    other = make_action(plan.category, "other-scope", planned="2030")
    make_assertion(other, Lifecycle.CLOSED, plan.ardane, valid="2029", known=date(2031, 5, 1))
    wrong = make_action(plan.category, "corrected", planned="2030")
    first = make_assertion(
        wrong, Lifecycle.CLOSED, plan.union, valid="2029", known=date(2030, 1, 31)
    )
    make_assertion(
        wrong,
        Lifecycle.SUSPENDED,
        plan.union,
        valid="2029",
        known=date(2030, 12, 31),
        supersedes=first,
    )


@pytest.mark.parametrize(("as_of", "known_on"), STANDPOINTS)
def test_each_axis_is_that_of_the_line(
    every_case: None, as_of: str | None, known_on: str | None
) -> None:
    standpoint = cast.seen_from(as_of, known_on)

    rows = with_freshness(with_schedule(public_actions(standpoint), standpoint), standpoint)
    asked = {
        row["ref"]: (
            row["lifecycle_stated"],
            row["completion_stated"],
            row["scheduled"],
            row["freshness"],
        )
        for row in rows.values(
            "ref", "lifecycle_stated", "completion_stated", "scheduled", "freshness"
        )
    }

    told = {
        line.action.ref: (
            line.lifecycle.value if line.lifecycle else NOT_STATED,
            line.completion.value if line.completion else NOT_STATED,
            line.schedule.value if line.schedule else NOT_STATED,
            line.freshness.value,
        )
        for line in lines_of(Action.objects.all(), standpoint)
    }
    assert len(told) == len(PLANNED) * 8 * 5 + 3
    assert asked == told
    if as_of == known_on:
        assert {axes[2] for axes in asked.values()} >= {"", "ahead", "due", "late", "done"}


def test_they_are_read_in_one_query(
    every_case: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    standpoint = cast.seen_from()
    with django_assert_num_queries(2):
        rows = with_schedule(public_actions(standpoint), standpoint)
        assert rows.filter(scheduled="late").count() > 0


def test_no_history_is_read(every_case: None) -> None:
    """What is stated is the top of an index, whatever the length of the histories."""
    standpoint = cast.seen_from()
    rows = with_freshness(with_schedule(public_actions(standpoint), standpoint), standpoint)

    plan = rows.order_by().values_list("lifecycle_stated").explain()

    if connection.vendor == "sqlite":
        assert "assertion_as_of" in plan
        assert "SCAN roadmap_assertion" not in plan
