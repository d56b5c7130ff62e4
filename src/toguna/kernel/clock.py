"""Instants: always aware, always UTC inside; a zone only where they are shown.

Zone names are those of the IANA time zone database, such as "Africa/Abidjan".
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import NewType
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates import language_of_words

ZoneName = NewType("ZoneName", str)

UNIVERSAL = frozenset({"UTC", "Etc/UTC"})
VOWELS = tuple("aeiouàâäéèêëîïôöûü")


def utc_now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


@cache
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_name(text: str) -> ZoneName:
    """`text` as the name of an IANA time zone. Raises ValidationError when it is not one."""
    if text not in _zone_names():
        raise ValidationError(
            _("“%(found)s” is not a time zone: write its IANA name, such as Africa/Abidjan."),
            code="zone",
            params={"found": text},
        )
    return ZoneName(text)


def validate_zone_name(text: str) -> None:
    """A field validator: raises ValidationError unless `text` names an IANA time zone."""
    zone_name(text)


def as_utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for a naive one, which names no instant."""
    if instant.utcoffset() is None:
        raise ValueError(f"{instant.isoformat()} has no time zone, so it names no instant.")
    return instant.astimezone(UTC)


def to_zone(instant: datetime, zone: str) -> datetime:
    """The instant as clocks show it in `zone`.

    Raises ValueError for a naive instant, ValidationError for an unknown zone.
    """
    return as_utc(instant).astimezone(ZoneInfo(zone_name(zone)))


def local_words(instant: datetime, zone: str, language: str, *, place: str = "") -> str:
    """The time of day in `zone`, said to be local: "14 h 30 (heure d'Abidjan)", or
    "14:30 (Abidjan time)".

    `place` is the name by which readers know this clock, in their language; without it, the city
    in the zone's own name. Seconds are left out. In French U+00A0 stands around "h". Languages as
    in `dates.words`. Raises as `to_zone` does.
    """
    local = to_zone(instant, zone)
    is_universal = zone in UNIVERSAL and not place
    named = place or zone.rpartition("/")[2].replace("_", " ")
    if language_of_words(language) == "fr":
        where = "temps universel" if is_universal else f"heure {_of(named)}"
        minutes = f"\N{NO-BREAK SPACE}{local.minute:02d}" if local.minute else ""
        return f"{local.hour}\N{NO-BREAK SPACE}h{minutes} ({where})"
    where = "UTC" if is_universal else f"{named} time"
    return f"{local.hour:02d}:{local.minute:02d} ({where})"


def _of(place: str) -> str:
    """ "de" before a French place name, contracted with its article or elided before a vowel."""
    if place.startswith("Le "):
        return f"du {place[3:]}"
    if place.startswith("Les "):
        return f"des {place[4:]}"
    return f"d'{place}" if place.casefold().startswith(VOWELS) else f"de {place}"
