"""What indicators tell: values from a standpoint, progress, and changes with their label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from toguna.institutions.models import Party
from toguna.institutions.sight import public_or_empty, seen
from toguna.kernel.standpoint import Standpoint
from toguna.roadmap.enums import Basis, Comparator, ValueKind
from toguna.roadmap.models import Indicator, IndicatorValue

MET = {
    Comparator.AT_LEAST: Decimal.__ge__,
    Comparator.AT_MOST: Decimal.__le__,
    Comparator.EQUAL: Decimal.__eq__,
}


class ChangeUnit(models.TextChoices):
    """What a change is counted in. A rise from 20 % to 30 % is 10 points and 50 per cent."""

    POINTS = "points", _("percentage points")
    RELATIVE = "relative", _("per cent, relative")


@dataclass(frozen=True, slots=True)
class Change:
    """How far the actual is from the baseline, in a unit that is always shown with it."""

    amount: Decimal
    unit: ChangeUnit


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator for one scope: a state, or None for the whole.

    A row that is None was not reported. A target "in each state" is the target of every state's
    view. `progress` is (actual − baseline) / (target − baseline), neither clamped nor rounded:
    below 0 when it went back, above 1 when the target is passed, None when a value is missing or
    the target is the baseline. `revised_progress` is the same against the revised target. `is_met`
    compares the actual with the target in force; None when that cannot be said.
    """

    indicator: Indicator
    scope: Party | None
    baseline: IndicatorValue | None
    target: IndicatorValue | None
    revised_target: IndicatorValue | None
    actual: IndicatorValue | None
    progress: Decimal | None
    revised_progress: Decimal | None
    is_met: bool | None
    changes: tuple[Change, ...]


def indicators_of(
    *,
    actions: Collection[int] = (),
    outcomes: Collection[int] = (),
    standpoint: Standpoint | None,
) -> tuple[Indicator, ...]:
    """The public indicators of these actions and outcomes (primary keys), by identifier. One
    query."""
    which = Q(action__in=actions) | Q(outcome__in=outcomes)
    rows = seen(Indicator.objects.filter(which), standpoint, "action", "outcome")
    return tuple(rows.order_by("ref"))


def indicator_views(
    indicators: Iterable[Indicator], standpoint: Standpoint | None
) -> tuple[IndicatorView, ...]:
    """One view for each indicator and scope that has a value, the whole first, then by state; an
    indicator without any value has one view, all empty. In the order of the indicators given.

    A baseline or an actual counts from its own date, or from the day it became known where it has
    none; a target from the day it became known, its date being the day it is set for. One query.
    """
    asked = list(indicators)
    rows: dict[int, list[IndicatorValue]] = defaultdict(list)
    for row in sorted(_values({one.pk for one in asked}, standpoint), key=_age):
        rows[row.indicator_id].append(row)
    return tuple(view for one in asked for view in _views(one, rows[one.pk]))


def _views(indicator: Indicator, rows: Iterable[IndicatorValue]) -> Iterator[IndicatorView]:
    whole: list[IndicatorValue] = []
    by_state: dict[Party, list[IndicatorValue]] = defaultdict(list)
    for row in rows:
        (by_state[row.scope] if row.scope else whole).append(row)
    if whole or not by_state:
        yield _view(indicator, None, whole)
    shared = [row for row in whole if _is_target(row) and row.basis == Basis.EACH_STATE]
    for state in sorted(by_state, key=_order):
        yield _view(indicator, state, [*shared, *by_state[state]])


def progress(
    baseline: IndicatorValue | None,
    target: IndicatorValue | None,
    actual: IndicatorValue | None,
) -> Decimal | None:
    """(actual − baseline) / (target − baseline), to 28 digits; None when a value is missing, when
    the target is the baseline, or when one counts in total and another in each state."""
    if baseline is None or target is None or actual is None:
        return None
    if not _are_comparable(baseline, target, actual):
        return None
    way = target.value - baseline.value
    return (actual.value - baseline.value) / way if way else None


def is_met(target: IndicatorValue | None, actual: IndicatorValue | None) -> bool | None:
    """Whether the actual is what the target asks for; None when one is missing, when the target is
    "about" something, or when the actual is itself not exact."""
    if target is None or actual is None or actual.comparator != Comparator.EQUAL:
        return None
    if not _are_comparable(target, actual):
        return None
    compare = MET.get(Comparator(target.comparator))
    return compare(actual.value, target.value) if compare else None


def changes(
    indicator: Indicator, baseline: IndicatorValue | None, actual: IndicatorValue | None
) -> tuple[Change, ...]:
    """The change from baseline to actual: in points for a percentage, and relative in per cent of
    the baseline (not from a baseline of zero). Empty when a value is missing."""
    if baseline is None or actual is None or not _are_comparable(baseline, actual):
        return ()
    difference = actual.value - baseline.value
    found = []
    if indicator.percentage:
        found.append(Change(difference, ChangeUnit.POINTS))
    if baseline.value:
        found.append(Change(difference / abs(baseline.value) * 100, ChangeUnit.RELATIVE))
    return tuple(found)


def _are_comparable(*rows: IndicatorValue) -> bool:
    """Whether the values count the same thing. A state's own count for that state, whichever basis
    they are written with; those of the whole are all in total or all in each state."""
    of_a_state = any(row.scope_id is not None for row in rows)
    return of_a_state or len({row.basis for row in rows}) == 1


def _order(party: Party) -> tuple[int, str]:
    return (party.position, party.ref)


def _is_target(row: IndicatorValue) -> bool:
    return row.kind in (ValueKind.TARGET, ValueKind.REVISED_TARGET)


def _age(row: IndicatorValue) -> tuple[date, date, int]:
    """What comes last counts: the newest measure, the target that was made known last."""
    since = row.known if _is_target(row) else (row.date_latest or row.known)
    return (since, row.known, row.pk)


def _values(indicators: Collection[int], standpoint: Standpoint | None) -> QuerySet[IndicatorValue]:
    rows = IndicatorValue.objects.filter(indicator__in=indicators)
    if standpoint is None:
        rows = rows.current()
    else:
        shown = public_or_empty(standpoint.at, "scope")
        rows = rows.known_by(standpoint.known_limit).filter(shown)
    if standpoint is not None and standpoint.as_of is not None:
        dated = Q(date_latest__lte=standpoint.as_of)
        undated = Q(date_latest__isnull=True, known__lte=standpoint.as_of)
        targets = Q(kind__in=(ValueKind.TARGET, ValueKind.REVISED_TARGET))
        rows = rows.filter(targets | dated | undated)
    return rows.select_related("scope", "passage__source")


def _view(
    indicator: Indicator, scope: Party | None, rows: Iterable[IndicatorValue]
) -> IndicatorView:
    last = {ValueKind(row.kind): row for row in rows}
    baseline, actual = last.get(ValueKind.BASELINE), last.get(ValueKind.ACTUAL)
    target, revised = last.get(ValueKind.TARGET), last.get(ValueKind.REVISED_TARGET)
    return IndicatorView(
        indicator=indicator,
        scope=scope,
        baseline=baseline,
        target=target,
        revised_target=revised,
        actual=actual,
        progress=progress(baseline, target, actual),
        revised_progress=progress(baseline, revised, actual),
        is_met=is_met(revised or target, actual),
        changes=changes(indicator, baseline, actual),
    )
