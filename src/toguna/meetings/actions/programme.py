"""The working version of a programme: an item keeps its identity, only its slot moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.institutions.evidence import (
    Evidence,
    Text,
    When,
    check,
    restate_fact,
    state_fact,
)
from toguna.institutions.models import Party
from toguna.kernel.dates import UncertainDate
from toguna.kernel.models import Place, Term
from toguna.meetings.models import Meeting, ProgrammeItem, Slot
from toguna.meetings.queries import zones
from toguna.meetings.validators import VALIDATORS
from toguna.record.actor import Actor
from toguna.record.changes import change_all, differences


def add_to_programme(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    meeting: Meeting,
    kind: Term,
    title: Text,
    parties: Sequence[Party] = (),
    position: int = 0,
) -> ProgrammeItem:
    """Something is on the programme, whenever it will be: it has no slot yet."""
    item = ProgrammeItem(ref=ref, meeting=meeting, kind=kind, title=title, position=position)
    return state_fact(
        item,
        actor=actor,
        verb="add_to_programme",
        evidence=evidence,
        validators=VALIDATORS,
        links={"parties": parties},
    )


def schedule_item(
    *,
    actor: Actor,
    evidence: Evidence,
    item: ProgrammeItem,
    date: When = "",
    starts: datetime | None = None,
    ends: datetime | None = None,
    place: Place | None = None,
    room: str = "",
) -> Slot:
    """Give an item its first slot: a date, or an hour, whose day is then told at the place. Raises
    ValidationError when it has one: it is to be moved."""
    if Slot.objects.filter(item=item).exists():
        raise ValidationError(
            _("“%(ref)s” is scheduled already: move it instead."),
            code="scheduled",
            params={"ref": item.ref},
        )
    slot = Slot(
        ref=item.ref,
        item=item,
        date=_day(item, date, starts, place),
        starts=starts,
        ends=ends,
        place=place,
        room=room,
    )
    return state_fact(
        slot, actor=actor, verb="schedule_item", evidence=evidence, validators=VALIDATORS
    )


def move_item(
    *,
    actor: Actor,
    item: ProgrammeItem,
    date: When = "",
    starts: datetime | None = None,
    ends: datetime | None = None,
    place: Place | None = None,
    room: str = "",
    evidence: Evidence | None = None,
) -> Slot:
    """Put an item where it now stands; what is not given is then not stated any more. Without new
    evidence the slot keeps its citations. Raises ValidationError for an item that is not scheduled
    or is cancelled."""
    slot = _slot(item)
    if slot.cancelled:
        raise ValidationError(
            _("“%(ref)s” is cancelled: reinstate it before moving it."),
            code="cancelled",
            params={"ref": item.ref},
        )
    values = {
        "date": _day(item, date, starts, place),
        "starts": starts,
        "ends": ends,
        "place": place,
        "room": room,
    }
    return _restate(slot, actor, "move_item", evidence, values)


def cancel_item(*, actor: Actor, item: ProgrammeItem, evidence: Evidence | None = None) -> Slot:
    """An item does not take place. It stays on the programme, as cancelled, where it stood."""
    return _restate(_slot(item), actor, "cancel_item", evidence, {"cancelled": True})


def reinstate_item(*, actor: Actor, item: ProgrammeItem, evidence: Evidence | None = None) -> Slot:
    """An item that was cancelled takes place after all, where it stood."""
    return _restate(_slot(item), actor, "reinstate_item", evidence, {"cancelled": False})


def _slot(item: ProgrammeItem) -> Slot:
    slot = Slot.objects.filter(item=item).first()
    if slot is None:
        raise ValidationError(
            _("“%(ref)s” has no slot yet: schedule it first."),
            code="not_scheduled",
            params={"ref": item.ref},
        )
    return slot


def _restate(
    slot: Slot,
    actor: Actor,
    verb: str,
    evidence: Evidence | None,
    values: Mapping[str, Any],
) -> Slot:
    if evidence is not None:
        return restate_fact(
            slot, actor=actor, verb=verb, evidence=evidence, validators=VALIDATORS, values=values
        )
    wanted = copy(slot)
    for name, value in values.items():
        setattr(wanted, name, value)
    with transaction.atomic():
        check(wanted, VALIDATORS)
        change_all(actor=actor, changes=differences([(slot, values)]), verb=verb)
    return slot


def _day(
    item: ProgrammeItem, date: When, starts: datetime | None, place: Place | None
) -> UncertainDate:
    """The stated date or, where none is, the day on which the start falls at the place."""
    stated = date if isinstance(date, UncertainDate) else UncertainDate.from_edtf(date)
    if stated.is_known or starts is None or starts.utcoffset() is None:
        return stated
    where = place.pk if place else item.meeting.act.place_id
    return UncertainDate.day(zones().day_of(starts, where))
