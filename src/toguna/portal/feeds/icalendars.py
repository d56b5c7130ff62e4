"""Calendars as files, by the library `icalendar` (RFC 5545, RFC 7986).

The same entries give the same bytes: nothing here reads a clock. What stands on days is written
in days, its end excluded (3.6.1); what has hours is told on the clock of its place, and the rules
of that clock go with it (3.6.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration, vText

from toguna.kernel.clock import UNIVERSAL
from toguna.meetings.queries import CalendarEntry
from toguna.portal.contexts.parts import Text

PRODUCER = "-//Toguna//Public record//EN"
REFRESH = timedelta(hours=12)
"""How often a calendar asks again: a change of the morning is told in the evening."""
DAY = timedelta(days=1)
SOME_YEAR = 1970
"""The year whose clock goes with a calendar that has no entry."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry and what is shown of it: its title, where it takes place ("" where that is not
    stated), the whole address of its page, the IANA zone of its place."""

    entry: CalendarEntry
    title: Text
    where: str
    url: str
    zone: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar: its name, its language, the whole addresses of its page and of itself, its
    entries, the zone in which it is told where an entry says none."""

    name: str
    language: str
    page: str
    url: str
    entries: tuple[ShownEntry, ...]
    zone: str


def calendar_bytes(file: CalendarFile) -> bytes:
    """The file, in UTF-8, with lines folded and ended as RFC 5545 (3.1) wants."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(file.name, file.language))
    calendar.add("x-wr-timezone", file.zone)
    calendar.add("url", file.page)
    calendar.add("source", file.url, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    if file.entries:
        calendar.add("last-modified", max(one.entry.changed for one in file.entries))
    for zone in _zones(file):
        calendar.add_component(zone)
    for one in file.entries:
        calendar.add_component(_event(one, file.language))
    return bytes(calendar.to_ical(sorted=False))


def _event(one: ShownEntry, language: str) -> Event:
    entry, event = one.entry, Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _second(entry.changed))
    event.add("last-modified", _second(entry.changed))
    event.add("sequence", entry.sequence)
    event.add("status", str(entry.status))
    event.add("summary", _text(one.title.text, one.title.lang or language))
    start, end = _limits(one)
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    if one.where:
        event.add("location", _text(one.where, language))
    event.add("url", one.url)
    # A public meeting is no appointment of whoever reads about it: their day stays free.
    event.add("transp", "TRANSPARENT")
    return event


def _limits(one: ShownEntry) -> tuple[date | datetime, date | datetime | None]:
    """The start and the end, excluded. An end that no source states is not made up: an entry of an
    hour then ends as it starts (3.6.1)."""
    entry = one.entry
    if entry.starts is not None:
        ends = _local(entry.ends, one.zone) if entry.ends else None
        return _local(entry.starts, one.zone), ends
    if entry.first_day is None or entry.last_day is None:
        raise ValueError(f"{entry.uid} has neither an hour nor a day")
    return entry.first_day, entry.last_day + DAY


def _local(instant: datetime, zone: str) -> datetime:
    """The instant on the clock of the zone; UTC needs no rules."""
    return instant.astimezone(UTC if zone in UNIVERSAL else ZoneInfo(zone))


def _second(instant: datetime) -> datetime:
    """An instant of iCalendar has no parts of a second (3.3.5)."""
    return instant.astimezone(UTC).replace(microsecond=0)


def _text(text: str, language: str) -> vText:
    return vText(text, params={"LANGUAGE": language})


def _zones(file: CalendarFile) -> list[Timezone]:
    """The rules of each clock in the file, for the years that it tells of. That of the calendar is
    always there: a calendar without any component is none (3.6)."""
    hours = [one for one in file.entries if one.entry.starts is not None]
    limits = [limit for one in file.entries for limit in _limits(one) if limit is not None]
    years = [limit.year for limit in limits] or [SOME_YEAR]
    names = {file.zone, *(one.zone for one in hours)}
    used = sorted(names - UNIVERSAL) or [file.zone]
    return [_rules(name, min(years), max(years)) for name in used]


@cache
def _rules(zone: str, first: int, last: int) -> Timezone:
    """A VTIMEZONE that is right from the year before `first` to the end of the one after `last`."""
    rules = Timezone.from_tzinfo(
        ZoneInfo(zone), zone, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1)
    )
    rules.pop("COMMENT")  # the library's own note on the years
    return rules
