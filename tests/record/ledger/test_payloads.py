from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from toguna.record.ledger import (
    Changed,
    Created,
    Imported,
    LedgerError,
    Payload,
    Removed,
    Superseded,
    payload,
)
from toguna.record.ledger.payloads import decoded, encoded

EXAMPLES: list[tuple[Payload, dict[str, Any]]] = [
    (Created({"ref": "a"}), {"type": "created", "fields": {"ref": "a"}}),
    (
        Changed({"a": 1}, {"a": 2}),
        {"type": "changed", "before": {"a": 1}, "after": {"a": 2}},
    ),
    (Removed({"ref": "a"}), {"type": "removed", "fields": {"ref": "a"}}),
    (Superseded("b", "typo"), {"type": "superseded", "by": "b", "reason": "typo"}),
    (
        Imported("year-one", "0" * 64, {"texts.work": 3}),
        {
            "type": "imported",
            "dataset": "year-one",
            "digest": "0" * 64,
            "counts": {"texts.work": 3},
        },
    ),
]


@pytest.mark.parametrize(("typed", "stored"), EXAMPLES, ids=lambda e: type(e).__name__)
def test_a_payload_is_stored_and_read_back(typed: Payload, stored: dict[str, Any]) -> None:
    assert encoded(typed) == stored
    assert decoded(stored) == typed


def test_a_member_with_a_default_may_be_absent() -> None:
    assert decoded({"type": "superseded", "by": "b"}) == Superseded("b")


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ({"fields": {}}, "not a payload"),
        ({"type": "invented", "fields": {}}, "not a payload"),
        ({"type": 3}, "not a payload"),
        ({"type": "created"}, "lacks fields"),
        ({"type": "created", "fields": {}, "why": "x"}, "has no why"),
        ({"type": "created", "fields": {"a": 1.5}}, "float"),
    ],
)
def test_what_is_no_payload_is_refused(stored: dict[str, Any], says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        decoded(stored)


def test_a_class_that_is_not_registered_is_refused() -> None:
    class Stranger(Payload):
        type_name = "created"

    with pytest.raises(LedgerError, match="not a registered payload"):
        encoded(Stranger())


def test_a_name_is_taken_once() -> None:
    @dataclass(frozen=True)
    class Again(Payload):
        fields: str

    with pytest.raises(LedgerError, match="already Created"):
        payload("created")(Again)


def test_the_name_of_the_type_is_reserved() -> None:
    @dataclass(frozen=True)
    class Typed(Payload):
        type: str

    with pytest.raises(LedgerError, match="own name"):
        payload("typed")(Typed)
