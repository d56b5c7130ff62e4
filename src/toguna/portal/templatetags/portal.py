"""How the parts of a page are written in HTML. No query: parts are plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from toguna.portal.contexts.parts import Cite, Lead, Link, Status, Text, Value, When
from toguna.portal.scripts import SCRIPTS
from toguna.portal.styles import STYLES
from toguna.portal.typography import typographic as hardened
from toguna.portal.typography import typographic_html
from toguna.roadmap.enums import Grade

register = template.Library()

LOCALES = {"fr": "fr_FR", "en": "en_GB"}
"""The varieties of each language that the catalogues are written in."""

MARKED = ("lifecycle", "completion", "schedule", "reporting", "freshness", "grade")
"""The closed lists whose words bear a mark (css/marks.css)."""


def language() -> str:
    """The language of the page that is being written."""
    return get_language() or "en"


@register.filter
def typographic(text: str) -> str:
    """Words of the interface as their language is printed; without any element, so that they can
    stand in an attribute."""
    return hardened(str(text), language())


@register.filter
def locale(tag: str) -> str:
    """A language of the interface as Open Graph names it: with a territory, always."""
    return LOCALES.get(tag, tag)


@register.simple_tag
def styles() -> SafeString:
    """The style sheet, as it stands between `<style>` and its end."""
    return mark_safe(STYLES)  # noqa: S308  (our own files; they hold no end tag)


@register.simple_tag
def script(name: str) -> SafeString:
    """A script of the site as an element: the policy of the page knows it as it stands."""
    return mark_safe(f"<script>{SCRIPTS[name]}</script>")  # noqa: S308  (our own files)


@register.filter
def plain(text: Text) -> str:
    """The words alone, for where no element can stand: the title of the document."""
    return hardened(text.text, text.lang or language())


@register.simple_tag
def show(value: Value | None) -> SafeString:
    """A part as HTML, its language marked where it is not that of the page."""
    match value:
        case None:
            return mark_safe("")
        case Text():
            return _text(value)
        case Link():
            return _link(value)
        case When():
            return when(value)
        case Status():
            return _status(value)
        case Lead():
            return show(value.words)
        case str():
            return typographic_html(value, language())
        case _:
            assert_never(value)


@register.simple_tag
def values(several: Iterable[Value], separator: str = " · ") -> SafeString:
    """Parts one after the other; words that lead to the next part stand before it."""
    written: list[SafeString] = []
    lead = mark_safe("")
    for value in several:
        if isinstance(value, Lead):
            lead = format_html("{} ", show(value))
        else:
            written.append(format_html("{}{}", lead, show(value)))
            lead = mark_safe("")
    return format_html_join(separator, "{}", ((one,) for one in written))


@register.simple_tag
def grades() -> SafeString:
    """Every grade of evidence with its mark."""
    several = (Status(str(grade.label), str(grade.value), "grade") for grade in Grade)
    return format_html_join(", ", "{}", ((_status(one),) for one in several))


def when(value: When) -> SafeString:
    """A date: each point that is a date by itself in a `<time>` element."""
    pieces = []
    for text, machine in value.parts:
        words = typographic_html(text, language())
        if machine:
            pieces.append(format_html('<time datetime="{}">{}</time>', machine, words))
        else:
            pieces.append(words)
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.simple_tag
def cites(several: Iterable[Cite]) -> SafeString:
    """Citations: the source once, then each of its passages as a link."""
    by_source: dict[Text, list[Cite]] = {}
    for cite in several:
        by_source.setdefault(cite.label, []).append(cite)
    if not by_source:
        return mark_safe("")
    groups = format_html_join(
        typographic(" ; ") if language() == "fr" else "; ",
        "{} {}",
        ((_text(label), _paths(found)) for label, found in by_source.items()),
    )
    return format_html(
        '<span class="cites"><span class="vh">{} </span>{}</span>', _("Source:"), groups
    )


def _paths(found: Iterable[Cite]) -> SafeString:
    return format_html_join(
        ", ", '<a href="{}">§&nbsp;{}</a>', ((cite.href, cite.path) for cite in found)
    )


def _text(value: Text) -> SafeString:
    if value.lang:
        return format_html(
            '<span lang="{}">{}</span>', value.lang, typographic_html(value.text, value.lang)
        )
    return typographic_html(value.text, language())


def _link(value: Link) -> SafeString:
    label = value.label
    words = typographic_html(label.text, label.lang or language())
    if label.lang:
        return format_html('<a href="{}" lang="{}">{}</a>', value.href, label.lang, words)
    return format_html('<a href="{}">{}</a>', value.href, words)


def _status(value: Status) -> SafeString:
    family = f" a-{value.family}" if value.family in MARKED else ""
    return format_html(
        '<span class="status{} s-{}">{}</span>', family, value.kind, typographic(value.label)
    )
