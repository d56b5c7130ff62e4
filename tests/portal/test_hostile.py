"""Hostile text in every field, and too much of everything: nothing gets out, nothing breaks."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.db import transaction

from tests.contracts.test_validity import complaints
from tests.portal.checking import faults
from tests.portal.hostile import LONG_TITLE, MARKUP, poison
from tests.portal.sites import LAKES, Read, name_of, one_of_each, without_our_scripts
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor

pytestmark = pytest.mark.once

RAW = ("<script>alert", "<b onmouseover", "<svg/onload", "<img src=x", "</textarea>", "]]><b")


class Foreign(HTMLParser):
    """What of a page is an element or an attribute that none of our templates writes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data: list[str] = []
        self._in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_data = (tag, ("type", "application/ld+json")) == ("script", *attrs[:1])
        if tag in ("textarea", "iframe") or any(name.startswith("on") for name, _ in attrs):
            self.found.append(f"<{tag} {attrs}>")
        if tag == "script" and not self._in_data and "src" not in dict(attrs):
            self.found.append("<script>")
        for name, value in attrs:
            if name in ("href", "src", "action") and (value or "").lower().startswith("javascript"):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False


def test_the_text_is_on_the_pages(hostile_site: dict[str, Read]) -> None:
    """The tests below could fail: it is there, escaped, and no template language reads it."""
    html = "\n".join(page.html for page in hostile_site.values())

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{7*7}}{% now %}" in html
    assert len({name_of(page.path) for page in hostile_site.values()}) > 25
    assert MARKUP not in html


def test_every_page_is_there(hostile_site: dict[str, Read]) -> None:
    assert [page.path for page in hostile_site.values() if page.status != 200] == []


def test_no_markup_gets_through(hostile_site: dict[str, Read]) -> None:
    for page in hostile_site.values():
        if page.type != "text/html":
            continue
        assert [raw for raw in RAW if raw in page.html] == [], page.path
        foreign = Foreign(without_our_scripts(page.html))
        assert foreign.found == [], page.path
        for data in foreign.data:
            json.loads(data)


def test_pages_stay_valid(hostile_site: dict[str, Read]) -> None:
    wrong = [fault for page in one_of_each(hostile_site.values()) for fault in faults(page, "fr")]
    assert wrong == []


@pytest.mark.nu
def test_the_checker_has_nothing_to_say(
    hostile_site: dict[str, Read], nu_checker: Path, tmp_path: Path
) -> None:
    pages = {page.path: page.html for page in one_of_each(hostile_site.values(), 3)}

    assert complaints(nu_checker, pages, tmp_path) == []


def test_too_much_is_paged(hostile_site: dict[str, Read]) -> None:
    assert any(path.startswith("/fr/actions/canal/page/") for path in hostile_site)
    longest = max(hostile_site.values(), key=lambda page: len(page.html))
    assert len(longest.html) < 400_000
    assert LONG_TITLE.strip()[:300] in hostile_site["/fr/textes/fisheries-protocol/"].html


def test_every_text_field_is_filled(db: None) -> None:
    with transaction.atomic():
        import_dataset(directory=LAKES, actor=Actor("import:lakes"))
        assert poison() > 250
