"""When a dated bond holds, in Python and in SQL, and who may delegate a power."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.db.models import Q

from toguna.institutions.enums import DelegationKind
from toguna.institutions.models import Delegation, Portfolio, Power
from toguna.kernel.dates import UncertainDate


class Period(Protocol):
    """What has a start and an end: a mandate, a relation, a rank, a delegation."""

    start: UncertainDate
    end: UncertainDate


def is_running(period: Period, day: date) -> bool:
    """Whether it certainly has begun by `day` and is not certainly over before it.

    "Since May" runs from 31 May on, "until 2027" runs until 31 December 2027 included. A start
    that is not known begins nothing; an end that is not known ends nothing.
    """
    is_over = period.end.latest is not None and period.end.latest < day
    return period.start.certainly_by(day) and not is_over


def running_on(day: date, prefix: str = "") -> Q:
    """The same rule as `is_running`, for a query. `prefix` leads from the queried rows to the
    dated ones, such as "mandates__"."""
    has_begun = Q(**{f"{prefix}start_latest__lte": day})
    has_no_end = Q(**{f"{prefix}end_latest__isnull": True})
    return has_begun & (has_no_end | Q(**{f"{prefix}end_latest__gte": day}))


def delegation_on(day: date) -> Q:
    """The delegations that hold on a day. What a text permits without a date holds as long as the
    power itself; what was delegated has a start like everything else."""
    standing = Q(kind=DelegationKind.PERMITTED, start="")
    is_not_over = Q(end_latest__isnull=True) | Q(end_latest__gte=day)
    return running_on(day) | (standing & is_not_over)


def can_delegate(power: Power, portfolio: Portfolio, on: date | None) -> bool:
    """Whether the power may be delegated to the holder of this portfolio on a day (on any day when
    it is None): a sole one only where a permission says so. One query for a sole power."""
    if not power.sole:
        return True
    permissions = Delegation.objects.filter(
        power=power, portfolio=portfolio, kind=DelegationKind.PERMITTED
    )
    return bool((permissions.filter(delegation_on(on)) if on else permissions).exists())
