"""What does not add up, and the records that it concerns.

A discrepancy that concerns something under embargo, or something that hangs on it, is held back
whole: its words would betray it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from toguna.kernel.publication import Publishable, public_at
from toguna.kernel.standpoint import Standpoint
from toguna.portal.queries.citations import Key
from toguna.portal.queries.ways import WAYS, model_at
from toguna.record.models import Discrepancy, DiscrepancySubject


def discrepancies(standpoint: Standpoint) -> QuerySet[Discrepancy]:
    """What does not add up, in order. One query now and one for each kind of record that any of it
    concerns; one more when read, kind included."""
    hidden = _hidden(DiscrepancySubject.objects.all(), standpoint)
    return _known(standpoint).exclude(pk__in=hidden)


def discrepancies_about(
    subjects: Iterable[Model | None], standpoint: Standpoint
) -> tuple[Discrepancy, ...]:
    """Those that concern any of these rows. Two queries and one for each kind of record that they
    concern; one where there is none."""
    found = [row for row in subjects if row is not None]
    types = ContentType.objects.get_for_models(*{type(row) for row in found})
    about = Q()
    for model, kind in types.items():
        keys = [row.pk for row in found if type(row) is model]
        about |= Q(content_type=kind, object_id__in=keys)
    concerned = DiscrepancySubject.objects.filter(about).values_list("discrepancy_id", flat=True)
    keys = sorted(set(concerned)) if found else []
    if not keys:
        return ()
    hidden = _hidden(DiscrepancySubject.objects.filter(discrepancy__in=keys), standpoint)
    return tuple(_known(standpoint).filter(pk__in=set(keys) - hidden))


def subjects_of(discrepancy: Discrepancy) -> tuple[Key, ...]:
    """The rows that a discrepancy concerns, in order. One query."""
    rows = DiscrepancySubject.objects.filter(discrepancy=discrepancy)
    found: list[Key] = []
    for kind, pk in rows.order_by("position", "pk").values_list("content_type_id", "object_id"):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            found.append((model, pk))
    return tuple(found)


def _known(standpoint: Standpoint) -> QuerySet[Discrepancy]:
    rows = Discrepancy.objects.select_related("kind").order_by("position", "ref")
    if standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    return rows


def _hidden(subjects: QuerySet[DiscrepancySubject], standpoint: Standpoint) -> set[int]:
    """Of these subjects, the discrepancies (primary keys) with one of which no public page may
    speak. One query, and one for each kind of subject."""
    hidden: set[int] = set()
    for kind in subjects.order_by().values_list("content_type", flat=True).distinct():
        model = ContentType.objects.get_for_id(kind).model_class()
        condition = _not_public(model, standpoint) if model else None
        if model is not None and condition is not None:
            row = model._default_manager.filter(condition, pk=OuterRef("object_id"))
            rows = subjects.filter(Exists(row), content_type=kind).order_by()
            hidden.update(rows.values_list("discrepancy_id", flat=True))
    return hidden


def _not_public(model: type[Model], standpoint: Standpoint) -> Q | None:
    """The rows of a table that are not public, or lead to what is not; None where none can be."""
    at = standpoint.at
    condition = ~public_at(at) if issubclass(model, Publishable) else Q()
    for way in WAYS.get(model, ()):
        for name in {*way.through, way.to} - {""}:
            if issubclass(model_at(model, name), Publishable):
                condition |= Q(**{f"{name}__isnull": False}) & ~public_at(at, f"{name}__")
    return condition or None
