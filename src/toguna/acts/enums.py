"""Closed lists that rules depend on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    POSTPONED = "postponed", _("Postponed")
    # In French an act is cancelled in the masculine, a meeting in the feminine.
    CANCELLED = "cancelled", pgettext_lazy("act", "Cancelled")


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
