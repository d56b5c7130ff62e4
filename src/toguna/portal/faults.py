"""What a reader sees when the site fails, or cannot make sense of what it was sent."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from toguna.portal.plain import plain_response
from toguna.portal.views import nowhere


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for status 500."""
    return plain_response(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for status 400."""
    return plain_response(request, HTTPStatus.BAD_REQUEST)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The page for status 404 where Django itself gives it."""
    return nowhere(request)
