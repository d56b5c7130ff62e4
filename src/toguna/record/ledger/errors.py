"""What the ledger refuses to write."""

from __future__ import annotations


class LedgerError(ValueError):
    """An entry that cannot be written: outside a transaction, or with a payload that the canonical
    form does not hold. A mistake of the calling code."""
