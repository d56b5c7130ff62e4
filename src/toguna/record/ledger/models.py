"""The ledger's one table."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from toguna.record.actor import ACTOR_REF_LENGTH, validate_actor_ref
from toguna.record.append_only.fields import AttestedField
from toguna.record.append_only.model import AppendOnlyModel
from toguna.record.ledger.canonical import Content
from toguna.record.ledger.payloads import Payload, decoded

KIND_LENGTH = 80
REF_LENGTH = 200
VERB_LENGTH = 60


class Entry(AppendOnlyModel):
    """One act of one actor on one object. `seq` runs from 1 without a gap; `hash` covers the
    content and the hash of the entry before (see `canonical`). Written by `append` only."""

    seq = models.BigIntegerField(_("number"), primary_key=True)
    actor = models.CharField(
        _("actor"), max_length=ACTOR_REF_LENGTH, validators=[validate_actor_ref]
    )
    verb = models.CharField(_("verb"), max_length=VERB_LENGTH)
    object_kind = models.CharField(_("kind of object"), max_length=KIND_LENGTH)
    object_ref = models.CharField(_("object"), max_length=REF_LENGTH)
    at = AttestedField(_("instant"))
    payload = models.JSONField(_("content"))
    previous = models.CharField(_("previous hash"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["object_kind", "object_ref", "seq"], name="entry_by_object"),
            models.Index(fields=["actor", "seq"], name="entry_by_actor"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="entry_seq_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.actor} {self.verb} {self.object_kind}:{self.object_ref}"

    @property
    def statement(self) -> Payload:
        """The payload as the typed object that was written. Raises `LedgerError` where it is not
        one: the software that wrote it knew a payload that this one does not."""
        return decoded(self.payload)

    @property
    def content(self) -> Content:
        """What the hash covers."""
        return Content(
            seq=self.seq,
            actor=self.actor,
            verb=self.verb,
            object_kind=self.object_kind,
            object_ref=self.object_ref,
            at=self.at,
            payload=self.payload,
            previous=self.previous,
        )
