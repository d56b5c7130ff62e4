"""What became known between two days, and the page where the two days are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Choice, Cite, Pages, Status, Text, Value, When


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that became known, or that happened."""

    what: Annotated[Value, "What it is about."]
    when: Annotated[When | None, "When it is true: the date of the act, since when."] = None
    before: Annotated[tuple[Value, ...], "How it stood until then; empty: nothing was stated."] = ()
    after: Annotated[tuple[Value, ...], "How it stands by this statement."] = ()
    notes: Annotated[tuple[Value, ...], "What else is to be said in the line."] = ()
    by: Annotated[tuple[Text, ...], "As stated by: the publishers of the sources."] = ()
    grade: Annotated[Status | None, "The grade of the evidence."] = None
    is_correction: Annotated[bool, "Whether it corrects an earlier statement."] = False
    is_superseded: Annotated[bool, "Whether a later statement has corrected it since."] = False
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."] = ()


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """What became known on one day; what happened has no day of its own here."""

    day: Annotated[When | None, "The day on which sources made it public."]
    lines: Annotated[tuple[ChangeLine, ...], "What it was."]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What became known, or happened, of one kind: the part of it on this page."""

    anchor: Annotated[str, "Identifier within the page."]
    heading: Annotated[str, "The kind."]
    total: Annotated[int, "How many there are in all."]
    days: Annotated[tuple[ChangeDay, ...], "The lines by day, the latest first."]
    is_valid: Annotated[bool, "Whether this happened between the days, and not: became known."]


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many there are of a kind, and where they begin."""

    label: Annotated[str, "The kind."]
    number: Annotated[int, "How many."]
    href: Annotated[str, "The page and the place at which they begin."]


@dataclass(frozen=True, slots=True)
class DayForm:
    """Where two days are written: a form that leads to the page between them."""

    action: Annotated[str, "Path to which it is sent."]
    first: Annotated[str, "Name of the field of the first day."]
    last: Annotated[str, "Name of the field of the last day."]
    earliest: Annotated[str, "The first day that makes sense, as YYYY-MM-DD."]
    latest: Annotated[str, "The last one."]
    first_value: Annotated[str, "What was written as the first day."] = ""
    last_value: Annotated[str, "What was written as the last day."] = ""


@dataclass(frozen=True, slots=True)
class ChangesPage(Page):
    """What changed between two days."""

    template: ClassVar[str] = "portal/changes/changes.html"

    first: Annotated[When, "The first day."]
    last: Annotated[When, "The last day."]
    known: Annotated[tuple[ChangeCount, ...], "What became known, by kind."]
    happened: Annotated[tuple[ChangeCount, ...], "What happened, by kind."]
    groups: Annotated[tuple[ChangeGroup, ...], "The lines of this page."]
    pages: Annotated[Pages, "Where this page stands among them."]
    choose: Annotated[str, "Path of the page where other days are chosen."]


@dataclass(frozen=True, slots=True)
class ChangePeriodsPage(Page):
    """Where the two days are chosen."""

    template: ClassVar[str] = "portal/changes/periods.html"

    message: Annotated[str, "What is wrong with the days that were written; empty: nothing."]
    recent: Annotated[
        tuple[Choice, ...], "Since the last source, the last month, the last quarter."
    ]
    between: Annotated[tuple[Choice, ...], "From one day on which sources appeared to the next."]
    form: Annotated[DayForm, "Where two days are written."]
    example: Annotated[str, "An address between two days, as an example."]
