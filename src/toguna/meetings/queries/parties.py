"""Parties as rows name them: those whose name may be shown."""

from __future__ import annotations

from django.db.models import QuerySet

from toguna.institutions.models import Party
from toguna.kernel.publication import public_at
from toguna.kernel.standpoint import Standpoint


def named_parties(standpoint: Standpoint | None) -> QuerySet[Party]:
    """The parties that a row may name, in their order: those that are public, all at the desk.

    Not those "known by" a day: the row that names a party makes it known.
    """
    rows = Party.objects.order_by("position", "ref")
    return rows if standpoint is None else rows.filter(public_at(standpoint.at))
