"""What exists in this room: who there is, who holds what on a date, who may decide."""

from toguna.institutions.queries.offices import (
    Presidency,
    Seat,
    composition,
    holders,
    holdings,
    mandates_of,
    presidency,
    state_of,
)
from toguna.institutions.queries.parties import (
    Bond,
    Membership,
    Withdrawal,
    confederation,
    member_states,
    members,
    parties,
    ranks_of,
    relations_of,
    withdrawals,
)
from toguna.institutions.queries.powers import Authority, Delegate, authority, delegates

__all__ = [
    "Authority",
    "Bond",
    "Delegate",
    "Membership",
    "Presidency",
    "Seat",
    "Withdrawal",
    "authority",
    "composition",
    "confederation",
    "delegates",
    "holders",
    "holdings",
    "mandates_of",
    "member_states",
    "members",
    "parties",
    "presidency",
    "ranks_of",
    "relations_of",
    "state_of",
    "withdrawals",
]
