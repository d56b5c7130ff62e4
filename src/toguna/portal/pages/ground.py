"""The page of dates, and the page for what is not there."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from toguna.kernel.dates import UncertainDate, in_words
from toguna.portal.addresses import Viewpoint, address
from toguna.portal.contexts.ground import DatesPage, MissingPage, Year
from toguna.portal.contexts.parts import Choice, Link, Text
from toguna.portal.frames import frame_of, list_name
from toguna.portal.queries.sourcing import known_days
from toguna.portal.scene import Scene

LONGEST = 40
"""Years of month ends that the page of dates offers at most: an older day is asked by its path."""


def dates_page(scene: Scene) -> DatesPage:
    """Month ends since the confederation's first day (where none is stated, since the first source
    was known), and the days on which sources were made public. One query and the frame's."""
    viewpoint = scene.asked.viewpoint
    today = scene.standpoint.at.date()
    made_known = known_days(replace(scene.standpoint, known_on=None))
    stated = scene.body.first_day if scene.body else None
    first = stated or min((*made_known, today))
    days = _month_ends(first, today)

    def chosen(day: date, target: Viewpoint) -> Choice:
        words = in_words(UncertainDate.day(day), scene.language)
        return Choice(words, address("home", scene.language, target), target == viewpoint)

    years = tuple(
        Year(
            str(year),
            tuple(chosen(day, Viewpoint(day, viewpoint.known_on)) for day in several),
        )
        for year, several in groupby(days, key=lambda day: day.year)
    )
    known = tuple(chosen(day, Viewpoint(viewpoint.as_of, day)) for day in made_known)
    example = days[0] if days else today
    return DatesPage(
        frame=frame_of(scene, Text(list_name("dates"))),
        years=years,
        known=known,
        example_as_of=address("home", scene.language, Viewpoint(as_of=example)),
        example_known_on=address("home", scene.language, Viewpoint(known_on=example)),
    )


def missing_page(scene: Scene, reason: str, *ways: Link) -> MissingPage:
    """What to show instead of a page that is not there. No query beyond the scene's."""
    return MissingPage(frame_of(scene, Text(_("Page not found"))), reason, ways)


def _month_ends(first: date, today: date) -> list[date]:
    """The last day of each month from that of `first` to the one before today's."""
    months = range(max(_month(first), _month(today) - LONGEST * 12), _month(today))
    return [
        date(year, month + 1, monthrange(year, month + 1)[1])
        for year, month in (divmod(number, 12) for number in months)
    ]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
