"""Whom texts concern: their author, those who must ratify them, and their pillars."""

from __future__ import annotations

from toguna.access.concerns import declare
from toguna.texts.models import (
    Expression,
    Manifestation,
    Number,
    NumberSeries,
    NumberUse,
    Stage,
    TextRelation,
    Work,
)

BOUND = ("author", "contracting")


def declare_concerns() -> None:
    for model, prefix in (
        (Work, ""),
        (Expression, "work__"),
        (Manifestation, "expression__work__"),
        (TextRelation, "work__"),
    ):
        parties = [f"{prefix}{path}" for path in BOUND]
        declare(model, parties=parties, pillars=[f"{prefix}pillars"])
    # A ratification is the state's own, whoever else is bound by the text.
    declare(Stage, parties=["party", "work__author"], pillars=["work__pillars"])
    declare(NumberSeries, parties=["body"])
    declare(Number, parties=["series__body"])
    declare(NumberUse, parties=["number__series__body"])
