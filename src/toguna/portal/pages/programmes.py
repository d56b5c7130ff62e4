"""The programme that the public sees: the last release, or what sources state where none is made.

A release is what the secretariat made public of its programme. Without any, the items that sources
state are facts like others, and shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toguna.institutions.sight import is_seen
from toguna.kernel.clock import as_utc, local_words
from toguna.kernel.dates import DatePart, Precision, UncertainDate
from toguna.kernel.models import Place
from toguna.meetings.enums import SlotChange
from toguna.meetings.models import Chain, Meeting, ProgrammeItem, Slot, SlotFields
from toguna.meetings.queries import Zones, programme, release
from toguna.portal.contexts.parts import When
from toguna.portal.contexts.records import ProgrammeRow
from toguna.portal.pages.telling import choice, cites, told
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import programme_of
from toguna.portal.scene import Scene


@dataclass(frozen=True, slots=True)
class ShownLine:
    """An item and its slot; `source` is the slot where it is a fact with citations of its own;
    `change` how it differs from the release before, where one was made; `is_dropped` says that it
    is no longer on the programme, the slot being its last."""

    item: ProgrammeItem
    slot: SlotFields | None
    source: Slot | None
    change: SlotChange | None = None
    is_dropped: bool = False


def shown_lines(scene: Scene, chain: Chain) -> tuple[tuple[ShownLine, ...], int | None]:
    """The lines of a chain's programme, and the number of the release that they are of, if one was
    made. Four queries at most."""
    released = release(chain, None, scene.standpoint)
    if released is not None:
        lines = tuple(ShownLine(line.item, line.slot, None) for line in released.lines)
        return lines, released.release.number
    found = programme(chain, scene.standpoint)
    return tuple(_stated(scene, line.item, line.slot) for line in found), None


def meeting_programme(scene: Scene, meeting: Meeting) -> tuple[tuple[ShownLine, ...], int | None]:
    """The same for one meeting, in a chain that is public or in none."""
    if meeting.chain is not None and is_seen(meeting.chain, scene.standpoint):
        lines, number = shown_lines(scene, meeting.chain)
        return tuple(line for line in lines if line.item.meeting_id == meeting.pk), number
    items = programme_of(meeting, scene.standpoint)
    return tuple(_stated(scene, item, getattr(item, "slot", None)) for item in items), None


def _stated(scene: Scene, item: ProgrammeItem, slot: SlotFields | None) -> ShownLine:
    if isinstance(slot, Slot) and scene.sees(slot) and _is_known(scene, slot):
        return ShownLine(item, slot, slot)
    return ShownLine(item, None, None)


def _is_known(scene: Scene, slot: Slot) -> bool:
    day = scene.standpoint.known_on
    return day is None or (slot.known is not None and slot.known <= day)


def programme_rows(
    scene: Scene,
    lines: Sequence[ShownLine],
    citations: Citing,
    clocks: Zones,
    *,
    with_meeting: bool = False,
) -> tuple[ProgrammeRow, ...]:
    """Lines of a programme, hours told in the zone of their place. No query."""
    return tuple(_row(scene, line, citations, clocks, with_meeting) for line in lines)


def _row(
    scene: Scene, line: ShownLine, citations: Citing, clocks: Zones, with_meeting: bool
) -> ProgrammeRow:
    item, slot = line.item, line.slot
    place = place_of(line)
    is_cancelled = line.is_dropped or (slot.cancelled if slot else False)
    return ProgrammeRow(
        title=scene.words(item.title, item.ref),
        kind=scene.words(item.kind.name, item.kind.ref),
        when=slot_when(scene, item, slot, clocks),
        hours=hours_of(scene, slot, place, clocks),
        is_day_stated=slot is not None and (slot.starts is not None or slot.date.is_known),
        where=told(scene.place(place), slot.room if slot else None),
        parties=scene.parties(item.parties.all(), short=True),
        change=choice(line.change) if line.change and not is_cancelled else None,
        is_cancelled=is_cancelled,
        meeting=scene.meeting(item.meeting) if with_meeting else None,
        cites=cites(scene, citations.of(item, line.source)),
    )


def place_of(line: ShownLine) -> Place | None:
    """Where an item is: the place of its slot, else that of its meeting."""
    return (line.slot.place if line.slot else None) or line.item.meeting.act.place


def days_of(line: ShownLine, clocks: Zones) -> tuple[date, date] | None:
    """The first and the last day of an item, on the clock of its place; None where the sources
    state no day, or only a month or a year that it falls in."""
    slot = line.slot
    if slot is None:
        return None
    place = place_of(line)
    first, last = clocks.days_of(slot, place.pk if place else None)
    is_stated = slot.starts is not None or slot.date.precision in (Precision.DAY, Precision.SPAN)
    return (first, last) if first and last and is_stated else None


def slot_when(
    scene: Scene, item: ProgrammeItem, slot: SlotFields | None, clocks: Zones
) -> When | None:
    """The day of a slot, then its hours where they are stated, on the clock of its place."""
    if slot is None:
        return None
    place = slot.place or item.meeting.act.place
    first, last = clocks.days_of(slot, place.pk if place else None)
    stated = slot.date
    if slot.starts is not None and first is not None and last is not None:
        stated = UncertainDate.span(first, last)
    if not stated.is_known:
        return None
    hours = hours_of(scene, slot, place, clocks)
    after = (DatePart(", ", None), *hours.parts) if hours else ()
    return When((*scene.when(stated).parts, *after))


def hours_of(
    scene: Scene, slot: SlotFields | None, place: Place | None, clocks: Zones
) -> When | None:
    """The hours of a slot alone, the clock named once; None where the sources state none."""
    instants = [one for one in (slot.starts, slot.ends) if one is not None] if slot else []
    zone = clocks.of(place.pk if place else None).key
    named = scene.place(place)
    town = named.text if named else ""
    parts: list[DatePart] = []
    for instant in instants:
        hour, _space, clock = local_words(instant, zone, scene.language, place=town).partition(" (")
        machine = as_utc(instant).strftime("%Y-%m-%dT%H:%M:%SZ")
        before = [DatePart(" – ", None)] if parts else []
        after = [DatePart(f" ({clock}", None)] if instant == instants[-1] else []
        parts += [*before, DatePart(hour, machine), *after]
    return When(tuple(parts)) if parts else None
