"""The programme of a chain: its working version, its releases, and what changed between two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias

from django.db.models import Prefetch, QuerySet

from toguna.institutions.sight import is_seen, seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.enums import SlotChange
from toguna.meetings.models import (
    Chain,
    ProgrammeItem,
    Release,
    ReleasedSlot,
    Slot,
    SlotFields,
)
from toguna.meetings.queries.parties import named_parties

LineOrder: TypeAlias = tuple[bool, date, bool, datetime, int, str]

SLOT_FIELDS = ("date", "starts", "ends", "place_id", "room", "cancelled")
"""What makes a slot: two with the same values are one and the same."""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme item and where it stands; no slot while it is not scheduled. `meeting.act` and
    the parties are at hand."""

    item: ProgrammeItem
    slot: SlotFields | None


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A numbered release and its lines, in order of time."""

    release: Release
    lines: tuple[ProgrammeLine, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """How an item differs between two releases. `before` is None for a new one, `after` for one
    that is no longer on the programme."""

    item: ProgrammeItem
    change: SlotChange
    before: ReleasedSlot | None
    after: ReleasedSlot | None


def programme(chain: Chain, standpoint: Standpoint | None = None) -> tuple[ProgrammeLine, ...]:
    """The working version, cancelled items included: the desk's. From a standpoint, what of it is
    public: its releases are what the public was told. In order of time, what is not scheduled, or
    whose slot is not public, last. Two queries."""
    if not is_seen(chain, standpoint):
        return ()
    rows = _items(standpoint).filter(meeting__chain=chain).select_related("slot__place")
    return _ordered(ProgrammeLine(row, _slot_of(row, standpoint)) for row in rows)


def releases_of(chain: Chain) -> tuple[Release, ...]:
    """The releases of a chain's programme, first to last. One query."""
    return tuple(Release.objects.filter(chain=chain).order_by("number"))


def release(chain: Chain, number: int | None, standpoint: Standpoint | None) -> ReleaseView | None:
    """A release, the last one when `number` is None; None where there is none, or where the chain
    is not public. Items that are not public are left out. Four queries."""
    if not is_seen(chain, standpoint):
        return None
    rows = Release.objects.filter(chain=chain).order_by("-number")
    found = (rows if number is None else rows.filter(number=number)).first()
    if found is None:
        return None
    slots = _released(chain, [found.number], standpoint)[found.number]
    return ReleaseView(found, _ordered(ProgrammeLine(s.item, s) for s in slots.values()))


def release_changes(
    chain: Chain, earlier: int, later: int, standpoint: Standpoint | None
) -> tuple[ItemChange, ...]:
    """What changed from one release to another, by number; number 0 is the empty programme before
    the first. Items in order of their time in the later release; an item that did not change is
    absent. Three queries."""
    if not is_seen(chain, standpoint):
        return ()
    slots = _released(chain, [earlier, later], standpoint)
    before, after = slots[earlier], slots[later]
    found = []
    for key in dict.fromkeys([*after, *before]):
        change = change_between(before.get(key), after.get(key))
        if change is not None:
            item = (after.get(key) or before[key]).item
            found.append(ItemChange(item, change, before.get(key), after.get(key)))
    return tuple(sorted(found, key=_change_order))


def _change_order(change: ItemChange) -> LineOrder:
    return line_order(ProgrammeLine(change.item, change.after or change.before))


def change_between(before: SlotFields | None, after: SlotFields | None) -> SlotChange | None:
    """How a slot changed; None when it did not. An item that is gone counts as cancelled; one that
    appears already cancelled is cancelled, not new."""
    was_on = before is not None and not before.cancelled
    is_on = after is not None and not after.cancelled
    if was_on and is_on:
        return SlotChange.MOVED if not is_same_slot(before, after) else None
    if was_on:
        return SlotChange.CANCELLED
    if is_on:
        return SlotChange.NEW if before is None else SlotChange.REINSTATED
    return SlotChange.CANCELLED if before is None and after is not None else None


def is_same_slot(one: SlotFields | None, other: SlotFields | None) -> bool:
    """Whether two slots are at the same time in the same place, and both or neither cancelled."""
    return all(getattr(one, name, None) == getattr(other, name, None) for name in SLOT_FIELDS)


def line_order(line: ProgrammeLine) -> LineOrder:
    """By day, then what has no hour, then by hour; what has no day comes last."""
    slot = line.slot
    starts = slot.starts if slot else None
    day = starts.date() if starts else (slot.date.earliest or slot.date.latest if slot else None)
    return (
        day is None,
        day or date.max,
        starts is not None,
        starts or datetime.max.replace(tzinfo=UTC),
        line.item.position,
        line.item.ref,
    )


def _ordered(lines: Iterable[ProgrammeLine]) -> tuple[ProgrammeLine, ...]:
    return tuple(sorted(lines, key=line_order))


def _slot_of(item: ProgrammeItem, standpoint: Standpoint | None) -> Slot | None:
    slot = item.slot if hasattr(item, "slot") else None
    return slot if is_seen(slot, standpoint) else None


def _items(standpoint: Standpoint | None) -> QuerySet[ProgrammeItem]:
    parties = named_parties(standpoint)
    rows = seen(ProgrammeItem.objects.all(), standpoint, "meeting", "meeting__act")
    return rows.select_related("kind", "meeting__act__place").prefetch_related(
        Prefetch("parties", parties)
    )


def _released(
    chain: Chain, numbers: Iterable[int], standpoint: Standpoint | None
) -> dict[int, dict[int, ReleasedSlot]]:
    """By release number, the slots by item."""
    found: dict[int, dict[int, ReleasedSlot]] = {number: {} for number in numbers}
    rows = ReleasedSlot.objects.filter(release__chain=chain, release__number__in=list(found))
    for row in _with_items(rows, standpoint):
        found[row.release.number][row.item_id] = row
    return found


def public_slots(
    chain: Chain, standpoint: Standpoint | None
) -> tuple[tuple[Release, ...], dict[int, dict[int, ReleasedSlot]]]:
    """Every release, first to last, and by item (primary key) its slot in each release (by number)
    that has it. Four queries."""
    found: dict[int, dict[int, ReleasedSlot]] = {}
    rows = ReleasedSlot.objects.filter(release__chain=chain)
    for row in _with_items(rows, standpoint):
        found.setdefault(row.item_id, {})[row.release.number] = row
    return releases_of(chain), found


def _with_items(
    rows: QuerySet[ReleasedSlot], standpoint: Standpoint | None
) -> QuerySet[ReleasedSlot]:
    items = _items(standpoint)
    rows = rows.filter(item__in=items.order_by().values("pk")).select_related("release", "place")
    return rows.prefetch_related(Prefetch("item", items))
