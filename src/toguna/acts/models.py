"""Acts: who did what formally, when, where, with no meeting needed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.acts.enums import ActStatus, Multiplicity, Position
from toguna.institutions.models import Mandate, Party
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.models import Place, Term
from toguna.record.facts import Fact, RevisedFact


class Process(Fact):
    """A continuing affair that acts belong to: a negotiation with its counterpart and bodies."""

    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    title = I18nCharField()
    description = I18nTextField(blank=True)
    counterpart = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="processes"
    )
    bodies = models.ManyToManyField(Party, blank=True, related_name="processes_conducted")
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    end = UncertainDateField(blank=True)
    end_earliest = EarliestDay(of="end")
    end_latest = LatestDay(of="end")


class Act(Fact):
    """Something done, or planned to be done, formally.

    `status` and `date` are what the first source stated; later statements are `StatusChange` rows
    (see `acts.queries.standing`). `mode` says how where there is no place (by videoconference, by
    joint communiqué). `within` is the wider event or initiative that it belongs to. `outside` marks
    an act of an outside organisation, or one organised by others.
    """

    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    title = I18nCharField()
    description = I18nTextField(blank=True)
    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="acts")
    mode = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=ActStatus.choices)
    multiplicity = models.CharField(
        max_length=8, choices=Multiplicity.choices, default=Multiplicity.ONE
    )
    outside = models.BooleanField(default=False)
    process = models.ForeignKey(Process, models.PROTECT, null=True, blank=True, related_name="acts")
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    pillars = models.ManyToManyField(Term, blank=True, related_name="+")
    confers = models.ManyToManyField(Mandate, blank=True, related_name="conferred_by")

    class Meta(Fact.Meta):
        indexes = [
            models.Index(fields=["date_latest", "ref"], name="act_by_date"),
            models.Index(fields=["kind", "date_latest"], name="act_by_kind"),
        ]


class Participation(Fact):
    """A party's part in an act: author, signatory, adopter, sponsor, speaker on behalf of …"""

    act = models.ForeignKey(Act, models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="participations")
    role = models.ForeignKey(Term, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="represented_in"
    )
    position = models.CharField(max_length=12, choices=Position.choices, blank=True)
    note = I18nTextField(blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(fields=["act", "party", "role"], name="one_part_a_role"),
        ]


class StatusChange(RevisedFact):
    """A later statement on an act: held after all, postponed to another date, cancelled."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="status_changes")
    status = models.CharField(max_length=12, choices=ActStatus.choices)
    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")
    note = I18nTextField(blank=True)

    class Meta(RevisedFact.Meta):
        indexes = [models.Index(fields=["act", "known"], name="status_change_by_act")]


class Interpretation(Fact):
    """What a source says that an act, or a state of affairs, means. Never stated as our own."""

    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="interpretations"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="interpretations"
    )
    attributed_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="interpretations_made"
    )
    statement = I18nTextField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(act__isnull=False) | Q(party__isnull=False),
                name="interpretation_of_something",
            ),
        ]
