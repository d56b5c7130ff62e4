"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.ground import Count
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Cite, Entry, Link, Status, Text, Value, When
from toguna.portal.contexts.programme import Phase, Tally


@dataclass(frozen=True, slots=True)
class Figure:
    """How many actions stand at one value of an axis."""

    value: Annotated[Status, "The value; where nothing is stated, that."]
    number: Annotated[int, "How many actions."]
    share: Annotated[int, "Their share of all the actions of the roadmap, per cent, from 1."]
    href: Annotated[str, "Path of exactly these actions; empty where there is no such page."]


@dataclass(frozen=True, slots=True)
class Gauge:
    """One axis of a roadmap, by itself: axes are never added up."""

    label: Annotated[str, "The axis."]
    anchor: Annotated[str, "Identifier within the page."]
    figures: Annotated[tuple[Figure, ...], "Its values that any action has, in their order."]


@dataclass(frozen=True, slots=True)
class RoadmapFigures:
    """A roadmap in figures."""

    roadmap: Annotated[Link, "The roadmap."]
    actions: Annotated[Tally, "How many actions it has."]
    gauges: Annotated[tuple[Gauge, ...], "Its axes."]


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The home page: who presides, the nearest meetings in sequence and where they stand, what was
    decided last, what is new, where the roadmap stands, what there is."""

    template: ClassVar[str] = "portal/home/home.html"

    description: Annotated[Text | None, "What the body is."]
    day: Annotated[When, "The day on which the presidency and the members are told."]
    presidency: Annotated[tuple[Value, ...], "Who presides, and on behalf of which state."]
    since: Annotated[When | None, "Since when."]
    members: Annotated[tuple[Link, ...], "The member states on the day."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the presidency stands."]
    confederation: Annotated[str, "Path of the page of the confederation."]
    summit: Annotated[Link | None, "The meetings in sequence nearest to the day; None: none."]
    programme: Annotated[str, "Path of their programme."]
    phases: Annotated[tuple[Phase, ...], "Those meetings, in order."]
    texts: Annotated[tuple[Entry, ...], "The texts adopted or signed last."]
    every_text: Annotated[str, "Path of the list of texts."]
    outcomes: Annotated[tuple[Entry, ...], "What came out of acts last, those texts left out."]
    news: Annotated[tuple[Entry, ...], "What was made public last, by the day it became known."]
    changes: Annotated[str, "Path of what changed; empty where there is no such page."]
    figures: Annotated[RoadmapFigures | None, "The roadmap of the latest period in figures."]
    coming: Annotated[tuple[Entry, ...], "What is planned and not confirmed to have been held."]
    counts: Annotated[tuple[Count, ...], "How many records of each kind there are."]
