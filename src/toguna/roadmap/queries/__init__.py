"""What must be done, what is stated about it, and where it comes from.

In this room's queries a standpoint of None is the desk's: everything, public or not, as of today.
"""

from toguna.roadmap.queries.asserted import (
    ScopedAssertions,
    Stated,
    history,
    history_count,
    scoped_assertions,
    standing_assertions,
)
from toguna.roadmap.queries.axes import FRESH_MONTHS, freshness_on, schedule_on
from toguna.roadmap.queries.indicators import (
    Change,
    ChangeUnit,
    IndicatorView,
    indicator_views,
    indicators_of,
)
from toguna.roadmap.queries.lines import (
    ActionLine,
    action_line,
    line_count,
    lines_of,
    public_actions,
    roadmap_lines,
)
from toguna.roadmap.queries.origins import FollowedOutcome, OriginChain, became, origin_of
from toguna.roadmap.queries.reporting import (
    PartyReporting,
    report_steps,
    reporting_of,
    reporting_state,
    round_on,
    rounds_of,
)
from toguna.roadmap.queries.snapshots import digest_of, is_intact, snapshot_content
from toguna.roadmap.queries.standing import NOT_STATED, with_freshness, with_schedule, with_stated

__all__ = [
    "FRESH_MONTHS",
    "NOT_STATED",
    "ActionLine",
    "Change",
    "ChangeUnit",
    "FollowedOutcome",
    "IndicatorView",
    "OriginChain",
    "PartyReporting",
    "ScopedAssertions",
    "Stated",
    "action_line",
    "became",
    "digest_of",
    "freshness_on",
    "history",
    "history_count",
    "indicator_views",
    "indicators_of",
    "is_intact",
    "line_count",
    "lines_of",
    "origin_of",
    "public_actions",
    "report_steps",
    "reporting_of",
    "reporting_state",
    "roadmap_lines",
    "round_on",
    "rounds_of",
    "schedule_on",
    "scoped_assertions",
    "snapshot_content",
    "standing_assertions",
    "with_freshness",
    "with_schedule",
    "with_stated",
]
