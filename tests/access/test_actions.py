from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from tests.access.people import DAY, HOUR, NOW, SYSTEM, T0, Cast, clock_at, make_user, role
from tests.cast import make_party, make_term
from toguna.access.actions import (
    add_role,
    appoint_stand_in,
    change_grants,
    close_account,
    end_role,
    ensure_roles,
    erase_account,
    give_role,
    open_account,
    reopen_account,
    revoke_role,
    revoke_stand_in,
)
from toguna.access.actions.grants import ROLES
from toguna.access.enums import Ability, Nature, Reach
from toguna.access.models import Assignment, Grant, Role, StandIn, User
from toguna.access.rules import can
from toguna.access.shipped import ShippedRole
from toguna.record.ledger import Entry, verify

pytestmark = pytest.mark.django_db


def refused(do: Callable[..., Any], **values: Any) -> dict[str, str]:
    """What a verb that is refused says, by field; nothing was written."""
    before = Entry.objects.count(), Assignment.objects.count(), StandIn.objects.count()
    with pytest.raises(ValidationError) as raised, clock_at(NOW):
        do(actor=SYSTEM, **values)
    after = Entry.objects.count(), Assignment.objects.count(), StandIn.objects.count()
    assert after == before
    return {field: " ".join(said) for field, said in raised.value.message_dict.items()}


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


# Roles.


@pytest.mark.parametrize(
    ("ref", "scope", "fields"),
    [
        ("national-committee", {}, {"state"}),
        ("focal-point", {}, {"body"}),
        ("focal-point", {"body": "council", "pillar": "waters"}, {"body"}),
        ("focal-point", {"state": "ardane"}, {"state"}),
        ("editor", {"state": "ardane"}, {"state"}),
        ("national-committee", {"state": "council"}, {"state"}),
        ("focal-point", {"body": "ardane"}, {"body"}),
        ("focal-point", {"pillar": "elsewhere"}, {"pillar"}),
    ],
)
def test_a_role_is_held_for_what_it_asks_for(
    cast: Cast, ref: str, scope: dict[str, str], fields: set[str]
) -> None:
    things = {
        "ardane": cast.ardane,
        "council": cast.council,
        "waters": cast.waters,
        "elsewhere": make_term("act-kind", "meeting"),
    }
    given = {name: things[value] for name, value in scope.items()}
    assert set(refused(give_role, user=make_user("mira"), role=role(ref), **given)) == fields


def test_nobody_gives_a_role_to_themselves(cast: Cast) -> None:
    with clock_at(NOW):
        revoke_role(actor=SYSTEM, assignment=cast.held["max"])
    with pytest.raises(ValidationError) as raised:
        give_role(actor=cast["max"].as_actor(), user=cast["max"], role=role("administrator"))
    assert set(raised.value.message_dict) == {"user"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts": NOW - HOUR}, "starts"),
        ({"ends": NOW}, "ends"),
        ({"starts": NOW + DAY, "ends": NOW + DAY}, "ends"),
        ({"starts": NOW.replace(tzinfo=None)}, "starts"),
        ({"ends": (NOW + DAY).replace(tzinfo=None)}, "ends"),
    ],
)
def test_a_role_begins_now_or_later_and_ends_after(
    cast: Cast, values: dict[str, Any], field: str
) -> None:
    assert set(refused(give_role, user=make_user("mira"), role=role("editor"), **values)) == {field}


def test_a_role_is_not_held_twice_in_the_same_time(cast: Cast) -> None:
    assert set(refused(give_role, user=cast["edo"], role=role("editor"))) == {"role"}
    with clock_at(NOW):
        end_role(actor=SYSTEM, assignment=cast.held["edo"], ends=NOW + DAY)
        give_role(actor=SYSTEM, user=cast["edo"], role=role("editor"), starts=NOW + DAY)
        # Another scope is another role.
        give_role(
            actor=SYSTEM, user=cast["noa"], role=role("national-committee"), state=cast.belvar
        )
    assert Assignment.objects.filter(user=cast["edo"]).count() == 2


@pytest.mark.parametrize("ref", ["auditor", "administrator"])
def test_who_works_on_the_record_neither_audits_it_nor_keeps_accounts(cast: Cast, ref: str) -> None:
    assert set(refused(give_role, user=cast["edo"], role=role(ref))) == {"role"}
    with clock_at(NOW):
        revoke_role(actor=SYSTEM, assignment=cast.held["edo"])
        give_role(actor=SYSTEM, user=cast["edo"], role=role(ref))


