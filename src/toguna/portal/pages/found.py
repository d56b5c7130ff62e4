"""What was found, as lines of lists: each kind tells what helps to choose among its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.text import Truncator

from toguna.acts.models import Act, Process
from toguna.acts.queries import standings
from toguna.institutions.models import Office, Party, Power
from toguna.meetings.models import Outcome
from toguna.portal.contexts.parts import Entry, Link, Text, Value
from toguna.portal.pages.act_rows import act_entry, where
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.party_body import kind_of
from toguna.portal.pages.telling import choice, passage_href, told
from toguna.portal.queries.finding import found_rows
from toguna.portal.queries.happenings import meetings_of
from toguna.portal.queries.holding import holders_of, running_mandates
from toguna.portal.scene import Scene, Words
from toguna.record.models import Discrepancy, Passage, Source
from toguna.roadmap.models import Action, Roadmap
from toguna.search.enums import Kind
from toguna.search.queries import Hit
from toguna.texts.models import Work
from toguna.texts.queries import axes

BRIEF = 110
"""Characters of a description that stand in a line."""

Lines = Mapping[int, Entry]


def found_entries(scene: Scene, hits: Sequence[Hit]) -> dict[Kind, dict[int, Entry]]:
    """A line for each hit that may be named, by kind and primary key. Some seventy queries,
    however many hits there are."""
    rows = found_rows(hits, scene.standpoint)
    scene.look_up(
        [
            *rows.get(Kind.MEETING, {}).values(),
            *rows.get(Kind.ACT, {}).values(),
            *(row.act for row in rows.get(Kind.OUTCOME, {}).values()),
        ]
    )
    return {kind: dict(LINES[kind](scene, list(rows[kind].values()))) for kind in rows}


def brief(scene: Scene, value: Words) -> Text | None:
    """The beginning of a text."""
    text = scene.text(value)
    return Text(Truncator(text.text).chars(BRIEF), text.lang) if text else None


def _parties(scene: Scene, found: list[Party]) -> Lines:
    mandates = running_mandates(found, scene.standpoint)
    lines = {}
    for row in found:
        link = scene.party(row)
        if link is None:
            continue
        held: list[Value | None] = [
            scene.link("office", one.office, one.office.name)
            for one in mandates.get(row.pk, ())
            if one.office is not None
        ]
        notes = told(kind_of(scene, row), scene.text(row.short_name), *held)
        about = () if any(held) else told(brief(scene, row.description))
        lines[row.pk] = Entry(link, notes=(*notes, *about))
    return lines


def _offices(scene: Scene, found: list[Office]) -> Lines:
    held = holders_of(found, scene.standpoint)
    return {
        row.pk: Entry(
            scene.link("office", row, row.name) or "",
            notes=told(
                scene.party(held[row.pk].holder) if row.pk in held else None,
                scene.party(row.body, short=True) or scene.party(row.state, short=True),
            ),
        )
        for row in found
    }


def _powers(scene: Scene, found: list[Power]) -> Lines:
    return {
        row.pk: Entry(
            scene.link("power", row, row.name) or "",
            notes=told(scene.link("office", row.office, row.office.name), brief(scene, row.note)),
        )
        for row in found
    }


def _acts(scene: Scene, found: list[Act]) -> Lines:
    how = standings(found, scene.standpoint)
    meetings = meetings_of(found, scene.standpoint)
    lines = {}
    for row in found:
        if scene.act(row) is not None:
            meeting = meetings.get(row.pk)
            bodies = scene.parties(meeting.bodies.all(), short=True)[:2] if meeting else ()
            kind = None if meeting else scene.text(row.kind.name)
            lines[row.pk] = act_entry(scene, row, how[row.pk], kind, *where(scene, row), *bodies)
    return lines


def _outcomes(scene: Scene, found: list[Outcome]) -> Lines:
    links = outcome_links(scene, found)
    how = standings([row.act for row in found], scene.standpoint)
    return {
        row.pk: Entry(
            _shortened(links[row.pk]),
            when=scene.when_known(how[row.act_id].date),
            notes=told(scene.text(row.kind.name), scene.act(row.act)),
        )
        for row in found
        if row.pk in links
    }


def _shortened(link: Link) -> Link:
    """A link whose label is a sentence, or several."""
    words = Truncator(link.label.text).chars(2 * BRIEF)
    return Link(Text(words, link.label.lang), link.href)


def _texts(scene: Scene, found: list[Work]) -> Lines:
    stands = axes(found, scene.standpoint)
    lines = {}
    for row in found:
        link, stand = scene.work(row), stands[row.pk]
        sealed = stand.signed or stand.adopted
        if link is not None:
            lines[row.pk] = Entry(
                _shortened(link),
                when=scene.when_known(sealed.date) if sealed else None,
                status=choice(stand.adoption),
                notes=told(scene.text(row.kind.name), scene.text(row.number)),
            )
    return lines


def _roadmaps(scene: Scene, found: list[Roadmap]) -> Lines:
    return {
        row.pk: Entry(
            scene.link("roadmap", row, row.title) or "",
            when=scene.when_known(row.period),
            notes=told(scene.party(row.owner, short=True)),
        )
        for row in found
    }


def _actions(scene: Scene, found: list[Action]) -> Lines:
    return {
        row.pk: Entry(
            scene.action(row) or "",
            when=scene.when_known(row.planned),
            notes=told(scene.text(row.category.name), brief(scene, row.description)),
        )
        for row in found
    }


def _processes(scene: Scene, found: list[Process]) -> Lines:
    return {
        row.pk: Entry(
            scene.link("process", row, row.title) or "",
            when=scene.when_known(row.start),
            notes=told(scene.text(row.kind.name), scene.party(row.counterpart, short=True)),
        )
        for row in found
    }


def _sequences(page: str) -> Callable[[Scene, list[Any]], Lines]:
    """Series and chains."""

    def lines(scene: Scene, found: list[Any]) -> Lines:
        return {
            row.pk: Entry(
                scene.link(page, row, row.name) or "",
                notes=told(
                    scene.party(row.body, short=True) if page == "series" else None,
                    brief(scene, row.note if page == "series" else row.description),
                ),
            )
            for row in found
        }

    return lines


def _sources(scene: Scene, found: list[Source]) -> Lines:
    return {
        row.pk: Entry(
            scene.record(row) or "",
            when=scene.when_known(row.issued),
            notes=told(scene.text(row.kind.name), scene.text(row.publisher)),
        )
        for row in found
    }


def _discrepancies(scene: Scene, found: list[Discrepancy]) -> Lines:
    return {
        row.pk: Entry(scene.record(row) or "", notes=told(brief(scene, row.description)))
        for row in found
    }


def _passages(scene: Scene, found: list[Passage]) -> Lines:
    lines = {}
    for row in found:
        label = scene.words({row.source.language: f"{row.number} {row.label}".strip()})
        href = passage_href(scene, row.source.ref, row.path)
        lines[row.pk] = Entry(
            Link(label, href), notes=told(f"§ {row.path}", scene.text(row.source.title))
        )
    return lines


LINES: dict[Kind, Callable[[Scene, list[Any]], Lines]] = {
    Kind.PERSON: _parties,
    Kind.INSTITUTION: _parties,
    Kind.PARTNER: _parties,
    Kind.OFFICE: _offices,
    Kind.POWER: _powers,
    Kind.TEXT: _texts,
    Kind.MEETING: _acts,
    Kind.ACT: _acts,
    Kind.OUTCOME: _outcomes,
    Kind.ROADMAP: _roadmaps,
    Kind.ACTION: _actions,
    Kind.PROCESS: _processes,
    Kind.SERIES: _sequences("series"),
    Kind.CHAIN: _sequences("chain"),
    Kind.SOURCE: _sources,
    Kind.DISCREPANCY: _discrepancies,
    Kind.PASSAGE: _passages,
}
