"""What changed between two days: what became known of each kind, and what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toguna.kernel.dates import UncertainDate, in_words
from toguna.kernel.standpoint import Standpoint
from toguna.portal.addresses import FIRST_YEAR, LAST_YEAR, Narrowing
from toguna.portal.contexts.changes import (
    ChangeCount,
    ChangeDay,
    ChangeGroup,
    ChangePeriodsPage,
    ChangesPage,
    DayForm,
)
from toguna.portal.contexts.parts import Choice, Text
from toguna.portal.frames import frame_of, list_name
from toguna.portal.missing import Moved
from toguna.portal.pages import change_lines as lines
from toguna.portal.pages.telling import pages_of
from toguna.portal.queries import becoming
from toguna.portal.queries.becoming import Days
from toguna.portal.queries.sourcing import known_days
from toguna.portal.scene import Scene
from toguna.roadmap.queries.axes import months_before

CHANGES_SIZE = 50
LONGEST = 40
"""Periods between sources that are offered at most: an older one is asked by its path."""

FIELDS = {"fr": ("du", "au"), "en": ("from", "to")}
"""The names of the two fields of the form, by language."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A kind of change: its heading, its rows between two days, how they are told. `is_valid` is
    what happened between the days, as against what became known."""

    anchor: str
    heading: str | Promise
    rows: Callable[[Days, Standpoint], QuerySet[Any]]
    lines: lines.Lines
    is_valid: bool = False


STREAMS = (
    Stream("sources", gettext_lazy("Sources"), becoming.new_sources, lines.source_lines),
    Stream("acts", gettext_lazy("Acts and meetings"), becoming.new_acts, lines.act_lines),
    Stream(
        "statuses",
        gettext_lazy("How acts and meetings stand"),
        becoming.new_statuses,
        lines.status_lines,
    ),
    Stream("outcomes", gettext_lazy("Outcomes"), becoming.new_outcomes, lines.outcome_lines),
    Stream("texts", gettext_lazy("Texts"), becoming.new_texts, lines.text_lines),
    Stream(
        "life", gettext_lazy("Steps in the lives of texts"), becoming.new_stages, lines.stage_lines
    ),
    Stream("actions", gettext_lazy("Actions"), becoming.new_actions, lines.action_lines),
    Stream(
        "assertions",
        gettext_lazy("Where actions stand"),
        becoming.new_assertions,
        lines.assertion_lines,
    ),
    Stream("mandates", gettext_lazy("Mandates"), becoming.new_mandates, lines.mandate_lines),
    Stream(
        "discrepancies",
        gettext_lazy("What does not add up"),
        becoming.new_doubts,
        lines.doubt_lines,
    ),
    Stream(
        "held",
        gettext_lazy("Acts and meetings held"),
        becoming.held_between,
        lines.held_lines,
        True,
    ),
    Stream(
        "offices",
        gettext_lazy("Mandates begun or ended"),
        becoming.mandates_between,
        lines.happened_mandate_lines,
        True,
    ),
)


def changes_page(scene: Scene) -> ChangesPage | ChangePeriodsPage:
    """What changed between the days that the address says; where it says none, the choice of them.
    Some fifty queries at most: two for each kind of change, and those of its lines. Raises Moved
    for days in the wrong order."""
    days = scene.asked.narrowing.days
    if days is None:
        return periods_page(scene)
    first, last = days
    if first > last:
        raise Moved(scene.address("changes", narrowing=Narrowing(days=(last, first))))
    found = [(stream, stream.rows(days, scene.standpoint)) for stream in STREAMS]
    counts = [rows.count() for _stream, rows in found]
    pages = pages_of(scene, sum(counts), CHANGES_SIZE)
    title = _("What changed: %(first)s – %(last)s") % {
        "first": _day(scene, first),
        "last": _day(scene, last),
    }
    told = list(_counts(scene, counts))
    return ChangesPage(
        frame=frame_of(scene, Text(title)),
        first=scene.day(first),
        last=scene.day(last),
        known=tuple(count for stream, count in told if not stream.is_valid),
        happened=tuple(count for stream, count in told if stream.is_valid),
        groups=tuple(_groups(scene, found, counts, (pages.number - 1) * CHANGES_SIZE)),
        pages=pages,
        choose=scene.address("changes"),
    )


def _counts(scene: Scene, counts: list[int]) -> Iterator[tuple[Stream, ChangeCount]]:
    """Each kind of which there is something, and the page on which it begins."""
    before = 0
    for stream, count in zip(STREAMS, counts, strict=True):
        if count:
            href = f"{scene.path(number=before // CHANGES_SIZE + 1)}#{stream.anchor}"
            yield stream, ChangeCount(str(stream.heading), count, href)
        before += count


def _groups(
    scene: Scene, found: list[tuple[Stream, QuerySet[Any]]], counts: list[int], start: int
) -> Iterator[ChangeGroup]:
    """The kinds, one after the other, from the line `start` of them all."""
    before, end = 0, start + CHANGES_SIZE
    for (stream, rows), count in zip(found, counts, strict=True):
        first, last = max(start - before, 0), min(end - before, count)
        before += count
        if first < last:
            dated = stream.lines(scene, list(rows[first:last]))
            yield ChangeGroup(
                anchor=stream.anchor,
                heading=str(stream.heading),
                total=count,
                days=tuple(
                    ChangeDay(scene.day(day) if day else None, tuple(one for _day, one in several))
                    for day, several in groupby(dated, key=lambda one: one[0])
                ),
                is_valid=stream.is_valid,
            )


def periods_page(
    scene: Scene, message: str = "", written: tuple[str, str] = ("", "")
) -> ChangePeriodsPage:
    """The choice of two days; `message` says what is wrong with those that were `written`. One
    query and the frame's."""
    pages_of(scene, 0)
    today = scene.standpoint.known_limit
    known = [day for day in known_days(scene.standpoint) if day <= today]
    latest = known[-1] if known else today
    recent = {
        _("Since the last source"): latest,
        _("The last month"): months_before(today, 1),
        _("The last quarter"): months_before(today, 3),
    }
    steps = [(known[0], known[0])] if known else []
    steps += [(before + timedelta(days=1), after) for before, after in pairwise(known)]
    first, last = FIELDS[scene.language]
    return ChangePeriodsPage(
        frame=frame_of(scene, Text(list_name("changes"))),
        message=message,
        recent=tuple(
            _choice(scene, (day, today), f"{label} ({_day(scene, day)})")
            for label, day in recent.items()
        ),
        between=tuple(_choice(scene, days) for days in reversed(steps[-LONGEST:])),
        form=DayForm(
            action=scene.address("changes"),
            first=first,
            last=last,
            earliest=date(FIRST_YEAR, 1, 1).isoformat(),
            latest=date(LAST_YEAR, 12, 31).isoformat(),
            first_value=written[0],
            last_value=written[1],
        ),
        example=_path(scene, (months_before(today, 1), today)),
    )


def _choice(scene: Scene, days: Days, label: str = "") -> Choice:
    both = " – ".join(dict.fromkeys(_day(scene, day) for day in days))
    return Choice(label or both, _path(scene, days), False)


def _path(scene: Scene, days: Days) -> str:
    return scene.address("changes", narrowing=Narrowing(days=days))


def _day(scene: Scene, day: date) -> str:
    return in_words(UncertainDate.day(day), scene.language)
