"""Pages about the site itself: who answers for it, how it is made, what its figures mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Fact, Link, Status


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that pages show, and what it means."""

    word: Annotated[Status, "The word, with its mark where it bears one."]
    text: Annotated[str, "What it means."]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page about the site."""

    anchor: Annotated[str, "Identifier within the page."]
    heading: Annotated[str, "Its heading."]
    paragraphs: Annotated[tuple[str, ...], "What it says."] = ()
    facts: Annotated[tuple[Fact, ...], "Labelled lines."] = ()
    meanings: Annotated[tuple[Meaning, ...], "The words of a closed list and their meanings."] = ()
    points: Annotated[tuple[str, ...], "Points of a list."] = ()
    links: Annotated[tuple[Link, ...], "Where to read on."] = ()


@dataclass(frozen=True, slots=True)
class AboutPage(Page):
    """A page about the site: the legal notice, the accessibility statement, the figures."""

    template: ClassVar[str] = "portal/about/about.html"

    lead: Annotated[str, "What the page is about, in a sentence or two."]
    sections: Annotated[tuple[Section, ...], "Its sections."]
