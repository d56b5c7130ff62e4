"""The page that lists every calendar and every feed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toguna.meetings.queries import chains
from toguna.portal.addresses import TODAY
from toguna.portal.contexts.follow import FollowPage
from toguna.portal.contexts.parts import Link, Text
from toguna.portal.feeds.links import file_link, is_followed
from toguna.portal.frames import frame_of, list_name
from toguna.portal.queries.belonging import meeting_bodies
from toguna.portal.scene import Scene


def follow_page(scene: Scene) -> FollowPage:
    """Two queries and the frame's. No file from another day than today."""
    frame = frame_of(
        scene,
        Text(list_name("follow")),
        description=_("Calendars of meetings; feeds of texts, of the roadmap and of meetings."),
    )
    today = scene.path(viewpoint=TODAY)
    if not is_followed(scene):
        return FollowPage(frame, today, (), (), (), ())
    return FollowPage(
        frame=frame,
        today=today,
        calendars=(file_link(scene, "meetings-calendar", Text(_("All meetings"))),),
        chains=tuple(
            file_link(scene, "chain-calendar", scene.words(row.name, row.ref), row.ref)
            for row in chains(scene.standpoint)
        ),
        bodies=tuple(
            file_link(scene, "body-calendar", scene.words(row.name, row.ref), row.ref)
            for row in meeting_bodies(scene.standpoint)
        ),
        news=_news(scene),
    )


def _news(scene: Scene) -> tuple[Link, ...]:
    return (
        file_link(scene, "texts-feed", Text(_("What happened to texts"))),
        file_link(scene, "roadmap-feed", Text(_("What was stated of the roadmap"))),
        file_link(scene, "meetings-feed", Text(_("How meetings stand"))),
    )
