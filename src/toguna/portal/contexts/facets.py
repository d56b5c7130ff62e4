"""How a list can be narrowed, and to what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Link, Pages, Text


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value to which a list can be narrowed."""

    label: Annotated[Text, "What it is called."]
    count: Annotated[int, "How many rows the page has that it leads to."]
    href: Annotated[str, "Path of that page."]
    is_current: Annotated[bool, "Whether the page is narrowed to it."]


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet: the choices that have most rows, those of the rows of the page, the one chosen."""

    label: Annotated[str, "What it is called."]
    choices: Annotated[tuple[FacetChoice, ...], "The choices shown."]
    total: Annotated[int, "How many choices there are."]
    index: Annotated[str, "Path of the page with every choice; empty where all are shown."]
    is_open: Annotated[bool, "Whether it is shown open."]


@dataclass(frozen=True, slots=True)
class Facets:
    """How a list can be narrowed, and what of it this page shows."""

    groups: Annotated[tuple[FacetGroup, ...], "The facets that have a choice to offer."]
    facet: Annotated[str, "The facet that the page is narrowed by; empty for none."]
    value: Annotated[Text | None, "What it is narrowed to."]
    everything: Annotated[Link | None, "The whole list, where the page is narrowed."]
    total: Annotated[int, "How many rows the whole list has."]
    can_combine: Annotated[bool, "Whether the page has rows that a script can narrow further."]


@dataclass(frozen=True, slots=True)
class ChoicesPage(Page):
    """Every value of one facet of a list."""

    template: ClassVar[str] = "portal/choices.html"

    label: Annotated[str, "The facet."]
    choices: Annotated[tuple[FacetChoice, ...], "Its choices, on this page of them."]
    everything: Annotated[Link, "The whole list."]
    pages: Annotated[Pages, "Where this page stands among the choices."]
