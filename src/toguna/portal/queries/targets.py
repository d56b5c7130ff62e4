"""On which page a fact of any kind is shown, for many facts in a few queries a kind.

A fact has a page only if it is public and everything on the way to that page is: a participation
in an act under embargo, itself public, leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Model, Q

from toguna.institutions.sight import seen
from toguna.kernel.publication import Publishable, public_at
from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.citations import Key
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.queries.ways import ACT, PARTY, WAYS, WORK, Way, model_at
from toguna.record.models import Claim, Discrepancy

RELATED: dict[type[Model], tuple[str, ...]] = {
    ACT: ("kind",),
    PARTY: ("category",),
    WORK: ("kind",),
}


def targets(keys: Iterable[Key], standpoint: Standpoint) -> dict[Key, tuple[Model, ...]]:
    """The records on whose pages these facts are shown, at most one for each way; a fact that is
    not public, or leads to what is not, is absent. Two queries for each kind of fact and way."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in keys:
        wanted[model].add(pk)
    led: dict[Key, list[Key]] = defaultdict(list)
    for model, pks in wanted.items():
        for way in WAYS.get(model, ()):
            for pk, target in _follow(model, way, pks, standpoint):
                led[model, pk].append((way.model, target))
    records = _records({key for several in led.values() for key in several})
    return {key: tuple(records[one] for one in several) for key, several in led.items()}


def _follow(
    model: type[Model], way: Way, pks: Iterable[int], standpoint: Standpoint
) -> list[tuple[int, int]]:
    """For each fact that may be seen, the primary key of what it leads to."""
    rows = model._default_manager.filter(pk__in=pks)
    if issubclass(model, Publishable):
        rows = seen(rows, standpoint)
    elif issubclass(model, Discrepancy):
        rows = rows.filter(pk__in=discrepancies(standpoint).order_by().values("pk"))
    elif issubclass(model, Claim) and standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    condition = Q()
    for name in (*way.through, way.to):
        if name and issubclass(model_at(model, name), Publishable):
            condition &= Q(**{f"{name}__isnull": True}) | public_at(standpoint.at, f"{name}__")
    target = f"{way.to}__pk" if way.to else "pk"
    found = rows.filter(condition, **{f"{target}__isnull": False})
    return list(found.order_by().values_list("pk", target))


def _records(keys: Iterable[Key]) -> Mapping[Key, Model]:
    by_model: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in keys:
        by_model[model].add(pk)
    return {
        (model, row.pk): row
        for model, pks in by_model.items()
        for row in model._default_manager.filter(pk__in=pks).select_related(*RELATED.get(model, ()))
    }
