"""The routes of the files, from their table of addresses."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from toguna.portal.addresses import LANGUAGES
from toguna.portal.feeds.addresses import ROBOTS, SITEMAP, file_routes
from toguna.portal.feeds.views import show_file, show_robots, show_sitemap, show_sitemap_index

urlpatterns: list[URLPattern] = [
    *(
        re_path(route, show_file, {"file": name, "language": language}, name=f"{name}-{language}")
        for route, name, language in file_routes()
    ),
    *(
        re_path(
            rf"^{language}/sitemap-(?P<number>[1-9][0-9]{{0,3}})\.xml$",
            show_sitemap,
            {"language": language},
        )
        for language in LANGUAGES
    ),
    path(SITEMAP.lstrip("/"), show_sitemap_index),
    path(ROBOTS.lstrip("/"), show_robots),
]
