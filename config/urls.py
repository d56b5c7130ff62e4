"""Every address of the site."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("toguna.portal.urls"))]

handler400 = "toguna.portal.faults.bad_request"
handler404 = "toguna.portal.faults.page_not_found"
handler500 = "toguna.portal.faults.server_error"
