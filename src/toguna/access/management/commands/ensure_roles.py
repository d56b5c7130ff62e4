"""`toguna manage ensure_roles`: the shipped roles exist; what administrators changed stays."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from toguna.access.actions import ensure_roles
from toguna.record.actor import Actor

ACTOR = Actor("system:roles")


class Command(BaseCommand):
    help = "Makes the shipped roles that are missing; leaves those that exist as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        touched = ensure_roles(actor=ACTOR)
        for role in touched:
            self.stdout.write(_("Role made ready: %(role)s") % {"role": role})
        if not touched:
            self.stdout.write(_("Nothing was missing."))
