"""Meetings in sequence: which are nearest to a day, and what came out of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from toguna.acts.queries import done_by
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import ProgrammeItem
from toguna.meetings.queries import ChainView, OutcomeNode, chain_views, outcomes_by_act
from toguna.texts.enums import LifeStage
from toguna.texts.queries import life_lines

ADOPTED = (LifeStage.ADOPTED, LifeStage.SIGNED)


@dataclass(frozen=True, slots=True)
class Results:
    """What came out of a meeting: outcomes that can be followed, texts adopted or signed by it or
    by acts within it; and the items of its programme."""

    outcomes: int
    texts: int
    items: int


def chains_in_view(standpoint: Standpoint) -> tuple[ChainView, ...]:
    """The chains with those of their meetings that a page may link (as of a day, those that are
    certainly past by then), the nearest to the standpoint's day first: the fewest days between it
    and any day of the chain, the coming one before the past one; those without a day last. Four
    queries."""
    found = (_in_view(view, standpoint) for view in chain_views(standpoint))
    shown = [view for view in found if view.meetings]
    return tuple(sorted(shown, key=lambda view: _distance(view, standpoint.day)))


def _in_view(view: ChainView, standpoint: Standpoint) -> ChainView:
    day = standpoint.as_of
    lines = (line for line in view.meetings if day is None or line.standing.date.certainly_by(day))
    return replace(view, meetings=tuple(lines))


def _distance(view: ChainView, day: date) -> tuple[bool, int, bool]:
    stated = [line.standing.date for line in view.meetings]
    first = min((one.earliest for one in stated if one.earliest), default=None)
    last = max((one.latest for one in stated if one.latest), default=None)
    if first is None or last is None:
        return (True, 0, False)
    return (False, max((first - day).days, (day - last).days, 0), day > last)


def results_of(acts: Collection[int], standpoint: Standpoint) -> dict[int, Results]:
    """What came out of meetings, by the primary key of their act. Five queries."""
    nodes = outcomes_by_act(acts, standpoint)
    works = _adopted(acts, standpoint)
    rows = seen(ProgrammeItem.objects.filter(meeting__act__in=acts), standpoint, "meeting")
    items = Counter(rows.values_list("meeting__act", flat=True))
    return {
        act: Results(
            outcomes=sum(followable(node) for node in nodes.get(act, ())),
            texts=len(works[act]),
            items=items[act],
        )
        for act in acts
    }


def followable(node: OutcomeNode) -> int:
    """How many outcomes a line stands for: a sentence at the head of a list only names it."""
    return sum(followable(line) for line in node.lines) if node.lines else 1


def _adopted(acts: Collection[int], standpoint: Standpoint) -> defaultdict[int, set[int]]:
    """By meeting, the texts that it or an act within it adopted or signed. Two queries."""
    rows = life_lines(standpoint).filter(
        Q(act__in=acts) | Q(act__within__in=acts),
        done_by(standpoint, "act__"),
        stage__in=ADOPTED,
    )
    found: defaultdict[int, set[int]] = defaultdict(set)
    for work, act, wider in rows.values_list("work", "act", "act__within"):
        meeting = act if act in acts else wider
        if meeting is not None:
            found[meeting].add(work)
    return found
