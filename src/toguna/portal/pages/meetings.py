"""The list of meetings, a meeting, a chain of meetings, a series of meetings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.acts.queries import standing
from toguna.institutions.sight import seen
from toguna.kernel.dates import Precision
from toguna.meetings.models import AgendaItem, Meeting, Series
from toguna.meetings.queries import agenda_of, chain_of, zones
from toguna.meetings.queries.agenda import AgendaLine
from toguna.meetings.queries.gatherings import ChainView, MeetingLine
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Entry, Fact, Frame, Link
from toguna.portal.contexts.records import (
    AgendaPoint,
    MeetingPage,
    MeetingsPage,
    SeriesPage,
)
from toguna.portal.describing import told_plainly
from toguna.portal.feeds.links import feeds
from toguna.portal.frames import frame_of
from toguna.portal.pages.act_rows import act_rows
from toguna.portal.pages.acts import act_body
from toguna.portal.pages.circles import circle_of_series
from toguna.portal.pages.programmes import meeting_programme, programme_rows
from toguna.portal.pages.telling import (
    cites,
    doubts,
    fact,
    gather,
    part,
    record,
    stands,
    told,
    yes_no,
)
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import meeting_acts, meetings_of
from toguna.portal.registers.acts import meetings_register
from toguna.portal.registers.choices import choices_page
from toguna.portal.scene import Scene
from toguna.portal.structured.things import event_series, meeting_event


def meetings_page(scene: Scene) -> MeetingsPage | ChoicesPage:
    """About fifty queries, most of them those of its facets."""
    register = meetings_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    return MeetingsPage(
        frame=register.framed(opened),
        rows=act_rows(scene, register.fetched(opened.keys), opened.tags),
        pages=opened.pages,
        facets=opened.facets,
    )


def meeting_page(scene: Scene) -> MeetingPage:
    act = record(meeting_acts(scene.standpoint), scene.asked.ref)
    meeting = meetings_of([act], scene.standpoint)[act.pk]
    meeting.act = act
    agenda = agenda_of(meeting, scene.standpoint)
    view = chain_of(meeting, scene.standpoint)
    items, release = meeting_programme(scene, meeting)
    citations = gather(
        scene,
        meeting,
        [line.item for line in agenda],
        [line.item for line in items],
        [line.source for line in items],
    )
    points = [point for line in agenda for point in (*line.below, *line.above)]
    chained = [line.meeting for line in view.meetings] if view else []
    scene.look_up([*(one.act for one in chained), *(one.meeting.act for one in points)])
    return MeetingPage(
        frame=_frame(scene, meeting, view),
        act=act_body(scene, act, *_facts(scene, meeting, citations)),
        agenda=tuple(_point(scene, line, citations) for line in agenda),
        programme=programme_rows(scene, items, citations, zones()),
        release=release,
        chain=scene.link("chain", view.chain, view.chain.name) if view else None,
        chained=_chained(scene, view),
    )


def _frame(scene: Scene, meeting: Meeting, view: ChainView | None) -> Frame:
    """One query."""
    act, series = meeting.act, meeting.series
    how = standing(act, scene.standpoint)
    within = (
        scene.link("chain", view.chain, view.chain.name) if view else None,
        scene.link("series", series, series.name) if series else None,
    )
    has_day = any(
        date.precision in (Precision.DAY, Precision.SPAN) for date in (how.date, act.date)
    )
    return frame_of(
        scene,
        scene.words(act.title, act.ref),
        act.description,
        description=told_plainly(
            stands(how, is_meeting=True), scene.when_known(how.date), scene.place(act.place)
        ),
        feeds=feeds(scene, "meeting-calendar") if has_day else (),
        about=meeting_event(scene, act, how, meeting.bodies.all(), within),
    )


def series_page(scene: Scene) -> SeriesPage:
    rows = seen(Series.objects.select_related("body"), scene.standpoint)
    series = record(rows, scene.asked.ref)
    found, pages = part(scene, meeting_acts(scene.standpoint, series))
    citations = gather(scene, series)
    name = scene.words(series.name, series.ref)
    return SeriesPage(
        frame=frame_of(
            scene,
            name,
            about=event_series(scene, name, series.body),
        ),
        facts=(
            *fact(_("Body"), scene.party(series.body)),
            *fact(_("How often"), scene.text(series.periodicity)),
            *fact(_("In rotation"), yes_no(True) if series.rotating else None),
            *fact(_("Note"), scene.text(series.note)),
        ),
        rows=act_rows(scene, found),
        pages=pages,
        discrepancies=doubts(scene, series),
        cites=cites(scene, citations.of(series)),
        circle=circle_of_series(scene, series),
    )


def _facts(scene: Scene, meeting: Meeting, citations: Citing) -> tuple[Fact, ...]:
    series = meeting.series
    link = scene.link("series", series, series.name) if series else None
    ordinal = _("number %(ordinal)s") % {"ordinal": meeting.ordinal} if meeting.ordinal else None
    stated = cites(scene, citations.of(meeting))
    return (
        *fact(_("Level"), scene.text(meeting.level.name) if meeting.level else None, cites=stated),
        *fact(_("Bodies"), *scene.parties(meeting.bodies.all()), cites=stated),
        *(fact(_("Series"), link, ordinal, cites=stated) if link else ()),
        *fact(_("Objective"), scene.text(meeting.objective), cites=stated),
    )


def _point(scene: Scene, line: AgendaLine, citations: Citing) -> AgendaPoint:
    def meetings(items: tuple[AgendaItem, ...]) -> tuple[Link, ...]:
        links = (scene.meeting(item.meeting) for item in items)
        return tuple(link for link in links if link)

    return AgendaPoint(
        title=scene.words(line.item.title, line.item.ref),
        work=scene.work(line.work),
        below=meetings(line.below),
        above=meetings(line.above),
        cites=cites(scene, citations.of(line.item)),
    )


def _chained(scene: Scene, view: ChainView | None) -> tuple[Entry, ...]:
    lines = view.meetings if view else ()
    return tuple(entry for line in lines if (entry := _chain_entry(scene, line)))


def _chain_entry(scene: Scene, line: MeetingLine) -> Entry | None:
    link = scene.act(line.meeting.act)
    if link is None:
        return None
    level = line.meeting.level
    return Entry(
        what=link,
        when=scene.when(line.standing.date),
        status=stands(line.standing, is_meeting=True),
        notes=told(scene.text(level.name) if level else None),
    )
