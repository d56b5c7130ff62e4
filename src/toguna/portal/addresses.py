"""Every public address: one table, from which the routes and the links both follow.

    /fr/                                          the home page
    /fr/reunions/  /fr/reunions/page/2/           a list, and its second page
    /fr/reunions/<ref>/                           a record
    /fr/reunions/annee/2031/                      a list narrowed to one value of a facet
    /fr/reunions/par/annee/                       every value of a facet of a list
    /fr/recherche/<words>/nature/text/            what was looked for, narrowed in the same way
    /fr/changements/2031-05-01/2031-06-30/        between two days
    /fr/au/2031-05-01/reunions/                   as of a day
    /fr/connu-au/2031-06-30/reunions/             as was known on a day
    /fr/au/2031-05-01/connu-au/2031-06-30/…       both, in this order only

Words are in the language of the page. There are no query strings: what is published is files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

LANGUAGES = ("fr", "en")
"""The languages of the interface, the default first."""

AS_OF = {"fr": "au", "en": "as-of"}
KNOWN_ON = {"fr": "connu-au", "en": "known-on"}
PAGE = {"fr": "page", "en": "page"}
BY = {"fr": "par", "en": "by"}

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years between which a standpoint makes sense for the record of a living institution."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,6}")


class NotADay(ValueError):
    """A path says a day that cannot be asked about; the message is what it says."""


@dataclass(frozen=True, slots=True)
class Address:
    """A kind of address: its word in each language, whether it names a record, whether it can
    have several pages, the words of its facets, whether each of these has a page of its values,
    whether it takes two days or words to look for."""

    words: dict[str, str]
    names_record: bool = False
    is_paged: bool = False
    facets: dict[str, dict[str, str]] = field(default_factory=dict)
    lists_values: bool = False
    takes_days: bool = False
    takes_words: bool = False


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The two days of a question, as an address says them; None asks about today."""

    as_of: date | None = None
    known_on: date | None = None

    def prefix(self, language: str) -> str:
        """The part of the path right after the language; empty for today."""
        said = ((AS_OF, self.as_of), (KNOWN_ON, self.known_on))
        return "".join(f"{word[language]}/{day.isoformat()}/" for word, day in said if day)


