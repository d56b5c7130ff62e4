"""The page of what was found, and before anything is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Choice, Entry, Pages


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that is nowhere, and the nearest one that is somewhere."""

    said: Annotated[str, "The word as it was typed, in small letters."]
    read: Annotated[str, "The word that it was read as."]


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What was found of one kind."""

    kind: Annotated[str, "Identifier of the kind, and of the group in the page."]
    label: Annotated[str, "The kind, in the plural."]
    total: Annotated[int, "How many there are."]
    entries: Annotated[tuple[Entry, ...], "Those shown, by relevance."]
    href: Annotated[str, "Path of all of them; empty where all are shown."]


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """What was found, by kind; without words, the form alone."""

    template: ClassVar[str] = "portal/search/search.html"

    words: Annotated[str, "What was looked for, as it was typed; empty: nothing yet."]
    is_cut: Annotated[bool, "Whether more was typed than is read."]
    looked_for: Annotated[str, "What was looked for in the end, where that differs."]
    corrections: Annotated[tuple[Correction, ...], "Words that were read as others."]
    left_out: Annotated[tuple[str, ...], "Words that are nowhere, left out."]
    total: Annotated[int, "How many records were found, on the pages of their kinds too."]
    complete: Annotated[int, "How many of them have all the words."]
    groups: Annotated[tuple[FoundGroup, ...], "What was found, the best kind first."]
    pages: Annotated[Pages | None, "Where this page stands, where one kind was asked for."]
    every_kind: Annotated[str, "Path of what was found of all kinds, where one was asked for."]
    lists: Annotated[tuple[Choice, ...], "The lists beside the sections, where nothing was found."]

    @property
    def incomplete(self) -> int:
        """How many lack a word."""
        return self.total - self.complete
