"""The parts that pages are made of. Plain values: nothing here can ask the database anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from toguna.kernel.dates import DatePart


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the record, and the language that they are in."""

    text: Annotated[str, "The words."]
    lang: Annotated[str, "BCP 47 tag, empty where it is the language of the page."] = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of the site, or to an address outside it."""

    label: Annotated[Text, "What the link says."]
    href: Annotated[str, "Path of the page, in the same language and from the same standpoint."]


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, in pieces, exactly as precise as it is known."""

    parts: Annotated[
        tuple[DatePart, ...], "Pieces; one with a `datetime` goes into a `<time>` element."
    ]


@dataclass(frozen=True, slots=True)
class Status:
    """A word of a closed list, with the words that style sheets know it by: on some lists it bears
    a mark, told by its shape."""

    label: Annotated[str, "The word, in the language of the page."]
    kind: Annotated[str, "Its identifier, such as `held`."]
    family: Annotated[str, "The closed list that it is of, such as `lifecycle`; empty: none."] = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that lead to the value after them: "on behalf of", "start:"."""

    words: Annotated[Text | str, "The words."]


Value: TypeAlias = Text | Link | When | Status | Lead | str
"""What can be shown in a line."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A passage of a source on which something stands."""

    label: Annotated[Text, "Short title of the source."]
    path: Annotated[str, "Ordinal path of the passage in it."]
    href: Annotated[str, "Address of the passage on the page of its source."]


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of a record: a label, what it says, where that is written."""

    label: Annotated[str, "What is told."]
    values: Annotated[tuple[Value, ...], "What it is: several where there are several."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of records of any kind."""

    what: Annotated[Value, "The record: a link where it has a page of its own."]
    when: Annotated[When | None, "Its date."] = None
    status: Annotated[Status | None, "How it stands."] = None
    notes: Annotated[tuple[Value, ...], "What else is to be said in the line."] = ()
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."] = ()
    facets: Annotated[str, "Its values of the facets of the list, for a script."] = ""


@dataclass(frozen=True, slots=True)
class Some:
    """The first entries of a list that may be long, and how many there are in all."""

    entries: Annotated[tuple[Entry, ...], "The entries shown."]
    total: Annotated[int, "How many there are."]
    href: Annotated[str, "Path of the page that has them all; empty where there is none."] = ""

    @property
    def others(self) -> int:
        """How many are not shown."""
        return self.total - len(self.entries)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says that something means: never without a name on it."""

    text: Annotated[Text, "The statement, in the record's own words."]
    by: Annotated[tuple[Value, ...], "Who says so: a party, else the publishers of the sources."]
    cites: Annotated[tuple[Cite, ...], "Where it is said."]


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page stands in a list that has several."""

    number: Annotated[int, "The number of this page, from 1."]
    count: Annotated[int, "How many pages there are."]
    total: Annotated[int, "How many rows there are in all."]
    previous: Annotated[str, "Path of the page before; empty on the first one."]
    next: Annotated[str, "Path of the page after; empty on the last one."]


@dataclass(frozen=True, slots=True)
class Choice:
    """A language or a section that can be gone to."""

    label: Annotated[str, "Its name."]
    href: Annotated[str, "Path."]
    is_current: Annotated[bool, "Whether it is where the reader is."]
    lang: Annotated[str, "BCP 47 tag of the target; empty where it is the page's."] = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The standpoint of the page, where it is not today's."""

    as_of: Annotated[When | None, "The day asked about."]
    known_on: Annotated[When | None, "The day by which things had to be known."]
    today: Annotated[str, "Path of the same page from today."]


@dataclass(frozen=True, slots=True)
class Feed:
    """The same matter for a calendar or a feed reader."""

    title: Annotated[str, "What it holds."]
    href: Annotated[str, "Path."]
    type: Annotated[str, "Media type, such as `text/calendar`."]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page."""

    language: Annotated[str, "BCP 47 tag of the page."]
    title: Annotated[Text, "The heading of the page."]
    name: Annotated[Text, "The name of the body whose record this is."]
    home: Annotated[str, "Path of the home page."]
    path: Annotated[str, "Path of this page."]
    site: Annotated[str, "Address of the site, without a final slash: `https://` and a host."]
    canonical: Annotated[str, "Path of the same page from today."]
    description: Annotated[str, "What the page holds, in one or two sentences."]
    share: Annotated[str, "Open Graph type: `website`, `article` or `profile`."]
    crumbs: Annotated[tuple[Link, ...], "The way down to this page, home left out."]
    sections: Annotated[tuple[Choice, ...], "The lists of the site."]
    languages: Annotated[tuple[Choice, ...], "This page in each language, same standpoint."]
    day: Annotated[When, "The day on which the page tells how things stand."]
    notice: Annotated[Notice | None, "The standpoint, where it is not today's."]
    dates: Annotated[str, "Path of the page where another standpoint is chosen."]
    search: Annotated[str, "Path that words to look for are sent to, as `q`."]
    written_in: Annotated[str, "Language of the title or of the main text, where not the page's."]
    footer: Annotated[tuple[Choice, ...], "The other lists, and the pages about the site."]
    feeds: Annotated[tuple[Feed, ...], "This page as a calendar or a feed."] = ()
    data: Annotated[str, "What the page is about as JSON-LD, safe within HTML; empty: none."] = ""
