"""The home page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from toguna.acts.models import Act
from toguna.acts.queries import standings
from toguna.institutions.enums import PartyKind
from toguna.institutions.queries import Presidency, member_states, parties, presidency
from toguna.meetings.models import Outcome
from toguna.portal.addresses import ADDRESSES
from toguna.portal.contexts.ground import Count
from toguna.portal.contexts.home import Figure, Gauge, HomePage, RoadmapFigures
from toguna.portal.contexts.parts import Entry, Status, Text, Value
from toguna.portal.contexts.programme import Tally
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.act_rows import where
from toguna.portal.pages.action_rows import not_reported, value_of
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.phases import phases_of
from toguna.portal.pages.telling import choice, cites, gather, stands, told
from toguna.portal.queries.belonging import institutions, partners
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.following import actions, roadmaps
from toguna.portal.queries.happenings import meeting_acts, other_acts
from toguna.portal.queries.latest import (
    Novelty,
    Stands,
    adopted_last,
    known_day,
    known_last,
    outcomes_last,
    planned,
    sizes,
    stands_of,
)
from toguna.portal.queries.sourcing import sources
from toguna.portal.queries.summits import chains_in_view
from toguna.portal.registers.actions import NOT_REPORTED
from toguna.portal.scene import Scene
from toguna.portal.structured.things import website
from toguna.roadmap.enums import Axis, Completion, Freshness, Lifecycle, Origin
from toguna.roadmap.models import Assertion, Roadmap
from toguna.texts.models import Stage
from toguna.texts.queries import texts

SHOWN_TEXTS = 5
SHOWN_OUTCOMES = 5
SHOWN_NEWS = 8
SHOWN_COMING = 5

AXES: dict[str, tuple[str, type[TextChoices]]] = {
    "lifecycle": (gettext_noop("Lifecycle"), Lifecycle),
    "completion": (gettext_noop("Completion"), Completion),
    "freshness": (gettext_noop("Freshness"), Freshness),
    "origin": (gettext_noop("Origin"), Origin),
}
"""The axes told in figures, by the facet that narrows a roadmap to one value."""


class Latest(NamedTuple):
    """What came last, its acts looked up."""

    adopted: tuple[Stage, ...]
    decided: list[Outcome]
    news: tuple[Novelty, ...]
    coming: list[Act]


def home_page(scene: Scene) -> HomePage:
    """Some forty queries, however much there is."""
    seen_from = scene.standpoint
    party = scene.body.party if scene.body else None
    chair = presidency(seen_from.day, seen_from)
    mandate = chair.mandate if chair else None
    states = member_states(party, seen_from.day, seen_from) if party else ()
    views = chains_in_view(seen_from)
    view = views[0] if views else None
    last = _latest(scene)
    citations = gather(scene, mandate, *last)
    return HomePage(
        frame=frame_of(
            scene,
            scene.words(party.name) if party else Text(_("Public record")),
            party.description if party else None,
            about=website(scene),
        ),
        description=scene.text(party.description) if party else None,
        day=scene.day(seen_from.day),
        presidency=_presidency(scene, chair),
        since=scene.when_known(mandate.start) if mandate else None,
        members=scene.parties(states),
        cites=cites(scene, citations.of(mandate)),
        confederation=scene.address("confederation"),
        summit=scene.link("chain", view.chain, view.chain.name) if view else None,
        programme=scene.address("programme"),
        phases=phases_of(scene, view) if view else (),
        texts=tuple(_adopted(scene, row, citations) for row in last.adopted),
        every_text=scene.address("texts"),
        outcomes=_decided(scene, last.decided, citations),
        news=tuple(_novelty(scene, row, citations) for row in last.news),
        changes=scene.address("changes") if "changes" in ADDRESSES else "",
        figures=_figures(scene),
        coming=_coming(scene, last.coming, citations),
        counts=_counts(scene),
    )


def _latest(scene: Scene) -> Latest:
    """About ten queries."""
    seen_from = scene.standpoint
    adopted = adopted_last(seen_from, SHOWN_TEXTS)
    decided = outcomes_last(seen_from, [row.work_id for row in adopted], SHOWN_OUTCOMES)
    news = known_last(seen_from, SHOWN_NEWS)
    coming = planned(seen_from, SHOWN_COMING)
    novel = [row for row in news if isinstance(row, Act)]
    acts = [*(row.act for row in adopted), *(row.act for row in decided), *novel, *coming]
    scene.look_up(acts)
    return Latest(adopted, decided, news, coming)


def _presidency(scene: Scene, chair: Presidency | None) -> tuple[Value, ...]:
    if chair is None:
        return ()
    return told(scene.party(chair.person), scene.party(chair.state))


def _adopted(scene: Scene, row: Stage, citations: Citing) -> Entry:
    return Entry(
        what=scene.work(row.work) or "",
        when=scene.when(row.act.date),
        status=Status(row.get_stage_display(), row.stage),
        notes=told(scene.text(row.manner.name) if row.manner else None, scene.act(row.act)),
        cites=cites(scene, citations.of(row)),
    )


def _decided(scene: Scene, found: Sequence[Outcome], citations: Citing) -> tuple[Entry, ...]:
    links = outcome_links(scene, found)
    return tuple(
        Entry(
            what=links[row.pk],
            when=scene.when(row.act.date),
            notes=told(scene.text(row.kind.name), scene.act(row.act)),
            cites=cites(scene, citations.of(row)),
        )
        for row in found
        if row.pk in links
    )


def _novelty(scene: Scene, row: Novelty, citations: Citing) -> Entry:
    inferred = _("inferred") if row.known_inferred else None
    when = scene.day(known_day(row)) if row.known else None
    stated = cites(scene, citations.of(row))
    match row:
        case Stage():
            status = Status(row.get_stage_display(), row.stage)
            return Entry(
                scene.work(row.work) or "", when, status, told(_("Text"), inferred), stated
            )
        case Assertion():
            about = str(Axis(row.axis).label)
            return Entry(
                scene.action(row.action) or "", when, value_of(row), told(about, inferred), stated
            )
        case _:
            return Entry(
                scene.act(row) or "", when, None, told(scene.text(row.kind.name), inferred), stated
            )


def _coming(scene: Scene, found: Sequence[Act], citations: Citing) -> tuple[Entry, ...]:
    how = standings(found, scene.standpoint)
    return tuple(
        Entry(
            what=link,
            when=scene.when_known(how[act.pk].date),
            status=stands(how[act.pk], is_meeting=scene.is_meeting(act)),
            notes=where(scene, act),
            cites=cites(scene, citations.of(act)),
        )
        for act in found
        if (link := scene.act(act)) is not None
    )


def _figures(scene: Scene) -> RoadmapFigures | None:
    """The roadmap of the latest period in figures. About four queries."""
    roadmap = roadmaps(scene.standpoint).first()
    link = scene.link("roadmap", roadmap, roadmap.title) if roadmap else None
    if roadmap is None or link is None:
        return None
    found = stands_of(roadmap, scene.standpoint)
    words = ngettext("%(count)s action", "%(count)s actions", found.total)
    return RoadmapFigures(
        roadmap=link,
        actions=Tally(words % {"count": found.total}, link.href),
        gauges=tuple(_gauge(scene, roadmap, facet, found) for facet in AXES),
    )


def _gauge(scene: Scene, roadmap: Roadmap, facet: str, found: Stands) -> Gauge:
    label, members = AXES[facet]
    numbers = found.by_axis[facet]
    return Gauge(
        label=_(label),
        anchor=f"g-{facet}",
        figures=tuple(
            Figure(
                value=choice(members(value)) if value else not_reported(),
                number=numbers[value],
                share=max(1, round(100 * numbers[value] / found.total)),
                href=_facet_page(scene, roadmap, facet, value or NOT_REPORTED),
            )
            for value in (*members.values, "")
            if value in numbers
        ),
    )


def _facet_page(scene: Scene, roadmap: Roadmap, facet: str, value: str) -> str:
    if facet not in ADDRESSES["roadmap"].facets:
        return ""
    return scene.narrowed("roadmap", facet, value, roadmap.ref)


def _counts(scene: Scene) -> tuple[Count, ...]:
    """How many records of each kind can be seen from here. One query; more as of a day."""
    seen_from = scene.standpoint
    lists: dict[str, QuerySet[Any]] = {
        "meetings": meeting_acts(seen_from),
        "acts": other_acts(seen_from),
        "texts": texts(seen_from),
        "actions": actions(seen_from),
        "institutions": institutions(seen_from),
        "people": parties(PartyKind.PERSON, seen_from),
        "partners": partners(seen_from),
        "sources": sources(seen_from),
    }
    counted = sizes(lists)
    return tuple(
        Count(list_name(name), counted.get(name, 0), scene.address(name)) for name in lists
    )
