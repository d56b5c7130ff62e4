"""Who acted. Every change names its actor; nothing reads it from a session or a thread."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KEY = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""How a user's key is written: a UUID (RFC 9562, section 4), in lower case."""

ACTOR_REF = re.compile(
    rf"(?:user:(?:[1-9][0-9]*|{KEY})|(?:import|system):[a-z0-9]+(?:[-._][a-z0-9]+)*)"
)
ACTOR_REF_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a change.

    `ref` is what the ledger keeps: `user:<key>` (a number was written before accounts had keys),
    `import:<dataset>` or `system:<name>`, lower-case ASCII, at most 120 characters. `label` is for
    a screen or a log line and is never stored in the ledger, so that a person's name can be
    corrected or forgotten.

    Raises `ValidationError` when `ref` has another shape.
    """

    ref: str
    label: str = ""

    def __post_init__(self) -> None:
        validate_actor_ref(self.ref)

    def __str__(self) -> str:
        return self.label or self.ref


def validate_actor_ref(value: str) -> None:
    """Raise `ValidationError` unless `value` is the reference of an actor."""
    if len(value) > ACTOR_REF_LENGTH or not ACTOR_REF.fullmatch(value):
        raise ValidationError(
            _(
                "“%(value)s” does not name an actor: write user:12, import:name-of-the-dataset "
                "or system:name."
            ),
            code="actor_ref",
            params={"value": value},
        )
