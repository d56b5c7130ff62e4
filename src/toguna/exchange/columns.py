"""What a column of a table is: its headers, what it holds, and what it means.

Headers and meanings are in English and French; a table may be written in either language, and is
read in both. A localized column stands for one printed column a language: "title (fr)".
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Choices, Model
from django.utils.translation import get_language


class Kind(enum.Enum):
    """How a cell is read."""

    WORD = "word"
    LOCALIZED = "localized"
    REF = "identifier"
    LINK = "link"
    LINKS = "links"
    TERM = "term"
    TERMS = "terms"
    CHOICE = "choice"
    EDTF = "edtf"
    DAY = "day"
    INSTANT = "instant"
    WHOLE = "whole number"
    DECIMAL = "decimal"
    YES_NO = "yes or no"
    PASSAGES = "passages"
    SUBJECTS = "records"


LINKING = (Kind.LINK, Kind.LINKS, Kind.TERM, Kind.TERMS, Kind.PASSAGES, Kind.SUBJECTS)
"""Kinds of column that refer to rows."""


@dataclass(frozen=True)
class Both:
    """A text in the two languages of the tables' own words."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        return self.fr if language == "fr" else self.en

    def __str__(self) -> str:
        """In the active language."""
        return self.in_language(get_language() or "en")


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `field` is the model's field; `target` the model that a link names; `vocabulary` that of a term;
    `choices` the closed list of a choice. `derived` columns are written by an export and, on
    import, only compared with what the other tables say.
    """

    field: str
    kind: Kind
    header: Both
    meaning: Both
    required: bool = False
    example: str = ""
    target: type[Model] | None = None
    vocabulary: str = ""
    choices: type[Choices] | None = None
    derived: bool = False

    def headers(self, languages: Sequence[str], words: str) -> list[str]:
        """The printed headers, in the language `words`, for texts in `languages`."""
        name = self.header.in_language(words)
        if self.kind is not Kind.LOCALIZED:
            return [name]
        return [f"{name} ({language})" for language in languages]


@dataclass(frozen=True)
class Table:
    """One file of a dataset: which model its rows are, and how a row is recognised.

    `key` names the fields that identify a row; where it is not ("ref",), the identifier is derived
    from them (see `toguna.exchange.identity`) and has no column. `revised` rows are
    append-only: a changed row becomes a new revision that supersedes the old one. `joint` is what
    stands between the parts of a key in a name (`source:path`). `order` names the fields by which
    an export sorts; the key where it is empty.
    """

    file: str
    model: type[Model]
    title: Both
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("ref",)
    revised: bool = False
    joint: str = ""
    order: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.field == name)

    @property
    def name(self) -> str:
        """The file's name without its ending: how other tables name this one."""
        return self.file.removesuffix(".csv")

    @cached_property
    def linking(self) -> tuple[Column, ...]:
        """The columns that refer to rows, of this table or another."""
        return tuple(c for c in self.columns if c.kind in LINKING and not c.derived)

    @property
    def cites(self) -> bool:
        return any(column.kind is Kind.PASSAGES for column in self.columns)


def required(column: Column) -> Column:
    return replace(column, required=True)


def word(field: str, en: str, fr: str, means: tuple[str, str], example: str = "") -> Column:
    return Column(field, Kind.WORD, Both(en, fr), Both(*means), example=example)


def localized(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.LOCALIZED, Both(en, fr), Both(*means))


def link(field: str, en: str, fr: str, target: type[Model], means: tuple[str, str]) -> Column:
    return Column(field, Kind.LINK, Both(en, fr), Both(*means), target=target)


def links(field: str, en: str, fr: str, target: type[Model], means: tuple[str, str]) -> Column:
    return Column(field, Kind.LINKS, Both(en, fr), Both(*means), target=target)


def term(field: str, en: str, fr: str, vocabulary: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.TERM, Both(en, fr), Both(*means), vocabulary=vocabulary)


def terms(field: str, en: str, fr: str, vocabulary: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.TERMS, Both(en, fr), Both(*means), vocabulary=vocabulary)


def choice(field: str, en: str, fr: str, among: type[Choices], means: tuple[str, str]) -> Column:
    return Column(field, Kind.CHOICE, Both(en, fr), Both(*means), choices=among)


def edtf(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.EDTF, Both(en, fr), Both(*means), example="2025-06-30/2025-07-03")


def day(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.DAY, Both(en, fr), Both(*means), example="2025-12-22")


def instant(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.INSTANT, Both(en, fr), Both(*means), example="2025-12-22T09:30:00Z")


def whole(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.WHOLE, Both(en, fr), Both(*means), example="3")


def decimal(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.DECIMAL, Both(en, fr), Both(*means), example="1500")


def yes_no(field: str, en: str, fr: str, means: tuple[str, str]) -> Column:
    return Column(field, Kind.YES_NO, Both(en, fr), Both(*means), example="yes")


REF = Column(
    "ref",
    Kind.REF,
    Both("identifier", "identifiant"),
    Both(
        "Short name of the row, in lower-case letters, digits and hyphens; never changes.",
        "Nom court de la ligne, en minuscules, chiffres et traits d’union ; ne change jamais.",
    ),
    required=True,
    example="first-session",
)
TITLE = required(
    localized(
        "title",
        "title",
        "titre",
        ("Title, as printed where it is official.", "Titre, tel qu’imprimé s’il est officiel."),
    )
)
NAME = required(localized("name", "name", "nom", ("Name in full.", "Nom complet.")))
DESCRIPTION = localized(
    "description",
    "description",
    "description",
    ("What it is, in our own words.", "Ce que c’est, dans nos propres mots."),
)
NOTE = localized("note", "note", "note", ("A remark.", "Une remarque."))
POSITION = whole("position", "position", "rang", ("Place in the list.", "Place dans la liste."))
START = edtf("start", "start", "début", ("Since when (EDTF).", "Depuis quand (EDTF)."))
END = edtf(
    "end",
    "end",
    "fin",
    ("Until when (EDTF); empty: no end stated.", "Jusqu’à quand (EDTF) ; vide : aucune fin."),
)
DATE = edtf("date", "date", "date", ("When (EDTF).", "Quand (EDTF)."))
PASSAGES = Column(
    "passages",
    Kind.PASSAGES,
    Both("passages", "passages"),
    Both(
        "Where it is written: source:path, several separated by spaces.",
        "Où c’est écrit : source:chemin, plusieurs séparés par des espaces.",
    ),
    required=True,
    example="report:5.2.1 report:5.2.2",
)
KNOWN = day(
    "known",
    "known",
    "connu le",
    (
        "Day on which it was made public; empty: that of the first source cited.",
        "Jour où c’est devenu public ; vide : celui de la première source citée.",
    ),
)
KNOWN_INFERRED = yes_no(
    "known_inferred",
    "known inferred",
    "connu déduit",
    (
        "Whether that day is inferred and not printed; empty with an empty day.",
        "Ce jour est-il déduit et non imprimé ? Vide si le jour est vide.",
    ),
)
PUBLIC_FROM = instant(
    "public_from",
    "public from",
    "public à partir de",
    ("Embargo: public from this instant (UTC).", "Embargo : public dès cet instant (UTC)."),
)
EVIDENCE = (PASSAGES, KNOWN, KNOWN_INFERRED)
