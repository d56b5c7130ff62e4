"""Plain functions that make this room's rows, as `tests.cast` makes those of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tests import cast
from toguna.institutions.models import Party
from toguna.roadmap.enums import Completion, Grade, Lifecycle, Origin
from toguna.roadmap.models import (
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
)


@dataclass(frozen=True)
class Plan:
    """The roadmap of the Union of the Rivers, with one category, and its three states."""

    union: Party
    ardane: Party
    belvar: Party
    corune: Party
    roadmap: Roadmap
    category: Category

    @property
    def states(self) -> tuple[Party, ...]:
        return self.ardane, self.belvar, self.corune


def make_plan() -> Plan:
    union = cast.make_party("body", "union", position=9)
    cast.make_confederation(union)
    ardane, belvar, corune = (
        cast.make_party("state", ref, position=position)
        for position, ref in enumerate(("ardane", "belvar", "corune"))
    )
    roadmap = make_roadmap("roadmap-1")
    return Plan(union, ardane, belvar, corune, roadmap, make_category(roadmap))


def make_roadmap(ref: str = "", *, is_public: bool = True, **fields: Any) -> Roadmap:
    values = cast.of_fact("roadmap", ref, is_public, fields)
    return Roadmap.objects.create(**{"title": values["ref"], **values})


def make_category(
    roadmap: Roadmap, ref: str = "", *, is_public: bool = True, **fields: Any
) -> Category:
    values = cast.of_fact("category", ref, is_public, fields)
    return Category.objects.create(roadmap=roadmap, **{"name": values["ref"], **values})


def make_action(
    category: Category,
    ref: str = "",
    *,
    responsible: Sequence[Party] = (),
    is_public: bool = True,
    **fields: Any,
) -> Action:
    values = cast.of_fact("action", ref, is_public, {"origin": Origin.STATED, **fields})
    action = Action.objects.create(category=category, **{"title": values["ref"], **values})
    action.responsible.set(responsible)
    return action


def make_assertion(
    action: Action,
    value: Lifecycle | Completion,
    scope: Party,
    valid: str = "2030-01-01",
    ref: str = "",
    **fields: Any,
) -> Assertion:
    """An assertion; a correction takes the action, the axis and the scope of what it corrects only
    because they are given the same here."""
    axis = "lifecycle" if isinstance(value, Lifecycle) else "completion"
    return Assertion.objects.create(
        action=action,
        axis=axis,
        value=value,
        scope=scope,
        valid=valid,
        **cast.of_revision("assertion", ref, {"grade": Grade.SELF_ACCOUNT, **fields}),
    )


def make_indicator(ref: str = "", *, is_public: bool = True, **fields: Any) -> Indicator:
    values = cast.of_fact("indicator", ref, is_public, {"unit": "km", **fields})
    return Indicator.objects.create(**{"name": values["ref"], **values})


def make_value(
    indicator: Indicator, kind: str, value: str, measured: str = "", **fields: Any
) -> IndicatorValue:
    return IndicatorValue.objects.create(
        indicator=indicator,
        kind=kind,
        value=Decimal(value),
        date=measured,
        **cast.of_revision("value", "", fields),
    )


def make_round(
    roadmap: Roadmap, opens: str, due: str, ref: str = "", *, is_public: bool = True, **fields: Any
) -> ReportingRound:
    values = cast.of_fact("round", ref, is_public, fields)
    return ReportingRound.objects.create(
        roadmap=roadmap,
        opens=date.fromisoformat(opens),
        due=date.fromisoformat(due),
        **{"title": values["ref"], **values},
    )


def make_report(round: ReportingRound, party: Party, step: str, day: str, **fields: Any) -> Report:
    return Report.objects.create(
        round=round,
        party=party,
        step=step,
        day=date.fromisoformat(day),
        **cast.of_revision("report", "", fields),
    )
