"""What became known between two days, both included; and what happened between them.

Every function takes the two days with the standpoint: what a source made public after the
standpoint's last day, or what is under embargo, is in none of the answers.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act, StatusChange
from toguna.acts.queries import acts, dated_by, restated
from toguna.institutions.models import Mandate
from toguna.institutions.sight import public_or_empty, seen
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Outcome
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.queries.following import actions
from toguna.portal.queries.holding import MANDATE_LINKS
from toguna.portal.queries.sourcing import sources
from toguna.record.models import Discrepancy, Source
from toguna.roadmap.models import Action, Assertion
from toguna.roadmap.queries import public_actions
from toguna.roadmap.queries.asserted import CURRENT_FIRST, corrections, true_by, visible
from toguna.texts.models import Stage, Work
from toguna.texts.queries import texts

Days = tuple[date, date]
LATEST_FIRST = (F("known").desc(), "ref", "pk")


def made_known(days: Days, standpoint: Standpoint) -> Q:
    """What a source made public between the two days, as far as the standpoint reaches."""
    first, last = days
    return Q(known__gte=first, known__lte=min(last, standpoint.known_limit))


def new_acts(days: Days, standpoint: Standpoint) -> QuerySet[Act]:
    """Acts and meetings. As many queries as `acts.acts`."""
    return acts(standpoint).filter(made_known(days, standpoint)).order_by(*LATEST_FIRST)


def new_texts(days: Days, standpoint: Standpoint) -> QuerySet[Work]:
    """Texts. As many queries as `texts.texts`."""
    return texts(standpoint).filter(made_known(days, standpoint)).order_by(*LATEST_FIRST)


def new_actions(days: Days, standpoint: Standpoint) -> QuerySet[Action]:
    """Actions of the roadmaps."""
    rows = actions(standpoint).select_related("category").filter(made_known(days, standpoint))
    return rows.order_by(*LATEST_FIRST)


def new_statuses(days: Days, standpoint: Standpoint) -> QuerySet[StatusChange]:
    """Later statements on how acts stand, with their act. One query when read, two when a day is
    asked about."""
    rows = StatusChange.objects.filter(
        made_known(days, standpoint),
        public_at(standpoint.at, "act__"),
        _act_known(standpoint),
        dated_by(standpoint, "act__"),
    )
    return _revised(rows, standpoint).select_related("act__kind")


def earlier_statuses(found: list[StatusChange], standpoint: Standpoint) -> list[StatusChange]:
    """Every statement on the acts of these, in the order in which they were made public. One
    query."""
    rows = StatusChange.objects.filter(
        act__in={one.act_id for one in found}, known__lte=standpoint.known_limit
    )
    return list(rows.order_by("known", "pk"))


def new_stages(days: Days, standpoint: Standpoint) -> QuerySet[Stage]:
    """Steps in the lives of texts, with text, act and party. One query when read, two when a day
    is asked about."""
    at = standpoint.at
    rows = Stage.objects.filter(
        made_known(days, standpoint),
        public_at(at, "work__") & public_at(at, "act__") & public_or_empty(at, "party"),
        _act_known(standpoint),
        dated_by(standpoint, "act__"),
    )
    return _revised(rows, standpoint).select_related("work", "act__kind", "party", "manner")


def new_assertions(days: Days, standpoint: Standpoint) -> QuerySet[Assertion]:
    """Statements on actions, each with `before_pk`: the one that held until then for the same
    action, scope and axis, or that it corrects. One query when read."""
    rows = Assertion.objects.filter(
        made_known(days, standpoint),
        visible(standpoint),
        true_by(standpoint),
        Exists(public_actions(standpoint).filter(pk=OuterRef("action"))),
        public_at(standpoint.at, "scope__"),
    )
    marked: QuerySet[Assertion] = _revised(rows, standpoint)
    return marked.annotate(before_pk=Subquery(_before(standpoint).values("pk")[:1])).select_related(
        "action__category__roadmap", "scope", "act", "work", "passage__source"
    )


def _before(standpoint: Standpoint) -> QuerySet[Assertion]:
    """For an assertion of the outer query, those of the same line that were said no later and are
    true since an earlier day (or the same, said before), the newest first."""
    earlier = (
        Q(valid_latest__lt=OuterRef("valid_latest"))
        | Q(valid_latest=OuterRef("valid_latest"), known__lt=OuterRef("known"))
        | Q(valid_latest=OuterRef("valid_latest"), known=OuterRef("known"), pk__lt=OuterRef("pk"))
    )
    return Assertion.objects.filter(
        visible(standpoint),
        earlier,
        ~Exists(corrections(standpoint)),
        action=OuterRef("action"),
        scope=OuterRef("scope"),
        axis=OuterRef("axis"),
        known__lte=OuterRef("known"),
    ).order_by(*CURRENT_FIRST)


def new_mandates(days: Days, standpoint: Standpoint) -> QuerySet[Mandate]:
    """Mandates that begin or end, with what they refer to. One query when read."""
    return _mandates(standpoint).filter(made_known(days, standpoint)).order_by(*LATEST_FIRST)


def new_outcomes(days: Days, standpoint: Standpoint) -> QuerySet[Outcome]:
    """Outcomes of acts, with their act. One query when read, two when a day is asked about."""
    rows = seen(Outcome.objects.filter(made_known(days, standpoint)), standpoint, "act", "head")
    rows = rows.filter(_act_known(standpoint), dated_by(standpoint, "act__"))
    return rows.select_related("act__kind", "kind").order_by(
        F("known").desc(), "act__ref", "position", "ref"
    )


def new_doubts(days: Days, standpoint: Standpoint) -> QuerySet[Discrepancy]:
    """What does not add up. As many queries as `discrepancies`."""
    return discrepancies(standpoint).filter(made_known(days, standpoint)).order_by(*LATEST_FIRST)


def new_sources(days: Days, standpoint: Standpoint) -> QuerySet[Source]:
    """Sources. One query when read."""
    return sources(standpoint).filter(made_known(days, standpoint)).order_by(*LATEST_FIRST)


def held_between(days: Days, standpoint: Standpoint) -> QuerySet[Act]:
    """The acts that took place between the two days for certain, by the last statement on each, the
    latest first. Two queries when read, three when a day is asked about."""
    first, last = days
    later = restated(standpoint)
    inside = [
        pk
        for pk, one in later.items()
        if one.is_held
        and one.date.earliest is not None
        and one.date.latest is not None
        and first <= one.date.earliest
        and one.date.latest <= last
    ]
    own = Q(status=ActStatus.HELD, date_earliest__gte=first, date_latest__lte=last)
    rows = acts(standpoint).filter((own & ~Q(pk__in=list(later))) | Q(pk__in=inside))
    return rows.order_by(F("date_latest").desc(), "ref")


def mandates_between(days: Days, standpoint: Standpoint) -> QuerySet[Mandate]:
    """The mandates that began, or ended, between the two days for certain. One query when read."""
    first, last = days
    begun = Q(start_earliest__gte=first, start_latest__lte=last)
    ended = Q(end_earliest__gte=first, end_latest__lte=last)
    return _mandates(standpoint).filter(begun | ended).order_by(F("start_latest").desc(), "ref")


def _mandates(standpoint: Standpoint) -> QuerySet[Mandate]:
    rows = seen(Mandate.objects.all(), standpoint, "holder", "state", "office", "body")
    if standpoint.as_of is not None:
        rows = rows.filter(start_latest__lte=standpoint.as_of)
    return rows.select_related(*MANDATE_LINKS)


def _act_known(standpoint: Standpoint) -> Q:
    """What is said of an act is not told before the act itself is known."""
    return Q(act__known__lte=standpoint.known_on) if standpoint.known_on else Q()


def _revised(rows: QuerySet[Any], standpoint: Standpoint) -> QuerySet[Any]:
    """Rows that are written once, marked `is_superseded` where a revision that is known replaces
    them; the latest first."""
    limit = standpoint.known_limit
    later = rows.model._default_manager.filter(supersedes=OuterRef("pk"), known__lte=limit)
    marked: QuerySet[Any] = rows.annotate(is_superseded=Exists(later)).order_by(*LATEST_FIRST)
    return marked
