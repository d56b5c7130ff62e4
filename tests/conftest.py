"""What every test shares: what this machine lacks is said at the end, never silently left out.

A test marked `postgres`, `once`, `browser`, `axe`, `nu`, `sources` or `network` needs what not
every run has. Where it is missing the test is deselected, counted, and named with its reason in the
closing lines.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_django

if TYPE_CHECKING:
    from tests.portal.sites import Read

READ_ONCE = {"site_of", "hostile_site"}
"""The fixtures that read a whole site, once in a session."""
NOT_RUN = pytest.StashKey[Counter[str]]()
CHECKERS = Path(__file__).resolve().parent.parent / "tools" / "node_modules"
AXE = CHECKERS / "axe-core" / "axe.min.js"
NU = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
NOT_INSTALLED = "{} is not installed (apt install npm, then make checkers)"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """The system's Chromium: CHROMIUM, else the first that is found."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def sources() -> Path | None:
    """The folder of the source documents, if it is at hand."""
    named = os.environ.get("TOGUNA_SOURCES")
    return Path(named) if named and Path(named).is_dir() else None


def missing() -> dict[str, str]:
    """By marker, why the tests that carry it cannot run here. A marker that can run is absent."""
    from django.conf import settings

    reasons = {}
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        reasons["postgres"] = "this run is on SQLite"
    else:
        reasons["once"] = "they are the same on every database: the run on SQLite has them"
    if chromium() is None:
        reasons["browser"] = "no Chromium is installed (apt install chromium)"
    if not AXE.exists():
        reasons["axe"] = NOT_INSTALLED.format("axe-core")
    if shutil.which("java") is None:
        reasons["nu"] = "no Java is installed (apt install default-jre-headless)"
    elif not NU.exists():
        reasons["nu"] = NOT_INSTALLED.format("the Nu HTML checker")
    if sources() is None:
        reasons["sources"] = "no source documents at hand (their folder in TOGUNA_SOURCES)"
    if not os.environ.get("TOGUNA_TEST_NETWORK"):
        reasons["network"] = "they download every library again (TOGUNA_TEST_NETWORK=1)"
    return reasons


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "once: of the pages themselves, whatever the database")
    config.addinivalue_line("markers", "axe: runs axe-core in the browser")
    config.addinivalue_line("markers", "nu: runs the Nu HTML checker, on Java")
    config.addinivalue_line("markers", "sources: compares with the source documents")
    config.addinivalue_line("markers", "network: downloads from the package index")
    none_yet: Counter[str] = Counter()
    config.stash[NOT_RUN] = none_yet


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    reasons = missing()
    kept, left = [], []
    for item in items:
        if READ_ONCE & set(getattr(item, "fixturenames", ())):
            # pytest-django makes a database only where a test says that it needs one.
            item.add_marker(pytest.mark.django_db)
        lacking = next((name for name in reasons if item.get_closest_marker(name)), None)
        if lacking is None:
            kept.append(item)
        else:
            left.append(item)
            config.stash[NOT_RUN][f"{lacking}: {reasons[lacking]}"] += 1
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """The closing lines, and the same for `make test`, which gathers those of its two runs."""
    counted: Counter[str] = config.stash[NOT_RUN]
    not_run = dict(counted)
    for reason, count in not_run.items():
        terminalreporter.write_line(f"not run: {count} {reason}")
    account = os.environ.get("TOGUNA_TEST_ACCOUNT")
    if account:
        stats = terminalreporter.stats
        counts = {name: len(stats.get(name, [])) for name in ("passed", "failed", "error")}
        Path(account).write_text(json.dumps({"counts": counts, "not_run": not_run}))


@pytest.fixture
def chromium_path() -> str:
    """The system's Chromium, for tests marked `browser`."""
    found = chromium()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def site_of(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Callable[[Path], dict[str, Read]]:
    """The pages of a dataset by path (`sites.read_site`), read once however many tests ask."""
    from tests.portal.sites import read_site

    @cache
    def pages(folder: Path) -> dict[str, Read]:
        with django_db_blocker.unblock():
            return read_site(folder)

    return pages


@pytest.fixture(scope="session")
def hostile_site(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> dict[str, Read]:
    """The invented confederation with hostile text in every field, in French, read once."""
    from tests.portal.hostile import read_hostile_site

    with django_db_blocker.unblock():
        return read_hostile_site()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """axe-core as one script, for tests marked `axe`."""
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu_checker() -> Path:
    """The Nu HTML checker's archive, for tests marked `nu`."""
    return NU


@pytest.fixture
def sources_folder() -> Path:
    """The folder of the source documents, for tests marked `sources`."""
    found = sources()
    assert found is not None
    return found


@pytest.fixture(scope="session", autouse=True)
def flush_lifts_the_triggers() -> Iterator[None]:
    """A test with `transaction=True` ends with a flush, which the triggers of append-only tables
    refuse: they are lifted around it, and stand again before the next test."""
    from django.db import connections
    from django.test import TransactionTestCase

    from toguna.record.append_only import unprotected

    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # private

    def lifted(self: Any) -> None:
        with ExitStack() as stack:
            for alias in self._databases_names(include_mirrors=False):
                stack.enter_context(unprotected(connections[alias]))
            flush(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lifted)
        yield
