"""What a series and the use of a number must satisfy."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from toguna.institutions.validators import refuse
from toguna.texts.models import Number, NumberSeries, Work
from toguna.texts.numbering.patterns import print_number, read_number, validate_pattern

YEARS = range(1900, 2200)


LARGEST = 99_999
"""A number that no body reaches in a year: by it one sees whether the printed form fits a text."""


def validate_series(series: NumberSeries) -> None:
    validate_pattern(series.pattern, yearly=series.yearly, code=series.code)
    longest = print_number(series.pattern, number=LARGEST, year=YEARS[-1], body=series.code)
    if len(longest) > (Work._meta.get_field("number").max_length or 0):
        refuse("pattern", _("Numbers would be too long: shorten the pattern."))


def validate_year(year: int) -> None:
    if year not in YEARS:
        refuse("year", _("Write a year of four digits, such as 2025."))


def validate_given(number: Number, work: Work) -> None:
    """Raises ValidationError unless the text is one that the number's series is for, and bears no
    other number."""
    series = number.series
    if work.kind_id != series.kind_id:
        refuse("work", _("This series is for another kind of text."))
    if work.author_id != series.body_id:
        refuse("work", _("This series is for the texts of another body: say who its author is."))
    if work.number and not _is_same(number, work.number):
        refuse(
            "work",
            _("This text bears the number %(number)s already: a number never changes."),
            number=work.number,
        )


def _is_same(number: Number, printed: str) -> bool:
    series = number.series
    read = read_number(series.pattern, series.code, printed)
    return read is not None and read.number == number.number and read.year in (None, number.year)
