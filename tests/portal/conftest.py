"""The invented confederation on the public plane, in July 2031."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.portal.sites import LAKES, NOON, Read
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor

SetClock = Callable[[datetime], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Put the public pages at another instant."""

    def set_to(instant: datetime) -> None:
        monkeypatch.setattr("toguna.portal.scene.utc_now", lambda: instant)

    return set_to


@pytest.fixture(autouse=True)
def clock(set_clock: SetClock) -> None:
    """Noon (UTC) of 15 July 2031."""
    set_clock(NOON)


@pytest.fixture(scope="session")
def every_page(site_of: Callable[[Path], dict[str, Read]]) -> dict[str, Read]:
    """Every page of the invented confederation from today, in both languages, read once."""
    return site_of(LAKES)


@pytest.fixture
def lakes(db: None) -> None:
    """The invented confederation, imported."""
    import_dataset(directory=LAKES, actor=Actor("import:lakes"))
