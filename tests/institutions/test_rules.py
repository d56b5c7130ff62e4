from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests import cast
from toguna.institutions.models import Mandate
from toguna.institutions.rules import can_delegate, is_running, running_on

pytestmark = pytest.mark.django_db

STARTS = ("", "2029-05-10", "2029-05", "[..2029-05-20]", "[2029-05-05..]", "2028")
ENDS = ("", "2029-05-12", "2029-05", "2029", "[2029-05-11..]", "[..2029-05-12]")
DAYS = [date(2029, 5, 1) + timedelta(days=n) for n in range(45)] + [date(2030, 1, 1)]


def test_running_is_the_same_in_python_and_in_sql() -> None:
    person = cast.make_party("person")
    mandates = [cast.make_mandate(person, start=s, end=e) for s in STARTS for e in ENDS]
    for day in DAYS:
        expected = {mandate.pk for mandate in mandates if is_running(mandate, day)}
        found = set(Mandate.objects.filter(running_on(day)).values_list("pk", flat=True))
        assert found == expected, day


@pytest.mark.parametrize(
    ("start", "end", "day", "running"),
    [
        ("2029-05", "", "2029-05-30", False),
        ("2029-05", "", "2029-05-31", True),
        ("2028", "2029", "2029-12-31", True),
        ("2028", "2029", "2030-01-01", False),
        ("2028", "2029-05-10", "2029-05-10", True),
        ("2028", "2029-05-10", "2029-05-11", False),
        ("2028", "[2029-05-10..]", "2040-01-01", True),
        ("", "", "2040-01-01", False),
    ],
)
def test_a_period_runs_from_when_it_certainly_began_until_it_is_certainly_over(
    start: str, end: str, day: str, running: bool
) -> None:
    mandate = Mandate(start=start, end=end)
    assert is_running(mandate, date.fromisoformat(day)) is running


def test_a_power_of_one_alone_is_delegated_only_where_it_is_permitted() -> None:
    office, treasury, works = cast.make_office(), cast.make_portfolio("t"), cast.make_portfolio("w")
    sole = cast.make_power(office, sole=True)
    shared = cast.make_power(office)
    cast.make_delegation(sole, treasury, "permitted", end="2029")
    day = date(2029, 6, 1)
    assert can_delegate(sole, treasury, day)
    assert not can_delegate(sole, works, day)
    assert not can_delegate(sole, treasury, date(2030, 1, 1))
    assert can_delegate(shared, works, day)
