"""One person's machine: the embedded database, errors shown in the page."""

from __future__ import annotations

from config.settings.base import *  # noqa: F403  (settings modules extend one another)

DEBUG = True
SECRET_KEY = "development-only-never-in-production"  # noqa: S105  (not a secret: dev serves loopback)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
