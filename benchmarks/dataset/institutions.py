"""Rows of the institutions."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.dataset.rows import Cells, Extent, day, name

KINDS = ("state", "body", "person", "organisation")


def party_of(extent: Extent, kind: str, n: int) -> str:
    """The n-th party of a kind, counted around: kinds take turns."""
    turns = extent.rows // len(KINDS)
    return name("party", n % turns * len(KINDS) + KINDS.index(kind))


def party(extent: Extent, n: int) -> Cells:
    kind = KINDS[n % len(KINDS)]
    return {
        "ref": name("party", n),
        "kind": kind,
        "category": extent.term("party-category", n),
        "name": f"The {kind} number {n} of the lakes",
        "short_name": f"P{n}",
        "family_name": f"Holt {n}" if kind == "person" else "",
        "description": f"It sees to the shores between the coves {n} and {n + 1}.",
        "position": str(n),
    }


def portfolio(_extent: Extent, n: int) -> Cells:
    return {"ref": name("portfolio", n), "name": f"Waters of cove {n}", "position": str(n)}


def office(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("office", n),
        "name": f"Keeper of the waters of cove {n}",
        "body": party_of(extent, "body", n),
        "state": party_of(extent, "state", n),
        "portfolio": name("portfolio", n),
        "position": str(n),
    }


def confederation(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("union", n),
        "party": party_of(extent, "body", n),
        "presidency": name("office", n),
        "languages": "fr en",
        "zone": "Indian/Mauritius",
        "jurisdiction": "aa-lakes",
        "first_day": day(n),
    }


def relation(extent: Extent, n: int) -> Cells:
    ended = n % 2 == 1
    return {
        "ref": name("relation", n),
        "subject": name("party", n),
        "kind": extent.term("relation-kind", n),
        "object": extent.near("party", n + 1) if n % 4 else "",
        "place": "" if n % 4 else name("place", n),
        "start": day(n % 300),
        "end": day(300 + n % 300) if ended else "",
        "end_manner": extent.term("end-manner", n) if ended else "",
    }


def rank(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("rank", n),
        "person": party_of(extent, "person", n),
        "title": f"Admiral of the fleet {n}",
        "start": day(n)[:7],
    }


def composition(extent: Extent, n: int) -> Cells:
    return {
        "body": party_of(extent, "body", n),
        "portfolio": name("portfolio", n),
        "each_state": "yes" if n % 2 else "no",
    }


def mandate(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("mandate", n),
        "holder": party_of(extent, "person", n),
        "role": extent.term("mandate-role", n),
        "office": name("office", n),
        "body": party_of(extent, "body", n),
        "state": party_of(extent, "state", n),
        "start": day(n % 300),
        "end": day(300 + n % 300) if n % 3 else "",
    }


def power(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("power", n),
        "name": f"Sets the catch of cove {n}",
        "office": name("office", n),
        "portfolio": name("portfolio", n),
        "sole": "yes" if n % 2 else "",
        "note": f"Once a year, before the day {n % 365} of the season.",
    }


def delegation(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("delegation", n),
        "power": name("power", n),
        "kind": "made" if n % 2 else "permitted",
        "portfolio": extent.near("portfolio", n + 1),
        "start": f"{day(n)}/..",
    }


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "parties": party,
    "portfolios": portfolio,
    "offices": office,
    "confederation": confederation,
    "relations": relation,
    "ranks": rank,
    "compositions": composition,
    "mandates": mandate,
    "powers": power,
    "delegations": delegation,
}
