from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.clock import as_utc, local_words, to_zone, utc_now, validate_zone_name

NBSP = "\N{NO-BREAK SPACE}"
NOON = datetime(2025, 7, 6, 12, 30, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    before = datetime.now(UTC)
    now = utc_now()
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


def test_naive_instant_is_refused() -> None:
    naive = datetime(2025, 7, 6, 12, 30)  # noqa: DTZ001  (naive on purpose)
    for refuse in (as_utc, lambda value: to_zone(value, "UTC")):
        with pytest.raises(ValueError, match="no time zone"):
            refuse(naive)
    with pytest.raises(ValueError, match="no time zone"):
        local_words(naive, "UTC", "fr")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001  (bounds of naive datetimes)
def test_instant_is_the_same_in_every_zone(local: datetime, minutes: int) -> None:
    instant = local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert as_utc(instant) == instant
    assert as_utc(instant).utcoffset() == timedelta(0)
    assert to_zone(instant, "Africa/Lagos") == instant
    assert to_zone(instant, "Africa/Lagos").utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("text", ["", "Africa", "africa/abidjan", "GMT+1", "../etc/passwd", "/"])
def test_what_is_not_a_zone_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_zone_name(text)
    assert caught.value.code == "zone"
    with pytest.raises(ValidationError):
        to_zone(NOON, text)


@pytest.mark.parametrize("text", ["UTC", "Africa/Abidjan", "America/Argentina/Buenos_Aires"])
def test_zone_of_the_iana_database_is_accepted(text: str) -> None:
    validate_zone_name(text)


@pytest.mark.parametrize(
    ("zone", "place", "french", "english"),
    [
        ("UTC", "", "12_h_30 (temps universel)", "12:30 (UTC)"),
        ("Africa/Lagos", "", "13_h_30 (heure de Lagos)", "13:30 (Lagos time)"),
        ("Africa/Abidjan", "", "12_h_30 (heure d'Abidjan)", "12:30 (Abidjan time)"),
        ("Africa/Lome", "Lomé", "12_h_30 (heure de Lomé)", "12:30 (Lomé time)"),
        ("Africa/Cairo", "Le Caire", "15_h_30 (heure du Caire)", "15:30 (Le Caire time)"),
        ("UTC", "Les Abymes", "12_h_30 (heure des Abymes)", "12:30 (Les Abymes time)"),
        (
            "America/Argentina/Buenos_Aires",
            "",
            "9_h_30 (heure de Buenos Aires)",
            "09:30 (Buenos Aires time)",
        ),
    ],
)
def test_time_of_day_says_whose_clock_it_is(
    zone: str, place: str, french: str, english: str
) -> None:
    assert local_words(NOON, zone, "fr", place=place) == french.replace("_", NBSP)
    assert local_words(NOON, zone, "en", place=place) == english


def test_whole_hour_has_no_minutes_in_french() -> None:
    instant = NOON.replace(minute=0)
    assert local_words(instant, "UTC", "fr") == f"12{NBSP}h (temps universel)"
    assert local_words(instant.replace(minute=5), "UTC", "fr").startswith(f"12{NBSP}h{NBSP}05 ")
    assert local_words(instant, "UTC", "en") == "12:00 (UTC)"
