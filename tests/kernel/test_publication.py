"""The rule of publication says the same in Python and in SQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toguna.kernel.publication import is_public, public_at

from .rows import Notice

T0 = datetime(2025, 7, 6, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
INSTANTS = [T0, T0 + TICK, T0 + 2 * TICK]


def _notice(validated: datetime | None, start: datetime | None, end: datetime | None) -> Notice:
    return Notice(
        validated_by="user:1" if validated else "",
        validated_at=validated,
        public_from=start,
        public_until=end,
    )


@pytest.mark.parametrize(
    ("validated", "start", "end", "public"),
    [
        (None, None, None, False),
        (None, T0, None, False),
        (T0, None, None, True),
        (T0 + TICK, None, None, False),
        (T0, T0, None, True),
        (T0, T0 + TICK, None, False),
        (T0, None, T0, False),
        (T0, None, T0 + TICK, True),
        (T0 - TICK, T0 - TICK, T0, False),
        (T0 - TICK, T0, T0 + TICK, True),
    ],
)
def test_thing_is_public_once_validated_and_within_its_time(
    validated: datetime | None, start: datetime | None, end: datetime | None, public: bool
) -> None:
    assert is_public(_notice(validated, start, end), T0) is public


def _both_say(at: datetime) -> None:
    by_rule = {row.pk for row in Notice.objects.all() if is_public(row, at)}
    assert {row.pk for row in Notice.objects.public(at)} == by_rule
    assert {row.pk for row in Notice.objects.exclude(public_at(at))} == {
        row.pk for row in Notice.objects.all() if row.pk not in by_rule
    }


def test_query_and_rule_agree_at_every_boundary(tables: None) -> None:
    for validated, start, end in product([None, *INSTANTS], repeat=3):
        if start is None or end is None or start < end:
            _notice(validated, start, end).save()
    assert Notice.objects.count() == 4 * (1 + 3 + 3 + 3)
    for at in (T0 - TICK, *INSTANTS, T0 + 3 * TICK):
        _both_say(at)
    assert Notice.objects.public(T0 - TICK).count() == 0
    # Validated at T0 or a tick later; from nothing, T0 or a tick later; until nothing or later.
    assert Notice.objects.public(T0 + TICK).count() == 2 * 3 * 2


instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (hypothesis takes naive bounds)
times = st.one_of(st.none(), st.sampled_from(INSTANTS), instants)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(rows=st.lists(st.tuples(times, times, times), max_size=8), at=instants)
def test_query_and_rule_agree_on_any_rows(
    tables: None,
    rows: list[tuple[datetime | None, datetime | None, datetime | None]],
    at: datetime,
) -> None:
    Notice.objects.all().delete()
    for validated, start, end in rows:
        if start is None or end is None or start < end:
            _notice(validated, start, end).save()
    _both_say(at)


def test_prefix_leads_the_rule_to_the_related_thing() -> None:
    plain, led = public_at(T0), public_at(T0, "text__")
    assert str(led) == str(plain).replace("('", "('text__")


def test_naive_instant_is_refused() -> None:
    naive = T0.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no time zone"):
        is_public(_notice(T0, None, None), naive)
    with pytest.raises(ValueError, match="no time zone"):
        public_at(naive)


@pytest.mark.parametrize(
    "wrong",
    [
        Notice(validated_at=T0),
        Notice(validated_by="user:1"),
        Notice(validated_by="user:1", validated_at=T0, public_from=T0, public_until=T0),
    ],
    ids=["nobody validated", "validated never", "over before it begins"],
)
def test_database_refuses_half_a_validation_and_an_empty_span(tables: None, wrong: Notice) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()
