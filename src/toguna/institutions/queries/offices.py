"""Who holds which office on a date: mandates, the presidency, the seats of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Composition, Mandate, Office, Party, Portfolio
from toguna.institutions.queries.parties import confederation, member_states
from toguna.institutions.rules import running_on
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint

MANDATE_LINKS = ("holder", "role", "office", "office__state", "office__portfolio", "body", "state")
LATEST_FIRST = (F("start_latest").desc(nulls_last=True), F("start_earliest").desc(), F("ref"))


@dataclass(frozen=True)
class Presidency:
    """Who presides on a day, and on behalf of which state."""

    mandate: Mandate
    person: Party
    state: Party | None


@dataclass(frozen=True)
class Seat:
    """A seat of a body composed of portfolios. Without an office nobody is known to have the
    portfolio in that state; without a mandate the office is vacant, as far as is known."""

    portfolio: Portfolio
    state: Party
    office: Office | None
    mandate: Mandate | None

    @property
    def holder(self) -> Party | None:
        return self.mandate.holder if self.mandate else None


def holders(office: Office, on: date, standpoint: Standpoint | None = None) -> tuple[Mandate, ...]:
    """The mandates that run in an office on a day, the one that began last first. One query."""
    return tuple(_running(on, standpoint).filter(office=office))


def presidency(on: date, standpoint: Standpoint | None = None) -> Presidency | None:
    """Who presides the confederation on a day. On the day of a hand-over, when both mandates run,
    the one that began last. Two queries."""
    body = confederation(standpoint)
    if body is None or body.presidency is None:
        return None
    mandates = holders(body.presidency, on, standpoint)
    return Presidency(mandates[0], mandates[0].holder, state_of(mandates[0])) if mandates else None


def mandates_of(
    party: Party, on: date | None = None, standpoint: Standpoint | None = None
) -> tuple[Mandate, ...]:
    """The mandates of a person, a body or a state, on a day or ever, the one that began last
    first. One query."""
    rows = _mandates(standpoint).filter(holder=party)
    return tuple(rows if on is None else rows.filter(running_on(on)))


def composition(body: Party, on: date, standpoint: Standpoint | None = None) -> tuple[Seat, ...]:
    """The seats of a body: each of its portfolios in each member state of the confederation on
    that day or, where not each state has one, in those that have such an office. By portfolio,
    then by state. Six queries at most."""
    rows = seen(Composition.objects.filter(body=body), standpoint, "portfolio")
    parts = sorted(
        rows.select_related("portfolio"),
        key=lambda part: (part.portfolio.position, part.portfolio.ref),
    )
    whole = confederation(standpoint)
    if not parts or whole is None:
        return ()
    states = member_states(whole.party, on, standpoint)
    found = holdings(states, [part.portfolio for part in parts], on, standpoint)
    return tuple(
        Seat(part.portfolio, state, *found.get((state.pk, part.portfolio_id), (None, None)))
        for part in parts
        for state in states
        if part.each_state or (state.pk, part.portfolio_id) in found
    )


def holdings(
    states: Iterable[Party],
    portfolios: Iterable[Portfolio],
    on: date,
    standpoint: Standpoint | None = None,
) -> dict[tuple[int, int], tuple[Office, Mandate | None]]:
    """By state and portfolio (primary keys), the office and the mandate that runs in it on a day,
    if any. Where a state has several such offices, one that is held, else the first. Two
    queries."""
    offices = seen(
        Office.objects.filter(
            state__in=[state.pk for state in states],
            portfolio__in=[portfolio.pk for portfolio in portfolios],
        ),
        standpoint,
    ).select_related("state", "portfolio")
    ordered = list(offices.order_by("position", "ref"))
    held = _first_by_office(_running(on, standpoint).filter(office__in=ordered))
    found: dict[tuple[int, int], tuple[Office, Mandate | None]] = {}
    for office in ordered:
        key = (office.state_id or 0, office.portfolio_id or 0)
        mandate = held.get(office.pk)
        if key not in found or (found[key][1] is None and mandate is not None):
            found[key] = (office, mandate)
    return found


def state_of(mandate: Mandate) -> Party | None:
    """On behalf of which state: the one it names, the holder when it is a state, or the state of
    the office. No query on a mandate of these functions."""
    if mandate.state is not None:
        return mandate.state
    if mandate.holder.kind == PartyKind.STATE:
        return mandate.holder
    return mandate.office.state if mandate.office else None


def _mandates(standpoint: Standpoint | None) -> QuerySet[Mandate]:
    rows = seen(Mandate.objects.all(), standpoint, "holder", "state")
    return rows.select_related(*MANDATE_LINKS).order_by(*LATEST_FIRST)


def _running(on: date, standpoint: Standpoint | None) -> QuerySet[Mandate]:
    return _mandates(standpoint).filter(running_on(on))


def _first_by_office(mandates: Iterable[Mandate]) -> Mapping[int, Mandate]:
    by_office: dict[int, list[Mandate]] = defaultdict(list)
    for mandate in mandates:
        by_office[mandate.office_id or 0].append(mandate)
    return {office: running[0] for office, running in by_office.items()}
