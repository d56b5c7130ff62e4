"""Which calendars there are: every meeting, those of a body, a chain, a meeting.

A meeting known by its month alone is on no calendar: any day would be a false one. Nor are the
hours that a source states for a point of the programme before the secretariat has released it:
a fact can be corrected without leaving a count behind, and SEQUENCE must only grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party
from toguna.institutions.sight import is_seen, seen
from toguna.meetings.models import Chain, Meeting, ProgrammeItem
from toguna.meetings.queries import (
    CalendarEntry,
    Zones,
    calendar_entries,
    meeting_entries,
    zones,
)
from toguna.portal.contexts.parts import Text
from toguna.portal.feeds.addresses import file_address
from toguna.portal.feeds.icalendars import CalendarFile, ShownEntry, calendar_bytes
from toguna.portal.pages.telling import record
from toguna.portal.queries.belonging import institutions
from toguna.portal.queries.happenings import meeting_acts
from toguna.portal.scene import Scene


def meetings_calendar(scene: Scene) -> bytes:
    """Every public meeting that has a day. About ten queries."""
    return _written(scene, "meetings-calendar", Text(_("Meetings")), _meetings(scene))


def body_calendar(scene: Scene) -> bytes:
    """The meetings of a body, alone or with others. Raises Missing for what is no public body of
    the confederation."""
    bodies = institutions(scene.standpoint).filter(kind=PartyKind.BODY)
    body = record(bodies, scene.asked.ref)
    title = Text(_("Meetings: %(body)s") % {"body": scene.words(body.name, body.ref).text})
    return _written(scene, "body-calendar", title, _meetings(scene, met_by(scene, body)))


def chain_calendar(scene: Scene) -> bytes:
    """The meetings of a chain and its programme as it was released. Raises Missing."""
    chain = record(seen(Chain.objects.all(), scene.standpoint), scene.asked.ref)
    refs = Meeting.objects.filter(chain=chain).values_list("act__ref", flat=True)
    page = scene.path()
    items = ((one, page) for one in calendar_entries(chain, scene.standpoint))
    title = scene.words(chain.name, chain.ref)
    return _written(scene, "chain-calendar", title, [*_meetings(scene, refs), *items])


def meeting_calendar(scene: Scene) -> bytes:
    """A meeting and its programme as it was released. Raises Missing."""
    act = record(meeting_acts(scene.standpoint), scene.asked.ref)
    meeting = Meeting.objects.select_related("chain").get(act=act)
    items: list[tuple[CalendarEntry, str]] = []
    if meeting.chain is not None and is_seen(meeting.chain, scene.standpoint):
        own = ProgrammeItem.objects.filter(meeting=meeting).values_list("ref", flat=True)
        found = calendar_entries(meeting.chain, scene.standpoint)
        items = [(one, scene.path()) for one in found if one.ref in set(own)]
    title = scene.words(act.title, act.ref)
    return _written(scene, "meeting-calendar", title, [*_meetings(scene, [act.ref]), *items])


CALENDARS: dict[str, Callable[[Scene], bytes]] = {
    "meetings-calendar": meetings_calendar,
    "meeting-calendar": meeting_calendar,
    "chain-calendar": chain_calendar,
    "body-calendar": body_calendar,
}


def met_by(scene: Scene, body: Party) -> frozenset[str]:
    """The identifiers of the public meetings of a body. One query."""
    rows = seen(Meeting.objects.filter(bodies=body), scene.standpoint, "act")
    return frozenset(rows.values_list("act__ref", flat=True))


def _meetings(scene: Scene, only: Iterable[str] | None = None) -> list[tuple[CalendarEntry, str]]:
    """Meetings (those of these identifiers, or all) with the paths of their pages."""
    found = meeting_entries(scene.standpoint)
    wanted = None if only is None else frozenset(only)
    return [
        (one, scene.address("meeting", one.ref))
        for one in found
        if wanted is None or one.ref in wanted
    ]


def _written(
    scene: Scene, name: str, title: Text, entries: Iterable[tuple[CalendarEntry, str]]
) -> bytes:
    clocks, site = zones(), settings.TOGUNA_ADDRESS
    shown = tuple(
        _shown(scene, clocks, one, f"{site}{path}")
        for one, path in sorted(entries, key=lambda pair: pair[0].uid)
    )
    body = scene.body.party.name if scene.body else None
    whole = f"{title.text} – {scene.words(body, _('Public record')).text}"
    address = file_address(name, scene.language, scene.asked.ref)
    return calendar_bytes(
        CalendarFile(
            name=whole,
            language=scene.language,
            page=f"{site}{scene.path()}",
            url=f"{site}{address}",
            entries=shown,
            zone=clocks.default,
        )
    )


def _shown(scene: Scene, clocks: Zones, entry: CalendarEntry, url: str) -> ShownEntry:
    town = scene.place(entry.place)
    where = (entry.room, town.text if town else "")
    return ShownEntry(
        entry=entry,
        title=scene.words(entry.title, entry.ref),
        where=", ".join(part for part in where if part),
        url=url,
        zone=clocks.of(entry.place.pk if entry.place else None).key,
    )
