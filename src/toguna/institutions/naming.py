"""The identifier of a fact that has none of its own: the names of what it binds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from toguna.kernel.identifiers import REF_LENGTH, slug_from

MARK = 10
"""Hexadecimal digits that keep two long names apart: 40 bits of SHA-256."""


def derived_ref(parts: Sequence[str]) -> str:
    """The identifier made of the parts of a key, empty ones left out.

    The same as the tables of a dataset give to the same row (`toguna.exchange.identity`), so that
    a fact stated at the desk and exported comes back as itself.
    """
    joined = "-".join(part for part in parts if part)
    slug = slug_from(joined)
    if slug == joined:
        return slug
    mark = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:MARK]
    return f"{slug[: REF_LENGTH - MARK - 1].rstrip('-')}-{mark}"
