"""What became known, as lines: one function for each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act, StatusChange
from toguna.acts.queries import standings
from toguna.institutions.models import Mandate
from toguna.meetings.models import Outcome
from toguna.portal.contexts.changes import ChangeLine
from toguna.portal.contexts.parts import Status, Text, Value
from toguna.portal.pages.act_rows import where
from toguna.portal.pages.action_rows import value_of
from toguna.portal.pages.mandates import period
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.telling import choice, cites, gather, grade, stands, told
from toguna.portal.queries.becoming import earlier_statuses
from toguna.portal.scene import Scene
from toguna.record.models import Discrepancy, Passage, Source
from toguna.roadmap.enums import Axis, Origin
from toguna.roadmap.models import Action, Assertion
from toguna.texts.enums import LifeStage
from toguna.texts.models import Stage, Work

Dated = tuple[date | None, ChangeLine]
Lines = Callable[[Scene, list[Any]], Iterator[Dated]]
"""Rows as lines, each with the day on which it was made public. A row that may not be named gives
none."""


def act_lines(scene: Scene, found: list[Act]) -> Iterator[Dated]:
    """Acts as the first source stated them. Five queries."""
    scene.look_up(found)
    citations = gather(scene, found)
    for act in found:
        link = scene.act(act)
        if link is not None:
            notes = told(scene.text(act.kind.name), *where(scene, act))
            status = choice(ActStatus(act.status))
            passages = citations.of(act)
            yield (
                act.known,
                ChangeLine(
                    link,
                    when=scene.when(act.date),
                    after=(status,),
                    notes=notes,
                    cites=cites(scene, passages),
                ),
            )


def held_lines(scene: Scene, found: list[Act]) -> Iterator[Dated]:
    """Acts as they stand by the last statement. Six queries."""
    how = standings(found, scene.standpoint)
    scene.look_up(found)
    citations = gather(scene, found)
    for act in found:
        link = scene.act(act)
        if link is not None:
            yield (
                None,
                ChangeLine(
                    link,
                    when=scene.when(how[act.pk].date),
                    after=(stands(how[act.pk], is_meeting=scene.is_meeting(act)),),
                    notes=told(scene.text(act.kind.name), *where(scene, act)),
                    cites=cites(scene, citations.of(act)),
                ),
            )


def status_lines(scene: Scene, found: list[StatusChange]) -> Iterator[Dated]:
    """Later statements on acts: how the act stood until then, and how it stands. Six queries."""
    every = earlier_statuses(found, scene.standpoint)
    scene.look_up(one.act for one in found)
    citations = gather(scene, found)
    for one in found:
        link = scene.act(one.act)
        if link is not None:
            yield (
                one.known,
                ChangeLine(
                    link,
                    when=scene.when_known(one.date),
                    before=_stood(scene, one, every),
                    after=told(choice(ActStatus(one.status))),
                    notes=told(scene.text(one.note)),
                    by=stated_by(scene, citations.of(one)),
                    is_correction=one.supersedes_id is not None,
                    is_superseded=_is_superseded(one),
                    cites=cites(scene, citations.of(one)),
                ),
            )


def _stood(scene: Scene, one: StatusChange, every: Sequence[StatusChange]) -> tuple[Value, ...]:
    """How an act stood before a statement: by the one that it corrects, by the last one before it,
    else by the act's own."""
    earlier = [
        row
        for row in every
        if row.act_id == one.act_id and (row.known, row.pk) < (one.known, one.pk)
    ]
    corrected = [row for row in earlier if row.pk == one.supersedes_id]
    last = next(reversed(corrected or earlier), None)
    status, when = (last.status, last.date) if last else (one.act.status, one.act.date)
    return told(choice(ActStatus(status)), scene.when_known(when))


def stage_lines(scene: Scene, found: list[Stage]) -> Iterator[Dated]:
    """Steps in the lives of texts. Six queries."""
    how = standings([one.act for one in found], scene.standpoint)
    scene.look_up(one.act for one in found)
    citations = gather(scene, found)
    for one in found:
        link = scene.work(one.work)
        if link is not None:
            standing = how[one.act_id]
            yield (
                one.known,
                ChangeLine(
                    link,
                    when=scene.when(standing.date),
                    after=told(
                        choice(LifeStage(one.stage)), None if standing.is_held else stands(standing)
                    ),
                    notes=told(scene.party(one.party, short=True), scene.act(one.act)),
                    is_correction=one.supersedes_id is not None,
                    is_superseded=_is_superseded(one),
                    cites=cites(scene, citations.of(one)),
                ),
            )


