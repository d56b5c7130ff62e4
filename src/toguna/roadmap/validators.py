"""What each fact of this room must satisfy, for the desk's forms, the actions and the importer.

`validate_<model>(instance)` returns nothing or raises ValidationError, by field. The instance may
be unsaved and its links too; links are read as objects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party
from toguna.institutions.validators import refuse, validate_no_circle, validate_revision
from toguna.record.facts import RevisedFact
from toguna.roadmap.enums import Axis, Completion, Grade, Lifecycle
from toguna.roadmap.models import (
    TRUE_BY_A_DAY,
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
)

VALUES: dict[str, list[str]] = {
    Axis.LIFECYCLE: Lifecycle.values,
    Axis.COMPLETION: Completion.values,
}
SCOPES = frozenset({PartyKind.STATE, PartyKind.BODY})


def validate_roadmap(_roadmap: Roadmap) -> None:
    """A roadmap's fields say all there is to check."""


def validate_category(_category: Category) -> None:
    """A category's fields say all there is to check."""


def validate_action(action: Action) -> None:
    """An action is part of a wider one of the same roadmap, and never of itself."""
    validate_no_circle(action, "parent")
    if action.parent is None:
        return
    wider, own = action.parent.category.roadmap, action.category.roadmap
    if wider.ref != own.ref:
        refuse(
            "parent",
            _("“%(ref)s” is of another roadmap: choose an action of the same one."),
            "other_roadmap",
            ref=action.parent.ref,
        )


def validate_assertion(assertion: Assertion) -> None:
    """A value of its axis, for a state or a body, true by a certain day, on evidence of its grade;
    a correction is about the same thing, and became known no earlier than what it corrects."""
    validate_revision(assertion, "action", "axis", "scope")
    _validate_known(assertion)
    if assertion.value not in VALUES.get(assertion.axis, []):
        refuse(
            "value",
            _("“%(value)s” is not on this axis: write one of %(values)s."),
            "axis",
            value=assertion.value,
            values=", ".join(VALUES.get(assertion.axis, [])),
        )
    _validate_scope(assertion.scope)
    if assertion.valid.latest is None:
        refuse("valid", TRUE_BY_A_DAY, "open")
    has_proof = assertion.act is not None or assertion.work is not None
    if assertion.grade == Grade.OFFICIAL_ACT and not has_proof:
        refuse("act", _("An official act is the evidence: name the act or the text."), "proof")


def validate_indicator(_indicator: Indicator) -> None:
    """An indicator's fields say all there is to check."""


def validate_indicator_value(value: IndicatorValue) -> None:
    """A value is for the whole or for one state; a correction is about the same value."""
    validate_revision(value, "indicator", "kind", "scope")
    _validate_known(value)
    if value.scope is not None and value.scope.kind != PartyKind.STATE:
        refuse(
            "scope",
            _("“%(ref)s” is not a state: leave it empty for the whole."),
            "scope",
            ref=value.scope.ref,
        )


def validate_reporting_round(round: ReportingRound) -> None:
    if round.due < round.opens:
        refuse("due", _("The round is due before it opens: correct one of the days."), "reversed")


def validate_report(report: Report) -> None:
    """A step is taken once the round is open; a correction is of the same party's report."""
    validate_revision(report, "round", "party")
    _validate_known(report)
    if report.day < report.round.opens:
        refuse(
            "day",
            _("The round opens on %(opens)s: nothing is reported before."),
            "too_early",
            opens=report.round.opens.isoformat(),
        )


def _validate_scope(scope: Party) -> None:
    if scope.kind not in SCOPES:
        refuse(
            "scope",
            _("“%(ref)s” is neither a state nor a body: choose whom the statement is about."),
            "scope",
            ref=scope.ref,
        )


def _validate_known(row: RevisedFact) -> None:
    before = row.supersedes
    if before is not None and row.known < before.known:
        refuse(
            "known",
            _("A correction cannot become known before what it corrects (%(known)s)."),
            "known",
            known=before.known.isoformat(),
        )


VALIDATORS: dict[type[Model], Callable[[Any], None]] = {
    Roadmap: validate_roadmap,
    Category: validate_category,
    Action: validate_action,
    Assertion: validate_assertion,
    Indicator: validate_indicator,
    IndicatorValue: validate_indicator_value,
    ReportingRound: validate_reporting_round,
    Report: validate_report,
}
