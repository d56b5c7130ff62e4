from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.access.people import DAY, HOUR, NOW, SYSTEM, T0, Cast, clock_at, make_user, role
from tests.cast import make_act, make_participation
from toguna.access.actions import (
    appoint_stand_in,
    close_account,
    end_role,
    give_role,
    revoke_role,
    revoke_stand_in,
)
from toguna.access.enums import Ability, Reach, Refusal
from toguna.access.holding import in_force, is_in_force, rights_of
from toguna.access.models import Assignment, Grant, StandIn
from toguna.access.rules import can, can_appoint_stand_in, can_somewhere, decide

pytestmark = pytest.mark.django_db

INSTANT = T0.resolution
"""The smallest step of an instant."""


def refusal_of(*args: Any, **kwargs: Any) -> Refusal | None:
    return can(*args, **kwargs).refusal


def stand_in_for_noa(cast: Cast, ends: datetime = NOW + 2 * DAY) -> StandIn:
    """Edo stands in for Noa from `NOW`."""
    with clock_at(NOW):
        return appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["noa"], user=cast["edo"], ends=ends
        )


def test_a_role_runs_from_its_first_instant_to_the_one_before_its_end(cast: Cast) -> None:
    with clock_at(T0):
        mira = make_user("mira")
        give_role(actor=SYSTEM, user=mira, role=role("editor"), starts=T0 + DAY, ends=T0 + 2 * DAY)
    allowed = {
        at: can(mira, Ability.RECORD_ACTS, at=at).allowed
        for at in (T0 + DAY - INSTANT, T0 + DAY, T0 + 2 * DAY - INSTANT, T0 + 2 * DAY)
    }
    assert list(allowed.values()) == [False, True, True, False]


def test_after_its_end_a_right_says_until_when_it_was(cast: Cast) -> None:
    with clock_at(NOW):
        end_role(actor=SYSTEM, assignment=cast.held["edo"], ends=NOW + DAY)
    decision = can(cast["edo"], Ability.RECORD_ACTS, at=NOW + DAY)
    assert (decision.refusal, decision.ended) == (Refusal.ENDED, NOW + DAY)
    with override("en"):
        assert decision.reason == (
            "You had this right until 2030-01-03 00:00 (UTC): record acts and what became of them."
        )


def test_a_revoked_role_gives_nothing_from_that_instant(cast: Cast) -> None:
    with clock_at(NOW):
        revoke_role(actor=SYSTEM, assignment=cast.held["edo"])
    assert can(cast["edo"], Ability.RECORD_ACTS, at=NOW - INSTANT)
    assert not can(cast["edo"], Ability.RECORD_ACTS, at=NOW)


@pytest.mark.parametrize(
    ("person", "right", "refusal", "words"),
    [
        ("edo", Ability.PUBLISH, Refusal.NOT_GRANTED, "None of your roles gives this right: publ"),
        ("noa", Ability.RECORD_ACTS, Refusal.ELSEWHERE, "Your role gives this right for ardane"),
    ],
)
def test_a_refusal_says_why_in_a_sentence(
    cast: Cast, person: str, right: Ability, refusal: Refusal, words: str
) -> None:
    with override("en"):
        decision = can(cast[person], right, cast.belvar, NOW)
        assert decision.refusal is refusal
        assert decision.reason.startswith(words)


def test_a_refusal_is_in_the_language_of_the_reader(cast: Cast) -> None:
    decision = can(make_user("mira"), Ability.PUBLISH, at=NOW)
    with override("fr"):
        assert decision.reason.startswith("Vous n’avez aucun rôle")
    with override("en"):
        assert decision.reason.startswith("You hold no role")


def test_a_closed_account_can_do_nothing(cast: Cast) -> None:
    with clock_at(NOW):
        close_account(actor=SYSTEM, user=cast["sena"])
    assert not any(can(cast["sena"], right, at=NOW) for right in Ability)
    assert not any(can_somewhere(cast["sena"], right, NOW) for right in Ability)
    assert refusal_of(cast["sena"], Ability.PUBLISH, at=NOW) is Refusal.INACTIVE


def test_flags_and_permissions_of_django_give_no_right() -> None:
    root = make_user("root", is_superuser=True, is_staff=True)
    assert not any(can(root, right, at=NOW) for right in Ability)


def test_what_is_no_ability_is_an_error_and_not_a_refusal(cast: Cast) -> None:
    for ask in (can, can_somewhere):
        with pytest.raises(TypeError):
            ask(cast["sena"], "publish")  # type: ignore[operator]
    with pytest.raises(TypeError):
        decide(rights_of(cast["sena"], NOW), "publish")  # type: ignore[arg-type]


def test_an_instant_without_a_zone_is_an_error(cast: Cast) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        can(cast["sena"], Ability.PUBLISH, at=datetime.fromisoformat("2030-01-02"))


@pytest.mark.parametrize("person", ["max", "ada"])
def test_no_row_gives_an_administrator_content_or_an_auditor_a_pen(cast: Cast, person: str) -> None:
    for right in Ability:
        Grant.objects.get_or_create(
            role=cast.held[person].role,
            ability=right,
            reach=Reach.ANYWHERE,
            defaults={"starts": T0},
        )
    rights = rights_of(cast[person], NOW).abilities
    if person == "max":
        assert rights == {Ability.READ_ACCOUNTS, Ability.MANAGE_ACCOUNTS, Ability.GIVE_ROLES}
    else:
        assert {right for right in rights if not right.startswith(("read-", "export"))} == set()


