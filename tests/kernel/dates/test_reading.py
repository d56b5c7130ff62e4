"""Dates as typed: what is read, what is refused, and that our own words are always read."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.dates import EDTFError, UncertainDate, in_words, parse_words

from . import strategies

SNIPPETS = (
    *("du", "au", "le", "les", "et", "-", "7", "30", "31", "0", "99", "1er", "mai", "juin"),
    *("lundi", "lundi", "2025", "0000", "vers", "(incertain)", "jusqu’en", "entre", "a", "from"),
    *("to", "and", "the", "May", "Monday", ",", "2020s", "annees"),
)
languages = st.sampled_from(["fr", "en"])


@given(strategies.plain_edtf, languages, st.booleans())
def test_our_own_words_read_back(edtf: str, language: str, preposition: bool) -> None:
    value = UncertainDate(edtf)
    assert parse_words(in_words(value, language, preposition=preposition), language) == value


@given(strategies.points, strategies.marks, languages)
def test_our_own_doubts_about_a_point_read_back(
    point: strategies.Point, mark: str, language: str
) -> None:
    value = UncertainDate(point.edtf + mark)
    assert parse_words(in_words(value, language, preposition=True), language) == value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("mai 2025", "2025-05"),
        ("MAI 2025", "2025-05"),
        ("Fevrier 2025", "2025-02"),
        ("déc. 2025", "2025-12"),
        ("1er février 2025", "2025-02-01"),
        ("1 er février 2025", "2025-02-01"),
        ("le 1 février 2025", "2025-02-01"),
        ("mercredi 7 mai 2025", "2025-05-07"),
        ("07/05/2025", "2025-05-07"),
        ("7.5.2025", "2025-05-07"),
        ("30 juin – 3 juillet 2025", "2025-06-30/2025-07-03"),
        ("du 30 juin au 3 juillet 2025", "2025-06-30/2025-07-03"),
        ("du lundi 22 au mardi 23 décembre 2025", "2025-12-22/2025-12-23"),
        ("les 12 et 13 juin 2025", "2025-06-12/2025-06-13"),
        ("22-23 décembre 2025", "2025-12-22/2025-12-23"),
        ("22—23 décembre 2025", "2025-12-22/2025-12-23"),
        ("2025", "2025"),
        ("2025-2027", "2025/2027"),
        ("d’avril à juin 2025", "2025-04/2025-06"),
        ("depuis juin 2025", "2025-06/.."),
        ("à compter du 5 juin 2025", "2025-06-05/.."),
        ("jusqu’en 2027", "../2027"),
        ("2025-05-07", "2025-05-07"),
        ("[..2025-12-22]", "[..2025-12-22]"),
        ("  ", ""),
    ],
)
def test_french_as_typed(text: str, edtf: str) -> None:
    assert parse_words(text, "fr").edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 2025", "2025-05"),
        ("7 May 2025", "2025-05-07"),
        ("May 7, 2025", "2025-05-07"),
        ("Wednesday, May 7, 2025", "2025-05-07"),
        ("7th of May 2025", "2025-05-07"),
        ("Sept. 2025", "2025-09"),
        ("May 12-13, 2025", "2025-05-12/2025-05-13"),
        ("30 June – 3 July 2025", "2025-06-30/2025-07-03"),
        ("from 30 June to 3 July 2025", "2025-06-30/2025-07-03"),
        ("12 and 13 June 2025", "2025-06-12/2025-06-13"),
        ("since June 2025", "2025-06/.."),
        ("till 2027", "../2027"),
        ("about May 2025", "2025-05~"),
    ],
)
def test_english_as_typed(text: str, edtf: str) -> None:
    assert parse_words(text, "en").edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "bientôt",
        "7 mai",
        "mai",
        "12",
        "mai mai 2025",
        "7 May 2025",
        "du 5 mai 2025",
        "05-2025",
        "-",
    ],
)
def test_what_is_not_a_french_date_is_refused(text: str) -> None:
    with pytest.raises(EDTFError):
        parse_words(text, "fr")


def test_numeric_date_is_refused_in_english() -> None:
    with pytest.raises(EDTFError):
        parse_words("07/05/2025", "en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 juin 2025", "31 June 2025 does not exist: that month has 30 days."),
        (
            "12 et 15 juin 2025",
            "2025-06-12 and 2025-06-15 do not follow each other: enter each day by itself.",
        ),
        ("mardi 7 mai 2025", "2025-05-07 is a Wednesday, not a Tuesday: check the date."),
        ("du 5 au 3 mai 2025", "The end (2025-05-03) is before the start (2025-05-05)."),
        ("2025-07/2025-06", "The end (2025-06) is before the start (2025-07)."),
        (
            "bientôt",
            "“bientôt” cannot be read as a date: write for example "
            "7 May 2025, May 2025 or 5 to 7 May 2025.",
        ),
    ],
)
def test_error_says_what_is_wrong(text: str, message: str) -> None:
    with translation.override("en"), pytest.raises(EDTFError) as caught:
        parse_words(text, "fr")
    with translation.override("en"):
        assert str(caught.value) == message


def test_text_longer_than_any_date_is_refused_as_such() -> None:
    with translation.override("en"), pytest.raises(EDTFError) as caught:
        parse_words("7 mai 2025" + " " * 1000, "fr")
    with translation.override("en"):
        assert str(caught.value).startswith("“7 mai 2025")
        assert "is too long for a date" in str(caught.value)


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(SNIPPETS)).map(" ".join),
    ),
    languages,
)
def test_any_text_is_a_date_or_an_edtf_error(text: str, language: str) -> None:
    try:
        read = parse_words(text, language)
    except EDTFError as error:
        said = str(error)
    else:
        said = "a date" if UncertainDate(read.edtf) == read else ""
    assert said
