"""The registers of meetings and of other acts."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from toguna.acts.models import Act, Participation
from toguna.acts.queries import restated
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party
from toguna.institutions.queries import parties
from toguna.institutions.sight import seen
from toguna.meetings.models import Meeting
from toguna.portal.contexts.parts import Text
from toguna.portal.frames import list_name
from toguna.portal.queries.belonging import partners
from toguna.portal.queries.happenings import meeting_acts, other_acts
from toguna.portal.registers.dimensions import ByExpression, ByLinks, ByYear, Dimension, Way
from toguna.portal.registers.naming import (
    of_parties,
    of_places,
    of_series,
    of_terms,
    of_years,
)
from toguna.portal.registers.register import Register
from toguna.portal.scene import Scene


def meetings_register(scene: Scene) -> Register[Act]:
    """Meetings by year, level, body, place, partner, series, pillar. Two queries now, at most."""
    seen_from = scene.standpoint
    return Register(
        scene=scene,
        title=Text(list_name("meetings")),
        rows=meeting_acts(seen_from),
        dimensions=(
            _year(scene),
            ByExpression("kind", _("Level"), of_terms("meeting-level"), "meeting__level__ref"),
            _body(scene, met=True),
            _place(),
            _partner(scene, met=True),
            ByExpression("series", _("Series"), of_series(), "meeting__series__ref"),
            ByExpression("pillar", _("Pillar"), of_terms("pillar"), "pillars__ref"),
        ),
        by_year=True,
    )


def acts_register(scene: Scene) -> Register[Act]:
    """Other acts by year, kind, body, place, partner. Two queries now, at most."""
    return Register(
        scene=scene,
        title=Text(list_name("acts")),
        rows=other_acts(scene.standpoint),
        dimensions=(
            _year(scene),
            ByExpression("kind", _("Kind"), of_terms("act-kind"), "kind__ref"),
            _body(scene, met=False),
            _place(),
            _partner(scene, met=False),
        ),
        by_year=True,
    )


def _year(scene: Scene) -> ByYear:
    later = restated(scene.standpoint)
    return ByYear("year", _("Year"), of_years(), scene.standpoint, later)


def _place() -> Dimension[Act]:
    return ByExpression("place", _("Place"), of_places(), "place__ref")


def _body(scene: Scene, *, met: bool) -> Dimension[Act]:
    rows = parties(PartyKind.BODY, scene.standpoint)
    return ByLinks("body", _("Body"), of_parties(rows), _ways(scene, rows, met=met))


def _partner(scene: Scene, *, met: bool) -> Dimension[Act]:
    rows = partners(scene.standpoint)
    return ByLinks("partner", _("Partner"), of_parties(rows), _ways(scene, rows, met=met))


def _ways(scene: Scene, rows: QuerySet[Party], *, met: bool) -> tuple[Way, ...]:
    """As `queries.happenings.acts_with` finds the acts of a party: it took part, another took part
    for it, or it met. The last is asked of acts that are public meetings only: whether a meeting is
    public is not asked again, and who met in one that is not stays hidden."""
    among = rows.order_by().values("pk")
    part = seen(Participation.objects.all(), scene.standpoint, "party", "on_behalf_of")
    bodies = Meeting.bodies.through._default_manager.filter(party__in=among)
    ways = (
        Way(part.filter(party__in=among), "act", "party__ref"),
        Way(part.filter(on_behalf_of__in=among), "act", "on_behalf_of__ref"),
    )
    return (*ways, Way(bodies, "meeting__act", "party__ref")) if met else ways
