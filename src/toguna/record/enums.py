"""The closed lists of the record. Open ones are vocabularies: rows, not choices."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PassageKind(TextChoices):
    """What a paragraph of a document is."""

    HEADING = "heading", _("heading")
    PARAGRAPH = "paragraph", _("paragraph")
    ITEM = "item", _("item of a list")


class PassageStatus(TextChoices):
    """What became of a paragraph: its facts are carried by the record, it is context for others,
    or it was left out. Whatever is not carried says why."""

    CARRIED = "carried", _("carried")
    CONTEXT = "context", _("context")
    LEFT_OUT = "left-out", _("left out")
