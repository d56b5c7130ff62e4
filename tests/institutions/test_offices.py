from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.institutions.factories import Union, make_union
from toguna.institutions.queries import (
    composition,
    confederation,
    holders,
    mandates_of,
    presidency,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Union:
    return make_union()


def refs(day: str) -> tuple[str, str] | None:
    found = presidency(date.fromisoformat(day))
    if found is None or found.state is None:
        return None
    return found.person.ref, found.state.ref


def test_presidency_rotates_with_the_mandates(union: Union) -> None:
    assert refs("2026-12-31") is None
    assert refs("2027-01-01") == ("ama", "ardane")
    assert refs("2029-03-14") == ("ama", "ardane")
    assert refs("2029-03-16") == ("bako", "belvar")


def test_presidency_on_the_day_of_the_hand_over_is_the_new_one(union: Union) -> None:
    day = date(2029, 3, 15)
    assert [m.ref for m in holders(union.presidency, day)] == [union.second.ref, union.first.ref]
    assert refs("2029-03-15") == ("bako", "belvar")


def test_presidency_is_nobodys_before_the_confederation_is_described() -> None:
    assert confederation() is None
    assert presidency(date(2029, 1, 1)) is None


def test_presidency_under_embargo_is_not_seen(union: Union) -> None:
    hidden = cast.make_party("person", "secret", is_public=False)
    cast.make_mandate(hidden, union.presidency, state=union.corune, start="2030-06-01")
    cast.make_mandate(
        cast.make_party("person"), union.presidency, state=union.corune,
        start="2030-06-02", is_public=False,
    )  # fmt: skip
    day = date(2030, 7, 1)
    public = presidency(day, cast.seen_from())
    assert public is not None
    assert public.person.ref == "bako"
    assert [m.state for m in holders(union.presidency, day)][:2] == [union.corune, union.corune]


def test_holders_as_was_known_leaves_out_what_came_later(union: Union) -> None:
    late = cast.make_mandate(
        cast.make_party("person"), union.presidency, start="2029-04-01", known=date(2031, 5, 1)
    )
    day = date(2029, 5, 1)
    assert holders(union.presidency, day, cast.seen_from())[0] == late
    before = holders(union.presidency, day, cast.seen_from(known_on="2031-04-30"))
    assert [mandate.ref for mandate in before] == [union.second.ref]


def test_a_state_carries_a_task_until_the_end_of_the_year_stated(union: Union) -> None:
    pilot = cast.make_mandate(union.corune, role="pilot", task="Health", start="2027", end="2029")
    assert mandates_of(union.corune, date(2029, 12, 31)) == (pilot,)
    assert mandates_of(union.corune, date(2030, 1, 1)) == ()
    assert mandates_of(union.corune) == (pilot,)


def test_composition_seats_each_portfolio_in_each_member_state(union: Union) -> None:
    ministers = cast.make_party("body", "ministers")
    defence = cast.make_portfolio("defence", position=2)
    cast.make_composition(ministers, defence)
    cast.make_composition(ministers, union.treasury)
    found = composition(ministers, date(2029, 6, 1))
    assert [
        (seat.portfolio.ref, seat.state.ref, seat.holder.ref if seat.holder else None)
        for seat in found
    ] == [
        ("treasury", "ardane", "cisse"),
        ("treasury", "belvar", "dena"),
        ("treasury", "corune", "ekra"),
        ("defence", "ardane", None),
        ("defence", "belvar", None),
        ("defence", "corune", None),
    ]
    assert [seat.office is None for seat in found] == [False] * 3 + [True] * 3


def test_composition_in_some_states_only_seats_those_with_the_office(union: Union) -> None:
    board = cast.make_party("body", "board")
    rivers = cast.make_portfolio("rivers")
    cast.make_composition(board, rivers, each_state=False)
    vacant = cast.make_office("rivers-belvar", state=union.belvar, portfolio=rivers)
    (seat,) = composition(board, date(2029, 6, 1))
    assert (seat.state, seat.office, seat.mandate) == (union.belvar, vacant, None)


def test_composition_follows_the_members_of_that_day(union: Union) -> None:
    ministers = cast.make_party("body")
    cast.make_composition(ministers, union.treasury)
    newcomer = cast.make_party("state", "dolme", position=9)
    cast.make_relation(newcomer, "member-of", union.party, start="2030-01-01")
    assert len(composition(ministers, date(2029, 12, 31))) == 3
    assert [seat.state for seat in composition(ministers, date(2030, 1, 1))][-1] == newcomer


def test_composition_costs_the_same_for_many_seats(union: Union) -> None:
    ministers = cast.make_party("body")
    cast.make_composition(ministers, union.treasury)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for seat in composition(ministers, date(2029, 6, 1), cast.seen_from()):
                _ = (seat.portfolio.ref, seat.state.ref, seat.holder and seat.holder.ref)
        return len(captured)

    few = queries()
    for number in range(33):
        portfolio = cast.make_portfolio(f"portfolio-{number}")
        cast.make_composition(ministers, portfolio)
        for state in union.states:
            office = cast.make_office(state=state, portfolio=portfolio)
            cast.make_mandate(cast.make_party("person"), office, start="2026")
    assert len(composition(ministers, date(2029, 6, 1), cast.seen_from())) == 102
    assert queries() == few == 6


def test_a_focal_point_is_one_on_a_date(union: Union) -> None:
    person = cast.make_party("person", "sita")
    task = cast.make_mandate(
        person, body=union.council, role="focal-point", state=union.corune,
        start="2028-02-01", end="2028-12-31",
    )  # fmt: skip
    found = {
        day: mandates_of(person, date.fromisoformat(day))
        for day in ("2028-01-31", "2028-02-01", "2028-12-31", "2029-01-01")
    }
    assert found == {
        "2028-01-31": (), "2028-02-01": (task,), "2028-12-31": (task,), "2029-01-01": (),
    }  # fmt: skip
