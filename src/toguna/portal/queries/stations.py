"""The stations of a circle: the first records of each, their number, what is linked to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from toguna.acts.models import Act
from toguna.meetings.models import Outcome
from toguna.portal.queries.circling import Found, Keys, Reach, found, keys_of
from toguna.record.models import Source
from toguna.roadmap.models import Action
from toguna.texts.models import Work

SHOWN = 2
"""How many records of a station are named."""

ACT, DECISION, TEXT, ACTION = "act", "decision", "text", "action"
EVIDENCE, ACCOUNT = "evidence", "account"
STATIONS = (ACT, DECISION, TEXT, ACTION, EVIDENCE, ACCOUNT)
"""The stations in the order of a decision's life."""

Tie = tuple[str, str]
"""From one station to another."""

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Some(Generic[M]):
    """The first rows of a station, and how many there are."""

    rows: tuple[M, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Stations:
    """What is at each station, and which of them a recorded link binds to which."""

    acts: Some[Act]
    outcomes: Some[Outcome]
    texts: Some[Work]
    actions: Some[Action]
    evidence_acts: Some[Act]
    evidence_texts: Some[Work]
    accounts: Some[Source]
    ties: frozenset[Tie]

    @property
    def counts(self) -> dict[str, int]:
        return {
            ACT: self.acts.total,
            DECISION: self.outcomes.total,
            TEXT: self.texts.total,
            ACTION: self.actions.total,
            EVIDENCE: self.evidence_acts.total + self.evidence_texts.total,
            ACCOUNT: self.accounts.total,
        }


def stations_of(reach: Reach) -> Stations:
    """At most seventeen queries, however many records there are."""
    ground = reach.ground
    by_act, by_text, by_source = _proved(reach)
    proving = found(ground.acts.filter(pk__in=by_act))
    written = found(ground.texts.filter(pk__in=by_text))
    accounts = found(ground.sources.filter(pk__in=by_source))
    ties = set(_ties(reach))
    # One assertion says all three: what it is about, what proves it, where it is written.
    if proving.total or written.total:
        ties.update({(ACTION, EVIDENCE), (EVIDENCE, ACCOUNT)})
    if accounts.total:
        ties.add((ACTION, ACCOUNT))
    return Stations(
        acts=_some(Act.objects.all(), reach.acts),
        outcomes=_some(Outcome.objects.select_related("act", "kind"), reach.outcomes),
        texts=_some(Work.objects.all(), reach.texts),
        actions=_some(Action.objects.all(), reach.actions),
        evidence_acts=_some(Act.objects.all(), proving),
        evidence_texts=_some(Work.objects.all(), written),
        accounts=_some(Source.objects.all(), accounts),
        ties=frozenset(ties),
    )


def _proved(reach: Reach) -> tuple[Keys, Keys, Keys]:
    """The acts and the texts that prove, and the sources in which that stands. One query."""
    rows = reach.proofs.order_by().values_list("act", "work", "passage__source").distinct()
    by_act, by_text, by_source = ({row[place] for row in rows} - {None} for place in range(3))
    return keys_of(by_act), keys_of(by_text), keys_of(by_source)


def _ties(reach: Reach) -> Iterator[Tie]:
    """The links between the records of stations that follow one another. Six queries."""
    acts, texts = reach.acts.keys, reach.texts.keys
    outcomes = Outcome.objects.filter(pk__in=reach.outcomes.keys)
    actions = Action.objects.filter(pk__in=reach.actions.keys)
    started = Q(work__in=texts) | Q(category__roadmap__work__in=texts)
    if outcomes.filter(act__in=acts).exists():
        yield ACT, DECISION
    if outcomes.filter(work__in=texts).exists():
        yield DECISION, TEXT
    if _are_bound(reach, acts, texts):
        yield ACT, TEXT
    if actions.filter(outcome__in=reach.outcomes.keys).exists():
        yield DECISION, ACTION
    if actions.filter(started).exists():
        yield TEXT, ACTION


def _are_bound(reach: Reach, acts: Keys, texts: Keys) -> bool:
    """Whether one of these acts belongs to the life of one of these texts, or had it on its
    agenda."""
    lived = reach.ground.lives.filter(act__in=acts, work__in=texts).exists()
    carried = reach.ground.agendas.filter(meeting__act__in=acts, work__in=texts).exists()
    return lived or carried


def _some(rows: QuerySet[M], station: Found[M]) -> Some[M]:
    """The first rows, in their order. One query."""
    first = station.listed[:SHOWN]
    by_key = rows.in_bulk(first)
    return Some(tuple(by_key[key] for key in first), station.total)
