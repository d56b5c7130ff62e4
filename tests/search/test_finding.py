"""What is found, in which order, on both databases alike."""

from __future__ import annotations

import pytest

from tests.search.conftest import NOW, Ask, complete, refs
from toguna.kernel.standpoint import Standpoint
from toguna.search.actions import rebuild
from toguna.search.enums import Kind
from toguna.search.models import Entry
from toguna.search.queries import Question, find

GOLDEN = {
    "who chairs the council": ["person:osei-tam", "person:mira-holt", "office:chair"],
    "council": ["office:chair", "institution:council", "series:council-meetings"],
    "lake patrol": ["outcome:joint-patrol", "action:patrol", "action:canal"],
    "fisheries protocl": [
        "text:fisheries-protocol",
        "act:fisheries-adoption",
        "outcome:protocol-adopted",
    ],
    "march 2031": ["meeting:council-2031", "source:minutes", "chain:spring-2031"],
    "corrow": ["institution:corrow", "office:fisheries-minister-corrow", "act:deposit-corrow"],
    "union lakes": ["institution:union", "institution:almer", "institution:bessin"],
    "chair of the union": ["office:chair", "institution:council", "institution:union"],
    "deposit": ["act:deposit-corrow", "act:deposit-bessin", "act:deposit-almer"],
    "bessin instrument": ["act:deposit-bessin", "act:deposit-corrow", "act:deposit-almer"],
}
"""The first three answers."""


def test_plurals_and_accents_make_no_difference(ask: Ask) -> None:
    for words in ("protocol", "Protocols", "PROTÓCOLO", "fisheries protocol", "pescas"):
        assert "text:fisheries-protocol" in complete(ask(words)), words


def test_another_language_of_the_body_is_read_too(ask: Ask) -> None:
    assert "text:fisheries-protocol" in complete(ask("protocolos", language="fr"))
    assert "institution:council" in complete(ask("conselhos", language="fr"))


def test_the_beginning_of_a_word_finds_it_after_the_word_itself(ask: Ask) -> None:
    assert "act:lighthouse-lighting" in complete(ask("lightho"))
    assert refs(ask("light")) == refs(ask("light"))


def test_what_a_record_is_bound_to_finds_it(ask: Ask) -> None:
    assert "meeting:council-2031" in complete(ask("port almer"))
    assert "meeting:council-2031" in complete(ask("march 2031"))
    assert "meeting:council-2031" in complete(ask("mars 2031", language="fr"))


def test_who_presides_leads_to_the_person_and_the_office(ask: Ask) -> None:
    found = refs(ask("who is chair of the council"))

    assert found[0] == "person:osei-tam"
    assert "office:chair" in found[:3]


def test_a_former_holder_comes_after_the_present_one(ask: Ask) -> None:
    people = [ref for ref in refs(ask("chair")) if ref.startswith("person")]

    assert people == ["person:osei-tam", "person:mira-holt"]


def test_all_words_come_first_and_then_most_of_them(ask: Ask) -> None:
    answer = ask("joint canal patrol")

    assert answer.complete == 0
    assert answer.total > 0
    two = ask("canal lakes")
    actions = next(group for group in two.groups if group.kind == Kind.ACTION)
    assert actions.hits[0].lacking == 0
    assert two.total > two.complete > 0


def test_a_typing_error_is_forgiven_and_told(ask: Ask) -> None:
    answer = ask("fishereis protocl")

    assert answer.corrected == (("fishereis", "fisheries"), ("protocl", "protocol"))
    assert "text:fisheries-protocol" in complete(answer)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("lihgthouse", "lighthouse"),
        ("lihgthuose", "lighthouse"),
        ("canl", ""),
        ("cnaal", "canal"),
        ("cnala", ""),
        ("xyz", ""),
    ],
)
def test_so_many_errors_and_no_more(ask: Ask, typed: str, read: str) -> None:
    answer = ask(f"{typed} council")
    expected = ((typed, read),) if read else ()

    assert answer.corrected == (expected if typed != "canl" else (("canl", "canal"),))
    assert answer.left_out == (() if answer.corrected else (typed,))
    assert answer.total > 0


def test_a_word_that_is_nowhere_is_left_out(ask: Ask) -> None:
    answer = ask("zzzzzzz protocol")

    assert answer.left_out == ("zzzzzzz",)
    assert refs(answer) == refs(ask("protocol"))


def test_stop_words_alone_find_names_that_have_them(ask: Ask) -> None:
    assert "institution:union" in refs(ask("of the"))


def test_headings_of_sources_and_outcomes_are_found(ask: Ask) -> None:
    assert "passage:minutes:1.3" in complete(ask("presidency"))
    assert "outcome:stock-report" in complete(ask("stocks"))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "😂😂",
        '"',
        "'",
        "a' OR 1=1 --",
        '" OR NEAR(a b) AND NOT {names}: *',
        "names : *",
        "& | ! <-> :* ()",
        "\\",
        "%s %(x)s {} %",
        "\x00\x01",
        "\ud800",
        "القرار",
        "会議",
        "x" * 10_000,
        "word " * 2_000,
        "<script>alert(1)</script>",
        "^prefix",
        "col:val",
        "-lake",
        "+lake",
        "lake*",
        "١٢٣",
    ],
)
def test_odd_searches_are_answered(ask: Ask, words: str) -> None:
    answer = ask(words)

    assert answer.total == sum(group.total for group in answer.groups)


def test_operators_are_words_like_others(ask: Ask) -> None:
    assert refs(ask("protocol NOT fisheries")) == refs(ask("protocol fisheries"))
    assert refs(ask('"fisheries" AND protocol*')) == refs(ask("fisheries protocol"))


def test_one_kind_in_pages_is_the_whole_in_order(ask: Ask, lakes: None) -> None:
    question = Question(
        "union council lake", ("en",), Standpoint(None, None, NOW), Kind.INSTITUTION
    )
    whole = find(question, limit=50).groups[0]
    parts = [find(question, offset=n, limit=1).groups[0].hits[0] for n in range(whole.total)]

    assert parts == list(whole.hits)
    assert whole.total > 2


@pytest.mark.parametrize("copies", [1, 150])
def test_beyond_what_is_ranked_every_entry_still_comes_once(ask: Ask, copies: int) -> None:
    ask("council")
    model = Entry.objects.get(ref="fisheries-protocol", is_whole=True)
    for number in range(copies):
        model.pk, model.object_id, model.ref = None, 1000 + number, f"copy-{number:03}"
        model.visible_from, model.known_until = None, None
        model.save()
    question = Question("protocol", ("en",), Standpoint(None, None, NOW), Kind.TEXT)
    pages = [find(question, offset=start, limit=30).groups for start in range(0, copies + 1, 30)]
    found = [hit.ref for groups in pages for group in groups for hit in group.hits]

    assert len(found) == len(set(found)) == copies + 1
    assert all(groups[0].total == copies + 1 for groups in pages)


@pytest.mark.parametrize("words", ["council", "who chairs the council", "fishry protocol canal"])
def test_the_number_of_queries_is_that_of_the_words(
    ask: Ask, django_assert_max_num_queries: object, words: str
) -> None:
    ask(words)
    with django_assert_max_num_queries(8):  # type: ignore[operator]  # pytest-django's fixture
        ask(words)


def test_the_order_is_the_same_on_every_database(ask: Ask) -> None:
    """Held as a list, so that a run on either database compares with the other."""
    rebuild()

    assert {words: refs(ask(words))[:3] for words in GOLDEN} == GOLDEN
