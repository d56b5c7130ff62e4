"""The programme that the public sees: the last release, or what sources state where none is made.

A release is what the secretariat made public of its programme. Without any, the items that sources
state are facts like others, and shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from toguna.institutions.sight import is_seen
from toguna.kernel.clock import as_utc, local_words
from toguna.kernel.dates import DatePart, UncertainDate
from toguna.kernel.models import Place
from toguna.meetings.models import Chain, Meeting, ProgrammeItem, Slot, SlotFields
from toguna.meetings.queries import Zones, programme, release, zones
from toguna.portal.contexts.parts import When
from toguna.portal.contexts.records import ProgrammeRow
from toguna.portal.pages.telling import cites, told
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import programme_of
from toguna.portal.scene import Scene


@dataclass(frozen=True, slots=True)
class ShownLine:
    """An item and its slot; `source` is the slot where it is a fact with citations of its own."""

    item: ProgrammeItem
    slot: SlotFields | None
    source: Slot | None


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
    scene: Scene, lines: Sequence[ShownLine], citations: Citing, *, with_meeting: bool = False
) -> tuple[ProgrammeRow, ...]:
    """Lines of a programme, hours told in the zone of their place. Two queries."""
    if not lines:
        return ()
    clocks = zones()
    return tuple(_row(scene, line, citations, clocks, with_meeting) for line in lines)


def _row(
    scene: Scene, line: ShownLine, citations: Citing, clocks: Zones, with_meeting: bool
) -> ProgrammeRow:
    item, slot = line.item, line.slot
    meeting_place = item.meeting.act.place
    place = (slot.place if slot else None) or meeting_place
    return ProgrammeRow(
        title=scene.words(item.title, item.ref),
        kind=scene.words(item.kind.name, item.kind.ref),
        when=_when(scene, slot, place, clocks) if slot else None,
        where=told(scene.place(place), slot.room if slot else None),
        parties=scene.parties(item.parties.all(), short=True),
        is_cancelled=slot.cancelled if slot else False,
        meeting=scene.meeting(item.meeting) if with_meeting else None,
        cites=cites(scene, citations.of(item, line.source)),
    )


def _when(scene: Scene, slot: SlotFields, place: Place | None, clocks: Zones) -> When | None:
    """The day of a slot, then its hours where they are stated, on the clock of its place."""
    key = place.pk if place else None
    first, last = clocks.days_of(slot, key)
    date = slot.date
    if slot.starts is not None and first is not None and last is not None:
        date = UncertainDate.span(first, last)
    if not date.is_known:
        return None
    zone = clocks.of(key).key
    named = scene.place(place)
    town = named.text if named else ""

    def hour(instant: datetime) -> DatePart:
        machine = as_utc(instant).strftime("%Y-%m-%dT%H:%M:%SZ")
        return DatePart(local_words(instant, zone, scene.language, place=town), machine)

    hours = [hour(instant) for instant in (slot.starts, slot.ends) if instant]
    parts = list(scene.when(date).parts)
    for index, one in enumerate(hours):
        parts += [DatePart(" – " if index else ", ", None), one]
    return When(tuple(parts))
