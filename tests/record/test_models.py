"""What the tables of the record refuse, and how claims are read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from i18nfield.strings import LazyI18nString
from pytest_django import DjangoAssertNumQueries

from tests.cast import cite, make_passage, make_place, make_source, make_term
from toguna.record.models import (
    Citation,
    Discrepancy,
    DiscrepancySubject,
    Passage,
    PassageKind,
    PassageStatus,
)

pytestmark = pytest.mark.django_db


def make_discrepancy(ref: str = "two-totals", **fields: Any) -> Discrepancy:
    kind = make_term("discrepancy-kind", "numbers")
    return Discrepancy.objects.create(
        ref=ref, kind=kind, title="Two totals", description="The sums differ.", **fields
    )


def test_a_passage_has_an_address() -> None:
    passage = make_passage(make_source("report"), path="5.17.2")

    assert passage.address == "report:5.17.2"
    assert str(passage) == "5.17.2"


@pytest.mark.parametrize(
    "fields",
    [
        {"ordinal": 0},
        {"kind": "footnote"},
        {"status": "unmarked"},
        {"digest": "abc"},
        {"digest": ""},
        {"kind": PassageKind.HEADING, "label": ""},
        {"kind": PassageKind.PARAGRAPH, "label": "Words of the source"},
        {"status": PassageStatus.CONTEXT},
        {"status": PassageStatus.LEFT_OUT, "reason": ""},
        {"status": PassageStatus.LEFT_OUT, "reason": LazyI18nString({})},
        {"status": PassageStatus.LEFT_OUT, "reason": LazyI18nString({"fr": ""})},
    ],
)
def test_the_database_refuses_a_passage(fields: dict[str, Any]) -> None:
    source = make_source()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_passage(source, **fields)

    assert not Passage.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": PassageKind.HEADING, "label": "I. The Union", "number": "I"},
        {"kind": PassageKind.ITEM},
        {"status": PassageStatus.CONTEXT, "reason": LazyI18nString({"en": "Greeting"})},
        {"status": PassageStatus.LEFT_OUT, "reason": "Greeting"},
        {"status": PassageStatus.CARRIED, "reason": LazyI18nString({"en": "Although…"})},
    ],
)
def test_the_database_takes_a_passage(fields: dict[str, Any]) -> None:
    passage = make_passage(**fields)

    passage.full_clean()
    assert Passage.objects.get() == passage


def test_a_form_says_what_the_database_would_refuse() -> None:
    passage = make_passage()
    passage.status = PassageStatus.CONTEXT

    with pytest.raises(ValidationError) as caught:
        passage.full_clean()

    assert caught.value.messages in (
        ["A passage that is not carried says why."],
        ["Un passage qui n’est pas repris indique pourquoi."],
    )


@pytest.mark.parametrize("path", ["", "0", "01", "1.", ".1", "1.0", "1..2", "1.a", "1.2\n", "5 17"])
def test_a_path_is_ordinal(path: str) -> None:
    passage = make_passage()
    passage.path = path

    with pytest.raises(ValidationError):
        passage.full_clean()


@pytest.mark.parametrize("twin", [{"path": "1"}, {"ordinal": 1}])
def test_a_place_in_a_source_is_taken_once(twin: dict[str, Any]) -> None:
    source = make_source()
    make_passage(source, path="1", ordinal=1)
    make_passage(make_source(), path="1", ordinal=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_passage(source, **{"path": "2", "ordinal": 2, **twin})


def test_headings_repeat_and_each_passage_knows_its_own() -> None:
    source = make_source()
    first, second = (
        make_passage(source, kind=PassageKind.HEADING, number="4.1", label="Diplomacy")
        for _ in range(2)
    )
    under = make_passage(source, heading=second)

    assert list(second.under.all()) == [under]
    assert not first.under.exists()


def test_what_is_cited_cannot_be_deleted() -> None:
    source = make_source()
    passage = make_passage(source)
    cite(make_discrepancy(), passage)

    for needed in (passage, source):
        with pytest.raises(ProtectedError):
            needed.delete()


def test_a_claim_reads_its_passages_in_order_with_no_query_once_prefetched(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    one, two, three = make_passage(), make_passage(), make_passage()
    first = make_discrepancy("first")
    for passage, position in ((two, 2), (one, 1), (three, 0)):
        Citation.objects.create(claim=first, passage=passage, position=position)
    cite(make_discrepancy("second"), two)

    claims = list(Discrepancy.objects.prefetch_related("citations__passage"))

    with django_assert_num_queries(0):
        read = [claim.citation_passages for claim in claims]
    assert read == [[three, one, two], [two]]


def test_many_claims_take_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def read() -> None:
        for claim in Discrepancy.objects.prefetch_related("citations__passage__source"):
            assert [passage.address for passage in claim.citation_passages]

    def queries() -> int:
        from django.db import connection

        with CaptureQueriesContext(connection) as captured:
            read()
        return len(captured)

    cite(make_discrepancy("d-0"), make_passage())
    for_one = queries()
    for number in range(1, 6):
        cite(make_discrepancy(f"d-{number}"), make_passage(), make_passage())

    assert queries() == for_one == 4


def test_a_claim_cites_a_passage_once() -> None:
    claim, passage = make_discrepancy(), make_passage()
    cite(claim, passage)

    with pytest.raises(IntegrityError), transaction.atomic():
        cite(claim, passage)


def test_citations_go_with_their_claim() -> None:
    claim, other = make_discrepancy("a"), make_discrepancy("b")
    passage = make_passage()
    cite(claim, passage)
    cite(other, passage)

    claim.delete()

    assert [citation.claim for citation in Citation.objects.all()] == [other]


def test_claims_known_by_a_day() -> None:
    make_discrepancy("before", known=date(2031, 1, 1))
    make_discrepancy("that-day", known=date(2031, 1, 2))
    make_discrepancy("after", known=date(2031, 1, 3))
    make_discrepancy("never-said")

    known = Discrepancy.objects.all().known_by(date(2031, 1, 2))

    assert sorted(claim.ref for claim in known) == ["before", "that-day"]


def test_a_discrepancy_concerns_objects_of_any_kind() -> None:
    discrepancy, place, term = make_discrepancy(), make_place("hall"), make_term("role", "host")
    DiscrepancySubject.objects.create(discrepancy=discrepancy, subject=term, position=2)
    DiscrepancySubject.objects.create(discrepancy=discrepancy, subject=place, position=1)

    assert [link.subject for link in discrepancy.subjects.all()] == [place, term]
    with pytest.raises(IntegrityError), transaction.atomic():
        DiscrepancySubject.objects.create(discrepancy=discrepancy, subject=place)


@pytest.mark.parametrize(
    "fields", [{"checksum": "A" * 64}, {"checksum": "0" * 63}, {"language": "FR"}, {"ref": "A b"}]
)
def test_a_source_is_checked(fields: dict[str, Any]) -> None:
    source = make_source()
    source.full_clean()
    for name, value in fields.items():
        setattr(source, name, value)

    with pytest.raises(ValidationError) as caught:
        source.full_clean()

    assert caught.value.message_dict.keys() == fields.keys()


def test_the_kind_of_a_source_is_of_its_vocabulary() -> None:
    source = make_source()
    source.kind = make_term("act-kind", "meeting")

    with pytest.raises(ValidationError) as caught:
        source.full_clean()

    assert caught.value.message_dict.keys() == {"kind"}
