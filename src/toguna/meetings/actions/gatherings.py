"""Meetings, and the series and chains that they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from toguna.acts.models import Act
from toguna.institutions.evidence import Evidence, Text, state_fact
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.meetings.models import Chain, Meeting, Series
from toguna.meetings.validators import VALIDATORS
from toguna.record.actor import Actor


def open_series(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    name: Text,
    body: Party | None = None,
    periodicity: Text = "",
    is_rotating: bool = False,
    note: Text = "",
) -> Series:
    """Meetings follow one another under one name; `is_rotating` when from state to state."""
    series = Series(
        ref=ref, name=name, body=body, periodicity=periodicity, rotating=is_rotating, note=note
    )
    return state_fact(
        series, actor=actor, verb="open_series", evidence=evidence, validators=VALIDATORS
    )


def open_chain(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    name: Text,
    description: Text = "",
    position: int = 0,
) -> Chain:
    """Meetings will hand an agenda up from one to the next: a summit and what prepares it."""
    chain = Chain(ref=ref, name=name, description=description, position=position)
    return state_fact(
        chain, actor=actor, verb="open_chain", evidence=evidence, validators=VALIDATORS
    )


def open_meeting(
    *,
    actor: Actor,
    evidence: Evidence,
    act: Act,
    level: Term | None = None,
    bodies: Sequence[Party] = (),
    series: Series | None = None,
    ordinal: int | None = None,
    chain: Chain | None = None,
    chain_position: int | None = None,
    objective: Text = "",
) -> Meeting:
    """An act is a meeting: of one body or of several at once, in a series, in a chain. It takes
    the act's identifier; its date, place and status stay the act's."""
    meeting = Meeting(
        ref=act.ref,
        act=act,
        level=level,
        series=series,
        ordinal=ordinal,
        chain=chain,
        chain_position=chain_position,
        objective=objective,
    )
    return state_fact(
        meeting,
        actor=actor,
        verb="open_meeting",
        evidence=evidence,
        validators=VALIDATORS,
        links={"bodies": bodies},
    )
