"""What every public page must be, as HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import html5lib
from html5lib.html5parser import ParseError

from tests.portal.sites import Read
from toguna.portal.scripts import SCRIPTS

DATETIME_FORMATS = ("%Y-%m-%d", "%Y-%m", "%Y-%m-%dT%H:%M:%SZ")
HEADINGS = ("h1", "h2", "h3", "h4")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
HOST = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)
NAMING = ("alternate", "canonical")
"""Links that name an address and load nothing."""
DATA = "application/ld+json"
"""The type of a script element that is no script but data, and is never run."""
LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src"}


def faults(page: Read, language: str) -> Iterator[str]:
    """What is wrong with a page, one sentence each. WHATWG HTML, "time" and "lang"; WCAG 2.2."""
    try:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree = parser.parse(page.html)
    except ParseError as error:
        yield f"{page.path}: not valid HTML: {error}"
        return
    every = list(tree.iter())
    for fault in (
        *_outline_faults(every),
        *_identifier_faults(every),
        *_time_faults(every),
        *_table_faults(every),
        *_loading_faults(every),
        *_language_faults(tree, every, language),
    ):
        yield f"{page.path}: {fault}"


def _outline_faults(every: list) -> Iterator[str]:
    levels = [HEADINGS.index(one.tag) + 1 for one in every if one.tag in HEADINGS]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"headings skip a level: {levels}"
    for tag in ("main", "header", "footer"):
        count = sum(1 for one in every if one.tag == tag)
        if count != 1:
            yield f"{count} <{tag}>"
    for one in every:
        if one.tag in HEADINGS and not "".join(one.itertext()).strip():
            yield "an empty heading"


def _identifier_faults(every: list) -> Iterator[str]:
    counted = Counter(one.get("id") for one in every if one.get("id"))
    for identifier, count in counted.items():
        if count > 1:
            yield f"{count} elements with the id {identifier}"
    for one in every:
        href = one.get("href") or ""
        if href.startswith("#") and href[1:] not in counted:
            yield f"{href} leads nowhere"
        for label in (one.get("aria-labelledby") or "").split():
            if label not in counted:
                yield f"aria-labelledby={label} names nothing"


def _time_faults(every: list) -> Iterator[str]:
    for one in every:
        if one.tag == "time" and not is_datetime(one.get("datetime", "")):
            yield f"<time datetime={one.get('datetime')!r}>"


def is_datetime(text: str) -> bool:
    """A valid date, month, year or global date and time of HTML."""
    if re.fullmatch(r"\d{4}", text):
        return int(text) > 0
    for form in DATETIME_FORMATS:
        try:
            return datetime.strptime(text, form).date() >= date(1, 1, 1)  # noqa: DTZ007  (a shape)
        except ValueError:
            continue
    return False


def _table_faults(every: list) -> Iterator[str]:
    for table in (one for one in every if one.tag == "table"):
        if table.find("caption") is None:
            yield "a table without a caption"
        if not all(th.get("scope") for th in table.iter("th")):
            yield "a table header without a scope"
        widths = {len(list(row)) for row in table.iter("tr")}
        if len(widths) > 1:
            yield f"a table with rows of {sorted(widths)} cells"


def _loading_faults(every: list) -> Iterator[str]:
    for one in every:
        if one.tag == "script" and one.get("type") != DATA and not _is_ours(one):
            yield "a script"
        if one.get("style") is not None or any(name.startswith("on") for name in one.attrib):
            yield f"<{one.tag}> has style or behaviour inline"
        address = one.get(LOADING.get(one.tag, ""), "")
        if one.tag == "link" and one.get("rel") not in NAMING:
            address = one.get("href") or ""
        if HOST.match(address):
            yield f"<{one.tag}> loads {address}"


def _is_ours(script: Any) -> bool:
    """A script of the site, as it is: the policy of the page knows it by its hash."""
    return not script.attrib and script.text in SCRIPTS.values()


def _language_faults(tree: object, every: list, language: str) -> Iterator[str]:
    root = next(one for one in every if one.tag == "html")
    if root.get("lang") != language:
        yield f"lang={root.get('lang')} instead of {language}"
    for one in every:
        if one.get("lang") is not None and not LANGUAGE.fullmatch(one.get("lang")):
            yield f"lang={one.get('lang')!r}"
