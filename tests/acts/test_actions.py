from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import cast
from toguna.acts import actions
from toguna.acts.actions import Part
from toguna.acts.enums import ActStatus, Position
from toguna.acts.models import Act, Participation, StatusChange
from toguna.acts.queries import interpretations_of, parties_by_role, standing
from toguna.institutions.evidence import Evidence
from toguna.record.append_only import AppendOnlyError
from toguna.record.ledger import Entry, entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def evidence() -> Evidence:
    return Evidence.of(cast.make_passage(), cast.make_passage())


def record(evidence: Evidence, *parts: Part, kind: str = "adoption") -> Act:
    return actions.record_act(
        actor=cast.CLERK,
        evidence=evidence,
        ref="levy-decision",
        kind=cast.make_term("act-kind", kind),
        title="Decision on the levy",
        status=ActStatus.HELD,
        date="2029-03-28",
        mode=cast.make_term("act-mode", "by-signature"),
        pillars=[cast.make_term("pillar", "trade")],
        confers=[cast.make_mandate(cast.make_party("person", "ama"), ref="ama-mandate")],
        parts=parts,
    )


def test_an_act_is_recorded_with_its_parts_and_no_meeting(evidence: Evidence) -> None:
    ardane, role = (
        cast.make_party("state", "ardane"),
        cast.make_term("participation-role", "adopter"),
    )
    act = Act.objects.get(pk=record(evidence, Part(ardane, role, position=Position.FOR)).pk)
    assert act.place is None
    assert [term.ref for term in act.pillars.all()] == ["trade"]
    assert [mandate.ref for mandate in act.confers.all()] == ["ama-mandate"]
    (group,) = parties_by_role(act)
    assert group.participations[0].ref == "levy-decision-ardane-adopter"
    assert group.participations[0].position == Position.FOR
    assert group.participations[0].citation_passages == list(evidence.passages)
    (entry,) = entries_about("acts.act", "levy-decision")
    assert entry.payload["fields"]["confers"] == ["ama-mandate"]
    assert [e.verb for e in Entry.objects.all()] == ["record_act", "add_participation"]


def test_a_part_that_is_refused_takes_the_act_with_it(evidence: Evidence) -> None:
    ardane, role = cast.make_party("state"), cast.make_term("participation-role", "adopter")
    with pytest.raises(ValidationError) as refused:
        record(evidence, Part(ardane, role, position=Position.FOR), kind="visit")
    assert list(refused.value.message_dict) == ["position"]
    assert (Act.objects.count(), Participation.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_party_has_one_part_a_role(evidence: Evidence) -> None:
    act, ardane = cast.make_act(), cast.make_party("state")
    part = Part(ardane, cast.make_term("participation-role", "host"))
    actions.add_participation(actor=cast.CLERK, evidence=evidence, act=act, part=part)
    with pytest.raises(ValidationError):
        actions.add_participation(actor=cast.CLERK, evidence=evidence, act=act, part=part)
    assert Participation.objects.count() == 1


def test_restating_an_act_leaves_the_first_statement_as_it_was(evidence: Evidence) -> None:
    act = cast.make_act("assembly", "2029-05", ActStatus.PLANNED)
    change = actions.restate_act(
        actor=cast.CLERK,
        evidence=evidence,
        act=act,
        ref="assembly-postponed",
        status=ActStatus.POSTPONED,
        date="2029-09",
    )
    assert change.passage == evidence.passages[0]
    assert change.citation_passages == [evidence.passages[1]]
    stored = Act.objects.get(pk=act.pk)
    assert (stored.status, stored.date.edtf) == (ActStatus.PLANNED, "2029-05")
    assert standing(act).date.edtf == "2029-09"


def test_a_statement_is_corrected_by_a_revision_and_only_once(evidence: Evidence) -> None:
    act = cast.make_act("assembly", "2029-05", ActStatus.PLANNED)

    def restate(date: str, supersedes: StatusChange | None = None) -> StatusChange:
        return actions.restate_act(
            actor=cast.CLERK,
            evidence=evidence,
            act=act,
            ref="assembly-held",
            status=ActStatus.HELD,
            date=date,
            supersedes=supersedes,
        )

    first = restate("2029-05-10")
    second = restate("2029-05-11", first)
    assert (second.ref, second.revision) == (first.ref, 2)
    assert standing(act).date.edtf == "2029-05-11"
    with pytest.raises(ValidationError, match="assembly-held"):
        restate("2029-05-12", first)
    with pytest.raises(AppendOnlyError):
        first.delete()
    assert StatusChange.objects.count() == 2
    assert [e.verb for e in entries_about("acts.statuschange", "assembly-held")] == [
        "restate_act", "restate_act",
    ]  # fmt: skip


def test_a_correction_stays_about_the_same_act(evidence: Evidence) -> None:
    change = cast.make_status_change(cast.make_act(), "held")
    with pytest.raises(ValidationError) as refused:
        actions.restate_act(
            actor=cast.CLERK,
            evidence=evidence,
            act=cast.make_act(),
            status=ActStatus.HELD,
            supersedes=change,
        )
    assert list(refused.value.message_dict) == ["supersedes"]


def test_an_interpretation_is_recorded_with_its_source(evidence: Evidence) -> None:
    act = cast.make_act()
    actions.interpret_act(
        actor=cast.CLERK, evidence=evidence, ref="recognised", statement="Recognition", act=act
    )
    (stated,) = interpretations_of(act)
    assert [str(name) for name in stated.publishers] == ["Press office"] * 2
    with pytest.raises(ValidationError):
        actions.interpret_act(
            actor=cast.CLERK, evidence=evidence, ref="of-nothing", statement="Recognition"
        )
