"""The computed axes: schedule and freshness."""

from __future__ import annotations

from datetime import date

import pytest

from toguna.kernel.dates import UncertainDate
from toguna.roadmap.enums import Completion, Freshness, Lifecycle, Schedule
from toguna.roadmap.queries import freshness_on, schedule_on
from toguna.roadmap.queries.axes import months_before

DAY = date(2030, 6, 15)


@pytest.mark.parametrize(
    ("planned", "lifecycle", "completion", "expected"),
    [
        ("", Lifecycle.UNDER_WAY, None, None),
        ("", Lifecycle.CLOSED, Completion.COMPLETE, None),
        ("2030", None, None, Schedule.DUE),
        ("2031", None, None, Schedule.AHEAD),
        ("2030-06-15", None, None, Schedule.DUE),
        ("2030-06-14", None, None, Schedule.LATE),
        ("2029", Lifecycle.UNDER_WAY, Completion.SUBSTANTIAL, Schedule.LATE),
        ("2029", Lifecycle.SUSPENDED, None, Schedule.LATE),
        ("2029", Lifecycle.CLOSED, None, Schedule.DONE),
        ("2029", None, Completion.COMPLETE, Schedule.DONE),
        ("2029", Lifecycle.CANCELLED, None, None),
        ("2029", Lifecycle.CONTINUOUS, None, Schedule.DUE),
        ("2031", Lifecycle.CONTINUOUS, None, Schedule.AHEAD),
        ("[2030-01-01..]", None, None, Schedule.DUE),
        ("[2030-07-01..]", None, None, Schedule.AHEAD),
        ("[..2030-06-01]", None, None, Schedule.LATE),
    ],
)
def test_schedule(
    planned: str, lifecycle: str | None, completion: str | None, expected: Schedule | None
) -> None:
    found = schedule_on(UncertainDate(planned), DAY, lifecycle=lifecycle, completion=completion)
    assert found == expected


@pytest.mark.parametrize(
    ("last_known", "expected"),
    [
        (None, Freshness.NEVER),
        (date(2030, 6, 15), Freshness.RECENT),
        (date(2029, 9, 15), Freshness.RECENT),
        (date(2029, 9, 14), Freshness.NONE_RECENT),
        (date(2031, 1, 1), Freshness.RECENT),
    ],
)
def test_freshness_is_nine_months(last_known: date | None, expected: Freshness) -> None:
    assert freshness_on(last_known, DAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2030, 9, 30), date(2029, 12, 30)),
        (date(2030, 12, 31), date(2030, 3, 31)),
        (date(2030, 11, 30), date(2030, 2, 28)),
        (date(2028, 11, 30), date(2028, 2, 29)),
        (date(2030, 10, 1), date(2030, 1, 1)),
    ],
)
def test_nine_months_before(day: date, expected: date) -> None:
    assert months_before(day) == expected
