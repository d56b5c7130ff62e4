"""Acts and meetings as lines of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from toguna.acts.models import Act
from toguna.acts.queries import Standing, standings
from toguna.portal.contexts.parts import Entry, Text, Value
from toguna.portal.contexts.records import ActRow
from toguna.portal.pages.telling import cites, gather, stands, told
from toguna.portal.queries.happenings import meetings_of
from toguna.portal.scene import Scene


def act_rows(
    scene: Scene, acts: list[Act], tags: Mapping[int, str] | None = None
) -> tuple[ActRow, ...]:
    """Lines of the list of acts or of meetings: by kind, or by level where they are meetings;
    `tags` are their values of facets. Six queries."""
    how = standings(acts, scene.standpoint)
    scene.look_up(acts)
    meetings = meetings_of(acts, scene.standpoint)
    citations = gather(scene, acts)
    rows = []
    for act in acts:
        link = scene.act(act)
        meeting = meetings.get(act.pk)
        kind = meeting.level if meeting else act.kind
        if link is not None:
            rows.append(
                ActRow(
                    title=link,
                    when=scene.when(how[act.pk].date),
                    status=stands(how[act.pk], is_meeting=meeting is not None),
                    where=where(scene, act),
                    kind=scene.words(kind.name if kind else None),
                    bodies=scene.parties(meeting.bodies.all(), short=True) if meeting else (),
                    cites=cites(scene, citations.of(act)),
                    facets=(tags or {}).get(act.pk, ""),
                )
            )
    return tuple(rows)


def where(scene: Scene, act: Act) -> tuple[Value, ...]:
    """The place of an act, and how it was held where a source says so."""
    mode = scene.text(act.mode.name) if act.mode else None
    return told(scene.place(act.place), mode)


def act_entry(scene: Scene, act: Act, standing: Standing, *notes: Value | None) -> Entry:
    """An act that was looked up, in a list without citations of its own."""
    return Entry(
        what=scene.act(act) or Text("—"),
        when=scene.when(standing.date),
        status=stands(standing, is_meeting=scene.is_meeting(act)),
        notes=told(*notes),
    )


def act_entries(scene: Scene, acts: QuerySet[Act] | Sequence[Act]) -> tuple[Entry, ...]:
    """Acts as lines with their kind and place and their citations. Five queries."""
    found = list(acts)
    how = standings(found, scene.standpoint)
    scene.look_up(found)
    citations = gather(scene, found)
    return tuple(
        Entry(
            what=link,
            when=scene.when(how[act.pk].date),
            status=stands(how[act.pk], is_meeting=scene.is_meeting(act)),
            notes=told(scene.text(act.kind.name), *where(scene, act)),
            cites=cites(scene, citations.of(act)),
        )
        for act in found
        if (link := scene.act(act)) is not None
    )
