"""One view for every public page: read the address, build the page, render it.

A page is built whole before it is rendered, so that its template asks the database nothing. A page
that is not there is answered here and not by Django's own 404: a reader is helped in development
as in production.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.template.loader import get_template
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from toguna.portal.addresses import (
    LANGUAGES,
    TODAY,
    NotADay,
    Viewpoint,
    address,
    read_day,
    read_number,
)
from toguna.portal.contexts.page import Page
from toguna.portal.missing import Missing
from toguna.portal.pages.builders import BUILDERS
from toguna.portal.pages.ground import missing_page
from toguna.portal.responses import page_response
from toguna.portal.scene import Asked, scene_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The site's root: the home page in the first language."""
    return HttpResponsePermanentRedirect(address("home", LANGUAGES[0]))


@require_safe
def show(
    request: HttpRequest,
    *,
    page: str,
    language: str,
    as_of: str | None = None,
    known_on: str | None = None,
    ref: str = "",
    number: str | None = None,
) -> HttpResponse:
    """A page. What follows a question mark in the address is not read."""
    with override(language):
        try:
            asked = read_address(page, language, as_of, known_on, ref, number)
            return page_response(rendered(build(asked)))
        except Missing as missing:
            return not_there(language, str(missing))


@require_safe
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Any other address: the same with its final slash where that is a page, else a page that
    says what to do, in the language that the address begins with."""
    if not request.path.endswith("/"):
        with_slash = resolve(f"{request.path_info}/")
        if with_slash.func is show:
            return HttpResponsePermanentRedirect(f"{request.path_info}/")
    first = request.path_info.strip("/").split("/")[0]
    language = first if first in LANGUAGES else LANGUAGES[0]
    with override(language):
        return not_there(language, _("There is no page at this address."))


def read_address(
    page: str,
    language: str,
    as_of: str | None,
    known_on: str | None,
    ref: str,
    number: str | None,
) -> Asked:
    """What the raw parts of a path ask for. Raises Missing for a day or a number that makes no
    sense."""
    try:
        viewpoint = Viewpoint(read_day(as_of), read_day(known_on))
    except NotADay as error:
        raise Missing(
            _(
                "“%(day)s” is not a day that can be asked about: write the year, the month and "
                "the day as in 2031-05-01."
            )
            % {"day": error}
        ) from error
    try:
        return Asked(page, language, viewpoint, ref, read_number(number))
    except ValueError as error:
        raise Missing(
            _("“%(number)s” is not the number of a page of this list.") % {"number": number}
        ) from error


def build(asked: Asked) -> Page:
    """The context of a page, in the active language. Raises Missing."""
    return BUILDERS[asked.name](scene_of(asked))


def rendered(page: Page) -> str:
    """The page as HTML. No query."""
    return get_template(page.template).render({"page": page})


def not_there(language: str, reason: str) -> HttpResponse:
    page = missing_page(scene_of(Asked("home", language, TODAY)), reason)
    return page_response(rendered(page), status=404)
