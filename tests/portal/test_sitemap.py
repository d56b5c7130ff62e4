"""The map of the site and what crawlers are asked, read by two parsers that did not write them."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from protego import Protego
from usp.objects.page import SitemapPage
from usp.tree import sitemap_from_str

from tests import cast
from tests.meetings.gatherings import query_count
from tests.portal.sites import Read, is_whole
from toguna.portal.addresses import ADDRESSES, LANGUAGES
from toguna.portal.feeds import sitemaps

pytestmark = pytest.mark.django_db

SITE = settings.TOGUNA_ADDRESS


def text_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def pages_of(language: str, number: int = 1) -> list[SitemapPage]:
    return list(sitemap_from_str(text_of(f"/{language}/sitemap-{number}.xml")).all_pages())


def mapped(language: str, number: int = 1) -> list[str]:
    """The paths in a part of the map."""
    return [page.url.removeprefix(SITE) for page in pages_of(language, number)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_names_every_list_and_record_that_a_reader_reaches(
    lakes: None, every_page: dict[str, Read], language: str
) -> None:
    reached = {
        page.path
        for page in every_page.values()
        if page.type == "text/html" and page.path.startswith(f"/{language}/")
    }
    paths = mapped(language)

    assert set(paths) == {path for path in reached if is_whole(path)}
    assert len(paths) == len(set(paths)) > 30
    assert {Client().get(path).status_code for path in paths} == {200}


def test_each_page_of_the_map_names_itself_in_each_language(lakes: None) -> None:
    every = {page.url: dict(page.alternates) for lang in LANGUAGES for page in pages_of(lang)}

    for url, alternates in every.items():
        assert set(alternates) == set(LANGUAGES)
        assert url in alternates.values()
        assert all(dict(every[other]) == alternates for other in alternates.values())


def test_the_index_names_each_part(lakes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mapped("fr")
    monkeypatch.setattr(sitemaps, "LARGEST", len(whole) // 2)
    count = -(-len(whole) // (len(whole) // 2))

    text = text_of("/sitemap.xml")
    expected = [f"{SITE}/{lang}/sitemap-{n + 1}.xml" for lang in LANGUAGES for n in range(count)]
    assert [part.split("</loc>")[0] for part in text.split("<loc>")[1:]] == expected
    parts = [path for number in range(count) for path in mapped("fr", number + 1)]
    assert parts == whole
    assert Client().get(f"/fr/sitemap-{count + 1}.xml").status_code == 404


def test_a_page_says_when_it_last_changed(lakes: None) -> None:
    """Records by the ledger's day; lists say none, since it is not known."""
    changed = {page.url.removeprefix(SITE): page.last_modified for page in pages_of("en")}

    today = date.today()  # noqa: DTZ011  (the database's clock, within a day)
    last = changed["/en/meetings/council-2031/"]
    assert last is not None
    assert abs((last.date() - today).days) <= 1
    assert changed["/en/meetings/"] is None


def test_nothing_under_embargo_is_on_the_map(lakes: None) -> None:
    assert "sealed" not in text_of("/fr/sitemap-1.xml")
    cast.make_work("veiled", is_public=False)
    cast.make_work("open")

    paths = mapped("en")
    assert "/en/texts/open/" in paths
    assert "/en/texts/veiled/" not in paths


def test_every_kind_of_record_is_mapped() -> None:
    assert set(sitemaps.RECORDS) == {
        name for name, found in ADDRESSES.items() if found.names_record
    }


def test_queries_do_not_grow_with_the_records(lakes: None) -> None:
    asked = []
    for size in (1, 30):
        for _ in range(size):
            cast.make_work()
        asked.append(query_count(lambda: mapped("fr")))

    assert asked[0] == asked[1]


def test_crawlers_are_asked_to_stay_in_today(lakes: None, every_page: dict[str, Read]) -> None:
    text = text_of("/robots.txt")
    robots = Protego.parse(text)

    assert list(robots.sitemaps) == [f"{SITE}/sitemap.xml"]
    assert all(robots.can_fetch(f"{SITE}{path}", "any") for path in mapped("fr"))
    for path in ("/fr/au/2031-05-01/", "/en/known-on/2031-05-01/texts/"):
        assert not robots.can_fetch(f"{SITE}{path}", "any")
    for name, found in ADDRESSES.items():
        for language in LANGUAGES if found.takes_days or found.takes_words else ():
            base = f"{SITE}/{language}/{found.words[language]}/"
            assert robots.can_fetch(base, "any"), name
            assert not robots.can_fetch(f"{base}2031-05-01/2031-06-01/", "any"), name
