"""Pages full of hostile and endless text still fit a phone, and run nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.stored import SITE, open_stored
from tests.portal.sites import Read, one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.once]


def test_pages_fit_a_phone_and_run_nothing(
    hostile_site: dict[str, Read], chromium_browser: Browser
) -> None:
    page = open_stored(chromium_browser, hostile_site, width=360)
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    found = []
    for one in one_of_each(hostile_site.values()):
        page.goto(SITE + one.path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            found.append(f"{one.path}: {width} px")
    assert found == []
    assert ran == []
