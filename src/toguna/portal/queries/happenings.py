"""Acts and meetings as lists, and what hangs on an act in the rooms above it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from toguna.acts.models import Act, Participation, StatusChange
from toguna.acts.queries import acts
from toguna.institutions.models import Party
from toguna.institutions.sight import is_seen, seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import AgendaItem, Meeting, Outcome, ProgrammeItem, Series
from toguna.roadmap.models import Action
from toguna.roadmap.queries import public_actions
from toguna.roadmap.queries.asserted import standing_assertions
from toguna.texts.models import Stage, Work

LATEST_FIRST = (
    F("date_latest").desc(nulls_last=True),
    F("date_earliest").desc(nulls_last=True),
    "ref",
)


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """A later statement on an act, and whether a revision replaces it."""

    change: StatusChange
    is_superseded: bool


def latest_acts(standpoint: Standpoint) -> QuerySet[Act]:
    """Every act, the latest first, those without a date last. As many queries as `acts.acts`."""
    return acts(standpoint).order_by(*LATEST_FIRST)


def other_acts(standpoint: Standpoint) -> QuerySet[Act]:
    """The acts that are not public meetings, the latest first. As many queries as `acts.acts`."""
    is_meeting = Exists(seen(Meeting.objects.filter(act=OuterRef("pk")), standpoint))
    return latest_acts(standpoint).filter(~is_meeting)


def meeting_acts(standpoint: Standpoint, series: Series | None = None) -> QuerySet[Act]:
    """The acts that are public meetings, of a series or all, the latest first. As many queries as
    `acts.acts`."""
    rows = seen(Meeting.objects.filter(act=OuterRef("pk")), standpoint)
    if series is not None:
        rows = rows.filter(series=series)
    return latest_acts(standpoint).filter(Exists(rows))


def acts_with(party: Party, standpoint: Standpoint) -> QuerySet[Act]:
    """The acts in which a party had a part, in its name or for it, and the meetings of a body; the
    latest first. As many queries as `acts.acts`."""
    part = seen(
        Participation.objects.filter(Q(party=party) | Q(on_behalf_of=party), act=OuterRef("pk")),
        standpoint,
        "party",
        "on_behalf_of",
    )
    met = seen(Meeting.objects.filter(bodies=party, act=OuterRef("pk")), standpoint)
    return latest_acts(standpoint).filter(Exists(part) | Exists(met))


def roles_in(
    party: Party, found: list[Act], standpoint: Standpoint
) -> dict[int, tuple[Participation, ...]]:
    """The party's parts in these acts, by the act's primary key. One query."""
    rows = seen(
        Participation.objects.filter(Q(party=party) | Q(on_behalf_of=party), act__in=found),
        standpoint,
        "party",
        "on_behalf_of",
    ).select_related("role", "party", "on_behalf_of")
    by_act: dict[int, tuple[Participation, ...]] = {}
    for row in rows.order_by("act_id", "role__position", "role__ref", "ref"):
        by_act[row.act_id] = (*by_act.get(row.act_id, ()), row)
    return by_act


def meetings_of(found: list[Act], standpoint: Standpoint) -> dict[int, Meeting]:
    """The public meeting of each act, by the act's primary key; level, series and public bodies at
    hand. Two queries."""
    bodies = seen(Party.objects.order_by("position", "ref"), standpoint)
    rows = seen(Meeting.objects.filter(act__in=found), standpoint)
    rows = rows.select_related("level", "series", "chain").prefetch_related(
        Prefetch("bodies", bodies)
    )
    return {row.act_id: row for row in rows}


def statements_on(act: Act, standpoint: Standpoint) -> tuple[StatedStatus, ...]:
    """What was stated later on how an act stands, the earliest first. One query."""
    rows = StatusChange.objects.filter(act=act)
    if standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    every = list(rows.select_related("passage__source").order_by("known", "pk"))
    replaced = {row.supersedes_id for row in every}
    return tuple(StatedStatus(row, row.pk in replaced) for row in every)


def stages_by(several: Collection[Act], standpoint: Standpoint) -> tuple[Stage, ...]:
    """What acts that can be seen did to texts, by text, corrected lines left out. One query."""
    rows = Stage.objects.filter(act__in=several).select_related("act", "work", "party", "manner")
    if standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    every = list(rows.order_by("work__ref", "pk"))
    replaced = {row.supersedes_id for row in every}
    return tuple(
        row
        for row in every
        if row.pk not in replaced
        and is_seen(row.work, standpoint)
        and is_seen(row.party, standpoint)
    )


def proved_by(act: Act, standpoint: Standpoint) -> tuple[Action, ...]:
    """The actions of which an act is evidence. One query."""
    proofs = standing_assertions(standpoint).filter(act=act, action=OuterRef("pk"))
    rows = public_actions(standpoint).filter(Exists(proofs))
    return tuple(rows.order_by("category__position", "position", "ref"))


def programme_of(meeting: Meeting, standpoint: Standpoint) -> tuple[ProgrammeItem, ...]:
    """The programme of a meeting that is in no chain, slot and place at hand. Two queries."""
    people = seen(Party.objects.order_by("position", "ref"), standpoint)
    rows = seen(ProgrammeItem.objects.filter(meeting=meeting), standpoint)
    rows = rows.select_related("kind", "slot__place", "meeting__act__place")
    return tuple(rows.prefetch_related(Prefetch("parties", people)).order_by("position", "ref"))


def outcomes_about(work: Work, standpoint: Standpoint) -> tuple[Outcome, ...]:
    """The outcomes that are about a text. One query."""
    rows = seen(Outcome.objects.filter(work=work), standpoint, "act", "head")
    return tuple(rows.select_related("act", "kind").order_by("act__date_latest", "position"))


def agendas_with(work: Work, standpoint: Standpoint) -> tuple[AgendaItem, ...]:
    """The points of agendas that carry a text. One query."""
    rows = seen(AgendaItem.objects.filter(work=work), standpoint, "meeting", "meeting__act")
    return tuple(rows.select_related("meeting__act").order_by("meeting__act__date_latest", "ref"))


def actions_about(work: Work, standpoint: Standpoint) -> tuple[Action, ...]:
    """The actions that a text started, or of which it is evidence. One query."""
    proofs = standing_assertions(standpoint).filter(work=work, action=OuterRef("pk"))
    rows = public_actions(standpoint).filter(Q(work=work) | Exists(proofs))
    return tuple(rows.order_by("category__position", "position", "ref"))
