"""When a thing is public: the one rule, asked in Python and in SQL.

A thing is public at an instant when it has been validated by then, its time has come, and its time
is not over: `validated_at <= at`, `public_from <= at` where set, `at < public_until` where set.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from toguna.kernel.clock import as_utc

_ModelT = TypeVar("_ModelT", bound=models.Model)


class PublishableQuerySet(models.QuerySet[_ModelT]):
    """Rows of a publishable model."""

    def public(self, at: datetime) -> Self:
        """The rows that are public at this instant (aware; raises ValueError otherwise)."""
        return self.filter(public_at(at))


# A model whose Meta does not inherit that of Publishable adds these to its own constraints.
PUBLICATION_CONSTRAINTS: tuple[models.CheckConstraint, ...] = (
    models.CheckConstraint(
        condition=Q(validated_at__isnull=True, validated_by="")
        | (Q(validated_at__isnull=False) & ~Q(validated_by="")),
        name="%(app_label)s_%(class)s_validated_by",
        violation_error_message=_("A validation needs both who validated and when."),
    ),
    models.CheckConstraint(
        condition=Q(public_from__isnull=True)
        | Q(public_until__isnull=True)
        | Q(public_from__lt=F("public_until")),
        name="%(app_label)s_%(class)s_public_span",
        violation_error_message=_("The end of the public period must come after its start."),
    ),
)


class Publishable(models.Model):
    """Something that is public from the moment it is validated, or from a later one.

    All instants are aware, in UTC.
    """

    validated_by = models.CharField(
        max_length=255, blank=True, default="", help_text=_("Identity of the person who validated.")
    )
    validated_at = models.DateTimeField(null=True, blank=True)
    public_from = models.DateTimeField(
        null=True, blank=True, help_text=_("Empty: public as soon as validated.")
    )
    public_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Empty: public without end.")
    )

    objects: ClassVar[models.Manager[Any]] = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [*PUBLICATION_CONSTRAINTS]


def is_public(thing: Publishable, at: datetime) -> bool:
    """Whether the thing is public at this instant (aware; raises ValueError otherwise)."""
    instant = as_utc(at)
    return (
        thing.validated_at is not None
        and thing.validated_at <= instant
        and (thing.public_from is None or thing.public_from <= instant)
        and (thing.public_until is None or instant < thing.public_until)
    )


def public_at(at: datetime, prefix: str = "") -> Q:
    """The same rule as `is_public`, for a query. `prefix` is the way from the queried rows to the
    publishable ones, such as "text__". Raises ValueError for a naive instant."""
    instant = as_utc(at)

    def has(**condition: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in condition.items()})

    return (
        has(validated_at__lte=instant)
        & (has(public_from__isnull=True) | has(public_from__lte=instant))
        & (has(public_until__isnull=True) | has(public_until__gt=instant))
    )
