"""Roadmaps, the list of actions, and an action with everything that was stated of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from toguna.institutions.queries import member_states
from toguna.institutions.sight import seen
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Entry, Fact, Text
from toguna.portal.contexts.roadmap import (
    ActionPage,
    ActionsPage,
    Group,
    HistoryLine,
    RoadmapPage,
    RoadmapsPage,
    ScopeRow,
)
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.action_rows import (
    action_entries,
    action_in_brief,
    action_row,
    action_rows,
    assessment,
)
from toguna.portal.pages.circles import circle_of_action, circle_of_roadmap
from toguna.portal.pages.indicators import indicator_tables
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.telling import (
    choice,
    cites,
    doubts,
    fact,
    gather,
    made_public_fact,
    pages_of,
    part,
    record,
    told,
)
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.following import (
    action_counts,
    actions,
    categories,
    parts_of,
    roadmaps,
)
from toguna.portal.registers.actions import actions_register, roadmap_register
from toguna.portal.registers.choices import choices_page
from toguna.portal.scene import Scene
from toguna.portal.structured.things import roadmap_thing
from toguna.roadmap.enums import Axis, Origin
from toguna.roadmap.models import Action, Roadmap
from toguna.roadmap.queries import (
    ActionLine,
    OriginChain,
    ScopedAssertions,
    Stated,
    action_line,
    history,
    history_count,
    lines_of,
    origin_of,
    roadmap_lines,
    scoped_assertions,
)

HISTORY_SIZE = 40


def roadmaps_page(scene: Scene) -> RoadmapsPage:
    found, pages = part(scene, roadmaps(scene.standpoint))
    return RoadmapsPage(
        frame_of(scene, Text(list_name("roadmaps"))), roadmap_entries(scene, found), pages
    )


def roadmap_entries(scene: Scene, found: list[Roadmap]) -> tuple[Entry, ...]:
    """Roadmaps as lines, with the number of their actions. Three queries."""
    counts = action_counts(found, scene.standpoint)
    citations = gather(scene, found)
    return tuple(
        Entry(
            what=link,
            when=scene.when_known(row.period),
            notes=told(
                scene.party(row.owner, short=True),
                _("actions: %(count)s") % {"count": counts.get(row.pk, 0)},
            ),
            cites=cites(scene, citations.of(row)),
        )
        for row in found
        if (link := scene.link("roadmap", row, row.title)) is not None
    )


def roadmap_page(scene: Scene) -> RoadmapPage | ChoicesPage:
    """Some fifty queries, however many actions; most of them those of its facets."""
    seen_from = scene.standpoint
    roadmap = record(roadmaps(seen_from), scene.asked.ref)
    register = roadmap_register(scene, roadmap)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    lines = roadmap_lines(roadmap, seen_from, among=opened.keys)
    citations = gather(scene, roadmap)
    return RoadmapPage(
        frame=register.framed(opened, roadmap.description, roadmap_thing(scene, roadmap)),
        description=scene.text(roadmap.description),
        facts=(
            *fact(_("Owner"), scene.party(roadmap.owner)),
            *fact(_("Period"), scene.when_known(roadmap.period)),
            *fact(_("Text"), scene.work(roadmap.work)),
            *made_public_fact(scene, roadmap.known, is_inferred=roadmap.known_inferred),
        ),
        groups=_groups(scene, roadmap, lines, opened.tags),
        pages=opened.pages,
        facets=opened.facets,
        has_schedule=any(line.schedule for line in lines),
        has_reports=any(line.reporting for line in lines),
        discrepancies=doubts(scene, roadmap),
        cites=cites(scene, citations.of(roadmap)),
        circle=circle_of_roadmap(scene, roadmap),
    )


def _groups(
    scene: Scene, roadmap: Roadmap, lines: Sequence[ActionLine], tags: Mapping[int, str]
) -> tuple[Group, ...]:
    known = categories(roadmap, scene.standpoint)
    citations = gather(scene, known.values())
    groups = []
    shown = action_rows(scene, lines, tags)
    rows = dict(zip((line.action.pk for line in lines), shown, strict=True))
    for key, several in groupby(lines, key=lambda line: line.action.category_id):
        category = known.get(key)
        if category is not None:
            groups.append(
                Group(
                    name=scene.words(category.name, category.ref),
                    anchor=category.ref,
                    rows=tuple(rows[line.action.pk] for line in several),
                    cites=cites(scene, citations.of(category)),
                )
            )
    return tuple(groups)


def actions_page(scene: Scene) -> ActionsPage | ChoicesPage:
    """About forty queries, most of them those of its facets."""
    register = actions_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    chosen = Action.objects.filter(pk__in=opened.keys)
    lines = {line.action.pk: line for line in lines_of(chosen, scene.standpoint)}
    ordered = [lines[key] for key in opened.keys]
    return ActionsPage(
        frame=register.framed(opened),
        rows=action_rows(scene, ordered, opened.tags),
        pages=opened.pages,
        facets=opened.facets,
    )


def action_page(scene: Scene) -> ActionPage:
    """Some forty queries, however long the history."""
    seen_from = scene.standpoint
    rows = actions(seen_from).select_related("category__roadmap", "outcome__act", "work")
    action = record(rows, scene.asked.ref)
    line = action_line(action, seen_from)
    pages = pages_of(scene, history_count(action, seen_from), HISTORY_SIZE)
    start = (pages.number - 1) * HISTORY_SIZE
    stated = history(action, seen_from, offset=start, limit=HISTORY_SIZE)
    scoped = scoped_assertions(action, seen_from)
    parts = parts_of(action, seen_from)
    origin = origin_of(action, seen_from)
    now = [line.lifecycle, line.completion] if line else []
    citations = gather(
        scene,
        action,
        now,
        [one.assertion for one in stated],
        [row for one in scoped for row in (one.lifecycle, one.completion)],
        origin.outcome,
    )
    scene.look_up([*(one.assertion.act for one in stated), origin.act])
    row = action_row(scene, line, citations) if line else None
    if row is None:
        raise AssertionError(f"{action} was found, and has no line")
    return ActionPage(
        frame=frame_of(
            scene,
            scene.words(action.title, action.ref),
            action.description,
            description=action_in_brief(scene, action, line),
        ),
        description=scene.text(action.description),
        facts=_facts(scene, action, origin, citations),
        row=row,
        scopes=_scopes(scene, scoped, citations),
        history=_history(scene, stated, citations),
        pages=pages,
        indicators=indicator_tables(scene, action),
        parts=action_entries(scene, parts),
        discrepancies=doubts(scene, action, *(one.assertion for one in stated)),
        cites=cites(scene, citations.of(action)),
        circle=circle_of_action(scene, action),
    )


def _facts(
    scene: Scene, action: Action, origin: OriginChain, citations: Citing
) -> tuple[Fact, ...]:
    roadmap = action.category.roadmap
    responsible = seen(action.responsible.order_by("position", "ref"), scene.standpoint)
    return (
        *fact(_("Roadmap"), scene.link("roadmap", roadmap, roadmap.title)),
        *fact(_("Category"), scene.text(action.category.name)),
        *fact(_("Origin"), choice(Origin(action.origin))),
        *_origin(scene, origin, citations),
        *fact(_("Text"), scene.work(origin.work)),
        *fact(_("Part of"), *(scene.action(one) for one in origin.wider)),
        *fact(_("Responsible"), *scene.parties(responsible)),
        *fact(_("Planned date"), scene.when_known(action.planned)),
        *made_public_fact(scene, action.known, is_inferred=action.known_inferred),
    )


def _origin(scene: Scene, origin: OriginChain, citations: Citing) -> tuple[Fact, ...]:
    """The line that the action came out of, the sentences above it, and where it was decided."""
    act = scene.act(origin.act)
    if origin.outcome is None or act is None:
        return ()
    links = outcome_links(scene, (origin.outcome, *origin.heads))
    lines = (links.get(one.pk) for one in (origin.outcome, *origin.heads))
    stated = cites(scene, citations.of(origin.outcome))
    agenda = (scene.text(point.item.title) for point in origin.agenda)
    return (
        *fact(_("Came out of"), *lines, act, cites=stated),
        *fact(_("Point of the agenda"), *agenda),
    )


def _scopes(
    scene: Scene, scoped: Sequence[ScopedAssertions], citations: Citing
) -> tuple[ScopeRow, ...]:
    """The confederation, then each member state of the day: one of which nothing is stated has a
    line that says so, since "not reported" is neither zero nor nothing."""
    by_scope = {one.scope.pk: one for one in scoped}
    parties = [one.scope for one in scoped]
    if scene.body is not None:
        day = scene.standpoint.day
        states = member_states(scene.body.party, day, scene.standpoint)
        listed = {party.pk for party in parties}
        parties += [state for state in states if state.pk not in listed]
    rows = []
    for party in parties:
        link = scene.party(party)
        one = by_scope.get(party.pk)
        if link is not None:
            rows.append(
                ScopeRow(
                    scope=link,
                    lifecycle=assessment(scene, one.lifecycle, citations) if one else None,
                    completion=assessment(scene, one.completion, citations) if one else None,
                )
            )
    return tuple(rows)


def _history(scene: Scene, stated: Sequence[Stated], citations: Citing) -> tuple[HistoryLine, ...]:
    lines = []
    for one in stated:
        row = one.assertion
        scope = scene.party(row.scope)
        told_of = assessment(scene, row, citations)
        if scope is None or told_of is None:
            continue
        evidence = (scene.act(row.act), scene.work(row.work))
        lines.append(
            HistoryLine(
                axis=str(Axis(row.axis).label),
                assessment=told_of,
                scope=scope,
                statement=scene.text(row.statement),
                evidence=tuple(link for link in evidence if link),
                known=scene.day(row.known),
                is_inferred=row.known_inferred,
                is_superseded=one.is_superseded,
                revision=row.revision,
            )
        )
    return tuple(lines)
