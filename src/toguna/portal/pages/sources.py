"""Sources with every passage, and what does not add up."""

from __future__ import annotations

from collections import Counter

from django.db.models import Model
from django.utils.translation import gettext as _

from toguna.acts.models import Act
from toguna.portal.contexts.ground import (
    Count,
    DiscrepanciesPage,
    DiscrepancyPage,
    PassageRow,
    SourcePage,
    SourcesPage,
)
from toguna.portal.contexts.parts import Entry, Fact, Link, Status, Text
from toguna.portal.frames import frame_of, language_name, list_name
from toguna.portal.pages.telling import (
    cites,
    doubt_entries,
    doubts,
    fact,
    gather,
    made_public,
    part,
    record,
    told,
)
from toguna.portal.queries.citations import Key
from toguna.portal.queries.doubts import discrepancies, subjects_of
from toguna.portal.queries.sourcing import passages, sources, standing_on
from toguna.portal.queries.targets import targets
from toguna.portal.scene import Scene
from toguna.record.enums import PassageKind, PassageStatus
from toguna.record.models import Passage, Source


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


def source_page(scene: Scene) -> SourcePage:
    """Two queries for each kind of record that stands on the source."""
    source = record(sources(scene.standpoint), scene.asked.ref)
    found = passages(source)
    facts = standing_on(source)
    shown = targets({key for keys in facts.values() for key in keys}, scene.standpoint)
    scene.look_up(row for rows in shown.values() for row in rows if isinstance(row, Act))
    statuses = Counter(passage.status for passage in found)
    return SourcePage(
        frame=frame_of(scene, scene.words(source.title, source.ref), source.note),
        facts=_facts(scene, source),
        note=scene.text(source.note),
        account=tuple(Count(str(status.label), statuses[status], "") for status in PassageStatus),
        passages=tuple(_passage(scene, one, facts.get(one.pk, []), shown) for one in found),
        discrepancies=doubts(scene, source),
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


def _passage(
    scene: Scene, passage: Passage, keys: list[Key], shown: dict[Key, tuple[Model, ...]]
) -> PassageRow:
    rows = {(type(row), row.pk): row for key in keys for row in shown.get(key, ())}
    links = (scene.record(row) for row in rows.values())
    language = passage.source.language
    is_same = language.split("-")[0] == scene.language
    heading = Text(passage.label, "" if is_same else language) if passage.label else None
    status = PassageStatus(passage.status)
    return PassageRow(
        path=passage.path,
        kind=str(PassageKind(passage.kind).label),
        level=passage.path.count(".") + 1,
        label=heading,
        status=Status(str(status.label), str(status.value)),
        reason=scene.text(passage.reason),
        cited_by=tuple(sorted((link for link in links if link), key=lambda link: link.label.text)),
    )


def discrepancies_page(scene: Scene) -> DiscrepanciesPage:
    """About nine queries."""
    found, pages = part(scene, discrepancies(scene.standpoint))
    frame = frame_of(scene, Text(list_name("discrepancies")))
    return DiscrepanciesPage(frame, doubt_entries(scene, found), pages)


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
    )
