"""The axes that are computed and not asserted: schedule and freshness. No database here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from toguna.kernel.dates import UncertainDate
from toguna.roadmap.enums import Completion, Freshness, Lifecycle, Schedule

FRESH_MONTHS = 9
"""After so many months without an assertion there is "no recent information"."""

OVER = frozenset({Lifecycle.CLOSED})


def schedule_on(
    planned: UncertainDate, day: date, *, lifecycle: str | None, completion: str | None
) -> Schedule | None:
    """Where an action stands against its planned date on a day; None where no date is stated, and
    for an action that was cancelled.

    Done once it is stated closed or complete. Late only when the planned time is certainly over:
    an action planned "in 2030" is in its time until 31 December 2030. What goes on continuously
    has a time in which it begins, and none by which it ends: it is never late.
    """
    if not planned.is_known or lifecycle == Lifecycle.CANCELLED:
        return None
    if lifecycle in OVER or completion == Completion.COMPLETE:
        return Schedule.DONE
    if planned.certainly_after(day):
        return Schedule.AHEAD
    is_over = planned.latest is not None and planned.latest < day
    return Schedule.LATE if is_over and lifecycle != Lifecycle.CONTINUOUS else Schedule.DUE


def freshness_on(last_known: date | None, day: date) -> Freshness:
    """How recent on a day the information is that was last made public on `last_known`.

    The day nine months later still counts as recent. What became known after the day asked about
    is recent as well: it speaks of that time.
    """
    if last_known is None:
        return Freshness.NEVER
    return Freshness.RECENT if last_known >= months_before(day) else Freshness.NONE_RECENT


def months_before(day: date, months: int = FRESH_MONTHS) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
