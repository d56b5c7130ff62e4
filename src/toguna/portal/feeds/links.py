"""The calendars and feeds that a page offers. From another day than today it offers none: what is
followed is the record as it grows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.portal.addresses import TODAY
from toguna.portal.contexts.parts import Feed, Link, Text
from toguna.portal.feeds.addresses import FILES, ICALENDAR, file_address
from toguna.portal.scene import Scene

OF_PAGE = {
    "meetings": ("meetings-calendar", "meetings-feed"),
    "chain": ("chain-calendar",),
    "texts": ("texts-feed",),
    "text": ("texts-feed",),
    "roadmaps": ("roadmap-feed",),
    "roadmap": ("roadmap-feed",),
    "actions": ("roadmap-feed",),
    "action": ("roadmap-feed",),
}
"""The files that every page of a kind offers; a meeting and a body offer theirs where it has
something in it."""


def is_followed(scene: Scene) -> bool:
    """Whether the scene is today's."""
    return scene.asked.viewpoint == TODAY


def feeds(scene: Scene, *names: str) -> tuple[Feed, ...]:
    """The files of these names, of the record that the scene is about. No query."""
    if not is_followed(scene):
        return ()
    return tuple(
        Feed(
            title=_("Calendar") if FILES[name].media_type == ICALENDAR else _("Atom feed"),
            href=_href(scene, name, scene.asked.ref),
            type=FILES[name].media_type,
        )
        for name in names
    )


def page_feeds(scene: Scene) -> tuple[Feed, ...]:
    """The files that the page that was asked for always offers. No query."""
    return feeds(scene, *OF_PAGE.get(scene.asked.name, ()))


def file_link(scene: Scene, name: str, label: Text, ref: str = "") -> Link:
    """A link to a file, of a record where it is of one."""
    return Link(label, _href(scene, name, ref))


def _href(scene: Scene, name: str, ref: str) -> str:
    return file_address(name, scene.language, ref if FILES[name].names_record else "")
