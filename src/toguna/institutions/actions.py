"""What can be done in this room. Each verb checks, writes, cites and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written. Dates are given as EDTF or as
UncertainDate, texts in one language or several. What is stated here is not public until it is
validated."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from toguna.institutions.enums import DelegationKind, PartyKind
from toguna.institutions.evidence import Evidence, Text, When, restate_fact, state_fact
from toguna.institutions.models import (
    Delegation,
    Mandate,
    Office,
    Party,
    Portfolio,
    Power,
    Relation,
)
from toguna.institutions.queries.parties import MEMBER_OF
from toguna.institutions.rules import can_delegate
from toguna.institutions.validators import VALIDATORS
from toguna.kernel.models import Place, Term
from toguna.record.actor import Actor


def add_party(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    kind: PartyKind,
    name: Text,
    short_name: Text = "",
    category: Term | None = None,
    family_name: str = "",
    description: Text = "",
    position: int = 0,
) -> Party:
    """A state, body, person or organisation that acts may name."""
    party = Party(
        ref=ref,
        kind=kind,
        name=name,
        short_name=short_name,
        category=category,
        family_name=family_name,
        description=description,
        position=position,
    )
    return state_fact(
        party, actor=actor, verb="add_party", evidence=evidence, validators=VALIDATORS
    )


def confer_mandate(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    holder: Party,
    role: Term,
    office: Office | None = None,
    body: Party | None = None,
    state: Party | None = None,
    task: Text = "",
    start: When = "",
    end: When = "",
    note: Text = "",
) -> Mandate:
    """Someone holds an office, sits in a body or carries a task, from `start`; no end stated is an
    empty one."""
    mandate = Mandate(
        ref=ref,
        holder=holder,
        role=role,
        office=office,
        body=body,
        state=state,
        task=task,
        start=start,
        end=end,
        note=note,
    )
    return state_fact(
        mandate, actor=actor, verb="confer_mandate", evidence=evidence, validators=VALIDATORS
    )


def end_mandate(*, actor: Actor, evidence: Evidence, mandate: Mandate, end: When) -> Mandate:
    """A mandate runs until `end`, that day included."""
    return restate_fact(
        mandate,
        actor=actor,
        verb="end_mandate",
        evidence=evidence,
        validators=VALIDATORS,
        values={"end": end},
    )


def relate_parties(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    subject: Party,
    kind: Term,
    object: Party | None = None,
    place: Place | None = None,
    start: When = "",
    end: When = "",
    end_manner: Term | None = None,
    note: Text = "",
) -> Relation:
    """A party is bound to another party, or to a place."""
    relation = Relation(
        ref=ref,
        subject=subject,
        kind=kind,
        object=object,
        place=place,
        start=start,
        end=end,
        end_manner=end_manner,
        note=note,
    )
    return state_fact(
        relation, actor=actor, verb="relate_parties", evidence=evidence, validators=VALIDATORS
    )


def withdraw_member(
    *,
    actor: Actor,
    evidence: Evidence,
    member: Party,
    organisation: Party,
    manner: Term,
    end: When,
) -> Relation:
    """A member leaves an organisation: its membership, which has no end yet, ends in this manner.
    Raises ValidationError where there is no such membership."""
    relation = Relation.objects.filter(
        subject=member, object=organisation, kind__ref=MEMBER_OF, end=""
    ).first()
    if relation is None:
        raise ValidationError(
            _("“%(member)s” is not a member of “%(organisation)s”: relate them first."),
            code="no_member",
            params={"member": member.ref, "organisation": organisation.ref},
        )
    return restate_fact(
        relation,
        actor=actor,
        verb="withdraw_member",
        evidence=evidence,
        validators=VALIDATORS,
        values={"end": end, "end_manner": manner},
    )


def delegate_power(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    power: Power,
    portfolio: Portfolio,
    kind: DelegationKind = DelegationKind.MADE,
    start: When = "",
    end: When = "",
    note: Text = "",
) -> Delegation:
    """A power is delegated, or may be, to the holder of a portfolio. Raises ValidationError where
    it belongs to one alone and nothing permits it (see `rules.can_delegate`)."""
    delegation = Delegation(
        ref=ref, power=power, portfolio=portfolio, kind=kind, start=start, end=end, note=note
    )
    begun = delegation.start.latest
    if kind == DelegationKind.MADE and not can_delegate(power, portfolio, begun):
        raise ValidationError(
            _("“%(power)s” belongs to its holder alone: state first what permits to delegate it."),
            code="sole",
            params={"power": power.ref},
        )
    return state_fact(
        delegation, actor=actor, verb="delegate_power", evidence=evidence, validators=VALIDATORS
    )
