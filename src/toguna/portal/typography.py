"""How French and English are printed: spaces that hold, quotation marks, apostrophes, ordinals.

French follows the Imprimerie nationale ("Lexique des règles typographiques"): a fine hard space
before a semicolon, an exclamation and a question mark, and between groups of three digits
(U+202F); a hard space of a word's width before a colon and a percent sign, inside guillemets, and
between a number and its unit, its month or its abbreviation (U+00A0). A phone that has no U+202F
in its fonts takes another space for it; U+2009, which may break, is never written. Quotations
within a quotation are in “ ”. English has its curly quotation marks and apostrophes, and no hard
space.

Addresses, electronic mail, paths and what stands between backquotes are left exactly as they are;
no letter or digit is ever changed, so that a title stays the title. Setting twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

HARD = "\N{NO-BREAK SPACE}"
FINE = "\N{NARROW NO-BREAK SPACE}"
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
INNER = (" ", HARD, FINE)
ANY = f"[{''.join(INNER)}]"
"""The spaces that may stand where one of these rules wants one."""

KEPT = (
    r"(?P<kept>`[^`\n]*`"
    r"|(?<![\w@.+-])(?:[a-z][a-z0-9+.-]*://|(?:www\.|mailto:|urn:|tel:)(?=\w))[^\s<>«»“”\"]*"
    r"[^\s<>«»“”\"'’.,:;!?…)\]]"
    r"|(?<![\w@.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w./:])/(?:[\w.~%+-]+/)*[\w.~%?=&#+-]*(?:/|(?<=[\w=])))"
)
"""What is no prose: code, URIs, addresses of electronic mail, paths."""

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
UNITS = (
    r"millions?|milliards?|milliers|francs?|FCFA|F|XOF|XAF|euros?|dollars?|ans|jours|mois|km|m|ha|kg|t"
    r"|[kMG]Wh?|min|€|\$|£|°C"
)
TITLES = r"MM?\.|M(?:me|lle|gr)s?|[DP]r|Son\ Excellence|S\.\ ?E\."
SHORT_WORDS = r"pp?\.|art\.|al\.|chap\.|ch\.|fig\.|vol\.|§§?|[Nn]°s?"
WORTH_SETTING = re.compile(rf"[\"'“”«»‹›0-9;:!?%°§{HARD}{FINE}]|\.\.\.|\b(?:{TITLES})[ ]")
"""What any of the rules begins at: a text without it is left as it is at once."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _rule(pattern: str, write: Callable[[re.Match[str]], str]) -> Rule:
    """A rule that leaves alone what is no prose."""
    return re.compile(f"{KEPT}|{pattern}"), lambda m: m[0] if m["kept"] is not None else write(m)


ELLIPSES = _rule(r"(?<![./\\])\.\.\.(?![./\\])", lambda m: ELLIPSIS)
APOSTROPHES = _rule(r"(?<=[^\W_])'(?=[^\W_]|[«“\"])", lambda m: APOSTROPHE)

FRENCH: tuple[Rule, ...] = (
    ELLIPSES,
    APOSTROPHES,
    _rule(rf"(?P<opens>[«‹]){ANY}?(?=\S)", lambda m: m["opens"] + HARD),
    _rule(rf"(?<=\S){ANY}?(?P<closes>[»›])", lambda m: HARD + m["closes"]),
    # Between groups of three digits, where the first has at most three.
    _rule(
        rf"(?<![\w.,-])(?P<groups>\d{{1,3}}(?:{ANY}\d{{3}})+)(?![\w-])",
        lambda m: re.sub(ANY, FINE, m["groups"]),
    ),
    # After a word or what closes one, before a space or what closes. A text that begins with a
    # space and a mark follows a label.
    _rule(
        rf"(?:(?<=[^\W_])|(?<=[»)”’…\]%])){ANY}?(?P<high>[;!?]+)(?=[\s»”’)\]]|$)"
        rf"|(?:(?<=\S)|^){ANY}(?P<mark>[;!?])(?=\W|$)",
        lambda m: FINE + (m["high"] or m["mark"]),
    ),
    _rule(
        rf"(?:(?<=[^\W_])|(?<=[»)”’…\]%])){ANY}?:(?=[\s»”)\]]|$)|(?:(?<=\S)|^){ANY}:(?=\W|$)",
        lambda m: f"{HARD}:",
    ),
    _rule(rf"(?<=\d){ANY}?(?P<per>[%‰])(?!\w)", lambda m: HARD + m["per"]),
    _rule(
        rf"(?<![\w.:-])(?P<hour>[01]?\d|2[0-4]){ANY}?h(?:{ANY}?(?P<minute>[0-5]\d))?(?![\w-])",
        lambda m: f"{m['hour']}{HARD}h" + (f"{HARD}{m['minute']}" if m["minute"] else ""),
    ),
    _rule(rf"(?<=\d) (?=(?:{UNITS})(?![\w-]))|(?<=\bF) (?=CFA\b)", lambda m: HARD),
    _rule(rf"(?<=\d) (?=(?:{MONTHS})\b)|(?<=\b1er) (?=(?:{MONTHS})\b)", lambda m: HARD),
    _rule(
        rf"(?<![\w.])(?P<short>{SHORT_WORDS}){ANY}(?=\d|[IVXL]+\b)"
        rf"|(?<![\w.])(?P<number>[Nn]°){ANY}?(?=\d)",
        lambda m: (m["short"] or m["number"]) + HARD,
    ),
    _rule(rf"(?<![\w.])(?P<title>{TITLES}) (?=[A-ZÀ-ÖØ-Þ])", lambda m: m["title"] + HARD),
)
ENGLISH: tuple[Rule, ...] = (
    ELLIPSES,
    APOSTROPHES,
    # A decade, a quotation in single marks, a possessive plural: in this order.
    _rule(r"(?:(?<=[\s(\[“])|^)'(?=\d\ds\b)", lambda m: APOSTROPHE),
    _rule(
        r"(?:(?<=[\s(\[“])|^)'(?P<single>[^\s'](?:[^'\n]*[^\s'])?)'(?=[\s.,;:!?)\]”]|$)",
        lambda m: f"‘{m['single']}’",
    ),
    _rule(r"(?<=\w)'(?=[\s.,;:!?)\]”]|$)", lambda m: APOSTROPHE),
)

