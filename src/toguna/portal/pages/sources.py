"""Sources, what rests on them, and what does not add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django.urls import resolve
from django.utils.translation import gettext as _

from toguna.acts.models import Act
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.ground import (
    Count,
    DiscrepanciesPage,
    DiscrepancyPage,
    SourcePage,
    SourcePart,
    SourcePartPage,
    SourcesPage,
)
from toguna.portal.contexts.parts import Entry, Fact, Frame, Link, Text
from toguna.portal.describing import told_plainly
from toguna.portal.frames import frame_of, language_name, list_name
from toguna.portal.pages.circles import circle_of_source, circle_of_subjects
from toguna.portal.pages.source_parts import part_link, part_page
from toguna.portal.pages.telling import (
    cites,
    doubt_entries,
    doubts,
    fact,
    gather,
    made_public,
    pages_of,
    part,
    record,
    told,
)
from toguna.portal.queries.doubts import discrepancies, subjects_of
from toguna.portal.queries.sourcing import parts_of, sources, standing_on, statuses_of
from toguna.portal.queries.targets import targets
from toguna.portal.registers.choices import choices_page
from toguna.portal.registers.kinds import discrepancies_register
from toguna.portal.scene import Scene
from toguna.portal.structured.things import source_thing
from toguna.record.enums import PassageStatus
from toguna.record.models import Source

PARTS_SIZE = 100
LISTS = {
    "meeting": "meetings",
    "act": "acts",
    "text": "texts",
    "action": "actions",
    "institution": "institutions",
    "office": "offices",
    "power": "powers",
    "person": "people",
    "partner": "partners",
    "process": "processes",
}
"""The list that has the records of a page, for those that are counted."""


def sources_page(scene: Scene) -> SourcesPage:
    """Five queries and the frame's."""
    found, pages = part(scene, sources(scene.standpoint))
    rows = tuple(
        Entry(
            what=scene.record(one) or "",
            when=scene.when_known(one.issued),
            notes=told(scene.text(one.kind.name), scene.text(one.publisher)),
        )
        for one in found
    )
    frame = frame_of(scene, Text(list_name("sources")))
    return SourcesPage(frame, rows, pages, scene.address("discrepancies"))


def source_page(scene: Scene) -> SourcePage | SourcePartPage:
    """A source, or the part of it that the address says. Two queries for each kind of record that
    stands on it."""
    source = record(sources(scene.standpoint), scene.asked.ref)
    if scene.asked.narrowing.facet:
        return part_page(scene, source, scene.asked.narrowing.value)
    parts = parts_of(source)
    pages = pages_of(scene, len(parts), PARTS_SIZE)
    start = (pages.number - 1) * PARTS_SIZE
    statuses = statuses_of(source)
    return SourcePage(
        frame=_frame(scene, source),
        facts=_facts(scene, source),
        note=scene.text(source.note),
        account=tuple(
            Count(str(status.label), statuses.get(status, 0), "") for status in PassageStatus
        ),
        resting=_resting(scene, source),
        parts=tuple(
            SourcePart(
                link=part_link(scene, source, one),
                number=one.number if one.heading else "",
                passages=len(one.paths),
            )
            for one in parts[start : start + PARTS_SIZE]
        ),
        pages=pages,
        discrepancies=doubts(scene, source),
        circle=circle_of_source(scene, source),
    )


def _resting(scene: Scene, source: Source) -> tuple[Count, ...]:
    """How many public records of each list rest on the source, each counted once."""
    keys = {key for several in standing_on(source.passages.all()).values() for key in several}
    rows = {
        (type(row), row.pk): row
        for several in targets(keys, scene.standpoint).values()
        for row in several
    }
    scene.look_up(row for row in rows.values() if isinstance(row, Act))
    links = (scene.record(row) for row in rows.values())
    pages = Counter(_page_of(link) for link in links if link)
    return tuple(
        Count(list_name(several), pages[one], "") for one, several in LISTS.items() if pages[one]
    )


def _page_of(link: Link) -> str:
    """The name of the page that a link of this site leads to."""
    return str(resolve(link.href).kwargs["page"])


def _frame(scene: Scene, source: Source) -> Frame:
    return frame_of(
        scene,
        scene.words(source.title, source.ref),
        source.note,
        description=told_plainly(
            scene.text(source.kind.name),
            scene.text(source.publisher),
            scene.when_known(source.issued),
        ),
        about=source_thing(scene, source),
    )


def _facts(scene: Scene, source: Source) -> tuple[Fact, ...]:
    issued = scene.when(source.issued)
    url = Link(Text(source.url), source.url) if source.url else None
    return (
        *fact(_("Kind"), scene.text(source.kind.name)),
        *fact(_("Publisher"), scene.text(source.publisher)),
        *fact(_("Language"), language_name(source.language)),
        *fact(_("Issued"), issued),
        *fact(
            _("Made public"),
            *made_public(scene, source.known, is_inferred=source.known_inferred),
        ),
        *fact(_("Address"), url),
        *fact(_("Checksum (SHA-256)"), source.checksum),
    )


def discrepancies_page(scene: Scene) -> DiscrepanciesPage | ChoicesPage:
    """About twelve queries."""
    register = discrepancies_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    found = register.fetched(opened.keys)
    rows = tuple(
        replace(entry, facets=opened.tags.get(row.pk, ""))
        for row, entry in zip(found, doubt_entries(scene, found), strict=True)
    )
    return DiscrepanciesPage(register.framed(opened), rows, opened.pages, opened.facets)


def discrepancy_page(scene: Scene) -> DiscrepancyPage:
    row = record(discrepancies(scene.standpoint), scene.asked.ref)
    keys = subjects_of(row)
    shown = targets(keys, scene.standpoint)
    scene.look_up(one for rows in shown.values() for one in rows if isinstance(one, Act))
    links = (scene.record(one) for key in keys for one in shown.get(key, ()))
    citations = gather(scene, row)
    return DiscrepancyPage(
        frame=frame_of(scene, scene.words(row.title, row.ref), row.description),
        kind=scene.words(row.kind.name, row.kind.ref),
        description=scene.text(row.description),
        subjects=tuple(dict.fromkeys(link for link in links if link)),
        known=made_public(scene, row.known, is_inferred=row.known_inferred),
        cites=cites(scene, citations.of(row)),
        circle=circle_of_subjects(scene, [one for rows in shown.values() for one in rows]),
    )
