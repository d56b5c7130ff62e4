from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import translation

from tests import cast
from toguna.institutions import models
from toguna.institutions.models import (
    Composition,
    Confederation,
    Delegation,
    Mandate,
    Office,
    Party,
    Portfolio,
    Power,
    Rank,
    Relation,
)
from toguna.institutions.validators import VALIDATORS, validate_no_circle, validate_revision
from toguna.kernel.models import Term
from toguna.record.facts import Fact

STATE = Party(ref="ardane", kind="state")
BODY = Party(ref="council", kind="body")
PERSON = Party(ref="ama", kind="person")
TREASURY = Portfolio(ref="treasury")
HOLDER = Term(vocabulary="mandate-role", ref="holder")
MEMBER = Term(vocabulary="relation-kind", ref="member-of")


def confederation(**fields: str) -> Confederation:
    values = {"languages": "fr en", "zone": "Africa/Abidjan", "jurisdiction": "aa-riv", **fields}
    return Confederation(ref="union", party=BODY, **values)


REFUSED: list[tuple[Model, str]] = [
    (Party(ref="x", kind="body", family_name="Ama"), "family_name"),
    (Relation(subject=STATE, kind=MEMBER, object=BODY, start="2029", end="2028"), "end"),
    (Relation(subject=STATE, kind=MEMBER, object=STATE), "object"),
    (
        Relation(subject=STATE, kind=MEMBER, object=BODY, end_manner=Term(vocabulary="x", ref="y")),
        "end",
    ),
    (Rank(person=STATE, title="General"), "person"),
    (Rank(person=PERSON, title="General", start="2029-05", end="2029-04-30"), "end"),
    (Composition(body=STATE, portfolio=TREASURY), "body"),
    (Office(name="Treasurer"), "body"),
    (Office(name="Treasurer", state=BODY), "state"),
    (Mandate(holder=PERSON, role=HOLDER), "office"),
    (Mandate(holder=PERSON, role=HOLDER, body=BODY, state=PERSON), "state"),
    (Mandate(holder=PERSON, role=HOLDER, body=BODY, start="2029-03-15", end="2029-03-14"), "end"),
    (Delegation(power=Power(portfolio=TREASURY), portfolio=TREASURY, kind="made"), "portfolio"),
    (
        Delegation(power=Power(), portfolio=TREASURY, kind="made", start="2029", end="2028"),
        "end",
    ),
    (confederation(languages=""), "languages"),
    (confederation(languages="fr French"), "languages"),
    (confederation(zone="Nowhere/Town"), "zone"),
    (confederation(jurisdiction="AA"), "jurisdiction"),
]


@pytest.mark.parametrize(("instance", "field"), REFUSED)
def test_what_does_not_hold_is_refused_on_its_field(instance: Model, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        VALIDATORS[type(instance)](instance)
    assert list(refused.value.message_dict) == [field]


ACCEPTED: list[Model] = [
    Party(ref="x", kind="person", family_name="Ama"),
    Relation(subject=STATE, kind=MEMBER, object=BODY, start="2029-05", end="2029-05-02"),
    Rank(person=PERSON, title="General", start="2029", end="2029"),
    Composition(body=BODY, portfolio=TREASURY),
    Office(name="Treasurer", state=STATE, portfolio=TREASURY),
    Mandate(holder=STATE, role=HOLDER, task="Health", start="2029", end="2029"),
    Delegation(power=Power(portfolio=TREASURY), portfolio=Portfolio(ref="works"), kind="made"),
    Portfolio(ref="works"),
    Power(ref="levy"),
]


@pytest.mark.parametrize("instance", ACCEPTED)
def test_what_holds_is_accepted_before_anything_is_saved(instance: Model) -> None:
    VALIDATORS[type(instance)](instance)


@pytest.mark.django_db
def test_a_record_has_one_confederation() -> None:
    stored = cast.make_confederation(cast.make_party("body"))
    VALIDATORS[Confederation](stored)
    with pytest.raises(ValidationError) as refused:
        VALIDATORS[Confederation](confederation())
    assert list(refused.value.message_dict) == ["party"]


def test_every_fact_of_the_room_has_its_validator() -> None:
    facts = {
        model
        for model in vars(models).values()
        if isinstance(model, type)
        and issubclass(model, Fact)
        and model.__module__ == models.__name__
    }
    assert set(VALIDATORS) == facts


def test_messages_are_in_french() -> None:
    with translation.override("fr"), pytest.raises(ValidationError) as refused:
        VALIDATORS[Mandate](
            Mandate(holder=PERSON, role=HOLDER, body=BODY, start="2029", end="2028")
        )
    (message,) = refused.value.message_dict["end"]
    assert (
        message
        == "La fin (2028) précède le début (2029)\N{NO-BREAK SPACE}: corrigez l’une des deux dates."
    )


@pytest.mark.django_db
def test_a_circle_is_found_at_any_distance() -> None:
    outer = cast.make_act("outer")
    middle = cast.make_act("middle", within=outer)
    inner = cast.make_act("inner", within=middle)
    validate_no_circle(inner, "within")
    outer.within = inner
    with pytest.raises(ValidationError) as refused:
        validate_no_circle(outer, "within")
    assert list(refused.value.message_dict) == ["within"]
    itself = cast.make_act("itself")
    itself.within = itself
    with pytest.raises(ValidationError):
        validate_no_circle(itself, "within")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"ref": "another"}, {"revision": 3}, {"act_id": 0}],
)
def test_a_revision_follows_the_row_that_it_supersedes(change: dict[str, object]) -> None:
    from toguna.acts.models import StatusChange

    first = cast.make_status_change(cast.make_act(), "held")
    good = {"ref": first.ref, "revision": 2, "act_id": first.act_id}
    validate_revision(StatusChange(supersedes=first, **good), "act_id")
    with pytest.raises(ValidationError) as refused:
        validate_revision(StatusChange(supersedes=first, **{**good, **change}), "act_id")
    assert list(refused.value.message_dict) == ["supersedes"]


def test_a_first_revision_has_number_one() -> None:
    from toguna.acts.models import StatusChange

    validate_revision(StatusChange(ref="x"))
    with pytest.raises(ValidationError):
        validate_revision(StatusChange(ref="x", revision=2))
