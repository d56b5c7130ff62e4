"""Concrete models for the abstract ones of the record.

They have a registry of their own, so that no migration is expected of them.
"""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import models

from toguna.record.append_only import AppendOnlyModel, AttestedField, RecordedField

REGISTRY = Apps()


class Minute(AppendOnlyModel):
    """Written once: a line of minutes, unique by number within its book."""

    book = models.CharField(max_length=20)
    number = models.IntegerField()
    text = models.TextField()
    recorded = RecordedField()

    class Meta:
        app_label = "record"
        apps = REGISTRY
        constraints = [models.UniqueConstraint(fields=["book", "number"], name="minute_once")]

    def __str__(self) -> str:
        return f"{self.book} {self.number}"


class Leaf(AppendOnlyModel):
    """Written once, under a number that is not the one by which SQLite knows the row."""

    number = models.BigIntegerField(primary_key=True)

    class Meta:
        app_label = "record"
        apps = REGISTRY

    def __str__(self) -> str:
        return str(self.number)


class Draft(models.Model):
    """Changes freely, but not when it was recorded."""

    text = models.TextField()
    recorded = RecordedField()

    objects: ClassVar[models.Manager[Draft]] = models.Manager()

    class Meta:
        app_label = "record"
        apps = REGISTRY

    def __str__(self) -> str:
        return self.text


class Sighting(models.Model):
    """Says itself when it was, and must agree with the clock."""

    seen = AttestedField(null=True)

    objects: ClassVar[models.Manager[Sighting]] = models.Manager()

    class Meta:
        app_label = "record"
        apps = REGISTRY

    def __str__(self) -> str:
        return str(self.seen)
