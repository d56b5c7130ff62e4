"""What is on a meeting's agenda, and where each point came from and went to in the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections, router
from django.db.models import QuerySet

from toguna.institutions.sight import is_seen, seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import AgendaItem, Meeting
from toguna.texts.models import Work

# From a meeting's points, every point that they come from or that comes from them. UNION, which
# drops what was found already, ends the walk even if the links ran in a circle.
FAMILY = """
    WITH RECURSIVE family (id, climbs_from_id) AS (
        SELECT id, climbs_from_id FROM meetings_agendaitem WHERE meeting_id = %s
        UNION
        SELECT other.id, other.climbs_from_id
        FROM meetings_agendaitem AS other, family
        WHERE other.climbs_from_id = family.id OR other.id = family.climbs_from_id
    )
    SELECT id FROM family
"""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point on an agenda and its way through the chain.

    `below` is the same point at the meetings before, the nearest first; `above` at the meetings
    after, lowest first (a point can climb to several). `work` is the text that it carries, where
    that text is public. Each point's `meeting.act` is at hand.
    """

    item: AgendaItem
    work: Work | None
    below: tuple[AgendaItem, ...]
    above: tuple[AgendaItem, ...]


def agenda_points(standpoint: Standpoint | None) -> QuerySet[AgendaItem]:
    """Every point of every agenda, of public meetings only, in no order: for subqueries."""
    return seen(AgendaItem.objects.order_by(), standpoint, "meeting", "meeting__act")


def agenda_of(meeting: Meeting, standpoint: Standpoint | None) -> tuple[AgendaLine, ...]:
    """The agenda of a meeting in order, with the climb of each point. Public points of public
    meetings only. Two queries, however long the agenda and the chain are."""
    family = AgendaItem.objects.filter(pk__in=_family(meeting))
    rows = seen(family, standpoint, "meeting", "meeting__act")
    found = {row.pk: row for row in rows.select_related("work", "meeting__act")}
    climbed: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for row in sorted(found.values(), key=_order):
        climbed[row.climbs_from_id].append(row)
    own = sorted((row for row in found.values() if row.meeting_id == meeting.pk), key=_order)
    return tuple(
        AgendaLine(
            item=row,
            work=row.work if is_seen(row.work, standpoint) else None,
            below=tuple(_below(row, found)),
            above=tuple(_above(row, climbed)),
        )
        for row in own
    )


def _order(item: AgendaItem) -> tuple[int, str]:
    return (item.position, item.ref)


def _family(meeting: Meeting) -> list[int]:
    with connections[router.db_for_read(AgendaItem)].cursor() as cursor:
        cursor.execute(FAMILY, [meeting.pk])
        return [row[0] for row in cursor.fetchall()]


def _below(item: AgendaItem, found: dict[int, AgendaItem]) -> Iterator[AgendaItem]:
    seen = {item.pk}
    lower = found.get(item.climbs_from_id) if item.climbs_from_id else None
    while lower is not None and lower.pk not in seen:
        yield lower
        seen.add(lower.pk)
        lower = found.get(lower.climbs_from_id) if lower.climbs_from_id else None


def _above(item: AgendaItem, climbed: dict[int | None, list[AgendaItem]]) -> Iterator[AgendaItem]:
    seen = {item.pk}
    level = [item]
    while level:
        level = [up for one in level for up in climbed.get(one.pk, ()) if up.pk not in seen]
        seen.update(up.pk for up in level)
        yield from level
