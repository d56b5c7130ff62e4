"""Dates in words, French and English, in one piece and in pieces for HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.dates import UncertainDate, in_parts, in_words, language_of_words

from . import strategies

# EDTF, French, French with preposition, English, English with preposition. "_" is U+00A0.
WORDED = """
2025-05-07 | 7_mai 2025 | le 7_mai 2025 | 7_May 2025 | on 7_May 2025
2025-02-01 | 1er_février 2025 | le 1er_février 2025 | 1_February 2025 | on 1_February 2025
2025-05 | mai 2025 | en mai 2025 | May 2025 | in May 2025
2025 | 2025 | en 2025 | 2025 | in 2025
202X | années 2020 | dans les années 2020 | 2020s | in the 2020s
2025-06-30/2025-07-03 | du 30_juin au 3_juillet 2025 | = | 30_June to 3_July 2025 | from =
2025-05-05/2025-05-07 | du 5 au 7_mai 2025 | = | 5 to 7_May 2025 | from =
2025-06-12/2025-06-13 | les 12 et 13_juin 2025 | = | 12 and 13_June 2025 | on =
2025-06-30/2025-07-01 | les 30_juin et 1er_juillet 2025 | = | 30_June and 1_July 2025 | on =
2025-12-31/2026-01-01 | les 31_décembre 2025 et 1er_janvier 2026 | = | \
31_December 2025 and 1_January 2026 | on =
2025-11-28/2026-01-03 | du 28_novembre 2025 au 3_janvier 2026 | = | \
28_November 2025 to 3_January 2026 | from =
2025-04/2025-08 | d’avril à août 2025 | = | April to August 2025 | from =
2025-11/2026-01 | de novembre 2025 à janvier 2026 | = | November 2025 to January 2026 | from =
2025/2027 | de 2025 à 2027 | = | 2025 to 2027 | from =
2025-06-30/2025-08 | du 30_juin 2025 à août 2025 | = | 30_June 2025 to August 2025 | from =
2025-06/2025-07-03 | de juin 2025 au 3_juillet 2025 | = | June 2025 to 3_July 2025 | from =
202X/203X | des années 2020 aux années 2030 | = | the 2020s to the 2030s | from =
2025-06/.. | à partir de juin 2025 | = | from June 2025 | =
2025-10/.. | à partir d’octobre 2025 | = | from October 2025 | =
2025-06-05/.. | à partir du 5_juin 2025 | = | from 5_June 2025 | =
../2027 | jusqu’en 2027 | = | until 2027 | =
../2027-05-03 | jusqu’au 3_mai 2027 | = | until 3_May 2027 | =
2025-06/ | à partir de juin 2025 (fin inconnue) | = | from June 2025 (end unknown) | =
/2027 | jusqu’en 2027 (début inconnu) | = | until 2027 (start unknown) | =
[2024-07-06..2025-12-22] | entre le 6_juillet 2024 et le 22_décembre 2025 | = | \
between 6_July 2024 and 22_December 2025 | =
[2025-12-06..2025-12-22] | entre le 6 et le 22_décembre 2025 | = | \
between 6 and 22_December 2025 | =
[2025-05..2025-12] | entre mai et décembre 2025 | = | between May and December 2025 | =
[2025-09-15..] | après le 15_septembre 2025 | = | after 15_September 2025 | =
[2025-09..] | au plus tôt en septembre 2025 | = | no earlier than September 2025 | =
[..2025-12-22] | au plus tard le 22_décembre 2025 | = | no later than 22_December 2025 | =
[..2025] | au plus tard en 2025 | = | no later than 2025 | =
2025-05~ | vers mai 2025 | = | around May 2025 | =
2025-05? | mai 2025 (incertain) | en = | May 2025 (uncertain) | in =
2025-05-07% | vers le 7_mai 2025 (incertain) | = | around 7_May 2025 (uncertain) | =
2025-06~/2025-08? | de juin à août 2025 (début approximatif, fin incertaine) | = | \
June to August 2025 (start approximate, end uncertain) | from =
2025-06/2025-08? | de juin à août 2025 (fin incertaine) | = | \
June to August 2025 (end uncertain) | from =
2025-06%/2025-08% | de juin à août 2025 (dates approximatives et incertaines) | = | \
June to August 2025 (dates approximate and uncertain) | from =
EMPTY | date inconnue | à une date inconnue | date unknown | on an unknown date
"""
ROWS = [
    tuple(cell.strip().replace("_", "\N{NO-BREAK SPACE}") for cell in line.split("|"))
    for line in WORDED.strip().splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_date_in_words(row: tuple[str, ...]) -> None:
    edtf, french, french_within, english, english_within = row
    value = UncertainDate("" if edtf == "EMPTY" else edtf)
    assert in_words(value, "fr") == french
    assert in_words(value, "fr", preposition=True) == french_within.replace("=", french)
    assert in_words(value, "en") == english
    assert in_words(value, "en", preposition=True) == english_within.replace("=", english)


def test_another_language_is_written_in_english_and_says_so() -> None:
    value = UncertainDate("2025-05")
    assert (in_words(value, "ff"), language_of_words("ff")) == ("May 2025", "en")
    assert (in_words(value, "fr-CA"), language_of_words("fr-CA")) == ("mai 2025", "fr")
    assert (in_words(value, "EN_gb"), language_of_words("EN_gb")) == ("May 2025", "en")
    assert language_of_words("") == "en"


def test_each_date_is_a_part_of_its_own() -> None:
    value = UncertainDate("2025-05-05/2025-05-07")
    assert in_parts(value, "fr") == (
        ("du ", None),
        ("5", "2025-05-05"),
        (" au ", None),
        ("7\N{NO-BREAK SPACE}mai 2025", "2025-05-07"),
    )
    assert in_parts(UncertainDate("2025-05?"), "en", preposition=True) == (
        ("in ", None),
        ("May 2025", "2025-05"),
        (" (uncertain)", None),
    )
    assert in_parts(UncertainDate("202X"), "fr") == (("années 2020", None),)


@given(strategies.edtf, st.sampled_from(["fr", "en", "ff"]), st.booleans())
def test_parts_join_to_the_words_and_carry_valid_html_dates(
    edtf: str, language: str, preposition: bool
) -> None:
    value = UncertainDate(edtf)
    parts = in_parts(value, language, preposition=preposition)
    assert "".join(part.text for part in parts) == in_words(
        value, language, preposition=preposition
    )
    assert all(part.text for part in parts)
    stated = [part.datetime for part in parts if part.datetime is not None]
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", attribute) for attribute in stated)
    assert stated == re.findall(r"\d{4}(?:-\d\d){0,2}", edtf)


@given(strategies.plain_edtf, strategies.plain_edtf, st.sampled_from(["fr", "en"]))
def test_two_dates_never_read_alike(one: str, two: str, language: str) -> None:
    same = in_words(UncertainDate(one), language) == in_words(UncertainDate(two), language)
    assert same is (one == two)
