"""Atom feeds as files, by Django's feed generator (RFC 4287).

The same entries give the same bytes: what is made public on a day is dated at its first instant
(UTC), and nothing here reads a clock. An entry is known for ever by its permanent address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from toguna.portal.contexts.parts import Cite, Text
from toguna.portal.typography import typographic

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, 2.2)."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without any entry was updated: it must say, and nothing happened."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that a source made public: what, in a sentence; labelled details; on which day it
    was known; the path of its page, and what names it there."""

    title: Text
    details: tuple[tuple[str, str], ...]
    known: date
    page: str
    ref: str
    category: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed: its title, its language, the paths of its page and of itself, the site that they are
    on, whose record it is, its entries."""

    title: str
    language: str
    page: str
    path: str
    site: str
    author: str
    news: tuple[News, ...]


class RecordFeed(Atom1Feed):
    """An Atom feed that tells the language of each entry and has no date of its own."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=LONG_AGO)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["lang"]} if item["lang"] else {}


def atom_bytes(file: FeedFile) -> bytes:
    """The file, in UTF-8."""
    feed = RecordFeed(
        title=_clean(file.title, file.language),
        link=f"{file.site}{file.page}",
        description=None,
        language=file.language,
        author_name=_clean(file.author, file.language),
        author_link=f"{file.site}/{file.language}/",
        feed_url=f"{file.site}{file.path}",
        feed_guid=f"{file.site}{file.path}",
    )
    for one in file.news:
        instant = datetime.combine(one.known, time(), UTC)
        feed.add_item(
            title=_clean(one.title.text, one.title.lang or file.language),
            link=f"{file.site}{one.page}",
            description=_summary(one, file),
            unique_id=f"{file.site}{one.page}#{one.ref}",
            pubdate=instant,
            updateddate=instant,
            categories=[_clean(one.category, file.language)] if one.category else [],
            lang=one.title.lang,
        )
    return feed.writeString("utf-8").encode()


def _summary(one: News, file: FeedFile) -> SafeString:
    """The details, then the passages on which they stand, as HTML."""
    lines = [_line(label, value, file.language) for label, value in one.details]
    if one.cites:
        links = format_html_join(", ", '<a href="{}{}">{} §&nbsp;{}</a>', _places(one, file.site))
        # Translators: as a label in front of the passages of sources.
        label = typographic(_("Source:"), file.language)
        lines.append(format_html("<p>{} {}</p>", label, links))
    return format_html_join("", "{}", ((line,) for line in lines))


def _line(label: str, value: str, language: str) -> SafeString:
    words = _("%(label)s: %(value)s") % {"label": label, "value": value}
    return format_html("<p>{}</p>", _clean(words, language))


def _places(one: News, site: str) -> Iterable[tuple[str, str, str, str]]:
    return ((site, cite.href, NOT_XML.sub("", cite.label.text), cite.path) for cite in one.cites)


def _clean(text: str, language: str) -> str:
    return typographic(NOT_XML.sub("", text), language)