def assertion_lines(scene: Scene, found: list[Assertion]) -> Iterator[Dated]:
    """Statements on actions: before and after, as stated by whom, on what evidence. Seven
    queries."""
    before = _befores(found)
    scene.look_up(one.act for one in found)
    citations = gather(scene, found)
    for one in found:
        link = scene.action(one.action)
        scope = scene.party(one.scope, short=True)
        if link is not None and scope is not None:
            held = before.get(one.pk)
            passages = citations.of(one)
            yield (
                one.known,
                ChangeLine(
                    link,
                    when=scene.when(one.valid),
                    before=(value_of(held),) if held else (),
                    after=(value_of(one),),
                    notes=told(
                        str(Axis(one.axis).label), scope, scene.act(one.act), scene.work(one.work)
                    ),
                    by=stated_by(scene, passages),
                    grade=grade(one.grade),
                    is_correction=one.supersedes_id is not None,
                    is_superseded=_is_superseded(one),
                    cites=cites(scene, passages),
                ),
            )


def _befores(found: Iterable[Assertion]) -> dict[int, Assertion]:
    """What held before each of these, by primary key: what it corrects, else what it follows. One
    query."""
    keys = {one.pk: one.supersedes_id or vars(one)["before_pk"] for one in found}
    rows = Assertion.objects.in_bulk({key for key in keys.values() if key is not None})
    return {pk: rows[key] for pk, key in keys.items() if key in rows}


def mandate_lines(scene: Scene, found: list[Mandate]) -> Iterator[Dated]:
    """Mandates that begin or end. Two queries."""
    citations = gather(scene, found)
    for one in found:
        link = scene.party(one.holder)
        if link is not None:
            office = scene.link("office", one.office, one.office.name) if one.office else None
            body, state = scene.party(one.body, short=True), scene.party(one.state, short=True)
            yield (
                one.known,
                ChangeLine(
                    link,
                    after=period(scene, one),
                    notes=told(
                        office or scene.text(one.role.name), scene.text(one.task), body, state
                    ),
                    cites=cites(scene, citations.of(one)),
                ),
            )


def happened_mandate_lines(scene: Scene, found: list[Mandate]) -> Iterator[Dated]:
    """The same for what happened, whenever it became known."""
    for _known, line in mandate_lines(scene, found):
        yield None, line


def outcome_lines(scene: Scene, found: list[Outcome]) -> Iterator[Dated]:
    """What came out of acts. Six queries."""
    scene.look_up(one.act for one in found)
    links = outcome_links(scene, found)
    citations = gather(scene, found)
    for one in found:
        act = scene.act(one.act)
        if act is not None:
            yield (
                one.known,
                ChangeLine(
                    links.get(one.pk) or scene.words(one.statement),
                    notes=told(scene.text(one.kind.name), act),
                    cites=cites(scene, citations.of(one)),
                ),
            )


def text_lines(scene: Scene, found: list[Work]) -> Iterator[Dated]:
    citations = gather(scene, found)
    for one in found:
        link = scene.work(one)
        if link is not None:
            notes = told(scene.text(one.kind.name), scene.party(one.author, short=True))
            yield one.known, ChangeLine(link, notes=notes, cites=cites(scene, citations.of(one)))


def action_lines(scene: Scene, found: list[Action]) -> Iterator[Dated]:
    citations = gather(scene, found)
    for one in found:
        link = scene.action(one)
        if link is not None:
            notes = told(choice(Origin(one.origin)), scene.text(one.category.name))
            yield one.known, ChangeLine(link, notes=notes, cites=cites(scene, citations.of(one)))


def doubt_lines(scene: Scene, found: list[Discrepancy]) -> Iterator[Dated]:
    citations = gather(scene, found)
    for one in found:
        link = scene.record(one)
        if link is not None:
            notes = told(scene.text(one.kind.name))
            yield one.known, ChangeLine(link, notes=notes, cites=cites(scene, citations.of(one)))


def source_lines(scene: Scene, found: list[Source]) -> Iterator[Dated]:
    for one in found:
        link = scene.record(one)
        if link is not None:
            inferred = Status(_("inferred"), "inferred") if one.known_inferred else None
            notes = told(scene.text(one.kind.name), scene.text(one.publisher), inferred)
            yield one.known, ChangeLine(link, when=scene.when_known(one.issued), notes=notes)


def stated_by(scene: Scene, passages: Iterable[Passage]) -> tuple[Text, ...]:
    """The publishers of the sources of these passages, each once."""
    publishers = {passage.source_id: passage.source.publisher for passage in passages}
    return tuple(dict.fromkeys(scene.words(publisher) for publisher in publishers.values()))


def _is_superseded(one: StatusChange | Stage | Assertion) -> bool:
    """Whether a row that is written once was corrected since, as its query marked it."""
    return bool(vars(one)["is_superseded"])
