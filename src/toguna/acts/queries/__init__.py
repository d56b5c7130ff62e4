"""What exists in this room: which acts, how they stand, who took part."""

from toguna.acts.queries.listing import (
    acts,
    acts_of,
    conferrals,
    conferring_acts,
    parts_of,
    process_of,
    processes,
)
from toguna.acts.queries.parties import (
    AttributedStatement,
    RoleParties,
    interpretations_of,
    participations,
    parties_by_role,
)
from toguna.acts.queries.standing import (
    Standing,
    dated_by,
    done_by,
    restated,
    standing,
    standings,
)

__all__ = [
    "AttributedStatement",
    "RoleParties",
    "Standing",
    "acts",
    "acts_of",
    "conferrals",
    "conferring_acts",
    "dated_by",
    "done_by",
    "interpretations_of",
    "participations",
    "parties_by_role",
    "parts_of",
    "process_of",
    "processes",
    "restated",
    "standing",
    "standings",
]
