"""The invented confederation on the public plane, in July 2031."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.portal.sites import LAKES, Read, crawl
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor

NOON = datetime(2031, 7, 15, 12, tzinfo=UTC)

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


@pytest.fixture(scope="module")
def every_page(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Read]:
    """Every page of the invented confederation from today, in both languages, read once."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr("toguna.portal.scene.utc_now", lambda: NOON)
        import_dataset(directory=LAKES, actor=Actor("import:lakes"))
        pages = crawl("/fr/")
        transaction.set_rollback(True)
    return pages


@pytest.fixture
def lakes(db: None) -> None:
    """The invented confederation, imported."""
    import_dataset(directory=LAKES, actor=Actor("import:lakes"))
