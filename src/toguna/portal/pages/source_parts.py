"""A part of a source: every passage of it, with what cites it.

A citation leads to the first page of a part, by the passage's own path. A part that is too long for
one page has on its first one the places of the others' passages, so that no citation leads nowhere.
"""

from __future__ import annotations

import re

from django.db.models import Model
from django.utils.translation import gettext as _

from toguna.acts.models import Act
from toguna.portal.contexts.ground import PassageRow, SourcePartPage
from toguna.portal.contexts.parts import Link, Pages, Status, Text
from toguna.portal.frames import frame_of
from toguna.portal.missing import Missing
from toguna.portal.pages.telling import pages_of
from toguna.portal.queries.citations import Key
from toguna.portal.queries.sourcing import Part, parts_of, passages_in, standing_on
from toguna.portal.queries.targets import targets
from toguna.portal.scene import Scene
from toguna.record.enums import PassageKind, PassageStatus
from toguna.record.models import Passage, Source

PART_SIZE = 40
CITING_SHOWN = 8
PLACES_SHOWN = 400
"""Passages of later pages whose place the first page of a part tells at most."""

DEEPEST = 6
"""The level from which on passages are not set in further."""

NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def part_page(scene: Scene, source: Source, value: str) -> SourcePartPage:
    """The passages of a part. Raises Missing for a part that the source has not."""
    parts = parts_of(source) if NUMBER.fullmatch(value) else ()
    place = next((place for place, one in enumerate(parts) if one.number == value), None)
    if place is None:
        raise Missing(_("This source has no part “%(part)s”.") % {"part": value})
    part = parts[place]
    pages = pages_of(scene, len(part.paths), PART_SIZE)
    start = (pages.number - 1) * PART_SIZE
    every = passages_in(source, value)
    found = list(every.select_related("source")[start : start + PART_SIZE])
    facts = standing_on(Passage.objects.filter(pk__in=[one.pk for one in found]))
    shown = targets({key for keys in facts.values() for key in keys}, scene.standpoint)
    scene.look_up(row for rows in shown.values() for row in rows if isinstance(row, Act))
    heading = part_link(scene, source, part).label
    return SourcePartPage(
        frame=frame_of(scene, heading, description=_described(scene, source, part)),
        source=Link(scene.words(source.title, source.ref), scene.address("source", source.ref)),
        passages=tuple(_passage(scene, one, facts.get(one.pk, []), shown) for one in found),
        elsewhere=_elsewhere(scene, part, pages),
        pages=pages,
        previous=part_link(scene, source, parts[place - 1]) if place else None,
        next=part_link(scene, source, parts[place + 1]) if place + 1 < len(parts) else None,
    )


def part_link(scene: Scene, source: Source, part: Part) -> Link:
    """The way to a part: its heading as printed, else its number."""
    is_same = source.language.split("-")[0] == scene.language
    label = Text(part.heading, "" if is_same else source.language)
    if not part.heading:
        label = Text(_("Part %(number)s") % {"number": part.number})
    return Link(label, scene.narrowed("source", "part", part.number, source.ref))


def _described(scene: Scene, source: Source, part: Part) -> str:
    title = scene.words(source.title, source.ref).text
    return _("The passages of part %(number)s of “%(source)s”, and the records that cite them.") % {
        "number": part.number,
        "source": title,
    }


def _elsewhere(scene: Scene, part: Part, pages: Pages) -> tuple[Link, ...]:
    """On the first page of a part that has several: where its other passages are. No query."""
    if pages.number > 1:
        return ()
    paths = part.paths[PART_SIZE : PART_SIZE + PLACES_SHOWN]
    return tuple(
        Link(Text(path), f"{scene.path(number=2 + place // PART_SIZE)}#p-{path}")
        for place, path in enumerate(paths)
    )


def _passage(
    scene: Scene, passage: Passage, keys: list[Key], shown: dict[Key, tuple[Model, ...]]
) -> PassageRow:
    rows = {(type(row), row.pk): row for key in keys for row in shown.get(key, ())}
    links = (scene.record(row) for row in rows.values())
    citing = sorted((link for link in links if link), key=lambda link: link.label.text)
    language = passage.source.language
    is_same = language.split("-")[0] == scene.language
    heading = Text(passage.label, "" if is_same else language) if passage.label else None
    status = PassageStatus(passage.status)
    return PassageRow(
        path=passage.path,
        kind=str(PassageKind(passage.kind).label),
        level=min(passage.path.count(".") + 1, DEEPEST),
        label=heading,
        status=Status(str(status.label), str(status.value)),
        reason=scene.text(passage.reason),
        cited_by=tuple(citing[:CITING_SHOWN]),
        others=len(citing[CITING_SHOWN:]),
    )
