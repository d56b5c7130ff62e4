"""Which acts take positions, and when a planned date has passed."""

from __future__ import annotations

from datetime import date

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act
from toguna.kernel.dates import UncertainDate

ADOPTING = frozenset({"adoption", "decision", "declaration", "resolution", "validation"})
"""The kinds of act on which a party can be for, against, or abstain."""

AWAITED = frozenset({ActStatus.PLANNED, ActStatus.POSTPONED})


def can_have_positions(act: Act) -> bool:
    """Whether parties take positions on the act: only on one that adopts something."""
    return act.kind.ref in ADOPTING


def is_unconfirmed(status: str, when: UncertainDate, day: date) -> bool:
    """Whether an act that was to be has its date behind it by `day`, and no source says that it
    took place. It stays planned: nobody concludes that it was held."""
    return status in AWAITED and when.latest is not None and when.latest < day
