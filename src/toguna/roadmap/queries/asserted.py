"""Which assertion holds, from a standpoint.

The expressions here are written for two indexes. `assertion_as_of` (action, scope, axis, then the
newest `valid_latest`, `known`, `id`): the database walks it from the newest entry and stops at the
first one that is visible and not corrected, however many assertions an action has. And
`assertion_by_known` (action, then the newest `known`), the same for a history.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from toguna.acts.models import Act
from toguna.institutions.models import Confederation, Party
from toguna.institutions.sight import is_seen, seen
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.roadmap.enums import Axis
from toguna.roadmap.models import Action, Assertion
from toguna.texts.models import Work

CURRENT_FIRST = ("-valid_latest", "-known", "-id")
"""The order of `assertion_as_of`: what is true since the latest day, then what was said last."""

SAID_LAST_FIRST = ("-known", "-valid_latest", "-id")
"""The order of `assertion_by_known`: what a source made public last."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of an action's history: the assertion, and whether a correction that is known from
    the same standpoint replaces it."""

    assertion: Assertion
    is_superseded: bool


@dataclass(frozen=True, slots=True)
class ScopedAssertions:
    """What is stated of one action for one party: the confederation as a whole, or one state."""

    scope: Party
    lifecycle: Assertion | None
    completion: Assertion | None


def confederal_scope() -> int | None:
    """The primary key of the confederation's party: whom a confederal assessment is about; None
    where there is no confederation yet. One query."""
    rows = Confederation.objects.order_by("pk").values_list("party_id", flat=True)
    return rows.first()


def visible(standpoint: Standpoint | None) -> Q:
    """The assertions that the standpoint sees: known by its day, their evidence not hidden. No
    standpoint is the desk's: all of them.

    An assertion has no embargo of its own: it rests on a source that is public since `known`. The
    act or the text that proves it may have one, and would be betrayed by it.
    """
    if standpoint is None:
        return Q()
    # Not a subquery on each row, which would be a join and lose the order of the index: what is
    # hidden is listed once.
    is_hidden = ~public_at(standpoint.at)
    acts = Act.objects.filter(is_hidden).values("pk")
    works = Work.objects.filter(is_hidden).values("pk")
    return (
        Q(known__lte=standpoint.known_limit)
        & (Q(act__isnull=True) | ~Q(act__in=acts))
        & (Q(work__isnull=True) | ~Q(work__in=works))
    )


def true_by(standpoint: Standpoint | None) -> Q:
    """The assertions that are certainly true by the day asked about; all when there is none."""
    if standpoint is None or standpoint.as_of is None:
        return Q()
    return Q(valid_latest__lte=standpoint.as_of)


def in_force_by(standpoint: Standpoint | None) -> Q:
    """The assertions that can tell where things stand. As was known on a day asks both times: what
    was to be true later is told (it is in the history), but is not yet where things stand."""
    day = standpoint and (standpoint.as_of or standpoint.known_on)
    return Q(valid_latest__lte=day) if day else Q()


def corrections(standpoint: Standpoint | None) -> QuerySet[Assertion]:
    """The visible rows that replace the row of the outer query."""
    return Assertion.objects.filter(visible(standpoint), supersedes=OuterRef("pk"))


def standing_assertions(standpoint: Standpoint | None) -> QuerySet[Assertion]:
    """The visible assertions that no visible one replaces and that are certainly true by the day
    asked about."""
    return Assertion.objects.filter(
        visible(standpoint), in_force_by(standpoint), ~Exists(corrections(standpoint))
    )


def current_assertion(
    standpoint: Standpoint | None,
    *,
    axis: Axis,
    action: Action | OuterRef,
    scope: int | OuterRef | None,
) -> QuerySet[Assertion]:
    """The one assertion that holds on an axis of an action for a scope (a party's primary key):
    at most one row, for a subquery."""
    which = Q(action=action, scope=scope, axis=axis)
    return standing_assertions(standpoint).filter(which).order_by(*CURRENT_FIRST)[:1]


def newest_known(standpoint: Standpoint | None) -> QuerySet[Assertion]:
    """The newest assertion on the outer action, on any axis and for anyone, by the day on which it
    became known; corrected ones count, as their correction came later. For the index
    `assertion_by_known`."""
    rows = Assertion.objects.filter(visible(standpoint), true_by(standpoint), action=OuterRef("pk"))
    return rows.order_by(*SAID_LAST_FIRST)[:1]


def history(
    action: Action, standpoint: Standpoint | None, *, offset: int = 0, limit: int | None = None
) -> tuple[Stated, ...]:
    """What was stated of an action, what became known last first; what was corrected included and
    marked.

    Every scope and both axes; `offset` and `limit` take a part of it. Empty for an action that is
    not public. One query, with the scope, the evidence, the passage and its source.
    """
    end = None if limit is None else offset + limit
    rows = _stated_of(action, standpoint).order_by(*SAID_LAST_FIRST)
    marked = rows.annotate(is_superseded=Exists(corrections(standpoint)))
    found = marked.select_related("scope", "act", "work", "passage__source")
    return tuple(Stated(row, row.is_superseded) for row in found[offset:end])


def history_count(action: Action, standpoint: Standpoint | None) -> int:
    """How many lines `history` has in all. One query."""
    return _stated_of(action, standpoint).count()


def _stated_of(action: Action, standpoint: Standpoint | None) -> QuerySet[Assertion]:
    rows = Assertion.objects.filter(visible(standpoint), true_by(standpoint), action=action)
    return rows if is_seen(action, standpoint) else rows.none()


def scoped_assertions(
    action: Action, standpoint: Standpoint | None
) -> tuple[ScopedAssertions, ...]:
    """What is stated of one action for each party it was stated for, confederation first, then by
    the parties' order. A party of whom nothing is stated is absent: "not reported" is not zero.

    Three queries, however many parties and assertions there are.
    """
    if not is_seen(action, standpoint):
        return ()
    stated = Assertion.objects.filter(action=action, scope=OuterRef("pk"))
    rows = seen(Party.objects.filter(Exists(stated)), standpoint)
    chosen = {
        f"{axis.value}_now": current_assertion(
            standpoint, axis=axis, action=action, scope=OuterRef("pk")
        ).values("pk")
        for axis in Axis
    }
    parties = list(rows.annotate(**chosen))
    confederation = confederal_scope()
    keys = {party.pk: tuple(vars(party)[f"{axis.value}_now"] for axis in Axis) for party in parties}
    assertions = Assertion.objects.filter(pk__in={key for pair in keys.values() for key in pair})
    found = {
        row.pk: row for row in assertions.select_related("scope", "act", "work", "passage__source")
    }
    parties.sort(key=lambda party: (party.pk != confederation, party.position, party.ref))
    lines = (
        ScopedAssertions(party, *(found.get(key) for key in keys[party.pk])) for party in parties
    )
    return tuple(line for line in lines if line.lifecycle or line.completion)
