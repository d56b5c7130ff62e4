from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests.institutions.factories import Union, make_union
from toguna.institutions.models import Power
from toguna.institutions.queries import authority, delegates

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Union:
    return make_union()


def who(day: str) -> str | None:
    holder = authority("authorise-levy", date.fromisoformat(day)).holder
    return holder.ref if holder else None


def test_who_authorises_the_levy_follows_the_presiding_state(union: Union) -> None:
    assert who("2026-06-01") is None
    assert who("2028-06-01") == "cisse"
    assert who("2029-03-14") == "cisse"
    assert who("2029-03-15") == "dena"
    assert who("2031-01-01") == "dena"


def test_who_authorises_the_levy_follows_the_minister_too(union: Union) -> None:
    office = authority("authorise-levy", date(2030, 1, 1)).office
    assert office is not None
    cast.make_mandate(cast.make_party("person", "fara"), office, start="2030-05-01")
    assert who("2030-04-30") == "dena"
    assert who("2030-05-01") == "fara"


def test_authority_says_what_it_follows_from(union: Union) -> None:
    found = authority("authorise-levy", date(2029, 6, 1))
    assert found.presiding == union.second
    assert found.state == union.belvar
    assert found.power.sole


def test_authority_where_the_ministers_name_is_not_known(union: Union) -> None:
    cast.make_mandate(
        cast.make_party("person"), union.presidency, state=cast.make_party("state"), start="2031"
    )
    found = authority("authorise-levy", date(2032, 1, 1))
    assert found.presiding is not None
    assert (found.office, found.holder) == (None, None)


def test_a_power_without_a_portfolio_is_its_offices_own(union: Union) -> None:
    power = cast.make_power(union.presidency, "preside")
    found = authority(power.ref, date(2029, 6, 1))
    assert found.office == union.presidency
    assert found.mandate == union.second


def test_a_power_that_does_not_exist_or_is_not_public_is_refused(union: Union) -> None:
    cast.make_power(union.presidency, "hidden", is_public=False)
    with pytest.raises(Power.DoesNotExist):
        authority("hidden", date(2029, 6, 1), cast.seen_from())
    assert authority("hidden", date(2029, 6, 1)).power.ref == "hidden"


def test_delegates_are_those_of_the_presiding_state(union: Union) -> None:
    chief = cast.make_portfolio("chief-minister")
    power = cast.make_power(union.presidency, "preside")
    cast.make_delegation(power, chief, "permitted")
    cast.make_delegation(power, chief, "made", start="2029-05-01", end="2029-05-31")
    office = cast.make_office("chief-belvar", state=union.belvar, portfolio=chief)
    cast.make_mandate(cast.make_party("person", "gana"), office, start="2028")

    def seen(day: date) -> list[tuple[bool, str | None]]:
        found = delegates(power, day)
        return [(one.is_made, one.holder.ref if one.holder else None) for one in found]

    assert seen(date(2029, 1, 1)) == [(False, None)]
    assert seen(date(2029, 5, 15)) == [(True, "gana"), (False, "gana")]
    assert seen(date(2029, 6, 1)) == [(False, "gana")]


def test_nobody_has_a_power_before_it_certainly_began(union: Union) -> None:
    power = Power.objects.get(ref="authorise-levy")
    power.start = "2029-05"  # type: ignore[assignment]  # EDTF is accepted
    power.save()
    before = authority("authorise-levy", date(2029, 5, 30))
    assert (before.exists, before.state, before.holder) == (False, None, None)
    assert who("2029-05-31") == "dena"
