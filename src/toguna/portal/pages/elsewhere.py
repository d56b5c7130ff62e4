"""Where a record is that is not at the address asked for: under a new identifier, as of today, or
near by. What is not public, or not known from the standpoint, is never led to: every address given
here is that of a page which was built before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import resolve
from django.utils.translation import gettext as _

from toguna.acts.models import Act
from toguna.acts.queries import acts, processes
from toguna.institutions.queries import parties
from toguna.kernel.identifiers import REF_LENGTH
from toguna.kernel.standpoint import Standpoint
from toguna.portal.addresses import TODAY, WHOLE, address
from toguna.portal.contexts.page import Page
from toguna.portal.contexts.parts import Link, Text
from toguna.portal.missing import Missing, Moved, Unknown
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.queries.following import actions, roadmaps
from toguna.portal.queries.holding import offices, powers
from toguna.portal.queries.sourcing import sources
from toguna.portal.scene import Asked, Scene, scene_of
from toguna.record.renaming import current_identifier, kind_of
from toguna.texts.queries import texts

Build = Callable[[Asked], Page]
Rows = Callable[[Standpoint], QuerySet[Any]]

RECORDS: dict[str, Rows] = {
    "meeting": acts,
    "act": acts,
    "text": texts,
    "roadmap": roadmaps,
    "action": actions,
    "institution": lambda standpoint: parties(standpoint=standpoint),
    "person": lambda standpoint: parties(standpoint=standpoint),
    "partner": lambda standpoint: parties(standpoint=standpoint),
    "office": offices,
    "power": powers,
    "process": processes,
    "source": sources,
    "discrepancy": discrepancies,
}
"""The records among which one is looked for, by the page that it was asked for on."""

NEAREST = 5
CANDIDATES = 400
"""Identifiers that are compared letter by letter at most."""
LIKENESS = 0.6
WORD = 3
"""Letters from which on a part of an identifier tells something."""


def explained(asked: Asked, missing: Missing, build: Build) -> Missing:
    """The same refusal with what may help: that the page is there from today, or what comes nearest
    in writing. Raises Moved where the record has another address."""
    if asked.ref and isinstance(missing, Unknown):
        _lead_on(asked, build)
    if asked.viewpoint != TODAY and _is_there(replace(asked, viewpoint=TODAY), build):
        return Missing(
            _("This page can be seen from today, and not from the day asked about."),
            Link(Text(_("See it from today")), _path(replace(asked, viewpoint=TODAY))),
        )
    near = _nearest(asked) if isinstance(missing, Unknown) else ()
    if not near:
        return missing
    return Missing(f"{missing} {_('These are written in much the same way:')}", *near)


def _lead_on(asked: Asked, build: Build) -> None:
    """Raise Moved where a record once bore the identifier and has a public page now."""
    scene = scene_of(asked)
    rows = RECORDS.get(asked.name)
    model = rows(scene.standpoint).model if rows else None
    current = current_identifier(kind_of(model), asked.ref) if model else None
    if model is None or current is None:
        return
    row = model._default_manager.filter(ref=current).first()
    link = _link(scene, row) if row is not None else None
    if link is None:
        return
    page = str(resolve(link.href).kwargs["page"])
    same = replace(asked, ref=current)
    target = same if page == asked.name else replace(same, name=page, number=1, narrowing=WHOLE)
    for viewpoint in dict.fromkeys((asked.viewpoint, TODAY)):
        onward = replace(target, viewpoint=viewpoint)
        if _is_there(onward, build):
            raise Moved(_path(onward))


def _nearest(asked: Asked) -> tuple[Link, ...]:
    """The records whose identifiers are most like the one asked for, of the same kind. Two queries
    and those of the list."""
    rows = RECORDS.get(asked.name)
    if rows is None or len(asked.ref) > REF_LENGTH:
        return ()
    scene = scene_of(asked)
    likely = Q(ref__startswith=asked.ref[:WORD])
    for word in asked.ref.split("-"):
        if len(word) >= WORD:
            likely |= Q(ref__contains=word)
    every = rows(scene.standpoint)
    refs = list(every.filter(likely).order_by("ref").values_list("ref", flat=True)[:CANDIDATES])
    close = get_close_matches(asked.ref, refs, NEAREST, LIKENESS)
    found = {row.ref: row for row in every.filter(ref__in=close)}
    links = (_link(scene, found[ref]) for ref in close)
    return tuple(link for link in links if link)


def _link(scene: Scene, row: Model) -> Link | None:
    if isinstance(row, Act):
        scene.look_up([row])
    return scene.record(row)


def _is_there(asked: Asked, build: Build) -> bool:
    try:
        build(asked)
    except (Missing, Moved):
        return False
    return True


def _path(asked: Asked) -> str:
    return address(
        asked.name, asked.language, asked.viewpoint, asked.ref, asked.number, asked.narrowing
    )
