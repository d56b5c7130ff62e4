"""What came out of an act, and what became of it.

An act has as many pages as its longest list asks for: whatever leads to an outcome has to know on
which of them it stands (`outcome_links`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from toguna.institutions.models import Party
from toguna.meetings.enums import Recurrence
from toguna.meetings.models import Outcome
from toguna.meetings.queries import outcome_places, outcomes_for
from toguna.portal.contexts.parts import Entry, Fact, Link, Pages, Some, Status
from toguna.portal.contexts.records import OutcomeLine
from toguna.portal.pages.action_rows import axes_in_brief
from toguna.portal.pages.bonds import SHOWN
from toguna.portal.pages.telling import choice, cites, fact, told
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene
from toguna.roadmap.queries import ActionLine, FollowedOutcome

LINES = 40
"""How many lines of each of its lists a page of an act shows."""

Row = TypeVar("Row")


def on_page(rows: Sequence[Row], pages: Pages) -> Sequence[Row]:
    """The part of a list of an act that stands on a page of it."""
    return rows[(pages.number - 1) * LINES : pages.number * LINES]


def outcome_links(scene: Scene, found: Iterable[Outcome]) -> dict[int, Link]:
    """The way to each outcome on the page of its act on which it stands, by primary key; an outcome
    that no page shows is absent. The acts are at hand, and were looked up. One query."""
    rows = list(found)
    places = outcome_places({row.act_id for row in rows}, scene.standpoint)
    links = {}
    for row in rows:
        place = places.get(row.pk)
        act = scene.act(row.act, place // LINES + 1) if place is not None else None
        if act is not None:
            links[row.pk] = Link(scene.words(row.statement), f"{act.href}#{row.ref}")
    return links


def outcomes_in(followed: Iterable[FollowedOutcome]) -> list[Outcome]:
    """Every outcome of these lists, heads and lines, in reading order."""
    found: list[Outcome] = []
    for one in followed:
        found += [one.outcome, *outcomes_in(one.lines)]
    return found


def line_count(followed: Iterable[FollowedOutcome]) -> int:
    """How many outcomes can be followed: a sentence at the head of a list only names it."""
    return sum(line_count(one.lines) if one.lines else 1 for one in followed)


def addressed_outcomes(scene: Scene, party: Party) -> Some:
    """What a party must see to, each with the act that it came out of. Some seven queries."""
    found = outcomes_for(party, scene.standpoint)
    scene.look_up(row.act for row in found)
    links = outcome_links(scene, found)
    entries = tuple(
        Entry(link, notes=told(scene.act(row.act), _often(row)))
        for row in found
        if (link := links.get(row.pk)) is not None
    )
    return Some(entries[:SHOWN], len(entries))


def _often(row: Outcome) -> Status | None:
    """How often it is due, where that is more than once."""
    return choice(Recurrence(row.recurrence)) if row.recurrence != Recurrence.ONCE else None


def outcome_lines(
    scene: Scene, followed: Sequence[FollowedOutcome], shown: frozenset[int], citations: Citing
) -> tuple[OutcomeLine, ...]:
    """The outcomes of an act that stand on a page of it (`shown`, primary keys), each with the
    actions that it started and where these stand. The sentence at the head of a list comes again,
    bare, where its lines go on."""
    lines = (
        _line(scene, one, number, shown, citations) for number, one in enumerate(followed, start=1)
    )
    return tuple(line for line in lines if line is not None)


def _line(
    scene: Scene, one: FollowedOutcome, number: int, shown: frozenset[int], citations: Citing
) -> OutcomeLine | None:
    row = one.outcome
    is_here = row.pk in shown
    lines = outcome_lines(scene, one.lines, shown, citations)
    if not is_here and not lines:
        return None
    return OutcomeLine(
        anchor=row.ref if is_here else "",
        number=number,
        statement=scene.words(row.statement),
        kind=scene.words(row.kind.name, row.kind.ref),
        facts=_facts(scene, one) if is_here else (),
        became=tuple(entry for line in one.actions if (entry := _became(scene, line)))
        if is_here
        else (),
        cites=cites(scene, citations.of(row)),
        lines=lines,
    )


def _facts(scene: Scene, one: FollowedOutcome) -> tuple[Fact, ...]:
    row = one.outcome
    return (
        *fact(_("Text"), scene.work(one.work)),
        *fact(_("Addressed to"), *scene.parties(row.addressees.all())),
        *fact(_("Due date"), scene.when_known(row.due)),
        *fact(_("How often"), _often(row)),
    )


def _became(scene: Scene, line: ActionLine) -> Entry | None:
    link = scene.action(line.action)
    return Entry(link, notes=told(*axes_in_brief(line))) if link else None
