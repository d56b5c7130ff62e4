"""Which step of a report may follow which."""

from __future__ import annotations

from toguna.roadmap.enums import ReportStep

FOLLOWING: dict[str | None, frozenset[str]] = {
    None: frozenset({ReportStep.SUBMITTED}),
    ReportStep.SUBMITTED: frozenset({ReportStep.SENT_BACK, ReportStep.ACCEPTED}),
    ReportStep.SENT_BACK: frozenset({ReportStep.SUBMITTED}),
    ReportStep.ACCEPTED: frozenset(),
}


def can_follow(step: str, last: str | None) -> bool:
    """Whether a step may come after the last one, None being none yet. A report is submitted first;
    it is then sent back or accepted; sent back, it is submitted again; accepted, it is closed."""
    return step in FOLLOWING[last]
