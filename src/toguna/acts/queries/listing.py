"""Which acts there are, and what they belong to.

Every function takes the standpoint of the public plane, or None for the desk, which sees what is
not public too.
"""

from __future__ import annotations

from django.db.models import F, QuerySet

from toguna.acts.models import Act, Process
from toguna.acts.queries.standing import dated_by
from toguna.institutions.models import Mandate
from toguna.institutions.sight import is_seen, seen
from toguna.kernel.standpoint import Standpoint


def acts(standpoint: Standpoint | None = None) -> QuerySet[Act]:
    """The acts, the earliest first, those without a date last. With a day in the standpoint, those
    whose date is certainly past by then (see `standing.dated_by`).

    One query when read, kind, place, mode, process and wider event included; one more when a day
    is asked about.
    """
    rows = seen(
        Act.objects.select_related("kind", "place", "mode", "process", "within"), standpoint
    )
    return rows.filter(dated_by(standpoint)).order_by(F("date_latest").asc(nulls_last=True), "ref")


def parts_of(act: Act, standpoint: Standpoint | None = None) -> QuerySet[Act]:
    """The acts within a wider event or initiative. As many queries as `acts`."""
    return acts(standpoint).filter(within=act)


def processes(standpoint: Standpoint | None = None) -> QuerySet[Process]:
    """The continuing affairs, by identifier. One query, kind and counterpart included."""
    rows = Process.objects.select_related("kind", "counterpart")
    return seen(rows, standpoint, "counterpart").order_by("ref")


def process_of(act: Act, standpoint: Standpoint | None = None) -> Process | None:
    """The affair that an act belongs to, where there is one that may be seen. One query at most."""
    return act.process if is_seen(act.process, standpoint) else None


def acts_of(process: Process, standpoint: Standpoint | None = None) -> QuerySet[Act]:
    """The acts of a continuing affair. As many queries as `acts`."""
    return acts(standpoint).filter(process=process)


def conferrals(act: Act, standpoint: Standpoint | None = None) -> tuple[Mandate, ...]:
    """The mandates that an act gave. One query."""
    rows = seen(Mandate.objects.filter(conferred_by=act), standpoint, "holder")
    return tuple(rows.select_related("holder", "role", "office", "body", "state").order_by("ref"))


def conferring_acts(mandate: Mandate, standpoint: Standpoint | None = None) -> QuerySet[Act]:
    """The acts that gave a mandate. As many queries as `acts`."""
    return acts(standpoint).filter(confers=mandate)
