"""On which passages facts stand, for many facts of any kind in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q

from toguna.kernel.standpoint import Standpoint
from toguna.record.facts import RevisedFact
from toguna.record.models import Citation, Cited, Passage, Source

Key = tuple[type[Model], int]


@dataclass(frozen=True, slots=True)
class Citing:
    """The passages of the facts that were asked about, each with its source and the source's kind
    at hand."""

    by_fact: dict[Key, tuple[Passage, ...]]

    def of(self, *facts: Cited | None) -> tuple[Passage, ...]:
        """The passages of these facts, each once, in order. Raises KeyError for a fact that was
        not asked about: a page must not show a fact without looking for its citations."""
        found: dict[int, Passage] = {}
        for fact in facts:
            if fact is not None:
                for passage in self.by_fact[key_of(fact)]:
                    found.setdefault(passage.pk, passage)
        return tuple(found.values())


def key_of(row: Model) -> Key:
    """What tells a row from those of other tables."""
    return (type(row), row.pk)


def citing(facts: Iterable[Cited | None], standpoint: Standpoint) -> Citing:
    """The passages on which these facts stand, from sources that are public by the standpoint's
    day. A fact that is revised has its own passage before its citations. Two queries."""
    asked = {key_of(fact): fact for fact in facts if fact is not None}
    types = ContentType.objects.get_for_models(*{model for model, _pk in asked})
    models = {kind.pk: model for model, kind in types.items()}
    cited: dict[Key, list[int]] = defaultdict(list)
    for key, fact in asked.items():
        if isinstance(fact, RevisedFact):
            cited[key].append(fact.passage_id)
    if asked:
        rows = Citation.objects.filter(_about(asked, types)).order_by("position", "pk")
        for kind, pk, passage in rows.values_list("content_type_id", "object_id", "passage_id"):
            cited[models[kind], pk].append(passage)
    passages = _passages({one for several in cited.values() for one in several}, standpoint)
    return Citing(
        {key: tuple(passages[one] for one in cited[key] if one in passages) for key in asked}
    )


def _about(asked: Iterable[Key], types: dict[type[Model], ContentType]) -> Q:
    by_model: dict[type[Model], list[int]] = defaultdict(list)
    for model, pk in asked:
        by_model[model].append(pk)
    condition = Q()
    for model, keys in by_model.items():
        condition |= Q(content_type=types[model], object_id__in=keys)
    return condition


def _passages(keys: set[int], standpoint: Standpoint) -> dict[int, Passage]:
    rows = Passage.objects.filter(pk__in=keys)
    if standpoint.known_on is not None:
        rows = rows.filter(source__known__lte=standpoint.known_on)
    rows = rows.select_related("source__kind").only(
        "path", "source__ref", "source__title", "source__kind__name", "source__publisher"
    )
    return {row.pk: row for row in rows}


def kinds_of_several() -> frozenset[int]:
    """The kinds (primary keys) of which there are several sources: naming the kind does not tell
    one from another. One query."""
    rows = Source.objects.order_by().values("kind").annotate(sources=Count("pk"))
    return frozenset(row["kind"] for row in rows if row["sources"] > 1)
