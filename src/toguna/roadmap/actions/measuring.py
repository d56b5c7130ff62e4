"""Indicators and their values."""

from __future__ import annotations

from decimal import Decimal

from toguna.institutions.evidence import Evidence, Text, When, state_fact, state_revision
from toguna.institutions.models import Party
from toguna.meetings.models import Outcome
from toguna.record.actor import Actor
from toguna.roadmap.enums import Basis, Comparator, ValueKind
from toguna.roadmap.models import Action, Indicator, IndicatorValue
from toguna.roadmap.validators import VALIDATORS


def add_indicator(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    name: Text,
    unit: Text,
    is_percentage: bool = False,
    action: Action | None = None,
    outcome: Outcome | None = None,
    note: Text = "",
) -> Indicator:
    """A quantity tells how far an action, or an outcome, is. Changes of a percentage are given in
    points as well."""
    indicator = Indicator(
        ref=ref,
        name=name,
        unit=unit,
        percentage=is_percentage,
        action=action,
        outcome=outcome,
        note=note,
    )
    return state_fact(
        indicator, actor=actor, verb="add_indicator", evidence=evidence, validators=VALIDATORS
    )


def record_value(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    indicator: Indicator,
    kind: ValueKind,
    value: Decimal,
    comparator: Comparator = Comparator.EQUAL,
    basis: Basis = Basis.TOTAL,
    scope: Party | None = None,
    date: When = "",
    note: Text = "",
) -> IndicatorValue:
    """A source gives a baseline, a target, a revised target or an actual. The date is when it was
    measured, or for when the target is set. What was not reported has no value: never zero."""
    row = IndicatorValue(
        ref=ref,
        indicator=indicator,
        kind=kind,
        comparator=comparator,
        value=value,
        basis=basis,
        scope=scope,
        date=date,
        note=note,
    )
    return state_revision(
        row, actor=actor, verb="record_value", evidence=evidence, validators=VALIDATORS
    )


def correct_value(
    *,
    actor: Actor,
    evidence: Evidence,
    corrected: IndicatorValue,
    value: Decimal,
    comparator: Comparator | None = None,
    date: When | None = None,
    note: Text = "",
) -> IndicatorValue:
    """A value was wrong: a new revision supersedes it, of the same kind and for the same scope;
    what is not given stays as it was."""
    row = IndicatorValue(
        supersedes=corrected,
        indicator=corrected.indicator,
        kind=corrected.kind,
        comparator=corrected.comparator if comparator is None else comparator,
        value=value,
        basis=corrected.basis,
        scope=corrected.scope,
        date=corrected.date if date is None else date,
        note=note,
    )
    return state_revision(
        row, actor=actor, verb="correct_value", evidence=evidence, validators=VALIDATORS
    )
