"""The verbs: what they write, what the ledger says, and that a refusal leaves nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from tests import cast
from tests.meetings.gatherings import (
    at,
    evidence,
    make_agenda_item,
    make_chain,
    make_item,
    make_meeting,
    make_slot,
)
from toguna.meetings.actions import (
    add_to_programme,
    cancel_item,
    climb_item,
    move_item,
    open_chain,
    open_meeting,
    open_series,
    put_on_agenda,
    record_outcome,
    reinstate_item,
    release_programme,
    schedule_item,
)
from toguna.meetings.models import (
    AgendaItem,
    Meeting,
    Outcome,
    ProgrammeItem,
    Release,
    ReleasedSlot,
    Slot,
)
from toguna.record.append_only import AppendOnlyError
from toguna.record.ledger import Entry, verify

pytestmark = pytest.mark.django_db

WRITTEN: tuple[type[models.Model], ...] = (
    AgendaItem,
    Meeting,
    Outcome,
    ProgrammeItem,
    Release,
    ReleasedSlot,
    Slot,
)


def all_rows() -> list[object]:
    """Everything that this room and the ledger hold."""
    return [list(model._default_manager.order_by("pk").values()) for model in (*WRITTEN, Entry)]


def verbs() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("seq").values_list("verb", "object_ref"))


def test_open_meeting_takes_the_act_and_its_identifier() -> None:
    act, bodies = cast.make_act("session"), [cast.make_party(), cast.make_party()]
    series = open_series(actor=cast.CLERK, evidence=evidence(), ref="sessions", name="Sessions")
    chain = open_chain(actor=cast.CLERK, evidence=evidence(), ref="summit", name="Summit")
    source = evidence()
    meeting = open_meeting(
        actor=cast.CLERK,
        evidence=source,
        act=act,
        bodies=bodies,
        series=series,
        ordinal=2,
        chain=chain,
        chain_position=1,
    )

    meeting.refresh_from_db()
    assert (meeting.ref, meeting.act, meeting.ordinal) == ("session", act, 2)
    assert set(meeting.bodies.all()) == set(bodies)
    assert meeting.citation_passages == list(source.passages)
    assert meeting.validated_at is None
    assert verbs() == [
        ("open_series", "sessions"),
        ("open_chain", "summit"),
        ("open_meeting", "session"),
    ]
    entry = Entry.objects.get(verb="open_meeting")
    assert entry.actor == "system:clerk"
    assert entry.payload["fields"]["bodies"] == [body.ref for body in bodies]


def test_open_meeting_refuses_a_number_without_a_series() -> None:
    act, source = cast.make_act(), evidence()
    before = all_rows()
    with pytest.raises(ValidationError):
        open_meeting(actor=cast.CLERK, evidence=source, act=act, ordinal=2)
    assert all_rows() == before


def test_a_point_goes_on_the_agenda_and_climbs_with_its_text() -> None:
    chain = make_chain()
    experts = make_meeting(chain=chain, chain_position=1)
    heads = make_meeting(chain=chain, chain_position=2)
    work = cast.make_work()
    make_agenda_item(experts, position=4)
    low = put_on_agenda(
        actor=cast.CLERK, evidence=evidence(), ref="low", meeting=experts, title="A", work=work
    )
    top = climb_item(actor=cast.CLERK, evidence=evidence(), ref="top", item=low, meeting=heads)

    assert (low.position, top.position) == (5, 1)
    assert (top.climbs_from, top.work, str(top.title)) == (low, work, "A")
    before = all_rows()
    with pytest.raises(ValidationError):
        climb_item(actor=cast.CLERK, evidence=evidence(), ref="down", item=top, meeting=experts)
    assert all_rows() == before


def test_record_outcome_with_and_without_a_meeting() -> None:
    act, party = cast.make_act("decree", kind="decision"), cast.make_party()
    kind = cast.make_term("outcome-kind", "recommendation")
    head = record_outcome(
        actor=cast.CLERK, evidence=evidence(), ref="head", act=act, kind=kind, statement="They ask:"
    )
    line = record_outcome(
        actor=cast.CLERK,
        evidence=evidence(),
        ref="line",
        act=act,
        kind=kind,
        head=head,
        statement="a yearly report",
        addressees=[party],
        recurrence="yearly",
        due="2031",
    )

    line.refresh_from_db()
    assert (line.head, line.recurrence, line.due.edtf, line.position) == (head, "yearly", "2031", 1)
    assert list(line.addressees.all()) == [party]
    before = all_rows()
    with pytest.raises(ValidationError):
        record_outcome(
            actor=cast.CLERK,
            evidence=evidence(),
            ref="stray",
            act=cast.make_act(),
            kind=kind,
            head=head,
            statement="x",
        )
    assert all_rows() == before


def test_moving_an_item_changes_its_slot_and_never_its_identity() -> None:
    meeting = make_meeting()
    item = add_to_programme(
        actor=cast.CLERK,
        evidence=evidence(),
        ref="opening",
        meeting=meeting,
        kind=cast.make_term("programme-kind", "plenary"),
        title="Opening",
    )
    before = ProgrammeItem.objects.filter(pk=item.pk).values().get()
    slot = schedule_item(
        actor=cast.CLERK, evidence=evidence(), item=item, starts=at("2030-05-06 09:00")
    )
    assert (slot.ref, slot.date.edtf) == ("opening", "2030-05-06")

    source = evidence()
    moved = move_item(actor=cast.CLERK, item=item, date="2030-05-07", evidence=source)
    moved.refresh_from_db()
    assert (moved.pk, moved.date.edtf, moved.starts) == (slot.pk, "2030-05-07", None)
    assert str(moved.date_latest) == "2030-05-07"
    assert source.passages[0] in moved.citation_passages
    assert ProgrammeItem.objects.filter(pk=item.pk).values().get() == before
    entry = Entry.objects.get(verb="move_item")
    assert (entry.payload["before"]["date"], entry.payload["after"]["date"]) == (
        "2030-05-06",
        "2030-05-07",
    )


def test_the_day_of_an_hour_is_told_at_the_place() -> None:
    item = make_item(make_meeting())
    east = cast.make_place(zone="Africa/Nairobi")
    slot = schedule_item(
        actor=cast.CLERK,
        evidence=evidence(),
        item=item,
        starts=datetime(2030, 5, 5, 22, 30, tzinfo=UTC),
        place=east,
    )
    assert slot.date.edtf == "2030-05-06"


def test_cancelling_keeps_the_item_where_it_stood() -> None:
    item = make_item(make_meeting())
    make_slot(item, "2030-05-06")
    assert cancel_item(actor=cast.CLERK, item=item).cancelled
    with pytest.raises(ValidationError):
        move_item(actor=cast.CLERK, item=item, date="2030-05-07")

    slot = reinstate_item(actor=cast.CLERK, item=item)
    slot.refresh_from_db()
    assert (slot.cancelled, slot.date.edtf) == (False, "2030-05-06")
    assert [verb for verb, _ref in verbs()] == ["cancel_item", "reinstate_item"]


def test_a_change_that_changes_nothing_is_no_entry() -> None:
    item = make_item(make_meeting())
    make_slot(item, "2030-05-06")
    move_item(actor=cast.CLERK, item=item, date="2030-05-06")
    assert verbs() == []


def test_refused_slots_leave_nothing() -> None:
    scheduled, bare = make_item(make_meeting()), make_item(make_meeting())
    make_slot(scheduled, "2030-05-06")
    source = evidence()
    before = all_rows()
    for refused in (
        lambda: schedule_item(actor=cast.CLERK, evidence=source, item=scheduled, date="2030"),
        lambda: move_item(actor=cast.CLERK, item=bare, date="2030"),
        lambda: cancel_item(actor=cast.CLERK, item=bare),
        lambda: move_item(
            actor=cast.CLERK,
            item=scheduled,
            starts=at("2030-05-06 09:00"),
            ends=at("2030-05-06 08:00"),
        ),
    ):
        with pytest.raises(ValidationError):
            refused()
    assert all_rows() == before


def test_a_release_freezes_the_working_programme() -> None:
    chain = make_chain("summit")
    meeting = make_meeting(chain=chain)
    on, off = make_item(meeting, "on"), make_item(meeting, "off")
    make_item(meeting, "unscheduled")
    make_slot(on, "2030-05-06", room="Hall", starts="2030-05-06 09:00")
    make_slot(off, "2030-05-06", cancelled=True)
    release = release_programme(actor=cast.CLERK, chain=chain, note="For the press")

    assert release.number == 1
    frozen = {slot.item.ref: slot for slot in release.slots.all()}
    assert {ref: (s.date.edtf, s.room, s.cancelled) for ref, s in frozen.items()} == {
        "on": ("2030-05-06", "Hall", False),
        "off": ("2030-05-06", "", True),
    }
    assert verbs() == [
        ("release_programme", "summit-1"),
        ("release_programme", "summit-1-off"),
        ("release_programme", "summit-1-on"),
    ]
    with pytest.raises(AppendOnlyError):
        frozen["on"].save()
    move_item(actor=cast.CLERK, item=on, date="2030-05-07")
    assert release.slots.get(item=on).date.edtf == "2030-05-06"
    assert release_programme(actor=cast.CLERK, chain=chain).number == 2
    assert verify().is_sound


def test_a_release_of_nothing_and_of_nothing_new_is_refused() -> None:
    chain = make_chain()
    item = make_item(make_meeting(chain=chain))
    with pytest.raises(ValidationError) as refusal:
        release_programme(actor=cast.CLERK, chain=chain)
    assert refusal.value.code == "empty"
    make_slot(item, "2030-05-06")
    release_programme(actor=cast.CLERK, chain=chain)
    before = all_rows()
    with pytest.raises(ValidationError) as refusal:
        release_programme(actor=cast.CLERK, chain=chain)
    assert refusal.value.code == "unchanged"
    assert all_rows() == before
