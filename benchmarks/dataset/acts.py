"""Rows of the acts."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.dataset.institutions import party_of
from benchmarks.dataset.rows import Cells, Extent, day, name

STATUSES = ("planned", "held", "postponed", "cancelled")


def process(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("process", n),
        "kind": extent.term("process-kind", n),
        "title": f"Talks on the fishing of cove {n}",
        "counterpart": party_of(extent, "organisation", n),
        "bodies": f"{party_of(extent, 'body', n)} {party_of(extent, 'body', n + 1)}",
        "start": day(n % 300),
        "end": day(300 + n % 300),
    }


def act(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("act", n),
        "kind": extent.term("act-kind", n),
        "title": f"Council of the lakes, sitting {n}",
        "description": f"The council examined the state of the waters of cove {n}.",
        "date": day(n),
        "place": name("place", n),
        "mode": extent.term("act-mode", n) if n % 5 == 0 else "",
        "status": STATUSES[n % len(STATUSES)],
        "multiplicity": "several" if n % 50 == 0 else "",
        "process": name("process", n),
        # A tree ten wide: rows of the table refer to one another, some steps deep.
        "within": name("act", n // 10) if n else "",
        "pillars": extent.term("pillar", n),
        "confers": name("mandate", n),
        "public_from": f"{day(n)}T08:00:00Z" if n % 10 == 0 else "",
    }


def participation(extent: Extent, n: int) -> Cells:
    return {
        "act": name("act", n),
        "party": party_of(extent, "state", n),
        "role": extent.term("participation-role", n),
        "on_behalf_of": party_of(extent, "body", n),
    }


def status_change(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("status-change", n),
        "act": name("act", n),
        "status": STATUSES[(n + 1) % len(STATUSES)],
        "date": day(n + 30),
        "note": f"As the gazette of cove {n} has it.",
    }


def interpretation(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("interpretation", n),
        "act": name("act", n),
        "attributed_to": party_of(extent, "organisation", n),
        "statement": f"The sitting counts as a tacit agreement on cove {n}.",
    }


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "processes": process,
    "acts": act,
    "participations": participation,
    "status_changes": status_change,
    "interpretations": interpretation,
}
