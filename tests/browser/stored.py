"""Pages that were read once, given to a browser as a site would: no server, no database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.portal.sites import Read

SITE = "http://site.test"


def open_stored(
    browser: Browser, pages: Mapping[str, Read], *, width: int = 1280, **options: Any
) -> Page:
    """An empty tab of a browser in which the pages are the site `SITE`."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 800}, **options
    )

    def answer(route: Route) -> None:
        found = pages.get(route.request.url.removeprefix(SITE).partition("#")[0])
        if found is None:
            route.fulfill(status=404, body="")
        else:
            kind = f"{found.type}; charset=utf-8"
            route.fulfill(status=found.status, body=found.html, content_type=kind)

    context.route("**/*", answer)
    return context.new_page()
