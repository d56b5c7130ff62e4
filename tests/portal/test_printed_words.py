"""Every word of every page is set as its language is printed: none misses the filter."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.portal.sites import Read
from toguna.portal.typography import typographic

pytestmark = pytest.mark.once
SAID = ("aria-label", "title", "alt", "placeholder", "data-l")
NO_PROSE = {"style", "script", "code"}
VOID = {"meta", "link", "br", "input", "img", "hr", "wbr", "rect", "path", "circle", "line"}


class Words(HTMLParser):
    """What a page says, with its language: texts, and the attributes that are read out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        lang = values.get("lang") or self._open[-1][1]
        self.said += [(values[name], lang) for name in SAID if name in values]
        if tag == "meta" and values.get("name") == "description":
            self.said.append((values["content"], lang))
        if tag not in VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not NO_PROSE & {tag for tag, _lang in self._open}:
            self.said.append((data, self._open[-1][1]))


def test_nothing_is_left_as_it_was_typed(every_page: dict[str, Read]) -> None:
    """Setting again what stands on a page changes nothing."""
    typed = {
        (text.strip(), typographic(text, lang).strip()): page.path
        for page in every_page.values()
        if page.type == "text/html"
        for text, lang in Words(page.html).said
        if typographic(text, lang) != text
    }
    assert typed == {}


def test_a_word_that_misses_the_filter_is_found() -> None:
    html = '<html lang="fr"><p title="Quoi ?">l\'eau <code>a ; b</code><i lang="en">a ?</i></p>'

    wrong = [text for text, lang in Words(html).said if typographic(text, lang) != text]
    assert wrong == ["Quoi ?", "l'eau "]
