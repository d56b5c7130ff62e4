"""A site to read: an imported dataset, an instant, and everything that can be reached in it."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from django.test import Client

from toguna.portal.addresses import AS_OF, KNOWN_ON

ROOT = Path(__file__).resolve().parent.parent.parent
LAKES = ROOT / "tests" / "confederation"
DATASETS = [LAKES, *sorted(path.parent for path in (ROOT / "data").glob("*/parties.csv"))]

HREF = re.compile(r'href="([^"]*)"')
STANDPOINTS = {*AS_OF.values(), *KNOWN_ON.values()}


@dataclass(frozen=True)
class Read:
    """A page that was read: its path, its status, what it says."""

    path: str
    status: int
    html: str


def read(path: str) -> Read:
    """The page at a path, without compression."""
    response = Client().get(path)
    return Read(path, response.status_code, response.content.decode())


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