TODAY = Viewpoint()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The part of its subject that a page is asked for: one value of one facet, or with no value
    the page of them all, what lies between two days (both included), words to look for."""

    facet: str = ""
    value: str = ""
    days: tuple[date, date] | None = None
    words: str = ""


WHOLE = Narrowing()

FACETS: dict[str, dict[str, str]] = {
    "year": {"fr": "annee", "en": "year"},
    "day": {"fr": "jour", "en": "day"},
    "phase": {"fr": "phase", "en": "phase"},
    "kind": {"fr": "nature", "en": "kind"},
    "body": {"fr": "instance", "en": "body"},
    "state": {"fr": "pays", "en": "state"},
    "place": {"fr": "lieu", "en": "place"},
    "partner": {"fr": "partenaire", "en": "partner"},
    "series": {"fr": "serie", "en": "series"},
    "pillar": {"fr": "pilier", "en": "pillar"},
    "life": {"fr": "etape", "en": "life"},
    "lifecycle": {"fr": "cycle", "en": "lifecycle"},
    "completion": {"fr": "realisation", "en": "completion"},
    "schedule": {"fr": "calendrier", "en": "schedule"},
    "freshness": {"fr": "actualite", "en": "freshness"},
    "origin": {"fr": "origine", "en": "origin"},
    "part": {"fr": "partie", "en": "part"},
}
"""The word of each facet in an address."""

AXES = ("lifecycle", "completion", "schedule", "freshness", "origin", "state", "body")
"""The facets of actions."""


def _facets(*names: str) -> dict[str, dict[str, str]]:
    return {name: FACETS[name] for name in names}


def _list(fr: str, en: str, *facets: str, is_paged: bool = True) -> Address:
    return Address({"fr": fr, "en": en}, is_paged=is_paged, facets=_facets(*facets))


def _register(fr: str, en: str, *facets: str) -> Address:
    return Address({"fr": fr, "en": en}, is_paged=True, facets=_facets(*facets), lists_values=True)


def _record(fr: str, en: str, *facets: str, is_paged: bool = False) -> Address:
    return Address(
        {"fr": fr, "en": en}, names_record=True, is_paged=is_paged, facets=_facets(*facets)
    )


ADDRESSES: dict[str, Address] = {
    "home": _list("", "", is_paged=False),
    "meetings": _register(
        "reunions", "meetings", "year", "kind", "body", "place", "partner", "series", "pillar"
    ),
    "meeting": _record("reunions", "meetings", is_paged=True),
    "series": _record("series-de-reunions", "meeting-series", is_paged=True),
    "chain": _record("suites-de-reunions", "meeting-chains", "day", "phase", "kind", is_paged=True),
    "programme": _list("programme", "programme", "day", "phase", "kind"),
    "confederation": _list("confederation", "confederation", is_paged=False),
    "acts": _register("actes", "acts", "year", "kind", "body", "place", "partner"),
    "act": _record("actes", "acts", is_paged=True),
    "texts": _register("textes", "texts", "year", "kind", "life", "body", "state", "pillar"),
    "text": _record("textes", "texts"),
    "roadmaps": _list("feuille-de-route", "roadmap"),
    "roadmap": Address(
        {"fr": "feuille-de-route", "en": "roadmap"},
        names_record=True,
        is_paged=True,
        facets=_facets(*AXES),
        lists_values=True,
    ),
    "actions": _register("actions", "actions", *AXES),
    "action": _record("actions", "actions", is_paged=True),
    "institutions": _list("institutions", "institutions"),
    "institution": _record("institutions", "institutions", is_paged=True),
    "offices": _list("fonctions", "offices"),
    "office": _record("fonctions", "offices"),
    "powers": _list("pouvoirs", "powers"),
    "power": _record("pouvoirs", "powers"),
    "people": _list("personnes", "people"),
    "person": _record("personnes", "people", is_paged=True),
    "partners": _register("partenaires", "partners", "kind"),
    "partner": _record("partenaires", "partners", is_paged=True),
    "processes": _register("processus", "processes", "kind"),
    "process": _record("processus", "processes", is_paged=True),
    "sources": _list("sources", "sources"),
    "source": _record("sources", "sources", "part", is_paged=True),
    "discrepancies": _register("discordances", "discrepancies", "kind"),
    "discrepancy": _record("discordances", "discrepancies"),
    "dates": _list("dates", "dates", is_paged=False),
    "changes": Address({"fr": "changements", "en": "changes"}, is_paged=True, takes_days=True),
    "timeline": _list("chronologie", "timeline", "year"),
    "legal": _list("mentions-legales", "legal-notice", is_paged=False),
    "accessibility": _list("accessibilite", "accessibility", is_paged=False),
    "figures": _list("a-propos-des-chiffres", "about-the-figures", is_paged=False),
    "search": Address(
        {"fr": "recherche", "en": "search"},
        is_paged=True,
        facets=_facets("kind"),
        takes_words=True,
    ),
    "follow": _list("suivre", "follow", is_paged=False),
    "design": _list("charte-graphique", "design-system", is_paged=False),
}


def address(
    name: str,
    language: str,
    viewpoint: Viewpoint = TODAY,
    ref: str = "",
    number: int = 1,
    narrowing: Narrowing = WHOLE,
) -> str:
    """The path of a page. Raises KeyError for a name, a language or a facet that is not in the
    table."""
    found = ADDRESSES[name]
    parts = [f"/{language}/{viewpoint.prefix(language)}"]
    if found.words[language]:
        parts.append(f"{found.words[language]}/")
    if found.names_record:
        parts.append(f"{ref}/")
    if narrowing.days:
        parts += [f"{day.isoformat()}/" for day in narrowing.days]
    if narrowing.words:
        parts.append(f"{quote(narrowing.words, safe='')}/")
    if narrowing.facet:
        word = found.facets[narrowing.facet][language]
        parts.append(f"{word}/{narrowing.value}/" if narrowing.value else f"{BY[language]}/{word}/")
    if number > 1:
        parts.append(f"{PAGE[language]}/{number}/")
    return "".join(parts)


def routes() -> Iterator[tuple[str, str, str]]:
    """For each page and language: the regular expression of its path (without the first slash),
    its name, its language. The groups `as_of`, `known_on`, `ref`, `first`, `last`, `words`, `by`,
    `facet`, `value` and `number` are raw: reading them is `read_day`'s, `read_facet`'s and
    `read_number`'s, so that nonsense gets an answer of its own."""
    for language in LANGUAGES:
        start = (
            f"^{language}/(?:{AS_OF[language]}/(?P<as_of>[^/]+)/)?"
            f"(?:{KNOWN_ON[language]}/(?P<known_on>[^/]+)/)?"
        )
        for name, found in ADDRESSES.items():
            word = f"{found.words[language]}/" if found.words[language] else ""
            yield f"{start}{word}{''.join(_rest(found, language))}$", name, language


def _rest(found: Address, language: str) -> Iterator[str]:
    """What may follow the word of a page, as regular expressions."""
    if found.names_record:
        yield "(?P<ref>[a-z0-9-]+)/"
    if found.takes_days:
        yield f"(?:(?!{PAGE[language]}/)(?P<first>[^/]+)/(?P<last>[^/]+)/)?"
    if found.takes_words:
        yield "(?:(?P<words>[^/]+)/"
    if found.facets:
        words = "|".join(words[language] for words in found.facets.values())
        every = f"{BY[language]}/(?P<by>{words})/|" if found.lists_values else ""
        yield f"(?:{every}(?P<facet>{words})/(?P<value>[^/]+)/)?"
    if found.takes_words:
        yield ")?"
    if found.is_paged:
        yield f"(?:{PAGE[language]}/(?P<number>[^/]+)/)?"


def read_facet(name: str, language: str, word: str | None) -> str:
    """The name of the facet that a path says in a language, "" where it says none."""
    facets = ADDRESSES[name].facets
    return next((key for key, words in facets.items() if words[language] == word), "")


def read_day(text: str | None) -> date | None:
    """The day that a path says, None where it says none. Raises NotADay for one that does not
    exist, that is not written YYYY-MM-DD, or that no record reaches."""
    if text is None:
        return None
    if not DAY.fullmatch(text):
        raise NotADay(text)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotADay(text) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADay(text)
    return day


def read_number(text: str | None) -> int:
    """The number of a page of a list; 1 where the path says none. Raises ValueError for what is
    not a number from 2 on: the first page has one address, without a number."""
    if text is None:
        return 1
    if not PAGE_NUMBER.fullmatch(text) or text == "1":
        raise ValueError(text)
    return int(text)
