"""The table of former identifiers: what was renamed, and what it is called now."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Choices, TextChoices

from toguna.exchange.columns import Both, Column, Kind, Table, choice, required
from toguna.record.models import FormerIdentifier
from toguna.record.renaming import can_rename, kind_of


def former_identifiers(tables: Iterable[Table]) -> Table:
    """The table, for the records of these tables that can be renamed. A kind of record is written
    as it is kept (`texts.work`), or as the name of its table (`texts`)."""
    named = [table for table in tables if table.key == ("ref",) and can_rename(table.model)]
    members = [(table.name.upper(), (kind_of(table.model), table.name)) for table in named]
    # The stubs know the enumeration's class only, and not that calling it makes one.
    kinds: type[Choices] = TextChoices("RenamedKind", members)  # type: ignore[call-overload]
    return Table(
        "former_identifiers.csv",
        FormerIdentifier,
        Both("Identifiers that records bore before", "Les identifiants que des fiches ont portés"),
        (
            required(
                choice(
                    "kind", "kind of record", "genre de fiche", kinds, ("Kind.", "Genre de fiche.")
                )
            ),
            _identifier(
                "former",
                Both("former identifier", "ancien identifiant"),
                Both(
                    "The identifier given up; it is never used again.",
                    "L’identifiant abandonné ; il ne sert plus jamais.",
                ),
            ),
            _identifier(
                "current",
                Both("identifier taken", "identifiant pris"),
                Both(
                    "The identifier taken instead, which may itself have been given up later.",
                    "L’identifiant pris à la place, lui-même peut-être abandonné depuis.",
                ),
            ),
        ),
        key=("kind", "former"),
        joint=":",
    )


def _identifier(field: str, header: Both, meaning: Both) -> Column:
    return required(Column(field, Kind.REF, header, meaning, example="first-session"))
