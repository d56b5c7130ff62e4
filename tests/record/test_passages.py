"""Paragraphs, their hashes, and the account of what became of each."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from toguna.record.passages import (
    Account,
    PassageRow,
    Problem,
    ProblemKind,
    account,
    digest,
    normalised,
    paragraphs,
)

FILE = "I. The Union\n\nThe council met.\n• It decided.\nClosing words.\n"


def rows() -> list[PassageRow]:
    """The account of `FILE`, complete."""
    found = paragraphs(FILE)
    statuses = [("context", True), ("carried", False), ("carried", False), ("left-out", True)]
    return [
        PassageRow(f"report:{number}", number, digest(text), status, has_reason)
        for number, (text, (status, has_reason)) in enumerate(
            zip(found, statuses, strict=True), start=1
        )
    ]


CITED = {"report:2", "report:3"}


def problems(
    passages: list[PassageRow], cited: set[str] = CITED, text: str | None = FILE
) -> list[tuple[ProblemKind, int, str]]:
    found = account(passages, cited, None if text is None else paragraphs(text)).problems
    return [(problem.kind, problem.ordinal, problem.address) for problem in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  The council \t met. ", "The council met."),
        ("The\u00a0council\u202fmet\u3000.", "The council met ."),
        ("De\u0301cision", "D\u00e9cision"),
        ("a\nb\r\nc", "a b c"),
        ("", ""),
        (" \u00a0 ", ""),
        ("ﬁn", "ﬁn"),  # form C, not KC: a ligature stays
    ],
)
def test_a_paragraph_is_normalised(text: str, wanted: str) -> None:
    assert normalised(text) == wanted


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_hash_is_that_of_the_normalised_words() -> None:
    wanted = hashlib.sha256("Décision no 1".encode()).hexdigest()

    assert digest("  De\u0301cision\u00a0no  1\n") == wanted
    assert digest("Décision no 2") != wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\n\n \t\ntwo\r\nthree\rfour\n", ["one", "two", "three", "four"]),
        ("\ufeffone\n\u200b\ntw\u200do", ["one", "two"]),
        ("[bookmark: _Toc1]one [bookmark: a b]two\n[bookmark: _x]\n", ["one two"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("one\u2028two\x0cthree\u0085four", ["one two three four"]),
        ("[1] a note\n[bookmark without colon]", ["[1] a note", "[bookmark without colon]"]),
        ("[bookmark: never\nclosed]", ["[bookmark: never", "closed]"]),
    ],
)
def test_a_file_has_its_paragraphs(text: str, found: list[str]) -> None:
    assert paragraphs(text) == found


def test_a_complete_account_has_no_problem() -> None:
    complete = account(rows(), CITED, paragraphs(FILE))

    assert complete == Account(carried=2, context=1, left_out=1, is_compared=True)
    assert complete.is_complete
    assert complete.total == 4


def test_without_the_file_only_the_marks_are_compared() -> None:
    without = account(rows(), CITED)

    assert without == Account(carried=2, context=1, left_out=1, is_compared=False)


def test_a_paragraph_without_a_mark_is_found() -> None:
    passages = rows()
    passages[3] = replace(passages[3], status="")

    assert problems(passages) == [(ProblemKind.UNMARKED, 4, "report:4")]
    assert account(passages, CITED).total == 3


def test_a_passage_that_is_not_carried_says_why() -> None:
    passages = rows()
    passages[0] = replace(passages[0], has_reason=False)

    assert problems(passages) == [(ProblemKind.NO_REASON, 1, "report:1")]


def test_a_hash_that_is_not_that_of_the_file_is_found() -> None:
    changed = FILE.replace("met", "did not meet")

    assert problems(rows(), text=changed) == [(ProblemKind.HASH, 2, "report:2")]


def test_a_file_with_other_white_space_is_the_same_file() -> None:
    assert (
        problems(rows(), text="\ufeff" + FILE.replace(" ", "\u00a0 ").replace("\n", "\r\n\r\n"))
        == []
    )


def test_a_paragraph_that_no_passage_holds_is_found() -> None:
    passages = rows()

    assert problems(passages[:1] + passages[2:], {"report:3"}) == [(ProblemKind.MISSING, 2, "")]
    assert problems(passages, text=FILE + "One more.\n") == [(ProblemKind.MISSING, 5, "")]


def test_a_passage_that_the_file_does_not_have_is_found() -> None:
    shorter = FILE.replace("Closing words.\n", "")

    assert problems(rows(), text=shorter) == [(ProblemKind.EXTRA, 4, "report:4")]
    nought = [*rows(), PassageRow("report:9", 0, "0" * 64, "context", has_reason=True)]
    assert problems(nought) == [(ProblemKind.EXTRA, 0, "report:9")]


def test_two_passages_for_one_paragraph_are_found() -> None:
    passages = rows()
    twice = [*passages, replace(passages[3], address="report:4.1")]

    assert problems(twice) == [(ProblemKind.REPEATED, 4, "report:4.1")]


def test_a_carried_passage_that_nothing_cites_is_found() -> None:
    assert problems(rows(), {"report:2"}) == [(ProblemKind.UNCITED, 3, "report:3")]


def test_a_cited_passage_that_is_not_carried_is_found() -> None:
    assert problems(rows(), CITED | {"report:1"}) == [(ProblemKind.NOT_CARRIED, 1, "report:1")]


def test_a_cited_passage_that_does_not_exist_is_found() -> None:
    assert problems(rows(), CITED | {"report:77"}) == [(ProblemKind.UNKNOWN, 0, "report:77")]


def test_problems_come_in_the_order_of_the_document() -> None:
    # By their numbers: addresses would sort 10 before 9, and neither is the order of the rows.
    unmarked = [PassageRow(f"report:{n}", n, "0" * 64, "") for n in (10, 2, 9, 1)]

    found = [ordinal for _kind, ordinal, _address in problems(unmarked, set(), None)]

    assert found == [1, 2, 9, 10]


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_its_sentence_in_both_languages(kind: ProblemKind) -> None:
    problem = Problem(kind, 7, "report:1.7")
    with translation.override("en"):
        english = problem.message
    with translation.override("fr"):
        french = problem.message

    assert english != french
    assert all("report:1.7" in said or "7" in said for said in (english, french))
    assert "%" not in english + french
