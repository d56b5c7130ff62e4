"""What holds for anything with a start and an end, and for anything within something else."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates import UncertainDate
from toguna.record.facts import Fact, RevisedFact


def validate_period(start: UncertainDate, end: UncertainDate) -> None:
    """Raises ValidationError on `end` when it is certainly before the start."""
    if end.certainly_before(start):
        raise ValidationError(
            {
                "end": ValidationError(
                    _("The end (%(end)s) is before the start (%(start)s): correct one of them."),
                    code="reversed",
                    params={"start": start.edtf, "end": end.edtf},
                )
            }
        )


def validate_no_circle(fact: Fact, link: str) -> None:
    """Raises ValidationError on `link` when following it leads back to the fact itself. Compared
    by identifier, so that rows that are not saved yet are checked too."""
    seen = {fact.ref}
    outer: Any = getattr(fact, link)
    while outer is not None:
        if outer.ref in seen:
            raise ValidationError(
                {
                    link: ValidationError(
                        _("“%(ref)s” would be within itself: choose another one."),
                        code="circle",
                        params={"ref": outer.ref},
                    )
                }
            )
        seen.add(outer.ref)
        outer = getattr(outer, link)


def validate_revision(row: RevisedFact, *same: str) -> None:
    """Raises ValidationError on `supersedes` unless the row is the first of its identifier, or
    supersedes the one before it, the fields `same` being equal. No query: that nothing else
    supersedes the same row is a unique constraint, and a sentence in `evidence.state_revision`."""
    before = row.supersedes
    if before is None:
        if row.revision != 1:
            _refuse(_("A first revision has number 1: say which row this one supersedes."))
        return
    if before.ref != row.ref or row.revision != before.revision + 1:
        _refuse(_("A revision keeps the identifier and takes the next number."))
    if any(getattr(row, name) != getattr(before, name) for name in same):
        _refuse(_("A revision is about the same thing as the row that it supersedes."))


def _refuse(message: Any) -> None:
    raise ValidationError({"supersedes": ValidationError(message, code="revision")})
