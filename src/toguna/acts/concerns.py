"""Whom acts concern: those who take part in them, and their pillars."""

from __future__ import annotations

from toguna.access.concerns import declare
from toguna.acts.models import Act, Interpretation, Participation, Process, StatusChange

TAKING_PART = ("participations__party", "participations__on_behalf_of")


def declare_concerns() -> None:
    of_the_act = [f"act__{path}" for path in TAKING_PART]
    declare(Process, parties=["counterpart", "bodies"])
    declare(Act, parties=TAKING_PART, pillars=["pillars"])
    # A party's own part is its own, whoever else takes part.
    declare(Participation, parties=["party", "on_behalf_of"], pillars=["act__pillars"])
    declare(StatusChange, parties=of_the_act, pillars=["act__pillars"])
    declare(
        Interpretation,
        parties=["party", "attributed_to", *of_the_act],
        pillars=["act__pillars"],
    )
