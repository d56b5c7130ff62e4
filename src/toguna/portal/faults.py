"""What a reader sees when the site fails. No database: it may be what failed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import get_template
from django.utils.translation import override

from toguna.portal.addresses import LANGUAGES
from toguna.portal.responses import page_response
from toguna.portal.views import nowhere


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for status 500, in the language that the address begins with."""
    first = request.path_info.strip("/").split("/")[0]
    language = first if first in LANGUAGES else LANGUAGES[0]
    with override(language):
        html = get_template("portal/errors/500.html").render({"language": language})
    return page_response(html, status=500)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The page for status 404 where Django itself gives it."""
    return nowhere(request)
