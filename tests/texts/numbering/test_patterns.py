from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from toguna.texts.numbering.patterns import Printed, print_number, read_number, validate_pattern

YEARLY = "{number:03}/{year}/{body}"
PATTERNS = (YEARLY, "{year}-{number}", "No. {number:02} of {year}", "{body} {number:04}/{year}")


def test_a_number_is_printed_by_its_pattern() -> None:
    printed = [print_number(one, number=3, year=2025, body="CCE") for one in PATTERNS]
    assert printed == ["003/2025/CCE", "2025-3", "No. 03 of 2025", "CCE 0003/2025"]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(number=st.integers(1, 99_999), year=st.integers(1900, 2199))
def test_what_is_printed_is_read(pattern: str, number: int, year: int) -> None:
    printed = print_number(pattern, number=number, year=year, body="C-E (x)")
    assert read_number(pattern, "C-E (x)", printed) == Printed(number, year)


@pytest.mark.parametrize(
    "text",
    [
        "003/2025/CCE",
        "3/2025/CCE",
        "n° 003/2025/cce",
        "n°003/2025/CCE",
        "Décision n° 003/2025/CCE",
        " Decision 003 / 2025 / CCE ",
    ],
)
def test_a_number_is_read_as_people_write_it(text: str) -> None:
    assert read_number(YEARLY, "CCE", text) == Printed(3, 2025)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "003/2025",
        "003/2025/BANK",
        "003/2025/CCE/2",
        "X/003/2025/CCE",
        "12.003/2025/CCE",
        "2-003/2025/CCE",
        "000/2025/CCE",
        "003/25/CCE",
        "of 2025",
    ],
)
def test_another_number_is_not_read(text: str) -> None:
    assert read_number(YEARLY, "CCE", text) is None


def test_a_number_without_a_year_has_none() -> None:
    assert read_number("{number}", "", "No. 12") == Printed(12, None)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_that_tells_numbers_apart_is_accepted(pattern: str) -> None:
    validate_pattern(pattern, yearly=True, code="CCE")


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "2025",
        "{number:03}",
        "{number}/{number}/{year}",
        "{number}/{year}/{year}",
        "{number:x}/{year}",
        "{number:003}/{year}",
        "{number}/{year:02}",
        "{number}/{year}/{month}",
        "{number.real}/{year}",
        "{number!r}/{year}",
        "{}/{year}",
        "{number/{year}",
        "{number}}/{year}",
        "{{number}}/{number}/{year}",
    ],
)
def test_a_pattern_that_does_not_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        validate_pattern(pattern, yearly=True, code="CCE")


def test_a_pattern_with_the_body_needs_its_code() -> None:
    with pytest.raises(ValidationError):
        validate_pattern(YEARLY, yearly=True, code="")
    validate_pattern("{number}", yearly=False, code="")
