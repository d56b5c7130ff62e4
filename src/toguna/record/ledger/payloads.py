"""What an entry can say: typed payloads, and nothing else.

A payload is a frozen dataclass registered under the name that its JSON carries as `type`. Reading
gives the dataclass back, and refuses an unknown type, an extra member and a missing one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar

from toguna.record.ledger.canonical import JSON, canonical_json
from toguna.record.ledger.errors import LedgerError

P = TypeVar("P", bound="Payload")


class Payload:
    """The base of every payload. `type_name` is set by the decorator."""

    type_name = ""


_types: dict[str, type[Payload]] = {}


def payload(name: str) -> Callable[[type[P]], type[P]]:
    """Register a frozen dataclass as the payload called `name`. Raises `LedgerError` when the name
    is taken."""

    def register(cls: type[P]) -> type[P]:
        if name in _types:
            raise LedgerError(f"The payload “{name}” is already {_types[name].__qualname__}")
        if "type" in {f.name for f in fields(cls)}:  # type: ignore[arg-type]  # a dataclass here
            raise LedgerError("“type” is the payload's own name and cannot be a field of it")
        cls.type_name = name
        _types[name] = cls
        return cls

    return register


def encoded(value: Payload) -> dict[str, Any]:
    """A payload as the JSON object that is stored. Raises `LedgerError` unless its class is
    registered; its values are checked when they are hashed."""
    if _types.get(value.type_name) is not type(value):
        raise LedgerError(f"{type(value).__qualname__} is not a registered payload")
    members = {f.name: getattr(value, f.name) for f in fields(value)}  # type: ignore[arg-type]  # registered, so a dataclass
    return {"type": value.type_name, **members}


def decoded(value: Mapping[str, Any]) -> Payload:
    """The payload that a JSON object states. Raises `LedgerError` for an unknown type, a member
    that it does not have, one that is missing, or a value without a canonical form."""
    members = dict(value)
    name = members.pop("type", None)
    cls = _types.get(name) if isinstance(name, str) else None
    if cls is None:
        raise LedgerError(f"{name!r} is not a payload: known are {', '.join(sorted(_types))}")
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]  # registered, so a dataclass
    if extra := members.keys() - known.keys():
        raise LedgerError(f"The payload “{name}” has no {', '.join(sorted(extra))}")
    needed = {
        f.name for f in known.values() if f.default is MISSING and f.default_factory is MISSING
    }
    if absent := needed - members.keys():
        raise LedgerError(f"The payload “{name}” lacks {', '.join(sorted(absent))}")
    canonical_json(members)
    return cls(**members)


@payload("created")
@dataclass(frozen=True, slots=True)
class Created(Payload):
    """An object came to be, with these values by field name."""

    fields: dict[str, JSON]


@payload("changed")
@dataclass(frozen=True, slots=True)
class Changed(Payload):
    """Values of an object changed: the same names in both, and only those that differ."""

    before: dict[str, JSON]
    after: dict[str, JSON]


@payload("removed")
@dataclass(frozen=True, slots=True)
class Removed(Payload):
    """An object was removed; what it held."""

    fields: dict[str, JSON]


@payload("superseded")
@dataclass(frozen=True, slots=True)
class Superseded(Payload):
    """A row that is written once was superseded by another, named by its reference; why."""

    by: str
    reason: str = ""


@payload("imported")
@dataclass(frozen=True, slots=True)
class Imported(Payload):
    """A dataset was imported: its name, the SHA-256 of its files (hexadecimal), and how many
    objects of each kind were created or changed."""

    dataset: str
    digest: str
    counts: dict[str, int] = field(default_factory=dict)
