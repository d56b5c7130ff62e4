from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from toguna.acts.enums import ActStatus
from toguna.texts.frbr import FrbrName, parsed, work_uri
from toguna.texts.models import Work
from toguna.texts.queries import expressions, identifiers, version_identifiers

pytestmark = pytest.mark.django_db

KNOWN = date(2031, 4, 5)


@pytest.fixture(autouse=True)
def union() -> None:
    cast.make_confederation(cast.make_party("body", "union"))


def uri(work: Work) -> str | None:
    return identifiers([work], cast.seen_from()).get(work.pk)


def test_an_adopted_text_is_named_by_its_adoption() -> None:
    council = cast.make_party("body", "council")
    work = cast.make_work("free-movement", author=council)
    cast.make_stage(work, "drafted", date="2028-02-03")
    cast.make_stage(work, "signed", date="2029-05-11")
    cast.make_stage(work, "adopted", date="2029-05-10")
    assert uri(work) == "/akn/aa-riv/act/decision/council/2029-05-10/free-movement"


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ([("signed", "2029-05-11"), ("drafted", "2028-01-01")], "2029-05-11"),
        ([("drafted", "2028-02-03"), ("announced", "2027-01-01")], "2028-02-03"),
        ([("adopted", "2029-05")], "2029"),
        ([("adopted", "2029-12-22/2029-12-23")], "2029"),
        ([("adopted", "[2028-07-06..2029-12-22]")], "2029"),
        ([("adopted", "")], "2031"),
        ([], "2031"),
    ],
)
def test_the_date_is_a_day_or_a_year(stages: list[tuple[str, str]], expected: str) -> None:
    work = cast.make_work("levy", known=KNOWN)
    for stage, when in stages:
        cast.make_stage(work, stage, date=when)
    assert uri(work) == f"/akn/aa-riv/act/decision/{expected}/levy"


def test_a_planned_or_hidden_adoption_does_not_name_the_text() -> None:
    work = cast.make_work("levy", known=KNOWN)
    cast.make_stage(work, "adopted", cast.make_act("", "2029-05-10", ActStatus.PLANNED))
    cast.make_stage(work, "adopted", cast.make_act("", "2029-06-10", is_public=False))
    assert uri(work) == "/akn/aa-riv/act/decision/2031/levy"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("treaty", "act"), ("draft-protocol", "bill"), ("declaration", "statement"), ("note", "doc")],
)
def test_the_kind_gives_the_type_of_document(kind: str, expected: str) -> None:
    work = cast.make_work("levy", kind=kind, known=KNOWN)
    assert uri(work) == f"/akn/aa-riv/{expected}/{kind}/2031/levy"


def test_an_author_that_begins_with_a_digit_is_left_out() -> None:
    work = cast.make_work("levy", author=cast.make_party("body", "3-rivers"), known=KNOWN)
    assert uri(work) == "/akn/aa-riv/act/decision/2031/levy"


def test_a_text_of_an_outside_body_is_not_ours_to_name() -> None:
    outside = cast.make_work("resolution", outside=True)
    assert uri(outside) is None
    assert work_uri(cast.make_work(), jurisdiction="aa", date="") is None


def test_two_texts_with_the_same_printed_number_have_two_names() -> None:
    first, second = (cast.make_work(number="001") for _number in range(2))
    assert uri(first) != uri(second)


def test_versions_and_files_have_their_names() -> None:
    work = cast.make_work("levy")
    cast.make_stage(work, "adopted", date="2029-05-10")
    original = cast.make_expression(work, "fr", original=True, date="2029-05-10")
    amended = cast.make_expression(work, "fr", date="2030-05-01")
    current = cast.make_expression(work, "en")
    pdf = cast.make_manifestation(original, "PDF", ref="levy-pdf")
    base = "/akn/aa-riv/act/decision/2029-05-10/levy"
    found = version_identifiers(work, expressions(work), cast.seen_from())
    assert found == {
        original: (f"{base}/fra@", {pdf.ref: f"{base}/fra@.pdf"}),
        amended: (f"{base}/fra@2030-05-01", {}),
        current: (f"{base}/eng", {}),
    }


@pytest.mark.parametrize(
    ("written", "language", "version", "ending"),
    [
        ("", "", None, ""),
        ("/fra", "fra", None, ""),
        ("/fra@", "fra", "", ""),
        ("/fra@2030-05-01", "fra", "2030-05-01", ""),
        ("/fra@.pdf", "fra", "", "pdf"),
        ("/fra@2030-05-01.html", "fra", "2030-05-01", "html"),
        ("/fra.pdf", "fra", None, "pdf"),
    ],
)
def test_a_name_is_read_back_at_every_level(
    written: str, language: str, version: str | None, ending: str
) -> None:
    name = parsed(f"/akn/aa-riv/act/decision/council/2029-05-10/free-movement{written}")
    assert name == FrbrName(
        jurisdiction="aa-riv",
        document_type="act",
        kind="decision",
        author="council",
        date="2029-05-10",
        ref="free-movement",
        language=language,
        version=version,
        format=ending,
    )


@pytest.mark.parametrize("other", ["", "/texts/levy", "/akn/aa", "/aa/act/2029/levy"])
def test_another_string_is_refused(other: str) -> None:
    with pytest.raises(ValidationError, match="akn"):
        parsed(other)


def test_identifiers_cost_the_same_for_many() -> None:
    works = []

    def make() -> None:
        work = cast.make_work()
        works.append(work)
        cast.make_stage(work, "adopted", date="2029-05-10")
        cast.make_manifestation(cast.make_expression(works[0]))

    def queries() -> int:
        versions = expressions(works[0])
        with CaptureQueriesContext(connection) as captured:
            assert len(identifiers(works, cast.seen_from())) == len(works)
            assert len(version_identifiers(works[0], versions)) == len(works)
        return len(captured)

    make()
    few = queries()
    for _number in range(99):
        make()
    assert queries() == few == 6
