"""One view for every file: build it from the scene of the page that shows the same.

No Last-Modified: what is shown can change with no new statement (a name is translated, an embargo
ends), so the entity tag alone tells whether it did. It is made of the bytes, and Django's
conditional middleware compares it (RFC 9110, 13.1.2).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from toguna.portal.addresses import LANGUAGES, TODAY
from toguna.portal.feeds.addresses import FILES, XML
from toguna.portal.feeds.calendars import CALENDARS
from toguna.portal.feeds.news import FEEDS
from toguna.portal.feeds.sitemaps import robots_text, sitemap_bytes, sitemap_index
from toguna.portal.missing import Missing
from toguna.portal.responses import file_response
from toguna.portal.scene import Asked, Scene, scene_of
from toguna.portal.views import not_there

BUILDERS = {**CALENDARS, **FEEDS}


@require_safe
def show_file(
    request: HttpRequest, *, file: str, language: str, ref: str | None = None
) -> HttpResponse:
    """A calendar or a feed; for a record that is not there, the page that says so."""
    found = FILES[file]
    with override(language):
        try:
            content = BUILDERS[file](scene_for(found.page, language, ref or ""))
        except Missing as missing:
            return not_there(language, str(missing))
        return file_response(content, found.media_type, language)


@require_safe
def show_sitemap(request: HttpRequest, *, language: str, number: str) -> HttpResponse:
    with override(language):
        try:
            content = sitemap_bytes(scene_for("home", language), int(number))
        except Missing as missing:
            return not_there(language, str(missing))
        return file_response(content, XML)


@require_safe
def show_sitemap_index(request: HttpRequest) -> HttpResponse:
    scenes = (scene_for("home", language) for language in LANGUAGES)
    return file_response(sitemap_index(scenes), XML)


@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:
    return file_response(robots_text().encode(), "text/plain")


def scene_for(page: str, language: str, ref: str = "") -> Scene:
    """The scene of the page to which a file belongs, from today."""
    return scene_of(Asked(page, language, TODAY, ref))
