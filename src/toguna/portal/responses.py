"""A page on its way out: bytes, and the headers that keep a browser from doing anything else.

Content Security Policy Level 3 (W3C): nothing but the page itself, its one style sheet and the
scripts of ours that it carries, each known by its hash, and what this site serves. The desk has its
own; hence headers of the page's response and no middleware.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language

from toguna.portal.scripts import sources_in
from toguna.portal.styles import STYLE_SOURCE

POLICY = "; ".join(
    (
        "default-src 'self'",
        f"style-src {STYLE_SOURCE}",
        "img-src 'self' data:",
        "script-src {scripts}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def page_response(html: str, status: int = 200) -> HttpResponse:
    """The response that carries a page written in the active language."""
    policy = POLICY.format(scripts=sources_in(html))
    headers = {
        **HEADERS,
        "Content-Security-Policy": policy,
        "Content-Language": get_language() or "",
    }
    return HttpResponse(html, status=status, headers=headers)


def file_response(content: bytes, media_type: str, language: str = "") -> HttpResponse:
    """The response that carries a file of UTF-8 text which is no page: a calendar, a feed."""
    headers = {
        "Content-Type": f"{media_type}; charset=utf-8",
        "X-Content-Type-Options": HEADERS["X-Content-Type-Options"],
        "Referrer-Policy": HEADERS["Referrer-Policy"],
    }
    if language:
        headers["Content-Language"] = language
    return HttpResponse(content, headers=headers)
