"""The home page, the page of dates, and the page for what is not there."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from toguna.acts.enums import ActStatus
from toguna.acts.queries import processes
from toguna.institutions.enums import PartyKind
from toguna.institutions.queries import member_states, parties, presidency
from toguna.kernel.dates import UncertainDate, in_words
from toguna.portal.addresses import Viewpoint, address
from toguna.portal.contexts.ground import Count, DatesPage, HomePage, MissingPage, Year
from toguna.portal.contexts.parts import Choice, Text
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.act_rows import act_entries
from toguna.portal.pages.roadmap import roadmap_entries
from toguna.portal.pages.telling import cites, gather, told
from toguna.portal.queries.belonging import institutions, partners
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.queries.following import actions, roadmaps
from toguna.portal.queries.happenings import latest_acts, meeting_acts, other_acts
from toguna.portal.queries.sourcing import known_days, sources
from toguna.portal.scene import Scene
from toguna.texts.queries import texts

SHOWN_LATEST = 8
SHOWN_COMING = 6
SHOWN_ROADMAPS = 4
LONGEST = 40
"""Years of month ends that the page of dates offers at most: an older day is asked by its path."""


def home_page(scene: Scene) -> HomePage:
    """Some forty queries."""
    seen_from = scene.standpoint
    party = scene.body.party if scene.body else None
    chair = presidency(seen_from.day, seen_from)
    states = member_states(party, seen_from.day, seen_from) if party else ()
    mandate = chair.mandate if chair else None
    stated = cites(scene, gather(scene, mandate).of(mandate))
    held = latest_acts(seen_from).filter(status=ActStatus.HELD, date_latest__lte=seen_from.day)
    coming = latest_acts(seen_from).filter(
        Q(status__in=[ActStatus.PLANNED, ActStatus.POSTPONED]), status_changes__isnull=True
    )
    name = scene.words(party.name) if party else Text(_("Public record"))
    return HomePage(
        frame=frame_of(scene, name),
        description=scene.text(party.description) if party else None,
        day=scene.day(seen_from.day),
        presidency=told(
            scene.party(chair.person) if chair else None,
            scene.party(chair.state) if chair else None,
        ),
        since=scene.when_known(mandate.start) if mandate else None,
        members=scene.parties(states),
        counts=_counts(scene),
        latest=act_entries(scene, held[:SHOWN_LATEST]),
        coming=act_entries(scene, coming[:SHOWN_COMING]),
        roadmaps=roadmap_entries(scene, list(roadmaps(seen_from)[:SHOWN_ROADMAPS])),
        cites=stated,
    )


def _counts(scene: Scene) -> tuple[Count, ...]:
    """How many records of each kind can be seen from here. A query for each."""
    seen_from = scene.standpoint
    lists: dict[str, QuerySet[Any]] = {
        "meetings": meeting_acts(seen_from),
        "acts": other_acts(seen_from),
        "texts": texts(seen_from),
        "actions": actions(seen_from),
        "institutions": institutions(seen_from),
        "people": parties(PartyKind.PERSON, seen_from),
        "partners": partners(seen_from),
        "processes": processes(seen_from),
        "sources": sources(seen_from),
        "discrepancies": discrepancies(seen_from),
    }
    return tuple(
        Count(list_name(name), rows.count(), scene.address(name)) for name, rows in lists.items()
    )


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


def missing_page(scene: Scene, reason: str) -> MissingPage:
    """What to show instead of a page that is not there. No query beyond the scene's."""
    return MissingPage(frame_of(scene, Text(_("Page not found"))), reason)


def _month_ends(first: date, today: date) -> list[date]:
    """The last day of each month from that of `first` to the one before today's."""
    months = range(max(_month(first), _month(today) - LONGEST * 12), _month(today))
    return [
        date(year, month + 1, monthrange(year, month + 1)[1])
        for year, month in (divmod(number, 12) for number in months)
    ]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
