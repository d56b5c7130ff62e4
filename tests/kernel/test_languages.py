from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop
from hypothesis import given
from hypothesis import strategies as st
from i18nfield.strings import LazyI18nString

from toguna.kernel.languages import ISO639_3, LANGUAGE_TAG, Written, iso639_3, written_in

BOTH = {"fr": "Conseil", "en": "Council"}


@pytest.mark.parametrize(
    ("texts", "language", "fallbacks", "written"),
    [
        (BOTH, "fr", (), Written("Conseil", "fr")),
        (BOTH, "en", ("fr",), Written("Council", "en")),
        (BOTH, "fr-CA", (), Written("Conseil", "fr")),
        (BOTH, "ff", ("fr",), Written("Conseil", "fr")),
        (BOTH, "ff", (), Written("Council", "en")),
        ({"fr-CA": "Conseil"}, "fr", (), Written("Conseil", "fr-CA")),
        ({"fr-CA": "A", "fr": "B"}, "fr-CA", (), Written("A", "fr-CA")),
        ({"ff-Adlm": "C"}, "ff-Adlm-GN", (), Written("C", "ff-Adlm")),
        ({"fr": "", "en": "Council"}, "fr", (), Written("Council", "en")),
        ({"fr": "", "en": ""}, "fr", ("en",), None),
        ({}, "fr", (), None),
        (None, "fr", (), None),
        ("", "fr", (), None),
        ("ISO", "en", ("fr",), Written("ISO", "en")),
        ({"fra": "X"}, "fr", (), Written("X", "fra")),
    ],
)
def test_text_says_which_language_it_is_in(
    texts: dict[str, str] | str | None,
    language: str,
    fallbacks: tuple[str, ...],
    written: Written | None,
) -> None:
    assert written_in(texts, language, fallbacks) == written
    assert written_in(LazyI18nString(texts), language, fallbacks) == written


def test_catalogue_message_is_in_the_language_asked_for() -> None:
    value = LazyI18nString.from_gettext(gettext_noop("No"))
    assert written_in(value, "fr") == Written("Non", "fr")


@given(
    st.dictionaries(st.sampled_from(["fr", "en", "ff", "fr-CA"]), st.text(max_size=3)),
    st.sampled_from(["fr", "en", "ff", "dyu"]),
)
def test_text_is_always_in_the_language_it_claims(texts: dict[str, str], language: str) -> None:
    written = written_in(texts, language, ["fr"])
    if written is None:
        assert not any(texts.values())
    else:
        assert texts[written.language] == written.text
        assert written.text


@pytest.mark.parametrize("tag", ["fr", "en-GB", "ff-Adlm", "ff-Adlm-GN", "dyu", "es-419"])
def test_language_tag_is_accepted(tag: str) -> None:
    LANGUAGE_TAG(tag)


@pytest.mark.parametrize("tag", ["", "f", "FR", "fr_CA", "fr-ca", "french", "fr-", "fr\n", "x-a"])
def test_what_is_not_a_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValidationError):
        LANGUAGE_TAG(tag)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr", "fra"), ("en-GB", "eng"), ("ff", "ful"), ("dyu", "dyu"), ("mos", "mos"), ("FR", "fra")],
)
def test_three_letter_code(tag: str, code: str) -> None:
    assert iso639_3(tag) == code


@pytest.mark.parametrize("tag", ["xx", "", "-", "français"])
def test_unknown_code_is_an_error(tag: str) -> None:
    with pytest.raises(ValueError, match="ISO 639"):
        iso639_3(tag)


def test_table_has_the_183_two_letter_codes_once_each() -> None:
    assert len(ISO639_3) == 183
    assert len(set(ISO639_3.values())) == 183
