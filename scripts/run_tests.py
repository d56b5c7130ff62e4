"""The whole suite, on SQLite and at the same time on PostgreSQL when a server answers.

    python scripts/run_tests.py [ARGUMENTS OF PYTEST …]

PostgreSQL is DATABASE_URL if it names one, else the server of this machine. What the second run
says is kept and shown after the first one's. The closing lines say
what passed, what did not, and what was not run and why. Exit code 1 when anything failed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ("postgres://postgres@127.0.0.1:5432/postgres", "postgres:///postgres")
# Two suites at once, of two checkouts say, must not share a test database. Django puts `test_`
# before the name.
TEST_DATABASE = f"toguna_{os.getpid()}"
# pytest's own exit code for "no test was collected" (ExitCode.NO_TESTS_COLLECTED).
NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Account:
    """What one run of the suite says of itself."""

    name: str
    code: int
    counts: dict[str, int] = field(default_factory=dict)
    not_run: dict[str, int] = field(default_factory=dict)

    @property
    def is_green(self) -> bool:
        return self.code == 0


def main() -> int:
    url, why_not = postgresql()
    with ThreadPoolExecutor(1) as beside, tempfile.TemporaryFile("w+") as kept:
        second = beside.submit(run, "PostgreSQL", url, kept) if url else None
        accounts = [run("SQLite", None, None)]
        if second:
            accounts.append(second.result())
            kept.seek(0)
            shutil.copyfileobj(kept, sys.stdout)
    closing_lines(accounts, why_not)
    return 0 if all(account.is_green for account in accounts) else 1


def postgresql() -> tuple[str | None, str]:
    """The address of a database to test on, its name unused so far; or None, and why."""
    given = os.environ.get("DATABASE_URL", "")
    candidates = (given,) if given.startswith(("postgres://", "postgresql://")) else LOCAL
    reasons = []
    for url in candidates:
        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                may = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError as error:
            reasons.append(str(error).strip().splitlines()[0])
            continue
        if may and may[0]:
            return with_name(url, TEST_DATABASE), ""
        reasons.append(f"{url}: this user may not create databases")
    return None, "; ".join(dict.fromkeys(reasons))


def with_name(url: str, name: str) -> str:
    """The address of the database `name` on the same server, with the same options."""
    return re.sub(r"^(\w+://[^/?]*)(?:/[^?]*)?", rf"\1/{name}", url)


def run(name: str, url: str | None, kept: IO[str] | None) -> Account:
    """The suite on one database; `url` None is SQLite, in memory. What it says goes to `kept`, to
    the screen where that is None."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    said_to = kept or sys.stdout
    said_to.write(f"\n=== {name} ===\n")
    said_to.flush()
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "account.json"
        environment["TOGUNA_TEST_ACCOUNT"] = str(account)
        try:
            code = subprocess.run(  # noqa: S603  (our own interpreter and suite)
                [sys.executable, "-m", "pytest", *sys.argv[1:]],
                cwd=ROOT,
                env=environment,
                check=False,
                stdout=kept,
                stderr=subprocess.STDOUT if kept else None,
            ).returncode
        finally:
            if url:
                drop_test_database(url)
        said = json.loads(account.read_text()) if account.exists() else {}
    if code == NOTHING_COLLECTED and said.get("not_run"):
        code = 0  # a selection that this machine cannot run at all: said below, not failed
    return Account(name, code, said.get("counts", {}), said.get("not_run", {}))


def drop_test_database(url: str) -> None:
    """Remove what an interrupted suite leaves behind; nothing after one that ended."""
    with psycopg.connect(with_name(url, "postgres"), autocommit=True) as connection:
        connection.execute(
            SQL("DROP DATABASE IF EXISTS {}").format(Identifier(f"test_{TEST_DATABASE}"))
        )


def closing_lines(accounts: list[Account], why_not: str) -> None:
    lines = [f"{account.name}: {counted(account)}" for account in accounts]
    if why_not:
        lines.append(f"not run: PostgreSQL, no server to test on ({why_not})")
    # What the second run could do was run; what neither could do was not.
    for reason in sorted(set.intersection(*(set(account.not_run) for account in accounts))):
        count = max(account.not_run[reason] for account in accounts)
        lines.append(f"not run: {count} {reason}")
    total = {name: sum(a.counts.get(name, 0) for a in accounts) for name in ("failed", "error")}
    passed = sum(account.counts.get("passed", 0) for account in accounts)
    wrong = [f"{count} {name}" for name, count in total.items() if count]
    broken = [] if wrong or all(a.is_green for a in accounts) else ["a run did not end"]
    sys.stdout.write("\n" + "\n".join([*lines, ", ".join([*wrong, *broken, f"{passed} passed"])]))
    sys.stdout.write("\n")


def counted(account: Account) -> str:
    said = ", ".join(f"{count} {name}" for name, count in account.counts.items() if count)
    return said or f"nothing was run (pytest ended with {account.code})"


if __name__ == "__main__":
    sys.exit(main())
