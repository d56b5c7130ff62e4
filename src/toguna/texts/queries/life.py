"""The life of texts: the acts about each, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from toguna.acts.models import Act
from toguna.acts.queries import standings
from toguna.institutions.models import Party
from toguna.institutions.sight import is_seen, public_or_empty
from toguna.kernel.dates import UncertainDate
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.record.models import Passage
from toguna.texts.entries import LifeEntry
from toguna.texts.enums import LifeStage
from toguna.texts.models import Stage, Work


@dataclass(frozen=True)
class Instrument:
    """A party's instrument of ratification, deposited."""

    work: Work
    party: Party
    date: UncertainDate
    act: Act
    passage: Passage


def life(work: Work, standpoint: Standpoint | None = None) -> tuple[LifeEntry, ...]:
    """A text's life, the earliest act first, those without a date last. What took place appears
    once it certainly had by the day asked about; what is planned appears as planned. Two
    queries."""
    return lives([work], standpoint)[work.pk]


def lives(
    works: Iterable[Work], standpoint: Standpoint | None = None
) -> dict[int, tuple[LifeEntry, ...]]:
    """The life of each text, by primary key. Two queries, whatever their number."""
    keys = [work.pk for work in works]
    by_work: dict[int, list[LifeEntry]] = {key: [] for key in keys}
    for entry in _entries(Q(work__in=keys), standpoint):
        by_work[entry.row.work_id].append(entry)
    return {key: tuple(entries) for key, entries in by_work.items()}


def life_lines(standpoint: Standpoint | None = None) -> QuerySet[Stage]:
    """The lines of every life that no correction replaces, in no order: for subqueries. What binds
    an act to a text, whether the act took place or is planned."""
    if standpoint is None:
        return Stage.objects.current().order_by()
    rows = Stage.objects.known_by(standpoint.known_limit).order_by()
    at = standpoint.at
    if standpoint.known_on is not None:
        rows = rows.filter(act__known__lte=standpoint.known_on)
    is_seen_whole = public_at(at, "work__") & public_at(at, "act__") & public_or_empty(at, "party")
    return rows.filter(is_seen_whole)


def deposited_instruments(standpoint: Standpoint | None = None) -> tuple[Instrument, ...]:
    """Which instruments are deposited, by text and then by date. Two queries."""
    by_work: dict[str, list[Instrument]] = defaultdict(list)
    for entry in _entries(Q(stage=LifeStage.DEPOSITED), standpoint):
        if entry.is_done and entry.party is not None:
            by_work[entry.row.work.ref].append(
                Instrument(entry.row.work, entry.party, entry.date, entry.act, entry.passage)
            )
    return tuple(instrument for ref in sorted(by_work) for instrument in by_work[ref])


def _entries(which: Q, standpoint: Standpoint | None) -> list[LifeEntry]:
    rows = [row for row in _standing_rows(which, standpoint) if _is_seen(row, standpoint)]
    day = standpoint.as_of if standpoint else None
    how = standings([row.act for row in rows], standpoint)
    found = []
    for row in rows:
        standing = how[row.act_id]
        is_done = standing.is_done_by(day)
        if is_done or not standing.is_held:
            found.append(
                LifeEntry(
                    row=row,
                    stage=LifeStage(row.stage),
                    act=row.act,
                    standing=standing,
                    is_done=is_done,
                    party=row.party,
                    manner=row.manner,
                    version=row.version,
                    passage=row.passage,
                )
            )
    return sorted(found, key=lambda entry: entry.order)


def _standing_rows(which: Q, standpoint: Standpoint | None) -> list[Stage]:
    """The stages that no revision known by then replaces. Asked of all, public or not: a line that
    was corrected does not come back because its correction is under embargo."""
    rows = Stage.objects.filter(which).select_related(
        "work", "act__kind", "act__place", "party", "manner", "passage__source"
    )
    if standpoint is not None:
        rows = rows.filter(known__lte=standpoint.known_limit)
    every = list(rows)
    superseded = {row.supersedes_id for row in every}
    return [row for row in every if row.pk not in superseded]


def _is_seen(row: Stage, standpoint: Standpoint | None) -> bool:
    """A stage has no embargo of its own: it is seen where its text, its act and its party are."""
    if standpoint is None:
        return True
    day = standpoint.known_on
    is_known = day is None or (row.act.known is not None and row.act.known <= day)
    return is_known and all(is_seen(one, standpoint) for one in (row.work, row.act, row.party))
