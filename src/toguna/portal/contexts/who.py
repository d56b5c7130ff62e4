"""Pages of institutions, offices, powers, people, partners and processes."""

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
    Some,
    Statement,
    Text,
    Value,
    When,
)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A line of a list of parties."""

    name: Annotated[Link, "The party."]
    kind: Annotated[Text, "Its category, else its kind."]
    details: Annotated[tuple[Value, ...], "Short name; for a person ranks and offices that day."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    facets: Annotated[str, "Its values of the facets of the list, for a script."] = ""


@dataclass(frozen=True, slots=True)
class InstitutionsPage(Page):
    """The confederation, its states and its bodies."""

    template: ClassVar[str] = "portal/institutions/institutions.html"

    rows: Annotated[tuple[PartyRow, ...], "The institutions of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    offices: Annotated[str, "Path of the list of offices."]
    powers: Annotated[str, "Path of the list of powers."]


@dataclass(frozen=True, slots=True)
class PeoplePage(Page):
    """The list of people, with their ranks and offices on the day."""

    template: ClassVar[str] = "portal/people/people.html"

    rows: Annotated[tuple[PartyRow, ...], "The people of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]


@dataclass(frozen=True, slots=True)
class PartnersPage(Page):
    """Outside organisations and states that are not members."""

    template: ClassVar[str] = "portal/partners/partners.html"

    rows: Annotated[tuple[PartyRow, ...], "The partners of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]
    processes: Annotated[str, "Path of the list of negotiations and other processes."]


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat of a body that is composed of portfolios."""

    portfolio: Annotated[Text, "The portfolio."]
    state: Annotated[Link, "The state."]
    holder: Annotated[Link | None, "Who holds it on the day; None where nobody is known to."]
    office: Annotated[Link | None, "The office; None where none is known."]


@dataclass(frozen=True, slots=True)
class PartyBody:
    """What the pages of an institution, of a person and of a partner all show."""

    kind: Annotated[Text, "Its category, else its kind."]
    day: Annotated[When, "The day on which mandates, ranks and memberships are told."]
    description: Annotated[Text | None, "What it is."]
    facts: Annotated[tuple[Fact, ...], "Short name, seat …"]
    ranks: Annotated[tuple[Entry, ...], "Ranks and honorifics on the day."]
    mandates: Annotated[tuple[Entry, ...], "Its mandates, running or over, the latest first."]
    members: Annotated[tuple[Entry, ...], "Who belongs to it on the day."]
    withdrawals: Annotated[tuple[Entry, ...], "Who left it."]
    bonds: Annotated[tuple[Entry, ...], "What binds it to others and to places."]
    seats: Annotated[tuple[SeatRow, ...], "Its composition by portfolio on the day."]
    composition: Annotated[tuple[Entry, ...], "What a source says of its composition."]
    offices: Annotated[tuple[Entry, ...], "Its offices and who holds them on the day."]
    powers: Annotated[tuple[Entry, ...], "The powers that its offices carry."]
    processes: Annotated[tuple[Entry, ...], "Negotiations and other processes it is part of."]
    series: Annotated[tuple[Entry, ...], "The series of its meetings."]
    statements: Annotated[tuple[Statement, ...], "What sources say about its state of affairs."]
    acts: Annotated[tuple[Entry, ...], "The acts it took part in, the latest first."]
    pages: Annotated[Pages, "Where this page stands among those acts."]
    texts: Annotated[Some, "The texts of which it is the author or a contracting party."]
    actions: Annotated[Some, "The actions for which it is responsible."]
    outcomes: Annotated[Some, "The outcomes addressed to it, by the date of their act."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class InstitutionPage(Page):
    """The confederation, a member state or a body."""

    template: ClassVar[str] = "portal/institutions/institution.html"

    party: Annotated[PartyBody, "What is known of it."]


@dataclass(frozen=True, slots=True)
class PersonPage(Page):
    """A person."""

    template: ClassVar[str] = "portal/people/person.html"

    party: Annotated[PartyBody, "What is known of the person."]


@dataclass(frozen=True, slots=True)
class PartnerPage(Page):
    """An outside organisation or a state that is not a member."""

    template: ClassVar[str] = "portal/partners/partner.html"

    party: Annotated[PartyBody, "What is known of it."]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office and who holds it on the day."""

    office: Annotated[Link, "The office."]
    of: Annotated[Link | None, "The body or the state whose office it is."]
    holder: Annotated[Link | None, "Who holds it on the day; None where nobody is known to."]
    state: Annotated[Link | None, "On behalf of which state."]
    since: Annotated[When | None, "Since when."]
    cites: Annotated[tuple[Cite, ...], "Passages on which office and mandate stand."]


@dataclass(frozen=True, slots=True)
class OfficesPage(Page):
    """The list of offices and who holds them on the day."""

    template: ClassVar[str] = "portal/institutions/offices.html"

    day: Annotated[When, "The day."]
    rows: Annotated[tuple[OfficeRow, ...], "The offices of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]


@dataclass(frozen=True, slots=True)
class OfficePage(Page):
    """An office: who held it, what powers it carries."""

    template: ClassVar[str] = "portal/institutions/office.html"

    day: Annotated[When, "The day."]
    facts: Annotated[tuple[Fact, ...], "Body, state, portfolio, who holds it on the day."]
    mandates: Annotated[tuple[Entry, ...], "Everyone who held it, the latest first."]
    powers: Annotated[tuple[Entry, ...], "The powers that follow from it."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class PowersPage(Page):
    """The list of powers."""

    template: ClassVar[str] = "portal/institutions/powers.html"

    rows: Annotated[tuple[Entry, ...], "The powers of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]


@dataclass(frozen=True, slots=True)
class PowerPage(Page):
    """A power: who has it on the day, and why."""

    template: ClassVar[str] = "portal/institutions/power.html"

    day: Annotated[When, "The day."]
    note: Annotated[Text | None, "What is said about it."]
    answer: Annotated[tuple[Value, ...], "Who has it on the day; empty where that is not known."]
    facts: Annotated[tuple[Fact, ...], "From which office, state and portfolio that follows."]
    delegations: Annotated[tuple[Entry, ...], "To whom it may be, or is, delegated."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None


@dataclass(frozen=True, slots=True)
class ProcessesPage(Page):
    """The list of negotiations and other processes."""

    template: ClassVar[str] = "portal/partners/processes.html"

    rows: Annotated[tuple[Entry, ...], "The processes of this page of the list."]
    pages: Annotated[Pages, "Where this page stands in the list."]
    facets: Annotated[Facets, "How the list can be narrowed."]


@dataclass(frozen=True, slots=True)
class ProcessPage(Page):
    """A negotiation or another process: its counterpart, its bodies, its acts."""

    template: ClassVar[str] = "portal/partners/process.html"

    kind: Annotated[Text, "The kind of process."]
    description: Annotated[Text | None, "What it is."]
    facts: Annotated[tuple[Fact, ...], "Counterpart, bodies, period."]
    acts: Annotated[tuple[Entry, ...], "Its acts, the earliest first."]
    pages: Annotated[Pages, "Where this page stands among those acts."]
    discrepancies: Annotated[tuple[Entry, ...], "What does not add up about it."]
    cites: Annotated[tuple[Cite, ...], "Passages on which it stands."]
    circle: Annotated[Circle | None, "Where it comes from, what came of it."] = None
