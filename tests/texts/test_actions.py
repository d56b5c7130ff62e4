from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests import cast
from toguna.acts.actions import Part
from toguna.acts.enums import Position
from toguna.acts.models import Act, Participation
from toguna.acts.queries import parties_by_role
from toguna.institutions.evidence import Evidence
from toguna.institutions.models import Party
from toguna.record.ledger import Entry, entries_about
from toguna.texts import actions
from toguna.texts.enums import ForceClause, LifeStage
from toguna.texts.models import Stage, Work
from toguna.texts.queries import axes_of, deposited_instruments, life, relations

pytestmark = pytest.mark.django_db


@pytest.fixture
def evidence() -> Evidence:
    return Evidence.of(cast.make_passage(), cast.make_passage())


@pytest.fixture
def states() -> list[Party]:
    return [cast.make_party("state", ref) for ref in ("ardane", "belvar", "corune")]


@pytest.fixture
def treaty(evidence: Evidence, states: list[Party]) -> Work:
    return actions.register_text(
        actor=cast.CLERK,
        evidence=evidence,
        ref="treaty",
        kind=cast.make_term("text-kind", "treaty"),
        title="Treaty",
        contracting=states[:2],
        pillars=[cast.make_term("pillar", "trade")],
        force_clause=ForceClause.ON_DEPOSITS,
    )


def session(kind: str = "adoption", date: str = "2029-05-10") -> Act:
    return cast.make_act("", date, kind=kind)


def test_a_text_is_registered_with_those_who_must_ratify_it(
    treaty: Work, evidence: Evidence
) -> None:
    stored = Work.objects.get(pk=treaty.pk)
    assert [party.ref for party in stored.contracting.order_by("ref")] == ["ardane", "belvar"]
    assert stored.citation_passages == list(evidence.passages)
    (entry,) = entries_about("texts.work", "treaty")
    assert entry.payload["fields"]["contracting"] == ["ardane", "belvar"]


def test_a_text_lives_by_its_acts(treaty: Work, evidence: Evidence, states: list[Party]) -> None:
    adopter = cast.make_term("participation-role", "adopter")
    signatory = cast.make_term("participation-role", "signatory")
    step = {"actor": cast.CLERK, "evidence": evidence, "work": treaty}
    actions.record_stage(
        act=session("meeting", "2029-01-10"), stage=LifeStage.EXAMINED, version="2", **step
    )
    actions.adopt_text(
        act=session(),
        manner=cast.make_term("adoption-manner", "unanimity"),
        parts=[Part(state, adopter, position=Position.FOR) for state in states],
        **step,
    )
    signing = session("signature", "2029-05-11")
    actions.sign_text(act=signing, parts=[Part(state, signatory) for state in states], **step)
    actions.ratify_text(act=session("ratification", "2029-06-01"), party=states[0], **step)
    for day, state in ((2, states[0]), (3, states[1])):
        act = session("deposit", f"2029-06-{day:02d}")
        actions.deposit_instrument(act=act, party=state, **step)
    actions.correct_text(act=session("decision", "2029-07-01"), **step)

    assert [entry.stage for entry in life(treaty)] == [
        "examined", "adopted", "signed", "ratified", "deposited", "deposited", "corrected",
    ]  # fmt: skip
    found = axes_of(treaty)
    assert [one.position for one in found.positions] == [Position.FOR] * 3
    assert (found.ratification, found.force, found.force_since.edtf) == (
        "complete", "in-force", "2029-06-03",
    )  # fmt: skip
    assert len(parties_by_role(signing)[0].parties) == 3
    assert [one.party.ref for one in deposited_instruments()] == ["ardane", "belvar"]
    verbs = list(Entry.objects.filter(object_kind="texts.stage").values_list("verb", flat=True))
    assert verbs == [
        "record_stage", "adopt_text", "sign_text", "ratify_text",
        "deposit_instrument", "deposit_instrument", "correct_text",
    ]  # fmt: skip
    assert Work.objects.get(pk=treaty.pk).force_clause == ForceClause.ON_DEPOSITS


