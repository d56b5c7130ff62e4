"""The bytes that are hashed, against the documents that define them."""

from __future__ import annotations

import datetime
import hashlib
import json
from datetime import timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.record.ledger import GENESIS, LedgerError
from toguna.record.ledger.canonical import (
    Content,
    canonical_json,
    entry_hash,
    hashed_bytes,
    instant,
)

CONTENT = Content(
    seq=1,
    actor="user:12",
    verb="created",
    object_kind="texts.work",
    object_ref="décision-1",
    at=datetime.datetime(2031, 12, 23, 10, 0, 0, 123456, tzinfo=datetime.UTC),
    payload={"type": "created", "fields": {"title": {"fr": "Décision", "en": "Decision"}}},
    previous=GENESIS,
)


def test_an_entry_has_the_bytes_that_are_documented() -> None:
    expected = (
        "toguna.ledger.v1\n"
        '{"actor":"user:12","at":"2031-12-23T10:00:00.123456Z","object_kind":"texts.work",'
        '"object_ref":"décision-1","payload":{"fields":{"title":{"en":"Decision","fr":"Décision"}},'
        '"type":"created"},"previous":"' + GENESIS + '","seq":1,"verb":"created"}'
    ).encode()

    assert hashed_bytes(CONTENT, canonical_json(CONTENT.payload)) == expected
    assert entry_hash(CONTENT) == hashlib.sha256(expected).hexdigest()


def test_the_first_entry_follows_the_hash_of_the_domain_line() -> None:
    assert hashlib.sha256(b"toguna.ledger.v1\n").hexdigest() == GENESIS


def test_names_are_sorted_by_utf16_as_in_the_example_of_rfc_8785() -> None:
    """RFC 8785, 3.2.3: code units, so that the surrogates of U+1F600 come before U+FB33."""
    members = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    names = list(json.loads(canonical_json(members)))

    assert names == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    nested = json.loads(canonical_json({"a": [{"b": members}]}))
    assert list(nested["a"][0]["b"]) == names


def test_strings_are_escaped_as_in_rfc_8785() -> None:
    """RFC 8785, 3.2.2.2, with its sample: short escapes, lower-case hexadecimal, the rest as is."""
    text = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/\u007f\u2028"

    assert canonical_json(text).decode() == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"'
    assert canonical_json("\b\t\n\f\r\x01\x1f") == b'"\\b\\t\\n\\f\\r\\u0001\\u001f"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (0, b"0"),
        (-7, b"-7"),
        (2**53 - 1, b"9007199254740991"),
        ([], b"[]"),
        ({}, b"{}"),
        ([1, ["é", {"b": 1, "a": [None]}]], '[1,["é",{"a":[null],"b":1}]]'.encode()),
    ],
)
def test_a_value_has_one_form(value: Any, written: bytes) -> None:
    assert canonical_json(value) == written


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        Decimal(1),
        datetime.date(2031, 1, 1),
        b"a",
        {1: "a"},
        {None: "a"},
        ("a",),
        {"a"},
        "a\x00b",
        {"a\x00": 1},
        "\ud800",
        {"\udfff": 1},
    ],
)
def test_what_has_no_exact_form_is_refused(value: Any) -> None:
    with pytest.raises(LedgerError):
        canonical_json({"a": [value]})


def test_every_value_is_checked_whatever_the_names_before_it() -> None:
    for value in ([{"\U0001f600": 1}, 1.5], {"\U0001f600": 1, "b": 1.5}, [["\U0001f600"], "\x00"]):
        with pytest.raises(LedgerError):
            canonical_json(value)


def test_a_bottomless_payload_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)

    with pytest.raises(LedgerError, match="too deep"):
        canonical_json(endless)


def test_an_instant_is_in_utc_with_six_digits() -> None:
    east = timezone(timedelta(hours=2))

    assert instant(datetime.datetime(2031, 1, 1, 1, tzinfo=east)) == "2030-12-31T23:00:00.000000Z"
    with pytest.raises(LedgerError):
        instant(datetime.datetime(2031, 1, 1))  # noqa: DTZ001  (the naive instant that is refused)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), inner
        )
    ),
    max_leaves=15,
)


@given(JSON_VALUES)
def test_the_canonical_form_reads_back_and_is_stable(value: Any) -> None:
    written = canonical_json(value)

    assert json.loads(written) == value
    assert canonical_json(json.loads(written)) == written
