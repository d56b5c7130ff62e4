"""Sources, their passages, and which facts stand on each passage."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet

from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.citations import Key
from toguna.portal.queries.ways import WAYS
from toguna.record.facts import RevisedFact
from toguna.record.models import Citation, Passage, Source


def sources(standpoint: Standpoint) -> QuerySet[Source]:
    """The sources that are public by the standpoint's day, by identifier. One query when read,
    kind included."""
    rows = Source.objects.select_related("kind")
    if standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    return rows.order_by("ref")


@dataclass(frozen=True, slots=True)
class Part:
    """The passages of a source whose paths begin with the same number: that number, the paths in
    order, and the words of their first heading as printed ("" where there is none)."""

    number: str
    paths: tuple[str, ...]
    heading: str


def statuses_of(source: Source) -> dict[str, int]:
    """How many passages of a source have each status. One query."""
    rows = source.passages.order_by().values_list("status")
    return dict(rows.annotate(passages=Count("pk")))


def passage_counts(standpoint: Standpoint) -> dict[str, int]:
    """How many passages of all the sources have each status. One query."""
    rows = Passage.objects.filter(source__in=sources(standpoint).order_by().values("pk"))
    return dict(rows.order_by().values_list("status").annotate(passages=Count("pk")))


def parts_of(source: Source) -> tuple[Part, ...]:
    """The parts of a source in their order. One query."""
    paths: dict[str, list[str]] = defaultdict(list)
    headings: dict[str, str] = {}
    for path, label in source.passages.order_by("ordinal").values_list("path", "label"):
        number = path.partition(".")[0]
        paths[number].append(path)
        if path == number:
            headings[number] = label
    return tuple(
        Part(number, tuple(several), headings.get(number, "")) for number, several in paths.items()
    )


def passages_in(source: Source, part: str) -> QuerySet[Passage]:
    """The passages of a part of a source, in their order."""
    inside = Q(path=part) | Q(path__startswith=f"{part}.")
    return source.passages.filter(inside).order_by("ordinal")


def standing_on(found: QuerySet[Passage]) -> dict[int, list[Key]]:
    """Which facts stand on each of these passages (by primary key), public or not: whoever asks
    must ask `targets` which of them may be named. One query, and one for each kind that is
    revised."""
    on = found.order_by().values("pk")
    keys: dict[int, list[Key]] = defaultdict(list)
    for model in WAYS:
        if issubclass(model, RevisedFact):
            rows = model._default_manager.filter(passage__in=on)
            for passage, pk in rows.order_by("pk").values_list("passage_id", "pk"):
                keys[passage].append((model, pk))
    cited = Citation.objects.filter(passage__in=on).order_by("pk")
    for passage, kind, pk in cited.values_list("passage_id", "content_type_id", "object_id"):
        model_class = ContentType.objects.get_for_id(kind).model_class()
        if model_class is not None:
            keys[passage].append((model_class, pk))
    return keys


def known_days(standpoint: Standpoint) -> tuple[date, ...]:
    """The days on which sources were made public, the earliest first. One query."""
    return tuple(sources(standpoint).order_by("known").values_list("known", flat=True).distinct())
