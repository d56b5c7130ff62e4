"""What can be done in this room. Each verb checks, writes, cites and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written. Dates are given as EDTF or as
UncertainDate, instants aware, texts in one language or several. What is stated here is not public
until it is validated."""

from toguna.meetings.actions.agenda import climb_item, put_on_agenda, record_outcome
from toguna.meetings.actions.gatherings import open_chain, open_meeting, open_series
from toguna.meetings.actions.programme import (
    add_to_programme,
    cancel_item,
    move_item,
    reinstate_item,
    schedule_item,
)
from toguna.meetings.actions.release import release_programme

__all__ = [
    "add_to_programme",
    "cancel_item",
    "climb_item",
    "move_item",
    "open_chain",
    "open_meeting",
    "open_series",
    "put_on_agenda",
    "record_outcome",
    "reinstate_item",
    "release_programme",
    "schedule_item",
]
