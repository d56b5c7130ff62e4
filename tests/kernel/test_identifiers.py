from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db.migrations.writer import MigrationWriter
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.identifiers import REF, REF_LENGTH, RefValidator, derived_ref, slug_from


@pytest.mark.parametrize("text", ["a", "1", "forum-2", "2025-05-07-forum", "a" * REF_LENGTH])
def test_identifier_is_accepted(text: str) -> None:
    REF(text)


@pytest.mark.parametrize(
    "text", ["", "A", "é", "a_b", "a--b", "-a", "a-", "a b", "a\n", "٣", "a.b", "a/b"]
)
def test_what_is_not_an_identifier_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        REF(text)
    assert caught.value.code == "ref"


def test_identifier_too_long_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        REF("a" * (REF_LENGTH + 1))
    assert caught.value.code == "ref_length"


def test_error_proposes_an_identifier() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        REF("Forum régional n° 2")
    with translation.override("en"):
        assert caught.value.messages == [
            "“Forum régional n° 2” is not an identifier: use lower-case letters a to z without "
            "accents, digits, and single hyphens between them, such as forum-regional-n-2."
        ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Forum régional n° 2", "forum-regional-n-2"),
        ("L’Œuvre d'Élodie — suite", "l-oeuvre-d-elodie-suite"),
        ("Ɓaŋɲɛ ɗoo", "banne-doo"),
        ("ÇA & LÀ!", "ca-la"),
        ("Straße", "strasse"),
        ("…", ""),
        ("word " * 17, "-".join(["word"] * 16)),
        ("x" * 100, "x" * 80),
    ],
)
def test_slug_folds_accents_and_parts_words(text: str, slug: str) -> None:
    assert slug_from(text) == slug


@given(st.text())
def test_slug_of_anything_is_empty_or_an_identifier_and_its_own_slug(text: str) -> None:
    slug = slug_from(text)
    assert slug_from(slug) == slug
    if slug:
        REF(slug)


def test_validator_is_one_value_named_in_migrations() -> None:
    assert RefValidator() == REF
    assert hash(RefValidator()) == hash(REF)
    assert MigrationWriter.serialize(REF)[0] == "toguna.kernel.identifiers.RefValidator()"


def test_derived_ref_joins_the_parts_of_a_key() -> None:
    assert derived_ref(["session", "ardane", "adopter"]) == "session-ardane-adopter"
    assert derived_ref(["text", "act", "adopted", ""]) == "text-act-adopted"


def test_derived_ref_keeps_apart_what_joining_would_confuse() -> None:
    one = derived_ref(["a" * 60, "b" * 60])
    other = derived_ref(["a" * 60, "b" * 61])
    assert max(len(one), len(other)) <= 80
    assert one != other
    assert derived_ref(["text", "fr", "2031-05/2031-06"]) != derived_ref(
        ["text", "fr", "2031-05-2031-06"]
    )
