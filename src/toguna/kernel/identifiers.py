"""Identifiers that people can read: lower-case words of ASCII letters and digits, with hyphens.

They are part of permanent addresses and of the published data, so they never change once public.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

REF_LENGTH = 80
MARK = 10
"""Hexadecimal digits that keep two long derived names apart: 40 bits of SHA-256."""

REF_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Letters that Unicode does not decompose into an ASCII letter and a mark. The hooked letters are
# those of the African reference alphabet (UNESCO, 1978).
FOLDED = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "ɓ": "b",
        "ɗ": "d",
        "ɛ": "e",
        "ǝ": "e",
        "ə": "e",
        "ɣ": "g",
        "ɩ": "i",
        "ƙ": "k",
        "ɲ": "n",
        "ŋ": "n",
        "ɔ": "o",
        "ʋ": "u",
        "ƴ": "y",
        "ⵧ": "",
    }
)


@deconstructible
class RefValidator:
    """Raises ValidationError unless the text is an identifier of at most 80 characters."""

    def __call__(self, text: str) -> None:
        if len(text) > REF_LENGTH:
            raise ValidationError(
                _("This identifier has %(length)s characters: %(limit)s at most."),
                code="ref_length",
                params={"length": len(text), "limit": REF_LENGTH},
            )
        if not REF_PATTERN.fullmatch(text):
            raise ValidationError(
                _(
                    "“%(found)s” is not an identifier: use lower-case letters a to z without "
                    "accents, digits, and single hyphens between them, such as %(example)s."
                ),
                code="ref",
                params={"found": text, "example": slug_from(text) or "regional-forum-2"},
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RefValidator)

    def __hash__(self) -> int:
        return hash(RefValidator)


REF = RefValidator()


def slug_from(text: str) -> str:
    """The identifier nearest to `text`, cut after a whole word at 80 characters.

    Accents are folded; any other sign parts words. Empty when no letter or digit is left.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(FOLDED))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", plain)
    slug = "-".join(words)
    if len(slug) <= REF_LENGTH:
        return slug
    return slug[: REF_LENGTH + 1].rpartition("-")[0] or slug[:REF_LENGTH]


def derived_ref(parts: Sequence[str]) -> str:
    """The identifier made of the parts of a key, empty ones left out: the name of a row that has
    none of its own, the same whether it was stated at a desk or in a table.

    A single part that is an identifier is kept as it is. Where joining loses something (a part that
    is no identifier, a name over 80 characters), the end of the SHA-256 of the parts is added.
    """
    joined = "-".join(part for part in parts if part)
    slug = slug_from(joined)
    if slug == joined:
        return slug
    mark = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:MARK]
    return f"{slug[: REF_LENGTH - MARK - 1].rstrip('-')}-{mark}"