def test_a_closed_account_is_given_nothing(cast: Cast) -> None:
    mira = make_user("mira", is_active=False)
    assert set(refused(give_role, user=mira, role=role("editor"))) == {"user"}


def test_a_role_ends_earlier_and_never_in_the_past_or_later(cast: Cast) -> None:
    held = cast.held["edo"]
    assert set(refused(end_role, assignment=held, ends=NOW)) == {"ends"}
    with clock_at(NOW):
        end_role(actor=SYSTEM, assignment=held, ends=NOW + DAY)
    assert set(refused(end_role, assignment=held, ends=NOW + 2 * DAY)) == {"ends"}
    with clock_at(NOW):
        revoke_role(actor=SYSTEM, assignment=held)
    assert set(refused(end_role, assignment=held, ends=NOW + HOUR)) == {"assignment"}
    assert set(refused(revoke_role, assignment=held)) == {"revoked_at"}


def test_a_role_to_come_is_revoked_before_it_begins(cast: Cast) -> None:
    mira = make_user("mira")
    with clock_at(NOW):
        held = give_role(actor=SYSTEM, user=mira, role=role("editor"), starts=NOW + DAY)
        revoke_role(actor=SYSTEM, assignment=held)
        give_role(actor=SYSTEM, user=mira, role=role("editor"), starts=NOW + DAY)
    assert not can(mira, Ability.RECORD_ACTS, at=NOW + HOUR)
    assert can(mira, Ability.RECORD_ACTS, at=NOW + DAY)


# Stand-ins.


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"user": "noa"}, "user"),
        ({"user": "ada"}, "role"),
        ({"user": "max"}, "role"),
        ({"starts": NOW - HOUR}, "starts"),
        ({"ends": NOW}, "ends"),
        ({"ends": NOW - DAY}, "ends"),
        ({"ends": NOW + 20 * DAY}, "ends"),
    ],
)
def test_a_stand_in_that_cannot_be_is_refused(
    cast: Cast, values: dict[str, Any], field: str
) -> None:
    with clock_at(NOW):
        end_role(actor=SYSTEM, assignment=cast.held["noa"], ends=NOW + 10 * DAY)
    given = {"user": "edo", "ends": NOW + DAY, **values}
    given["user"] = cast[given["user"]]
    assert set(refused(appoint_stand_in, assignment=cast.held["noa"], **given)) == {field}


def test_one_person_stands_in_at_a_time(cast: Cast) -> None:
    given = {"assignment": cast.held["noa"], "user": cast["edo"]}
    with clock_at(NOW):
        first = appoint_stand_in(actor=SYSTEM, ends=NOW + DAY, **given)
    again = {"assignment": cast.held["noa"], "user": cast["fela"]}
    assert set(refused(appoint_stand_in, ends=NOW + 2 * DAY, **again)) == {"starts"}
    with clock_at(NOW):
        appoint_stand_in(actor=SYSTEM, starts=NOW + DAY, ends=NOW + 2 * DAY, **again)
    with clock_at(NOW + HOUR):
        revoke_stand_in(actor=SYSTEM, stand_in=first)
        appoint_stand_in(actor=SYSTEM, ends=NOW + DAY, **again)
    assert set(refused(revoke_stand_in, stand_in=first)) == {"revoked_at"}


def test_a_stand_in_that_is_over_is_not_revoked(cast: Cast) -> None:
    with clock_at(T0):
        stand_in = appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["noa"], user=cast["edo"], ends=T0 + HOUR
        )
    assert set(refused(revoke_stand_in, stand_in=stand_in)) == {"revoked_at"}


def test_nobody_stands_in_by_their_own_hand(cast: Cast) -> None:
    with pytest.raises(ValidationError) as raised, clock_at(NOW):
        appoint_stand_in(
            actor=cast["edo"].as_actor(),
            assignment=cast.held["noa"],
            user=cast["edo"],
            ends=NOW + DAY,
        )
    assert set(raised.value.message_dict) == {"user"}


