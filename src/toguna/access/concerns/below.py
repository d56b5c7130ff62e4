"""Whom the records of the rooms below, and of this one, concern."""

from __future__ import annotations

from toguna.access.concerns.declaring import declare
from toguna.access.models import Assignment, Grant, Role, StandIn, User
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
from toguna.kernel.models import Place, Term
from toguna.record.models import Discrepancy, FormerIdentifier, Passage, Source


def declare_concerns() -> None:
    """Sources, vocabularies and accounts are everybody's: they concern nobody in particular."""
    declare(Party, parties=[""])
    declare(Relation, parties=["subject", "object"])
    declare(Composition, parties=["body"])
    declare(Office, parties=["body", "state"])
    declare(Mandate, parties=["holder", "body", "state", "office__body", "office__state"])
    declare(Power, parties=["office__body", "office__state"])
    declare(Delegation, parties=["power__office__body", "power__office__state"])
    declare(Confederation, parties=["party"])
    for model in (Rank, Portfolio, Place, Term, Source, Passage, Discrepancy, FormerIdentifier):
        declare(model)
    for account in (User, Role, Grant, Assignment, StandIn):
        declare(account)
