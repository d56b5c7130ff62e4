"""Meetings in sequence and their programme: of the nearest ones, and of any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from toguna.institutions.sight import seen
from toguna.kernel.dates import UncertainDate
from toguna.meetings.models import Chain, Slot
from toguna.meetings.queries import (
    ChainView,
    ItemChange,
    Zones,
    release_changes,
    zones,
)
from toguna.portal.addresses import WHOLE
from toguna.portal.contexts.parts import Entry, Text, When
from toguna.portal.contexts.programme import (
    ChainPage,
    ProgrammeBody,
    ProgrammeChange,
    ProgrammeDay,
    ProgrammePage,
)
from toguna.portal.contexts.records import ProgrammeRow
from toguna.portal.frames import frame_of, list_name
from toguna.portal.missing import Missing
from toguna.portal.pages.circles import circle_of_chain
from toguna.portal.pages.phases import phases_of
from toguna.portal.pages.programmes import (
    ShownLine,
    programme_rows,
    shown_lines,
    slot_when,
)
from toguna.portal.pages.schedules import Dated, chosen, dated, facets, narrower
from toguna.portal.pages.telling import choice, cites, doubts, gather, pages_of, record
from toguna.portal.queries.summits import chains_in_view
from toguna.portal.scene import Scene
from toguna.portal.structured.things import event_series

LINES = 40
"""How many items a page of a programme shows."""

OTHERS = 30


def programme_page(scene: Scene) -> ProgrammePage:
    """Some thirty queries, however long the programme."""
    views = chains_in_view(scene.standpoint)
    view = views[0] if views else None
    if view is None and scene.asked.narrowing != WHOLE:
        raise Missing(
            _("No programme of meetings is public, as far as can be seen from this date.")
        )
    body, narrowed_to = programme_body(scene, view) if view else (None, None)
    citations = gather(scene, view.chain if view else None)
    return ProgrammePage(
        frame=frame_of(scene, _title(Text(list_name("programme")), narrowed_to)),
        chain=scene.link("chain", view.chain, view.chain.name) if view else None,
        programme=body,
        others=tuple(
            Entry(link)
            for one in views[1 : OTHERS + 1]
            if (link := scene.link("chain", one.chain, one.chain.name)) is not None
        ),
        cites=cites(scene, citations.of(view.chain if view else None)),
    )


def chain_page(scene: Scene) -> ChainPage:
    """Some thirty queries, however long the programme."""
    chain = record(seen(Chain.objects.all(), scene.standpoint), scene.asked.ref)
    views = chains_in_view(scene.standpoint)
    view = next((one for one in views if one.chain == chain), ChainView(chain, ()))
    body, narrowed_to = programme_body(scene, view)
    citations = gather(scene, chain)
    title = _title(scene.words(chain.name, chain.ref), narrowed_to)
    return ChainPage(
        frame=frame_of(
            scene,
            title,
            chain.description,
            about=event_series(scene, scene.words(chain.name, chain.ref)),
        ),
        description=scene.text(chain.description),
        programme=body,
        discrepancies=doubts(scene, chain),
        cites=cites(scene, citations.of(chain)),
        circle=circle_of_chain(scene, chain),
    )


def _title(name: Text, narrowed_to: Text | None) -> Text:
    """The title of a page, with what it is narrowed to where both are in one language."""
    if narrowed_to is None or narrowed_to.lang != name.lang:
        return name
    return Text(f"{name.text} – {narrowed_to.text}", name.lang)


def programme_body(scene: Scene, view: ChainView) -> tuple[ProgrammeBody, Text | None]:
    """The programme of a chain on the page that was asked for, and the words of the facet's value
    that it is narrowed to. Some twenty-five queries. Raises Missing for a value that names nothing
    public, and for a page beyond the last."""
    phases = phases_of(scene, view)
    lines, release, changes = _lines(scene, view)
    clocks = zones()
    several = sorted((dated(view, line, clocks) for line in lines), key=lambda one: one.order)
    offered = facets(scene, view, several)
    value = chosen(scene, offered)
    shown = [one for one in several if value is None or one.line.item.pk in value.kept]
    pages = pages_of(scene, len(shown), LINES)
    here = shown[(pages.number - 1) * LINES : pages.number * LINES]
    rows = _rows(scene, [one.line for one in here], clocks)
    is_of_a_day = scene.asked.narrowing.facet == "day"
    body = ProgrammeBody(
        phases=phases,
        narrowers=tuple(narrower(scene, name, values) for name, values in offered.items()),
        whole=scene.address(scene.asked.name, scene.asked.ref) if value else "",
        days=_days(scene, here, rows),
        pages=pages,
        has_hours=any(one.line.slot and one.line.slot.starts for one in several),
        undated=sum(not one.is_stated for one in several) if is_of_a_day else 0,
        release=release,
        changes=tuple(_change(scene, one, clocks) for one in changes),
    )
    return body, value.label if value else None


def _lines(
    scene: Scene, view: ChainView
) -> tuple[list[ShownLine], int | None, tuple[ItemChange, ...]]:
    """The lines of the meetings in view, those dropped since the release before included; the
    number of the release, and what changed. Seven queries at most."""
    found, release = shown_lines(scene, view.chain)
    meetings = {line.meeting.pk for line in view.meetings}
    changes: tuple[ItemChange, ...] = ()
    if release is not None and release > 1:
        every = release_changes(view.chain, release - 1, release, scene.standpoint)
        changes = tuple(one for one in every if one.item.meeting_id in meetings)
    changed = {one.item.pk: one.change for one in changes}
    dropped = [
        ShownLine(one.item, one.before, None, is_dropped=True)
        for one in changes
        if one.after is None
    ]
    kept = [
        replace(line, change=changed.get(line.item.pk))
        for line in found
        if line.item.meeting_id in meetings
    ]
    return [*kept, *dropped], release, changes


def _rows(scene: Scene, lines: Sequence[ShownLine], clocks: Zones) -> tuple[ProgrammeRow, ...]:
    facts: list[Slot | None] = [line.source for line in lines]
    citations = gather(scene, [line.item for line in lines], facts)
    return programme_rows(scene, lines, citations, clocks, with_meeting=True)


def _days(
    scene: Scene, here: Sequence[Dated], rows: Sequence[ProgrammeRow]
) -> tuple[ProgrammeDay, ...]:
    pairs = zip(here, rows, strict=True)
    return tuple(
        _day(scene, days, [row for _dated, row in several])
        for days, several in groupby(pairs, key=lambda pair: pair[0].days)
    )


def _day(scene: Scene, days: tuple[date, date] | None, rows: list[ProgrammeRow]) -> ProgrammeDay:
    """The meeting is named once where all the items are of one."""
    meetings = {row.meeting for row in rows}
    if len(meetings) > 1:
        return ProgrammeDay(_span(scene, days), None, tuple(rows))
    alone = tuple(replace(row, meeting=None) for row in rows)
    return ProgrammeDay(_span(scene, days), meetings.pop(), alone)


def _span(scene: Scene, days: tuple[date, date] | None) -> When | None:
    if days is None:
        return None
    first, last = days
    return scene.day(first) if first == last else scene.when(UncertainDate.span(first, last))


def _change(scene: Scene, one: ItemChange, clocks: Zones) -> ProgrammeChange:
    return ProgrammeChange(
        item=scene.words(one.item.title, one.item.ref),
        change=choice(one.change),
        before=slot_when(scene, one.item, one.before, clocks),
        after=slot_when(scene, one.item, one.after, clocks),
    )
