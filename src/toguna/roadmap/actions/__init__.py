"""What can be done in this room. Each verb checks, writes, cites and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written. Dates are given as EDTF or as
UncertainDate, days as dates, texts in one language or several. What is stated here is not public
until it is validated; assertions, values and reports are public with what they are about."""

from toguna.roadmap.actions.following import add_action, add_category, open_roadmap
from toguna.roadmap.actions.measuring import add_indicator, correct_value, record_value
from toguna.roadmap.actions.reporting import (
    accept_report,
    open_round,
    send_back_report,
    submit_report,
)
from toguna.roadmap.actions.snapshots import take_snapshot
from toguna.roadmap.actions.stating import assert_progress, correct_assertion

__all__ = [
    "accept_report",
    "add_action",
    "add_category",
    "add_indicator",
    "assert_progress",
    "correct_assertion",
    "correct_value",
    "open_roadmap",
    "open_round",
    "record_value",
    "send_back_report",
    "submit_report",
    "take_snapshot",
]
