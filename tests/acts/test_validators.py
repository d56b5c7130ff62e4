from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from toguna.acts import models
from toguna.acts.models import Act, Interpretation, Participation, Process, StatusChange
from toguna.acts.validators import VALIDATORS
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.record.facts import Fact, RevisedFact

ARDANE, BELVAR = Party(ref="ardane", kind="state"), Party(ref="belvar", kind="state")
ADOPTION = Act(ref="adoption", kind=Term(vocabulary="act-kind", ref="adoption"))
VISIT = Act(ref="visit", kind=Term(vocabulary="act-kind", ref="visit"))
ADOPTER = Term(vocabulary="participation-role", ref="adopter")

REFUSED: list[tuple[Model, str]] = [
    (Process(ref="talks", start="2029", end="2028"), "end"),
    (Act(ref="visit", within=VISIT), "within"),
    (Participation(act=VISIT, party=ARDANE, role=ADOPTER, position="for"), "position"),
    (Participation(act=VISIT, party=ARDANE, role=ADOPTER, on_behalf_of=ARDANE), "on_behalf_of"),
    (StatusChange(ref="x", act=VISIT, revision=2), "supersedes"),
    (Interpretation(statement="x"), "act"),
    (Interpretation(act=VISIT, statement=""), "statement"),
]


@pytest.mark.parametrize(("instance", "field"), REFUSED)
def test_what_does_not_hold_is_refused_on_its_field(instance: Model, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        VALIDATORS[type(instance)](instance)
    assert list(refused.value.message_dict) == [field]


ACCEPTED: list[Model] = [
    Process(ref="talks", start="2029", end="2029"),
    Act(ref="panel", within=VISIT),
    Participation(act=ADOPTION, party=ARDANE, role=ADOPTER, position="against"),
    Participation(act=VISIT, party=ARDANE, role=ADOPTER, on_behalf_of=BELVAR),
    StatusChange(ref="x", act=VISIT),
    Interpretation(party=ARDANE, statement="x"),
]


@pytest.mark.parametrize("instance", ACCEPTED)
def test_what_holds_is_accepted_before_anything_is_saved(instance: Model) -> None:
    VALIDATORS[type(instance)](instance)


def test_every_fact_of_the_room_has_its_validator() -> None:
    facts = {
        model
        for model in vars(models).values()
        if isinstance(model, type)
        and issubclass(model, Fact | RevisedFact)
        and model.__module__ == models.__name__
    }
    assert set(VALIDATORS) == facts
