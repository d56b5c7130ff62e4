"""What a page may cost its reader: 14 KB, nothing from another host, no script, no dead end.

Every page that can be reached from home, of the invented confederation and of each dataset that
ships. All of them were reached by their links alone, without a script.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.urls import resolve

from tests.portal.sites import DATASETS, Read, without_our_scripts
from toguna.portal.views import nowhere

pytestmark = pytest.mark.once

SiteOf = Callable[[Path], dict[str, Read]]

BUDGET = 14_000
"""Bytes of a page with its sheet, compressed as servers do by default (gzip, level 6): what comes
with the first round trip of a connection, ten segments (RFC 6928), its headers left aside."""
LOADING = {"src", "srcset", "poster", "data", "background", "manifest", "imagesrcset"}
NAMING = {"alternate", "canonical", "prev", "next", "license", "author", "help", "search", "up"}
OTHER_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@dataclass(frozen=True)
class Element:
    """A start tag: its name and its attributes."""

    tag: str
    attributes: dict[str, str]


class Elements(HTMLParser):
    """The start tags of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module", params=DATASETS, ids=lambda folder: folder.name)
def site(site_of: SiteOf, request: pytest.FixtureRequest) -> dict[str, Read]:
    """What was read of a dataset, by path."""
    return site_of(request.param)


@pytest.fixture(scope="module")
def pages(site: dict[str, Read]) -> list[Read]:
    """Its HTML pages."""
    return [page for page in site.values() if page.type == "text/html"]


@pytest.fixture(scope="module")
def elements(pages: list[Read]) -> dict[str, list[Element]]:
    """Their start tags, by path."""
    return {page.path: Elements(without_our_scripts(page.html)).found for page in pages}


def test_a_page_fits_the_first_round_trip(pages: list[Read]) -> None:
    sizes = {page.path: len(gzip.compress(page.html.encode(), 6)) for page in pages}

    assert len(sizes) > 50
    assert {path: size for path, size in sizes.items() if size > BUDGET} == {}


def test_nothing_comes_from_another_host(elements: dict[str, list[Element]]) -> None:
    loaded = [
        f"{path}: {address}"
        for path, found in elements.items()
        for address in loading(found)
        if OTHER_HOST.match(address)
    ]
    assert loaded == []


def loading(found: list[Element]) -> Iterator[str]:
    """The addresses that a browser fetches with the page, or sends to."""
    for one in found:
        for name, value in one.attributes.items():
            if name in LOADING or name in ("action", "formaction"):
                yield value
            if name == "style":
                yield from re.findall(r"url\(['\"]?([^)]*)", value)
        if one.tag == "link" and one.attributes.get("rel") not in NAMING:
            yield one.attributes.get("href", "")


def test_sheets_fetch_nothing(pages: list[Read]) -> None:
    sheets = {
        sheet for page in pages for sheet in re.findall(r"<style.*?</style>", page.html, re.S)
    }

    assert len(sheets) == 1
    assert re.findall(r"url\((?!['\"]?(?:data:|#))|@import|image-set\(", sheets.pop()) == []


def test_no_link_has_a_query_string(elements: dict[str, list[Element]]) -> None:
    """What is published is files. A form adds its own."""
    asked = [
        f"{path}: {value}"
        for path, found in elements.items()
        for one in found
        for name, value in one.attributes.items()
        if name in ("href", "action") and value.startswith(("/", "?", "#", ".")) and "?" in value
    ]
    assert asked == []


def test_no_script_is_needed(elements: dict[str, list[Element]]) -> None:
    """Data for machines is no script; what is one comes as a file, or is the site's own as
    `portal.scripts` has it (see `tests.portal.checking`), and no element waits for it."""
    wrong = []
    for path, found in elements.items():
        for one in found:
            is_inline = one.tag == "script" and "src" not in one.attributes
            if is_inline and one.attributes.get("type") != "application/ld+json":
                wrong.append(f"{path}: a script in the page")
            if any(name.startswith("on") for name in one.attributes):
                wrong.append(f"{path}: <{one.tag}> has behaviour")
            if one.attributes.get("href", "").lower().startswith("javascript:"):
                wrong.append(f"{path}: a link that is a script")
            if one.tag == "noscript":
                wrong.append(f"{path}: something for those without scripts only")
    assert wrong == []


def test_every_link_leads_somewhere(
    site: dict[str, Read], elements: dict[str, list[Element]]
) -> None:
    """To a page that is there and, where it says so, to a place on it. Of what was not read (most
    pages of a dataset in the other language and on other days), to an address of the site."""
    places = {
        path: {one.attributes["id"] for one in found if "id" in one.attributes}
        for path, found in elements.items()
    }
    hrefs = {
        (href.partition("#")[0] or path, href.partition("#")[2]): path
        for path, found in elements.items()
        for href in (one.attributes.get("href", "") for one in found)
        if href.startswith(("/", "#"))
    }
    dead = [
        f"{path}: {there}#{place}"
        for (there, place), path in hrefs.items()
        if not leads(there, place, site, places)
    ]
    assert len(hrefs) > 100
    assert dead == []


def leads(there: str, place: str, site: dict[str, Read], places: dict[str, set[str]]) -> bool:
    """Whether a link leads to something."""
    if there not in site:
        return resolve(there).func is not nowhere
    return site[there].status == 200 and (not place or place in places.get(there, {place}))