def test_a_right_that_was_withdrawn_is_told_for_the_time_before(cast: Cast) -> None:
    Grant.objects.filter(role__ref="editor", ability=Ability.RECORD_ACTS).update(ends=NOW)
    assert can(cast["edo"], Ability.RECORD_ACTS, at=NOW - INSTANT)
    assert not can(cast["edo"], Ability.RECORD_ACTS, at=NOW)


def test_a_record_is_asked_as_it_stands(cast: Cast) -> None:
    act = make_act()
    assert not can(cast["noa"], Ability.RECORD_ACTS, act, NOW)
    make_participation(act, cast.ardane)
    assert can(cast["noa"], Ability.RECORD_ACTS, act, NOW)
    make_participation(act, cast.belvar)
    assert not can(cast["noa"], Ability.RECORD_ACTS, act, NOW)
    assert can(cast["noa"], Ability.READ_RECORD, act, NOW)


# Standing in.


def test_a_stand_in_has_the_rights_of_the_assignment_and_says_whose(cast: Cast) -> None:
    stand_in = stand_in_for_noa(cast)
    decision = can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW)
    assert (decision.allowed, decision.assignment, decision.stand_in) == (
        True,
        cast.held["noa"],
        stand_in,
    )
    assert not can(cast["edo"], Ability.SUBMIT_REPORTS, cast.belvar, NOW)
    assert not can(cast["edo"], Ability.SUBMIT_REPORTS, at=NOW)


def test_a_right_of_ones_own_comes_before_that_of_another(cast: Cast) -> None:
    stand_in_for_noa(cast)
    decision = can(cast["edo"], Ability.RECORD_ACTS, cast.ardane, NOW)
    assert (decision.assignment, decision.stand_in) == (cast.held["edo"], None)


def test_a_stand_in_runs_from_its_first_instant_to_the_one_before_its_end(cast: Cast) -> None:
    stand_in_for_noa(cast, ends=NOW + DAY)
    asked = (NOW - INSTANT, NOW, NOW + DAY - INSTANT, NOW + DAY)
    allowed = [can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, at).allowed for at in asked]
    assert allowed == [False, True, True, False]
    decision = can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW + DAY)
    assert (decision.refusal, decision.ended) == (Refusal.ENDED, NOW + DAY)


def test_a_revoked_stand_in_gives_nothing(cast: Cast) -> None:
    stand_in = stand_in_for_noa(cast)
    with clock_at(NOW + HOUR):
        revoke_stand_in(actor=SYSTEM, stand_in=stand_in)
    assert can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW + HOUR - INSTANT)
    assert not can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW + HOUR)


def test_a_stand_in_ends_with_the_role(cast: Cast) -> None:
    stand_in_for_noa(cast)
    with clock_at(NOW + HOUR):
        revoke_role(actor=SYSTEM, assignment=cast.held["noa"])
    assert not can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW + HOUR)


def test_a_stand_in_for_a_closed_account_has_its_rights_which_are_none(cast: Cast) -> None:
    stand_in_for_noa(cast)
    with clock_at(NOW):
        close_account(actor=SYSTEM, user=cast["noa"])
    assert not can(cast["edo"], Ability.SUBMIT_REPORTS, cast.ardane, NOW)


def test_no_row_lets_anybody_stand_in_for_themselves(cast: Cast) -> None:
    end = NOW + DAY
    Assignment.objects.filter(pk=cast.held["noa"].pk).update(ends=None)
    StandIn.objects.create(
        assignment=cast.held["noa"], user=cast["noa"], starts=T0, ends=end, given_by="system:x"
    )
    held = rights_of(cast["noa"], NOW).held
    assert {right.stand_in for right in held} == {None}


def test_a_stand_in_passes_nothing_on(cast: Cast) -> None:
    """Edo stands in for Noa, Sena for Edo: Sena has what Edo has by himself."""
    stand_in_for_noa(cast)
    with clock_at(NOW):
        appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["edo"], user=cast["tari"], ends=NOW + DAY
        )
    assert can(cast["tari"], Ability.RECORD_ACTS, cast.ardane, NOW)
    assert not can(cast["tari"], Ability.SUBMIT_REPORTS, cast.ardane, NOW)


def test_who_may_appoint_a_stand_in(cast: Cast) -> None:
    stand_in_for_noa(cast)
    answers = {
        name: can_appoint_stand_in(user, cast.held["noa"], NOW).allowed
        for name, user in cast.users.items()
    }
    assert {name for name, answer in answers.items() if answer} == {"noa", "max"}
    refused = can_appoint_stand_in(cast["edo"], cast.held["noa"], NOW)
    assert refused.refusal is Refusal.NOT_HOLDER
    assert not can_appoint_stand_in(cast["noa"], cast.held["noa"], T0 - DAY)


# The two forms of one rule.


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.integers(0, 4),
    length=st.integers(1, 4) | st.none(),
    revoked=st.integers(0, 8) | st.none(),
    asked=st.integers(0, 9),
)
def test_in_force_is_one_rule_in_python_and_in_sql(
    cast: Cast, start: int, length: int | None, revoked: int | None, asked: int
) -> None:
    held = cast.held["edo"]
    Assignment.objects.filter(pk=held.pk).update(
        starts=T0 + start * DAY,
        ends=None if length is None else T0 + (start + length) * DAY,
        revoked_at=None if revoked is None else T0 + revoked * DAY,
        revoked_by="" if revoked is None else "system:tests",
    )
    held.refresh_from_db()
    at = T0 + asked * DAY
    in_sql = Assignment.objects.filter(in_force(at), pk=held.pk).exists()
    assert is_in_force(held, at) is in_sql
    assert can(cast["edo"], Ability.RECORD_ACTS, at=at).allowed is in_sql
