"""Closed lists that rules depend on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Multiplicity(models.TextChoices):
    """How many the source means: one, several without number, or a regular practice."""

    ONE = "one", _("One")
    SEVERAL = "several", _("Several, not numbered")
    REGULAR = "regular", _("Regular")


class Position(models.TextChoices):
    """A party's position on an adoption; empty where the source states none."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAINED = "abstained", _("Abstained")
