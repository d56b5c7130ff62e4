"""Negotiations and other processes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.acts.queries import acts_of, processes
from toguna.institutions.sight import seen
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Entry
from toguna.portal.contexts.who import ProcessesPage, ProcessPage
from toguna.portal.frames import frame_of
from toguna.portal.pages.act_rows import act_entries
from toguna.portal.pages.circles import circle_of_process
from toguna.portal.pages.mandates import period
from toguna.portal.pages.telling import (
    cites,
    doubts,
    fact,
    gather,
    made_public_fact,
    part,
    record,
    told,
)
from toguna.portal.registers.choices import choices_page
from toguna.portal.registers.kinds import processes_register
from toguna.portal.scene import Scene


def processes_page(scene: Scene) -> ProcessesPage | ChoicesPage:
    """About twelve queries."""
    register = processes_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    found = register.fetched(opened.keys)
    citations = gather(scene, found)
    rows = tuple(
        Entry(
            link,
            notes=told(
                scene.text(one.kind.name), scene.party(one.counterpart), *period(scene, one)
            ),
            cites=cites(scene, citations.of(one)),
            facets=opened.tags.get(one.pk, ""),
        )
        for one in found
        if (link := scene.link("process", one, one.title)) is not None
    )
    return ProcessesPage(register.framed(opened), rows, opened.pages, opened.facets)


def process_page(scene: Scene) -> ProcessPage:
    process = record(processes(scene.standpoint), scene.asked.ref)
    bodies = seen(process.bodies.order_by("position", "ref"), scene.standpoint)
    found, pages = part(scene, acts_of(process, scene.standpoint))
    citations = gather(scene, process)
    return ProcessPage(
        frame=frame_of(scene, scene.words(process.title, process.ref), process.description),
        kind=scene.words(process.kind.name, process.kind.ref),
        description=scene.text(process.description),
        facts=(
            *fact(_("Counterpart"), scene.party(process.counterpart)),
            *fact(_("Conducted by"), *scene.parties(bodies)),
            *fact(_("Period"), *period(scene, process)),
            *made_public_fact(scene, process.known, is_inferred=process.known_inferred),
        ),
        acts=act_entries(scene, found),
        pages=pages,
        discrepancies=doubts(scene, process),
        cites=cites(scene, citations.of(process)),
        circle=circle_of_process(scene, process),
    )
