"""A site to read: an imported dataset, an instant, and everything that can be reached in it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from toguna.exchange.actions import import_dataset
from toguna.portal.addresses import ADDRESSES, AS_OF, KNOWN_ON, routes
from toguna.portal.scripts import SCRIPTS
from toguna.record.actor import Actor

ROOT = Path(__file__).resolve().parent.parent.parent
LAKES = ROOT / "tests" / "confederation"
DATASETS = [LAKES, *sorted(path.parent for path in (ROOT / "data").glob("*/parties.csv"))]
SHIPPED = [folder for folder in DATASETS if folder != LAKES]

NOON = datetime(2031, 7, 15, 12, tzinfo=UTC)
"""When sites are read: in the life of the invented confederation, after any import."""
TRANSLATED = 3
"""How many pages of each kind are read in the second language, of a dataset that ships."""
OTHER_DAYS = 40
"""How many pages are read from another day, of those that are linked."""

HREF = re.compile(r'href="([^"]*)"')
STANDPOINTS = {*AS_OF.values(), *KNOWN_ON.values()}


@dataclass(frozen=True)
class Read:
    """A page that was read: its path, its status, what it says, its media type."""

    path: str
    status: int
    html: str
    type: str = "text/html"


def read(path: str) -> Read:
    """What is at a path, without compression."""
    response = Client().get(path)
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    body = b"".join(response) if response.streaming else response.content
    return Read(path, response.status_code, body.decode(errors="replace"), kind)


def name_of(path: str) -> str:
    """The name of the page at a path, "" for none."""
    found = [name for route, name, _language in routes() if re.match(route, path.lstrip("/"))]
    return found[0] if found else ""


def is_whole(path: str) -> bool:
    """Whether a path names a list or a record, and not a part of one: the table has such an
    address."""
    parts = [part for part in path.split("/") if part][1:]
    language = path[1:3]
    for found in ADDRESSES.values():
        words = [word for word in [found.words[language]] if word]
        size = len(words) + int(found.names_record)
        if len(parts) == size and parts[: len(words)] == words:
            return True
    return False


def one_of_each(pages: Iterable[Read], count: int = 1) -> list[Read]:
    """The longest pages of each kind in each language, `count` of each."""
    kinds: dict[tuple[str, str], list[Read]] = {}
    for page in pages:
        if page.type == "text/html":
            kinds.setdefault((page.path[1:3], name_of(page.path)), []).append(page)
    longest = (sorted(found, key=lambda page: -len(page.html)) for found in kinds.values())
    return [page for found in longest for page in found[:count]]


def read_site(folder: Path) -> dict[str, Read]:
    """Every page of a dataset from one day: of the invented confederation in both languages, of
    one that ships in the first, with a few of each kind in the other and from other days. Leaves
    the database as it was."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("toguna.portal.scene.utc_now", lambda: NOON)
        import_dataset(directory=folder, actor=Actor(f"import:{folder.name}"))
        if folder == LAKES:
            pages = crawl("/fr/")
        else:
            pages = crawl("/fr/", language="fr")
            pages |= _translations(pages) | _other_days(pages)
        transaction.set_rollback(True)
    return pages


def _translations(pages: dict[str, Read]) -> dict[str, Read]:
    found = {}
    for page in one_of_each(pages.values(), TRANSLATED):
        other = next(href for href in links(page.html) if href.startswith("/en/"))
        found[other] = read(other)
    return found


def without_our_scripts(html: str) -> str:
    """A page without the scripts that the site gives with it, each known by every letter."""
    for script in SCRIPTS.values():
        html = html.replace(f"<script>{script}</script>", "")
    return html


def links(html: str) -> list[str]:
    """Where the page leads within the site, fragments left out, each once."""
    found = (unescape(href).partition("#")[0] for href in HREF.findall(html))
    return list(dict.fromkeys(href for href in found if href.startswith("/")))


def crawl(start: str, *, language: str = "", prefix: str = "") -> dict[str, Read]:
    """Every page that can be reached from `start`, by path. Without a prefix, those from today; of
    one language if it is said."""
    within = prefix or (f"/{language}/" if language else "/")
    pages: dict[str, Read] = {}
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        if path in pages:
            continue
        pages[path] = page = read(path)
        for href in links(page.html):
            here = prefix or f"/{href.split('/')[1]}/"
            is_elsewhere = href.removeprefix(here).split("/")[0] in STANDPOINTS
            if href.startswith(within) and not is_elsewhere and href not in pages:
                waiting.append(href)
    return pages


def _other_days(pages: dict[str, Read]) -> dict[str, Read]:
    """Pages from other days, evenly among those that are linked."""
    linked = {
        href
        for page in pages.values()
        for href in links(page.html)
        if href.startswith("/fr/") and href not in pages
    }
    every = max(1, len(linked) // OTHER_DAYS)
    return {href: read(href) for href in sorted(linked)[::every]}
