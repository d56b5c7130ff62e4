"""Rows of the official texts."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.dataset.ground import digest
from benchmarks.dataset.institutions import party_of
from benchmarks.dataset.rows import Cells, Extent, day, name


def text(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("text", n),
        "kind": extent.term("text-kind", n),
        "title": f"Protocol on the fishing of cove {n}",
        "short_title": f"Protocol {n}",
        "number": f"{n}/2031",
        "author": party_of(extent, "body", n),
        "contracting": f"{party_of(extent, 'state', n)} {party_of(extent, 'state', n + 1)}",
        "pillars": extent.term("pillar", n),
        "force_clause": "on-deposits" if n % 2 else "on-date",
        "force_count": "2" if n % 2 else "",
        "force_date": "" if n % 2 else day(n + 90),
    }


def expression(_extent: Extent, n: int) -> Cells:
    return {
        "work": name("text", n),
        "language": "fr",
        "title": f"Protocole sur la pêche de l’anse {n}",
        "original": "yes",
        "date": day(n),
    }


def manifestation(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("file", n),
        "expression": f"{name('text', n)}-fr-{day(n)}",
        "format": "pdf",
        "url": f"https://lakes.example/texts/{n}.pdf",
        "checksum": digest(f"file {n}"),
        "size": str(10_000 + n),
    }


def stage(extent: Extent, n: int) -> Cells:
    adopted = n % 2 == 0
    return {
        "work": name("text", n),
        "act": name("act", n),
        "stage": "adopted" if adopted else "deposited",
        "manner": extent.term("adoption-manner", n) if adopted else "",
        "party": "" if adopted else party_of(extent, "state", n),
    }


def text_relation(extent: Extent, n: int) -> Cells:
    return {
        "work": name("text", n),
        "kind": extent.term("text-relation", n),
        "other": extent.near("text", n + 1),
    }


def former_identifier(_extent: Extent, n: int) -> Cells:
    return {"kind": "texts", "former": name("former-text", n), "current": name("text", n)}


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "texts": text,
    "expressions": expression,
    "manifestations": manifestation,
    "text_life": stage,
    "text_relations": text_relation,
    "former_identifiers": former_identifier,
}
