"""A text's independent axes, computed from its life. Pure: no database, no clock.

What has not been reported is "not stated", and never "no". A stage counts when the act behind it
took place, certainly by the day asked about; a planned act is no adoption, even once its day has
passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toguna.acts.enums import Position
from toguna.institutions.models import Party
from toguna.kernel.dates import UncertainDate
from toguna.kernel.models import Term
from toguna.texts.entries import LifeEntry, first
from toguna.texts.enums import (
    AdoptionState,
    ForceState,
    LifeStage,
    LifeState,
    NegotiationState,
    RatificationState,
)
from toguna.texts.force import Clause, ForceBasis, force_from


@dataclass(frozen=True)
class PartyPosition:
    """Where a party stood on the adoption."""

    party: Party
    position: Position


@dataclass(frozen=True)
class Axes:
    """Where a text stands, axis by axis; none follows from another.

    `ratified_by` and `deposited_by` name those of which it is stated. `asserted` is the line of
    its life by which a source states that it is in force: shown beside what is computed, so that
    the two can be seen to differ.
    """

    negotiation: NegotiationState
    adoption: AdoptionState
    adopted: LifeEntry | None
    signed: LifeEntry | None
    manner: Term | None
    positions: tuple[PartyPosition, ...]
    ratification: RatificationState
    contracting: tuple[Party, ...]
    ratified_by: tuple[Party, ...]
    deposited_by: tuple[Party, ...]
    force: ForceState
    force_basis: ForceBasis
    force_since: UncertainDate
    asserted: LifeEntry | None


def axes_from(
    life: Iterable[LifeEntry],
    *,
    clause: Clause,
    contracting: Sequence[Party],
    positions: Mapping[int, Sequence[PartyPosition]],
    day: date,
) -> Axes:
    """The axes of one text. `life` is in order; `positions` are those of each act, by primary key;
    `day` is the one asked about, or today's."""
    entries = tuple(life)
    done = tuple(entry for entry in entries if entry.is_done)
    adopted, signed = first(done, LifeStage.ADOPTED), first(done, LifeStage.SIGNED)
    negotiation = _negotiation(done)
    ratified = _parties(done, LifeStage.RATIFIED)
    deposited = _parties(done, LifeStage.DEPOSITED)
    force = force_from(entries, clause, contracting, day)
    return Axes(
        negotiation=negotiation,
        adoption=_adoption(entries, negotiation, adopted, signed),
        adopted=adopted,
        signed=signed,
        manner=adopted.manner if adopted else None,
        positions=tuple(positions.get(adopted.act.pk, ())) if adopted else (),
        ratification=_ratification(contracting, (*ratified, *deposited)),
        contracting=tuple(contracting),
        ratified_by=ratified,
        deposited_by=deposited,
        force=force.state,
        force_basis=force.basis,
        force_since=force.since,
        asserted=first(done, LifeStage.IN_FORCE),
    )


def life_state(stand: Axes) -> LifeState:
    """The farthest that a text has come, force before ratification before adoption before
    negotiation. What no source states does not count as not done: it is "not stated"."""
    told = (
        (stand.force is ForceState.REPEALED, LifeState.REPEALED),
        (stand.force is ForceState.IN_FORCE, LifeState.IN_FORCE),
        (stand.ratification is RatificationState.COMPLETE, LifeState.RATIFIED),
        (stand.ratification is RatificationState.PARTIAL, LifeState.RATIFICATION),
        (stand.adoption in (AdoptionState.ADOPTED, AdoptionState.SIGNED), LifeState.ADOPTED),
        (stand.adoption is AdoptionState.NOT_ADOPTED, LifeState.NEGOTIATION),
        (stand.negotiation is NegotiationState.CONCLUDED, LifeState.CONCLUDED),
        (stand.negotiation is not NegotiationState.NOT_STATED, LifeState.NEGOTIATION),
    )
    return next((state for is_so, state in told if is_so), LifeState.NOT_STATED)


CONCLUDING = frozenset(LifeStage) - {
    LifeStage.ANNOUNCED,
    LifeStage.DRAFTING,
    LifeStage.DRAFTED,
    LifeStage.EXAMINED,
    LifeStage.PUBLISHED,
}


def _negotiation(done: Sequence[LifeEntry]) -> NegotiationState:
    """The farthest that it got: what is concluded is not undone by a later draft of something."""
    stages = {entry.stage for entry in done}
    if stages & CONCLUDING:
        return NegotiationState.CONCLUDED
    for stage, state in (
        (LifeStage.EXAMINED, NegotiationState.EXAMINED),
        (LifeStage.DRAFTED, NegotiationState.DRAFTED),
        (LifeStage.DRAFTING, NegotiationState.DRAFTING),
    ):
        if stage in stages:
            return state
    return NegotiationState.NOT_STATED


def _adoption(
    entries: Sequence[LifeEntry],
    negotiation: NegotiationState,
    adopted: LifeEntry | None,
    signed: LifeEntry | None,
) -> AdoptionState:
    """Not yet adopted: only where a source speaks of a draft, or of an adoption to come. Of a text
    that was finalised and then left unmentioned, nothing is said."""
    if signed is not None:
        return AdoptionState.SIGNED
    if adopted is not None:
        return AdoptionState.ADOPTED
    is_draft = negotiation not in (NegotiationState.NOT_STATED, NegotiationState.CONCLUDED)
    is_awaited = any(
        entry.stage in (LifeStage.ADOPTED, LifeStage.SIGNED) and entry.is_to_come
        for entry in entries
    )
    return AdoptionState.NOT_ADOPTED if is_draft or is_awaited else AdoptionState.NOT_STATED


def _ratification(contracting: Sequence[Party], bound: Sequence[Party]) -> RatificationState:
    """A deposit counts: the instrument deposited is that of a ratification (Vienna Convention on
    the Law of Treaties, articles 14 and 16)."""
    consenting = {party.pk for party in bound}
    if not consenting:
        return RatificationState.NOT_STATED
    if contracting and all(party.pk in consenting for party in contracting):
        return RatificationState.COMPLETE
    return RatificationState.PARTIAL


def _parties(done: Sequence[LifeEntry], stage: LifeStage) -> tuple[Party, ...]:
    found = {e.party.pk: e.party for e in done if e.stage is stage and e.party is not None}
    return tuple(sorted(found.values(), key=lambda party: (party.position, party.ref)))
