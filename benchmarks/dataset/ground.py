"""Rows of the kernel and the record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from benchmarks.dataset.rows import (
    PARAGRAPHS,
    SECTION,
    VOCABULARIES,
    Cells,
    Extent,
    day,
    name,
    path_of,
)

ZONES = ("Indian/Mauritius", "Indian/Mayotte", "Pacific/Nauru", "Atlantic/Azores")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def vocabulary(_extent: Extent, n: int) -> Cells:
    turn, place = divmod(n, len(VOCABULARIES))
    return {
        "vocabulary": VOCABULARIES[place],
        "ref": name("word", turn),
        "name": f"Word {turn} of the list",
        "position": str(turn),
    }


def place(_extent: Extent, n: int) -> Cells:
    return {
        "ref": name("place", n),
        "name": f"Cove number {n}",
        "zone": ZONES[n % len(ZONES)],
        "part_of": name("place", n // 10) if n else "",
    }


def source(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("source", n),
        "title": f"Gazette of the lakes, number {n}",
        "kind": extent.term("source-kind", n),
        "publisher": "Secretariat of the lakes",
        "language": "fr",
        "issued": day(n),
        "known": day(n + 1),
        "known_inferred": "yes" if n % 2 else "",
        "url": f"https://lakes.example/gazette/{n}",
        "checksum": digest(f"source {n}"),
    }


def passage(_extent: Extent, n: int) -> Cells:
    heading = n % SECTION == 0
    return {
        "source": name("source", n // PARAGRAPHS),
        "path": path_of(n),
        "ordinal": str(n % PARAGRAPHS + 1),
        "kind": "heading" if heading else "paragraph",
        "label": f"Section {n}" if heading else "",
        "digest": digest(f"passage {n}"),
        "status": "context" if heading else "carried",
        "reason": "A heading states nothing" if heading else "",
    }


def discrepancy(extent: Extent, n: int) -> Cells:
    return {
        "ref": name("discrepancy", n),
        "kind": extent.term("discrepancy-kind", n),
        "title": f"The number {n} is printed twice",
        "description": f"Two paragraphs of the gazette bear the number {n}, and do not agree.",
        "subjects": f"acts:{name('act', n)} texts:{name('text', n)}",
        "position": str(n),
    }


MAKERS: dict[str, Callable[[Extent, int], Cells]] = {
    "vocabularies": vocabulary,
    "places": place,
    "sources": source,
    "passages": passage,
    "discrepancies": discrepancy,
}
