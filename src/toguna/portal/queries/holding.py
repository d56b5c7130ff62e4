"""Who holds what, for many parties and offices at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from toguna.institutions.models import (
    Composition,
    Mandate,
    Office,
    Party,
    Power,
    Rank,
)
from toguna.institutions.rules import running_on
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Series
from toguna.roadmap.models import Action
from toguna.roadmap.queries import public_actions
from toguna.texts.models import Work
from toguna.texts.queries import texts

ONE_DAY = timedelta(days=1)
MANDATE_LINKS = ("holder", "role", "office__state", "office__body", "body", "state")
LATEST_FIRST = (F("start_latest").desc(nulls_last=True), F("start_earliest").desc(), F("ref"))


def offices(standpoint: Standpoint) -> QuerySet[Office]:
    """The offices, in their order. One query when read, body, state and portfolio included."""
    rows = seen(
        Office.objects.select_related("body", "state", "portfolio"), standpoint, "body", "state"
    )
    return rows.order_by("position", "ref")


def powers(standpoint: Standpoint) -> QuerySet[Power]:
    """The powers by identifier. One query when read, office and portfolio included."""
    rows = Power.objects.select_related("office", "portfolio")
    return seen(rows, standpoint, "office", "portfolio").order_by("ref")


def mandates_in(office: Office, standpoint: Standpoint) -> tuple[Mandate, ...]:
    """Everyone who held an office, the one that began last first. One query."""
    return tuple(_mandates(standpoint).filter(office=office))


def holders_of(found: Iterable[Office], standpoint: Standpoint) -> dict[int, Mandate]:
    """The mandate that runs in each office on the standpoint's day, the one that began last where
    several do, by the office's primary key. One query."""
    rows = _mandates(standpoint).filter(running_on(standpoint.day), office__in=list(found))
    held: dict[int, Mandate] = {}
    for mandate in rows:
        if mandate.office_id is not None:
            held.setdefault(mandate.office_id, mandate)
    return held


def hand_over_days(standpoint: Standpoint) -> tuple[date, ...]:
    """The days by which someone certainly held an office, or certainly no longer did: those on
    which the list of holders changes, up to the standpoint's instant, the latest first. Whatever
    day is asked about. One query."""
    rows = _mandates(standpoint).filter(office__isnull=False).order_by()
    today = standpoint.at.date()
    days: set[date] = set()
    for start, end in rows.values_list("start_latest", "end_latest"):
        days |= {one for one in (start, end + ONE_DAY if end and start else None) if one}
    return tuple(sorted((day for day in days if day <= today), reverse=True))


def running_mandates(
    found: Iterable[Party], standpoint: Standpoint
) -> dict[int, tuple[Mandate, ...]]:
    """The mandates of parties that run on the standpoint's day, by the holder's primary key. One
    query."""
    by_holder: dict[int, list[Mandate]] = defaultdict(list)
    rows = _mandates(standpoint).filter(running_on(standpoint.day), holder__in=list(found))
    for mandate in rows:
        by_holder[mandate.holder_id].append(mandate)
    return {key: tuple(several) for key, several in by_holder.items()}


def ranks_on_day(found: Iterable[Party], standpoint: Standpoint) -> dict[int, tuple[Rank, ...]]:
    """The ranks that people have on the standpoint's day, by primary key. One query."""
    by_person: dict[int, list[Rank]] = defaultdict(list)
    rows = seen(Rank.objects.filter(person__in=list(found)), standpoint)
    for rank in rows.filter(running_on(standpoint.day)).order_by(*LATEST_FIRST):
        by_person[rank.person_id].append(rank)
    return {key: tuple(several) for key, several in by_person.items()}


def offices_of(party: Party, standpoint: Standpoint) -> tuple[Office, ...]:
    """The offices of a body or of a state. One query."""
    return tuple(offices(standpoint).filter(Q(body=party) | Q(state=party)))


def powers_of(found: Iterable[Office], standpoint: Standpoint) -> tuple[Power, ...]:
    """The powers that follow from offices. One query."""
    return tuple(powers(standpoint).filter(office__in=list(found)))


def compositions_of(body: Party, standpoint: Standpoint) -> tuple[Composition, ...]:
    """What sources say of the portfolios that a body is made of. One query."""
    rows = seen(Composition.objects.filter(body=body), standpoint, "portfolio")
    return tuple(rows.select_related("portfolio").order_by("portfolio__position", "portfolio__ref"))


def series_of(body: Party, standpoint: Standpoint) -> tuple[Series, ...]:
    """The series of a body's meetings. One query."""
    return tuple(seen(Series.objects.filter(body=body), standpoint).order_by("ref"))


def texts_of(party: Party, standpoint: Standpoint) -> QuerySet[Work]:
    """The texts of which a party is the author or a contracting party."""
    return texts(standpoint).filter(Q(author=party) | Q(contracting=party)).distinct()


def actions_of(party: Party, standpoint: Standpoint) -> QuerySet[Action]:
    """The actions for which a party is responsible, in the order of their roadmap."""
    rows = public_actions(standpoint).filter(responsible=party)
    return rows.order_by("category__position", "category__ref", "position", "ref")


def _mandates(standpoint: Standpoint) -> QuerySet[Mandate]:
    rows = seen(Mandate.objects.all(), standpoint, "holder", "state", "office", "body")
    return rows.select_related(*MANDATE_LINKS).order_by(*LATEST_FIRST)
