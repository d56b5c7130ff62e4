"""How the numbers of a series are printed, and read back.

A pattern is plain text with fields in braces: `{number}` or, with at least so many digits,
`{number:03}`; `{year}`, of four digits; `{body}`, the code of the body. "{number:03}/{year}/{body}"
prints 003/2025/CCE. A brace is no other thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIELDS = {"number", "year", "body"}
DIGITS = re.compile(r"0[1-9]")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it was read from its printed form; `year` is None where the form has none."""

    number: int
    year: int | None


def print_number(pattern: str, *, number: int, year: int, body: str) -> str:
    """The number as it is written."""
    return pattern.format(number=number, year=f"{year:04}", body=body)


def read_number(pattern: str, body: str, text: str) -> Printed | None:
    """The number that a text was printed with, or None where it is not of this pattern.

    Case and spaces do not count, leading zeros neither, and words may stand before it, as in
    "Décision n° 003/2025/CCE".
    """
    found = _reading(pattern, body).fullmatch(text.casefold().strip())
    if found is None:
        return None
    parts = found.groupdict()
    number = int(parts["number"])
    return Printed(number, int(parts["year"]) if parts.get("year") else None) if number else None


def validate_pattern(pattern: str, *, yearly: bool, code: str) -> None:
    """Raises ValidationError unless the pattern prints each number of its series in its own way."""
    try:
        parts = list(_parts(pattern))
    except ValueError:
        _refuse(_("A brace is not closed: write it as {number:03}/{year}."))
    names = [name for _text, name, _digits in parts if name]
    for _text, name, digits in parts:
        if name and name not in FIELDS:
            _refuse(_("“%(name)s” is not known: use {number}, {year} and {body}."), name=name)
        if digits and (name != "number" or not DIGITS.fullmatch(digits)):
            _refuse(_("Only the number has digits, from 01 to 09: write {number:03}."))
    if names.count("number") != 1 or len(names) != len(set(names)):
        _refuse(_("Write {number} once, and the other fields once at most."))
    if yearly and "year" not in names:
        _refuse(_("Numbers that begin again each year need {year}, to tell one year from another."))
    if "body" in names and not code:
        _refuse(_("The pattern has {body}: say which code stands for the body."))


def _parts(pattern: str) -> Iterator[tuple[str, str, str]]:
    """Text, field and its digits, in order. Raises ValueError for braces that do not match."""
    for text, name, digits, conversion in Formatter().parse(pattern):
        if conversion or "{" in text or "}" in text:
            raise ValueError(pattern)
        if name is None:
            yield text, "", ""
        else:
            yield text, name or "{}", digits or ""


def _reading(pattern: str, body: str) -> re.Pattern[str]:
    read = {"number": r"(?P<number>\d+)", "year": r"(?P<year>\d{4})", "body": _plain(body)}
    parts = []
    for text, name, _digits in _parts(pattern):
        parts += [_plain(text), read.get(name, "")]
    # What stands before ends with what cannot be a part of the number itself.
    return re.compile(r"(?:.*[^\w/.-])?" + r"\s*".join(part for part in parts if part))


def _plain(text: str) -> str:
    """Those words, with any spaces or none between them."""
    return r"\s*".join(re.escape(word) for word in text.casefold().split())


def _refuse(message: object, **params: object) -> None:
    raise ValidationError({"pattern": ValidationError(message, code="pattern", params=params)})  # type: ignore[arg-type]  # a lazy text
