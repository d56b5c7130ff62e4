"""What a reader sees when there is no page to build: no database, as it may be what failed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from toguna.portal.addresses import LANGUAGES, address
from toguna.portal.responses import page_response

METHODS = ("GET", "HEAD")
View = Callable[..., HttpResponseBase]

SAID: dict[HTTPStatus, tuple[str | Promise, str | Promise]] = {
    HTTPStatus.BAD_REQUEST: (
        _("The request could not be read"),
        _("Something in it is not as it should be. Begin again from the home page, or search."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        _("These pages can only be read"),
        _("Nothing can be sent to this address. The page itself opens as it always did."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        _("The site could not answer"),
        _("The fault is ours, and nothing was lost. Try again in a few minutes."),
    ),
}
"""For each status its heading, and what the reader can do."""


def language_of(request: HttpRequest) -> str:
    """The language that an address begins with; the first one where it begins with none."""
    first = request.path_info.strip("/").split("/")[0]
    return first if first in LANGUAGES else LANGUAGES[0]


def plain_response(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """The page for a status, in the language that the address begins with. No query."""
    language = language_of(request)
    title, message = SAID[status]
    with override(language):
        html = get_template("portal/errors/plain.html").render(
            {
                "language": language,
                "title": title,
                "message": message,
                "home": address("home", language),
                "search": address("search", language),
            }
        )
        return page_response(html, status=status)


def read_only(view: View) -> View:
    """The view, for the methods that read; any other is told that it may not (RFC 9110, 15.5.6)."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: object, **said: object) -> HttpResponseBase:
        if request.method in METHODS:
            return view(request, *arguments, **said)
        response = plain_response(request, HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = ", ".join(METHODS)
        return response

    return answer
