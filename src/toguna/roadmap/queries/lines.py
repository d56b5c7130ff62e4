"""The roadmap, action by action, as of a date and as was known on a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet

from toguna.institutions.models import Party
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.queries import day_of, named_parties
from toguna.record.models import Passage
from toguna.roadmap.enums import Axis, Freshness, Schedule
from toguna.roadmap.models import Action, Assertion, Category, Roadmap
from toguna.roadmap.queries.asserted import confederal_scope, current_assertion, newest_known
from toguna.roadmap.queries.axes import freshness_on, schedule_on
from toguna.roadmap.queries.reporting import PartyReporting, reporting_of, round_on

ORDER = ("category__position", "category__ref", "position", "ref")


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action and its five axes, never added up into one.

    `lifecycle` and `completion` are the assertions that hold, None where nothing is stated; each
    carries its grade, its passage and that passage's source. `reporting` has one entry for each
    responsible party, in the round that counts on the day; empty without a round. `last_known` is
    the day on which something was last made public about the action, for anyone and on any axis.
    """

    action: Action
    lifecycle: Assertion | None
    completion: Assertion | None
    schedule: Schedule | None
    reporting: tuple[PartyReporting, ...]
    freshness: Freshness
    last_known: date | None


def public_actions(standpoint: Standpoint | None) -> QuerySet[Action]:
    """The actions that the standpoint sees: they, their category and their roadmap are public, and
    known by its day where one is given. No standpoint is the desk's: all of them."""
    return seen(Action.objects.all(), standpoint, "category", "category__roadmap")


def roadmap_lines(
    roadmap: Roadmap,
    standpoint: Standpoint | None,
    *,
    category: Category | None = None,
    scope: Party | None = None,
    among: Collection[int] | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> tuple[ActionLine, ...]:
    """The lines of a roadmap, by category, position and identifier.

    `scope` is whose assessment is shown: the confederal one by default, or one state's. `among`
    are the primary keys of the actions wanted, where not all are; `offset` and `limit` take a part,
    for a page. Seven queries at most, however many lines there are.
    """
    rows = _actions(roadmap, standpoint, category)
    if among is not None:
        rows = rows.filter(pk__in=among)
    if offset or limit is not None:
        # The part is taken first: asked for at the end, what is stated would be looked up for
        # every action of the roadmap before all but these are dropped.
        end = None if limit is None else offset + limit
        part = rows.order_by(*ORDER).values("pk")[offset:end]
        rows = Action.objects.filter(pk__in=part)
    return _lines(_annotated(rows, standpoint, scope), roadmap, standpoint)


def line_count(
    roadmap: Roadmap, standpoint: Standpoint | None, *, category: Category | None = None
) -> int:
    """How many lines `roadmap_lines` has in all. One query."""
    return _actions(roadmap, standpoint, category).count()


def action_line(
    action: Action, standpoint: Standpoint | None, *, scope: Party | None = None
) -> ActionLine | None:
    """The line of one action; None where it is not public. As many queries as `roadmap_lines`."""
    rows = _annotated(public_actions(standpoint).filter(pk=action.pk), standpoint, scope)
    return next(iter(_lines(rows, action.category.roadmap, standpoint)), None)


def lines_of(actions: QuerySet[Action], standpoint: Standpoint | None) -> tuple[ActionLine, ...]:
    """The lines of these actions, of any roadmap, those that are public; without their reporting,
    which belongs to one roadmap's round. Five queries at most."""
    rows = public_actions(standpoint).filter(pk__in=actions.values("pk"))
    return _lines(_annotated(rows, standpoint, None), None, standpoint)


def _actions(
    roadmap: Roadmap, standpoint: Standpoint | None, category: Category | None
) -> QuerySet[Action]:
    rows = public_actions(standpoint).filter(category__roadmap=roadmap)
    return rows if category is None else rows.filter(category=category)


def _annotated(
    rows: QuerySet[Action], standpoint: Standpoint | None, scope: Party | None
) -> QuerySet[Action]:
    about = scope.pk if scope else confederal_scope()
    chosen = {
        f"{axis.value}_now": current_assertion(
            standpoint, axis=axis, action=OuterRef("pk"), scope=about
        ).values("pk")
        for axis in Axis
    }
    rows = rows.annotate(**chosen, last_known=newest_known(standpoint).values("known"))
    responsible = named_parties(standpoint)
    rows = rows.select_related("category").prefetch_related(Prefetch("responsible", responsible))
    return rows.order_by(*ORDER)


def _lines(
    rows: Iterable[Action], roadmap: Roadmap | None, standpoint: Standpoint | None
) -> tuple[ActionLine, ...]:
    actions = list(rows)
    stated = _assertions(actions)
    reporting = _reporting(actions, roadmap, standpoint)
    day = day_of(standpoint)
    return tuple(_line(action, stated, reporting.get(action.pk, ()), day) for action in actions)


def _line(
    action: Action,
    stated: dict[int, Assertion],
    reporting: tuple[PartyReporting, ...],
    day: date,
) -> ActionLine:
    chosen = vars(action)
    lifecycle = stated.get(chosen["lifecycle_now"])
    completion = stated.get(chosen["completion_now"])
    last_known: date | None = chosen["last_known"]
    return ActionLine(
        action=action,
        lifecycle=lifecycle,
        completion=completion,
        schedule=schedule_on(
            action.planned,
            day,
            lifecycle=lifecycle.value if lifecycle else None,
            completion=completion.value if completion else None,
        ),
        reporting=reporting,
        freshness=freshness_on(last_known, day),
        last_known=last_known,
    )


def _assertions(actions: Iterable[Action]) -> dict[int, Assertion]:
    """The assertions that were chosen for the actions, with scope, evidence, passage and source.
    Two queries."""
    keys = {vars(action)[f"{axis.value}_now"] for action in actions for axis in Axis} - {None}
    found = {
        row.pk: row
        for row in Assertion.objects.filter(pk__in=keys).select_related("scope", "act", "work")
    }
    passages = Passage.objects.filter(pk__in={row.passage_id for row in found.values()})
    by_key = {passage.pk: passage for passage in passages.select_related("source")}
    for row in found.values():
        row.passage = by_key[row.passage_id]
    return found


def _reporting(
    actions: list[Action], roadmap: Roadmap | None, standpoint: Standpoint | None
) -> dict[int, tuple[PartyReporting, ...]]:
    """By action, where its responsible parties' reports are. Two queries."""
    round = round_on(roadmap, standpoint) if roadmap and actions else None
    if round is None:
        return {}
    parties = {party.pk: party for action in actions for party in action.responsible.all()}
    by_party = {one.party.pk: one for one in reporting_of(round, parties.values(), standpoint)}
    return {
        action.pk: tuple(by_party[party.pk] for party in action.responsible.all())
        for action in actions
    }
