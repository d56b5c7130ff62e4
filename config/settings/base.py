"""Settings shared by every environment. Paths are relative to the checkout; secrets come from
the environment only."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent.parent
STATE_DIR = Path(os.environ.get("TOGUNA_STATE", BASE_DIR / "var"))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "toguna.kernel",
    "toguna.record",
    "toguna.institutions",
    "toguna.access",
    "toguna.acts",
    "toguna.texts",
    "toguna.meetings",
    "toguna.roadmap",
    "toguna.exchange",
    "toguna.search",
    "toguna.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # No secret and no form is in a public page: compressing one tells nothing (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": []},
    }
]

# SQLite: write-ahead log, and IMMEDIATE transactions so that two writers queue instead of
# failing half-way with "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database(url: str) -> dict[str, object]:
    """The Django database setting for a DATABASE_URL."""
    setting: dict[str, object] = dict(dj_database_url.parse(url))
    if setting["ENGINE"] == "django.db.backends.sqlite3":
        setting["OPTIONS"] = dict(SQLITE_OPTIONS)
    return setting


DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL") or f"sqlite:///{STATE_DIR / 'toguna.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.User"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"

# Where the public site stands, for the addresses that must be whole: canonical ones, feeds,
# calendars, the sitemap.
TOGUNA_ADDRESS = os.environ.get("TOGUNA_ADDRESS", "http://localhost:8000").rstrip("/")

# Who answers for the public site, as its legal notice says; what is empty is said not to be stated.
TOGUNA_PUBLISHER = os.environ.get("TOGUNA_PUBLISHER", "").strip()
TOGUNA_PUBLICATION_DIRECTOR = os.environ.get("TOGUNA_PUBLICATION_DIRECTOR", "").strip()
TOGUNA_CONTACT = os.environ.get("TOGUNA_CONTACT", "").strip()
TOGUNA_HOST_NAME = os.environ.get("TOGUNA_HOST_NAME", "").strip()

SILENCED_SYSTEM_CHECKS: list[str] = []
