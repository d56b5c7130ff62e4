"""Concrete models for the kernel's fields and abstract models.

They have a registry of their own, so that no migration is expected of them.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import models

from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.publication import Publishable

REGISTRY = Apps()


class Dated(models.Model):
    date = UncertainDateField(blank=True)
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")

    class Meta:
        app_label = "kernel"
        apps = REGISTRY

    def __str__(self) -> str:
        return self.date.edtf


class Notice(Publishable):
    class Meta(Publishable.Meta):
        app_label = "kernel"
        apps = REGISTRY
        abstract = False

    def __str__(self) -> str:
        return f"{self.validated_at} {self.public_from} {self.public_until}"
