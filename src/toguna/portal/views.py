"""One view for every public page: read the address, build the page, render it.

A page is built whole before it is rendered, so that its template asks the database nothing. A page
that is not there is answered here and not by Django's own 404: a reader is helped in development
as in production.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.template.loader import get_template
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from toguna.portal.addresses import (
    LANGUAGES,
    TODAY,
    Narrowing,
    NotADay,
    Viewpoint,
    address,
    read_day,
    read_facet,
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
def show(request: HttpRequest, *, page: str, language: str, **said: str | None) -> HttpResponse:
    """A page; `said` are the raw parts of its path, by the names of `addresses.routes`. What
    follows a question mark in the address is not read."""
    with override(language):
        try:
            return page_response(rendered(build(read_address(page, language, said))))
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


def read_address(page: str, language: str, said: Mapping[str, str | None]) -> Asked:
    """What the raw parts of a path ask for. Raises Missing for a day or a number that makes no
    sense."""
    try:
        viewpoint = Viewpoint(read_day(said.get("as_of")), read_day(said.get("known_on")))
        narrowing = read_narrowing(page, language, said)
    except NotADay as error:
        raise Missing(
            _(
                "“%(day)s” is not a day that can be asked about: write the year, the month and "
                "the day as in 2031-05-01."
            )
            % {"day": error}
        ) from error
    number = said.get("number")
    try:
        return Asked(
            page, language, viewpoint, said.get("ref") or "", read_number(number), narrowing
        )
    except ValueError as error:
        raise Missing(
            _("“%(number)s” is not the number of a page of this list.") % {"number": number}
        ) from error


def read_narrowing(page: str, language: str, said: Mapping[str, str | None]) -> Narrowing:
    """The part of its subject that a path asks a page for. Raises NotADay."""
    first, last = read_day(said.get("first")), read_day(said.get("last"))
    return Narrowing(
        facet=read_facet(page, language, said.get("facet")),
        value=said.get("value") or "",
        days=(first, last) if first and last else None,
        words=said.get("words") or "",
    )


def build(asked: Asked) -> Page:
    """The context of a page, in the active language. Raises Missing."""
    return BUILDERS[asked.name](scene_of(asked))


def rendered(page: Page) -> str:
    """The page as HTML. No query."""
    return get_template(page.template).render({"page": page})


def not_there(language: str, reason: str) -> HttpResponse:
    page = missing_page(scene_of(Asked("home", language, TODAY)), reason)
    return page_response(rendered(page), status=404)
