"""Indicators: values, progress and changes in words."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils import formats
from django.utils.translation import gettext as _

from toguna.portal.contexts.parts import Status
from toguna.portal.contexts.roadmap import IndicatorTable, Measure
from toguna.portal.pages.telling import cites, gather
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene
from toguna.roadmap.enums import Basis, Comparator, ValueKind
from toguna.roadmap.models import Action, IndicatorValue
from toguna.roadmap.queries import (
    Change,
    ChangeUnit,
    IndicatorView,
    indicator_views,
    indicators_of,
)

TENTH = Decimal("0.1")


def indicator_tables(scene: Scene, action: Action) -> tuple[IndicatorTable, ...]:
    """The indicators of an action, each for the whole and for each state that has a value. Four
    queries."""
    found = indicators_of(actions=[action.pk], standpoint=scene.standpoint)
    views = indicator_views(found, scene.standpoint) if found else ()
    citations = gather(scene, found, [row for view in views for row in _rows(view)])
    return tuple(_table(scene, view, citations) for view in views)


def _rows(view: IndicatorView) -> tuple[IndicatorValue | None, ...]:
    return (view.baseline, view.target, view.revised_target, view.actual)


def _table(scene: Scene, view: IndicatorView, citations: Citing) -> IndicatorTable:
    unit = scene.words(view.indicator.unit, "")
    kinds = (ValueKind.BASELINE, ValueKind.TARGET, ValueKind.REVISED_TARGET, ValueKind.ACTUAL)
    measures = tuple(
        _measure(scene, kind, row, unit.text, citations)
        for kind, row in zip(kinds, _rows(view), strict=True)
        if row is not None or kind != ValueKind.REVISED_TARGET
    )
    done = view.revised_progress if view.revised_target else view.progress
    return IndicatorTable(
        name=scene.words(view.indicator.name, view.indicator.ref),
        unit=unit,
        scope=scene.party(view.scope),
        measures=measures,
        progress=f"{number(done * 100)} %" if done is not None else "",
        changes=tuple(_change(change) for change in view.changes),
        is_met=_met(view.is_met),
        cites=cites(scene, citations.of(view.indicator)),
    )


def _measure(
    scene: Scene, kind: ValueKind, row: IndicatorValue | None, unit: str, citations: Citing
) -> Measure:
    if row is None:
        return Measure(str(kind.label), "", None, None, ())
    words = [number(row.value), unit]
    if row.comparator != Comparator.EQUAL:
        words.insert(0, str(Comparator(row.comparator).label))
    if row.basis == Basis.EACH_STATE:
        words.append(str(Basis(row.basis).label))
    return Measure(
        label=str(kind.label),
        value=" ".join(word for word in words if word),
        when=scene.when_known(row.date),
        note=scene.text(row.note),
        cites=cites(scene, citations.of(row)),
    )


def _change(change: Change) -> str:
    sign = "+" if change.amount > 0 else ""
    return f"{sign}{number(change.amount)} {ChangeUnit(change.unit).label}"


def _met(is_met: bool | None) -> Status | None:
    if is_met is None:
        return None
    return Status(_("Target met"), "met") if is_met else Status(_("Target not met"), "not-met")


def number(value: Decimal) -> str:
    """A number as the active language writes it, to a tenth where it is not whole."""
    rounded = value.quantize(TENTH, ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    return str(formats.number_format(rounded, use_l10n=True, force_grouping=True))
