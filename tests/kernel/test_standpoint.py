from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from toguna.kernel.standpoint import Standpoint

AT = datetime(2031, 6, 1, 23, 30, tzinfo=UTC)
TODAY, EARLIER, LATER = date(2031, 6, 1), date(2030, 1, 31), date(2032, 1, 31)


@pytest.mark.parametrize(
    ("as_of", "known_on", "day"),
    [
        (None, None, TODAY),
        (None, EARLIER, EARLIER),
        (LATER, None, LATER),
        (LATER, EARLIER, LATER),
    ],
)
def test_past_is_judged_by_the_day_asked_about_and_else_by_today(
    as_of: date | None, known_on: date | None, day: date
) -> None:
    assert Standpoint(as_of, known_on, AT).day == day


@pytest.mark.parametrize(
    ("as_of", "known_on", "limit"),
    [
        (None, None, TODAY),
        (LATER, None, TODAY),
        (EARLIER, None, TODAY),
        (None, EARLIER, EARLIER),
        (None, LATER, TODAY),
    ],
)
def test_nothing_is_known_that_appears_tomorrow_whatever_day_is_asked_about(
    as_of: date | None, known_on: date | None, limit: date
) -> None:
    assert Standpoint(as_of, known_on, AT).known_limit == limit


def test_now_limits_nothing_and_is_in_utc() -> None:
    before = datetime.now(UTC)
    found = Standpoint.now()
    assert (found.as_of, found.known_on, found.at.tzinfo) == (None, None, UTC)
    assert before <= found.at <= datetime.now(UTC)
