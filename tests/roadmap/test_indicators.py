"""Indicators: values from a standpoint, progress that is not clamped, labelled changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests import cast
from tests.meetings.gatherings import make_outcome, query_count
from tests.roadmap.following import (
    Plan,
    make_action,
    make_indicator,
    make_plan,
    make_value,
)
from toguna.roadmap.models import Indicator
from toguna.roadmap.queries import Change, ChangeUnit, IndicatorView, indicator_views, indicators_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def view(indicator: Indicator, as_of: str | None = None) -> IndicatorView:
    [found] = indicator_views([indicator], cast.seen_from(as_of))
    return found


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "expected"),
    [
        ("100", "200", "150", Decimal("0.5")),
        ("100", "200", "250", Decimal("1.5")),
        ("100", "200", "50", Decimal("-0.5")),
        ("40", "10", "25", Decimal("0.5")),
        ("0", "3", "0", Decimal(0)),
        ("100", "100", "100", None),
        (None, "200", "150", None),
        ("100", None, "150", None),
        ("100", "200", None, None),
    ],
)
def test_progress_is_not_clamped_and_empty_when_a_value_is_missing(
    baseline: str | None, target: str | None, actual: str | None, expected: Decimal | None
) -> None:
    indicator = make_indicator()
    for kind, value in (("baseline", baseline), ("target", target), ("actual", actual)):
        if value is not None:
            make_value(indicator, kind, value)

    assert view(indicator).progress == expected


def test_an_indicator_without_values_has_one_empty_view() -> None:
    found = view(make_indicator())
    assert (found.scope, found.baseline, found.target, found.actual) == (None, None, None, None)
    assert (found.progress, found.is_met, found.changes) == (None, None, ())


def test_progress_against_the_first_and_the_revised_target() -> None:
    indicator = make_indicator()
    for kind, value in (
        ("baseline", "0"),
        ("target", "100"),
        ("revised-target", "50"),
        ("actual", "50"),
    ):
        make_value(indicator, kind, value)

    found = view(indicator)
    assert (found.progress, found.revised_progress) == (Decimal("0.5"), Decimal(1))
    assert found.is_met is True


@pytest.mark.parametrize(
    ("comparator", "actual", "expected"),
    [
        ("at-least", "15", True),
        ("at-least", "14", False),
        ("at-most", "15", True),
        ("at-most", "16", False),
        ("equal", "15", True),
        ("equal", "16", False),
        ("about", "15", None),
    ],
)
def test_a_target_is_met_as_its_comparator_says(
    comparator: str, actual: str, expected: bool | None
) -> None:
    indicator = make_indicator()
    make_value(indicator, "target", "15", comparator=comparator)
    make_value(indicator, "actual", actual)

    assert view(indicator).is_met is expected


def test_an_actual_that_is_not_exact_meets_nothing_for_certain() -> None:
    indicator = make_indicator()
    make_value(indicator, "target", "15", comparator="at-least")
    make_value(indicator, "actual", "14", comparator="at-least")

    assert view(indicator).is_met is None


def test_changes_of_a_percentage_are_in_points_and_relative_each_labelled() -> None:
    indicator = make_indicator(percentage=True, unit="%")
    make_value(indicator, "baseline", "20")
    make_value(indicator, "actual", "30")

    assert view(indicator).changes == (
        Change(Decimal(10), ChangeUnit.POINTS),
        Change(Decimal(50), ChangeUnit.RELATIVE),
    )


def test_changes_of_a_quantity_are_relative_and_none_from_zero() -> None:
    indicator, from_zero = make_indicator(), make_indicator()
    for one, baseline in ((indicator, "-4"), (from_zero, "0")):
        make_value(one, "baseline", baseline)
        make_value(one, "actual", "-3")

    assert view(indicator).changes == (Change(Decimal(25), ChangeUnit.RELATIVE),)
    assert view(from_zero).changes == ()


def test_a_target_in_each_state_is_the_target_of_every_state(plan: Plan) -> None:
    indicator = make_indicator(percentage=True)
    make_value(indicator, "target", "15", comparator="at-least", basis="each-state")
    for state, value in ((plan.belvar, "16"), (plan.ardane, "12")):
        make_value(indicator, "baseline", "10", scope=state)
        make_value(indicator, "actual", value, scope=state)

    whole, ardane, belvar = indicator_views([indicator], cast.seen_from())
    assert (whole.scope, whole.actual, whole.progress) == (None, None, None)
    assert (ardane.scope, ardane.progress, ardane.is_met) == (plan.ardane, Decimal("0.4"), False)
    assert (belvar.scope, belvar.progress, belvar.is_met) == (plan.belvar, Decimal("1.2"), True)


def test_a_total_is_not_compared_with_a_target_in_each_state(plan: Plan) -> None:
    indicator = make_indicator()
    make_value(indicator, "baseline", "0")
    make_value(indicator, "target", "10", basis="each-state")
    make_value(indicator, "actual", "20")

    found = view(indicator)
    assert (found.progress, found.is_met) == (None, None)
    assert found.changes == ()  # nothing relative to a baseline of zero


def test_a_total_target_is_no_target_of_a_state(plan: Plan) -> None:
    indicator = make_indicator()
    make_value(indicator, "target", "100")
    make_value(indicator, "actual", "40", scope=plan.ardane)

    whole, ardane = indicator_views([indicator], cast.seen_from())
    assert (whole.target is None, ardane.target) == (False, None)


def test_values_as_of_a_date() -> None:
    indicator = make_indicator()
    make_value(indicator, "baseline", "10", "2028")
    make_value(indicator, "target", "20", "2035")
    make_value(indicator, "actual", "15", "2030-03", known=date(2030, 6, 1))
    make_value(indicator, "actual", "12", "2029-03", known=date(2030, 7, 1))
    make_value(indicator, "actual", "19", known=date(2031, 1, 1))

    def actual(as_of: str | None) -> str | None:
        row = view(indicator, as_of).actual
        return str(row.value.normalize()) if row else None

    told = {day: actual(day) for day in ("2029-03-30", "2029-03-31", "2030-03-31", "2031-01-01")}
    assert told == {
        "2029-03-30": None,
        "2029-03-31": "12",
        "2030-03-31": "15",
        "2031-01-01": "19",  # without a date of its own, it counts from the day it became known
    }
    assert view(indicator, "2029-01-01").target is not None  # set for 2035, and set already


def test_the_target_that_became_known_last_counts() -> None:
    indicator = make_indicator()
    make_value(indicator, "target", "20", "2040", known=date(2029, 1, 1))
    make_value(indicator, "target", "25", "2035", known=date(2030, 1, 1))

    found = view(indicator).target
    assert found is not None
    assert found.value == 25


def test_a_corrected_value_counts_from_the_day_the_correction_is_known() -> None:
    indicator = make_indicator()
    wrong = make_value(indicator, "actual", "9", "2029", known=date(2030, 1, 1))
    make_value(indicator, "actual", "8", "2029", supersedes=wrong, known=date(2030, 2, 1))

    told = [
        [one.actual.value for one in indicator_views([indicator], seen) if one.actual]
        for seen in (cast.seen_from(known_on="2030-01-15"), cast.seen_from(), None)
    ]
    assert told == [[9], [8], [8]]


def test_nothing_under_embargo_is_a_value_or_an_indicator(plan: Plan) -> None:
    action, hidden = make_action(plan.category), make_action(plan.category, is_public=False)
    shown = make_indicator("shown", action=action)
    make_indicator("of-hidden", action=hidden)
    make_indicator("hidden", action=action, is_public=False)
    make_value(shown, "actual", "1", known=date(2031, 6, 2))
    make_value(shown, "actual", "2", scope=cast.make_party("state", is_public=False))

    keys = [action.pk, hidden.pk]
    assert indicators_of(actions=keys, standpoint=cast.seen_from()) == (shown,)
    assert len(indicators_of(actions=keys, standpoint=None)) == 3
    assert view(shown).actual is None


def test_an_outcome_has_indicators_too() -> None:
    outcome = make_outcome(cast.make_act())
    indicator = make_indicator(outcome=outcome)
    make_indicator()

    found = indicators_of(outcomes=[outcome.pk], standpoint=cast.seen_from())
    assert found == (indicator,)


def test_queries_do_not_grow_with_the_rows(plan: Plan) -> None:
    def make() -> Indicator:
        indicator = make_indicator()
        for kind in ("baseline", "target", "actual"):
            for state in plan.states:
                make_value(indicator, kind, "1", scope=state)
        return indicator

    few, many = [make()], [make() for _ in range(50)]
    counts = [
        query_count(lambda some=some: indicator_views(some, cast.seen_from()))
        for some in (few, many)
    ]
    assert counts == [1, 1]
