"""The timeline: a year of everything dated, by month, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from toguna.acts.queries import acts, processes, standings
from toguna.kernel.dates import UncertainDate, in_words
from toguna.portal.contexts.parts import Entry, Status, Text
from toguna.portal.contexts.timeline import Month, TimelinePage, TimelineYear
from toguna.portal.frames import frame_of, list_name
from toguna.portal.missing import Missing
from toguna.portal.pages.act_rows import where
from toguna.portal.pages.telling import PAGE_SIZE, cites, gather, pages_of, stands, told
from toguna.portal.queries.chronology import (
    UNDATED,
    Happening,
    Moment,
    mandates,
    moments,
    works_in_force,
    years,
)
from toguna.portal.registers.naming import UNDATED as NO_YEAR
from toguna.portal.scene import Scene

YEAR = re.compile(r"[1-9][0-9]{3}")
Lines = dict[tuple[Happening, int], Entry]


def timeline_page(scene: Scene) -> TimelinePage:
    """Some thirty queries, however many things stand in the year."""
    counted = years(scene.standpoint)
    year = _asked_year(scene, counted)
    found = moments(year, scene.standpoint) if counted else []
    pages = pages_of(scene, len(found), PAGE_SIZE)
    start = (pages.number - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    lines = _lines(scene, shown)
    title = _("Timeline: %(year)s") % {"year": _year_label(year)}
    name = list_name("timeline")
    return TimelinePage(
        frame=frame_of(scene, Text(title if scene.asked.narrowing.facet else name)),
        years=tuple(
            TimelineYear(
                _year_label(one),
                count,
                scene.narrowed("timeline", "year", str(one) if one else NO_YEAR),
                one == year,
            )
            for one, count in counted.items()
        ),
        months=tuple(_months(scene, year, shown, lines)),
        pages=pages,
    )


def _asked_year(scene: Scene, counted: dict[int, int]) -> int:
    """The year that the address says; else the latest one that has begun and has something in it.
    Raises Missing for one that has nothing."""
    narrowing = scene.asked.narrowing
    if not narrowing.facet:
        begun = [year for year in counted if UNDATED < year <= scene.standpoint.day.year]
        return next(iter(begun or counted), UNDATED)
    value = narrowing.value
    year = int(value) if YEAR.fullmatch(value) else UNDATED
    if (year == UNDATED and value != NO_YEAR) or year not in counted:
        raise Missing(_("Nothing on the timeline stands in “%(year)s”.") % {"year": value})
    return year


def _year_label(year: int) -> str:
    return str(year) if year else _("Undated")


def _months(scene: Scene, year: int, shown: Sequence[Moment], lines: Lines) -> Iterator[Month]:
    for month, several in groupby(shown, key=lambda one: one.month):
        entries = (lines.get((one.kind, one.pk)) for one in several)
        label = _year_label(UNDATED)
        if year:
            label = _("%(year)s, without a month") % {"year": year}
        if month:
            label = in_words(UncertainDate.month(year, month), scene.language)
        yield Month(
            anchor=f"m-{month}",
            label=label[:1].upper() + label[1:],
            numeral=f"{month:02}" if month else "",
            entries=tuple(entry for entry in entries if entry),
        )


def _lines(scene: Scene, shown: Sequence[Moment]) -> Lines:
    """The lines of these moments. A few queries for each kind of thing among them."""
    keys = {kind: [one.pk for one in shown if one.kind is kind] for kind in Happening}
    return {
        **_acts(scene, keys[Happening.ACT]),
        **_mandates(scene, keys[Happening.MANDATE]),
        **_processes(scene, keys[Happening.BEGINNING], keys[Happening.END]),
        **_texts(scene, keys[Happening.FORCE]),
    }


def _acts(scene: Scene, pks: list[int]) -> Lines:
    found = list(acts(scene.standpoint).filter(pk__in=pks))
    how = standings(found, scene.standpoint)
    scene.look_up(found)
    citations = gather(scene, found)
    return {
        (Happening.ACT, act.pk): Entry(
            what=link,
            when=scene.when(how[act.pk].date),
            status=stands(how[act.pk], is_meeting=scene.is_meeting(act)),
            notes=told(scene.text(act.kind.name), *where(scene, act)),
            cites=cites(scene, citations.of(act)),
        )
        for act in found
        if (link := scene.act(act)) is not None
    }


def _mandates(scene: Scene, pks: list[int]) -> Lines:
    found = list(mandates(scene.standpoint).filter(pk__in=pks))
    citations = gather(scene, found)
    lines: Lines = {}
    for one in found:
        link = scene.party(one.holder)
        if link is not None:
            office = scene.link("office", one.office, one.office.name) if one.office else None
            role, task = scene.text(one.role.name), scene.text(one.task)
            body, state = scene.party(one.body, short=True), scene.party(one.state, short=True)
            lines[Happening.MANDATE, one.pk] = Entry(
                what=link,
                when=scene.when(one.start),
                status=_status(scene, one.start, _("Mandate begins"), "mandate-begins"),
                notes=told(office or role, task, body, state),
                cites=cites(scene, citations.of(one)),
            )
    return lines


def _processes(scene: Scene, beginnings: list[int], ends: list[int]) -> Lines:
    found = list(processes(scene.standpoint).filter(pk__in={*beginnings, *ends}))
    citations = gather(scene, found)
    lines: Lines = {}
    for one in found:
        link = scene.link("process", one, one.title)
        for kind, pks, when, label in (
            (Happening.BEGINNING, beginnings, one.start, _("Begins")),
            (Happening.END, ends, one.end, _("Ends")),
        ):
            if link is not None and one.pk in pks:
                lines[kind, one.pk] = Entry(
                    what=link,
                    when=scene.when(when),
                    status=_status(scene, when, label, kind.value),
                    notes=told(scene.text(one.kind.name), scene.party(one.counterpart)),
                    cites=cites(scene, citations.of(one)),
                )
    return lines


def _texts(scene: Scene, pks: list[int]) -> Lines:
    found = list(works_in_force(scene.standpoint).filter(pk__in=pks))
    citations = gather(scene, found)
    lines: Lines = {}
    for one in found:
        link = scene.work(one)
        if link is not None and one.force_date is not None:
            when = UncertainDate.day(one.force_date)
            lines[Happening.FORCE, one.pk] = Entry(
                what=link,
                when=scene.when(when),
                status=_status(scene, when, _("Enters into force by its own terms"), "in-force"),
                notes=told(scene.text(one.kind.name)),
                cites=cites(scene, citations.of(one)),
            )
    return lines


def _status(scene: Scene, when: UncertainDate, label: str, kind: str) -> Status:
    """What happens; said to be planned while its time has certainly not come."""
    if when.certainly_after(scene.standpoint.day):
        return Status(_("Planned: %(what)s") % {"what": label}, "planned")
    return Status(label, kind)
