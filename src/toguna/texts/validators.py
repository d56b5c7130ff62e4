"""What each fact of this room must satisfy, for the desk's forms, the actions and the importer.

`validate_<model>(instance)` returns nothing or raises ValidationError, by field. The instance may
be unsaved and its links too; links are read as objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.acts.enums import Position
from toguna.institutions.models import Party
from toguna.institutions.validators import refuse, validate_revision
from toguna.kernel.languages import LANGUAGE_TAG
from toguna.texts.enums import ForceClause
from toguna.texts.models import Expression, Manifestation, Stage, TextRelation, Work
from toguna.texts.rules import BY_A_STATE, UNANIMITY, WITH_MANNER

CHECKSUM = re.compile(r"[0-9a-f]{64}")
FORMAT = re.compile(r"[a-z0-9]+")


def validate_work(work: Work) -> None:
    if work.force_count is not None and work.force_clause != ForceClause.ON_DEPOSITS:
        refuse("force_count", _("Instruments are counted where the clause asks for deposits."))
    if work.force_count == 0:
        refuse("force_count", _("At least one instrument is needed: leave it empty for all."))
    if work.force_date is not None and work.force_clause != ForceClause.ON_DATE:
        refuse("force_date", _("A day is given where the clause names a date."))
    if work.force_clause == ForceClause.ON_DATE and work.force_date is None:
        refuse("force_date", _("The clause names a date: say which day."))


def validate_expression(expression: Expression) -> None:
    try:
        LANGUAGE_TAG(expression.language)
    except ValidationError as error:
        raise ValidationError({"language": error}) from error


def validate_manifestation(manifestation: Manifestation) -> None:
    if not FORMAT.fullmatch(manifestation.format):
        refuse("format", _("Write a file's ending without its dot, such as pdf."))
    if manifestation.checksum and not CHECKSUM.fullmatch(manifestation.checksum):
        refuse("checksum", _("Write a SHA-256: 64 digits of 0–9 and a–f."))


def validate_stage(stage: Stage) -> None:
    validate_revision(stage, "work")
    if stage.stage in BY_A_STATE and stage.party is None:
        refuse("party", _("Say who ratified or deposited: one line for each state."))
    if stage.manner is not None and stage.stage not in WITH_MANNER:
        refuse("manner", _("Only an adoption or an approval has a manner: leave it empty."))


def validate_text_relation(relation: TextRelation) -> None:
    if relation.work.ref == relation.other.ref:
        refuse("other", _("A text has no bond with itself: choose another one."))


def validate_contracting(party: Party, contracting: Iterable[Party]) -> None:
    """Raises ValidationError on `party` when the contracting parties are known and it is none of
    them. Asked by the actions; a dataset states both, and what does not add up stays visible."""
    parties = {one.ref for one in contracting}
    if parties and party.ref not in parties:
        refuse("party", _("“%(ref)s” is not a contracting party of this text."), ref=party.ref)


def validate_unanimity(manner: str, positions: Iterable[str]) -> None:
    """Raises ValidationError on `manner` when an adoption is said to be unanimous (the identifier
    of its manner) and a party was not for it."""
    if manner == UNANIMITY and any(position != Position.FOR for position in positions):
        refuse("manner", _("An adoption that a party was not for is not unanimous."))


VALIDATORS: dict[type[Model], Callable[[Any], None]] = {
    Work: validate_work,
    Expression: validate_expression,
    Manifestation: validate_manifestation,
    Stage: validate_stage,
    TextRelation: validate_text_relation,
}
