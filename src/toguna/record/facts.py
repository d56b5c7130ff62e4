"""What the rooms' own records are made of: a fact that cites, and a fact that is never rewritten.

Abstract models only. Times are three and never confused: `valid` (in the rooms' own dated
fields), `known` (the day on which a source made it public) and `recorded` (the database's clock).
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from toguna.kernel.identifiers import REF, REF_LENGTH
from toguna.kernel.publication import (
    PUBLICATION_CONSTRAINTS,
    Publishable,
    PublishableQuerySet,
)
from toguna.record.append_only import AppendOnlyModel, AppendOnlyQuerySet, RecordedField
from toguna.record.models import Cited, Claim, ClaimQuerySet, Passage

M = TypeVar("M", bound=models.Model)


class FactQuerySet(ClaimQuerySet[M], PublishableQuerySet[M]):  # type: ignore[override]  # as_manager, of two
    """Facts: what was known by a day, what is public at an instant."""


class Fact(Claim, Publishable):
    """A record with an identifier of its own, citations, and a moment from which it is public."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, validators=[REF])

    # The stubs type each as_manager() as a class of its own; at run time it is a Manager.
    objects: ClassVar[models.Manager[Any]] = FactQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True
        constraints = [*PUBLICATION_CONSTRAINTS]

    def __str__(self) -> str:
        return self.ref


class RevisedFactQuerySet(AppendOnlyQuerySet[M]):
    """Append-only facts: what is known is what no later revision known by then replaces."""

    def known_by(self, day: object) -> Self:
        """Rows made public by `day` (a date), less those that a revision known by then replaces."""
        later = self.model._default_manager.filter(supersedes=OuterRef("pk"), known__lte=day)
        return self.filter(~Exists(later), known__lte=day)

    def current(self) -> Self:
        """Rows that nothing replaces, whatever the day."""
        return self.filter(Q(superseded_by__isnull=True))


class RevisedFact(AppendOnlyModel, Cited):
    """A fact that is corrected by a new row which supersedes it, never by an update.

    `passage` is the citation without which the row cannot exist; further ones are citations.
    `known` is the day on which a source made it public, `known_inferred` says that the day is our
    inference and not printed.
    """

    ref = models.CharField(max_length=REF_LENGTH, validators=[REF])
    revision = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="+")
    known = models.DateField()
    known_inferred = models.BooleanField(default=False)
    recorded = RecordedField()

    objects: ClassVar[models.Manager[Any]] = RevisedFactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["ref", "revision"], name="%(app_label)s_%(class)s_one_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} ({self.revision})"
