"""Parties and what binds them: relations, offices, mandates, powers, all of them dated."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.institutions.enums import DelegationKind, PartyKind
from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.models import Place, Term
from toguna.record.facts import Fact


class Party(Fact):
    """Whoever can act, hold a mandate, sign or be responsible: a state, a body, a person, an
    outside organisation. Everything that needs "who" refers to a party."""

    kind = models.CharField(max_length=16, choices=PartyKind.choices)
    category = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    name = I18nCharField()
    short_name = I18nCharField(blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    description = I18nTextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["kind", "position", "ref"], name="party_by_kind")]


class Relation(Fact):
    """A dated bond of a party to another party or to a place: part of, member of, succeeds,
    becomes, has its seat in. `end_manner` says how it ended (a withdrawal, say)."""

    subject = models.ForeignKey(Party, models.PROTECT, related_name="relations")
    kind = models.ForeignKey(Term, models.PROTECT, related_name="+")
    object = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="relations_to"
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    end = UncertainDateField(blank=True)
    end_earliest = EarliestDay(of="end")
    end_latest = LatestDay(of="end")
    end_manner = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    note = I18nTextField(blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(object__isnull=False, place__isnull=True)
                | Q(object__isnull=True, place__isnull=False),
                name="relation_to_a_party_or_a_place",
            ),
        ]


class Rank(Fact):
    """A rank or an honorific, which belongs to a person on a date and not to an office."""

    person = models.ForeignKey(Party, models.PROTECT, related_name="ranks")
    title = I18nCharField()
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    end = UncertainDateField(blank=True)
    end_earliest = EarliestDay(of="end")
    end_latest = LatestDay(of="end")


class Portfolio(Fact):
    """A field of responsibility that each state gives to someone: foreign affairs, finance."""

    name = I18nCharField()
    position = models.PositiveIntegerField(default=0)


class Composition(Fact):
    """A body is composed of the holders of a portfolio, in each member state or in some."""

    body = models.ForeignKey(Party, models.PROTECT, related_name="compositions")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="compositions")
    each_state = models.BooleanField(default=True)
    note = I18nTextField(blank=True)


class Office(Fact):
    """A function that someone holds for a time: of a body, or of a state for a portfolio."""

    name = I18nCharField()
    body = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="offices")
    state = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(
        Portfolio, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    position = models.PositiveIntegerField(default=0)


class Mandate(Fact):
    """Who holds an office, belongs to a body or carries a task, from when, until when.

    `state` is the state on whose behalf; `task` names what is carried when there is no office. An
    empty `end` means that no end is stated.
    """

    holder = models.ForeignKey(Party, models.PROTECT, related_name="mandates")
    role = models.ForeignKey(Term, models.PROTECT, related_name="+")
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="mandates"
    )
    body = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="members")
    state = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    task = I18nCharField(blank=True)
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    end = UncertainDateField(blank=True)
    end_earliest = EarliestDay(of="end")
    end_latest = LatestDay(of="end")
    note = I18nTextField(blank=True)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["office", "start_latest"], name="mandate_by_office")]


class Power(Fact):
    """A power and the rule that says who has it on a date, from `start` on where that is known.

    Either the holder of `office`; or, where `portfolio` is set, the holder of that portfolio in the
    state whose mandate in `office` is running (the finance minister of the presiding state, say).
    """

    name = I18nCharField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="powers")
    portfolio = models.ForeignKey(
        Portfolio, models.PROTECT, null=True, blank=True, related_name="powers"
    )
    sole = models.BooleanField(default=False)
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    note = I18nTextField(blank=True)


class Delegation(Fact):
    """A power may be delegated, or was: to the holder of a portfolio in the same state."""

    power = models.ForeignKey(Power, models.PROTECT, related_name="delegations")
    kind = models.CharField(max_length=16, choices=DelegationKind.choices)
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="+")
    start = UncertainDateField(blank=True)
    start_earliest = EarliestDay(of="start")
    start_latest = LatestDay(of="start")
    end = UncertainDateField(blank=True)
    end_earliest = EarliestDay(of="end")
    end_latest = LatestDay(of="end")
    note = I18nTextField(blank=True)


class Confederation(Fact):
    """The body whose record this is: its party, its presidency, its languages, its zone.

    `jurisdiction` is the first part of its texts' FRBR identifiers (Akoma Ntoso Naming Convention
    1.0, 4.4); `languages` are BCP 47 tags separated by spaces, the first one is the default;
    `zone` is the IANA zone in which a day is told when no place says otherwise.
    """

    party = models.OneToOneField(Party, models.PROTECT, related_name="confederation")
    presidency = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    languages = models.CharField(max_length=80)
    zone = models.CharField(max_length=64)
    jurisdiction = models.CharField(max_length=40)
    first_day = models.DateField(null=True, blank=True)
