"""What meetings there are, what was on their agenda and programme, and what came out of them."""

from toguna.meetings.queries.agenda import AgendaLine, agenda_of, agenda_points
from toguna.meetings.queries.calendar import (
    CalendarEntry,
    EntryStatus,
    calendar_entries,
    meeting_entries,
)
from toguna.meetings.queries.conflicts import Conflict, programme_conflicts
from toguna.meetings.queries.days import Zones, day_of, zones
from toguna.meetings.queries.gatherings import (
    ChainView,
    MeetingLine,
    chain_of,
    chain_view,
    chain_views,
    chains,
    meeting_line,
    meetings,
    meetings_of_series,
)
from toguna.meetings.queries.outcomes import (
    OutcomeNode,
    outcome_places,
    outcomes_by_act,
    outcomes_for,
    outcomes_of,
    public_outcomes,
)
from toguna.meetings.queries.parties import named_parties
from toguna.meetings.queries.programme import (
    ItemChange,
    ProgrammeLine,
    ReleaseView,
    programme,
    release,
    release_changes,
    releases_of,
)

__all__ = [
    "AgendaLine",
    "CalendarEntry",
    "ChainView",
    "Conflict",
    "EntryStatus",
    "ItemChange",
    "MeetingLine",
    "OutcomeNode",
    "ProgrammeLine",
    "ReleaseView",
    "Zones",
    "agenda_of",
    "agenda_points",
    "calendar_entries",
    "chain_of",
    "chain_view",
    "chain_views",
    "chains",
    "day_of",
    "meeting_entries",
    "meeting_line",
    "meetings",
    "meetings_of_series",
    "named_parties",
    "outcome_places",
    "outcomes_by_act",
    "outcomes_for",
    "outcomes_of",
    "programme",
    "programme_conflicts",
    "public_outcomes",
    "release",
    "release_changes",
    "releases_of",
    "zones",
]
