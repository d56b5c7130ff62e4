"""A mandate as a line of a list."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.institutions.models import Mandate
from toguna.institutions.rules import Period, is_running
from toguna.portal.contexts.parts import Entry, Lead, Status, Value
from toguna.portal.pages.telling import cites, told
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene


def mandate_entry(
    scene: Scene, mandate: Mandate, citations: Citing, *, what: Value | None
) -> Entry:
    """A mandate: `what` is the holder on the page of an office, the office on that of its holder.
    The references that are not `what` follow. No query."""
    office = scene.link("office", mandate.office, mandate.office.name) if mandate.office else None
    task, role = scene.text(mandate.task), scene.text(mandate.role.name)
    states = scene.party(mandate.state, short=True)
    body = scene.party(mandate.body, short=True)
    shown = what or office or task or body or role or ""
    notes = [one for one in (office, task, role, body, states) if one and one != shown]
    return Entry(
        what=shown,
        when=None,
        status=runs(scene, mandate),
        notes=told(*notes, *period(scene, mandate), scene.text(mandate.note)),
        cites=cites(scene, citations.of(mandate)),
    )


def runs(scene: Scene, mandate: Mandate) -> Status:
    """Whether a mandate runs on the day of the page."""
    if is_running(mandate, scene.standpoint.day):
        return Status(_("Running"), "running")
    over = mandate.end.latest is not None and mandate.end.latest < scene.standpoint.day
    return Status(_("Over"), "over") if over else Status(_("Not begun for certain"), "not-begun")


def period(scene: Scene, one: Period) -> tuple[Value, ...]:
    """From when and until when, as far as is stated."""
    start = (Lead(_("start:")), scene.when(one.start)) if one.start.is_known else ()
    end = (Lead(_("end:")), scene.when(one.end)) if one.end.is_known else ()
    return (*start, *end)
