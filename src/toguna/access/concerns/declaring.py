"""Where a model's states, bodies and pillars are found: paths of relations, as queries write them.

    declare(Assertion, states=["scope"], bodies=["scope", "action__responsible"],
            pillars=["action__category__pillar"])

`parties` stands for both `states` and `bodies`: the party at the end of the path counts as what it
is. An empty path is the row itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of one model; none leads to whom it concerns where all are empty."""

    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()


NOBODY = Paths()

_declared: dict[type[models.Model], Paths] = {}


def declare(
    model: type[models.Model],
    *,
    parties: Iterable[str] = (),
    states: Iterable[str] = (),
    bodies: Iterable[str] = (),
    pillars: Iterable[str] = (),
) -> None:
    """Say where whom a model concerns is found; nothing given says that it concerns nobody in
    particular. Raises ValueError when it was said otherwise already."""
    both = tuple(parties)
    paths = Paths((*both, *states), (*both, *bodies), tuple(pillars))
    if _declared.setdefault(model, paths) != paths:
        raise ValueError(f"Whom {model.__name__} concerns was declared already, in another way.")


def paths_of(model: type[models.Model]) -> Paths:
    """The paths of a model, those of what it inherits from where it has none of its own."""
    return next((_declared[one] for one in model.__mro__ if one in _declared), NOBODY)


def declared_models() -> frozenset[type[models.Model]]:
    """The models of which something was said."""
    return frozenset(_declared)
