"""Days: the one on which an instant falls where it happens, and the last one that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from toguna.institutions.models import Confederation
from toguna.kernel.models import Place
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import SlotFields

INSTANT = timedelta(microseconds=1)


def day_of(standpoint: Standpoint | None) -> date:
    """The day by which "already past" is judged; today's in UTC at the desk."""
    return (standpoint or Standpoint.now()).day


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone of each place (by primary key): its own, else that of the place it is part of; and
    the confederation's zone, for what has no place."""

    by_place: dict[int, str]
    default: str

    def of(self, place: int | None) -> ZoneInfo:
        """The zone in which a day is told at a place (a primary key)."""
        return ZoneInfo(self.by_place.get(place, self.default) if place else self.default)

    def day_of(self, instant: datetime, place: int | None) -> date:
        """The day on which an aware instant falls at a place."""
        return instant.astimezone(self.of(place)).date()

    def days_of(
        self, slot: SlotFields, place: int | None = None
    ) -> tuple[date | None, date | None]:
        """The first and the last day of a slot, told where it is (at `place` where it names none);
        None where it states no limit. What ends at midnight ends on the day before."""
        where = slot.place_id or place
        if slot.starts is None:
            return slot.date.earliest, slot.date.latest
        last = max(slot.starts, slot.ends - INSTANT) if slot.ends else slot.starts
        return self.day_of(slot.starts, where), self.day_of(last, where)


def zones() -> Zones:
    """The zones of every place. Two queries; UTC while there is no confederation."""
    own: dict[int, str] = {}
    outer: dict[int, int | None] = {}
    for key, zone, part_of in Place.objects.values_list("pk", "zone", "part_of"):
        own[key], outer[key] = zone, part_of
    found = {key: zone for key in own if (zone := _zone(key, own, outer))}
    default = Confederation.objects.order_by("pk").values_list("zone", flat=True).first()
    return Zones(found, default or "UTC")


def _zone(key: int, own: dict[int, str], outer: dict[int, int | None]) -> str:
    seen: set[int] = set()
    place: int | None = key
    while place is not None and place not in seen:
        if own[place]:
            return own[place]
        seen.add(place)
        place = outer[place]
    return ""
