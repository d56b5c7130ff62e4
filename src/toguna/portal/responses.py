"""A page on its way out: bytes, and the headers that keep a browser from doing anything else.

Content Security Policy Level 3 (W3C): nothing but the page itself, its one style sheet known by
its hash, and what this site serves. The desk has its own; hence headers of the page's response
and no middleware.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language

from toguna.portal.styles import STYLE_SOURCE

POLICY = "; ".join(
    (
        "default-src 'self'",
        f"style-src {STYLE_SOURCE}",
        "img-src 'self' data:",
        "script-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def page_response(html: str, status: int = 200) -> HttpResponse:
    """The response that carries a page written in the active language."""
    headers = {**HEADERS, "Content-Language": get_language() or ""}
    return HttpResponse(html, status=status, headers=headers)
