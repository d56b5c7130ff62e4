"""The register of the actions of all roadmaps, and that of one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party
from toguna.institutions.queries import parties
from toguna.portal.contexts.parts import Text
from toguna.portal.frames import list_name
from toguna.portal.queries.following import actions
from toguna.portal.registers.dimensions import ByExpression, ByLinks, Dimension, Way
from toguna.portal.registers.naming import of_choices, of_parties
from toguna.portal.registers.register import Register
from toguna.portal.scene import Scene
from toguna.roadmap.enums import Completion, Freshness, Lifecycle, Origin, Schedule
from toguna.roadmap.models import Action, Roadmap
from toguna.roadmap.queries import standing_assertions, with_freshness, with_schedule

NOT_REPORTED = "not-reported"
NO_DATE = "no-date"


def actions_register(scene: Scene) -> Register[Action]:
    """Every action. One query now."""
    return _register(scene, Text(list_name("actions")), actions(scene.standpoint), 65)


def roadmap_register(scene: Scene, roadmap: Roadmap) -> Register[Action]:
    """The actions of a roadmap, in its order. One query now."""
    rows = actions(scene.standpoint).filter(category__roadmap=roadmap)
    return _register(scene, scene.words(roadmap.title, roadmap.ref), rows, 80)


def _register(
    scene: Scene, title: Text, rows: QuerySet[Action], row_bytes: int
) -> Register[Action]:
    seen_from = scene.standpoint
    states = parties(PartyKind.STATE, seen_from)
    others = parties(standpoint=seen_from).exclude(kind=PartyKind.STATE)
    return Register(
        scene=scene,
        title=title,
        rows=with_freshness(with_schedule(rows, seen_from), seen_from),
        dimensions=(*_axes(), _state(scene, states), _body(others)),
        row_bytes=row_bytes,
    )


def _axes() -> tuple[Dimension[Action], ...]:
    """The axes as the roadmap's room tells them, and where an action comes from."""
    silent = (NOT_REPORTED, _("Not reported"))
    undated = (NO_DATE, _("No date stated"))
    return (
        ByExpression(
            "lifecycle",
            _("Lifecycle"),
            of_choices(Lifecycle, silent),
            "lifecycle_stated",
            NOT_REPORTED,
        ),
        ByExpression(
            "completion",
            _("Completion"),
            of_choices(Completion, silent),
            "completion_stated",
            NOT_REPORTED,
        ),
        ByExpression(
            "schedule", _("Schedule"), of_choices(Schedule, undated), "scheduled", NO_DATE
        ),
        ByExpression("freshness", _("Freshness"), of_choices(Freshness), "freshness"),
        ByExpression("origin", _("Origin"), of_choices(Origin), "origin"),
    )


def _state(scene: Scene, states: QuerySet[Party]) -> Dimension[Action]:
    """The states that are responsible, and those of which something is stated."""
    among = states.order_by().values("pk")
    responsible = Action.responsible.through._default_manager.filter(party__in=among)
    stated = standing_assertions(scene.standpoint).filter(scope__in=among)
    ways = (Way(responsible, "action", "party__ref"), Way(stated, "action", "scope__ref"))
    return ByLinks("state", _("State"), of_parties(states), ways)


def _body(others: QuerySet[Party]) -> Dimension[Action]:
    """Those responsible that are no states: bodies, people, outside organisations."""
    among = others.order_by().values("pk")
    responsible = Action.responsible.through._default_manager.filter(party__in=among)
    ways = (Way(responsible, "action", "party__ref"),)
    return ByLinks("body", _("Responsible"), of_parties(others), ways)
