"""An institution's server: everything that matters comes from the environment, and its absence
stops the start with a sentence."""

from __future__ import annotations

import os

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

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
