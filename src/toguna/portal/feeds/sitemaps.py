"""The map of the site for crawlers, and what they are asked to leave (sitemaps.org 0.9; RFC 9309).

The map names each list and each record once, from today. The further pages of a list, its
narrowings, what was looked for and what lies between two days are reached from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from toguna.acts.models import StatusChange
from toguna.acts.queries import processes
from toguna.institutions.enums import PartyKind
from toguna.institutions.queries import parties
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Chain, Series
from toguna.portal.addresses import ADDRESSES, AS_OF, KNOWN_ON, LANGUAGES, address
from toguna.portal.feeds.addresses import SITEMAP, sitemap_address
from toguna.portal.missing import Missing
from toguna.portal.queries.belonging import institutions, partners
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.queries.following import actions, roadmaps
from toguna.portal.queries.happenings import meeting_acts, other_acts
from toguna.portal.queries.holding import offices, powers
from toguna.portal.queries.sourcing import sources
from toguna.portal.scene import Scene
from toguna.record.models import Entry
from toguna.roadmap.models import Assertion
from toguna.roadmap.queries.asserted import visible
from toguna.texts.models import Stage
from toguna.texts.queries import texts

LARGEST = 10_000
"""Addresses in a part of the map; the protocol allows 50,000 and 50 MB."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

RECORDS: dict[str, Callable[[Standpoint], QuerySet[Any]]] = {
    "meeting": meeting_acts,
    "series": lambda standpoint: seen(Series.objects.all(), standpoint),
    "chain": lambda standpoint: seen(Chain.objects.all(), standpoint),
    "act": other_acts,
    "text": texts,
    "roadmap": roadmaps,
    "action": actions,
    "institution": institutions,
    "office": offices,
    "power": powers,
    "person": lambda standpoint: parties(PartyKind.PERSON, standpoint),
    "partner": partners,
    "process": processes,
    "source": sources,
    "discrepancy": discrepancies,
}
"""The records that have a page, by the name of that page: the rows that its builder looks in."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A page of the map: its name, the record that it is of, the day of its last change (UTC)."""

    name: str
    ref: str = ""
    changed: date | None = None


def mapped_pages(scene: Scene) -> Iterator[Mapped]:
    """Every page of the map, lists first. A query for each kind of record, and four."""
    for name, found in ADDRESSES.items():
        if not found.names_record:
            yield Mapped(name)
    changes = _last_changes(scene.standpoint)
    for name, rows_of in RECORDS.items():
        rows = rows_of(scene.standpoint)
        kind = rows.model._meta.label_lower
        for ref in rows.order_by("ref").values_list("ref", flat=True):
            changed = changes.get((kind, ref))
            yield Mapped(name, ref, changed.astimezone(UTC).date() if changed else None)


def sitemap_bytes(scene: Scene, number: int) -> bytes:
    """Part `number` (from 1) of the map of the scene's language. Raises Missing beyond the last."""
    start = (number - 1) * LARGEST
    pages = list(islice(mapped_pages(scene), start, start + LARGEST))
    if not pages:
        raise Missing(_("There is no page at this address."))
    root = Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": XHTML})
    for page in pages:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = _whole(page, scene.language)
        if page.changed:
            SubElement(url, "lastmod").text = page.changed.isoformat()
        for language in LANGUAGES:
            link = {"rel": "alternate", "hreflang": language, "href": _whole(page, language)}
            SubElement(url, "xhtml:link", link)
    return _document(root)


def sitemap_index(scenes: Iterable[Scene]) -> bytes:
    """Every part of the map, in each of the scenes' languages."""
    root = Element("sitemapindex", {"xmlns": NAMESPACE})
    for scene in scenes:
        count = sum(1 for _page in mapped_pages(scene))
        for number in range(1, -(-count // LARGEST) + 1):
            part = SubElement(root, "sitemap")
            path = sitemap_address(scene.language, number)
            SubElement(part, "loc").text = f"{settings.TOGUNA_ADDRESS}{path}"
    return _document(root)


def robots_text() -> str:
    """What crawlers are asked: not to follow every day into the past, nor every search."""
    lines = ["User-agent: *"]
    for language in LANGUAGES:
        lines += [f"Disallow: /{language}/{word[language]}/" for word in (AS_OF, KNOWN_ON)]
        lines += [
            f"Disallow: {address(name, language)}*/"
            for name, found in ADDRESSES.items()
            if found.takes_days or found.takes_words
        ]
    return "\n".join((*lines, "", f"Sitemap: {settings.TOGUNA_ADDRESS}{SITEMAP}", ""))


def _whole(page: Mapped, language: str) -> str:
    return f"{settings.TOGUNA_ADDRESS}{address(page.name, language, ref=page.ref)}"


def _document(root: Element) -> bytes:
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _last_changes(standpoint: Standpoint) -> dict[tuple[str, str], datetime]:
    """When each record, or what a source stated of it, was last written down, by kind and
    identifier: the ledger has each change of a record, and statements are written once."""
    kinds = {rows_of(standpoint).model._meta.label_lower for rows_of in RECORDS.values()}
    changes = Entry.objects.filter(object_kind__in=kinds).order_by()
    written = changes.values_list("object_kind", "object_ref").annotate(last=Max("at"))
    found = {(kind, ref): last for kind, ref, last in written}
    known = {"known__lte": standpoint.known_limit}
    stated: dict[str, tuple[str, QuerySet[Any]]] = {
        "acts.act": ("act__ref", StatusChange.objects.filter(**known)),
        "texts.work": ("work__ref", Stage.objects.filter(**known)),
        "roadmap.action": ("action__ref", Assertion.objects.filter(visible(standpoint))),
    }
    for kind, (ref_field, rows) in stated.items():
        for ref, last in rows.order_by().values_list(ref_field).annotate(last=Max("recorded")):
            found[kind, ref] = max(found.get((kind, ref), last), last)
    return found
