"""Uncertain dates: read from EDTF or from words, compared, stored, and written in words."""

from toguna.kernel.dates.edtf import Expression, Shape
from toguna.kernel.dates.errors import EDTFError
from toguna.kernel.dates.fields import (
    EarliestDay,
    LatestDay,
    UncertainDateField,
    UncertainDateFormField,
)
from toguna.kernel.dates.reading import parse_words
from toguna.kernel.dates.stated import Edge, Grain, Stated
from toguna.kernel.dates.uncertain import Precision, UncertainDate, parse_edtf
from toguna.kernel.dates.words import DatePart, in_parts, in_words, language_of_words

__all__ = [
    "DatePart",
    "EDTFError",
    "EarliestDay",
    "Edge",
    "Expression",
    "Grain",
    "LatestDay",
    "Precision",
    "Shape",
    "Stated",
    "UncertainDate",
    "UncertainDateField",
    "UncertainDateFormField",
    "in_parts",
    "in_words",
    "language_of_words",
    "parse_edtf",
    "parse_words",
]
