"""What came out of acts: head sentences and the lines of their lists.

In this room's queries a standpoint of None is the desk's: everything, public or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.institutions.sight import is_seen, seen
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Outcome
from toguna.meetings.queries.parties import named_parties
from toguna.texts.models import Work

DEPTH = 4
"""How many heads a line can have above it: a list in a list in a list, and one more."""


@dataclass(frozen=True, slots=True)
class OutcomeNode:
    """An outcome with the lines that belong to it, in the order of the source. `work` is the text
    that it adopts or asks for, where that text is public."""

    outcome: Outcome
    work: Work | None
    lines: tuple[OutcomeNode, ...]

    def walk(self) -> Iterator[Outcome]:
        """This outcome, then every line under it, in reading order."""
        yield self.outcome
        for line in self.lines:
            yield from line.walk()


def public_outcomes(standpoint: Standpoint | None) -> QuerySet[Outcome]:
    """Every outcome of every act, by act and in the order of the source: those that `outcomes_of`
    shows, for lists of which only a part is read. One query when read, act and kind included."""
    rows = seen(Outcome.objects.select_related("act", "kind"), standpoint, "act")
    if standpoint is not None:
        for level in range(1, DEPTH + 1):
            rows = rows.filter(_shown(standpoint, "__".join(["head"] * level)))
    return rows.order_by(F("act__date_latest").asc(nulls_last=True), "act__ref", "position", "ref")


def _shown(standpoint: Standpoint, head: str) -> Q:
    """Lines without that head, or whose head is public and known by the standpoint's day."""
    condition = public_at(standpoint.at, f"{head}__")
    if standpoint.known_on is not None:
        condition &= Q(**{f"{head}__known__lte": standpoint.known_on})
    return Q(**{f"{head}__isnull": True}) | condition


def outcomes_of(act: Act, standpoint: Standpoint | None) -> tuple[OutcomeNode, ...]:
    """What came out of an act: the outcomes that belong to no other, each with its lines.

    Only what is public, and known by the standpoint's day; a line whose head is not public is
    held back with it. Two queries, however many outcomes there are.
    """
    return outcomes_by_act([act.pk], standpoint).get(act.pk, ())


def outcomes_by_act(
    acts: Collection[int], standpoint: Standpoint | None
) -> dict[int, tuple[OutcomeNode, ...]]:
    """The same for several acts, by primary key; an act without outcomes is absent. Two queries."""
    rows = seen(Outcome.objects.filter(act__in=acts), standpoint, "act")
    addressees = named_parties(standpoint)
    rows = rows.select_related("act", "kind", "work")
    rows = rows.prefetch_related(Prefetch("addressees", addressees))
    below: dict[tuple[int, int | None], list[Outcome]] = defaultdict(list)
    for row in rows.order_by("position", "ref"):
        below[row.act_id, row.head_id].append(row)
    heads = {act for act, head in below if head is None}
    return {act: _nodes(below, (act, None), standpoint) for act in heads}


def outcome_places(acts: Collection[int], standpoint: Standpoint | None) -> dict[int, int]:
    """The place of each outcome in the reading order of its act, from 0, by primary key: that of
    `OutcomeNode.walk` over `outcomes_of`; what is held back there has none. One query, however
    many acts and outcomes there are."""
    rows = seen(Outcome.objects.filter(act__in=acts), standpoint, "act")
    below: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for key, act, head in rows.order_by("-position", "-ref").values_list("pk", "act", "head"):
        below[act, head].append(key)
    places: dict[int, int] = {}
    for act in acts:
        waiting = list(below.get((act, None), ()))
        place = 0
        while waiting:
            key = waiting.pop()
            places[key] = place
            place += 1
            waiting += below.get((act, key), ())
    return places


def outcomes_for(party: Party, standpoint: Standpoint | None) -> tuple[Outcome, ...]:
    """What a state or a body must see to: the outcomes addressed to it, by the date of their act,
    then in the order of the source; those that `outcomes_of` shows. Three queries, however many
    outcomes and acts there are."""
    rows = Outcome.objects.filter(addressees=party).order_by(
        F("act__date_latest").asc(nulls_last=True), "act__ref"
    )
    acts = list(dict.fromkeys(rows.values_list("act", flat=True)))
    by_act = outcomes_by_act(acts, standpoint)
    return tuple(
        outcome
        for act in acts
        for node in by_act.get(act, ())
        for outcome in node.walk()
        if party in outcome.addressees.all()
    )


def _nodes(
    below: dict[tuple[int, int | None], list[Outcome]],
    place: tuple[int, int | None],
    standpoint: Standpoint | None,
) -> tuple[OutcomeNode, ...]:
    act, _head = place
    return tuple(
        OutcomeNode(
            outcome=row,
            work=row.work if is_seen(row.work, standpoint) else None,
            lines=_nodes(below, (act, row.pk), standpoint),
        )
        for row in below.get(place, ())
    )
