"""`toguna manage protect`: write again the triggers that protect the record."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext as _

from toguna.record.append_only.receivers import restore


class Command(BaseCommand):
    help = "Writes again the database triggers that keep the record from being rewritten."
    # The checks would stop this command for the very fault that it repairs.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, choices=tuple(connections))

    def handle(self, *args: Any, **options: Any) -> None:
        restored = restore(connections[options["database"]])
        for trigger in restored:
            self.stdout.write(_("Protected again: %(trigger)s") % {"trigger": trigger})
        if not restored:
            self.stdout.write(_("Nothing was missing."))
