"""What a meeting has before it, and what comes out of an act."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, Model, QuerySet

from toguna.acts.models import Act
from toguna.institutions.evidence import Evidence, Text, When, state_fact
from toguna.institutions.models import Party
from toguna.kernel.models import Term
from toguna.meetings.enums import Recurrence
from toguna.meetings.models import AgendaItem, Meeting, Outcome
from toguna.meetings.validators import VALIDATORS
from toguna.record.actor import Actor
from toguna.texts.models import Work


def put_on_agenda(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    meeting: Meeting,
    title: Text,
    work: Work | None = None,
    position: int | None = None,
) -> AgendaItem:
    """A point is on a meeting's agenda, the last one unless a position is given; `work` is the
    text that it carries."""
    item = AgendaItem(
        ref=ref,
        meeting=meeting,
        title=title,
        work=work,
        position=_next(AgendaItem.objects.filter(meeting=meeting), position),
    )
    return state_fact(
        item, actor=actor, verb="put_on_agenda", evidence=evidence, validators=VALIDATORS
    )


def climb_item(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    item: AgendaItem,
    meeting: Meeting,
    title: Text | None = None,
    position: int | None = None,
) -> AgendaItem:
    """A point climbs to the agenda of the next meeting, and takes its text along. It is a point of
    its own there, under `title` where the source words it otherwise."""
    climbed = AgendaItem(
        ref=ref,
        meeting=meeting,
        title=item.title if title is None else title,
        work=item.work,
        climbs_from=item,
        position=_next(AgendaItem.objects.filter(meeting=meeting), position),
    )
    return state_fact(
        climbed, actor=actor, verb="climb_item", evidence=evidence, validators=VALIDATORS
    )


def record_outcome(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    act: Act,
    kind: Term,
    statement: Text,
    head: Outcome | None = None,
    position: int | None = None,
    work: Work | None = None,
    addressees: Sequence[Party] = (),
    recurrence: Recurrence = Recurrence.ONCE,
    due: When = "",
) -> Outcome:
    """Something came out of an act, with or without a meeting. A line of a list names its `head`
    sentence; it comes last unless a position is given. `addressees` are those who see to it."""
    outcome = Outcome(
        ref=ref,
        act=act,
        head=head,
        kind=kind,
        statement=statement,
        work=work,
        recurrence=recurrence,
        due=due,
        position=_next(Outcome.objects.filter(act=act, head=head), position),
    )
    return state_fact(
        outcome,
        actor=actor,
        verb="record_outcome",
        evidence=evidence,
        validators=VALIDATORS,
        links={"addressees": addressees},
    )


def _next(siblings: QuerySet[Model], position: int | None) -> int:
    if position is not None:
        return position
    last: int | None = siblings.aggregate(last=Max("position"))["last"]
    return 1 if last is None else last + 1
