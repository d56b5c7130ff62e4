"""The verbs: what they write, what the ledger says, and that a refusal leaves nothing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction

from tests import cast
from tests.meetings.gatherings import evidence, make_outcome
from tests.roadmap.following import (
    Plan,
    make_action,
    make_assertion,
    make_plan,
)
from toguna.institutions.evidence import Evidence
from toguna.record.append_only import AppendOnlyError
from toguna.record.ledger import Entry, verify
from toguna.roadmap.actions import (
    accept_report,
    add_action,
    add_category,
    add_indicator,
    assert_progress,
    correct_assertion,
    correct_value,
    open_roadmap,
    open_round,
    record_value,
    send_back_report,
    submit_report,
    take_snapshot,
)
from toguna.roadmap.enums import Completion, Grade, Lifecycle, Origin, ValueKind
from toguna.roadmap.models import (
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
    Snapshot,
)
from toguna.roadmap.queries import is_intact, reporting_of

pytestmark = pytest.mark.django_db

WRITTEN: tuple[type[models.Model], ...] = (
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
    Snapshot,
)


@pytest.fixture
def plan() -> Plan:
    return make_plan()


def all_rows() -> list[object]:
    """Everything that this room and the ledger hold."""
    return [list(model._default_manager.order_by("pk").values()) for model in (*WRITTEN, Entry)]


def verbs() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("seq").values_list("verb", "object_ref"))


def claim(action: Action, plan: Plan, **fields: Any) -> Assertion:
    values: dict[str, Any] = {
        "actor": cast.CLERK,
        "evidence": evidence(),
        "ref": "claim",
        "action": action,
        "value": Lifecycle.UNDER_WAY,
        "scope": plan.union,
        "valid": "2030-05",
        "grade": Grade.SELF_ACCOUNT,
        **fields,
    }
    return assert_progress(**values)


def test_a_roadmap_is_opened_and_filled() -> None:
    party, outcome = cast.make_party(), make_outcome(cast.make_act())
    roadmap = open_roadmap(
        actor=cast.CLERK, evidence=evidence(), ref="roadmap", title="Roadmap", period="2030"
    )
    category = add_category(
        actor=cast.CLERK, evidence=evidence(), ref="roads", roadmap=roadmap, name="Roads"
    )
    source = evidence()
    action = add_action(
        actor=cast.CLERK,
        evidence=source,
        ref="road",
        category=category,
        title={"en": "A road", "fr": "Une route"},
        origin=Origin.DECIDED,
        outcome=outcome,
        responsible=[party],
        planned="2032",
    )

    action.refresh_from_db()
    assert (action.origin, action.outcome, action.planned.edtf) == ("decided", outcome, "2032")
    assert (list(action.responsible.all()), action.validated_at) == ([party], None)
    assert action.citation_passages == list(source.passages)
    assert verbs() == [
        ("open_roadmap", "roadmap"),
        ("add_category", "roads"),
        ("add_action", "road"),
    ]
    assert Entry.objects.get(verb="add_action").payload["fields"]["responsible"] == [party.ref]


def test_an_assertion_cites_or_does_not_exist(plan: Plan) -> None:
    action, source = make_action(plan.category), evidence()
    with pytest.raises(ValidationError):
        Evidence.of()
    assertion = claim(action, plan, evidence=source, statement="Works have begun")

    assertion.refresh_from_db()
    assert (assertion.axis, assertion.value, assertion.revision) == ("lifecycle", "under-way", 1)
    assert (assertion.passage, assertion.known) == (source.passages[0], cast.KNOWN)
    assert str(assertion.valid_latest) == "2030-05-31"
    entry = Entry.objects.get()
    assert (entry.verb, entry.object_ref, entry.actor) == (
        "assert_progress",
        "claim",
        "system:clerk",
    )
    with pytest.raises(AppendOnlyError):
        assertion.save()
    with pytest.raises(AppendOnlyError):
        Assertion.objects.update(value="closed")


def test_the_database_itself_refuses_to_rewrite_an_assertion(plan: Plan) -> None:
    assertion = claim(make_action(plan.category), plan)
    for statement in (
        "UPDATE roadmap_assertion SET value = 'closed'",
        "DELETE FROM roadmap_assertion",
    ):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assertion.refresh_from_db()
    assert assertion.value == "under-way"


def test_a_correction_supersedes_and_does_not_overwrite(plan: Plan) -> None:
    wrong = claim(make_action(plan.category), plan)
    before = Assertion.objects.filter(pk=wrong.pk).values().get()
    act = cast.make_act()
    right = correct_assertion(
        actor=cast.CLERK,
        evidence=evidence(),
        assertion=wrong,
        value=Lifecycle.SUSPENDED,
        valid="2030-06-01",
        grade=Grade.OFFICIAL_ACT,
        act=act,
    )

    assert (right.ref, right.revision, right.supersedes) == ("claim", 2, wrong)
    assert (right.action, right.scope, right.act) == (wrong.action, wrong.scope, act)
    assert Assertion.objects.filter(pk=wrong.pk).values().get() == before
    assert verbs() == [("assert_progress", "claim"), ("correct_assertion", "claim")]
    rows = all_rows()
    for refused in (
        {"assertion": wrong, "value": Lifecycle.CLOSED},
        {"assertion": right, "value": Completion.LIMITED},
    ):
        with pytest.raises(ValidationError):
            correct_assertion(
                actor=cast.CLERK,
                evidence=evidence(),
                valid="2030",
                grade=Grade.SELF_ACCOUNT,
                **refused,  # type: ignore[arg-type]  # two refusals told as data
            )
    assert all_rows() == rows
    assert verify().is_sound


def test_a_refused_assertion_leaves_nothing(plan: Plan) -> None:
    action = make_action(plan.category)
    before = all_rows()
    for refused in (
        {"valid": "[2030-01-01..]"},
        {"grade": Grade.OFFICIAL_ACT},
        {"scope": cast.make_party("person")},
        {"ref": "Not an identifier"},
    ):
        with pytest.raises(ValidationError):
            claim(action, plan, **refused)
    assert all_rows() == before


def test_values_are_recorded_and_corrected(plan: Plan) -> None:
    indicator = add_indicator(
        actor=cast.CLERK,
        evidence=evidence(),
        ref="length",
        name="Length",
        unit="km",
        action=make_action(plan.category),
    )
    wrong = record_value(
        actor=cast.CLERK,
        evidence=evidence(),
        ref="length-2030",
        indicator=indicator,
        kind=ValueKind.ACTUAL,
        value=Decimal("12.5"),
        date="2030-05",
    )
    right = correct_value(
        actor=cast.CLERK, evidence=evidence(), corrected=wrong, value=Decimal("11.25")
    )

    right.refresh_from_db()
    assert (right.ref, right.revision, right.kind) == ("length-2030", 2, "actual")
    assert (right.value, right.date.edtf) == (Decimal("11.25"), "2030-05")
    assert Entry.objects.get(verb="record_value").payload["fields"]["value"] == "12.5"
    before = all_rows()
    with pytest.raises(ValidationError):
        correct_value(actor=cast.CLERK, evidence=evidence(), corrected=wrong, value=Decimal(1))
    assert all_rows() == before


def test_a_report_is_submitted_sent_back_and_accepted(plan: Plan) -> None:
    round = open_round(
        actor=cast.CLERK,
        evidence=evidence(),
        ref="round",
        roadmap=plan.roadmap,
        title="Round",
        opens=date(2030, 3, 1),
        due=date(2030, 3, 31),
    )
    steps: dict[str, Any] = {"actor": cast.CLERK, "round": round, "party": plan.ardane}

    def state() -> str:
        [found] = reporting_of(round, [plan.ardane], cast.seen_from())
        return str(found.state)

    def refuses(verb: Any, day: date, **more: Any) -> None:
        source, before = evidence(), all_rows()
        with pytest.raises(ValidationError):
            verb(**steps, evidence=source, ref="refused", day=day, **more)
        assert all_rows() == before

    refuses(accept_report, date(2030, 3, 2))
    refuses(send_back_report, date(2030, 3, 2), note="Incomplete")
    refuses(submit_report, date(2030, 2, 28))
    submit_report(**steps, evidence=evidence(), ref="first", day=date(2030, 3, 5))
    assert state() == "submitted"
    refuses(submit_report, date(2030, 3, 6))
    refuses(accept_report, date(2030, 3, 4))
    send_back_report(
        **steps, evidence=evidence(), ref="back", day=date(2030, 3, 6), note="Two states missing"
    )
    assert state() == "sent-back"
    refuses(accept_report, date(2030, 3, 7))
    submit_report(**steps, evidence=evidence(), ref="second", day=date(2030, 4, 2))
    accept_report(**steps, evidence=evidence(), ref="accepted", day=date(2030, 4, 9))
    assert state() == "accepted"
    refuses(submit_report, date(2030, 4, 10))
    assert [verb for verb, _ref in verbs()] == [
        "open_round",
        "submit_report",
        "send_back_report",
        "submit_report",
        "accept_report",
    ]


def test_a_snapshot_freezes_the_roadmap_and_proves_it(plan: Plan) -> None:
    known = date(2020, 1, 31)
    action = make_action(
        plan.category, "road", responsible=[plan.ardane], planned="2019", known=known
    )
    make_assertion(action, Lifecycle.UNDER_WAY, plan.union, "2020-01", "claim", known=known)
    make_assertion(action, Lifecycle.CLOSED, plan.union, "2020-02", known=date(2020, 2, 9))
    embargo = datetime.now(UTC) + timedelta(days=9)
    make_action(plan.category, "embargoed", known=known, public_from=embargo)
    snapshot = take_snapshot(
        actor=cast.CLERK,
        ref="s-1",
        roadmap=plan.roadmap,
        as_of=date(2020, 6, 1),
        known_on=date(2020, 2, 1),
    )

    snapshot.refresh_from_db()
    [row] = snapshot.content["actions"]
    assert (row["ref"], row["schedule"], row["completion"]) == ("road", "late", None)
    assert (row["lifecycle"]["ref"], row["lifecycle"]["value"]) == ("claim", "under-way")
    assert (row["responsible"], row["last_known"]) == (["ardane"], "2020-01-31")
    canonical = json.dumps(
        snapshot.content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert snapshot.digest == sha256(canonical.encode()).hexdigest()
    assert is_intact(snapshot)
    snapshot.content["actions"][0]["title"] = "Another"
    assert not is_intact(snapshot)
    assert verbs() == [("take_snapshot", "s-1")]


def test_tomorrow_is_not_known_yet(plan: Plan) -> None:
    tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    with pytest.raises(ValidationError):
        take_snapshot(
            actor=cast.CLERK, ref="s", roadmap=plan.roadmap, as_of=tomorrow, known_on=tomorrow
        )
    assert verbs() == []
