"""What the pages of a dataset weigh and ask: bytes on the wire and queries, by kind of page.

    python -m benchmarks.pages [DATASET]

Every page that can be reached from home in the first language, in a scratch database on SQLite.
Bytes are those of gzip at level 6. Ends with status 1 when a page is over the budget.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

BUDGET = 14_000
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Bytes and queries of pages, by kind.")
    parser.add_argument("dataset", type=Path, nargs="?", default=ROOT / "data" / "aes")
    folder = parser.parse_args().dataset
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    import django

    django.setup()
    return _measure(folder)


def _measure(folder: Path) -> int:
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.portal import sites
    from toguna.exchange.actions import import_dataset
    from toguna.record.actor import Actor

    call_command("migrate", verbosity=0)
    import_dataset(directory=folder, actor=Actor("import:bench"))
    sizes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    queries: dict[str, list[int]] = defaultdict(list)
    plainly = sites.read

    def counted(path: str) -> sites.Read:
        connection.queries_log.clear()  # it holds so many and then warns
        with CaptureQueriesContext(connection) as captured:
            page = plainly(path)
        if page.type == "text/html":
            kind = sites.name_of(path)
            queries[kind].append(len(captured))
            sizes[kind].append((len(gzip.compress(page.html.encode(), 6)), path))
        return page

    sites.read = counted
    start = time.perf_counter()
    sites.crawl("/fr/", language="fr")
    _print(sizes, queries, time.perf_counter() - start)
    return 1 if max(size for several in sizes.values() for size, _path in several) > BUDGET else 0


def _print(
    sizes: dict[str, list[tuple[int, str]]], queries: dict[str, list[int]], took: float
) -> None:
    every = sorted(size for several in sizes.values() for size, _path in several)
    print(f"{len(every)} pages in {took:.0f} s; median {statistics.median(every):,.0f} bytes\n")
    print("| kind | pages | median bytes | largest | queries | largest page |")
    print("|---|---|---|---|---|---|")
    for kind, several in sorted(sizes.items(), key=lambda one: -max(one[1])[0]):
        largest, path = max(several)
        median = statistics.median(size for size, _path in several)
        asked = f"{min(queries[kind])}–{max(queries[kind])}"
        print(f"| {kind} | {len(several)} | {median:,.0f} | {largest:,} | {asked} | {path} |")


if __name__ == "__main__":
    sys.exit(main())
