"""What each word of the closed lists means, in a sentence for a reader."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toguna.record.enums import PassageStatus
from toguna.roadmap.enums import (
    Completion,
    Freshness,
    Grade,
    Lifecycle,
    Origin,
    Reporting,
    Schedule,
    ValueKind,
)

Meanings = dict[TextChoices, str | Promise]

LIFECYCLE: Meanings = {
    Lifecycle.PIPELINE: _("Intended or being prepared; not begun."),
    Lifecycle.UNDER_WAY: _("Begun, and going on."),
    Lifecycle.FINALISING: _("Nearly over: what remains is being completed."),
    Lifecycle.CLOSED: _("Over."),
    Lifecycle.SUSPENDED: _("Begun, and halted for now."),
    Lifecycle.CANCELLED: _("Given up."),
    Lifecycle.CONTINUOUS: _("Without an end: it goes on as long as it is needed."),
}
COMPLETION: Meanings = {
    Completion.NOT_STARTED: _("The source says that nothing has been done yet."),
    Completion.LIMITED: _("A small part is done."),
    Completion.SUBSTANTIAL: _("A large part is done."),
    Completion.COMPLETE: _("All of it is done."),
}
SCHEDULE: Meanings = {
    Schedule.AHEAD: _("Its planned time has not come."),
    Schedule.DUE: _("Its planned time is running."),
    Schedule.LATE: _("Its planned time is certainly over, and it is not stated to be done."),
    Schedule.DONE: _("It is stated to be closed or complete."),
}
REPORTING: Meanings = {
    Reporting.NOT_DUE: _("The round has not opened."),
    Reporting.DUE: _("The round is open, and no report has come yet."),
    Reporting.OVERDUE: _("The round is over, and no report has come."),
    Reporting.SUBMITTED: _("A report has come, and has not been examined."),
    Reporting.SENT_BACK: _("The report was sent back to be completed."),
    Reporting.ACCEPTED: _("The report was accepted."),
}
FRESHNESS: Meanings = {
    Freshness.RECENT: _("Something was made public within that time."),
    Freshness.NONE_RECENT: _("The last statement is older than that."),
    Freshness.NEVER: _("Nothing was ever stated of it."),
}
GRADES: Meanings = {
    Grade.SELF_ACCOUNT: _("Those who are responsible for the action say so themselves."),
    Grade.OFFICIAL_ACT: _("A formal act or an official text shows it."),
    Grade.INDEPENDENT: _("Somebody who is not responsible for it has established it."),
}
ORIGINS: Meanings = {
    Origin.STATED: _("The roadmap itself names it."),
    Origin.DECIDED: _("It carries out a decision."),
    Origin.RECOMMENDED: _("It carries out a recommendation."),
    Origin.OFF_ROADMAP: _("It was carried out without being in the roadmap."),
    Origin.PERSPECTIVE: _("It was announced for the time to come."),
    Origin.INFERRED: _("No source names it as an action; this record draws it from what they say."),
}
VALUES: Meanings = {
    ValueKind.BASELINE: _("The value from which one starts."),
    ValueKind.TARGET: _("The value to be reached."),
    ValueKind.REVISED_TARGET: _("The value to be reached, as changed since; the first one stays."),
    ValueKind.ACTUAL: _("The value found on its date."),
}
PASSAGES: Meanings = {
    PassageStatus.CARRIED: _("Its facts are in the record, and cite it."),
    PassageStatus.CONTEXT: _("It introduces or explains others, and states no fact of its own."),
    PassageStatus.LEFT_OUT: _("It was left out, and the reason is given."),
}
