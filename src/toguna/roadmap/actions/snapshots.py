"""Freezing a roadmap as it stood."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.institutions.models import Party
from toguna.kernel.standpoint import Standpoint
from toguna.record.actor import Actor
from toguna.record.changes import create_all
from toguna.roadmap.models import Roadmap, Snapshot
from toguna.roadmap.queries import digest_of, snapshot_content


def take_snapshot(
    *,
    actor: Actor,
    ref: str,
    roadmap: Roadmap,
    as_of: date,
    known_on: date,
    scope: Party | None = None,
) -> Snapshot:
    """Freeze what is public now of a roadmap, as of one day and as was known on another, with the
    SHA-256 of its canonical JSON. A day that is still to come cannot be frozen: it raises
    ValidationError."""
    now = datetime.now(UTC)
    if known_on > now.date():
        raise ValidationError(
            {"known_on": ValidationError(_("What will be known is not known yet."), code="future")}
        )
    content = snapshot_content(roadmap, Standpoint(as_of, known_on, now), scope=scope)
    snapshot = Snapshot(
        roadmap=roadmap,
        ref=ref,
        as_of=as_of,
        known_on=known_on,
        content=content,
        digest=digest_of(content),
    )
    with transaction.atomic():
        snapshot.full_clean()
        create_all(actor=actor, objects=[snapshot], verb="take_snapshot")
    return snapshot
