"""Comparing uncertain dates: a total order, and what is certain, possible or excluded."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.dates import UncertainDate

from . import strategies

dates = strategies.edtf.map(UncertainDate)

IN_ORDER = [
    "[..2025-12-22]",
    "../2027",
    "0001-01-01",
    "2025-01-01",
    "2025-01-01/2025-01-02",
    "2025-01-01/2025-01-31",
    "2025-01",
    "2025-01~",
    "2025",
    "[2025-01-01..2025-12-31]",
    "2025-01/..",
    "[2025-01-01..]",
    "2025-01-02",
    "9999-12-31",
    "",
]


@given(st.permutations(IN_ORDER))
def test_dates_sort_by_limits_then_precision_and_unknown_comes_last(shuffled: list[str]) -> None:
    assert [value.edtf for value in sorted(map(UncertainDate, shuffled))] == IN_ORDER


@given(dates, dates, dates)
def test_order_is_total_and_agrees_with_equality(
    one: UncertainDate, two: UncertainDate, three: UncertainDate
) -> None:
    assert (one < two) + (one == two) + (one > two) == 1
    assert (one <= two) is not (one > two)
    if one <= two <= three:
        assert one <= three


def test_order_with_something_else_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        UncertainDate.year(2025) < date(2025, 1, 1)  # noqa: B015  (the comparison is the test)


@pytest.mark.parametrize(
    ("edtf", "certain", "possible"),
    [
        ("2025-05-15", True, True),
        ("2025-05-16", False, False),
        ("2025-05", False, True),
        ("2025-04", True, True),
        ("2025-06", False, False),
        ("[..2025-05-15]", True, True),
        ("[..2025-05-16]", False, True),
        ("[2025-05-15..]", False, True),
        ("[2025-05-16..]", False, False),
        ("2025-05/..", False, True),
        ("", False, True),
    ],
)
def test_what_is_certain_and_possible_by_15_may(edtf: str, certain: bool, possible: bool) -> None:
    value, day = UncertainDate(edtf), date(2025, 5, 15)
    assert value.certainly_by(day) is certain
    assert value.certain_on(day) is certain
    assert value.possibly_by(day) is possible
    assert value.certainly_after(day) is not possible


@given(dates, strategies.days)
def test_certain_implies_possible(value: UncertainDate, day: date) -> None:
    assert not value.certainly_by(day) or value.possibly_by(day)


@pytest.mark.parametrize(
    ("edtf", "inside"),
    [
        ("2025-05-15", True),
        ("2025-05-14", False),
        ("2025-05-16", False),
        ("2025", True),
        ("2025-05-10/2025-05-15", True),
        ("2025-05-10/2025-05-14", False),
        ("../2025", True),
        ("2025-06/..", False),
        ("", False),
    ],
)
def test_date_contains_a_day_within_its_limits(edtf: str, inside: bool) -> None:
    assert UncertainDate(edtf).contains(date(2025, 5, 15)) is inside


@given(dates, dates)
def test_known_dates_overlap_or_one_is_certainly_before(
    one: UncertainDate, two: UncertainDate
) -> None:
    known = one.is_known and two.is_known
    apart = one.certainly_before(two) or two.certainly_before(one)
    assert one.overlaps(two) is (known and not apart)
    assert one.overlaps(two) is two.overlaps(one)
    assert not (one.certainly_before(two) and two.certainly_before(one))


@pytest.mark.parametrize(
    ("one", "two", "before"),
    [
        ("2025-05", "2025-06", True),
        ("2025-05", "2025-05-31", False),
        ("2025-05-30", "2025-05-31", True),
        ("2025-05-31", "2025-05-31", False),
        ("../2025", "2026", True),
        ("[..2025]", "2026/..", True),
        ("2025/..", "2026", False),
        ("2025", "../2026", False),
        ("", "2026", False),
        ("2025", "", False),
    ],
)
def test_certainly_before_needs_both_limits(one: str, two: str, before: bool) -> None:
    assert UncertainDate(one).certainly_before(UncertainDate(two)) is before


@given(st.sampled_from(IN_ORDER).map(UncertainDate), strategies.days)
def test_day_contained_overlaps_as_a_date(value: UncertainDate, day: date) -> None:
    assert value.contains(day) is value.overlaps(UncertainDate.day(day))
