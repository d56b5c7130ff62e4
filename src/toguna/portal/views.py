"""One view for every public page: read the address, build the page, render it.

A page is built whole before it is rendered, so that its template asks the database nothing. A page
that is not there is answered here and not by Django's own 404: a reader is helped in development
as in production.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.template.loader import get_template
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

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
from toguna.portal.contexts.parts import Link
from toguna.portal.days_written import answer, days_in
from toguna.portal.former_words import present_path
from toguna.portal.missing import Missing, Moved
from toguna.portal.pages.builders import BUILDERS
from toguna.portal.pages.elsewhere import explained
from toguna.portal.pages.ground import missing_page
from toguna.portal.plain import language_of, read_only
from toguna.portal.responses import page_response
from toguna.portal.scene import Asked, scene_of
from toguna.portal.wording import addressed


@read_only
def front(request: HttpRequest) -> HttpResponse:
    """The site's root: the home page in the first language."""
    return HttpResponsePermanentRedirect(address("home", LANGUAGES[0]))


@read_only
def show(request: HttpRequest, *, page: str, language: str, **said: str | None) -> HttpResponse:
    """A page; `said` are the raw parts of its path, by the names of `addresses.routes`. What
    follows a question mark in the address is not read, but for the words of a search and the two
    days of the page of changes: a form without a script can send them in no other way, and they go
    on to the address that they have.
    """
    with override(language):
        try:
            asked = read_address(page, language, said)
            if page == "search" and "q" in request.GET:
                return sent_on(request.GET["q"], asked)
            if written := days_in(request.GET, asked):
                return between(written, asked)
            return page_response(rendered(build_or_explain(asked)))
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.href)
        except Missing as missing:
            return not_there(language, str(missing), *missing.ways)


@read_only
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Any other address: the same with its final slash, or in the words of today, where that is a
    page; else a page that says what to do, in the language that the address begins with."""
    if not request.path.endswith("/"):
        with_slash = resolve(f"{request.path_info}/")
        if with_slash.func is show:
            return HttpResponsePermanentRedirect(f"{request.path_info}/")
    present = present_path(request.path_info)
    if present != request.path_info and resolve(present).func is show:
        return HttpResponsePermanentRedirect(quote(present))
    language = language_of(request)
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
        facet=read_facet(page, language, said.get("facet") or said.get("by")),
        value=said.get("value") or "",
        days=(first, last) if first and last else None,
        words=said.get("words") or "",
    )


def sent_on(typed: str, asked: Asked) -> HttpResponseRedirect:
    """To the address of what was found for words that were typed, from the same standpoint."""
    narrowing = Narrowing(words=addressed(typed))
    return HttpResponseRedirect(
        address(asked.name, asked.language, asked.viewpoint, narrowing=narrowing)
    )


def build(asked: Asked) -> Page:
    """The context of a page, in the active language. Raises Missing."""
    return BUILDERS[asked.name](scene_of(asked))


def build_or_explain(asked: Asked) -> Page:
    """The context of a page. Raises Missing with what may help instead, and Moved for a page that
    has another address."""
    try:
        return build(asked)
    except Missing as missing:
        raise explained(asked, missing, build) from missing


def between(written: tuple[str, str], asked: Asked) -> HttpResponse:
    """To the page between two days that were written; the choice of days again where they are
    none."""
    found = answer(written, asked)
    if isinstance(found, HttpResponse):
        return found
    return page_response(rendered(found), status=400)


def rendered(page: Page) -> str:
    """The page as HTML. No query."""
    return get_template(page.template).render({"page": page})


def not_there(language: str, reason: str, *ways: Link) -> HttpResponse:
    page = missing_page(scene_of(Asked("home", language, TODAY)), reason, *ways)
    return page_response(rendered(page), status=404)
