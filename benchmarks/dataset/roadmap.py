"""Rows of the roadmap."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.dataset.institutions import party_of
from benchmarks.dataset.rows import Cells, Extent, day, name

ORIGINS = ("stated", "decided", "recommended", "off-roadmap", "perspective", "inferred")
LIFECYCLE = ("pipeline", "under-way", "finalising", "closed")
COMPLETION = ("not-started", "limited", "substantial", "complete")


def roadmap(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("roadmap", n),
        "title": f"Works of the year {n}",
        "work": name("text", n),
        "owner": party_of(extent, "body", n),
        "period": "2031/2033",
    }


def category(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("category", n),
        "roadmap": name("roadmap", n // 5),
        "name": f"Waterways of cove {n}",
        "position": str(n % 5 + 1),
        "pillar": extent.term("pillar", n),
    }


def action(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("action", n),
        "category": name("category", n // 10),
        "position": str(n % 10 + 1),
        "title": f"Canal from cove {n} to the sea",
        "description": f"Dig {n + 1} kilometres through the dunes, and two locks.",
        "origin": ORIGINS[n % len(ORIGINS)],
        "outcome": name("outcome", n),
        "work": name("text", n) if n % 3 == 0 else "",
        "parent": name("action", n // 10 * 10) if n % 10 else "",
        "responsible": f"{party_of(extent, 'state', n)} {party_of(extent, 'body', n)}",
        "planned": "2031/2032",
    }


def assertion(extent: Extent, n: int) -> Cells:
    lifecycle = n % 2 == 0
    return {
        "ref": name("assertion", n),
        "action": name("action", n),
        "axis": "lifecycle" if lifecycle else "completion",
        "value": (LIFECYCLE if lifecycle else COMPLETION)[n // 2 % 4],
        "scope": party_of(extent, "state", n),
        "statement": f"The locks of cove {n} are dug to a third.",
        "valid": day(n),
        "grade": "official-act" if n % 3 == 0 else "self-account",
        "act": name("act", n) if n % 3 == 0 else "",
    }


def indicator(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("indicator", n),
        "name": f"Canal dug from cove {n}",
        "unit": "km",
        "action": name("action", n),
    }


def indicator_value(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("value", n),
        "indicator": name("indicator", n),
        "kind": "target" if n % 2 else "actual",
        "comparator": "at-least" if n % 2 else "",
        "value": f"{n}.5",
        "scope": party_of(extent, "state", n) if n % 3 else "",
        "date": day(n),
    }


def reporting_round(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("round", n),
        "roadmap": name("roadmap", n),
        "title": f"Spring report {n}",
        "opens": day(n % 300),
        "due": day(300 + n % 300),
    }


def report(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("report", n),
        "round": name("round", n),
        "party": party_of(extent, "state", n),
        "step": "submitted",
        "day": day(300 + n % 300),
    }


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "roadmaps": roadmap,
    "categories": category,
    "actions": action,
    "assertions": assertion,
    "indicators": indicator,
    "indicator_values": indicator_value,
    "reporting_rounds": reporting_round,
    "reports": report,
}
