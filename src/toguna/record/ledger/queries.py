"""What the ledger tells."""

from __future__ import annotations

from django.db.models import QuerySet

from toguna.record.ledger.canonical import GENESIS
from toguna.record.ledger.models import Entry


def entries_about(kind: str, ref: str) -> QuerySet[Entry]:
    """The entries about one object (`texts.work`, its reference), oldest first."""
    return Entry.objects.filter(object_kind=kind, object_ref=ref).order_by("seq")


def entries_by(actor_ref: str) -> QuerySet[Entry]:
    """The entries of one actor, oldest first."""
    return Entry.objects.filter(actor=actor_ref).order_by("seq")


def head() -> str:
    """The hash of the last entry; of an empty ledger, `GENESIS`. Kept elsewhere (on paper, in
    another house), it proves later that nothing before it was changed or cut: see `verify`."""
    last = Entry.objects.order_by("-seq").values_list("hash", flat=True).first()
    return last or GENESIS
