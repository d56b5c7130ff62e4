"""Pages of meetings in sequence: their phases, and their programme day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.circle import Circle
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import (
    Choice,
    Cite,
    Entry,
    Link,
    Pages,
    Status,
    Text,
    Value,
    When,
)
from toguna.portal.contexts.records import ProgrammeRow


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and where one sees what it counts."""

    label: Annotated[str, "The number and what it counts, in words."]
    href: Annotated[str, "Path of what it counts."]


@dataclass(frozen=True, slots=True)
class Phase:
    """A meeting of a sequence, and where it stands on the day of the page."""

    meeting: Annotated[Link, "The meeting."]
    level: Annotated[Text | None, "Experts, ministers, heads of state …"]
    when: Annotated[When, "Its date by the last statement."]
    where: Annotated[tuple[Value, ...], "Its place and mode."]
    status: Annotated[Status, "How it stands."]
    nearness: Annotated[str, "How far it is from the day of the page; empty once it is over."]
    is_current: Annotated[bool, "Whether the day of the page falls in it."]
    programme: Annotated[str, "Path of its programme; empty where none is public."]
    tallies: Annotated[tuple[Tally, ...], "What came out of it, what it adopted."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class Narrower:
    """The values of a facet, each a way to a narrower page."""

    label: Annotated[str, "The facet."]
    choices: Annotated[tuple[Choice, ...], "Its values."]


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """What is on the programme on a day, or over a span of days."""

    when: Annotated[When | None, "The day or days; None where none is stated."]
    meeting: Annotated[Link | None, "The meeting of all its items; None: each row has its own."]
    rows: Annotated[tuple[ProgrammeRow, ...], "The items, by hour where hours are stated."]


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """How an item differs from the release before."""

    item: Annotated[Text, "The item."]
    change: Annotated[Status, "New, moved, cancelled, reinstated."]
    before: Annotated[When | None, "Its day and hours in the release before."]
    after: Annotated[When | None, "Its day and hours now."]


@dataclass(frozen=True, slots=True)
class ProgrammeBody:
    """The programme of meetings in sequence, whole or narrowed to one value of a facet."""

    phases: Annotated[tuple[Phase, ...], "The meetings, in order."]
    narrowers: Annotated[tuple[Narrower, ...], "The days, the phases, the kinds."]
    whole: Annotated[str, "Path of the whole programme; empty where it is not narrowed."]
    days: Annotated[tuple[ProgrammeDay, ...], "The items of this page, by day."]
    pages: Annotated[Pages, "Where this page stands in the programme."]
    has_hours: Annotated[bool, "Whether hours are stated for any item."]
    undated: Annotated[int, "Items left out of the page of a day, as their day is not stated."]
    release: Annotated[int | None, "Number of the release shown; None where none was made."]
    changes: Annotated[tuple[ProgrammeChange, ...], "What changed since the release before."]


@dataclass(frozen=True, slots=True)
class ProgrammePage(Page):
    """The programme of the meetings in sequence that are nearest to the day of the page."""

    template: ClassVar[str] = "portal/meetings/programme.html"

    chain: Annotated[Link | None, "The meetings in sequence; None where there are none."]
    programme: Annotated[ProgrammeBody | None, "Their programme."]
    others: Annotated[tuple[Entry, ...], "Other meetings in sequence."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the sequence stands."]


@dataclass(frozen=True, slots=True)
class ChainPage(Page):
    """Meetings that hand an agenda up, and their programme."""

    template: ClassVar[str] = "portal/meetings/chain.html"

    description: Annotated[Text | None, "What it is."]
    programme: Annotated[ProgrammeBody, "The meetings and their programme."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None
