"""Sources, discrepancies, dates, and the pages for what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.circle import Circle
from toguna.portal.contexts.facets import Facets
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import (
    Choice,
    Cite,
    Entry,
    Fact,
    Link,
    Pages,
    Status,
    Text,
    Value,
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a kind there are."""

    label: Annotated[str, "The kind, in the number that fits."]
    number: Annotated[int, "How many."]
    href: Annotated[str, "Path of the list."]


@dataclass(frozen=True, slots=True)
class SourcesPage(Page):
    """The list of sources."""

    template: ClassVar[str] = "portal/sources/sources.html"

    rows: Annotated[tuple[Entry, ...], "The sources of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    discrepancies: Annotated[str, "Path of the list of what does not add up."]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a source, known by its place and never quoted."""

    path: Annotated[str, "Ordinal path; the row's identifier in the page is `p-` and this."]
    kind: Annotated[str, "A heading, a paragraph, an item of a list."]
    level: Annotated[int, "Depth in the outline, from 1."]
    label: Annotated[Text | None, "The heading as printed, its number included."]
    status: Annotated[Status, "Carried, context, or left out."]
    reason: Annotated[Text | None, "Why it is not carried."]
    cited_by: Annotated[tuple[Link, ...], "The records that cite it, or the first of them."]
    others: Annotated[int, "How many records that cite it are not shown."]


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A part of a source: the passages whose path begins with the same number."""

    link: Annotated[Link, "Its page: its heading as printed, else its number."]
    number: Annotated[str, "Its number, empty where that is its name."]
    passages: Annotated[int, "How many passages it has."]


@dataclass(frozen=True, slots=True)
class SourcePage(Page):
    """A source: what it is, what rests on it, its parts."""

    template: ClassVar[str] = "portal/sources/source.html"

    facts: Annotated[tuple[Fact, ...], "Kind, publisher, dates, checksum, address."]
    note: Annotated[Text | None, "What is said about it."]
    account: Annotated[tuple[Count, ...], "How many passages are carried, context, left out."]
    resting: Annotated[tuple[Count, ...], "How many records of each kind rest on it."]
    parts: Annotated[tuple[SourcePart, ...], "Its parts, on this page of their list."]
    pages: Annotated[Pages, "Where this page stands in the list of parts."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class SourcePartPage(Page):
    """A part of a source: its passages, each with what cites it."""

    template: ClassVar[str] = "portal/sources/part.html"

    source: Annotated[Link, "The source."]
    passages: Annotated[tuple[PassageRow, ...], "Its passages on this page, in order."]
    elsewhere: Annotated[
        tuple[Link, ...], "The passages on its later pages: links to this page's address find them."
    ]
    pages: Annotated[Pages, "Where this page stands in the part."]
    previous: Annotated[Link | None, "The part before it."]
    next: Annotated[Link | None, "The part after it."]


@dataclass(frozen=True, slots=True)
class DiscrepanciesPage(Page):
    """The list of what does not add up in the sources."""

    template: ClassVar[str] = "portal/sources/discrepancies.html"

    rows: Annotated[tuple[Entry, ...], "What does not add up, on this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class DiscrepancyPage(Page):
    """Something that does not add up: what, where it is written, what it concerns."""

    template: ClassVar[str] = "portal/sources/discrepancy.html"

    kind: Annotated[Text, "The kind."]
    description: Annotated[Text | None, "What does not add up."]
    subjects: Annotated[tuple[Link, ...], "The records that it concerns."]
    known: Annotated[tuple[Value, ...], "When it could be seen."]
    cites: Annotated[tuple[Cite, ...], "The passages that do not agree."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class Year:
    """The standpoints of a year."""

    year: Annotated[str, "The year."]
    days: Annotated[tuple[Choice, ...], "The days that can be chosen."]


@dataclass(frozen=True, slots=True)
class DatesPage(Page):
    """Where a reader chooses another standpoint: as of a day, as was known on a day."""

    template: ClassVar[str] = "portal/dates/dates.html"

    years: Annotated[tuple[Year, ...], "Month ends to look from, by year."]
    known: Annotated[tuple[Choice, ...], "The days on which sources were made public."]
    example_as_of: Annotated[str, "An address as of a day, as an example."]
    example_known_on: Annotated[str, "An address as was known on a day, as an example."]


@dataclass(frozen=True, slots=True)
class MissingPage(Page):
    """What a reader sees instead of a page that is not there."""

    template: ClassVar[str] = "portal/errors/404.html"

    reason: Annotated[str, "Why it is not there, and what to do."]
    ways: Annotated[tuple[Link, ...], "Pages that may be what was looked for."] = ()
