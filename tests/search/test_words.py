"""Folding, stems, stop words: what is written and what is asked meet."""

from __future__ import annotations

import pytest

from toguna.search.folding import folded, phrase_of, words_of
from toguna.search.reading import MOST_WORDS, read_words, term_of
from toguna.search.stemming import stems_of, tokens_of


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Décision", "decision"),
        ("ŒUVRE", "oeuvre"),
        ("ɓeydaari ŋ ɔ", "beydaari n o"),
        ("STRASSE straße", "strasse strasse"),
        ("Ⅳ ﬁn", "iv fin"),
        ("e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}", "ete"),
        ("القرار", "القرار"),
        ("قَرَار", "قرار"),
    ],
)
def test_letters_are_folded(written: str, plain: str) -> None:
    assert folded(written) == plain


def test_elided_words_and_compounds_are_parted() -> None:
    found = [plain for _word, plain in words_of("L’e-passeport qu'Almer aujourd’hui")]

    assert found == ["l", "e", "passeport", "qu", "almer", "aujourd", "hui", "epasseport"]
    assert phrase_of("L’e-passeport, AB–CD") == "l e passeport ab cd"


def test_what_is_no_word_gives_none() -> None:
    assert list(words_of("😂 « ” ' * -- (AND) :: \x00")) == [("and", "and")]


def test_an_endless_word_is_cut() -> None:
    assert [len(plain) for _word, plain in words_of("a" * 10_000)] == [40]


def shared(one: str, other: str, language: str) -> bool:
    return not set(stems_of(one, language)).isdisjoint(stems_of(other, language))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("décision", "decisions", "fr"),
        ("sécurité", "securite", "fr"),
        ("créée", "créé", "fr"),
        ("confédérales", "confederal", "fr"),
        ("meetings", "meeting", "en"),
        ("protocolos", "protocolo", "pt"),
        ("القرار", "قرار", "ar"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert shared(one, other, language)


def test_a_language_without_a_stemmer_has_words_only() -> None:
    assert tokens_of("jamaa mawdo", "ff") == ("jamaa", "mawdo")
    assert tokens_of("jamaa", "") == ("jamaa",)


def test_stop_words_are_indexed_in_names_only() -> None:
    assert tokens_of("Chair of the Council", "en") == ("chair", "·chair", "council", "·council")
    assert "the" in tokens_of("Chair of the Council", "en", with_stop_words=True)


def test_stop_words_are_dropped_unless_there_is_nothing_else() -> None:
    reading = read_words("qui préside la Confédération", ("fr", "en"))

    assert [term.word for term in reading.terms] == ["preside", "confederation"]
    assert reading.asks_for == ("person", "office")
    assert [term.word for term in read_words("qui de la", ("fr",)).terms] == ["qui", "de", "la"]


def test_the_beginning_of_a_long_word_counts_and_its_stem_too() -> None:
    assert term_of("préside", ("fr",)).beginnings == ("presid",)
    assert term_of("oif", ("fr",)).beginnings == ()
    assert term_of("2031", ("fr",)).beginnings == ()


def test_only_so_many_words_count() -> None:
    words = " ".join(f"word{number}" for number in range(500))

    assert len(read_words(words, ("en",)).terms) == MOST_WORDS
