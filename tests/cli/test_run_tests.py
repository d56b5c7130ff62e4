"""`make test`: both databases, what was not run and why, and an exit code that tells."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .checkouts import ROOT
from .conftest import Databases
from .running import Ended

SMALL = """
import pytest
from django.db import connection

@pytest.mark.django_db
def test_passes():
    assert connection.vendor in ("sqlite", "postgresql")

@pytest.mark.postgres
@pytest.mark.django_db
def test_on_postgresql():
    assert connection.vendor == "postgresql"
    print(repr(connection.settings_dict["NAME"]))

@pytest.mark.browser
def test_in_a_browser(chromium_path):
    assert chromium_path

@pytest.mark.sources
def test_with_the_sources(sources_folder):
    assert sources_folder.is_dir()

@pytest.mark.network
def test_downloads():
    pass
"""
NO_SERVER = "postgres://nobody@127.0.0.1:9/none"
ALL_IS_HERE = {"CHROMIUM": "/bin/true", "TOGUNA_SOURCES": "/", "TOGUNA_TEST_NETWORK": "1"}


@pytest.fixture
def checkout(checkout: Path) -> Path:
    """A copy of the project whose suite is five tests."""
    (checkout / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", checkout / "tests")
    (checkout / "tests" / "test_small.py").write_text(SMALL)
    return checkout


def run_tests(checkout: Path, **variables: str) -> Ended:
    ended = subprocess.run(
        [sys.executable, "scripts/run_tests.py", "-p", "no:cacheprovider", "-rP"],
        cwd=checkout,
        env={"PATH": "/nowhere", "HOME": str(checkout), "LANG": "C.UTF-8"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def closing_lines(ended: Ended) -> list[str]:
    """What is said after the last run of pytest."""
    return ended.out.rpartition("\n\n")[2].splitlines()


def test_what_is_not_run_is_said_with_its_reason(checkout: Path) -> None:
    ended = run_tests(checkout, DATABASE_URL=NO_SERVER)
    assert ended.code == 0, ended.out + ended.err
    first, server, *rest = closing_lines(ended)
    assert first == "SQLite: 1 passed"
    assert server.startswith("not run: PostgreSQL, no server to test on (")
    assert "Connection refused" in server
    assert rest == [
        "not run: 1 browser: no Chromium is installed (apt install chromium)",
        "not run: 1 network: they download every library again (TOGUNA_TEST_NETWORK=1)",
        "not run: 1 postgres: this run is on SQLite",
        "not run: 1 sources: no source documents at hand (their folder in TOGUNA_SOURCES)",
        "1 passed",
    ]


def test_what_is_here_is_run(checkout: Path) -> None:
    ended = run_tests(checkout, DATABASE_URL=NO_SERVER, **ALL_IS_HERE)
    assert ended.code == 0, ended.out + ended.err
    lines = closing_lines(ended)
    assert lines[0] == "SQLite: 4 passed"
    assert lines[2:] == ["not run: 1 postgres: this run is on SQLite", "4 passed"]


def test_a_failure_is_told_and_is_the_exit_code(checkout: Path) -> None:
    with (checkout / "tests" / "test_small.py").open("a") as suite:
        suite.write("\ndef test_fails():\n    assert connection is None\n")
    ended = run_tests(checkout, DATABASE_URL=NO_SERVER, **ALL_IS_HERE)
    assert ended.code == 1
    assert closing_lines(ended)[0] == "SQLite: 4 passed, 1 failed"
    assert closing_lines(ended)[-1] == "1 failed, 4 passed"


def test_a_suite_that_does_not_load_is_red(checkout: Path) -> None:
    (checkout / "tests" / "conftest.py").write_text("import no_such_module\n")
    ended = run_tests(checkout, DATABASE_URL=NO_SERVER)
    assert ended.code == 1
    assert closing_lines(ended)[-1] == "a run did not end, 0 passed"


def test_a_suite_without_a_test_is_red(checkout: Path) -> None:
    (checkout / "tests" / "test_small.py").unlink()
    assert run_tests(checkout, DATABASE_URL=NO_SERVER).code == 1


@pytest.mark.postgres
def test_both_databases_are_run_and_none_is_left(checkout: Path, databases: Databases) -> None:
    ended = run_tests(checkout, DATABASE_URL=databases.address("postgres"), **ALL_IS_HERE)
    assert ended.code == 0, ended.out + ended.err
    assert closing_lines(ended) == ["SQLite: 4 passed", "PostgreSQL: 5 passed", "9 passed"]
    ran_on = re.search(r"'(test_toguna_\d+)'", ended.out)
    assert ran_on is not None
    assert ran_on[1] not in databases.on_the_server()
