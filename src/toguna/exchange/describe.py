"""The one file that describes every column of every table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import override

from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.tables import TABLES

HEADERS = {
    "fr": (
        "fichier",
        "contenu du fichier",
        "colonne (fr)",
        "colonne (en)",
        "contient",
        "obligatoire",
        "valeurs admises",
        "signification (fr)",
        "signification (en)",
        "exemple",
    ),
    "en": (
        "file",
        "what the file holds",
        "column (fr)",
        "column (en)",
        "holds",
        "required",
        "allowed values",
        "meaning (fr)",
        "meaning (en)",
        "example",
    ),
}
KINDS = {
    Kind.WORD: ("text", "texte"),
    Kind.LOCALIZED: ("text, one column a language", "texte, une colonne par langue"),
    Kind.REF: ("identifier", "identifiant"),
    Kind.LINK: ("identifier of a row", "identifiant d’une ligne"),
    Kind.LINKS: ("identifiers, separated by spaces", "identifiants, séparés par des espaces"),
    Kind.TERM: ("word of a vocabulary", "mot d’un vocabulaire"),
    Kind.TERMS: ("words of a vocabulary", "mots d’un vocabulaire"),
    Kind.CHOICE: ("word of a closed list", "mot d’une liste fermée"),
    Kind.EDTF: ("uncertain date (EDTF)", "date incertaine (EDTF)"),
    Kind.DAY: ("day", "jour"),
    Kind.INSTANT: ("instant", "instant"),
    Kind.WHOLE: ("whole number", "nombre entier"),
    Kind.DECIMAL: ("number", "nombre"),
    Kind.YES_NO: ("yes or no", "oui ou non"),
    Kind.PASSAGES: ("passages, separated by spaces", "passages, séparés par des espaces"),
    Kind.SUBJECTS: ("table:identifier, separated by spaces", "table:identifiant, avec espaces"),
}


def description_header(words: str) -> Sequence[str]:
    """The headers of the description, in French or English."""
    return HEADERS["fr" if words == "fr" else "en"]


def description_rows(words: str) -> Iterator[list[str]]:
    """A row for each column of each table, in French or English, in the order of the tables."""
    with override(words):
        for table in TABLES:
            for column in table.columns:
                yield _row(table, column, words)


def _row(table: Table, column: Column, words: str) -> list[str]:
    french = words == "fr"
    yes = ("oui" if french else "yes") if column.required else ""
    return [
        table.file,
        table.title.in_language(words),
        column.header.fr,
        column.header.en,
        KINDS[column.kind][1 if french else 0],
        yes,
        _allowed(column, words),
        column.meaning.fr,
        column.meaning.en,
        column.example,
    ]


def _allowed(column: Column, words: str) -> str:
    if column.choices is not None:
        return ", ".join(f"{value} ({label})" for value, label in column.choices.choices)
    if column.vocabulary:
        return f"vocabularies.csv: {column.vocabulary}"
    if column.target is not None:
        return ", ".join(t.file for t in TABLES if t.model is column.target)
    return ""
