"""The page that lists what can be followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Link


@dataclass(frozen=True, slots=True)
class FollowPage(Page):
    """How to follow the record with a calendar or a feed reader: every file, with its address. From
    another day than today there is none."""

    template: ClassVar[str] = "portal/follow/follow.html"

    today: Annotated[str, "Path of this page from today, where files are offered."]
    calendars: Annotated[tuple[Link, ...], "The calendar of every meeting."]
    chains: Annotated[tuple[Link, ...], "The calendar of each chain: meetings and programme."]
    bodies: Annotated[tuple[Link, ...], "The calendar of each body that meets."]
    news: Annotated[tuple[Link, ...], "The Atom feeds."]
