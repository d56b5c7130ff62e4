"""Django made ready for a command, and the machine's faults turned into sentences."""

from __future__ import annotations

import errno
import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _

from toguna.cli.exits import Exit, Stop
from toguna.cli.language import spoken_language

SETTINGS = "config.settings.dev"


def interface_language() -> str:
    """The language of the rooms' messages on this command line: `fr` or `en`."""
    return spoken_language(os.environ)


def configure() -> None:
    """Settings, applications and the language of the rooms' messages.

    Creates the state folder when the database is the embedded one. Raises `Stop` (environment)
    when the settings cannot be read, with the reason.
    """
    import django

    choose_settings()
    with machine_faults():
        django.setup()
        prepare_state_folder()
    from django.utils import translation

    translation.activate(interface_language())


def choose_settings() -> None:
    """The development settings unless others are named. Raises `Stop` (environment) when
    DATABASE_URL is no address of a database; never repeats it, as it may hold a password."""
    import dj_database_url

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        dj_database_url.parse(os.environ.get("DATABASE_URL") or "sqlite://")
    except ValueError as error:
        raise Stop(
            Exit.ENVIRONMENT,
            _(
                "DATABASE_URL is not the address of a database: write it as "
                "postgres://user@host/name or sqlite:///path/of/file."
            ),
        ) from error


def prepare_state_folder() -> None:
    """Make the folder of the embedded database, if that is the database."""
    from pathlib import Path

    from django.conf import settings

    database = settings.DATABASES["default"]
    name = str(database["NAME"])
    if database["ENGINE"] == "django.db.backends.sqlite3" and not name.startswith((":", "file:")):
        Path(name).resolve().parent.mkdir(parents=True, exist_ok=True)


def require_migrated() -> None:
    """Raise `Stop` (environment) when the tables of the database are not those of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Stop(
            Exit.ENVIRONMENT,
            gettext.ngettext(
                "The database lacks {count} migration of this version: run “toguna migrate” first.",
                "The database lacks {count} migrations of this version: run “toguna migrate” "
                "first.",
                len(waiting),
            ).format(count=len(waiting)),
        )


@contextmanager
def machine_faults() -> Iterator[None]:
    """Turn faults of settings, database and disk into `Stop` (environment)."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError, OperationalError

    try:
        yield
    except BrokenPipeError:
        raise
    except ImproperlyConfigured as error:
        raise Stop(
            Exit.ENVIRONMENT, _("The settings are incomplete: {reason}").format(reason=error)
        ) from error
    except ModuleNotFoundError as error:
        if error.name and os.environ["DJANGO_SETTINGS_MODULE"].startswith(error.name):
            raise Stop(
                Exit.ENVIRONMENT,
                _("There are no settings named {name}: correct DJANGO_SETTINGS_MODULE.").format(
                    name=os.environ["DJANGO_SETTINGS_MODULE"]
                ),
            ) from error
        raise
    except (OperationalError, InterfaceError) as error:
        raise database_fault(error) from error
    except DatabaseError as error:
        # Bare, it is a file that is no database or a damaged one; its kinds are faults of ours.
        if type(error) is DatabaseError:
            raise database_fault(error) from error
        raise
    except OSError as error:
        raise disk_fault(error) from error


def database_fault(error: Exception) -> Stop:
    """The sentence for a database that does not answer or does not do its work."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    where = ":".join(str(part) for part in (database.get("HOST"), database.get("PORT")) if part)
    name = f"{database['NAME']} ({where})" if where else str(database["NAME"])
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return Stop(
        Exit.ENVIRONMENT,
        _(
            "The database {name} does not answer as it should: {reason}. Start it, or give "
            "another one in DATABASE_URL."
        ).format(name=name, reason=reason.rstrip(".")),
    )


def disk_fault(error: OSError) -> Stop:
    """The sentence for a file or a disk that cannot be used."""
    if error.errno == errno.ENOSPC:
        sentence = _("The disk is full ({path}): free some space and run the command again.")
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        sentence = _("You may not read or write {path}: choose another folder, or ask for access.")
    else:
        sentence = _("{path} cannot be used: {reason}.")
    return Stop(
        Exit.ENVIRONMENT,
        sentence.format(path=error.filename or "", reason=error.strerror or error),
    )
