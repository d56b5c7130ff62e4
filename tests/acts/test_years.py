"""In which years acts fall."""

from __future__ import annotations

import pytest

from tests import cast
from toguna.acts.models import Act
from toguna.acts.queries import acts, acts_by_year, in_year, restated, years_of
from toguna.kernel.dates import UncertainDate

DATES = {
    "one-day": "2030-05-01",
    "over-new-year": "2030-12-30/2031-01-02",
    "some-day-of-two-years": "[2030-06-01..2032-02-01]",
    "by-2031": "[..2031-06-01]",
    "from-2031": "[2031-06-01..]",
    "a-year": "2031",
    "unknown": "",
}


@pytest.mark.parametrize(
    ("when", "years"),
    [
        ("2030-05-01", [2030]),
        ("2030-12-30/2031-01-02", [2030, 2031]),
        ("[2030-06-01..2032-02-01]", [2030, 2031, 2032]),
        ("[..2031-06-01]", [2031]),
        ("[2031-06-01..]", [2031]),
        ("", []),
    ],
)
def test_an_uncertain_date_falls_in_each_year_that_it_may_touch(
    when: str, years: list[int]
) -> None:
    assert list(years_of(UncertainDate(when))) == years


def test_the_years_counted_are_those_that_are_found(db: None) -> None:
    for ref, when in DATES.items():
        cast.make_act(ref, when)
    moved = cast.make_act("moved", "2030-05-01", status="planned")
    cast.make_status_change(moved, "postponed", date="2033-05-01")
    adrift = cast.make_act("adrift", "2030-05-01", status="planned")
    cast.make_status_change(adrift, "postponed")
    later = restated()

    counted = acts_by_year(acts(), later)

    found = {year: set(acts().filter(in_year(year, later))) for year in (*range(2029, 2035), None)}
    assert {year: len(rows) for year, rows in found.items() if rows} == dict(counted)
    assert counted == {2030: 3, 2031: 5, 2032: 1, 2033: 1, None: 2}
    assert found[None] == set(Act.objects.filter(ref__in=["unknown", "adrift"]))
    for act in acts():
        when = later[act.pk].date if act.pk in later else act.date
        assert {year for year, rows in found.items() if act in rows} == (
            set(years_of(when)) or {None}
        )
