"""What each fact of this room must satisfy, for the desk's forms, the actions and the importer.

`validate_<model>(instance)` returns nothing or raises ValidationError, by field. The instance may
be unsaved and its links too; links are read as objects. What merely does not fit (two items at the
same time, a slot outside the meeting's days) is no error but a conflict: see
`queries.programme_conflicts`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.institutions.validators import refuse, validate_no_circle
from toguna.kernel.models import Place
from toguna.meetings.models import (
    AgendaItem,
    Chain,
    Meeting,
    Outcome,
    ProgrammeItem,
    Series,
    Slot,
    SlotFields,
)


def validate_series(_series: Series) -> None:
    """A series' fields say all there is to check."""


def validate_chain(_chain: Chain) -> None:
    """A chain's fields say all there is to check."""


def validate_meeting(meeting: Meeting) -> None:
    """A meeting is its act, under the same identifier; an ordinal counts within a series."""
    if meeting.ref != meeting.act.ref:
        refuse(
            "ref",
            _("A meeting has the identifier of its act, “%(ref)s”: write that one."),
            "ref",
            ref=meeting.act.ref,
        )
    if meeting.ordinal is not None and meeting.series is None:
        refuse("ordinal", _("A number counts within a series: choose the series."), "series")
    if meeting.chain_position is not None and meeting.chain is None:
        refuse("chain_position", _("A rank is in a chain: choose the chain."), "chain")
    for field in ("ordinal", "chain_position"):
        if getattr(meeting, field) == 0:
            refuse(field, _("Numbers begin with 1."), "from_one")


def validate_agenda_item(item: AgendaItem) -> None:
    """A point climbs from a point of another meeting, which comes before in the chain."""
    validate_no_circle(item, "climbs_from")
    if item.climbs_from is None:
        return
    lower, upper = item.climbs_from.meeting, item.meeting
    if lower.ref == upper.ref:
        refuse(
            "climbs_from",
            _("A point climbs from another meeting: choose a point of the meeting before."),
            "same_meeting",
        )
    if lower.chain is None or upper.chain is None or lower.chain.ref != upper.chain.ref:
        return
    before, after = lower.chain_position, upper.chain_position
    if before is not None and after is not None and before >= after:
        refuse(
            "climbs_from",
            _("“%(lower)s” comes after “%(upper)s” in the chain: a point climbs, and never down."),
            "downwards",
            lower=lower.ref,
            upper=upper.ref,
        )


def validate_programme_item(_item: ProgrammeItem) -> None:
    """An item's fields say all there is to check."""


def validate_slot(slot: Slot) -> None:
    validate_slot_times(slot)


def validate_slot_times(slot: SlotFields) -> None:
    """Instants are aware and in order, and on a day that the stated date allows."""
    for field in ("starts", "ends"):
        instant = getattr(slot, field)
        if instant is not None and instant.utcoffset() is None:
            refuse(field, _("Write an instant with its time zone, in UTC."), "naive")
    if slot.ends is not None and slot.starts is None:
        refuse("starts", _("What ends at an hour begins at one: write it."), "no_start")
    if slot.ends is not None and slot.starts is not None and slot.ends <= slot.starts:
        refuse("ends", _("The end is not after the start: correct one of them."), "reversed")
    zone = _zone_of(slot.place)
    if slot.starts is not None and slot.date.is_known and zone is not None:
        day = slot.starts.astimezone(zone).date()
        if not slot.date.contains(day):
            refuse(
                "date",
                _("The start falls on %(day)s at that place, and not on %(date)s."),
                "other_day",
                day=day.isoformat(),
                date=slot.date.edtf,
            )


def _zone_of(place: Place | None) -> ZoneInfo | None:
    while place is not None:
        if place.zone:
            return ZoneInfo(place.zone)
        place = place.part_of
    return None


def validate_outcome(outcome: Outcome) -> None:
    """A line belongs to a head sentence of the same act, and never to itself."""
    validate_no_circle(outcome, "head")
    if outcome.head is not None and outcome.head.act.ref != outcome.act.ref:
        refuse(
            "head",
            _("“%(ref)s” came out of another act: choose a head of the same one."),
            "other_act",
            ref=outcome.head.ref,
        )


VALIDATORS: dict[type[Model], Callable[[Any], None]] = {
    Series: validate_series,
    Chain: validate_chain,
    Meeting: validate_meeting,
    AgendaItem: validate_agenda_item,
    ProgrammeItem: validate_programme_item,
    Slot: validate_slot,
    Outcome: validate_outcome,
}
