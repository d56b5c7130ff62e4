"""Meetings, the chains and series they belong to, their programme, agenda and outcomes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.models import Place, Term
from toguna.meetings.enums import Recurrence
from toguna.record.append_only import AppendOnlyModel, RecordedField
from toguna.record.facts import Fact
from toguna.texts.models import Work


class Series(Fact):
    """Meetings that follow one another under one name, in turn or at intervals."""

    name = I18nCharField()
    body = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="series")
    periodicity = I18nCharField(blank=True)
    rotating = models.BooleanField(default=False)
    note = I18nTextField(blank=True)


class Chain(Fact):
    """Meetings that hand an agenda up from one to the next: a summit and what prepares it."""

    name = I18nCharField()
    description = I18nTextField(blank=True)
    position = models.PositiveIntegerField(default=0)


class Meeting(Fact):
    """An act that is a meeting. Its `ref` is the act's; date, place and status are the act's."""

    act = models.OneToOneField(Act, models.PROTECT, related_name="meeting")
    level = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    bodies = models.ManyToManyField(Party, blank=True, related_name="meetings")
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    ordinal = models.PositiveIntegerField(null=True, blank=True)
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="meetings")
    chain_position = models.PositiveIntegerField(null=True, blank=True)
    objective = I18nTextField(blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["chain", "chain_position"], name="one_meeting_a_chain_position"
            ),
            models.CheckConstraint(
                condition=Q(ordinal__isnull=True) | Q(series__isnull=False),
                name="ordinal_in_a_series",
            ),
        ]


class AgendaItem(Fact):
    """A point on a meeting's agenda; `climbs_from` is the same point one meeting lower."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    position = models.PositiveIntegerField()
    title = I18nCharField()
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="agenda")
    climbs_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="climbs_to"
    )


class ProgrammeItem(Fact):
    """What is on the programme, whenever it is: its identity outlives every move."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="programme")
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    title = I18nCharField()
    parties = models.ManyToManyField(Party, blank=True, related_name="programme_items")
    position = models.PositiveIntegerField(default=0)


class SlotFields(models.Model):
    """When and where an item stands. `starts` and `ends` are UTC instants, empty where only the
    day is stated; `date` is the day or days in the place's zone."""

    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")
    starts = models.DateTimeField(null=True, blank=True)
    ends = models.DateTimeField(null=True, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    room = models.CharField(max_length=120, blank=True)
    cancelled = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Slot(Fact, SlotFields):
    """The working version of an item's slot."""

    item = models.OneToOneField(ProgrammeItem, models.PROTECT, related_name="slot")

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=False, ends__gt=F("starts")),
                name="slot_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Release(AppendOnlyModel):
    """A numbered, frozen version of a chain's programme."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    note = I18nTextField(blank=True)
    recorded = RecordedField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="one_release_a_number")
        ]


class ReleasedSlot(AppendOnlyModel, SlotFields):
    """An item's slot as a release froze it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="slots")
    item = models.ForeignKey(ProgrammeItem, models.PROTECT, related_name="released_slots")
    recorded = RecordedField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "item"], name="one_slot_a_release")
        ]

    def __str__(self) -> str:
        return f"{self.release_id}:{self.item_id}"


class Outcome(Fact):
    """One line of what came out of an act: a decision, a recommendation, an adopted text.

    A list belongs to its `head` sentence. `addressees` are those who must see to it; `due` is when,
    where it is stated.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="outcomes")
    head = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="lines")
    position = models.PositiveIntegerField(default=0)
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    statement = I18nTextField()
    work = models.ForeignKey(Work, models.PROTECT, null=True, blank=True, related_name="outcomes")
    addressees = models.ManyToManyField(Party, blank=True, related_name="outcomes")
    recurrence = models.CharField(max_length=8, choices=Recurrence.choices, default=Recurrence.ONCE)
    due = UncertainDateField(blank=True)
    due_earliest = EarliestDay(of="due")
    due_latest = LatestDay(of="due")

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["act", "position"], name="outcome_by_act")]
