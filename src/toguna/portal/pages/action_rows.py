"""Actions as lines: their separate axes, each with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from toguna.portal.contexts.parts import Entry, Status, Value
from toguna.portal.contexts.roadmap import ActionRow, Assessment, PartyReport
from toguna.portal.describing import told_plainly
from toguna.portal.pages.telling import choice, cites, gather, grade, told
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene
from toguna.roadmap.enums import Axis, Completion, Lifecycle, Origin
from toguna.roadmap.models import Action, Assertion
from toguna.roadmap.queries import ActionLine, PartyReporting


def action_rows(
    scene: Scene, lines: Sequence[ActionLine], tags: Mapping[int, str]
) -> tuple[ActionRow, ...]:
    """Lines of a roadmap; `tags` are their values of facets. Two queries."""
    stated = [row for line in lines for row in (line.lifecycle, line.completion) if row]
    citations = gather(scene, [line.action for line in lines], stated)
    rows = (action_row(scene, line, citations, tags.get(line.action.pk, "")) for line in lines)
    return tuple(row for row in rows if row is not None)


def action_row(
    scene: Scene, line: ActionLine, citations: Citing, facets: str = ""
) -> ActionRow | None:
    link = scene.action(line.action)
    if link is None:
        return None
    return ActionRow(
        title=link,
        category=scene.words(line.action.category.name),
        origin=choice(Origin(line.action.origin)),
        lifecycle=assessment(scene, line.lifecycle, citations),
        completion=assessment(scene, line.completion, citations),
        schedule=choice(line.schedule) if line.schedule else None,
        reports=tuple(
            report for one in line.reporting if (report := _report(scene, one)) is not None
        ),
        freshness=choice(line.freshness),
        known=scene.day(line.last_known) if line.last_known else None,
        cites=cites(scene, citations.of(line.action)),
        facets=facets,
    )


def assessment(scene: Scene, row: Assertion | None, citations: Citing) -> Assessment | None:
    """What is stated on an axis, as stated by whom; None where nothing is."""
    if row is None:
        return None
    passages = citations.of(row)
    publishers = {passage.source_id: passage.source.publisher for passage in passages}
    return Assessment(
        value=value_of(row),
        grade=grade(row.grade),
        by=tuple(dict.fromkeys(scene.words(publisher) for publisher in publishers.values())),
        since=scene.when(row.valid),
        cites=cites(scene, passages),
    )


def value_of(row: Assertion) -> Status:
    """The value of an assertion in words."""
    if row.axis == Axis.LIFECYCLE:
        return choice(Lifecycle(row.value))
    return choice(Completion(row.value))


def axes_in_brief(line: ActionLine) -> tuple[Value, ...]:
    """The two stated axes of an action, for a line elsewhere: what is not stated is said to be
    not reported."""
    stated = [value_of(row) for row in (line.lifecycle, line.completion) if row]
    return tuple(stated) or (not_reported(),)


def action_in_brief(scene: Scene, action: Action, line: ActionLine | None) -> str:
    """An action and how it stands, in plain words."""
    stated = axes_in_brief(line) if line else ()
    return told_plainly(scene.words(action.title, action.ref), *stated)


def not_reported() -> Status:
    return Status(_("Not reported"), "not-reported")


def action_entries(
    scene: Scene, actions: Sequence[Action], lines: Sequence[ActionLine] = ()
) -> tuple[Entry, ...]:
    """Actions as short lines, with their axes where `lines` has them."""
    known = {line.action.pk: line for line in lines}
    return tuple(
        Entry(
            link,
            notes=told(*axes_in_brief(known[action.pk])) if action.pk in known else (),
        )
        for action in actions
        if (link := scene.action(action)) is not None
    )


def _report(scene: Scene, one: PartyReporting) -> PartyReport | None:
    party = scene.party(one.party, short=True)
    return PartyReport(party, choice(one.state)) if party else None
