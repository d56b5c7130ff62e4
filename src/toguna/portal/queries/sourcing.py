"""Sources, their passages, and which facts stand on each passage."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.citations import Key
from toguna.portal.queries.targets import WAYS
from toguna.record.facts import RevisedFact
from toguna.record.models import Citation, Passage, Source


def sources(standpoint: Standpoint) -> QuerySet[Source]:
    """The sources that are public by the standpoint's day, by identifier. One query when read,
    kind included."""
    rows = Source.objects.select_related("kind")
    if standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    return rows.order_by("ref")


def passages(source: Source) -> tuple[Passage, ...]:
    """The passages of a source in their order, their source at hand. One query."""
    return tuple(source.passages.order_by("ordinal"))


def standing_on(source: Source) -> dict[int, list[Key]]:
    """Which facts stand on each passage (by primary key), public or not: whoever asks must ask
    `targets` which of them may be named. One query, and one for each kind that is revised."""
    found: dict[int, list[Key]] = defaultdict(list)
    for model in WAYS:
        if issubclass(model, RevisedFact):
            rows = model._default_manager.filter(passage__source=source)
            for passage, pk in rows.order_by("pk").values_list("passage_id", "pk"):
                found[passage].append((model, pk))
    cited = Citation.objects.filter(passage__source=source).order_by("pk")
    for passage, kind, pk in cited.values_list("passage_id", "content_type_id", "object_id"):
        model_class = ContentType.objects.get_for_id(kind).model_class()
        if model_class is not None:
            found[passage].append((model_class, pk))
    return found


def known_days(standpoint: Standpoint) -> tuple[date, ...]:
    """The days on which sources were made public, the earliest first. One query."""
    return tuple(sources(standpoint).order_by("known").values_list("known", flat=True).distinct())
