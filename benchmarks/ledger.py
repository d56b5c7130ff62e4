"""Writing and verifying a long ledger: entries per second, and that memory does not grow.

    python -m benchmarks.ledger [--entries 1000000] [--database sqlite]

Entries are appended in transactions of bounded size, first a few (`FEW`), then the others; the
ledger is verified at both lengths, each time in a process of its own. Verifying is told as a ratio
to reading the same rows and doing nothing with them, and to hashing the same bytes and reading
nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scratch import KINDS, reason_not_measured, scratch_database, scratch_folder
from benchmarks.steps import Clock, Figures, Step, add_step_arguments, run_step, serve_step

if TYPE_CHECKING:
    from toguna.record.ledger import Item

MODULE = "benchmarks.ledger"
FEW = 10_000
LARGEST = 2_000_000
IN_ONE_TRANSACTION = 10_000
"""Entries that one transaction appends, and of which bytes are kept at once to be hashed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--database", choices=KINDS, action="append", help="default: both")
    add_step_arguments(parser)
    arguments = parser.parse_args()
    if arguments.step:
        serve_step(STEPS, arguments.step, arguments.options)
        return
    if not FEW < arguments.entries <= LARGEST:
        parser.error(f"ask for more than {FEW:,} and at most {LARGEST:,} entries")
    with scratch_folder() as folder:
        for kind in arguments.database or KINDS:
            if reason := reason_not_measured(kind):
                print(f"\n{kind}: not measured: {reason}")
            else:
                _measure(kind, folder, arguments.entries)


def _measure(kind: str, folder: Path, entries: int) -> None:
    print(f"\n{kind:<22}{'entries':>10}{'seconds':>9}{'entries/s':>11}{'its CPU s':>11}{'MiB':>6}")
    with scratch_database(kind, folder, "ledger") as url:
        run_step(MODULE, "migrate", {}, url)
        for first, last in ((1, FEW), (FEW + 1, entries)):
            _line("append", run_step(MODULE, "append", {"first": first, "last": last}, url))
            found = {
                step: run_step(MODULE, step, {"entries": last}, url)
                for step in ("verify", "read", "hash")
            }
            for name, figures in found.items():
                _line(name, figures)
    verify = found["verify"]["seconds"]
    print(
        f"verify takes {verify / found['read']['seconds']:.1f} times reading alone "
        f"and {verify / found['hash']['seconds']:.1f} times hashing alone"
    )


def _line(name: str, step: Figures) -> None:
    rate = step["entries"] / step["seconds"]
    print(
        f"  {name:<20}{step['entries']:>10,}{step['seconds']:>9.2f}{rate:>11,.0f}"
        f"{step['cpu']:>11.1f}{step['megabytes']:>6,}",
        flush=True,
    )


def migrate() -> Figures:
    """Make the tables of the record."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return {}


def append(first: int, last: int) -> Figures:
    """Append entries, some thousands in a transaction."""
    from django.db import transaction

    from toguna.record.actor import Actor
    from toguna.record.ledger import append_many

    actor, clock = Actor("user:12"), Clock()
    for start in range(first, last + 1, IN_ONE_TRANSACTION):
        end = min(start + IN_ONE_TRANSACTION - 1, last)
        with transaction.atomic():
            if append_many(actor, _items(start, end)) != end:
                raise SystemExit(f"The ledger does not end at entry {end}")
    return {"entries": last - first + 1, **clock.figures()}


def _items(first: int, last: int) -> Iterator[Item]:
    """Entries such as an assertion's, with about as much to tell."""
    from toguna.record.ledger import JSON, Created, Item

    for number in range(first, last + 1):
        told: dict[str, JSON] = {
            "ref": f"assertion-{number}",
            "revision": 1,
            "action": f"action-{number % 10_000}",
            "axis": "completion",
            "value": "limited",
            "scope": f"state-{number % 4}",
            "statement": {
                "fr": f"Les écluses de l’anse {number} sont creusées au tiers.",
                "en": f"The locks of cove {number} are dug to a third.",
            },
            "valid": "2031-06",
            "grade": "self-account",
            "citations": [f"gazette:1.{number % 500 + 1}"],
        }
        yield Item("created", "roadmap.assertion", f"assertion-{number}", Created(told))


def verify(entries: int) -> Figures:
    """Verify the whole ledger; it must be sound and as long as it was made."""
    from toguna.record.ledger import verify as verdict_of

    clock = Clock()
    verdict = verdict_of()
    figures = clock.figures()
    if not verdict.is_sound or verdict.count != entries:
        raise SystemExit(f"{verdict.count} entries, {verdict.faults[:3]}")
    return {"entries": entries, **figures}


def read(entries: int) -> Figures:
    """Read the rows that a verification reads, as the ORM gives them, and drop them."""
    from toguna.record.ledger import Entry
    from toguna.record.ledger.verification import CHUNK

    clock, count = Clock(), 0
    for _row in Entry.objects.order_by("seq").values_list().iterator(chunk_size=CHUNK):
        count += 1
    if count != entries:
        raise SystemExit(f"{count} rows and not {entries}")
    return {"entries": count, **clock.figures()}


def hash_(entries: int) -> Figures:
    """Hash the bytes that a verification hashes. Only the hashing is counted: the bytes are put
    together first, some thousands of entries at a time."""
    from toguna.record.ledger import Entry
    from toguna.record.ledger.canonical import canonical_json, hashed_bytes

    seconds, cpu, digest = 0.0, 0.0, ""
    for start in range(1, entries + 1, IN_ONE_TRANSACTION):
        span = Entry.objects.filter(seq__gte=start, seq__lt=start + IN_ONE_TRANSACTION)
        known = [
            hashed_bytes(entry.content, canonical_json(entry.payload))
            for entry in span.order_by("seq")
        ]
        wall, work = time.perf_counter(), time.process_time()
        for one in known:
            digest = hashlib.sha256(one).hexdigest()
        seconds, cpu = seconds + time.perf_counter() - wall, cpu + time.process_time() - work
    if digest != Entry.objects.get(seq=entries).hash:
        raise SystemExit("The bytes are not those of the ledger")
    return {"entries": entries, "seconds": seconds, "cpu": cpu}


STEPS: dict[str, Step] = {
    "migrate": migrate,
    "append": append,
    "verify": verify,
    "read": read,
    "hash": hash_,
}

if __name__ == "__main__":
    main()
