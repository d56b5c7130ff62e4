"""The timeline: everything dated, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Entry, Pages


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year to go to."""

    label: Annotated[str, "The year, or that there is no date."]
    count: Annotated[int, "How many things stand in it."]
    href: Annotated[str, "Path of its page."]
    is_current: Annotated[bool, "Whether it is the one shown."]


@dataclass(frozen=True, slots=True)
class Month:
    """What stands in a month, in order."""

    anchor: Annotated[str, "Identifier within the page."]
    label: Annotated[str, "The month and its year; or that the month, or the date, is not known."]
    numeral: Annotated[str, "Its number with two digits, empty where there is none."]
    entries: Annotated[tuple[Entry, ...], "Its lines, what is planned marked as such."]


@dataclass(frozen=True, slots=True)
class TimelinePage(Page):
    """A year of the timeline: acts, mandates that begin, processes, texts that enter into force."""

    template: ClassVar[str] = "portal/timeline/timeline.html"

    years: Annotated[tuple[TimelineYear, ...], "Every year in which something stands."]
    months: Annotated[tuple[Month, ...], "The months of this page of the year."]
    pages: Annotated[Pages, "Where this page stands in the year."]