def test_a_revoked_role_takes_its_stand_in_with_it(cast: Cast) -> None:
    with clock_at(NOW):
        stand_in = appoint_stand_in(
            actor=SYSTEM, assignment=cast.held["noa"], user=cast["edo"], ends=NOW + DAY
        )
    with clock_at(NOW + HOUR):
        revoke_role(actor=SYSTEM, assignment=cast.held["noa"])
    stand_in.refresh_from_db()
    assert stand_in.revoked_at == NOW + HOUR
    assert verbs()[-2:] == ["revoke_role", "revoke_stand_in"]


# What roles give.


def rights_given(ref: str) -> set[str]:
    return {str(grant) for grant in Grant.objects.filter(role__ref=ref, ends__isnull=True)}


def test_the_shipped_roles_are_made_once(cast: Cast) -> None:
    before = Entry.objects.count()
    assert ensure_roles(actor=SYSTEM) == ()
    assert Entry.objects.count() == before
    assert [one.ref for one in Role.objects.all()] == [shipped.ref for shipped in ROLES]
    assert role("editor").name.data == {"fr": "Rédacteur ou rédactrice", "en": "Editor"}


def test_what_an_administrator_changed_stays(cast: Cast) -> None:
    editor = role("editor")
    Role.objects.filter(pk=editor.pk).update(name="Clerk")
    kept = {(Ability.READ_RECORD, Reach.ANYWHERE), (Ability.PUBLISH, Reach.ANYWHERE)}
    change_grants(actor=SYSTEM, role=editor, grants=kept)
    assert ensure_roles(actor=SYSTEM) == ()
    assert rights_given("editor") == {"read-record:anywhere", "publish:anywhere"}
    assert str(role("editor").name) == "Clerk"


def test_a_right_that_a_release_brings_is_offered_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_grants(actor=SYSTEM, role=role("newsroom"), grants=[])
    brought = ShippedRole(
        "newsroom",
        "Newsroom",
        "",
        Nature.CONTENT,
        frozenset({(Ability.READ_EMBARGOED, Reach.ANYWHERE), (Ability.EXPORT, Reach.ANYWHERE)}),
    )
    monkeypatch.setattr("toguna.access.actions.grants.ROLES", (brought,))
    assert [one.ref for one in ensure_roles(actor=SYSTEM)] == ["newsroom"]
    assert rights_given("newsroom") == {"export:anywhere"}
    change_grants(actor=SYSTEM, role=role("newsroom"), grants=[])
    assert ensure_roles(actor=SYSTEM) == ()
    assert rights_given("newsroom") == set()


def test_a_change_of_rights_counts_from_its_instant(cast: Cast) -> None:
    with clock_at(NOW):
        change_grants(
            actor=SYSTEM, role=role("newsroom"), grants=[(Ability.READ_RECORD, Reach.ANYWHERE)]
        )
    nuru = cast["nuru"]
    assert can(nuru, Ability.READ_EMBARGOED, at=NOW - HOUR)
    assert not can(nuru, Ability.READ_EMBARGOED, at=NOW)
    assert can(nuru, Ability.READ_RECORD, at=NOW)
    assert verbs()[-2:] == ["withdraw_right", "give_right"]


@pytest.mark.parametrize(
    ("ref", "granted"),
    [
        ("administrator", (Ability.PUBLISH, Reach.ANYWHERE)),
        ("auditor", (Ability.CORRECT, Reach.ANYWHERE)),
        ("editor", (Ability.GIVE_ROLES, Reach.ANYWHERE)),
        ("editor", (Ability.EXPORT, Reach.OWN_STATE)),
        ("national-committee", (Ability.EXPORT, Reach.OWN_BODY)),
    ],
)
def test_a_right_beyond_the_nature_or_the_limits_of_a_role_is_refused(
    cast: Cast, ref: str, granted: tuple[Ability, Reach]
) -> None:
    before = rights_given(ref)
    assert set(refused(change_grants, role=role(ref), grants=[granted])) == {"grants"}
    assert rights_given(ref) == before


def test_a_house_has_roles_of_its_own(cast: Cast) -> None:
    add_role(
        actor=SYSTEM,
        ref="archivist",
        name="Archivist",
        by_state=True,
        grants=[(Ability.RECORD_TEXTS, Reach.OWN_STATE)],
    )
    assert rights_given("archivist") == {"record-texts:own-state"}
    said = refused(add_role, ref="spy", name="Spy", grants=[(Ability.GIVE_ROLES, Reach.ANYWHERE)])
    assert set(said) == {"grants"}
    assert not Role.objects.filter(ref="spy").exists()


