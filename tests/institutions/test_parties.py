from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.institutions.factories import Union, make_union
from toguna.institutions.queries import (
    confederation,
    member_states,
    members,
    parties,
    ranks_of,
    relations_of,
    withdrawals,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Union:
    return make_union()


def test_confederation_is_the_one_row(union: Union) -> None:
    found = confederation(cast.seen_from())
    assert found is not None
    assert (found.party, found.presidency) == (union.party, union.presidency)


def test_parties_of_a_kind_in_the_order_of_the_list(union: Union) -> None:
    hidden = cast.make_party("state", "hidden", is_public=False)
    public = cast.seen_from()
    assert list(parties("state", public)) == [union.ardane, union.belvar, union.corune]
    assert hidden in parties("state")
    assert [p.family_name for p in parties("person", public) if p.family_name] == [
        "Cisse", "Dena", "Ekra",
    ]  # fmt: skip


def test_members_are_those_of_the_day(union: Union) -> None:
    league = cast.make_party("organisation", "league")
    cast.make_relation(union.belvar, "member-of", league, start="2020")
    cast.make_relation(
        union.ardane, "member-of", league,
        start="2020", end="2028-01-29", end_manner="withdrawal",
    )  # fmt: skip
    cast.make_relation(union.corune, "part-of", league, start="2020")
    sitting = cast.make_mandate(
        cast.make_party("person", position=9), body=league, role="member", start="2020"
    )
    cast.make_mandate(cast.make_party("person"), body=league, role="host", start="2020")

    def seen(day: str) -> list[str]:
        return [one.party.ref for one in members(league, date.fromisoformat(day))]

    assert seen("2028-01-29") == ["ardane", "belvar", sitting.holder.ref]
    assert seen("2028-01-30") == ["belvar", sitting.holder.ref]
    assert member_states(league, date(2028, 1, 30)) == (union.belvar,)
    assert members(league, date(2028, 1, 30))[-1].mandate == sitting


def test_a_party_that_is_a_member_twice_is_listed_once(union: Union) -> None:
    cast.make_mandate(union.ardane, body=union.party, role="member", start="2027")
    found = members(union.party, date(2029, 1, 1))
    assert [one.party for one in found] == list(union.states)
    assert all(one.relation is not None for one in found)


def test_withdrawals_keep_who_left_and_when(union: Union) -> None:
    league = cast.make_party("organisation")
    for state, end in ((union.belvar, "2029-02"), (union.ardane, "2028-01-29")):
        cast.make_relation(
            state, "member-of", league, start="2020", end=end, end_manner="withdrawal"
        )
    cast.make_relation(
        union.corune, "member-of", league, start="2020", end="2025", end_manner="dissolution"
    )
    found = withdrawals(league, cast.seen_from())
    assert [(one.party, one.date.edtf) for one in found] == [
        (union.ardane, "2028-01-29"), (union.belvar, "2029-02"),
    ]  # fmt: skip
    by_then = withdrawals(league, cast.seen_from(as_of="2029-02-27"))
    assert [one.party for one in by_then] == [union.ardane]


def test_organisations_relate_in_time_both_ways_and_to_places(union: Union) -> None:
    alliance = cast.make_party("body", "alliance")
    town = cast.make_place("port")
    becomes = cast.make_relation(alliance, "becomes", union.party, start="2027-01-01")
    seat = cast.make_relation(union.party, "seat-in", town, start="2028")
    old = cast.make_relation(union.party, "belongs-to-alliance", alliance, start="2020", end="2026")
    found = [bond for bond in relations_of(union.party) if bond.relation in (becomes, seat, old)]
    assert [(b.kind.ref, b.other, b.place, b.is_outward) for b in found] == [
        ("belongs-to-alliance", alliance, None, True),
        ("becomes", alliance, None, False),
        ("seat-in", None, town, True),
    ]
    running = relations_of(alliance, date(2028, 6, 1))
    assert [bond.relation for bond in running] == [becomes]


def test_relations_do_not_name_a_party_under_embargo(union: Union) -> None:
    hidden = cast.make_party("body", is_public=False)
    cast.make_relation(hidden, "part-of", union.council, start="2028")
    bond = cast.make_relation(union.council, "part-of", union.party, start="2028")
    shown = relations_of(union.council, None, cast.seen_from())
    assert [one.relation for one in shown] == [bond]
    assert len(relations_of(union.council)) == 2


def test_a_rank_belongs_to_a_person_on_a_date_and_not_to_the_office(union: Union) -> None:
    ama, bako = union.first.holder, union.second.holder
    colonel = cast.make_rank(ama, "Colonel", start="2020", end="2028-10-10")
    general = cast.make_rank(ama, "General", start="2028-10-11")
    assert ranks_of(ama, date(2028, 10, 10)) == (colonel,)
    assert ranks_of(ama, date(2029, 6, 1)) == (general,)
    assert ranks_of(bako, date(2029, 6, 1)) == ()


def counted(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_members_and_relations_cost_the_same_for_many(union: Union) -> None:
    league = cast.make_party("organisation")
    cast.make_relation(union.ardane, "member-of", league, start="2020")

    def read() -> None:
        for one in members(league, date(2029, 1, 1), cast.seen_from()):
            _ = one.party.ref
        for bond in relations_of(league, None, cast.seen_from()):
            _ = (bond.other and bond.other.ref, bond.kind.ref)
        _ = [party.category and party.category.ref for party in parties(None, cast.seen_from())]

    few = counted(read)
    category = cast.make_term("party-category", "guild")
    for _number in range(100):
        guild = cast.make_party("organisation", category=category)
        cast.make_relation(guild, "member-of", league, start="2020")
    assert counted(read) == few == 4
