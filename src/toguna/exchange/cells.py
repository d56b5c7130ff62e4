"""Reading and writing one cell.

A cell's value has one form, whether it was read from a file or from the database, so that equal
means equal: text, tuple of identifiers, canonical EDTF, day, instant in UTC, whole number, decimal,
yes or no. An empty cell is None, "" or () by kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from sys import intern

from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from toguna.exchange.columns import Column, Kind
from toguna.exchange.problems import Phrase
from toguna.kernel.dates import EDTFError, UncertainDate
from toguna.kernel.identifiers import REF

Value = str | tuple[str, ...] | date | datetime | int | Decimal | bool | dict[str, str] | None

ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[1-9][0-9]*(?:\.[1-9][0-9]*)*")
SUBJECT = re.compile(r"[a-z_]+:[a-z0-9]+(?:-[a-z0-9]+)*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"[0-9]{1,18}")
DECIMAL = re.compile(r"-?[0-9]{1,18}(?:[.,][0-9]{1,6})?")
YES_NO = {"oui": True, "yes": True, "non": False, "no": False}


class CellError(ValueError):
    """A cell that cannot be read: `expected` says what to write, with `params` in it."""

    def __init__(self, expected: Phrase, params: dict[str, object] | None = None) -> None:
        super().__init__(expected, params)
        self.expected = expected
        self.params = params or {}


def read_cell(column: Column, text: str) -> Value:
    """The value of a cell. Raises CellError with what is expected instead."""
    cell = text.strip()
    if not cell:
        return empty(column)
    if "\0" in cell:
        raise CellError(_("remove the null characters from this cell."))
    return READERS[column.kind](column, cell)


def empty(column: Column) -> Value:
    """What an empty cell stands for."""
    if column.kind in (Kind.LINKS, Kind.TERMS, Kind.PASSAGES, Kind.SUBJECTS):
        return ()
    if column.kind is Kind.YES_NO:
        return False
    if column.kind is Kind.LOCALIZED:
        return {}
    if column.kind in (Kind.DAY, Kind.INSTANT, Kind.WHOLE, Kind.DECIMAL):
        return None
    return ""


def write_cell(column: Column, value: Value, words: str) -> str:
    """The cell that `read_cell` reads back to `value`. `words` is the language of yes and no."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        if not value:
            return ""
        return "oui" if words == "fr" else "yes"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _word(column: Column, cell: str) -> Value:
    return cell


def _ref(column: Column, cell: str) -> Value:
    try:
        REF(cell)
    except ValidationError as error:
        message = error.message
        raise CellError(message, dict(error.params or {})) from error
    # Kept once, however many rows refer to it.
    return intern(cell)


def _refs(column: Column, cell: str) -> Value:
    refs = [str(_ref(column, word)) for word in cell.split()]
    _once(refs)
    return tuple(sorted(refs))


def _once(words: list[str]) -> None:
    for number, word in enumerate(words):
        if word in words[:number]:
            raise CellError(_("name “%(word)s” only once."), {"word": word})


def _choice(column: Column, cell: str) -> Value:
    assert column.choices is not None  # noqa: S101  (a table without its list is our own mistake)
    accepted = _accepted(column.choices)
    value = accepted.get(cell.casefold())
    if value is None:
        raise CellError(
            _("write one of: %(values)s."), {"values": ", ".join(map(str, column.choices.values))}
        )
    return value


@cache
def _accepted(choices: type[Choices]) -> dict[str, str]:
    """Every way to write each value: itself, and its label in both languages."""
    accepted = {}
    for language in ("en", "fr"):
        with override(language):
            accepted.update({str(label).casefold(): str(v) for v, label in choices.choices})
    accepted.update({str(value).casefold(): str(value) for value in choices.values})
    return accepted


def _edtf(column: Column, cell: str) -> Value:
    try:
        return uncertain_date(cell).edtf
    except EDTFError as error:
        raise CellError(error.message, error.params) from error


@lru_cache(maxsize=4096)
def uncertain_date(edtf: str) -> UncertainDate:
    """The date that an EDTF string says, one object for the many rows that share it. Raises
    EDTFError."""
    return UncertainDate.from_edtf(edtf)


def _day(column: Column, cell: str) -> Value:
    wanted = _("write a day of the calendar as year-month-day, such as 2025-12-22.")
    if not DAY.fullmatch(cell):
        raise CellError(wanted)
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise CellError(wanted) from error


def _instant(column: Column, cell: str) -> Value:
    wanted = _("write an instant with its offset, such as 2025-12-22T09:30:00Z.")
    try:
        instant = datetime.fromisoformat(cell)
    except ValueError as error:
        raise CellError(wanted) from error
    if instant.tzinfo is None:
        raise CellError(wanted)
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise CellError(wanted) from error


def _whole(column: Column, cell: str) -> Value:
    if not WHOLE.fullmatch(cell):
        raise CellError(_("write a whole number with digits only, such as 3."))
    return int(cell)


def _decimal(column: Column, cell: str) -> Value:
    wanted = _("write a number without spaces, such as 1500 or 12.5.")
    if not DECIMAL.fullmatch(cell):
        raise CellError(wanted)
    try:
        return plain(Decimal(cell.replace(",", ".")))
    except InvalidOperation as error:
        raise CellError(wanted) from error


def plain(number: Decimal) -> Decimal:
    """The same number without zeros at its end nor an exponent."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def _yes_no(column: Column, cell: str) -> Value:
    try:
        return YES_NO[cell.casefold()]
    except KeyError as error:
        raise CellError(_("write yes or no, or leave it empty for no.")) from error


def _passages(column: Column, cell: str) -> Value:
    addresses = [intern(word) for word in cell.split()]
    for address in addresses:
        if not ADDRESS.fullmatch(address):
            raise CellError(
                _("write passages as source:path, separated by spaces, such as report:5.2.1.")
            )
    _once(addresses)
    return tuple(addresses)


def _subjects(column: Column, cell: str) -> Value:
    subjects = cell.split()
    for subject in subjects:
        if not SUBJECT.fullmatch(subject):
            raise CellError(
                _("write records as table:identifier, separated by spaces, such as texts:charter.")
            )
    _once(subjects)
    return tuple(sorted(subjects))


READERS: dict[Kind, Callable[[Column, str], Value]] = {
    Kind.WORD: _word,
    Kind.LOCALIZED: _word,
    Kind.REF: _ref,
    Kind.LINK: _ref,
    Kind.LINKS: _refs,
    Kind.TERM: _ref,
    Kind.TERMS: _refs,
    Kind.CHOICE: _choice,
    Kind.EDTF: _edtf,
    Kind.DAY: _day,
    Kind.INSTANT: _instant,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
    Kind.YES_NO: _yes_no,
    Kind.PASSAGES: _passages,
    Kind.SUBJECTS: _subjects,
}
