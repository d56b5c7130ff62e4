"""Where an action comes from, and what became of what came out of an act: the circle, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connections, router

from toguna.acts.models import Act
from toguna.institutions.sight import is_seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Meeting, Outcome
from toguna.meetings.queries import (
    AgendaLine,
    OutcomeNode,
    agenda_of,
    outcomes_of,
)
from toguna.roadmap.models import Action
from toguna.roadmap.queries.lines import ActionLine, lines_of, public_actions
from toguna.texts.models import Work

# UNION, which drops what was found already, ends the walk even if the links ran in a circle.
WIDER = """
    WITH RECURSIVE wider (id, parent_id) AS (
        SELECT id, parent_id FROM roadmap_action WHERE id = %s
        UNION
        SELECT other.id, other.parent_id
        FROM roadmap_action AS other, wider
        WHERE other.id = wider.parent_id
    )
    SELECT id FROM wider
"""


@dataclass(frozen=True, slots=True)
class FollowedOutcome:
    """An outcome and what became of it: the actions that it started, as they stand, and the lines
    of its list. `work` is the text that it adopts or asks for, where that is public; what became
    of a text is asked of `texts.queries`. No action: nothing that we know of follows it."""

    outcome: Outcome
    work: Work | None
    actions: tuple[ActionLine, ...]
    lines: tuple[FollowedOutcome, ...]


@dataclass(frozen=True, slots=True)
class OriginChain:
    """How an action came to be, backwards: the wider actions that it is part of (nearest first),
    the outcome that started it and the sentences above that one (nearest first), the act they came
    out of, the meeting that the act is, and the points of its agenda that carried the text, with
    their climb. Whatever is not stated, or not public, is empty."""

    action: Action
    wider: tuple[Action, ...]
    outcome: Outcome | None
    heads: tuple[Outcome, ...]
    act: Act | None
    meeting: Meeting | None
    agenda: tuple[AgendaLine, ...]
    work: Work | None


def became(act: Act, standpoint: Standpoint | None) -> tuple[FollowedOutcome, ...]:
    """What came out of an act, line by line, and what became of each. Seven queries at most,
    however many outcomes and actions there are."""
    nodes = outcomes_of(act, standpoint)
    outcomes = [outcome.pk for node in nodes for outcome in node.walk()]
    by_outcome: dict[int | None, list[ActionLine]] = defaultdict(list)
    for line in lines_of(Action.objects.filter(outcome__in=outcomes), standpoint):
        by_outcome[line.action.outcome_id].append(line)
    return tuple(_followed(node, by_outcome) for node in nodes)


def origin_of(action: Action, standpoint: Standpoint | None) -> OriginChain:
    """Where an action comes from. Eleven queries at most, however deep it lies."""
    path = _path(action, standpoint)
    outcome = path[0].outcome if path else None
    act = outcome.act if outcome else None
    work = next(
        (one for one in (path[0].work if path else None, action.work) if one is not None), None
    )
    meeting = _meeting(act, standpoint)
    points = agenda_of(meeting, standpoint) if meeting and work else ()
    return OriginChain(
        action=action,
        wider=_wider(action, standpoint),
        outcome=outcome,
        heads=tuple(node.outcome for node in path[1:]),
        act=act,
        meeting=meeting,
        agenda=tuple(line for line in points if line.work is not None and line.work == work),
        work=work if is_seen(work, standpoint) else None,
    )


def _followed(node: OutcomeNode, by_outcome: dict[int | None, list[ActionLine]]) -> FollowedOutcome:
    return FollowedOutcome(
        outcome=node.outcome,
        work=node.work,
        actions=tuple(by_outcome.get(node.outcome.pk, ())),
        lines=tuple(_followed(line, by_outcome) for line in node.lines),
    )


def _path(action: Action, standpoint: Standpoint | None) -> Sequence[OutcomeNode]:
    """From the outcome that started the action up to the sentence at the head of its list."""
    outcome = action.outcome
    if outcome is None:
        return ()
    for node in outcomes_of(outcome.act, standpoint):
        found = _path_to(outcome.pk, node)
        if found:
            return found
    return ()


def _path_to(outcome: int, node: OutcomeNode) -> tuple[OutcomeNode, ...]:
    if node.outcome.pk == outcome:
        return (node,)
    for line in node.lines:
        found = _path_to(outcome, line)
        if found:
            return (*found, node)
    return ()


def _meeting(act: Act | None, standpoint: Standpoint | None) -> Meeting | None:
    if act is None:
        return None
    meeting = Meeting.objects.filter(act=act).select_related("chain", "series").first()
    return meeting if is_seen(meeting, standpoint) else None


def _wider(action: Action, standpoint: Standpoint | None) -> tuple[Action, ...]:
    if action.parent_id is None:
        return ()
    with connections[router.db_for_read(Action)].cursor() as cursor:
        cursor.execute(WIDER, [action.pk])
        keys = [row[0] for row in cursor.fetchall()]
    found = {row.pk: row for row in public_actions(standpoint).filter(pk__in=keys)}
    chain: list[Action] = []
    key: int | None = action.parent_id
    while key in found and found[key] not in chain:
        chain.append(found[key])
        key = found[key].parent_id
    return tuple(chain)
