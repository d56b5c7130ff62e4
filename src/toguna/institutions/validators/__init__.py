"""What the facts of this room must satisfy, and the checks that the rooms above share."""

from toguna.institutions.validators.facts import (
    VALIDATORS,
    refuse,
    validate_composition,
    validate_confederation,
    validate_delegation,
    validate_mandate,
    validate_office,
    validate_party,
    validate_portfolio,
    validate_power,
    validate_rank,
    validate_relation,
)
from toguna.institutions.validators.periods import (
    validate_no_circle,
    validate_period,
    validate_revision,
)

__all__ = [
    "VALIDATORS",
    "refuse",
    "validate_composition",
    "validate_confederation",
    "validate_delegation",
    "validate_mandate",
    "validate_no_circle",
    "validate_office",
    "validate_party",
    "validate_period",
    "validate_portfolio",
    "validate_power",
    "validate_rank",
    "validate_relation",
    "validate_revision",
]
