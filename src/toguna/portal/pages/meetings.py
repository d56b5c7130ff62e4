"""The list of meetings, a meeting, a chain of meetings, a series of meetings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.institutions.sight import seen
from toguna.meetings.models import AgendaItem, Chain, Meeting, Series
from toguna.meetings.queries import agenda_of, chain_of, chain_view
from toguna.meetings.queries.agenda import AgendaLine
from toguna.meetings.queries.gatherings import ChainView, MeetingLine
from toguna.portal.contexts.parts import Entry, Fact, Link, Text
from toguna.portal.contexts.records import (
    AgendaPoint,
    ChainPage,
    MeetingPage,
    MeetingsPage,
    SeriesPage,
)
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.act_rows import act_rows
from toguna.portal.pages.acts import act_body
from toguna.portal.pages.programmes import meeting_programme, programme_rows, shown_lines
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
from toguna.portal.scene import Scene


def meetings_page(scene: Scene) -> MeetingsPage:
    found, pages = part(scene, meeting_acts(scene.standpoint))
    frame = frame_of(scene, Text(list_name("meetings")))
    return MeetingsPage(frame, act_rows(scene, found), pages)


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
        frame=frame_of(scene, scene.words(act.title, act.ref), act.description),
        act=act_body(scene, act, *_facts(scene, meeting, citations)),
        agenda=tuple(_point(scene, line, citations) for line in agenda),
        programme=programme_rows(scene, items, citations),
        release=release,
        chain=scene.link("chain", view.chain, view.chain.name) if view else None,
        chained=_chained(scene, view),
    )


def chain_page(scene: Scene) -> ChainPage:
    chain = record(seen(Chain.objects.all(), scene.standpoint), scene.asked.ref)
    view = chain_view(chain, scene.standpoint)
    items, release = shown_lines(scene, chain)
    citations = gather(scene, chain, [line.item for line in items], [line.source for line in items])
    scene.look_up([line.meeting.act for line in view.meetings] if view else [])
    return ChainPage(
        frame=frame_of(scene, scene.words(chain.name, chain.ref), chain.description),
        description=scene.text(chain.description),
        meetings=_chained(scene, view),
        programme=programme_rows(scene, items, citations, with_meeting=True),
        release=release,
        discrepancies=doubts(scene, chain),
        cites=cites(scene, citations.of(chain)),
    )


def series_page(scene: Scene) -> SeriesPage:
    rows = seen(Series.objects.select_related("body"), scene.standpoint)
    series = record(rows, scene.asked.ref)
    found, pages = part(scene, meeting_acts(scene.standpoint, series))
    citations = gather(scene, series)
    return SeriesPage(
        frame=frame_of(scene, scene.words(series.name, series.ref)),
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
        status=stands(line.standing),
        notes=told(scene.text(level.name) if level else None),
    )
