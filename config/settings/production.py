"""An institution's server: everything that matters comes from the environment, and its absence
stops the start with a sentence."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403  (settings modules extend one another)

DEBUG = False


def required(name: str, what: str) -> str:
    """The environment variable `name`, or an error that says what to set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {what}.")
    return value


SECRET_KEY = required("SECRET_KEY", "a long random value, kept out of the repository")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "the host names of this site, separated by commas").split(
    ","
)
required("DATABASE_URL", "the address of the PostgreSQL database, postgres://user@host/name")


def public_address(text: str) -> str:
    """The address of the site, without a final slash. Raises ImproperlyConfigured for one that
    calendars, feeds and search engines could not keep."""
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(
            "Set the environment variable TOGUNA_ADDRESS to https:// and a host name, such as "
            f"https://record.example.org; {text!r} is not that."
        )
    return f"https://{parts.netloc}"


TOGUNA_ADDRESS = public_address(
    required("TOGUNA_ADDRESS", "where the public site stands, such as https://record.example.org")
)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
