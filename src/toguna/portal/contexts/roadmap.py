"""Pages of roadmaps and actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.circle import Circle
from toguna.portal.contexts.facets import Facets
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Cite, Entry, Fact, Link, Pages, Status, Text, When


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is stated on one axis, by whom and on what evidence."""

    value: Annotated[Status, "The value."]
    grade: Annotated[Status, "The grade of the evidence, with its mark."]
    by: Annotated[tuple[Text, ...], "As stated by: the publisher of the source."]
    since: Annotated[When, "Since when it is true, at the latest."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class PartyReport:
    """Where a party's report stands in a round."""

    party: Annotated[Link, "The party."]
    state: Annotated[Status, "Where its report stands."]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A line of a roadmap: an action and its separate axes."""

    title: Annotated[Link, "The action."]
    category: Annotated[Text, "Its category."]
    origin: Annotated[Status, "Where it comes from."]
    lifecycle: Annotated[Assessment | None, "What is stated; None where nothing is."]
    completion: Annotated[Assessment | None, "What is stated; None where nothing is."]
    schedule: Annotated[Status | None, "Against its planned date; None where none is stated."]
    reports: Annotated[tuple[PartyReport, ...], "The reports of those responsible."]
    freshness: Annotated[Status, "How recent the information is."]
    known: Annotated[When | None, "When something was last made public about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the action itself stands."]
    facets: Annotated[str, "Its values of the facets of the list, for a script."] = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a category."""

    name: Annotated[Text, "The category."]
    anchor: Annotated[str, "Identifier within the page."]
    rows: Annotated[tuple[ActionRow, ...], "Its actions."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the category stands."]


@dataclass(frozen=True, slots=True)
class RoadmapsPage(Page):
    """The list of roadmaps."""

    template: ClassVar[str] = "portal/roadmap/roadmaps.html"

    rows: Annotated[tuple[Entry, ...], "The roadmaps of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]


@dataclass(frozen=True, slots=True)
class RoadmapPage(Page):
    """A roadmap, as a table by category."""

    template: ClassVar[str] = "portal/roadmap/roadmap.html"

    description: Annotated[Text | None, "What it is."]
    facts: Annotated[tuple[Fact, ...], "Owner, period, text."]
    groups: Annotated[tuple[Group, ...], "The categories and their actions, of this page."]
    pages: Annotated[Pages, "Where this page stands in the roadmap."]
    facets: Annotated[Facets, "How the list can be narrowed."]
    has_schedule: Annotated[bool, "Whether any line has a place in time."]
    has_reports: Annotated[bool, "Whether a reporting round counts on this day."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class ActionsPage(Page):
    """The list of actions of every roadmap."""

    template: ClassVar[str] = "portal/roadmap/actions.html"

    rows: Annotated[tuple[ActionRow, ...], "The actions of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """What is stated of an action for one party."""

    scope: Annotated[Link, "Whom it is about: the confederation as a whole, or a state."]
    lifecycle: Annotated[Assessment | None, "None where nothing is stated: not reported."]
    completion: Annotated[Assessment | None, "None where nothing is stated: not reported."]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An assertion of an action's history."""

    axis: Annotated[str, "The axis."]
    assessment: Annotated[Assessment, "What is stated."]
    scope: Annotated[Link, "Whom it is about."]
    statement: Annotated[Text | None, "What is stated, in the record's own words."]
    evidence: Annotated[tuple[Link, ...], "The act or the text that is the evidence."]
    known: Annotated[When, "The day on which it was made public."]
    is_inferred: Annotated[bool, "Whether that day is inferred."]
    is_superseded: Annotated[bool, "Whether a later revision replaces it."]
    revision: Annotated[int, "Its number, from 1."]


@dataclass(frozen=True, slots=True)
class Measure:
    """A value of an indicator."""

    label: Annotated[str, "Baseline, target, revised target or actual."]
    value: Annotated[str, "The comparator, the number and its unit; empty: not reported."]
    when: Annotated[When | None, "Its date."]
    note: Annotated[Text | None, "What is said about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """An indicator for one scope."""

    name: Annotated[Text, "What is measured."]
    unit: Annotated[Text, "In what."]
    scope: Annotated[Link | None, "Whose; None for the whole."]
    measures: Annotated[tuple[Measure, ...], "Its values."]
    progress: Annotated[str, "Progress in words; empty where it cannot be said."]
    changes: Annotated[tuple[str, ...], "Changes, each labelled points or relative."]
    is_met: Annotated[Status | None, "Whether the target is met; None where it cannot be said."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the indicator stands."]


@dataclass(frozen=True, slots=True)
class ActionPage(Page):
    """An action: where it comes from, where it stands, everything that was stated of it."""

    template: ClassVar[str] = "portal/roadmap/action.html"

    description: Annotated[Text | None, "What it is."]
    facts: Annotated[tuple[Fact, ...], "Roadmap, category, origin, responsible, planned date …"]
    row: Annotated[ActionRow, "Its axes on this day."]
    scopes: Annotated[tuple[ScopeRow, ...], "What is stated for the whole and for each state."]
    history: Annotated[tuple[HistoryLine, ...], "What was stated, the newest first."]
    pages: Annotated[Pages, "Where this page stands in the history."]
    indicators: Annotated[tuple[IndicatorTable, ...], "Its indicators."]
    parts: Annotated[tuple[Entry, ...], "The actions that it is made of."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which the action stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None
