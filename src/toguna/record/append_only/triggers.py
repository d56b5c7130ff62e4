"""What the two databases' trigger writers share: names, messages, and what they report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from toguna.record.append_only.rules import PREFIX, Protection

LONGEST_NAME = 63
"""PostgreSQL's limit for an identifier, in bytes."""


@dataclass(frozen=True, slots=True)
class MissingProtection:
    """A trigger that should stand and does not. `what` is absent, altered or disabled."""

    table: str
    trigger: str
    what: str

    def __str__(self) -> str:
        return f"{self.table}: {self.trigger} is {self.what}"


def trigger_name(rule: Protection, what: str) -> str:
    """The name of a table's trigger, always the same, at most 63 characters."""
    name = f"{PREFIX}{rule.table}_{what}"
    if len(name) <= LONGEST_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_NAME - 9 - len(what)]}{digest}_{what}"


def quoted(name: str) -> str:
    """An identifier between double quotes, as both databases read it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string between single quotes, as both databases read it."""
    return "'" + text.replace("'", "''") + "'"
