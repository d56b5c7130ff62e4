"""What is refused, and on which field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests import cast
from tests.roadmap.following import (
    Plan,
    make_action,
    make_assertion,
    make_category,
    make_indicator,
    make_plan,
    make_report,
    make_roadmap,
    make_round,
    make_value,
)
from toguna.record.facts import Fact, RevisedFact
from toguna.roadmap import models as rows
from toguna.roadmap.enums import Completion, Lifecycle
from toguna.roadmap.models import Action, Assertion, IndicatorValue, Report, ReportingRound
from toguna.roadmap.validators import VALIDATORS

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def refused(row: models.Model) -> set[str]:
    """The fields that the row's validator refuses; none when it accepts the row."""
    try:
        VALIDATORS[type(row)](row)
    except ValidationError as error:
        return set(error.error_dict)
    return set()


def test_every_fact_of_the_room_has_a_validator() -> None:
    facts = {
        model
        for model in vars(rows).values()
        if isinstance(model, type)
        and issubclass(model, Fact | RevisedFact)
        and model.__module__ == rows.__name__
    }
    assert set(VALIDATORS) == facts


def test_an_action_is_part_of_another_one_of_its_roadmap(plan: Plan) -> None:
    wider = make_action(plan.category, "wider")
    elsewhere = make_action(make_category(make_roadmap()), "elsewhere")

    assert refused(Action(ref="part", category=plan.category, parent=wider)) == set()
    assert refused(Action(ref="part", category=plan.category, parent=elsewhere)) == {"parent"}
    wider.parent = Action(ref="part", category=plan.category, parent=wider)
    assert refused(wider) == {"parent"}


ASSERTIONS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"valid": "2030"}, set()),
    ({"value": "limited"}, {"value"}),
    ({"axis": "completion", "value": "limited"}, set()),
    ({"axis": "completion", "value": "closed"}, {"value"}),
    ({"valid": "[2030-01-01..]"}, {"valid"}),
    ({"valid": "2030-01-01/.."}, {"valid"}),
    ({"valid": "[..2030-01-01]"}, set()),
    ({"grade": "official-act"}, {"act"}),
    ({"revision": 2}, {"supersedes"}),
]


@pytest.mark.parametrize(("fields", "expected"), ASSERTIONS)
def test_assertion(plan: Plan, fields: dict[str, Any], expected: set[str]) -> None:
    values = {
        "ref": "claim",
        "axis": "lifecycle",
        "value": "closed",
        "valid": "2030-01-01",
        "grade": "self-account",
        "known": cast.KNOWN,
        **fields,
    }
    row = Assertion(action=make_action(plan.category), scope=plan.union, **values)
    assert refused(row) == expected


def test_an_official_act_is_evidence_by_an_act_or_by_a_text(plan: Plan) -> None:
    for proof in ({"act": cast.make_act()}, {"work": cast.make_work()}):
        row = make_assertion(
            make_action(plan.category), Lifecycle.CLOSED, plan.union, grade="official-act", **proof
        )
        assert refused(row) == set()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("state", set()), ("body", set()), ("person", {"scope"}), ("organisation", {"scope"})],
)
def test_an_assertion_is_about_a_state_or_a_body(plan: Plan, kind: str, expected: set[str]) -> None:
    row = make_assertion(make_action(plan.category), Lifecycle.CLOSED, cast.make_party(kind))
    assert refused(row) == expected


def test_a_correction_is_about_the_same_thing_and_not_known_before(plan: Plan) -> None:
    action = make_action(plan.category)
    wrong = make_assertion(action, Lifecycle.CLOSED, plan.union)

    def correction(**fields: Any) -> Assertion:
        values: dict[str, Any] = {
            "ref": wrong.ref,
            "revision": 2,
            "supersedes": wrong,
            "action": action,
            "scope": plan.union,
            "axis": "lifecycle",
            "value": "under-way",
            "valid": "2029",
            "grade": "self-account",
            "known": wrong.known,
            **fields,
        }
        return Assertion(**values)

    assert refused(correction()) == set()
    assert refused(correction(action=make_action(plan.category))) == {"supersedes"}
    assert refused(correction(scope=plan.ardane)) == {"supersedes"}
    assert refused(correction(axis="completion", value="limited")) == {"supersedes"}
    assert refused(correction(ref="other")) == {"supersedes"}
    assert refused(correction(revision=3)) == {"supersedes"}
    assert refused(correction(known=date(2030, 1, 30))) == {"known"}


def test_a_value_is_of_a_state_or_of_the_whole(plan: Plan) -> None:
    indicator = make_indicator()
    assert refused(make_value(indicator, "actual", "1")) == set()
    assert refused(make_value(indicator, "actual", "1", scope=plan.ardane)) == set()
    assert refused(make_value(indicator, "actual", "1", scope=plan.union)) == {"scope"}
    wrong = make_value(indicator, "actual", "1")
    other_kind = IndicatorValue(
        ref=wrong.ref,
        revision=2,
        supersedes=wrong,
        indicator=indicator,
        kind="target",
        known=wrong.known,
    )
    assert refused(other_kind) == {"supersedes"}


def test_a_round_is_due_after_it_opens_and_nothing_is_reported_before(plan: Plan) -> None:
    first, last = date(2030, 3, 1), date(2030, 3, 31)
    assert refused(ReportingRound(ref="r", roadmap=plan.roadmap, opens=first, due=first)) == set()
    assert refused(ReportingRound(ref="r", roadmap=plan.roadmap, opens=last, due=first)) == {"due"}
    with pytest.raises(IntegrityError), transaction.atomic():
        make_round(plan.roadmap, "2030-03-02", "2030-03-01")

    round = make_round(plan.roadmap, "2030-03-01", "2030-03-31")
    assert refused(make_report(round, plan.ardane, "submitted", "2030-03-01")) == set()
    assert refused(make_report(round, plan.ardane, "submitted", "2030-02-28")) == {"day"}
    wrong = make_report(round, plan.ardane, "submitted", "2030-03-01")
    of_another = Report(
        ref=wrong.ref,
        revision=2,
        supersedes=wrong,
        round=round,
        party=plan.belvar,
        day=last,
        known=wrong.known,
    )
    assert refused(of_another) == {"supersedes"}


def test_the_database_refuses_a_value_of_the_other_axis(plan: Plan) -> None:
    action = make_action(plan.category)
    row = Assertion(
        action=action,
        scope=plan.union,
        axis="lifecycle",
        value=Completion.LIMITED,
        valid="2030",
        **cast.of_revision("assertion", "", {"grade": "self-account"}),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
