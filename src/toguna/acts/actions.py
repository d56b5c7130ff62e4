"""What can be done in this room. Each verb checks, writes, cites and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written. Dates are given as EDTF or as
UncertainDate, texts in one language or several. What is stated here is not public until it is
validated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from toguna.acts.enums import ActStatus, Multiplicity
from toguna.acts.models import Act, Interpretation, Participation, Process, StatusChange
from toguna.acts.validators import VALIDATORS
from toguna.institutions.evidence import Evidence, Text, When, state_fact, state_revision
from toguna.institutions.models import Mandate, Party
from toguna.kernel.identifiers import derived_ref
from toguna.kernel.models import Place, Term
from toguna.record.actor import Actor


@dataclass(frozen=True)
class Part:
    """A party's part in an act that is being recorded; `position` is a `Position`, or empty."""

    party: Party
    role: Term
    on_behalf_of: Party | None = None
    position: str = ""
    note: Text = ""


def record_act(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    kind: Term,
    title: Text,
    status: ActStatus,
    date: When = "",
    place: Place | None = None,
    mode: Term | None = None,
    description: Text = "",
    multiplicity: Multiplicity = Multiplicity.ONE,
    is_outside: bool = False,
    process: Process | None = None,
    within: Act | None = None,
    pillars: Sequence[Term] = (),
    confers: Sequence[Mandate] = (),
    parts: Sequence[Part] = (),
) -> Act:
    """Something was done formally, or is planned, with the parts that parties have in it. It needs
    no meeting, no date and no place; `confers` are the mandates that it gives."""
    act = Act(
        ref=ref,
        kind=kind,
        title=title,
        description=description,
        date=date,
        place=place,
        mode=mode,
        status=status,
        multiplicity=multiplicity,
        outside=is_outside,
        process=process,
        within=within,
    )
    with transaction.atomic():
        state_fact(
            act,
            actor=actor,
            verb="record_act",
            evidence=evidence,
            validators=VALIDATORS,
            links={"pillars": pillars, "confers": confers},
        )
        for part in parts:
            add_participation(actor=actor, evidence=evidence, act=act, part=part)
    return act


def add_participation(*, actor: Actor, evidence: Evidence, act: Act, part: Part) -> Participation:
    """A party has a part in an act: author, signatory, speaker on behalf of another …"""
    participation = Participation(
        ref=derived_ref([act.ref, part.party.ref, part.role.ref]),
        act=act,
        party=part.party,
        role=part.role,
        on_behalf_of=part.on_behalf_of,
        position=part.position,
        note=part.note,
    )
    return state_fact(
        participation,
        actor=actor,
        verb="add_participation",
        evidence=evidence,
        validators=VALIDATORS,
    )


def restate_act(
    *,
    actor: Actor,
    evidence: Evidence,
    act: Act,
    status: ActStatus,
    ref: str = "",
    date: When = "",
    note: Text = "",
    supersedes: StatusChange | None = None,
) -> StatusChange:
    """A later statement on an act: held after all, postponed, cancelled. The act itself stays as
    it was first stated. `supersedes` is the statement that this one corrects, whose identifier it
    takes; else `ref` names it."""
    change = StatusChange(
        ref=ref, act=act, status=status, date=date, note=note, supersedes=supersedes
    )
    return state_revision(
        change, actor=actor, verb="restate_act", evidence=evidence, validators=VALIDATORS
    )


def interpret_act(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    statement: Text,
    act: Act | None = None,
    party: Party | None = None,
    attributed_to: Party | None = None,
) -> Interpretation:
    """A source says what an act, or a party's state of affairs, means. It is shown as said by
    `attributed_to` or, where that is empty, by the publisher of the source."""
    interpretation = Interpretation(
        ref=ref, statement=statement, act=act, party=party, attributed_to=attributed_to
    )
    return state_fact(
        interpretation,
        actor=actor,
        verb="interpret_act",
        evidence=evidence,
        validators=VALIDATORS,
    )