def test_an_adoption_that_a_party_opposed_is_not_unanimous(
    treaty: Work, evidence: Evidence, states: list[Party]
) -> None:
    adopter = cast.make_term("participation-role", "adopter")
    entries = Entry.objects.count()
    with pytest.raises(ValidationError) as refused:
        actions.adopt_text(
            actor=cast.CLERK,
            evidence=evidence,
            work=treaty,
            act=session(),
            manner=cast.make_term("adoption-manner", "unanimity"),
            parts=[Part(states[0], adopter, position=Position.ABSTAINED)],
        )
    assert list(refused.value.message_dict) == ["manner"]
    assert (Stage.objects.count(), Participation.objects.count()) == (0, 0)
    assert Entry.objects.count() == entries


def test_a_position_is_refused_where_nothing_is_adopted_and_leaves_nothing(
    treaty: Work, evidence: Evidence, states: list[Party]
) -> None:
    adopter = cast.make_term("participation-role", "adopter")
    parts = [Part(states[0], adopter), Part(states[1], adopter, position=Position.FOR)]
    with pytest.raises(ValidationError) as refused:
        actions.adopt_text(
            actor=cast.CLERK, evidence=evidence, work=treaty, act=session("meeting"), parts=parts
        )
    assert list(refused.value.message_dict) == ["position"]
    assert (Stage.objects.count(), Participation.objects.count()) == (0, 0)


def test_a_position_is_added_to_a_part_that_was_stated(
    treaty: Work, evidence: Evidence, states: list[Party]
) -> None:
    act = session()
    stated = cast.make_participation(act, states[0], "adopter")
    actions.adopt_text(
        actor=cast.CLERK,
        evidence=evidence,
        work=treaty,
        act=act,
        parts=[Part(states[0], stated.role, position=Position.AGAINST)],
    )
    (kept,) = Participation.objects.all()
    assert (kept.pk, kept.position) == (stated.pk, Position.AGAINST)
    (entry,) = entries_about("acts.participation", stated.ref)
    assert entry.payload["before"]["position"] == ""
    assert entry.payload["after"]["position"] == "against"


@pytest.mark.parametrize("verb", ["ratify_text", "deposit_instrument"])
def test_only_a_contracting_party_ratifies_and_deposits(
    treaty: Work, evidence: Evidence, states: list[Party], verb: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        getattr(actions, verb)(
            actor=cast.CLERK, evidence=evidence, work=treaty, act=session(), party=states[2]
        )
    assert list(refused.value.message_dict) == ["party"]
    assert Stage.objects.count() == 0


@pytest.mark.parametrize(
    ("verb", "stage"), [("amend_text", "amended"), ("repeal_text", "repealed")]
)
def test_a_text_is_amended_or_repealed_by_another(
    treaty: Work, evidence: Evidence, verb: str, stage: str
) -> None:
    other, bond = cast.make_work("other"), cast.make_term("text-relation", "alters")
    step = {"actor": cast.CLERK, "evidence": evidence, "work": treaty, "act": session()}
    with pytest.raises(TypeError):
        getattr(actions, verb)(by=other, **step)
    getattr(actions, verb)(by=other, bond=bond, **step)
    assert [entry.stage for entry in life(treaty)] == [stage]
    (told,) = relations(treaty)
    assert (told.other, told.kind, told.is_outward) == (other, bond, False)


def test_what_was_recorded_wrongly_is_corrected_by_a_revision(
    treaty: Work, evidence: Evidence
) -> None:
    step = {"actor": cast.CLERK, "evidence": evidence, "work": treaty, "act": session()}
    wrong = actions.bring_into_force(**step)
    right = actions.record_stage(stage=LifeStage.SIGNED, supersedes=wrong, **step)
    assert (right.ref, right.revision) == (wrong.ref, 2)
    assert [entry.stage for entry in life(treaty)] == ["signed"]
    with pytest.raises(ValidationError):
        actions.record_stage(stage=LifeStage.SIGNED, supersedes=wrong, **step)


def test_the_same_line_is_not_recorded_twice(treaty: Work, evidence: Evidence) -> None:
    step = {"actor": cast.CLERK, "evidence": evidence, "work": treaty, "act": session()}
    actions.bring_into_force(**step)
    with pytest.raises(ValidationError):
        actions.bring_into_force(**step)
    assert Stage.objects.count() == 1
