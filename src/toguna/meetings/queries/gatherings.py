"""Meetings as a list, and the chain that a meeting stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from toguna.acts.queries import Standing, standings
from toguna.institutions.sight import is_seen, seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Chain, Meeting, Series
from toguna.meetings.queries.parties import named_parties


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting and where it stands: held, planned, planned and not confirmed, cancelled. The act,
    its place, the level, the bodies and the series are at hand. `series` and `chain` are None
    where they are not public."""

    meeting: Meeting
    standing: Standing
    series: Series | None
    chain: Chain | None


@dataclass(frozen=True, slots=True)
class ChainView:
    """Meetings that hand an agenda up, from the one that prepares to the one that decides."""

    chain: Chain
    meetings: tuple[MeetingLine, ...]


def meetings(standpoint: Standpoint | None) -> tuple[MeetingLine, ...]:
    """Every meeting, by date, those without a date last. Meetings that a source mentions without
    date or number are among them, as such. Three queries."""
    return _lines(_public(standpoint), standpoint)


def meetings_of_series(series: Series, standpoint: Standpoint | None) -> tuple[MeetingLine, ...]:
    """The meetings of a series, by ordinal, then by date. Three queries."""
    lines = _lines(_public(standpoint).filter(series=series), standpoint)
    return tuple(sorted(lines, key=lambda line: line.meeting.ordinal or 0))


def meeting_line(meeting: Meeting, standpoint: Standpoint | None) -> MeetingLine | None:
    """One meeting as `meetings` shows it; None where it is not public. Three queries."""
    return next(iter(_lines(_public(standpoint).filter(pk=meeting.pk), standpoint)), None)


def chain_of(meeting: Meeting, standpoint: Standpoint | None) -> ChainView | None:
    """The chain that a meeting stands in; None where it is in none, or in one that is not public.
    Three queries, and one for the chain where it is not at hand."""
    chain = meeting.chain
    return chain_view(chain, standpoint) if chain is not None else None


def chain_view(chain: Chain, standpoint: Standpoint | None) -> ChainView | None:
    """A chain with its meetings in their order; None where it is not public. Three queries."""
    if not is_seen(chain, standpoint):
        return None
    lines = _lines(_public(standpoint).filter(chain=chain), standpoint)
    placed = sorted(lines, key=lambda line: _position(line.meeting))
    return ChainView(chain, tuple(placed))


def chain_views(standpoint: Standpoint | None) -> tuple[ChainView, ...]:
    """Every public chain with its meetings in their order, as `chain_view` shows one; the chains in
    theirs. Four queries."""
    by_chain: dict[int | None, list[MeetingLine]] = defaultdict(list)
    for line in _lines(_public(standpoint).filter(chain__isnull=False), standpoint):
        by_chain[line.meeting.chain_id].append(line)
    return tuple(
        ChainView(
            chain,
            tuple(sorted(by_chain.get(chain.pk, ()), key=lambda line: _position(line.meeting))),
        )
        for chain in chains(standpoint)
    )


def chains(standpoint: Standpoint | None) -> tuple[Chain, ...]:
    """The chains in their order. One query."""
    return tuple(seen(Chain.objects.order_by("position", "ref"), standpoint))


def _position(meeting: Meeting) -> tuple[bool, int]:
    return (meeting.chain_position is None, meeting.chain_position or 0)


def _public(standpoint: Standpoint | None) -> QuerySet[Meeting]:
    return seen(Meeting.objects.all(), standpoint, "act")


def _lines(rows: QuerySet[Meeting], standpoint: Standpoint | None) -> tuple[MeetingLine, ...]:
    bodies = named_parties(standpoint)
    found = list(
        rows.select_related(
            "act__kind", "act__place", "act__mode", "level", "series", "chain"
        ).prefetch_related(Prefetch("bodies", bodies))
    )
    standing = standings([row.act for row in found], standpoint or Standpoint.now())
    lines = (
        MeetingLine(
            meeting=row,
            standing=standing[row.act_id],
            series=row.series if is_seen(row.series, standpoint) else None,
            chain=row.chain if is_seen(row.chain, standpoint) else None,
        )
        for row in found
    )
    return tuple(sorted(lines, key=lambda line: (line.standing.date, line.meeting.ref)))
