"""Sources, the headings of their passages, and what does not add up."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from toguna.record.models import Discrepancy, Passage, Source
from toguna.search.descriptions import Description, Sight
from toguna.search.enums import Kind
from toguna.search.subjects.subject import Subject, name_terms


def sight_from(day: date) -> Sight:
    """Who sees what a source says: everyone, from the day on which it appears."""
    return Sight().from_day(day)


def describe_source(source: Source) -> Description:
    found = Description(source.pk, source.ref, Kind.SOURCE, sight_from(source.known))
    found.add_day(source.issued_latest or source.known)
    found.add("names", source.title)
    found.add("matter", source.note)
    found.add("bonds", source.publisher)
    name_terms(found, source.kind)
    return found


def describe_passage(passage: Passage) -> Description:
    """A heading, as printed. The words of other passages are not kept."""
    source = passage.source
    found = Description(passage.pk, passage.address, Kind.PASSAGE, sight_from(source.known))
    found.add_day(source.known)
    found.add("names", {source.language: passage.label}, passage.number)
    return found


def describe_discrepancy(row: Discrepancy) -> Description:
    """Which of them speak of something hidden is told by whoever asks (see `queries.Question`)."""
    found = Description(row.pk, row.ref, Kind.DISCREPANCY, Sight().once_known(row.known))
    found.add_day(row.known)
    found.add("names", row.title)
    found.add("matter", row.description)
    name_terms(found, row.kind)
    return found


def _headings(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.exclude(label="")


SOURCE = Subject(Source, describe_source, related=("kind",))
PASSAGE = Subject(Passage, describe_passage, related=("source",), among=_headings)
DISCREPANCY = Subject(Discrepancy, describe_discrepancy, related=("kind",))
