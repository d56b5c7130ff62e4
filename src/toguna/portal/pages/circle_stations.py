"""The stations of a circle, told in plain values and placed on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from textwrap import shorten

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from toguna.acts.models import Act
from toguna.acts.queries import Standing, standings
from toguna.portal.addresses import WHOLE
from toguna.portal.contexts.circle import Circle, Station
from toguna.portal.contexts.parts import Entry, Link, Status, Text
from toguna.portal.pages.action_rows import not_reported, value_of
from toguna.portal.pages.circle_drawing import MARKS, arcs, label_y, place
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.telling import choice, stands, told
from toguna.portal.queries.circling import Ground, Reach, ground_of
from toguna.portal.queries.stations import (
    ACCOUNT,
    ACT,
    ACTION,
    DECISION,
    EVIDENCE,
    SHOWN,
    STATIONS,
    TEXT,
    Stations,
    stations_of,
)
from toguna.portal.scene import Scene
from toguna.roadmap.models import Action
from toguna.roadmap.queries import lines_of
from toguna.texts.queries import axes

LABEL_LENGTH = 70
"""How much of a title the list says: it leads to the page that says it whole."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the record of the page stands: at which station, "" for the centre; its name where it
    is one record of that station, None for several; and, by station, where on the site all that
    the circle has there are listed."""

    station: str = ""
    name: Text | None = None
    all: Mapping[str, str] = field(default_factory=dict)


def circle_of(scene: Scene, here: Here, reached: Callable[[Ground], Reach]) -> Circle | None:
    """The circle of a record; None where nothing is recorded at any other station, and on the
    further or narrowed pages of a record, whose first page has it. Some thirty queries, however
    much is recorded."""
    if scene.asked.number > 1 or scene.asked.narrowing != WHOLE:
        return None
    found = stations_of(reached(ground_of(scene.standpoint)))
    counts = found.counts
    if not any(total for name, total in counts.items() if name != here.station):
        return None
    entries = _entries(scene, found, here.station if here.name else "")
    return Circle(
        stations=tuple(_station(name, counts[name], entries[name], here) for name in STATIONS),
        arcs=arcs(found.ties),
        is_centre=not here.station,
    )


def _station(name: str, total: int, entries: tuple[Entry, ...], here: Here) -> Station:
    is_here = name == here.station
    is_itself = is_here and here.name is not None
    if is_itself and here.name is not None:
        total, entries = 1, (Entry(_cut(here.name)),)
    x, y = place(name)
    return Station(
        name=name,
        label=_label(name),
        total=total,
        is_here=is_here,
        figure=_("here") if is_itself else str(total or "–"),
        entries=entries,
        all=here.all.get(name, ""),
        x=x,
        y=y,
        label_y=label_y(name),
        mark=MARKS[name],
    )


def _label(name: str) -> str:
    return {
        ACT: _("Meetings and acts"),
        DECISION: _("Decisions"),
        TEXT: _("Texts"),
        ACTION: _("Actions"),
        EVIDENCE: _("Evidence"),
        ACCOUNT: _("Accounts"),
    }[name]


def _entries(scene: Scene, found: Stations, itself: str) -> dict[str, tuple[Entry, ...]]:
    """What is said of the first records of each station, save that where the record of the page
    stands by itself."""
    acts = [*found.acts.rows, *found.evidence_acts.rows]
    scene.look_up([*acts, *(one.act for one in found.outcomes.rows)])
    how = standings(acts, scene.standpoint)
    proofs = (
        *_acts(scene, found.evidence_acts.rows, how),
        *_linked(scene.work(work) for work in found.evidence_texts.rows),
    )
    return {
        ACT: _acts(scene, found.acts.rows, how),
        DECISION: _decisions(scene, found),
        TEXT: _texts(scene, found) if itself != TEXT else (),
        ACTION: _actions(scene, found) if itself != ACTION else (),
        EVIDENCE: proofs[:SHOWN],
        ACCOUNT: _accounts(scene, found),
    }


def _acts(scene: Scene, acts: Iterable[Act], how: Mapping[int, Standing]) -> tuple[Entry, ...]:
    return tuple(
        Entry(_short(link), scene.when_known(how[act.pk].date), _stands(scene, act, how))
        for act in acts
        if (link := scene.act(act)) is not None
    )


def _stands(scene: Scene, act: Act, how: Mapping[int, Standing]) -> Status | None:
    """How an act stands, where it did not simply take place."""
    standing = how[act.pk]
    return None if standing.is_held else stands(standing, is_meeting=scene.is_meeting(act))


def _decisions(scene: Scene, found: Stations) -> tuple[Entry, ...]:
    links = outcome_links(scene, found.outcomes.rows)
    return tuple(
        Entry(_short(links[one.pk]), notes=told(scene.text(one.kind.name)))
        for one in found.outcomes.rows
        if one.pk in links
    )


def _texts(scene: Scene, found: Stations) -> tuple[Entry, ...]:
    stand = axes(found.texts.rows, scene.standpoint)
    return tuple(
        Entry(_short(link), status=choice(stand[work.pk].adoption))
        for work in found.texts.rows
        if (link := scene.work(work)) is not None
    )


def _actions(scene: Scene, found: Stations) -> tuple[Entry, ...]:
    chosen = Action.objects.filter(pk__in=[action.pk for action in found.actions.rows])
    lines = {line.action.pk: line for line in lines_of(chosen, scene.standpoint)}
    entries = []
    for action in found.actions.rows:
        link, line = scene.action(action), lines.get(action.pk)
        stated = line.lifecycle or line.completion if line else None
        if link is not None:
            entries.append(
                Entry(_short(link), status=value_of(stated) if stated else not_reported())
            )
    return tuple(entries)


def _accounts(scene: Scene, found: Stations) -> tuple[Entry, ...]:
    return tuple(
        Entry(_short(link), scene.when_known(one.issued))
        for one in found.accounts.rows
        if isinstance(link := scene.record(one), Link)
    )


def _linked(links: Iterable[Link | None]) -> tuple[Entry, ...]:
    return tuple(Entry(_short(link)) for link in links if link is not None)


def _short(link: Link) -> Link:
    return replace(link, label=_cut(link.label))


def _cut(text: Text) -> Text:
    """Words cut between two of them; within one where it is longer than everything."""
    words = shorten(text.text, LABEL_LENGTH, placeholder=" …")
    return replace(text, text=words if words != "…" else Truncator(text.text).chars(LABEL_LENGTH))
