"""Who reported in a round, and where that report is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from toguna.institutions.models import Party
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.queries import day_of
from toguna.roadmap.enums import Reporting, ReportStep
from toguna.roadmap.models import Report, ReportingRound, Roadmap

STEP_STATES = {
    ReportStep.SUBMITTED: Reporting.SUBMITTED,
    ReportStep.SENT_BACK: Reporting.SENT_BACK,
    ReportStep.ACCEPTED: Reporting.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class PartyReporting:
    """Where a party's report in a round is on a day. `step` is the report row that says so; None
    where nothing was submitted."""

    party: Party
    round: ReportingRound
    state: Reporting
    step: Report | None


def reporting_state(round: ReportingRound, step: Report | None, day: date) -> Reporting:
    """The state that the last step gives; without one, whether a report is due on that day. The
    first and the last day of the round are in it."""
    if step is not None:
        return STEP_STATES[ReportStep(step.step)]
    if day < round.opens:
        return Reporting.NOT_DUE
    return Reporting.DUE if day <= round.due else Reporting.OVERDUE


def reporting_of(
    round: ReportingRound, parties: Iterable[Party], standpoint: Standpoint | None
) -> tuple[PartyReporting, ...]:
    """Where each party's report in the round is on the standpoint's day, in the order given. One
    query."""
    asked = list(parties)
    steps = last_steps(round, {party.pk for party in asked}, standpoint)
    day = day_of(standpoint)
    return tuple(
        PartyReporting(party, round, reporting_state(round, step, day), step)
        for party in asked
        for step in [steps.get(party.pk)]
    )


def rounds_of(roadmap: Roadmap, standpoint: Standpoint | None) -> tuple[ReportingRound, ...]:
    """The public rounds of a roadmap, oldest first. One query."""
    rows = seen(ReportingRound.objects.filter(roadmap=roadmap), standpoint)
    return tuple(rows.order_by("opens", "ref"))


def round_on(roadmap: Roadmap, standpoint: Standpoint | None) -> ReportingRound | None:
    """The round that counts on the standpoint's day: the last one that opened by then, else the
    next to open; None where there is none. One query."""
    rounds = rounds_of(roadmap, standpoint)
    opened = [one for one in rounds if one.opens <= day_of(standpoint)]
    return opened[-1] if opened else next(iter(rounds), None)


def report_steps(
    round: ReportingRound, party: Party, standpoint: Standpoint | None
) -> tuple[Report, ...]:
    """The steps of a party's report by the standpoint's day, first to last. One query."""
    return tuple(_steps(round, {party.pk}, standpoint)[party.pk])


def last_steps(
    round: ReportingRound, parties: Collection[int], standpoint: Standpoint | None
) -> dict[int, Report]:
    """The last step of each party (by primary key) that has one. One query."""
    return {party: steps[-1] for party, steps in _steps(round, parties, standpoint).items()}


def _steps(
    round: ReportingRound, parties: Collection[int], standpoint: Standpoint | None
) -> dict[int, list[Report]]:
    rows = Report.objects.filter(round=round, party__in=parties, day__lte=day_of(standpoint))
    rows = rows.current() if standpoint is None else rows.known_by(standpoint.known_limit)
    steps: dict[int, list[Report]] = defaultdict(list)
    for row in rows.select_related("passage__source").order_by("day", "id"):
        steps[row.party_id].append(row)
    return steps
