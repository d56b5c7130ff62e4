"""What each fact of this room must satisfy, for the desk's forms, the actions and the importer.

`validate_<model>(instance)` returns nothing or raises ValidationError, by field. The instance may
be unsaved and its links too; links are read as objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import (
    Composition,
    Confederation,
    Delegation,
    Mandate,
    Office,
    Party,
    Portfolio,
    Power,
    Rank,
    Relation,
)
from toguna.institutions.validators.periods import validate_period
from toguna.kernel.clock import validate_zone_name
from toguna.kernel.languages import LANGUAGE_TAG

JURISDICTION = re.compile(r"[a-z]{2}(?:-[a-z0-9]+)*")


def refuse(field: str, message: Any, code: str = "invalid", **params: Any) -> None:
    """Raise ValidationError on one field."""
    raise ValidationError({field: ValidationError(message, code=code, params=params or None)})


def validate_party(party: Party) -> None:
    if party.family_name and party.kind != PartyKind.PERSON:
        refuse("family_name", _("Only a person has a family name: leave it empty."))


def validate_relation(relation: Relation) -> None:
    validate_period(relation.start, relation.end)
    if relation.object is not None and relation.object.ref == relation.subject.ref:
        refuse("object", _("A party has no bond with itself: choose another one."))
    if relation.end_manner is not None and not relation.end.is_known:
        refuse("end", _("A bond that ended in some manner has an end: say when it was."))


def validate_rank(rank: Rank) -> None:
    validate_period(rank.start, rank.end)
    if rank.person.kind != PartyKind.PERSON:
        refuse("person", _("A rank belongs to a person: choose one."))


def validate_portfolio(_portfolio: Portfolio) -> None:
    """A portfolio's fields say all there is to check."""


def validate_composition(composition: Composition) -> None:
    if composition.body.kind != PartyKind.BODY:
        refuse("body", _("Portfolios compose a body: choose one."))


def validate_office(office: Office) -> None:
    _validate_state("state", office.state)
    if office.body is None and office.state is None:
        refuse("body", _("An office belongs to a body or to a state: choose one."))


def validate_mandate(mandate: Mandate) -> None:
    validate_period(mandate.start, mandate.end)
    _validate_state("state", mandate.state)
    if mandate.office is None and mandate.body is None and not mandate.task:
        refuse("office", _("A mandate is for an office, in a body, or for a task: say which."))


def validate_power(_power: Power) -> None:
    """A power's fields say all there is to check."""


def validate_delegation(delegation: Delegation) -> None:
    validate_period(delegation.start, delegation.end)
    own = delegation.power.portfolio
    if own is not None and own.ref == delegation.portfolio.ref:
        refuse(
            "portfolio",
            _("The holder of this portfolio has the power already: choose another one."),
        )


def validate_confederation(confederation: Confederation) -> None:
    if not confederation.languages.split():
        refuse("languages", _("Write at least one language tag, such as fr."))
    try:
        for tag in confederation.languages.split():
            LANGUAGE_TAG(tag)
    except ValidationError as error:
        raise ValidationError({"languages": error}) from error
    try:
        validate_zone_name(confederation.zone)
    except ValidationError as error:
        raise ValidationError({"zone": error}) from error
    if not JURISDICTION.fullmatch(confederation.jurisdiction):
        refuse(
            "jurisdiction",
            _(
                "“%(found)s” is not a jurisdiction: write two lower-case letters, and then, after "
                "a hyphen, letters or digits, such as aa-xyz."
            ),
            found=confederation.jurisdiction,
        )
    if Confederation.objects.exclude(ref=confederation.ref).exists():
        refuse("party", _("This record has its confederation already: change that one."))


def _validate_state(field: str, party: Party | None) -> None:
    if party is not None and party.kind != PartyKind.STATE:
        refuse(field, _("“%(ref)s” is not a state: choose one."), ref=party.ref)


VALIDATORS: dict[type[Model], Callable[[Any], None]] = {
    Party: validate_party,
    Relation: validate_relation,
    Rank: validate_rank,
    Portfolio: validate_portfolio,
    Composition: validate_composition,
    Office: validate_office,
    Mandate: validate_mandate,
    Power: validate_power,
    Delegation: validate_delegation,
    Confederation: validate_confederation,
}
