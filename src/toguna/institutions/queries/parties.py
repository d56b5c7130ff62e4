"""Who there is, and what binds them on a date.

Every function takes the standpoint of the public plane, or None for the desk, which sees what is
not public too. `on` is the day asked about; None asks for every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Confederation, Mandate, Party, Rank, Relation
from toguna.institutions.rules import running_on
from toguna.institutions.sight import seen
from toguna.kernel.dates import UncertainDate
from toguna.kernel.models import Place, Term
from toguna.kernel.standpoint import Standpoint

MEMBER_OF = "member-of"
"""The kind of a relation by which a party belongs to an organisation."""

MEMBER = "member"
"""The role of a mandate by which a party sits in a body."""

WITHDRAWAL = "withdrawal"
"""The manner in which a membership ends when the member leaves."""


@dataclass(frozen=True)
class Bond:
    """A relation as one of its two ends sees it: `other` or `place` is at the far end, and
    `is_outward` says that the party asked about is its subject."""

    relation: Relation
    kind: Term
    other: Party | None
    place: Place | None
    is_outward: bool


@dataclass(frozen=True)
class Membership:
    """A party that belongs to an organisation, by a relation or by a mandate."""

    party: Party
    since: UncertainDate
    until: UncertainDate
    relation: Relation | None
    mandate: Mandate | None


@dataclass(frozen=True)
class Withdrawal:
    """A party that left an organisation, and when."""

    party: Party
    date: UncertainDate
    relation: Relation


def confederation(standpoint: Standpoint | None = None) -> Confederation | None:
    """The body whose record this is, with its party and presidency; None before it is described.
    One query."""
    rows = Confederation.objects.select_related("party", "presidency")
    return seen(rows, standpoint, "party").order_by("pk").first()


def parties(kind: str | None = None, standpoint: Standpoint | None = None) -> QuerySet[Party]:
    """The parties of one `PartyKind` (or all), people by family name, the others by their place in
    the list. One query when read, their category included."""
    rows = seen(Party.objects.select_related("category"), standpoint)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows.order_by("position", "family_name", "ref")


def relations_of(
    party: Party, on: date | None = None, standpoint: Standpoint | None = None
) -> tuple[Bond, ...]:
    """What binds a party to others and to places, either way round, the earliest first. One
    query."""
    rows = seen(
        Relation.objects.filter(Q(subject=party) | Q(object=party)), standpoint, "subject", "object"
    ).select_related("subject", "object", "place", "kind", "end_manner")
    if on is not None:
        rows = rows.filter(running_on(on))
    return tuple(_bond(relation, party) for relation in sorted(rows, key=_by_start))


def members(
    organisation: Party, on: date, standpoint: Standpoint | None = None
) -> tuple[Membership, ...]:
    """Who belongs to an organisation on a day, in the order of the list of parties; a party once,
    by its relation where it has one. Two queries."""
    relations = seen(_memberships(organisation), standpoint, "subject").filter(running_on(on))
    mandates = seen(
        Mandate.objects.filter(body=organisation, role__ref=MEMBER), standpoint, "holder"
    ).filter(running_on(on))
    found = {
        mandate.holder_id: Membership(mandate.holder, mandate.start, mandate.end, None, mandate)
        for mandate in mandates.select_related("holder", "role", "state").order_by("pk")
    }
    for relation in relations.order_by("pk"):
        found[relation.subject_id] = Membership(
            relation.subject, relation.start, relation.end, relation, None
        )
    return tuple(sorted(found.values(), key=lambda one: (one.party.position, one.party.ref)))


def member_states(
    organisation: Party, on: date, standpoint: Standpoint | None = None
) -> tuple[Party, ...]:
    """The states among the members on a day. Two queries."""
    found = members(organisation, on, standpoint)
    return tuple(one.party for one in found if one.party.kind == PartyKind.STATE)


def withdrawals(
    organisation: Party, standpoint: Standpoint | None = None
) -> tuple[Withdrawal, ...]:
    """Who left an organisation, the earliest first. With a day in the standpoint, who had
    certainly left by then. One query."""
    rows = seen(_memberships(organisation), standpoint, "subject").filter(
        end_manner__ref=WITHDRAWAL
    )
    if standpoint is not None and standpoint.as_of is not None:
        rows = rows.filter(end_latest__lte=standpoint.as_of)
    left = [Withdrawal(relation.subject, relation.end, relation) for relation in rows]
    return tuple(sorted(left, key=lambda one: (one.date, one.party.position, one.party.ref)))


def ranks_of(person: Party, on: date, standpoint: Standpoint | None = None) -> tuple[Rank, ...]:
    """The ranks and honorifics that a person has on a day, the most recent first. One query."""
    rows = seen(Rank.objects.filter(person=person), standpoint).filter(running_on(on))
    return tuple(rows.order_by(F("start_latest").desc(), "ref"))


def _memberships(organisation: Party) -> QuerySet[Relation]:
    rows = Relation.objects.filter(object=organisation, kind__ref=MEMBER_OF)
    return rows.select_related("subject", "kind", "end_manner")


def _by_start(relation: Relation) -> tuple[UncertainDate, str]:
    return relation.start, relation.ref


def _bond(relation: Relation, party: Party) -> Bond:
    is_outward = relation.subject_id == party.pk
    other = relation.object if is_outward else relation.subject
    return Bond(relation, relation.kind, other, relation.place, is_outward)
