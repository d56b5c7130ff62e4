"""Users, the roles they hold for a time, what these give, and who stands in for whom.

Every instant is UTC. A period runs from `starts`, included, to `ends`, not included.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.access.enums import Ability, Nature, Reach
from toguna.institutions.models import Party
from toguna.kernel.identifiers import REF, REF_LENGTH
from toguna.kernel.models import Term
from toguna.record.actor import ACTOR_REF_LENGTH, Actor, validate_actor_ref
from toguna.record.append_only import RecordedField


def new_key() -> str:
    """A key that says nothing of what it names: a random UUID (RFC 9562, version 4)."""
    return str(uuid.uuid4())


class User(AbstractUser):
    """A person who signs in.

    The ledger knows a user by `ref`, a key that says nothing and never changes, so that the rest of
    the row can be corrected or erased. Django's own flags, groups and permissions give no right
    here: see `rules.can`.
    """

    ref = models.CharField(
        _("key"), max_length=36, unique=True, editable=False, default=new_key, validators=[REF]
    )
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(is_active=False, first_name="", last_name="", email=""),
                name="erased_account_names_nobody",
            ),
        ]

    @property
    def label(self) -> str:
        """How a screen names this person."""
        if self.erased_at is not None:
            return gettext("Erased account")
        return self.get_full_name() or self.get_username()

    def as_actor(self) -> Actor:
        """The actor to hand to a room's actions."""
        return Actor(ref=f"user:{self.ref}", label=self.label)


class Role(models.Model):
    """A function that people hold for a time, and what it is for.

    The three flags say by what an assignment of it is limited: by one of those that are set; by
    nothing where none is. `offered` lists the shipped rights that were given to it once (ability
    and reach, as `ability:reach`), so that one that was withdrawn since is not given again.
    """

    ref = models.CharField(_("identifier"), max_length=REF_LENGTH, unique=True, validators=[REF])
    name = I18nCharField(_("name"))
    description = I18nTextField(_("description"), blank=True)
    nature = models.CharField(
        _("nature"), max_length=16, choices=Nature.choices, default=Nature.CONTENT
    )
    by_state = models.BooleanField(_("for one state"), default=False)
    by_body = models.BooleanField(_("for one body"), default=False)
    by_pillar = models.BooleanField(_("for one pillar"), default=False)
    offered = models.JSONField(_("rights offered"), default=list, blank=True, editable=False)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["position", "ref"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nature__in=Nature.values), name="role_nature_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.ref


class Grant(models.Model):
    """A role gives a right, that far, from `starts` until `ends` (empty: until it is withdrawn).
    Withdrawn rows stay, so that what a person could do on a date can be told."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, default=new_key, validators=[REF])
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    ability = models.CharField(max_length=24, choices=Ability.choices)
    reach = models.CharField(max_length=12, choices=Reach.choices)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True, blank=True)
    recorded = RecordedField()

    class Meta:
        ordering = ["role", "ability", "reach", "starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "ability", "reach"],
                condition=Q(ends__isnull=True),
                name="grant_once",
            ),
            models.CheckConstraint(
                condition=Q(ability__in=Ability.values), name="grant_ability_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reach__in=Reach.values), name="grant_reach_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="grant_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ability}:{self.reach}"


class Held(models.Model):
    """What a user holds from one instant to another, unless it is revoked before. `given_by` and
    `revoked_by` are references of actors; when it was given is `recorded`."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, default=new_key, validators=[REF])
    starts = models.DateTimeField(_("from"))
    given_by = models.CharField(
        _("given by"), max_length=ACTOR_REF_LENGTH, validators=[validate_actor_ref]
    )
    recorded = RecordedField()
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.CharField(
        _("revoked by"), max_length=ACTOR_REF_LENGTH, blank=True, validators=[validate_actor_ref]
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="%(app_label)s_%(class)s_revoked_by",
                violation_error_message=_("A revocation needs both who revoked and when."),
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="%(app_label)s_%(class)s_ends_after",
                violation_error_message=_("The end must come after the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Assignment(Held):
    """A user holds a role, for one state, one body, one pillar or without limit, as the role says.
    Without an end it lasts until it is ended or revoked."""

    ends = models.DateTimeField(_("until"), null=True, blank=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    role = models.ForeignKey(Role, models.PROTECT, related_name="assignments")
    state = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state")
    )
    body = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    pillar = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pillar")
    )

    class Meta(Held.Meta):
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["starts", "pk"]
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=Q(body__isnull=True, pillar__isnull=True)
                | Q(state__isnull=True, pillar__isnull=True)
                | Q(state__isnull=True, body__isnull=True),
                name="assignment_has_one_scope",
                violation_error_message=_("A role is held for one state, one body or one pillar."),
            ),
        ]

    @property
    def scope(self) -> Party | Term | None:
        """That to which the role is limited; None for no limit. No query where it is at hand."""
        return self.state or self.body or self.pillar


class StandIn(Held):
    """Another user acts for the holder of an assignment, with that assignment's rights and no
    other, for a time that has an end."""

    ends = models.DateTimeField(_("until"))
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="stand_ins")
    user = models.ForeignKey(User, models.PROTECT, related_name="standing_in")

    class Meta(Held.Meta):
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")
        ordering = ["starts", "pk"]
