"""Roadmaps, their headings, and the actions under them."""

from __future__ import annotations

from collections.abc import Sequence

from toguna.institutions.evidence import Evidence, Text, When, state_fact
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.meetings.models import Outcome
from toguna.record.actor import Actor
from toguna.roadmap.enums import Origin
from toguna.roadmap.models import Action, Category, Roadmap
from toguna.roadmap.validators import VALIDATORS
from toguna.texts.models import Work


def open_roadmap(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    title: Text,
    description: Text = "",
    work: Work | None = None,
    owner: Party | None = None,
    period: When = "",
) -> Roadmap:
    """A programme of actions for a period begins; `work` is the text that it is."""
    roadmap = Roadmap(
        ref=ref, title=title, description=description, work=work, owner=owner, period=period
    )
    return state_fact(
        roadmap, actor=actor, verb="open_roadmap", evidence=evidence, validators=VALIDATORS
    )


def add_category(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    roadmap: Roadmap,
    name: Text,
    position: int = 0,
    pillar: Term | None = None,
) -> Category:
    """A heading of a roadmap, under which actions stand."""
    category = Category(ref=ref, roadmap=roadmap, name=name, position=position, pillar=pillar)
    return state_fact(
        category, actor=actor, verb="add_category", evidence=evidence, validators=VALIDATORS
    )


def add_action(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    category: Category,
    title: Text,
    origin: Origin,
    description: Text = "",
    position: int = 0,
    outcome: Outcome | None = None,
    work: Work | None = None,
    parent: Action | None = None,
    responsible: Sequence[Party] = (),
    planned: When = "",
) -> Action:
    """Something is to be done and followed. `origin` says where it comes from, `outcome` what
    started it; nothing is stated yet about how far it is."""
    action = Action(
        ref=ref,
        category=category,
        position=position,
        title=title,
        description=description,
        origin=origin,
        outcome=outcome,
        work=work,
        parent=parent,
        planned=planned,
    )
    return state_fact(
        action,
        actor=actor,
        verb="add_action",
        evidence=evidence,
        validators=VALIDATORS,
        links={"responsible": responsible},
    )
