"""The words that French and English put around dates, for reading what people type.

Everything here is folded (see `folded`): lower case, no accents, plain dashes and apostrophes.
The strings are regular expressions; a named group gives the day (d), month (m) or year (y).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from toguna.kernel.dates import english, french


def folded(text: str) -> str:
    """Lower case, no accents, one kind of dash and apostrophe, single spaces."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", text.replace("\u2019", "'"))
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _months(names: Sequence[str], abbreviations: str) -> dict[str, int]:
    """Month numbers by folded name and by abbreviation, the latter with or without a full stop."""
    found = {folded(name): number for number, name in enumerate(names, 1)}
    for number, forms in enumerate(abbreviations.split(), 1):
        found |= {end: number for form in forms.split("|") for end in (form, form + ".")}
    return found


@dataclass(frozen=True)
class Vocabulary:
    """The words that a language puts around dates, folded, as regular expressions."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    numeric: str | None
    ordinal: str
    of_month: str
    around: str
    article: str
    uncertain: str
    unknown: str
    decade: str
    before_point: str
    since: str
    until: str
    after: str
    no_later: str
    no_earlier: str
    from_point: str
    to_point: str
    before_two: str
    both: str
    between: tuple[str, str]


FRENCH = Vocabulary(
    months=_months(
        french.MONTHS,
        "janv fevr|fev mars avr mai juin juil aout sept oct nov dec",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    numeric=r"(?P<d>[0-9]{1,2})[/.](?P<m>[0-9]{1,2})[/.](?P<y>[0-9]{4})",
    ordinal=r" ?er",
    of_month="",
    around=r"vers|environ",
    article=r"le |les ",
    uncertain=r" ?\(incertain\)",
    unknown=r"(?:a une )?date inconnue",
    decade=r"annees (?P<y>[0-9]{3}0)",
    before_point=r"le|les|en|dans les|au|courant",
    since=r"a (?:partir|compter) (?:d[ue]s? |d')|depuis (?:le |les )?|des (?:le )?",
    until=r"jusqu'(?:aux? |en |a )",
    after=r"apres le ",
    no_later=r"au plus tard (?:le |en |dans les )?",
    no_earlier=r"au plus tot (?:le |en |dans les )?",
    from_point=r"(?:du |de |des |d'|les? )?",
    to_point=r" (?:aux?|a|jusqu'aux?|jusqu'en) | ?- ?",
    before_two="(?:les )?",
    both=" et ",
    between=("entre (?:les? )?", " et (?:les? )?"),
)
ENGLISH = Vocabulary(
    months=_months(
        english.MONTHS,
        "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    ),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    numeric=None,
    ordinal="st|nd|rd|th",
    of_month="(?:of )?",
    around="around|about|circa",
    article="the ",
    uncertain=r" ?\(uncertain\)",
    unknown="(?:on an unknown date|date unknown|unknown date)",
    decade="(?P<y>[0-9]{3}0)s",
    before_point="on the|in the|on|in|the",
    since="(?:from|since) (?:the )?",
    until="(?:until|till|up to) (?:the )?",
    after="after (?:the )?",
    no_later="no later than (?:the )?",
    no_earlier="no earlier than (?:the )?",
    from_point="(?:from )?(?:the )?",
    to_point=" (?:to|until|till|through) (?:the )?| ?- ?",
    before_two="(?:on )?(?:the )?",
    both=" and ",
    between=("between (?:the )?", " and (?:the )?"),
)
VOCABULARIES = {"fr": FRENCH, "en": ENGLISH}
