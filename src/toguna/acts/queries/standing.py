"""How an act stands: what the first source stated, and what was stated since.

An act is never rewritten: each later statement is a `StatusChange`, and a statement that was wrong
is superseded by its next revision. The last word is the latest statement, in the order in which
the statements were first made public; correcting an old one does not make it the latest.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act, StatusChange
from toguna.acts.rules import is_unconfirmed
from toguna.kernel.dates import UncertainDate
from toguna.kernel.standpoint import Standpoint
from toguna.record.models import Passage


@dataclass(frozen=True)
class Standing:
    """An act's status and date by the last statement.

    `confirmed` is False for what was planned for a date that has passed and of which nothing was
    said since. `passage` is where the last statement stands; None when it is the act's own, whose
    passages are its citations.
    """

    status: ActStatus
    date: UncertainDate
    confirmed: bool
    known: datetime.date | None
    known_inferred: bool
    passage: Passage | None

    @property
    def is_held(self) -> bool:
        return self.status == ActStatus.HELD

    @property
    def label(self) -> str:
        """The status in words, in the active language."""
        if self.confirmed:
            return str(self.status.label)
        if self.status == ActStatus.POSTPONED:
            return _("Postponed, not confirmed")
        return _("Planned, not confirmed")

    def is_done_by(self, day: datetime.date | None) -> bool:
        """Whether it certainly took place by that day; on no day in particular, at all."""
        return self.is_held and (day is None or self.date.certainly_by(day))


def standing(act: Act, standpoint: Standpoint | None = None) -> Standing:
    """How one act stands. One query."""
    return standings([act], standpoint)[act.pk]


def standings(acts: Iterable[Act], standpoint: Standpoint | None = None) -> dict[int, Standing]:
    """How each act stands, by primary key. One query, whatever their number."""
    found = {act.pk: act for act in acts}
    changes = _changes(Q(act__in=list(found)), standpoint)
    day = (standpoint or Standpoint.now()).day
    return {pk: _fold(act, changes.get(pk, ()), day) for pk, act in found.items()}


def restated(standpoint: Standpoint | None = None) -> dict[int, Standing]:
    """How the acts stand of which something was stated later, by primary key. One query."""
    changes = _changes(Q(), standpoint)
    day = (standpoint or Standpoint.now()).day
    return {pk: _fold(several[0].act, several, day) for pk, several in changes.items()}


def dated_by(standpoint: Standpoint | None, prefix: str = "") -> Q:
    """The acts whose date is certainly past on the day asked about, by their last statement; all
    when no day is asked about. `prefix` leads from the queried rows to the acts. One query."""
    if standpoint is None or standpoint.as_of is None:
        return Q()
    day = standpoint.as_of
    later = restated(standpoint)
    inside = [pk for pk, one in later.items() if one.date.certainly_by(day)]
    own = Q(**{f"{prefix}date_latest__lte": day}) & ~Q(**{f"{prefix}pk__in": list(later)})
    return own | Q(**{f"{prefix}pk__in": inside})


def done_by(standpoint: Standpoint | None, prefix: str = "") -> Q:
    """The acts that took place, certainly by the day asked about, by their last statement. `prefix`
    as in `dated_by`. One query."""
    day = standpoint.as_of if standpoint else None
    later = restated(standpoint)
    inside = [pk for pk, one in later.items() if one.is_done_by(day)]
    own = Q(**{f"{prefix}status": ActStatus.HELD}) & ~Q(**{f"{prefix}pk__in": list(later)})
    if day is not None:
        own &= Q(**{f"{prefix}date_latest__lte": day})
    return own | Q(**{f"{prefix}pk__in": inside})


def _changes(which: Q, standpoint: Standpoint | None) -> dict[int, list[StatusChange]]:
    """The statements that stand, by act, in the order in which each was first made public."""
    rows = StatusChange.objects.filter(which).select_related("act", "passage__source")
    if standpoint is not None:
        rows = rows.filter(known__lte=standpoint.known_limit)
    every = list(rows.order_by("pk"))
    superseded = {row.supersedes_id for row in every}
    first: dict[str, tuple[datetime.date, int]] = {}
    for row in every:
        first.setdefault(row.ref, (row.known, row.pk))
    by_act: dict[int, list[StatusChange]] = defaultdict(list)
    for row in sorted(every, key=lambda row: first[row.ref]):
        if row.pk not in superseded:
            by_act[row.act_id].append(row)
    return by_act


def _fold(act: Act, changes: Sequence[StatusChange], day: datetime.date) -> Standing:
    """The act's own statement, then each later one. A statement without a date leaves the date as
    it was, save a postponement: the day that no longer holds is then unknown."""
    status, when = act.status, act.date
    for change in changes:
        status = change.status
        if change.date.is_known or status == ActStatus.POSTPONED:
            when = change.date
    last = changes[-1] if changes else None
    return Standing(
        status=ActStatus(status),
        date=when,
        confirmed=not is_unconfirmed(status, when, day),
        known=last.known if last else act.known,
        known_inferred=last.known_inferred if last else act.known_inferred,
        passage=last.passage if last else None,
    )
