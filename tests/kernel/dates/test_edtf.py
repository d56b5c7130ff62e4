"""Reading and writing EDTF: what is accepted, what it becomes, and what is refused how."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.dates import EDTFError, Precision, UncertainDate, parse_edtf

from . import strategies


@pytest.mark.parametrize(
    ("edtf", "precision", "earliest", "latest"),
    [
        ("2025-05-07", Precision.DAY, date(2025, 5, 7), date(2025, 5, 7)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", Precision.YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        ("202X", Precision.DECADE, date(2020, 1, 1), date(2029, 12, 31)),
        ("000X", Precision.DECADE, date(1, 1, 1), date(9, 12, 31)),
        ("2025-05-05/2025-05-07", Precision.SPAN, date(2025, 5, 5), date(2025, 5, 7)),
        ("2025-06/2025-08", Precision.MONTH_SPAN, date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-06-30/2025-08", Precision.MONTH_SPAN, date(2025, 6, 30), date(2025, 8, 31)),
        ("2025/2027", Precision.YEAR_SPAN, date(2025, 1, 1), date(2027, 12, 31)),
        ("2025-06-30/202X", Precision.YEAR_SPAN, date(2025, 6, 30), date(2029, 12, 31)),
        ("2025-06/..", Precision.SINCE, date(2025, 6, 1), None),
        ("2025-06/", Precision.SINCE, date(2025, 6, 1), None),
        ("../2027", Precision.UNTIL, None, date(2027, 12, 31)),
        ("/2027", Precision.UNTIL, None, date(2027, 12, 31)),
        ("[2024-07-06..2025-12-22]", Precision.WITHIN, date(2024, 7, 6), date(2025, 12, 22)),
        ("[2025-09-15..]", Precision.AFTER, date(2025, 9, 15), None),
        ("[..2025-12-22]", Precision.BEFORE, None, date(2025, 12, 22)),
        ("", Precision.UNKNOWN, None, None),
    ],
)
def test_edtf_gives_limits_and_precision(
    edtf: str, precision: Precision, earliest: date | None, latest: date | None
) -> None:
    read = parse_edtf(edtf)
    assert (read.edtf, read.precision, read.earliest, read.latest) == (
        edtf,
        precision,
        earliest,
        latest,
    )


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2025-XX", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025-05-XX", "2025-05"),
        ("2025-05-XX~", "2025-05~"),
        ("2025-05-07/2025-05-07", "2025-05-07"),
        ("2025/2025", "2025"),
        ("2025-XX/2026", "2025/2026"),
        ("[2025-05-07..2025-05-07]", "2025-05-07"),
    ],
)
def test_two_spellings_are_one_date(written: str, canonical: str) -> None:
    assert UncertainDate.from_edtf(written).edtf == canonical
    assert UncertainDate.from_edtf(written) == UncertainDate.from_edtf(canonical)


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [
        ("2025-05", False, False),
        ("2025-05~", True, False),
        ("2025-05?", False, True),
        ("2025-05%", True, True),
        ("2025-05~/2025-08?", True, True),
        ("2025-05/2025-08?", False, True),
    ],
)
def test_marks_are_flags_and_leave_the_limits(
    edtf: str, approximate: bool, uncertain: bool
) -> None:
    read = UncertainDate.from_edtf(edtf)
    assert (read.approximate, read.uncertain) == (approximate, uncertain)
    bare = UncertainDate.from_edtf(edtf.translate({ord(mark): None for mark in "~?%"}))
    assert (read.earliest, read.latest) == (bare.earliest, bare.latest)


def test_constructors_write_the_edtf_of_what_they_are_given() -> None:
    first, last = date(2025, 5, 5), date(2025, 5, 7)
    made = [
        UncertainDate.day(last),
        UncertainDate.span(first, last),
        UncertainDate.span(first, first),
        UncertainDate.month(2025, 5),
        UncertainDate.year(2025),
        UncertainDate.year(33),
        UncertainDate.between(first, last),
        UncertainDate.after(first),
        UncertainDate.before(last),
        UncertainDate.unknown(),
        UncertainDate(),
    ]
    assert [value.edtf for value in made] == [
        "2025-05-07",
        "2025-05-05/2025-05-07",
        "2025-05-05",
        "2025-05",
        "2025",
        "0033",
        "[2025-05-05..2025-05-07]",
        "[2025-05-05..]",
        "[..2025-05-07]",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("edtf", "message"),
    [
        ("2025-13", "Month 13 does not exist: months go from 01 to 12."),
        ("2025-00", "Month 00 does not exist: months go from 01 to 12."),
        ("2025-02-30", "30 February 2025 does not exist: that month has 28 days."),
        ("2025-02-00", "0 February 2025 does not exist: that month has 28 days."),
        ("2023-02-29", "29 February 2023 does not exist: that month has 28 days."),
        ("0000", "The year 0000 is out of range: years go from 0001 to 9999."),
        ("12025", "The year 12025 is out of range: years go from 0001 to 9999."),
        ("-2025", "The year -2025 is out of range: years go from 0001 to 9999."),
        ("Y20250", "The year Y20250 is out of range: years go from 0001 to 9999."),
        ("2025-07/2025-06", "The end (2025-06) is before the start (2025-07)."),
        ("[2025-07..2025-06]", "The end (2025-06) is before the start (2025-07)."),
        ("../..", "“../..” has neither a start nor an end: leave the date empty."),
        ("/", "“/” has neither a start nor an end: leave the date empty."),
        ("20XX", "“20XX” is longer than a decade: write an interval, such as 1960/2025."),
        ("2025-05-07T10", "“2025-05-07T10” has a time of day: write the date alone."),
        (
            "2025~-05",
            "“2025~-05” is qualified in an unexpected place: put one of ? ~ % after the date.",
        ),
        (
            "[2025~..2026]",
            "“[2025~..2026]” qualifies the limits of a range: write wider limits, without ? ~ %.",
        ),
        (
            "2025-XX-05",
            "“2025-XX-05” gives a day without its month: write the year alone.",
        ),
    ],
)
def test_error_says_what_is_wrong(edtf: str, message: str) -> None:
    with translation.override("en"), pytest.raises(EDTFError) as caught:
        parse_edtf(edtf)
    with translation.override("en"):
        assert str(caught.value) == message


@pytest.mark.parametrize(
    "edtf",
    [
        "2025-5-7",
        "2025-05-07\n",
        " 2025",
        "2025/2026/2027",
        "[2025]",
        "[..]",
        "[2025..2026",
        "{2025,2026}",
        "[2025,2026]",
        "٢٠٢٥",
        "２０２５",
        "2025-05-07/2025-05-07-",
        "202X-05",
        "2025~?",
        "May 2025",
        "\0",
    ],
)
def test_what_is_not_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(EDTFError):
        parse_edtf(edtf)


def test_error_shows_a_long_input_short_and_printable() -> None:
    with pytest.raises(EDTFError) as caught:
        parse_edtf("9" * 100_000 + "\n")
    assert caught.value.params["found"] == "9" * 39 + "…"
    with pytest.raises(EDTFError) as caught:
        parse_edtf("20\n25\x1b")
    assert caught.value.params["found"] == "20\N{REPLACEMENT CHARACTER}25\N{REPLACEMENT CHARACTER}"


@given(strategies.edtf)
def test_canonical_edtf_comes_back_unchanged(edtf: str) -> None:
    read = UncertainDate.from_edtf(edtf)
    assert read.edtf == edtf
    assert str(read) == edtf
    assert UncertainDate.from_edtf(read.edtf) == read


@given(strategies.points)
def test_point_has_the_first_and_last_day_of_what_it_names(point: strategies.Point) -> None:
    read = UncertainDate.from_edtf(point.edtf)
    assert (read.earliest, read.latest) == (point.first, point.last)


@given(strategies.edtf)
def test_date_is_a_value(edtf: str) -> None:
    read = UncertainDate.from_edtf(edtf)
    again = UncertainDate.from_edtf(edtf)
    assert hash(read) == hash(again)
    assert pickle.loads(pickle.dumps(read)) == read
    assert copy.deepcopy(read).latest == read.latest
    assert not hasattr(read, "__dict__")


@given(st.one_of(st.text(), st.text(alphabet="0123456789X-/.[]~?%٣\n ", max_size=30)))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        read = parse_edtf(text)
    except EDTFError as error:
        said = str(error)
    else:
        said = "a date" if UncertainDate(read.edtf) == read else ""
    assert said