MARKS = re.compile(rf"{KEPT}|(?P<mark>[«»“”\"])")
ORDINAL = re.compile(
    rf"{KEPT}|(?<![\w.,/°-])(?P<number>(?P<one>1|I)(?=ers?\b|res?\b|ère)|2(?=de?\b|nde?\b)"
    r"|\d{1,3}(?=e\b|es\b|èmes?\b)|(?!I(?:e|es)\b)(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?=e\b|es\b|èmes?\b))"
    r"(?P<ending>ers?|res?|ères?|nde?|de?|èmes?|es?)(?![\w/-])"
)
"""The ordinals of French in figures, Roman ones up to 39: "1er", "2e", "XXe", "IIe"."""


def typographic(text: str, language: str) -> str:
    """`text` set as its language is printed; other languages than French and English are left
    alone."""
    return _set(text, language.partition("-")[0]) if WORTH_SETTING.search(text) else text


def typographic_html(text: str, language: str) -> SafeString:
    """The same as HTML, escaped; the endings of French ordinals are raised."""
    return _html(text, language.partition("-")[0])


@lru_cache(maxsize=8192)
def _set(text: str, language: str) -> str:
    if language == "fr":
        return _applied(_quoted(text, "«»", "“”"), FRENCH)
    if language == "en":
        return _applied(_quoted(text, "“”", "“”"), ENGLISH)
    return text


@lru_cache(maxsize=8192)
def _html(text: str, language: str) -> SafeString:
    words = typographic(text, language)
    if language != "fr":
        return escape(words)
    return mark_safe("".join(_raised(words)))  # noqa: S308  (escaped piece by piece)


def _raised(text: str) -> Iterator[str]:
    at = 0
    for found in ORDINAL.finditer(text):
        if found["kept"] is None:
            yield escape(text[at : found.start("ending")])
            yield f"<sup>{found['ending']}</sup>"
            at = found.end()
    yield escape(text[at:])


def _applied(text: str, rules: tuple[Rule, ...]) -> str:
    for pattern, write in rules:
        text = pattern.sub(write, text)
    return text


def _quoted(text: str, outer: str, inner: str) -> str:
    """Quotation marks by depth: `outer` around a quotation, `inner` around one within it. Where
    they do not go in pairs nothing is changed: a lone mark may be an inch, or someone's slip."""
    found = [m for m in MARKS.finditer(text) if m["kept"] is None]
    if not any(m[0] in '"“”' for m in found):
        return text
    written: list[str] = []
    open_marks: list[str] = []
    at = 0
    for m in found:
        opens = _opens(text, m, open_marks)
        if not opens and not (open_marks and _closes(m[0], open_marks.pop())):
            return text
        if opens:
            open_marks.append(m[0])
        pair = outer if len(open_marks) == (1 if opens else 0) else inner
        turned = _turned(m[0], pair[not opens], outer)
        start, end = m.span()
        if turned != m[0] and m[0] in "«»":  # what stood inside a guillemet goes with it
            start, end = _without_spaces(text, start, end, opens=opens)
        written += [text[at:start], turned]
        at = end
    return text if open_marks else "".join([*written, text[at:]])


def _opens(text: str, mark: re.Match[str], open_marks: list[str]) -> bool:
    """Whether a mark opens a quotation. A straight one opens after a space, an opening sign or an
    apostrophe, unless nothing but a space follows it."""
    if mark[0] != '"':
        return mark[0] in "«“"
    before, after = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    is_led = not before or before.isspace() or before in "([{«‹“—–'’"
    return is_led and bool(after) and not after.isspace()


def _turned(mark: str, wanted: str, outer: str) -> str:
    """The mark to write: guillemets are turned only in the language that they belong to."""
    return wanted if mark in '"“”' or outer == "«»" else mark


def _without_spaces(text: str, start: int, end: int, *, opens: bool) -> tuple[int, int]:
    """The span of a mark with the spaces on its inner side."""
    if opens:
        while text[end : end + 1] in INNER:
            end += 1
    else:
        while text[max(start - 1, 0) : start] in INNER:
            start -= 1
    return start, end


def _closes(mark: str, opening: str) -> bool:
    return (opening, mark) in {("«", "»"), ("“", "”"), ('"', '"')}
