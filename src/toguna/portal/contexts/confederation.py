"""The page of the confederation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Choice, Cite, Entry, Fact, Link, Text, Value, When
from toguna.portal.contexts.programme import Tally
from toguna.portal.contexts.who import OfficeRow


@dataclass(frozen=True, slots=True)
class Pillar:
    """A field of what the confederation does."""

    name: Annotated[Text, "Its name."]
    note: Annotated[Text | None, "What is said about it."]
    tallies: Annotated[tuple[Tally, ...], "Texts and meetings that belong to it."]
    cites: Annotated[tuple[Cite, ...], "Passages that name it as a category of a roadmap."]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of one category."""

    label: Annotated[Text, "The category."]
    anchor: Annotated[str, "Identifier within the page."]
    entries: Annotated[tuple[Entry, ...], "The bodies, with their composition."]


@dataclass(frozen=True, slots=True)
class ConfederationPage(Page):
    """The confederation on a day: its states, pillars, bodies, offices and powers."""

    template: ClassVar[str] = "portal/institutions/confederation.html"

    party: Annotated[Link | None, "The confederation's own page; None before it is described."]
    description: Annotated[Text | None, "What it is."]
    day: Annotated[When, "The day on which states and offices are told."]
    facts: Annotated[tuple[Fact, ...], "First day, seat, languages."]
    presidency: Annotated[tuple[Value, ...], "Who presides, and on behalf of which state."]
    since: Annotated[When | None, "Since when."]
    states: Annotated[tuple[Entry, ...], "The member states on the day."]
    pillars: Annotated[tuple[Pillar, ...], "Its fields, in their order."]
    bodies: Annotated[tuple[Bodies, ...], "Its bodies by category, the first of them."]
    more_bodies: Annotated[Tally | None, "The whole list, where not all bodies are shown."]
    offices: Annotated[tuple[OfficeRow, ...], "The offices and who holds them on the day."]
    more_offices: Annotated[Tally | None, "The whole list, where not all offices are shown."]
    powers: Annotated[tuple[Entry, ...], "The powers and the offices that they follow from."]
    more_powers: Annotated[Tally | None, "The whole list, where not all powers are shown."]
    days: Annotated[tuple[Choice, ...], "Days on which an office changed hands, the latest first."]
    cites: Annotated[tuple[Cite, ...], "Passages on which confederation and presidency stand."]
