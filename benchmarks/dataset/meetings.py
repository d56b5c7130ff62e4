"""Rows of the meetings."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.dataset.institutions import party_of
from benchmarks.dataset.rows import Cells, Extent, day, name

CHAIN = 3
"""Meetings of one chain."""

LINES = 10
"""Lines of one list of outcomes, its head sentence included."""


def series(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("series", n),
        "name": f"Meetings of the keepers of cove {n}",
        "body": party_of(extent, "body", n),
        "periodicity": "Every spring",
        "rotating": "yes" if n % 2 else "",
    }


def chain(_extent: Extent, n: int) -> Cells:
    return {"ref": name("chain", n), "name": f"Summit number {n}", "position": str(n)}


def meeting(extent: Extent, n: int) -> Cells:
    return {
        "act": name("act", n),
        "level": extent.term("meeting-level", n),
        "bodies": party_of(extent, "body", n),
        "series": name("series", n),
        "ordinal": str(n % 20 + 1),
        "chain": name("chain", n // CHAIN),
        "chain_position": str(n % CHAIN + 1),
        "objective": f"To settle the catch of cove {n}",
    }


def agenda_item(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("point", n),
        "meeting": name("act", n),
        "position": "1",
        "title": f"The Protocol on the fishing of cove {n}",
        "work": name("text", n),
        "climbs_from": name("point", n - 1) if n % CHAIN else "",
    }


def programme_item(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("item", n),
        "meeting": name("act", n),
        "kind": extent.term("programme-kind", n),
        "title": f"Plenary sitting on cove {n}",
        "parties": f"{party_of(extent, 'state', n)} {party_of(extent, 'body', n)}",
        "position": "1",
    }


def slot(_extent: Extent, n: int) -> Cells:
    return {
        "item": name("item", n),
        "date": day(n),
        "starts": f"{day(n)}T08:00:00Z",
        "ends": f"{day(n)}T10:00:00Z",
        "place": name("place", n),
        "room": f"Hall {n % 7}",
    }


def outcome(extent: Extent, n: int) -> Cells:
    head = n - n % LINES
    return {
        "ref": name("outcome", n),
        "act": name("act", head),
        "head": "" if n == head else name("outcome", head),
        "position": str(n % LINES + 1),
        "kind": extent.term("outcome-kind", n),
        "statement": f"The keepers report on the waters of cove {n} before the season.",
        "work": name("text", n) if n % 3 == 0 else "",
        "addressees": f"{party_of(extent, 'state', n)} {party_of(extent, 'body', n)}",
        "recurrence": "yearly" if n % 4 == 0 else "",
        "due": day(n + 200)[:7],
    }


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "series": series,
    "chains": chain,
    "meetings": meeting,
    "agenda": agenda_item,
    "programme": programme_item,
    "slots": slot,
    "outcomes": outcome,
}
