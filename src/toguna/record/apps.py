"""The record: sources and what they are cited for, and the ledger of what users did."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    name = "toguna.record"
    label = "record"
    verbose_name = _("record")

    def ready(self) -> None:
        from toguna.record.append_only.checks import check_protection
        from toguna.record.append_only.receivers import restore_protection

        checks.register(check_protection, checks.Tags.database)
        # One sender, so that the receiver runs once, after the migrations of every app.
        post_migrate.connect(
            restore_protection, sender=self, dispatch_uid="toguna.record.restore_protection"
        )
