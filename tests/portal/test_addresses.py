"""One table: what it writes, the routes read."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.conf import settings
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.identifiers import REF_PATTERN
from toguna.portal.addresses import (
    ADDRESSES,
    FIRST_YEAR,
    LANGUAGES,
    LAST_YEAR,
    NotADay,
    Viewpoint,
    address,
    read_day,
    read_number,
)
from toguna.portal.pages.builders import BUILDERS

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
REFS = st.from_regex(REF_PATTERN, fullmatch=True).filter(lambda ref: len(ref) <= 80)
VIEWPOINTS = st.builds(Viewpoint, st.none() | DAYS, st.none() | DAYS)


@given(
    name=st.sampled_from(sorted(ADDRESSES)),
    language=st.sampled_from(LANGUAGES),
    viewpoint=VIEWPOINTS,
    ref=REFS,
    number=st.integers(1, 9_999_999),
)
def test_every_address_leads_back_to_what_it_was_made_of(
    name: str, language: str, viewpoint: Viewpoint, ref: str, number: int
) -> None:
    found = ADDRESSES[name]
    ref = ref if found.names_record else ""
    number = number if found.is_paged else 1

    path = address(name, language, viewpoint, ref, number)
    read = resolve(path).kwargs

    assert (read["page"], read["language"], read.get("ref", "")) == (name, language, ref)
    assert Viewpoint(read_day(read.get("as_of")), read_day(read.get("known_on"))) == viewpoint
    assert read_number(read.get("number")) == number


def test_the_table_is_whole() -> None:
    assert set(BUILDERS) == set(ADDRESSES)
    assert tuple(code for code, _name in settings.LANGUAGES) == LANGUAGES
    for found in ADDRESSES.values():
        assert tuple(found.words) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_of_page_share_an_address(language: str) -> None:
    written = [address(name, language, ref="x") for name in ADDRESSES]

    assert len(set(written)) == len(written)
    assert all(re.fullmatch(r"/[a-z0-9/-]*", path) for path in written)


@pytest.mark.parametrize("text", ["", "2031-13-01", "0000-01-01", "1899-12-31", "2200-01-01", "x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        read_day(text)


@pytest.mark.parametrize("text", ["", "0", "1", "01", "-2", "2.0", "٢", "12345678"])
def test_what_is_no_number_of_a_page_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(text) + "$"):
        read_number(text)
