"""Official texts: works, their expressions and files, and the acts that make up their life.

FRBR levels as in the Akoma Ntoso Naming Convention 1.0 (OASIS): work, expression, manifestation.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.identifiers import REF, REF_LENGTH
from toguna.kernel.models import Term
from toguna.record.actor import ACTOR_REF_LENGTH, validate_actor_ref
from toguna.record.append_only import AppendOnlyModel, RecordedField
from toguna.record.facts import Fact, RevisedFact
from toguna.texts.enums import ForceClause, LifeStage, NumberFate


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


class NumberSeries(models.Model):
    """Reference numbers of one body for one kind of text, such as 003/2025/CCE.

    `pattern` says how a number is printed (see `texts.numbering.patterns`), `code` what stands for
    the body in it; `yearly` that numbers begin again at 1 each year.
    """

    ref = models.CharField(_("identifier"), max_length=REF_LENGTH, unique=True, validators=[REF])
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("kind of text"))
    body = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("body"))
    code = models.CharField(_("code of the body"), max_length=40, blank=True)
    pattern = models.CharField(_("pattern"), max_length=80)
    yearly = models.BooleanField(_("begins again each year"), default=True)
    recorded = RecordedField()

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")
        ordering = ["ref"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "body"],
                name="one_series_a_kind_and_body",
                violation_error_message=_("This body numbers this kind of text in another series."),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Number(AppendOnlyModel):
    """A number that was taken from a series, once and for ever. What became of it is its `use`; it
    is reserved while there is none.

    `year` is the one in which it was taken; `cycle` is that year too where the series begins again
    each year, and 0 where its numbers run on. `printed` is how it is written.
    """

    ref = models.CharField(max_length=REF_LENGTH, unique=True, validators=[REF])
    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    cycle = models.PositiveIntegerField()
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    printed = models.CharField(max_length=120)
    reserved_by = models.CharField(max_length=ACTOR_REF_LENGTH, validators=[validate_actor_ref])
    recorded = RecordedField()

    class Meta:
        verbose_name = _("reference number")
        verbose_name_plural = _("reference numbers")
        ordering = ["series", "cycle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "cycle", "number"], name="number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="number_from_one"),
            models.CheckConstraint(
                condition=Q(cycle=0) | Q(cycle=F("year")), name="number_cycle_is_its_year"
            ),
        ]

    def __str__(self) -> str:
        return self.printed


class NumberUse(AppendOnlyModel):
    """What became of a number: given to a text, or void for a reason. Written once."""

    number = models.OneToOneField(Number, models.PROTECT, related_name="use")
    fate = models.CharField(max_length=8, choices=NumberFate.choices)
    work = models.OneToOneField(
        Work, models.PROTECT, null=True, blank=True, related_name="number_use"
    )
    reason = I18nTextField(blank=True, default="")
    recorded = RecordedField()

    class Meta:
        verbose_name = _("use of a number")
        verbose_name_plural = _("uses of numbers")
        constraints = [
            models.CheckConstraint(
                condition=Q(fate=NumberFate.GIVEN, work__isnull=False)
                | Q(fate=NumberFate.VOID, work__isnull=True),
                name="number_given_to_a_text_or_void",
            ),
            # The localised text is JSON in a text column; its own field refuses to be looked up.
            models.CheckConstraint(
                condition=Q(fate=NumberFate.GIVEN)
                | ~Q(In(Cast("reason", models.TextField()), ["", "{}"])),
                name="void_number_says_why",
                violation_error_message=_("A number that is void says why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_id}:{self.fate}"
