"""How far an action is: stated with a citation and a grade, corrected, never overwritten."""

from __future__ import annotations

from toguna.acts.models import Act
from toguna.institutions.evidence import Evidence, Text, When, state_revision
from toguna.institutions.models import Party
from toguna.record.actor import Actor
from toguna.roadmap.enums import Axis, Completion, Grade, Lifecycle
from toguna.roadmap.models import Action, Assertion
from toguna.roadmap.validators import VALIDATORS
from toguna.texts.models import Work


def assert_progress(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    action: Action,
    value: Lifecycle | Completion,
    scope: Party,
    valid: When,
    grade: Grade,
    statement: Text = "",
    act: Act | None = None,
    work: Work | None = None,
) -> Assertion:
    """A source states how far an action is, on one axis, for the confederation as a whole or for
    one state (`scope`), true since `valid`. Without a passage there is no assertion. `act` or
    `work` prove it where the grade is an official act."""
    assertion = Assertion(
        ref=ref,
        action=action,
        axis=axis_of(value),
        value=value,
        scope=scope,
        statement=statement,
        valid=valid,
        grade=grade,
        act=act,
        work=work,
    )
    return state_revision(
        assertion, actor=actor, verb="assert_progress", evidence=evidence, validators=VALIDATORS
    )


def correct_assertion(
    *,
    actor: Actor,
    evidence: Evidence,
    assertion: Assertion,
    value: Lifecycle | Completion,
    valid: When,
    grade: Grade,
    statement: Text = "",
    act: Act | None = None,
    work: Work | None = None,
) -> Assertion:
    """An assertion was wrong: a new revision supersedes it, about the same action, axis and scope.
    The old one stays in the history, marked. An action that moved on is not a correction: it is
    the next assertion. Raises ValidationError when it was corrected already."""
    corrected = Assertion(
        supersedes=assertion,
        action=assertion.action,
        axis=axis_of(value),
        value=value,
        scope=assertion.scope,
        statement=statement,
        valid=valid,
        grade=grade,
        act=act,
        work=work,
    )
    return state_revision(
        corrected, actor=actor, verb="correct_assertion", evidence=evidence, validators=VALIDATORS
    )


def axis_of(value: Lifecycle | Completion) -> Axis:
    """The axis that a value is on."""
    return Axis.LIFECYCLE if isinstance(value, Lifecycle) else Axis.COMPLETION
