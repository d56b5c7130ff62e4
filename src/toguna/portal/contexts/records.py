"""Pages of meetings, acts and texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.circle import Circle
from toguna.portal.contexts.facets import Facets
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import (
    Cite,
    Entry,
    Fact,
    Link,
    Pages,
    Statement,
    Status,
    Text,
    Value,
    When,
)


@dataclass(frozen=True, slots=True)
class ActRow:
    """A line of the list of meetings, or of the list of acts."""

    title: Annotated[Link, "The meeting or act."]
    when: Annotated[When, "Its date by the last statement."]
    status: Annotated[Status, "How it stands."]
    where: Annotated[tuple[Value, ...], "Its place, else its mode."]
    kind: Annotated[Text, "The level of a meeting, the kind of an act."]
    bodies: Annotated[tuple[Link, ...], "The bodies that met; empty for other acts."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    facets: Annotated[str, "Its values of the facets of the list, for a script."] = ""


@dataclass(frozen=True, slots=True)
class MeetingsPage(Page):
    """The list of meetings, the latest first, those without a date last."""

    template: ClassVar[str] = "portal/meetings/meetings.html"

    rows: Annotated[tuple[ActRow, ...], "The meetings of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class ActsPage(Page):
    """The list of acts and events that are not meetings, the latest first."""

    template: ClassVar[str] = "portal/acts/acts.html"

    rows: Annotated[tuple[ActRow, ...], "The acts of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class Part:
    """A party's part in an act."""

    party: Annotated[Link, "The party."]
    notes: Annotated[tuple[Value, ...], "On whose behalf, its position, what else is said."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class Role:
    """Those who had one role in an act."""

    label: Annotated[Text, "The role."]
    parts: Annotated[tuple[Part, ...], "The parties that had it."]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A line of what came out of an act, with the lines of its list."""

    anchor: Annotated[str, "Identifier of the line within the page; empty: told before, goes on."]
    number: Annotated[int, "Its number in its list, from 1."]
    statement: Annotated[Text, "What it says, in the record's own words."]
    kind: Annotated[Text, "A decision, a recommendation …"]
    facts: Annotated[tuple[Fact, ...], "To whom it is addressed, by when, how often, the text."]
    became: Annotated[tuple[Entry, ...], "The actions that it started and where they stand."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    lines: Annotated[tuple[OutcomeLine, ...], "The lines that belong to it."]


@dataclass(frozen=True, slots=True)
class ActBody:
    """What the page of a meeting and that of another act both show."""

    kind: Annotated[Text, "The kind of act."]
    when: Annotated[When, "Its date by the last statement."]
    status: Annotated[Status, "How it stands."]
    description: Annotated[Text | None, "What it was about."]
    facts: Annotated[tuple[Fact, ...], "Place or mode, process, wider event, pillars …"]
    outcomes: Annotated[tuple[OutcomeLine, ...], "What came out of it, of this page."]
    total: Annotated[int, "How many outcomes it has, sentences at the head of a list left out."]
    roles: Annotated[tuple[Role, ...], "Who took part, by role, of this page."]
    statuses: Annotated[tuple[Entry, ...], "What was stated later on how it stands."]
    stages: Annotated[tuple[Entry, ...], "What it did to texts, and the acts within it did."]
    parts: Annotated[tuple[Entry, ...], "The acts within it."]
    mandates: Annotated[tuple[Entry, ...], "The mandates that it gave."]
    statements: Annotated[tuple[Statement, ...], "What sources say that it means."]
    evidence: Annotated[tuple[Entry, ...], "The actions of which it is the evidence."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the act stands."]
    pages: Annotated[Pages, "Where this page stands in its longest list."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class ActPage(Page):
    """An act that is not a meeting."""

    template: ClassVar[str] = "portal/acts/act.html"

    act: Annotated[ActBody, "What is known of it."]


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A point on an agenda, and its way through the meetings."""

    title: Annotated[Text, "The point."]
    work: Annotated[Link | None, "The text that it carries."]
    below: Annotated[tuple[Link, ...], "The meetings that it comes from, the nearest first."]
    above: Annotated[tuple[Link, ...], "The meetings that it goes up to."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """An item of a programme."""

    title: Annotated[Text, "The item."]
    kind: Annotated[Text, "A plenary, a press point …"]
    when: Annotated[When | None, "Its day, and its hour where it is stated."]
    where: Annotated[tuple[Value, ...], "Its place and room."]
    parties: Annotated[tuple[Link, ...], "Who takes part."]
    hours: Annotated[When | None, "Its hours alone, on the clock of its place."]
    is_day_stated: Annotated[bool, "Whether its day or days are stated."]
    change: Annotated[Status | None, "How it changed since the release before."]
    is_cancelled: Annotated[bool, "Whether it was cancelled, or is no longer on the programme."]
    meeting: Annotated[Link | None, "The meeting that it belongs to, on the page of a chain."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class MeetingPage(Page):
    """A meeting: what every act has, and its agenda, its programme, the meetings around it."""

    template: ClassVar[str] = "portal/meetings/meeting.html"

    act: Annotated[ActBody, "What every act has."]
    agenda: Annotated[tuple[AgendaPoint, ...], "Its agenda."]
    programme: Annotated[tuple[ProgrammeRow, ...], "Its programme."]
    release: Annotated[int | None, "Number of the release shown; None where none was made."]
    chain: Annotated[Link | None, "The chain that it belongs to."]
    chained: Annotated[tuple[Entry, ...], "The meetings of that chain, in order."]


@dataclass(frozen=True, slots=True)
class SeriesPage(Page):
    """Meetings that follow one another under one name."""

    template: ClassVar[str] = "portal/meetings/series.html"

    facts: Annotated[tuple[Fact, ...], "The body, how often, in rotation."]
    rows: Annotated[tuple[ActRow, ...], "The meetings of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of the list of texts."""

    title: Annotated[Link, "The text."]
    kind: Annotated[Text, "Charter, treaty, decision …"]
    author: Annotated[Link | None, "Whose text it is."]
    adoption: Annotated[Status, "Where its adoption stands."]
    adopted: Annotated[When | None, "When it was signed, else adopted."]
    force: Annotated[Status, "Whether it is in force."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    facets: Annotated[str, "Its values of the facets of the list, for a script."] = ""


@dataclass(frozen=True, slots=True)
class TextsPage(Page):
    """The list of texts, by kind."""

    template: ClassVar[str] = "portal/texts/texts.html"

    rows: Annotated[tuple[TextRow, ...], "The texts of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class TextAxis:
    """One of the independent axes of a text."""

    label: Annotated[str, "The axis."]
    state: Annotated[Status, "Where the text stands on it."]
    details: Annotated[tuple[Value, ...], "How, since when, by whom."]


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language, with its files."""

    language: Annotated[str, "Name of the language."]
    title: Annotated[Text | None, "The title in that language."]
    when: Annotated[When | None, "As it stood on this date."]
    is_original: Annotated[bool, "Whether it is the original version."]
    identifier: Annotated[str, "FRBR identifier; empty where the text has none."]
    files: Annotated[tuple[Value, ...], "Its files."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class TextPage(Page):
    """A text: what it is, where it stands, its life."""

    template: ClassVar[str] = "portal/texts/text.html"

    kind: Annotated[Text, "Charter, treaty, decision …"]
    description: Annotated[Text | None, "What it is about."]
    facts: Annotated[tuple[Fact, ...], "Number, author, contracting parties, identifier …"]
    axes: Annotated[tuple[TextAxis, ...], "Where it stands, axis by axis."]
    life: Annotated[tuple[Entry, ...], "What acts did to it, the earliest first."]
    versions: Annotated[tuple[Version, ...], "Its language versions."]
    relations: Annotated[tuple[Entry, ...], "The texts that it is bound to."]
    outcomes: Annotated[tuple[Entry, ...], "What came out of acts about it."]
    agenda: Annotated[tuple[Entry, ...], "The agendas that carried it."]
    actions: Annotated[tuple[Entry, ...], "The actions that it started or is the evidence of."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None
