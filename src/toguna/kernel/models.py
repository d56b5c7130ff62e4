"""Rows that every room may point to: terms of open vocabularies, and places."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from toguna.kernel.clock import validate_zone_name
from toguna.kernel.identifiers import REF, REF_LENGTH


class Term(models.Model):
    """A word of a vocabulary that the secretariat extends, such as the kinds of its bodies."""

    vocabulary = models.CharField(max_length=REF_LENGTH, validators=[REF])
    ref = models.CharField(max_length=REF_LENGTH, validators=[REF])
    name = I18nCharField()
    note = I18nTextField(blank=True, default="")
    position = models.IntegerField(default=0)

    class Meta:
        ordering = ["vocabulary", "position", "ref"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "ref"], name="kernel_term_once"),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.ref


class Place(models.Model):
    """A town, a country, a hall: where something happens and which clock it goes by."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, validators=[REF])
    name = I18nCharField()
    zone = models.CharField(
        max_length=64,
        blank=True,
        default="",
        validators=[validate_zone_name],
        help_text=_("IANA name of the time zone; empty where a place has several."),
    )
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ["ref"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="kernel_place_not_in_itself",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.ref

    def clean(self) -> None:
        """Raises ValidationError when a place would be, step by step, a part of itself."""
        super().clean()
        seen = {self.pk} if self.pk else set()
        outer = self.part_of
        while outer is not None:
            if outer.pk in seen:
                raise ValidationError(
                    {"part_of": _("A place cannot be part of itself, even through other places.")},
                    code="circle",
                )
            seen.add(outer.pk)
            outer = outer.part_of
