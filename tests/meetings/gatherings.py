"""Plain functions that make this room's rows, as `tests.cast` makes those of the rooms below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from toguna.acts.models import Act
from toguna.institutions.evidence import Evidence
from toguna.institutions.models import Party
from toguna.meetings.models import (
    AgendaItem,
    Chain,
    Meeting,
    Outcome,
    ProgrammeItem,
    Release,
    ReleasedSlot,
    Series,
    Slot,
)


def evidence() -> Evidence:
    return Evidence.of(cast.make_passage())


def at(text: str) -> datetime:
    """An instant in UTC, from "2030-05-06 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def query_count(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def make_series(ref: str = "", *, is_public: bool = True, **fields: Any) -> Series:
    values = cast.of_fact("series", ref, is_public, fields)
    return Series.objects.create(**{"name": values["ref"], **values})


def make_chain(ref: str = "", *, is_public: bool = True, **fields: Any) -> Chain:
    values = cast.of_fact("chain", ref, is_public, fields)
    return Chain.objects.create(**{"name": values["ref"], **values})


def make_meeting(
    act: Act | None = None,
    *,
    bodies: Sequence[Party] = (),
    is_public: bool = True,
    **fields: Any,
) -> Meeting:
    act = act or cast.make_act()
    meeting = Meeting.objects.create(act=act, **cast.of_fact("", act.ref, is_public, fields))
    meeting.bodies.set(bodies)
    return meeting


def make_agenda_item(
    meeting: Meeting, ref: str = "", *, is_public: bool = True, **fields: Any
) -> AgendaItem:
    values = cast.of_fact("point", ref, is_public, {"position": 1, **fields})
    return AgendaItem.objects.create(meeting=meeting, **{"title": values["ref"], **values})


def make_item(
    meeting: Meeting,
    ref: str = "",
    *,
    parties: Sequence[Party] = (),
    is_public: bool = True,
    **fields: Any,
) -> ProgrammeItem:
    values = cast.of_fact("item", ref, is_public, fields)
    kind = cast.make_term("programme-kind", "plenary")
    item = ProgrammeItem.objects.create(
        meeting=meeting, kind=kind, **{"title": values["ref"], **values}
    )
    item.parties.set(parties)
    return item


def make_slot(item: ProgrammeItem, date: str = "", **fields: Any) -> Slot:
    """The working slot of an item; `starts` and `ends` as in `at`."""
    for name in ("starts", "ends"):
        if name in fields:
            fields[name] = at(fields[name])
    return Slot.objects.create(item=item, date=date, **cast.of_fact("", item.ref, True, fields))


def release(chain: Chain, slots: dict[ProgrammeItem, dict[str, Any]]) -> Release:
    """The next release of a chain's programme, with these slots."""
    number = Release.objects.filter(chain=chain).count() + 1
    made = Release.objects.create(chain=chain, number=number)
    for item, fields in slots.items():
        instants = {n: at(fields[n]) for n in ("starts", "ends") if n in fields}
        ReleasedSlot.objects.create(release=made, item=item, **{**fields, **instants})
    return made


def make_outcome(act: Act, ref: str = "", *, is_public: bool = True, **fields: Any) -> Outcome:
    """An outcome; `kind` is given as the identifier of a term."""
    kind = cast.make_term("outcome-kind", fields.pop("kind", "decision"))
    values = cast.of_fact("outcome", ref, is_public, fields)
    return Outcome.objects.create(act=act, kind=kind, **{"statement": values["ref"], **values})
