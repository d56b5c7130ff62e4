"""How a row is named where it has no identifier of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from toguna.exchange.cells import Value
from toguna.exchange.columns import Table
from toguna.kernel.identifiers import REF_LENGTH, slug_from

MARK = 10
"""Hexadecimal digits that keep two long names apart: 40 bits of SHA-256."""


def derived_ref(parts: Sequence[str]) -> str:
    """The identifier made of the parts of a key, empty ones left out.

    A single part that is an identifier is kept as it is. Where joining loses something (a part that
    is no identifier, a name over 80 characters), the end of the SHA-256 of the parts is added.
    """
    joined = "-".join(part for part in parts if part)
    slug = slug_from(joined)
    if slug == joined:
        return slug
    mark = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:MARK]
    return f"{slug[: REF_LENGTH - MARK - 1].rstrip('-')}-{mark}"


def name_of(table: Table, values: Mapping[str, Value]) -> str:
    """The name of a row within its table: its identifier, or one made from its key."""
    if table.key == ("ref",):
        return str(values["ref"])
    parts = [str(values.get(part) or "") for part in table.key]
    return table.joint.join(parts) if table.joint else derived_ref(parts)
