"""The invented confederation on a live server, read with the system's Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.portal.sites import LAKES
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor

NOON = datetime(2031, 7, 15, 12, tzinfo=UTC)


@pytest.fixture
def chromium_browser(chromium_path: str) -> Iterator[Browser]:
    # Playwright's loop runs in this thread; Django would refuse the database next to it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the invented confederation's site, in July 2031."""
    monkeypatch.setattr("toguna.portal.scene.utc_now", lambda: NOON)
    import_dataset(directory=LAKES, actor=Actor("import:lakes"))
    return str(live_server.url)
