"""Addresses whose words are not those of the page any more, or are those of another language.

`/fr/meetings/` leads to `/fr/reunions/`, `/en/au/2031-05-01/textes/` to
`/en/as-of/2031-05-01/texts/`. A word that was replaced goes into FORMER_WORDS: an address that was
given out leads on for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toguna.portal.addresses import ADDRESSES, AS_OF, FACETS, KNOWN_ON, LANGUAGES, PAGE

FORMER_WORDS: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
"""By language: words that pages had in earlier releases, and the name of the page (`addresses`)."""


def present_path(path: str) -> str:
    """The path with every word that it has in another language, or from an earlier release, put
    into that of today; the same path where there is nothing to put right, or where its language is
    not one of ours. Whether there is such a page is not asked."""
    parts = path.strip("/").split("/")
    if parts[0] not in LANGUAGES:
        return path
    return f"/{'/'.join(_present(parts[0], parts[1:]))}/"


def _present(language: str, parts: list[str]) -> Iterator[str]:
    yield language
    standpoints, pages = _foreign(language, (AS_OF, KNOWN_ON)), _pages(language)
    rest = iter(parts)
    for part in rest:
        if part in (AS_OF[language], KNOWN_ON[language]) or part in standpoints:
            yield standpoints.get(part, part)
            yield next(rest, "")
        else:
            yield pages.get(part, part)
            break
    # What a record is called is no word: only the last pairs can be a facet and a page.
    others = list(rest)
    words = _foreign(language, (*FACETS.values(), PAGE))
    is_facet = {len(others) - 2, len(others) - 4}
    for place, part in enumerate(others):
        yield words.get(part, part) if place in is_facet else part


def _pages(language: str) -> dict[str, str]:
    """The words of pages that this language had, or that another has, by the word of today. A word
    that means something here is not taken for another language's."""
    here = {found.words[language] for found in ADDRESSES.values()}
    former = {
        word: ADDRESSES[name].words[language] for word, name in FORMER_WORDS[language].items()
    }
    foreign = _foreign(language, [found.words for found in ADDRESSES.values()])
    return {word: to for word, to in {**foreign, **former}.items() if word and word not in here}


def _foreign(language: str, several: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The words of the other languages, by the word of this one."""
    found: dict[str, str] = {}
    for words in several:
        for other in LANGUAGES:
            if other != language:
                found[words[other]] = words[language]
    return found
