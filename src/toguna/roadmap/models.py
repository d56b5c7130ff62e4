"""The roadmap: what must be done, and what was stated about it, when, by whom, on what evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.models import Term
from toguna.meetings.models import Outcome
from toguna.record.append_only import AppendOnlyModel, RecordedField
from toguna.record.facts import Fact, RevisedFact
from toguna.roadmap.enums import (
    Axis,
    Basis,
    Comparator,
    Completion,
    Grade,
    Lifecycle,
    Origin,
    ReportStep,
    ValueKind,
)
from toguna.texts.models import Work

TRUE_BY_A_DAY = _(
    "Say by which day it is true at the latest: where the source gives none, the day on which it "
    "appeared, such as [2030-01-01..2030-06-30]."
)


class Roadmap(Fact):
    """A roadmap: a programme of actions for a period, with an owner."""

    title = I18nCharField()
    description = I18nTextField(blank=True)
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="roadmaps")
    owner = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="roadmaps")
    period = UncertainDateField(blank=True)
    period_earliest = EarliestDay(of="period")
    period_latest = LatestDay(of="period")


class Category(Fact):
    """A heading of a roadmap under which its actions stand."""

    roadmap = models.ForeignKey(Roadmap, models.PROTECT, related_name="categories")
    name = I18nCharField()
    position = models.PositiveIntegerField(default=0)
    pillar = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")


class Action(Fact):
    """Something to be done and followed. Where it comes from is `origin`, and the outcome or the
    text that started it where there is one; how far it is, is told by its assertions only."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="actions")
    position = models.PositiveIntegerField(default=0)
    title = I18nCharField()
    description = I18nTextField(blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    outcome = models.ForeignKey(
        Outcome, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="actions")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    responsible = models.ManyToManyField(Party, blank=True, related_name="actions")
    planned = UncertainDateField(blank=True)
    planned_earliest = EarliestDay(of="planned")
    planned_latest = LatestDay(of="planned")

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["category", "position", "ref"], name="action_by_category")]


class Assertion(RevisedFact):
    """One claim on one axis of one action, attributed and graded; never changed, only superseded.

    `scope` is whom it is about: the confederation as a whole, or one state. `valid` is since when
    it is true, by a certain day at the latest: what a source states without a date is true by the
    day on which it appeared. `act` and `work` are the evidence where the grade is "official act".
    """

    # No index of its own: both indexes below begin with the action, and a third one tempts the
    # database to read every assertion of it.
    action = models.ForeignKey(Action, models.PROTECT, related_name="assertions", db_index=False)
    axis = models.CharField(max_length=12, choices=Axis.choices)
    value = models.CharField(max_length=16)
    scope = models.ForeignKey(Party, models.PROTECT, related_name="assertions")
    statement = I18nTextField(blank=True)
    valid = UncertainDateField()
    valid_earliest = EarliestDay(of="valid")
    valid_latest = LatestDay(of="valid")
    grade = models.CharField(max_length=16, choices=Grade.choices)
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="evidence_of")
    work = models.ForeignKey(
        Work, models.PROTECT, null=True, blank=True, related_name="evidence_of"
    )

    class Meta(RevisedFact.Meta):
        indexes = [
            models.Index(
                fields=["action", "scope", "axis", "-valid_latest", "-known", "-id"],
                name="assertion_as_of",
            ),
            models.Index(
                fields=["action", "-known", "-valid_latest", "-id"], name="assertion_by_known"
            ),
        ]
        constraints = [
            *RevisedFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(axis=Axis.LIFECYCLE, value__in=Lifecycle.values)
                | Q(axis=Axis.COMPLETION, value__in=Completion.values),
                name="assertion_value_of_its_axis",
            ),
            # The order "as of a date" rests on it: the two databases sort an absent day at
            # opposite ends.
            models.CheckConstraint(
                condition=Q(valid_latest__isnull=False),
                name="assertion_true_by_a_day",
                violation_error_message=TRUE_BY_A_DAY,
            ),
        ]

    def clean(self) -> None:
        """The limits of `valid` are computed when the row is saved, and looked at before."""
        super().clean()
        self.valid_earliest, self.valid_latest = self.valid.earliest, self.valid.latest


class Indicator(Fact):
    """A quantity that tells how far an action, or an outcome, is."""

    name = I18nCharField()
    unit = I18nCharField()
    percentage = models.BooleanField(default=False)
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    outcome = models.ForeignKey(
        Outcome, models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    note = I18nTextField(blank=True)


class IndicatorValue(RevisedFact):
    """A baseline, target, revised target or actual of an indicator, dated. Never zero for "not
    reported": there is then no row. `scope` is one state's value; empty for `basis` as a whole."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    kind = models.CharField(max_length=16, choices=ValueKind.choices)
    comparator = models.CharField(
        max_length=12, choices=Comparator.choices, default=Comparator.EQUAL
    )
    value = models.DecimalField(max_digits=24, decimal_places=6)
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.TOTAL)
    scope = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")
    note = I18nTextField(blank=True)

    class Meta(RevisedFact.Meta):
        indexes = [models.Index(fields=["indicator", "kind", "known"], name="value_by_indicator")]


class ReportingRound(Fact):
    """A time at which those responsible report on a roadmap."""

    roadmap = models.ForeignKey(Roadmap, models.PROTECT, related_name="rounds")
    title = I18nCharField()
    opens = models.DateField()
    due = models.DateField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(condition=Q(due__gte=models.F("opens")), name="round_due_after"),
        ]


class Report(RevisedFact):
    """A step of a party's report in a round: submitted, sent back, accepted, on a day."""

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="reports")
    party = models.ForeignKey(Party, models.PROTECT, related_name="reports")
    step = models.CharField(max_length=12, choices=ReportStep.choices)
    day = models.DateField()
    note = I18nTextField(blank=True)

    class Meta(RevisedFact.Meta):
        indexes = [models.Index(fields=["round", "party", "day"], name="report_by_round")]


class Snapshot(AppendOnlyModel):
    """A roadmap as it stood, frozen: the rows as canonical JSON and their SHA-256."""

    roadmap = models.ForeignKey(Roadmap, models.PROTECT, related_name="snapshots")
    ref = models.CharField(max_length=80, unique=True)
    as_of = models.DateField()
    known_on = models.DateField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    recorded = RecordedField()
