"""Every page of the invented confederation that can be reached, in both languages."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from tests.portal.checking import faults
from tests.portal.sites import Read, crawl, links, name_of, read
from toguna.portal.addresses import ADDRESSES, LANGUAGES


@pytest.fixture
def every_page(every_page: dict[str, Read]) -> dict[str, Read]:
    """Those that are pages, and not calendars or feeds."""
    return {path: page for path, page in every_page.items() if page.type == "text/html"}


def test_every_page_is_there_and_valid(every_page: dict[str, Read]) -> None:
    assert [page.path for page in every_page.values() if page.status != 200] == []
    wrong = [fault for page in every_page.values() for fault in faults(page, page.path[1:3])]
    assert wrong == []


def test_every_kind_of_page_is_reached_in_each_language(every_page: dict[str, Read]) -> None:
    without_rows = {"partner", "process"}

    for language in LANGUAGES:
        reached = {name_of(path) for path in every_page if path.startswith(f"/{language}/")}
        assert reached == set(ADDRESSES) - without_rows


def test_the_other_language_leads_back(every_page: dict[str, Read]) -> None:
    """The alternate of a page's alternate is the page."""
    for path, page in every_page.items():
        alternates = re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', page.html)
        paths = {code: href.removeprefix(settings.TOGUNA_ADDRESS) for code, href in alternates}
        assert set(paths) == set(LANGUAGES)
        assert paths[path[1:3]] == path
        for there in paths.values():
            assert f'href="{settings.TOGUNA_ADDRESS}{path}"' in every_page[there].html, path


@pytest.mark.parametrize(
    ("language", "prefix"),
    [
        ("fr", "/fr/au/2031-05-15/"),
        ("en", "/en/known-on/2031-03-10/"),
        ("fr", "/fr/au/2031-03-03/connu-au/2031-06-30/"),
    ],
)
def test_every_link_keeps_the_standpoint(lakes: None, language: str, prefix: str) -> None:
    pages = crawl(prefix, prefix=prefix)
    other = {code for code in LANGUAGES if code != language}
    choosing = {f"{prefix}dates/", f"{prefix}confederation/"}

    assert len(pages) > 20
    for path, page in pages.items():
        assert page.status == 200, path
        assert list(faults(page, language)) == []
        today = f"/{language}/" + path.removeprefix(prefix)
        strays = [
            href
            for href in links(page.html)
            if not href.startswith(prefix) and href != today and href[1:3] not in other
        ]
        assert path in choosing or strays == [], path


def test_a_page_from_another_day_says_so_with_a_way_back(lakes: None) -> None:
    page = read("/fr/au/2031-05-15/connu-au/2031-06-30/textes/").html

    notice = page[page.index('<aside class="standpoint"') : page.index("</aside>")]
    assert '<time datetime="2031-05-15">15\N{NO-BREAK SPACE}mai 2031</time>' in notice
    assert '<time datetime="2031-06-30">30\N{NO-BREAK SPACE}juin 2031</time>' in notice
    assert 'href="/fr/textes/">Revenir à aujourd’hui</a>' in notice
    assert "<aside" not in read("/fr/textes/").html


def test_the_other_language_is_the_same_page_from_the_same_standpoint(lakes: None) -> None:
    page = read("/fr/au/2031-05-15/connu-au/2031-06-30/textes/fisheries-protocol/").html

    there = "/en/as-of/2031-05-15/known-on/2031-06-30/texts/fisheries-protocol/"
    assert f'href="{there}" lang="en"' in page
