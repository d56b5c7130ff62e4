"""The page that shows the design system as it is: what it shows is read off the style sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Entry, Fact, Pages, Statement, Status


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the style sheet, in both modes."""

    name: Annotated[str, "The name of its custom property, without dashes."]
    light: Annotated[str, "Its value where the reader's device is light: `#rrggbb`."]
    dark: Annotated[str, "Its value where the device is dark."]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A pair of colours that words are written in, and how far they stand apart."""

    ink: Annotated[str, "The colour of the words."]
    ground: Annotated[str, "The colour under them."]
    light: Annotated[float, "Contrast ratio where the device is light (WCAG 2.2, 1.4.3)."]
    dark: Annotated[float, "Contrast ratio where it is dark."]


@dataclass(frozen=True, slots=True)
class Family:
    """A closed list, each of its words with the mark that it bears."""

    label: Annotated[str, "What the list tells."]
    words: Annotated[tuple[Status, ...], "Its words."]


@dataclass(frozen=True, slots=True)
class DesignPage(Page):
    """The design system: tokens and components, shown with what every page is made of."""

    template: ClassVar[str] = "portal/design/design.html"

    colours: Annotated[tuple[Colour, ...], "Every colour."]
    contrasts: Annotated[tuple[Contrast, ...], "Every pair that words are written in."]
    sizes: Annotated[tuple[Fact, ...], "Faces and measures, by name."]
    families: Annotated[tuple[Family, ...], "The words that bear marks, and others."]
    entries: Annotated[tuple[Entry, ...], "A list, as an example."]
    facts: Annotated[tuple[Fact, ...], "Labelled lines, as an example."]
    statements: Annotated[tuple[Statement, ...], "An attributed statement, as an example."]
    doubts: Annotated[tuple[Entry, ...], "What does not add up, as an example."]
    pages: Annotated[Pages, "The way through a long list, as an example."]
