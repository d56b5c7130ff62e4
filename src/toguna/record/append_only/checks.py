"""System checks of the protection, by `toguna manage check --database default` and by `migrate`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import NotSupportedError, connections
from django.utils.translation import gettext as _

from toguna.record.append_only.protection import missing_protection


def check_protection(
    app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """`toguna.E001` for each trigger that does not stand as it should; `toguna.E002` for a
    database that Toguna cannot protect."""
    errors: list[CheckMessage] = []
    for alias in databases or ():
        try:
            missing = missing_protection(connections[alias])
        except NotSupportedError as error:
            errors.append(Error(str(error), id="toguna.E002"))
            continue
        errors += [
            Error(
                _("The record is not protected in the database: %(trigger)s.")
                % {"trigger": trigger},
                hint=_("Run “toguna manage protect --database %(alias)s”.") % {"alias": alias},
                obj=trigger.table,
                id="toguna.E001",
            )
            for trigger in missing
        ]
    return errors
