"""Whom meetings concern: the bodies that meet, those who take part, and the pillars of the act."""

from __future__ import annotations

from toguna.access.concerns import declare
from toguna.acts.concerns import TAKING_PART
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

CONVENED = ("bodies", *(f"act__{path}" for path in TAKING_PART))


def declare_concerns() -> None:
    of_the_meeting = [f"meeting__{path}" for path in CONVENED]
    declare(Series, parties=["body"])
    declare(Meeting, parties=CONVENED, pillars=["act__pillars"])
    declare(AgendaItem, parties=of_the_meeting, pillars=["meeting__act__pillars"])
    declare(ProgrammeItem, parties=["parties", *of_the_meeting], pillars=["meeting__act__pillars"])
    declare(
        Slot,
        parties=["item__parties", *(f"item__{path}" for path in of_the_meeting)],
        pillars=["item__meeting__act__pillars"],
    )
    declare(Outcome, parties=["addressees"], pillars=["act__pillars"])
    # A chain goes through several bodies, and its programme with it: nobody's own.
    for model in (Chain, Release, ReleasedSlot):
        declare(model)
