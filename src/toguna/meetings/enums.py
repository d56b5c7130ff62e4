"""Closed lists that rules depend on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Recurrence(models.TextChoices):
    ONCE = "once", _("Once")
    YEARLY = "yearly", _("Every year")
    PERIODIC = "periodic", _("Periodically")


class SlotChange(models.TextChoices):
    """How a programme item differs between two releases."""

    NEW = "new", _("New")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", pgettext_lazy("programme item", "Cancelled")
    REINSTATED = "reinstated", _("Reinstated")


class Severity(models.TextChoices):
    """How bad a conflict in the programme is: warnings, never a refusal."""

    INFO = "info", _("For information")
    WARNING = "warning", _("Warning")
    SERIOUS = "serious", _("Serious")
