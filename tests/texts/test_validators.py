from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.record.facts import Fact, RevisedFact
from toguna.texts import models
from toguna.texts.models import Expression, Manifestation, Stage, TextRelation, Work
from toguna.texts.validators import VALIDATORS

TREATY, ACT = Work(ref="treaty"), Act(ref="session")
UNANIMITY = Term(vocabulary="adoption-manner", ref="unanimity")
ARDANE = Party(ref="ardane", kind="state")

REFUSED: list[tuple[Model, str]] = [
    (Work(force_count=2), "force_count"),
    (Work(force_clause="on-deposits", force_count=0), "force_count"),
    (Work(force_date=date(2029, 1, 1)), "force_date"),
    (Work(force_clause="on-date"), "force_date"),
    (Expression(work=TREATY, language="French"), "language"),
    (Manifestation(format=".pdf"), "format"),
    (Manifestation(format="pdf", checksum="abc"), "checksum"),
    (Stage(work=TREATY, act=ACT, stage="ratified"), "party"),
    (Stage(work=TREATY, act=ACT, stage="deposited"), "party"),
    (Stage(work=TREATY, act=ACT, stage="signed", manner=UNANIMITY), "manner"),
    (Stage(work=TREATY, act=ACT, stage="signed", revision=2), "supersedes"),
    (TextRelation(work=TREATY, other=TREATY), "other"),
]


@pytest.mark.parametrize(("instance", "field"), REFUSED)
def test_what_does_not_hold_is_refused_on_its_field(instance: Model, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        VALIDATORS[type(instance)](instance)
    assert list(refused.value.message_dict) == [field]


ACCEPTED: list[Model] = [
    Work(force_clause="on-deposits", force_count=2),
    Work(force_clause="on-deposits"),
    Work(force_clause="on-date", force_date=date(2029, 1, 1)),
    Expression(work=TREATY, language="fr"),
    Manifestation(format="pdf", checksum="0" * 64),
    Stage(work=TREATY, act=ACT, stage="ratified", party=ARDANE),
    Stage(work=TREATY, act=ACT, stage="adopted", manner=UNANIMITY),
    TextRelation(work=TREATY, other=Work(ref="decision")),
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
