from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from toguna.acts.enums import ActStatus
from toguna.texts.queries import expressions, relations, texts

pytestmark = pytest.mark.django_db


def test_texts_are_listed_by_kind_then_by_identifier() -> None:
    cast.make_term("text-kind", "treaty", position=1)
    cast.make_term("text-kind", "decision", position=2)
    made = {ref: cast.make_work(ref, kind=kind) for ref, kind in (
        ("b", "decision"), ("a", "decision"), ("z", "treaty"),
    )}  # fmt: skip
    hidden = cast.make_work("hidden", is_public=False)
    assert list(texts(cast.seen_from())) == [made["z"], made["a"], made["b"]]
    assert hidden in texts()


def test_texts_as_of_a_day_are_those_to_which_something_had_happened() -> None:
    drafted, planned, corrected, hidden = (
        cast.make_work(ref) for ref in ("drafted", "planned", "corrected", "hidden")
    )
    cast.make_work("nothing")
    cast.make_stage(drafted, "drafted", date="2029-05")
    cast.make_stage(planned, "adopted", cast.make_act("", "2029-05-10", ActStatus.PLANNED))
    wrong = cast.make_stage(corrected, "drafted", date="2029-05-10")
    cast.make_stage(
        corrected, "drafted", cast.make_act("", "2029-09-10"),
        supersedes=wrong, known=date(2030, 6, 1),
    )  # fmt: skip
    cast.make_stage(hidden, "drafted", cast.make_act("", "2029-05-10", is_public=False))

    def seen(as_of: str, known_on: str | None = None) -> list[str]:
        return [work.ref for work in texts(cast.seen_from(as_of, known_on))]

    assert seen("2029-05-30") == []
    assert seen("2029-05-31") == ["drafted"]
    assert seen("2029-12-31") == ["corrected", "drafted"]
    assert seen("2029-05-31", "2030-05-31") == ["corrected", "drafted"]
    assert seen("2029-05-31", "2030-01-30") == []


def test_texts_as_was_known_ask_when_the_act_was_known_too() -> None:
    work = cast.make_work("levy", known=date(2029, 1, 1))
    act = cast.make_act("", "2029-01-01", known=date(2029, 8, 1))
    cast.make_stage(work, "adopted", act, known=date(2029, 2, 1))
    assert list(texts(cast.seen_from("2029-06-01", "2029-07-31"))) == []
    assert list(texts(cast.seen_from("2029-06-01", "2029-08-01"))) == [work]


def test_expressions_begin_with_the_original_and_bring_their_files() -> None:
    work = cast.make_work()
    english = cast.make_expression(work, "en")
    original = cast.make_expression(work, "fr", original=True)
    pdf = cast.make_manifestation(original, "pdf")
    html = cast.make_manifestation(original, "html")
    found = expressions(work, cast.seen_from())
    assert found == (original, english)
    with CaptureQueriesContext(connection) as captured:
        assert list(found[0].manifestations.all()) == [html, pdf]
    assert len(captured) == 0


def test_relations_are_told_from_both_sides() -> None:
    charter, decision = cast.make_work("charter"), cast.make_work("decision")
    bond = cast.make_text_relation(decision, "implements", charter)
    cast.make_text_relation(cast.make_work(is_public=False), "amends", charter)
    cast.make_text_relation(decision, "mentions", charter, is_public=False)
    (outward,) = relations(decision, cast.seen_from())
    assert (outward.relation, outward.other, outward.is_outward) == (bond, charter, True)
    (inward,) = relations(charter, cast.seen_from())
    assert (inward.other, inward.is_outward, inward.kind.ref) == (decision, False, "implements")
    assert len(relations(charter)) == 3


def test_texts_and_relations_cost_the_same_for_many() -> None:
    charter = cast.make_work("charter", author=cast.make_party())

    def make() -> None:
        work = cast.make_work(author=cast.make_party())
        cast.make_stage(work, "drafted", date="2029-01-01")
        cast.make_text_relation(work, "implements", charter)
        cast.make_manifestation(cast.make_expression(charter))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for work in texts(cast.seen_from("2029-06-01", "2030-12-31")):
                _ = (work.kind.ref, work.author and work.author.ref)
            for bond in relations(charter, cast.seen_from()):
                _ = (bond.other.ref, bond.kind.ref, bond.other.kind.ref)
            for version in expressions(charter, cast.seen_from()):
                _ = [file.format for file in version.manifestations.all()]
        return len(captured)

    make()
    few = queries()
    for _number in range(99):
        make()
    assert queries() == few == 5
