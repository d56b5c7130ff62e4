"""What exists in this room: which texts, their life, where they stand, how they are named."""

from toguna.texts.axes import Axes, PartyPosition, life_state
from toguna.texts.entries import LifeEntry
from toguna.texts.force import Clause, ForceBasis
from toguna.texts.queries.identifiers import identifiers, version_identifiers
from toguna.texts.queries.life import (
    Instrument,
    deposited_instruments,
    life,
    life_lines,
    lives,
)
from toguna.texts.queries.listing import TextBond, expressions, relations, texts
from toguna.texts.queries.standing import axes, axes_of

__all__ = [
    "Axes",
    "Clause",
    "ForceBasis",
    "Instrument",
    "LifeEntry",
    "PartyPosition",
    "TextBond",
    "axes",
    "axes_of",
    "deposited_instruments",
    "expressions",
    "identifiers",
    "life",
    "life_lines",
    "life_state",
    "lives",
    "relations",
    "texts",
    "version_identifiers",
]
