"""Which texts there are, in which languages and files, and what binds them.

Every function takes the standpoint of the public plane, or None for the desk, which sees what is
not public too.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from toguna.acts.queries import done_by
from toguna.institutions.sight import seen
from toguna.kernel.models import Term
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint
from toguna.texts.models import Expression, Manifestation, Stage, TextRelation, Work


@dataclass(frozen=True)
class TextBond:
    """A relation as one of its two texts sees it; `is_outward` says that it is the subject."""

    relation: TextRelation
    kind: Term
    other: Work
    is_outward: bool


def texts(standpoint: Standpoint | None = None) -> QuerySet[Work]:
    """The texts, by kind and identifier. With a day in the standpoint, those to which something had
    certainly happened by then.

    One query when read, kind and author included; one more when a day is asked about.
    """
    rows = seen(Work.objects.select_related("kind", "author"), standpoint)
    if standpoint is not None and standpoint.as_of is not None:
        rows = rows.filter(Exists(_happened(standpoint)))
    return rows.order_by("kind__position", "kind__ref", "ref")


def expressions(work: Work, standpoint: Standpoint | None = None) -> tuple[Expression, ...]:
    """The language versions of a text, the original first, each with its `manifestations` fetched.
    Two queries."""
    files = seen(Manifestation.objects.order_by("format", "ref"), standpoint)
    rows = seen(Expression.objects.filter(work=work), standpoint).prefetch_related(
        Prefetch("manifestations", queryset=files)
    )
    return tuple(rows.order_by("-original", "language", "date_latest", "ref"))


def relations(work: Work, standpoint: Standpoint | None = None) -> tuple[TextBond, ...]:
    """What binds a text to others, either way round. One query."""
    rows = seen(
        TextRelation.objects.filter(Q(work=work) | Q(other=work)), standpoint, "work", "other"
    ).select_related("kind", "work__kind", "other__kind")
    return tuple(
        TextBond(row, row.kind, row.other, True)
        if row.work_id == work.pk
        else TextBond(row, row.kind, row.work, False)
        for row in rows.order_by("kind__position", "kind__ref", "ref")
    )


def _happened(standpoint: Standpoint) -> QuerySet[Stage]:
    """For each text, the lines of its life that had happened by the day asked about."""
    rows = Stage.objects.filter(work=OuterRef("pk"))
    rows = rows.known_by(standpoint.known_limit)
    if standpoint.known_on is not None:
        rows = rows.filter(act__known__lte=standpoint.known_on)
    return rows.filter(public_at(standpoint.at, "act__") & done_by(standpoint, "act__"))
