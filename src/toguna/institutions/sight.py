"""What can be seen from a standpoint: for every query of the rooms that are built on this one."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from toguna.kernel.publication import Publishable, is_public, public_at
from toguna.kernel.standpoint import Standpoint

M = TypeVar("M", bound=Model)


def seen(rows: QuerySet[M], standpoint: Standpoint | None, *named: str) -> QuerySet[M]:
    """The facts that are public at the standpoint's instant and known by its day.

    `named` are the references whose row must be public as well, so that nothing under embargo is
    named by what is not; an empty reference names nothing. No standpoint is the desk's: all rows.
    """
    if standpoint is None:
        return rows
    condition = public_at(standpoint.at)
    for name in named:
        condition &= public_or_empty(standpoint.at, name)
    if standpoint.known_on is not None:
        condition &= Q(known__lte=standpoint.known_on)
    return rows.filter(condition)


def public_or_empty(at: datetime, name: str) -> Q:
    """Rows whose reference `name` is empty, or names a row that is public at this instant."""
    return Q(**{f"{name}__isnull": True}) | public_at(at, f"{name}__")


def is_seen(thing: Publishable | None, standpoint: Standpoint | None) -> bool:
    """Whether a row at hand is public from this standpoint; no row hides nothing."""
    return standpoint is None or thing is None or is_public(thing, standpoint.at)
