"""The spaces of French printing (Imprimerie nationale, "Lexique des règles typographiques").

U+00A0 before a colon, a semicolon, an exclamation or question mark and a percent sign, inside
guillemets, between groups of three digits, and after "no" as an abbreviation. A space that is
there is hardened; none is invented, so that addresses and hours stay as they are.
"""

from __future__ import annotations

import re

HARD = "\N{NO-BREAK SPACE}"
BEFORE = re.compile(r"[ \u202f](?=[:;!?%»](?:\W|$))")
AFTER = re.compile(r"(?<=«)[ \u202f]|(?<=\bn°)[ \u202f]|(?<=\bn[°º])[ \u202f]")
DIGITS = re.compile(r"(?<=\d)[ \u202f](?=\d{3}(?:\D|$))")
AMOUNT = re.compile(r"(?<=\d)[ \u202f](?=(?:millions?|milliards?)\b)")


def typographic(text: str, language: str) -> str:
    """`text` with the hard spaces of its language; other languages than French are left alone."""
    if language.split("-")[0] != "fr":
        return text
    for pattern in (BEFORE, AFTER, DIGITS, AMOUNT):
        text = pattern.sub(HARD, text)
    return text
