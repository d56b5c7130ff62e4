"""The bytes that are hashed.

The hash of an entry is the SHA-256 (FIPS 180-4), in lower-case hexadecimal, of

    the ASCII bytes `toguna.ledger.v1`, one line feed (0x0A),
    then the canonical JSON of this object, in UTF-8:

    {"actor": …, "at": …, "object_kind": …, "object_ref": …, "payload": …,
     "previous": …, "seq": …, "verb": …}

`at` is written `2025-12-23T10:00:00.123456Z`: UTC, always six digits. `previous` is the hash of
entry `seq` - 1; that of the first entry is `GENESIS`.

Canonical JSON follows RFC 8785 (JSON Canonicalization Scheme): no white space (3.2.1); the members
of an object sorted by the UTF-16 code units of their names (3.2.3); in strings only `"`, `\\` and
the control characters U+0000 to U+001F are escaped, as `\\b \\t \\n \\f \\r` where these exist and
as `\\u00xx` in lower case elsewhere (3.2.2.2); everything else as it is, in UTF-8, never
normalised (3.1); a lone surrogate is an error (3.2.2.2). Numbers: only integers that every JSON
reader holds exactly, from -(2^53 - 1) to 2^53 - 1 (RFC 7493, 2.2); a number with a fraction is
refused, so that no rule for printing one is needed (a decimal travels as a string). U+0000 is
refused as well: PostgreSQL's jsonb cannot hold it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from toguna.record.ledger.errors import LedgerError

DOMAIN = b"toguna.ledger.v1\n"
GENESIS = hashlib.sha256(DOMAIN).hexdigest()
"""What the first entry has for `previous`: the hash of the domain line alone."""

LARGEST_INTEGER = 2**53 - 1
LONE_SURROGATE = "A text contains a lone surrogate, which is not Unicode"

JSON = str | int | bool | None | list["JSON"] | dict[str, "JSON"]
"""What a payload may hold."""

_options: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
_encode_sorted = json.JSONEncoder(sort_keys=True, **_options).encode
_encode_as_given = json.JSONEncoder(**_options).encode


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry says, hash aside. `at` is an aware instant."""

    seq: int
    actor: str
    verb: str
    object_kind: str
    object_ref: str
    at: datetime.datetime
    payload: dict[str, Any]
    previous: str


def entry_hash(content: Content) -> str:
    """The hash of an entry. Raises `LedgerError` where the payload has no canonical form."""
    return hashlib.sha256(hashed_bytes(content, canonical_json(content.payload))).hexdigest()


def hashed_bytes(content: Content, payload: bytes) -> bytes:
    """The bytes that are hashed, given the canonical JSON of the payload. Its place among the
    members is known, so that a payload is written once, for the hash and for the table."""
    before = (
        f'{{"actor":{_text(content.actor)},"at":"{instant(content.at)}",'
        f'"object_kind":{_text(content.object_kind)},"object_ref":{_text(content.object_ref)},'
        '"payload":'
    )
    _check(content.seq)
    after = (
        f',"previous":{_text(content.previous)},"seq":{content.seq},"verb":{_text(content.verb)}}}'
    )
    try:
        return b"".join((DOMAIN, before.encode(), payload, after.encode()))
    except UnicodeEncodeError as error:
        raise LedgerError(LONE_SURROGATE) from error


def _text(value: str) -> str:
    _check_text(value)
    return _encode_as_given(value)


def canonical_json(value: Any) -> bytes:
    """The canonical JSON of a value, in UTF-8. Raises `LedgerError` for what it does not hold."""
    try:
        if _check(value):
            return _encode_sorted(value).encode()
        return _encode_as_given(_reordered(value)).encode()
    except UnicodeEncodeError as error:
        raise LedgerError(LONE_SURROGATE) from error
    except RecursionError as error:
        raise LedgerError("A payload is nested too deep") from error


def instant(at: datetime.datetime) -> str:
    """An instant as the canonical form writes it. Raises `LedgerError` for a naive one."""
    if at.tzinfo is None:
        raise LedgerError("An instant without a time zone has no canonical form")
    utc = at.astimezone(datetime.UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def _check(value: Any) -> bool:
    """Raise `LedgerError` unless everything in the value has an exact form. Whether the names in
    it sort by code points as they do by UTF-16 code units, which is so up to U+FFFF.

    Hashing a million entries passes here for every value: hence exact types, and the common ones
    first.
    """
    kind = type(value)
    if kind is str:
        _check_text(value)
        return True
    if value is None or kind is bool:
        return True
    if kind is int:
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            raise LedgerError(f"{value} is beyond 2^53 - 1: write it as a text")
        return True
    if kind is dict:
        return _check_members(value)
    if kind is list:
        answers = [_check(item) for item in value]
        return all(answers)
    raise LedgerError(
        f"The ledger holds texts, integers, booleans, nothing, lists and objects, and not "
        f"{kind.__name__}: convert {value!r} first"
    )


def _check_text(value: str) -> None:
    if "\x00" in value:
        raise LedgerError("A text contains the character U+0000")


def _check_members(members: dict[Any, Any]) -> bool:
    is_plain = True
    for name, value in members.items():
        if type(name) is not str:
            raise LedgerError(f"{name!r} cannot be the name of a member: write it as a text")
        _check_text(name)
        if not name.isascii():
            is_plain = is_plain and max(name) <= "\uffff"
        if type(value) is str:
            _check_text(value)
        else:
            is_plain = _check(value) and is_plain
    return is_plain


def _reordered(value: Any) -> Any:
    """The value with the members of its objects in the order of UTF-16 code units."""
    if isinstance(value, list):
        return [_reordered(item) for item in value]
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _reordered(value[name]) for name in names}
    return value
