"""Which page a party or an act has: what belongs to the confederation, and what is a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Confederation, Party, Relation
from toguna.institutions.queries import parties
from toguna.institutions.queries.parties import MEMBER_OF
from toguna.institutions.sight import seen
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Meeting


def memberships(standpoint: Standpoint) -> QuerySet[Relation]:
    """The public bonds by which parties are, or were, members of the confederation. Whatever the
    day asked about: the address of a state does not depend on it."""
    bodies = Confederation.objects.values("party")
    return Relation.objects.filter(public_at(standpoint.at), kind__ref=MEMBER_OF, object__in=bodies)


def member_states(standpoint: Standpoint) -> frozenset[int]:
    """The states (primary keys) that are or were members. One query."""
    rows = memberships(standpoint).filter(subject__kind=PartyKind.STATE)
    return frozenset(rows.values_list("subject_id", flat=True))


def institutions(standpoint: Standpoint) -> QuerySet[Party]:
    """The confederation's member states and bodies."""
    is_member = Exists(memberships(standpoint).filter(subject=OuterRef("pk")))
    return parties(standpoint=standpoint).filter(
        Q(kind=PartyKind.BODY) | (Q(kind=PartyKind.STATE) & is_member)
    )


def partners(standpoint: Standpoint) -> QuerySet[Party]:
    """Outside organisations, and states that never were members."""
    is_member = Exists(memberships(standpoint).filter(subject=OuterRef("pk")))
    return parties(standpoint=standpoint).filter(
        Q(kind=PartyKind.ORGANISATION) | (Q(kind=PartyKind.STATE) & ~is_member)
    )


def meetings_among(acts: Iterable[int], standpoint: Standpoint) -> frozenset[int]:
    """Those of these acts (primary keys) that are public meetings. One query."""
    rows = seen(Meeting.objects.filter(act__in=set(acts)), standpoint)
    return frozenset(rows.values_list("act_id", flat=True))


def has_met(body: Party, standpoint: Standpoint) -> bool:
    """Whether a meeting of this body is public. One query."""
    return seen(Meeting.objects.filter(bodies=body), standpoint, "act").exists()


def meeting_bodies(standpoint: Standpoint) -> tuple[Party, ...]:
    """The confederation's bodies of which a meeting is public, in their order. One query."""
    met = seen(Meeting.objects.filter(bodies=OuterRef("pk")), standpoint, "act")
    rows = institutions(standpoint).filter(Exists(met), kind=PartyKind.BODY)
    return tuple(rows)
