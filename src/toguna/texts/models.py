"""Official texts: works, their expressions and files, and the acts that make up their life.

FRBR levels as in the Akoma Ntoso Naming Convention 1.0 (OASIS): work, expression, manifestation.
"""

from __future__ import annotations

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.models import Term
from toguna.record.facts import Fact, RevisedFact
from toguna.texts.enums import ForceClause, LifeStage


class Work(Fact):
    """A text as such, whatever its language or file.

    `number` is the reference number as printed. `force_clause`, `force_count` (instruments) and
    `force_date` hold the entry-into-force clause where it is known: force is then computed, and
    asserted by a stage otherwise.
    """

    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    title = I18nCharField()
    short_title = I18nCharField(blank=True)
    description = I18nTextField(blank=True)
    number = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="texts")
    contracting = models.ManyToManyField(Party, blank=True, related_name="contracting_in")
    pillars = models.ManyToManyField(Term, blank=True, related_name="+")
    outside = models.BooleanField(default=False)
    force_clause = models.CharField(max_length=16, choices=ForceClause.choices, blank=True)
    force_count = models.PositiveIntegerField(null=True, blank=True)
    force_date = models.DateField(null=True, blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["kind", "ref"], name="work_by_kind")]


class Expression(Fact):
    """A work in one language, as it stood on a date."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="expressions")
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    original = models.BooleanField(default=False)
    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")


class Manifestation(Fact):
    """A file of an expression: its format, where it is, and the SHA-256 of its bytes."""

    expression = models.ForeignKey(Expression, models.PROTECT, related_name="manifestations")
    format = models.CharField(max_length=12)
    url = models.URLField(max_length=400, blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)


class Stage(RevisedFact):
    """What an act did to a text: one line of its life. The date is the act's.

    `party` is the state that ratified or deposited; `version` the version that was examined;
    `manner` how it was adopted (unanimity …), each party's position being in the act.
    """

    work = models.ForeignKey(Work, models.PROTECT, related_name="stages")
    act = models.ForeignKey(Act, models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12, choices=LifeStage.choices)
    manner = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.CharField(max_length=80, blank=True)
    note = I18nTextField(blank=True)

    class Meta(RevisedFact.Meta):
        indexes = [models.Index(fields=["work", "known"], name="stage_by_work")]


class TextRelation(Fact):
    """A bond between two texts: amends, repeals, implements, institutes, is annexed to. When it was
    made is told by the act in the life of the one that was changed."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="relations")
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    other = models.ForeignKey(Work, models.PROTECT, related_name="relations_to")
    note = I18nTextField(blank=True)