def test_the_command_makes_the_roles_and_says_so() -> None:
    said = StringIO()
    call_command("ensure_roles", stdout=said)
    assert len(said.getvalue().splitlines()) == len(ROLES)
    call_command("ensure_roles", stdout=said)
    assert len(said.getvalue().splitlines()) == len(ROLES) + 1
    assert set(Entry.objects.values_list("actor", flat=True)) == {"system:roles"}


# Accounts.


def test_an_account_is_closed_and_opened_again(cast: Cast) -> None:
    edo = cast["edo"]
    close_account(actor=SYSTEM, user=edo)
    assert set(refused(close_account, user=edo)) == {"user"}
    reopen_account(actor=SYSTEM, user=edo)
    assert User.objects.get(pk=edo.pk).is_active
    assert set(refused(reopen_account, user=edo)) == {"user"}
    assert verbs()[-2:] == ["close_account", "reopen_account"]


def test_a_user_name_is_taken_once(cast: Cast) -> None:
    assert set(refused(open_account, username="edo")) == {"username"}


NAMES = ("zainab", "oumarou", "zainab@example.org", "zo1")


def test_an_erased_account_names_nobody_and_the_ledger_holds(cast: Cast) -> None:
    zo = open_account(
        actor=cast["max"].as_actor(),
        username="zo1",
        first_name="Zainab",
        last_name="Oumarou",
        email="zainab@example.org",
    )
    with clock_at(NOW):
        held = give_role(actor=cast["max"].as_actor(), user=zo, role=role("editor"))
        given = {"assignment": held, "user": cast["edo"], "ends": NOW + DAY}
        for_zo = appoint_stand_in(actor=zo.as_actor(), **given)
        by_zo = appoint_stand_in(actor=SYSTEM, assignment=cast.held["noa"], user=zo, ends=NOW + DAY)
        change_grants(actor=zo.as_actor(), role=role("translator"), grants=[])
    key, before = zo.ref, verify()
    with clock_at(NOW + HOUR):
        erase_account(actor=cast["max"].as_actor(), user=zo)

    row = User.objects.filter(pk=zo.pk).values().get()
    entries = list(Entry.objects.values())
    everything = json.dumps([row, entries], default=str).casefold()
    assert [name for name in NAMES if name in everything] == []
    assert (row["ref"], row["username"], row["is_active"]) == (key, f"erased-{key}", False)
    assert not User.objects.get(pk=zo.pk).has_usable_password()
    assert zo.as_actor().ref == f"user:{key}"
    for one in (held, for_zo, by_zo):
        one.refresh_from_db()
        assert one.revoked_at == NOW + HOUR

    after = verify(head=before.head)
    assert after.is_sound
    # Revocations of the three, and the erasure.
    assert after.count == before.count + 4
    assert set(refused(erase_account, user=zo)) == {"user"}
    assert set(refused(reopen_account, user=zo)) == {"user"}


def test_the_ledger_names_people_by_key_alone(cast: Cast) -> None:
    with clock_at(NOW):
        appoint_stand_in(
            actor=cast["noa"].as_actor(),
            assignment=cast.held["noa"],
            user=cast["edo"],
            ends=NOW + DAY,
        )
    entry = Entry.objects.order_by("-seq").first()
    assert entry is not None
    assert entry.actor == f"user:{cast['noa'].ref}"
    assert entry.payload["fields"] == {
        "ref": StandIn.objects.get().ref,
        "starts": "2030-01-02T00:00:00Z",
        "ends": "2030-01-03T00:00:00Z",
        "given_by": f"user:{cast['noa'].ref}",
        "revoked_at": None,
        "revoked_by": "",
        "assignment": cast.held["noa"].ref,
        "user": cast["edo"].ref,
    }
    everything = json.dumps(list(Entry.objects.values()), default=str)
    assert [name for name in cast.users if f"{name}@" in everything] == []


def test_a_party_of_another_kind_is_no_scope(cast: Cast) -> None:
    person = make_party("person", "somebody")
    said = refused(give_role, user=make_user("mira"), role=role("focal-point"), body=person)
    assert set(said) == {"body"}
