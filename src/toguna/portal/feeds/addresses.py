"""Every file that follows the record: one table, as for pages (`portal.addresses`).

    /fr/reunions.ics                                 every meeting, as a calendar
    /fr/institutions/<ref>/reunions.ics              the meetings of a body
    /fr/suites-de-reunions/<ref>/calendrier.ics      a chain: its meetings and its programme
    /fr/reunions/<ref>/calendrier.ics                a meeting and its programme
    /fr/textes.atom                                  what happened to texts
    /sitemap.xml  /fr/sitemap-1.xml                  every page, in parts of one language each

A file is told from a page by its ending: no path of a file ends with a slash. Files tell the
record as it is today; none is seen from another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toguna.portal.addresses import LANGUAGES

ICALENDAR = "text/calendar"
ATOM = "application/atom+xml"
XML = "application/xml"


@dataclass(frozen=True, slots=True)
class File:
    """A kind of file: its path in each language, `{ref}` where it names a record; its media type;
    the page that shows the same to a reader."""

    paths: dict[str, str]
    media_type: str
    page: str

    @property
    def names_record(self) -> bool:
        return any("{ref}" in path for path in self.paths.values())


def _file(fr: str, en: str, media_type: str, page: str) -> File:
    return File({"fr": fr, "en": en}, media_type, page)


FILES: dict[str, File] = {
    "meetings-calendar": _file("reunions.ics", "meetings.ics", ICALENDAR, "meetings"),
    "meeting-calendar": _file(
        "reunions/{ref}/calendrier.ics", "meetings/{ref}/calendar.ics", ICALENDAR, "meeting"
    ),
    "chain-calendar": _file(
        "suites-de-reunions/{ref}/calendrier.ics",
        "meeting-chains/{ref}/calendar.ics",
        ICALENDAR,
        "chain",
    ),
    "body-calendar": _file(
        "institutions/{ref}/reunions.ics",
        "institutions/{ref}/meetings.ics",
        ICALENDAR,
        "institution",
    ),
    "meetings-feed": _file("reunions.atom", "meetings.atom", ATOM, "meetings"),
    "texts-feed": _file("textes.atom", "texts.atom", ATOM, "texts"),
    "roadmap-feed": _file("feuille-de-route.atom", "roadmap.atom", ATOM, "roadmaps"),
}

SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
"""Where crawlers look for it (RFC 9309, 2.3)."""


def file_address(name: str, language: str, ref: str = "") -> str:
    """The path of a file. Raises KeyError for a name or a language that is not in the table."""
    return f"/{language}/{FILES[name].paths[language].format(ref=ref)}"


def sitemap_address(language: str, number: int) -> str:
    """The path of a part of the map of the site, from number 1."""
    return f"/{language}/sitemap-{number}.xml"


def file_routes() -> Iterator[tuple[str, str, str]]:
    """For each file and language: the regular expression of its path (without the first slash),
    its name, its language. The group `ref` names the record."""
    for language in LANGUAGES:
        for name, file in FILES.items():
            parts = file.paths[language].split("{ref}")
            path = "(?P<ref>[a-z0-9-]+)".join(re.escape(part) for part in parts)
            yield f"^{language}/{path}$", name, language
