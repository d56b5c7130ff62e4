"""The routes of the public plane, from the table of addresses."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from toguna.portal.addresses import routes
from toguna.portal.feeds.urls import urlpatterns as file_patterns
from toguna.portal.views import front, nowhere, show

urlpatterns: list[URLPattern] = [
    path("", front),
    *(
        re_path(route, show, {"page": name, "language": language}, name=f"{name}-{language}")
        for route, name, language in routes()
    ),
    *file_patterns,
    re_path("", nowhere),
]
