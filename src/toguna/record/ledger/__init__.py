"""The ledger: who did what, when; one chain of hashes that only grows.

`append` and `append_many` write, inside the transaction of the act itself; `verify` proves that
nothing was altered, moved or cut. Import it once Django's models are loaded.
"""

from toguna.record.ledger.canonical import GENESIS, JSON
from toguna.record.ledger.chain import Fault, FaultKind, Verdict
from toguna.record.ledger.errors import LedgerError
from toguna.record.ledger.models import Entry
from toguna.record.ledger.payloads import (
    Changed,
    Created,
    Imported,
    Payload,
    Removed,
    Superseded,
    payload,
)
from toguna.record.ledger.queries import entries_about, entries_by, head
from toguna.record.ledger.verification import verify
from toguna.record.ledger.writing import Item, append, append_many

__all__ = [
    "GENESIS",
    "JSON",
    "Changed",
    "Created",
    "Entry",
    "Fault",
    "FaultKind",
    "Imported",
    "Item",
    "LedgerError",
    "Payload",
    "Removed",
    "Superseded",
    "Verdict",
    "append",
    "append_many",
    "entries_about",
    "entries_by",
    "head",
    "payload",
    "verify",
]
