"""The roadmap's separate axes and their values. There is no single status."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Origin(models.TextChoices):
    """Where an action comes from."""

    STATED = "stated", _("Stated in the roadmap")
    DECIDED = "decided", _("Decided")
    RECOMMENDED = "recommended", _("Recommended")
    OFF_ROADMAP = "off-roadmap", _("Carried out off the roadmap")
    PERSPECTIVE = "perspective", _("Announced as a perspective")
    INFERRED = "inferred", _("Inferred by us")


class Axis(models.TextChoices):
    """The axes that an assertion can state; the others are computed."""

    LIFECYCLE = "lifecycle", _("Lifecycle")
    COMPLETION = "completion", _("Completion")


class Lifecycle(models.TextChoices):
    PIPELINE = "pipeline", _("In the pipeline")
    UNDER_WAY = "under-way", _("Under way")
    FINALISING = "finalising", _("Being finalised")
    CLOSED = "closed", _("Closed")
    SUSPENDED = "suspended", _("Suspended")
    # In French an action is cancelled in the feminine, an act in the masculine.
    CANCELLED = "cancelled", pgettext_lazy("action", "Cancelled")
    CONTINUOUS = "continuous", _("Continuous")


class Completion(models.TextChoices):
    NOT_STARTED = "not-started", _("Not started")
    LIMITED = "limited", _("Limited")
    SUBSTANTIAL = "substantial", _("Substantial")
    COMPLETE = "complete", _("Complete")


class Schedule(models.TextChoices):
    """Computed from dates; empty (no member) where the source gives none."""

    AHEAD = "ahead", _("Before its time")
    DUE = "due", _("In its time")
    LATE = "late", _("Late")
    DONE = "done", _("Done")


class ReportStep(models.TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    SENT_BACK = "sent-back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted")


class Reporting(models.TextChoices):
    NOT_DUE = "not-due", _("Not due")
    DUE = "due", pgettext_lazy("report", "Due")
    OVERDUE = "overdue", _("Overdue")
    SUBMITTED = "submitted", _("Submitted")
    SENT_BACK = "sent-back", _("Sent back")
    ACCEPTED = "accepted", _("Accepted")


class Freshness(models.TextChoices):
    RECENT = "recent", _("Recent information")
    NONE_RECENT = "none-recent", _("No recent information")
    NEVER = "never", _("No information")


class Grade(models.TextChoices):
    """What kind of evidence an assertion rests on."""

    SELF_ACCOUNT = "self-account", _("Self-account")
    OFFICIAL_ACT = "official-act", _("Official act")
    INDEPENDENT = "independent", _("Independent")


class ValueKind(models.TextChoices):
    BASELINE = "baseline", _("Baseline")
    TARGET = "target", _("Target")
    REVISED_TARGET = "revised-target", _("Revised target")
    ACTUAL = "actual", _("Actual")


class Comparator(models.TextChoices):
    EQUAL = "equal", _("exactly")
    AT_LEAST = "at-least", _("at least")
    AT_MOST = "at-most", _("at most")
    ABOUT = "about", _("about")


class Basis(models.TextChoices):
    TOTAL = "total", _("in total")
    EACH_STATE = "each-state", _("in each state")
