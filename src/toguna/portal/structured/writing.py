"""JSON-LD as it stands in a page: plain values in, safe text out. No database.

JSON-LD 1.1 (W3C), 7.1 "Embedding in HTML"; the vocabulary is schema.org's. What is not known is
absent: an empty value is never written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from toguna.kernel.dates import Grain, Stated, UncertainDate
from toguna.kernel.dates.edtf import Shape
from toguna.portal.contexts.parts import Link

Node: TypeAlias = dict[str, object]
"""A thing of schema.org: its `@type` and its properties."""

CONTEXT = "https://schema.org"
VOCABULARY = "https://schema.org/"

ESCAPES = {
    ord(sign): f"\\u{ord(sign):04x}"
    for sign in ("<", ">", "&", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")
}
"""Signs that could end a script element, begin a comment in one, or end a line of JavaScript: all
of them can stand in JSON only within a string, where an escape says the same."""

ISO_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)


def node(kind: str, **properties: object) -> Node:
    """A thing of a type, with those of its properties that hold something."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def term(name: str) -> str:
    """A member of one of schema.org's own lists, such as EventCancelled."""
    return f"{VOCABULARY}{name}"


def one_or_all(values: Sequence[object]) -> object:
    """A single value alone, several as a list, None for none."""
    if len(values) > 1:
        return list(values)
    return values[0] if values else None


def iso_days(date: UncertainDate) -> tuple[str, str]:
    """The first and the last point of a date as ISO 8601 has them (a day, a month or a year); ""
    where none is stated, where the source has its doubts, and where one day of a range is meant:
    ISO 8601 has no word for these."""
    expression = date.expression
    if expression.shape is Shape.POINT:
        return _iso(expression.start), ""
    if expression.shape is Shape.INTERVAL:
        return _iso(expression.start), _iso(expression.end)
    return "", ""


def _iso(point: object) -> str:
    if not isinstance(point, Stated) or point.approximate or point.uncertain:
        return ""
    return point.edtf if point.grain in ISO_GRAINS else ""


def breadcrumbs(site: str, crumbs: Sequence[Link], title: str) -> Node | None:
    """The way down to a page, which is its last step and bears no address; None at the top."""
    if not crumbs:
        return None
    steps: list[Node] = [
        {"@type": "ListItem", "position": place, "name": link.label.text, "item": site + link.href}
        for place, link in enumerate(crumbs, 1)
    ]
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": title}
    return node("BreadcrumbList", itemListElement=[*steps, last])


def json_ld(*nodes: Mapping[str, object] | None) -> str:
    """The graph of these things as text that is safe within a script element; "" for none."""
    graph = [one for one in nodes if one]
    if not graph:
        return ""
    whole: dict[str, object] = {"@context": CONTEXT}
    whole |= graph[0] if len(graph) == 1 else {"@graph": graph}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
