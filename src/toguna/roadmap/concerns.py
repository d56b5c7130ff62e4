"""Whom the roadmap concerns: who is responsible, whom a statement is about, and the pillars."""

from __future__ import annotations

from toguna.access.concerns import declare
from toguna.roadmap.models import (
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
    Snapshot,
)


def declare_concerns() -> None:
    measured = ("action__responsible", "outcome__addressees")
    declare(Roadmap, parties=["owner"])
    declare(Category, parties=["roadmap__owner"], pillars=["pillar"])
    declare(Action, parties=["responsible"], pillars=["category__pillar"])
    # A statement about one state is that state's, whoever else is responsible for the action.
    declare(
        Assertion,
        states=["scope"],
        bodies=["scope", "action__responsible"],
        pillars=["action__category__pillar"],
    )
    declare(Indicator, parties=measured, pillars=["action__category__pillar"])
    declare(
        IndicatorValue,
        states=["scope"],
        bodies=["scope", *(f"indicator__{path}" for path in measured)],
        pillars=["indicator__action__category__pillar"],
    )
    declare(ReportingRound, parties=["roadmap__owner"])
    declare(Report, parties=["party"])
    declare(Snapshot, parties=["roadmap__owner"])
