"""Sources, their passages, and the claims that cite them."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Length
from django.db.models.lookups import Exact, In
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.kernel.dates import EarliestDay, LatestDay, UncertainDateField
from toguna.kernel.identifiers import REF, REF_LENGTH
from toguna.kernel.languages import LANGUAGE_TAG
from toguna.kernel.models import Term
from toguna.record.append_only.fields import RecordedField
from toguna.record.append_only.model import AppendOnlyModel
from toguna.record.enums import PassageKind, PassageStatus
from toguna.record.ledger.models import Entry

__all__ = [
    "Citation",
    "Cited",
    "Claim",
    "ClaimQuerySet",
    "Discrepancy",
    "DiscrepancySubject",
    "Entry",
    "FormerIdentifier",
    "Passage",
    "PassageKind",
    "PassageStatus",
    "Source",
]

M = TypeVar("M", bound=models.Model)

DIGEST_LENGTH = 64
KIND_LENGTH = 80

is_digest = RegexValidator(
    r"\A[0-9a-f]{64}\Z", _("Write a SHA-256: 64 digits of 0–9 and a–f."), code="digest"
)
is_path = RegexValidator(
    r"\A[1-9][0-9]*(\.[1-9][0-9]*)*\Z", _("Write an ordinal path, such as 5.17.2."), code="path"
)

is_kind = RegexValidator(
    r"\A[a-z]+\.[a-z]+\Z", _("Write a kind of record, such as texts.work."), code="kind"
)


class Source(models.Model):
    """A document that the record cites, as it was published.

    `known` is the day from which it counts as public: where it is not printed, the latest day on
    which the document can have appeared, and `known_inferred` says so. `checksum` is the SHA-256
    of the bytes of the file that was read (lower-case hexadecimal).
    """

    ref = models.CharField(_("identifier"), max_length=REF_LENGTH, unique=True, validators=[REF])
    title = I18nCharField(_("title"))
    kind = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("kind"),
        related_name="+",
        limit_choices_to={"vocabulary": "source-kind"},
    )
    publisher = I18nCharField(_("publisher"))
    language = models.CharField(_("language"), max_length=12, validators=[LANGUAGE_TAG])
    issued = UncertainDateField(_("issued"), blank=True)
    issued_earliest = EarliestDay(of="issued")
    issued_latest = LatestDay(of="issued")
    known = models.DateField(_("known"))
    known_inferred = models.BooleanField(_("known day is inferred"), default=False)
    url = models.URLField(_("address"), max_length=500, blank=True)
    checksum = models.CharField(
        _("checksum"), max_length=DIGEST_LENGTH, blank=True, validators=[is_digest]
    )
    note = I18nTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["ref"]

    def __str__(self) -> str:
        return self.ref


class Passage(models.Model):
    """One paragraph of a source, by its place and the hash of its words, never the words.

    `path` is the ordinal path in the document's own outline ("5.17.2"), `ordinal` its number among
    all the paragraphs, from 1. `number` and `label` are a heading's number and words as printed;
    the same number may be printed twice. `digest`: see `toguna.record.passages`.
    """

    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), related_name="passages"
    )
    path = models.CharField(_("path"), max_length=40, validators=[is_path])
    ordinal = models.PositiveIntegerField(_("number of the paragraph"))
    kind = models.CharField(_("kind"), max_length=12, choices=PassageKind.choices)
    number = models.CharField(_("number as printed"), max_length=20, blank=True)
    heading = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("heading"),
        related_name="under",
        null=True,
        blank=True,
    )
    label = models.TextField(_("heading as printed"), blank=True)
    digest = models.CharField(_("digest"), max_length=DIGEST_LENGTH, validators=[is_digest])
    status = models.CharField(_("status"), max_length=12, choices=PassageStatus.choices)
    reason = I18nTextField(_("reason"), blank=True, default="")

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["source", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["source", "path"], name="passage_path_in_source"),
            models.UniqueConstraint(fields=["source", "ordinal"], name="passage_ordinal_in_source"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="passage_ordinal_from_one"),
            models.CheckConstraint(
                condition=Q(kind__in=PassageKind.values), name="passage_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PassageStatus.values), name="passage_status_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=PassageKind.HEADING) ^ Q(label=""),
                name="passage_label_of_headings_only",
                violation_error_message=_("A heading has its words, and nothing else has."),
            ),
            models.CheckConstraint(
                condition=Exact(Length("digest"), DIGEST_LENGTH), name="passage_digest_is_whole"
            ),
            # The localised text is JSON in a text column; its own field refuses to be looked up.
            models.CheckConstraint(
                condition=Q(status=PassageStatus.CARRIED)
                | ~Q(In(Cast("reason", models.TextField()), ["", "{}"])),
                name="passage_not_carried_says_why",
                violation_error_message=_("A passage that is not carried says why."),
            ),
        ]

    def __str__(self) -> str:
        # Not the address: a list of passages must not read the source of each.
        return self.path

    @property
    def address(self) -> str:
        """How a table names the passage: `source:path`. Reads the source."""
        return f"{self.source.ref}:{self.path}"


class Citation(models.Model):
    """A claim of any kind stands on a passage. `position` orders the citations of one claim."""

    passage = models.ForeignKey(
        Passage, models.PROTECT, verbose_name=_("passage"), related_name="citations"
    )
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    claim = GenericForeignKey("content_type", "object_id")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "passage"], name="citation_once"
            ),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="citation_of_claim")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} → {self.passage_id}"


class Cited(models.Model):
    """What stands on passages of sources."""

    citations = GenericRelation(Citation)

    class Meta:
        abstract = True

    @property
    def citation_passages(self) -> list[Passage]:
        """The passages cited, in order. No query after `prefetch_related("citations__passage")`."""
        cited = sorted(self.citations.all(), key=lambda c: (c.position, c.pk))
        return [citation.passage for citation in cited]


class ClaimQuerySet(models.QuerySet[M]):
    """Claims, by when they were known."""

    def known_by(self, day: datetime.date) -> Self:
        """The claims that a source had made public by that day. A claim whose day is not known is
        not among them."""
        return self.filter(known__lte=day)


class Claim(Cited):
    """A statement that a source makes. `known` is the day on which a source made it public,
    `known_inferred` that this day is inferred and not printed; `recorded` is ours (UTC)."""

    known = models.DateField(_("known"), null=True, blank=True)
    known_inferred = models.BooleanField(_("known day is inferred"), default=False)
    recorded = RecordedField(_("recorded"))

    objects: ClassVar[models.Manager[Any]] = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True


class Discrepancy(Claim):
    """What does not add up in the sources, kept visible and not smoothed."""

    ref = models.CharField(_("identifier"), max_length=REF_LENGTH, unique=True, validators=[REF])
    kind = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("kind"),
        related_name="+",
        limit_choices_to={"vocabulary": "discrepancy-kind"},
    )
    title = I18nCharField(_("title"))
    description = I18nTextField(_("description"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")
        ordering = ["position", "ref"]

    def __str__(self) -> str:
        return self.ref


class DiscrepancySubject(models.Model):
    """An object that a discrepancy concerns."""

    discrepancy = models.ForeignKey(
        Discrepancy, models.CASCADE, verbose_name=_("discrepancy"), related_name="subjects"
    )
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("content_type", "object_id")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("subject of a discrepancy")
        verbose_name_plural = _("subjects of discrepancies")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy", "content_type", "object_id"],
                name="discrepancy_subject_once",
            ),
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="discrepancy_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.discrepancy_id} → {self.content_type_id}:{self.object_id}"


class FormerIdentifier(AppendOnlyModel):
    """An identifier that a record bore until it was renamed, and the one that it then took.

    `kind` is the record's model as `room.model`, in lower case. Written once: an address that was
    given out leads on for ever, so that an identifier that was given up is never given again. A
    record that was renamed twice has two rows, which follow one another (see `renaming`).
    """

    kind = models.CharField(_("kind of record"), max_length=KIND_LENGTH, validators=[is_kind])
    former = models.CharField(_("former identifier"), max_length=REF_LENGTH, validators=[REF])
    current = models.CharField(_("identifier taken"), max_length=REF_LENGTH, validators=[REF])
    recorded = RecordedField(_("recorded"))

    class Meta:
        verbose_name = _("former identifier")
        verbose_name_plural = _("former identifiers")
        ordering = ["kind", "former"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "former"], name="former_identifier_once"),
            models.CheckConstraint(
                condition=~Q(former=F("current")), name="former_identifier_leads_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.former}"
