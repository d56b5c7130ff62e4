"""What goes into calendars: entries that keep their identity through every change.

After RFC 5545 (iCalendar): the UID of an entry never changes (3.8.4.7), its SEQUENCE only grows,
by one for each change of time or place (3.8.7.4), and what is cancelled stays, as cancelled
(3.8.1.11). Instants are in UTC; a day is told in the zone of its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, Max
from i18nfield.strings import LazyI18nString

from toguna.acts.enums import ActStatus
from toguna.acts.models import StatusChange
from toguna.acts.queries import Standing, standings
from toguna.institutions.models import Confederation
from toguna.institutions.sight import is_seen
from toguna.kernel.dates import Precision, UncertainDate
from toguna.kernel.models import Place
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Chain, ProgrammeItem, Release, ReleasedSlot
from toguna.meetings.queries.gatherings import MeetingLine, meetings
from toguna.meetings.queries.programme import change_between, public_slots


class EntryStatus(StrEnum):
    """RFC 5545, 3.8.1.11, for an event."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event of a calendar.

    Either `starts` (an aware instant, UTC) and perhaps `ends`; or `first_day` and `last_day`, both
    included, as told at the place. `changed` is when our record last changed it (UTC): what a
    calendar wants as DTSTAMP. `ref` names the programme item, or the meeting.
    """

    uid: str
    ref: str
    sequence: int
    status: EntryStatus
    title: LazyI18nString
    starts: datetime | None
    ends: datetime | None
    first_day: date | None
    last_day: date | None
    place: Place | None
    room: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class Restated:
    """Later statements on an act: how many, and when the last one was recorded."""

    count: int = 0
    last: datetime | None = None


def calendar_entries(chain: Chain, standpoint: Standpoint) -> tuple[CalendarEntry, ...]:
    """The entries of a chain's programme as its releases tell them, by UID.

    An item enters with the first release that gives it a day, and never leaves: cancelled, or
    dropped from the programme, it stays as cancelled; moved to a date that is not a day, it stays
    where it stood, as tentative. Its sequence is the number of releases that changed its slot, and
    of later statements on its meeting. Seven queries, however many items and releases there are.
    """
    if not is_seen(chain, standpoint):
        return ()
    releases, by_item = public_slots(chain, standpoint)
    items = [next(iter(slots.values())).item for slots in by_item.values()]
    acts = {item.meeting.act_id: item.meeting.act for item in items}
    standing = standings(list(acts.values()), standpoint)
    restated = _restatements(acts.keys(), standpoint)
    domain = _domain()
    found = (
        _item_entry(
            item,
            [(release, by_item[item.pk].get(release.number)) for release in releases],
            standing[item.meeting.act_id],
            restated.get(item.meeting.act_id, Restated()),
            domain,
        )
        for item in items
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.uid))


def meeting_entries(standpoint: Standpoint) -> tuple[CalendarEntry, ...]:
    """One entry for each public meeting that has a day, by UID; a meeting whose new date is not a
    day stays on its first one, as tentative. Five queries."""
    lines = meetings(standpoint)
    restated = _restatements([line.meeting.act_id for line in lines], standpoint)
    domain = _domain()
    found = (
        _meeting_entry(line, restated.get(line.meeting.act_id, Restated()), domain)
        for line in lines
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.uid))


def _item_entry(
    item: ProgrammeItem,
    told: Sequence[tuple[Release, ReleasedSlot | None]],
    standing: Standing,
    restated: Restated,
    domain: str,
) -> CalendarEntry | None:
    """`told` is the item's slot in each release, None where it is not in it."""
    placed = [slot for _release, slot in told if slot is not None and _has_day(slot)]
    if not placed:
        return None
    changes = list(_changes(told))
    shown = placed[-1]
    return CalendarEntry(
        uid=f"{item.ref}.programme@{domain}",
        ref=item.ref,
        sequence=len(changes) - 1 + restated.count,
        status=_item_status(told[-1][1], shown, standing),
        title=item.title,
        starts=shown.starts,
        ends=shown.ends,
        first_day=None if shown.starts else shown.date.earliest,
        last_day=None if shown.starts else shown.date.latest,
        place=shown.place or item.meeting.act.place,
        room=shown.room,
        changed=_latest(changes[-1].recorded, restated.last),
    )


def _changes(told: Sequence[tuple[Release, ReleasedSlot | None]]) -> Iterator[Release]:
    """The releases that brought the item or changed its slot."""
    before: ReleasedSlot | None = None
    for release, slot in told:
        if change_between(before, slot) is not None:
            yield release
        before = slot


def _item_status(last: ReleasedSlot | None, shown: ReleasedSlot, standing: Standing) -> EntryStatus:
    if last is None or last.cancelled or standing.status == ActStatus.CANCELLED:
        return EntryStatus.CANCELLED
    if last.pk != shown.pk or _is_doubtful(shown.date) or standing.status == ActStatus.POSTPONED:
        return EntryStatus.TENTATIVE
    return EntryStatus.CONFIRMED


def _meeting_entry(line: MeetingLine, restated: Restated, domain: str) -> CalendarEntry | None:
    act, standing = line.meeting.act, line.standing
    days = next((d for d in (standing.date, act.date) if _is_a_day(d)), None)
    if days is None:
        return None
    if standing.status == ActStatus.CANCELLED:
        status = EntryStatus.CANCELLED
    elif standing.status == ActStatus.HELD:
        status = EntryStatus.CONFIRMED
    else:
        status = EntryStatus.TENTATIVE
    return CalendarEntry(
        uid=f"{act.ref}.meeting@{domain}",
        ref=act.ref,
        sequence=restated.count,
        status=status,
        title=act.title,
        starts=None,
        ends=None,
        first_day=days.earliest,
        last_day=days.latest,
        place=act.place,
        room="",
        changed=_latest(act.recorded, restated.last),
    )


def _has_day(slot: ReleasedSlot) -> bool:
    return slot.starts is not None or _is_a_day(slot.date)


def _is_a_day(stated: UncertainDate) -> bool:
    return stated.precision in (Precision.DAY, Precision.SPAN)


def _is_doubtful(stated: UncertainDate) -> bool:
    return stated.approximate or stated.uncertain


def _latest(one: datetime, other: datetime | None) -> datetime:
    return max(one, other) if other else one


def _restatements(acts: Collection[int], standpoint: Standpoint) -> dict[int, Restated]:
    """By act, the later statements on it that are known; corrected ones count too, so that a
    sequence never falls. One query."""
    rows = StatusChange.objects.filter(act__in=acts, known__lte=standpoint.known_limit)
    counted = rows.order_by().values_list("act").annotate(Count("pk"), Max("recorded"))
    return {act: Restated(count, last) for act, count, last in counted}


def _domain() -> str:
    """What makes a UID unique in the world: the confederation's jurisdiction, which is permanent
    as it begins its texts' identifiers. One query."""
    rows = Confederation.objects.order_by("pk").values_list("jurisdiction", flat=True)
    return rows.first() or "toguna"
