"""What came out of an act, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from toguna.institutions.models import Party
from toguna.meetings.enums import Recurrence
from toguna.meetings.models import Outcome
from toguna.meetings.queries import outcomes_for
from toguna.portal.contexts.parts import Entry, Some, Status
from toguna.portal.contexts.records import OutcomeLine
from toguna.portal.pages.action_rows import axes_in_brief
from toguna.portal.pages.bonds import SHOWN
from toguna.portal.pages.telling import choice, cites, fact, told
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene
from toguna.roadmap.queries import ActionLine, FollowedOutcome


def outcomes_in(followed: Iterable[FollowedOutcome]) -> list[Outcome]:
    """Every outcome of these lists, heads and lines, in reading order."""
    found: list[Outcome] = []
    for one in followed:
        found += [one.outcome, *outcomes_in(one.lines)]
    return found


def addressed_outcomes(scene: Scene, party: Party) -> Some:
    """What a party must see to, each with the act that it came out of. Some six queries."""
    found = outcomes_for(party, scene.standpoint)
    scene.look_up(row.act for row in found)
    entries = tuple(
        Entry(scene.words(row.statement), notes=told(act, _often(row)))
        for row in found
        if (act := scene.act(row.act)) is not None
    )
    return Some(entries[:SHOWN], len(entries))


def _often(row: Outcome) -> Status | None:
    """How often it is due, where that is more than once."""
    return choice(Recurrence(row.recurrence)) if row.recurrence != Recurrence.ONCE else None


def outcome_lines(
    scene: Scene, followed: Iterable[FollowedOutcome], citations: Citing
) -> tuple[OutcomeLine, ...]:
    """The outcomes of an act, each with the actions that it started and where these stand."""
    return tuple(_line(scene, one, citations) for one in followed)


def _line(scene: Scene, one: FollowedOutcome, citations: Citing) -> OutcomeLine:
    row = one.outcome
    return OutcomeLine(
        anchor=row.ref,
        statement=scene.words(row.statement),
        kind=scene.words(row.kind.name, row.kind.ref),
        facts=(
            *fact(_("Text"), scene.work(one.work)),
            *fact(_("Addressed to"), *scene.parties(row.addressees.all())),
            *fact(_("Due date"), scene.when_known(row.due)),
            *fact(_("How often"), _often(row)),
        ),
        became=tuple(entry for line in one.actions if (entry := _became(scene, line))),
        cites=cites(scene, citations.of(row)),
        lines=outcome_lines(scene, one.lines, citations),
    )


def _became(scene: Scene, line: ActionLine) -> Entry | None:
    link = scene.action(line.action)
    return Entry(link, notes=told(*axes_in_brief(line))) if link else None
