"""The paths followed: from a row in Python, and over many rows in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from toguna.access.concerns.declaring import paths_of
from toguna.access.enums import Reach
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Concerns:
    """Primary keys of the states, bodies (parties) and pillars (terms) that something concerns.
    Given instead of a row where there is none yet: a form that is being filled, say."""

    states: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()
    pillars: frozenset[int] = frozenset()


def concerns_of(about: models.Model | Concerns) -> Concerns:
    """Whom a row concerns. A row that is not saved yet has its references, and no list of rows.
    A query for each relation that is not at hand, whatever the number of rows behind it."""
    if isinstance(about, Concerns):
        return about
    paths = paths_of(type(about))
    return Concerns(
        _keys(_parties(about, paths.states, PartyKind.STATE)),
        _keys(_parties(about, paths.bodies, PartyKind.BODY)),
        _keys(end for path in paths.pillars for end in _ends([about], path)),
    )


def rows_concerning(
    rows: QuerySet[M], reach: Reach, key: int, *, is_strict: bool = False
) -> QuerySet[M]:
    """The rows that concern the state, body or pillar of this primary key; `is_strict` leaves out
    those that concern another state as well. `ANYWHERE` needs no such question: it is refused."""
    paths = paths_of(rows.model)
    among = rows.model._base_manager
    if reach is Reach.OWN_STATE:
        condition = _ending(paths.states, Q(pk=key, kind=PartyKind.STATE))
        if is_strict:
            others = _ending(paths.states, Q(kind=PartyKind.STATE) & ~Q(pk=key))
            rows = rows.exclude(pk__in=among.filter(others).values("pk"))
    elif reach is Reach.OWN_BODY:
        condition = _ending(paths.bodies, Q(pk=key, kind=PartyKind.BODY))
    elif reach is Reach.OWN_PILLAR:
        condition = _any(Q(**{path or "pk": key}) for path in paths.pillars)
    else:
        raise ValueError("A right that holds anywhere limits no list.")
    # By key, so that a row with several ways to the same party comes once.
    return rows.filter(pk__in=among.filter(condition).values("pk"))


def _ending(paths: tuple[str, ...], condition: Q) -> Q:
    """Rows of which one path at least ends at such a party."""
    wanted = Party.objects.filter(condition).values("pk")
    return _any(Q(**{f"{path or 'pk'}__in": wanted}) for path in paths)


def _any(conditions: Iterable[Q]) -> Q:
    """One of them; nothing at all where there is none."""
    result = Q(pk__in=[])
    for condition in conditions:
        result |= condition
    return result


def _parties(about: models.Model, paths: Iterable[str], kind: PartyKind) -> Iterator[Any]:
    ends = (end for path in paths for end in _ends([about], path))
    return (end for end in ends if end.kind == kind)


def _keys(rows: Iterable[Any]) -> frozenset[int]:
    return frozenset(row.pk for row in rows if row.pk is not None)


def _ends(starts: list[Any], path: str) -> list[Any]:
    """The rows at the end of a path."""
    if not path:
        return starts
    name, _separator, rest = path.partition("__")
    reached: list[Any] = []
    for start in starts:
        reached += _next(start, name)
    if not reached:
        return []
    if rest:
        models.prefetch_related_objects(reached, rest.partition("__")[0])
    return _ends(reached, rest)


def _next(start: models.Model, name: str) -> list[Any]:
    field = type(start)._meta.get_field(name)
    if field.many_to_many or field.one_to_many:
        # Without a primary key there are no rows that point to it, and Django refuses to ask.
        return list(getattr(start, name).all()) if start.pk is not None else []
    try:
        end = getattr(start, name)
    except models.ObjectDoesNotExist:
        return []
    return [] if end is None else [end]
