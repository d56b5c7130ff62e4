"""The test suite: one database, named by DATABASE_URL or in memory."""

from __future__ import annotations

import os

from config.settings.base import *  # noqa: F403  (settings modules extend one another)
from config.settings.base import database

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105  (not a secret)
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {"default": database(os.environ.get("DATABASE_URL") or "sqlite://:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
