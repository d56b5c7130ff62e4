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
from toguna.acts.queries.years import acts_by_year, in_year, years_of

__all__ = [
    "AttributedStatement",
    "RoleParties",
    "Standing",
    "acts",
    "acts_by_year",
    "acts_of",
    "conferrals",
    "conferring_acts",
    "dated_by",
    "done_by",
    "in_year",
    "interpretations_of",
    "participations",
    "parties_by_role",
    "parts_of",
    "process_of",
    "processes",
    "restated",
    "standing",
    "standings",
    "years_of",
]
