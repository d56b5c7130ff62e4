"""What does not fit in a programme: warnings with a severity, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.kernel.dates import UncertainDate
from toguna.meetings.enums import Severity
from toguna.meetings.models import Chain, ProgrammeItem, SlotFields
from toguna.meetings.queries.days import Zones, zones
from toguna.meetings.queries.programme import ProgrammeLine, programme

ORDER = (Severity.SERIOUS, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something to look at before a release: how bad, which items, and why, in a sentence of the
    active language."""

    severity: Severity
    items: tuple[ProgrammeItem, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A line that is on, at a stated hour."""

    item: ProgrammeItem
    slot: SlotFields
    starts: datetime
    ends: datetime

    def overlaps(self, other: Timed) -> bool:
        return self.starts < other.ends and other.starts < self.ends


def programme_conflicts(chain: Chain) -> tuple[Conflict, ...]:
    """The conflicts in a chain's working programme, the worst first.

    Cancelled items conflict with nothing; an item without an hour cannot overlap another, and one
    with a start but no end lasts an instant. Four queries, however many items there are.
    """
    lines = [line for line in programme(chain) if not (line.slot and line.slot.cancelled)]
    timed = _timed(lines)
    found = [
        *_overlaps(timed),
        *_outside(lines, zones()),
        *_unordered(lines),
        *_unscheduled(lines),
    ]
    return tuple(sorted(found, key=lambda conflict: ORDER.index(conflict.severity)))


def _timed(lines: Iterable[ProgrammeLine]) -> list[Timed]:
    return [
        Timed(line.item, line.slot, line.slot.starts, line.slot.ends or line.slot.starts)
        for line in lines
        if line.slot is not None and line.slot.starts is not None
    ]


def _overlaps(timed: Iterable[Timed]) -> Iterator[Conflict]:
    for one, other in _at_the_same_time(timed):
        items = (one.item, other.item)
        if _room(one.slot) is not None and _room(one.slot) == _room(other.slot):
            reason = _("“%(room)s” is taken twice at the same time.") % {"room": one.slot.room}
            yield Conflict(Severity.SERIOUS, items, reason)
        shared = set(one.item.parties.all()) & set(other.item.parties.all())
        if shared:
            names = ", ".join(str(p.name) for p in sorted(shared, key=lambda p: p.ref))
            yield Conflict(Severity.SERIOUS, items, _expected_twice(len(shared), names))


def _at_the_same_time(timed: Iterable[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """The pairs that overlap. In order of their start, what is over by then is over for good."""
    running: list[Timed] = []
    for other in sorted(timed, key=lambda one: one.starts):
        running = [one for one in running if one.ends > other.starts]
        yield from ((one, other) for one in running if one.overlaps(other))
        running.append(other)


def _expected_twice(count: int, names: str) -> str:
    sentence = ngettext(
        "%(names)s is expected in two places at the same time.",
        "%(names)s are expected in two places at the same time.",
        count,
    )
    return sentence % {"names": names}


def _room(slot: SlotFields) -> tuple[int | None, str] | None:
    return (slot.place_id, slot.room.casefold()) if slot.room else None


def _outside(lines: Iterable[ProgrammeLine], told: Zones) -> Iterator[Conflict]:
    """Slots outside the days of their meeting; a meeting whose days are not known has none."""
    for line in lines:
        act = line.item.meeting.act
        if line.slot is None or not act.date.is_known:
            continue
        first, last = told.days_of(line.slot, act.place_id)
        if _is_outside(first, last, act.date):
            yield Conflict(
                Severity.WARNING, (line.item,), _("It stands outside the days of its meeting.")
            )


def _is_outside(first: date | None, last: date | None, days: UncertainDate) -> bool:
    is_before = first is not None and days.earliest is not None and first < days.earliest
    is_after = last is not None and days.latest is not None and last > days.latest
    return is_before or is_after


def _unordered(lines: Iterable[ProgrammeLine]) -> Iterator[Conflict]:
    """Meetings of the chain that are dated before the one that prepares them."""
    meetings = {line.item.meeting_id: line.item.meeting for line in lines}
    placed = [m for m in meetings.values() if m.chain_position is not None]
    placed.sort(key=lambda meeting: meeting.chain_position or 0)
    for lower, upper in pairwise(placed):
        if upper.act.date.certainly_before(lower.act.date):
            items = tuple(line.item for line in lines if line.item.meeting_id == upper.pk)
            yield Conflict(
                Severity.WARNING,
                items,
                _("“%(upper)s” is dated before “%(lower)s”, which prepares it.")
                % {"upper": upper.act.title, "lower": lower.act.title},
            )


def _unscheduled(lines: Iterable[ProgrammeLine]) -> Iterator[Conflict]:
    for line in lines:
        slot = line.slot
        if slot is None or (slot.starts is None and not slot.date.is_known):
            yield Conflict(Severity.INFO, (line.item,), _("It has no day yet."))
