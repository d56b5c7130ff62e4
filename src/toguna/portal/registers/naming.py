"""What the values of a dimension are called, and which of them there may be.

A value is the identifier of a record or of a word, a year, or a word of a closed list. A record
that cannot be seen from the standpoint has no name here: it is then counted nowhere, and its page
is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Party
from toguna.institutions.sight import seen
from toguna.kernel.models import Place, Term
from toguna.meetings.models import Series
from toguna.portal.addresses import FIRST_YEAR, LAST_YEAR
from toguna.portal.contexts.parts import Text
from toguna.portal.scene import Scene

Names = dict[str, Text]

UNDATED = "undated"
"""The value of what has no year."""


@dataclass(frozen=True, slots=True)
class Naming:
    """`find` gives the names of those of some values that can be named; at most one query. `order`
    are the values of a closed list, in order: such a value has a page even where nothing falls
    under it, since another standpoint may link to it."""

    find: Callable[[Scene, Collection[str]], Names]
    order: tuple[str, ...] = ()
    is_years: bool = False


def of_terms(vocabulary: str) -> Naming:
    def find(scene: Scene, values: Collection[str]) -> Names:
        rows = Term.objects.filter(vocabulary=vocabulary, ref__in=values)
        return {row.ref: scene.words(row.name, row.ref) for row in rows}

    return Naming(find)


def of_parties(rows: QuerySet[Party]) -> Naming:
    """Parties among `rows`, by their short name where they have one."""

    def find(scene: Scene, values: Collection[str]) -> Names:
        found = rows.filter(ref__in=values)
        return {
            row.ref: scene.words(row.short_name if str(row.short_name) else row.name, row.ref)
            for row in found
        }

    return Naming(find)


def of_party_kinds() -> Naming:
    """Categories of parties, else their kinds (see `queries.belonging`)."""

    def find(scene: Scene, values: Collection[str]) -> Names:
        rows = Term.objects.filter(vocabulary="party-category", ref__in=values)
        named = {row.ref: scene.words(row.name, row.ref) for row in rows}
        kinds = {kind.value: Text(str(kind.label)) for kind in PartyKind if kind.value in values}
        return {**kinds, **named}

    return Naming(find)


def of_places() -> Naming:
    def find(scene: Scene, values: Collection[str]) -> Names:
        rows = Place.objects.filter(ref__in=values)
        return {row.ref: scene.words(row.name, row.ref) for row in rows}

    return Naming(find)


def of_series() -> Naming:
    def find(scene: Scene, values: Collection[str]) -> Names:
        rows = seen(Series.objects.filter(ref__in=values), scene.standpoint)
        return {row.ref: scene.words(row.name, row.ref) for row in rows}

    return Naming(find)


def of_choices(choices: type[TextChoices], otherwise: tuple[str, str] | None = None) -> Naming:
    """The members of a closed list; `otherwise` is the value of what has none, and its name."""
    names = {str(member.value): Text(str(member.label)) for member in choices}
    if otherwise:
        names[otherwise[0]] = Text(otherwise[1])

    def find(scene: Scene, values: Collection[str]) -> Names:
        return {value: name for value, name in names.items() if value in values}

    return Naming(find, tuple(names))


def of_years() -> Naming:
    """Years of the record, written with four digits, and UNDATED."""

    def find(scene: Scene, values: Collection[str]) -> Names:
        names = {value: Text(value) for value in values if is_year(value)}
        return {**names, UNDATED: Text(_("Undated"))} if UNDATED in values else names

    return Naming(find, is_years=True)


def is_year(value: str) -> bool:
    is_written = len(value) == len(str(FIRST_YEAR)) and value.isascii() and value.isdigit()
    return is_written and FIRST_YEAR <= int(value) <= LAST_YEAR
