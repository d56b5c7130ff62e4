"""Stating a fact: checked, cited, and told in the ledger, all in one transaction or not at all.

The actions of every room go through these functions, so that no fact is without its citation and
no change without its entry. A refusal is a ValidationError and leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from toguna.kernel.dates import UncertainDate
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all, create_all, differences
from toguna.record.facts import Fact, RevisedFact
from toguna.record.models import Citation, Cited, Passage

F = TypeVar("F", bound=Fact)
R = TypeVar("R", bound=RevisedFact)

Text: TypeAlias = str | LazyI18nString
"""A text in one language, or in several."""

When: TypeAlias = str | UncertainDate
"""A date as EDTF (ISO 8601-2), or read already; empty when nothing is known of it."""

Validators = Mapping[type[models.Model], Callable[[Any], None]]
Links = Mapping[str, Sequence[models.Model]]


@dataclass(frozen=True)
class Evidence:
    """Where a fact is written: its passages, the most specific first, and the day on which it was
    made public; without a day, that of the first passage's source. Raises ValidationError without
    a passage."""

    passages: tuple[Passage, ...]
    known: date | None = None
    known_inferred: bool = False

    def __post_init__(self) -> None:
        if not self.passages:
            raise ValidationError(
                _("Every fact cites: name at least one passage of a source."), code="uncited"
            )

    @classmethod
    def of(cls, *passages: Passage, known: date | None = None, inferred: bool = False) -> Evidence:
        return cls(passages, known, inferred)

    def give_day(self, row: Fact | RevisedFact) -> None:
        """Give the row the day on which it was made public."""
        if self.known is not None:
            row.known, row.known_inferred = self.known, self.known_inferred
        else:
            source = self.passages[0].source
            row.known, row.known_inferred = source.known, source.known_inferred


def state_fact(
    fact: F,
    *,
    actor: Actor,
    verb: str,
    evidence: Evidence,
    validators: Validators,
    links: Links | None = None,
) -> F:
    """Insert a new fact with its citations and its many-to-many `links`, by field name."""
    evidence.give_day(fact)
    with transaction.atomic():
        check(fact, validators)
        _insert(fact, actor, verb, evidence.passages, links or {})
        cite(fact, evidence.passages)
    return fact


def state_revision(
    row: R, *, actor: Actor, verb: str, evidence: Evidence, validators: Validators
) -> R:
    """Insert a row that is written once. One that supersedes another takes its identifier and the
    next number; the first passage is the row's own, the others are citations. Raises
    ValidationError when what it supersedes was superseded already."""
    evidence.give_day(row)
    row.passage = evidence.passages[0]
    before = row.supersedes
    with transaction.atomic():
        if before is not None:
            row.ref, row.revision = before.ref, before.revision + 1
            _refuse_superseded(before)
        check(row, validators)
        _insert(row, actor, verb, evidence.passages[1:], {})
        cite(row, evidence.passages[1:])
    return row


def restate_fact(
    fact: F,
    *,
    actor: Actor,
    verb: str,
    evidence: Evidence,
    validators: Validators,
    values: Mapping[str, Any],
) -> F:
    """Give columns of an existing fact new values, and add the passages where they are written.
    Nothing is written, and no entry made, when the values are those it has."""
    wanted = copy(fact)
    for name, value in values.items():
        setattr(wanted, name, value)
    with transaction.atomic():
        check(wanted, validators)
        cleaned = {name: getattr(wanted, name) for name in values}
        for change in differences([(fact, cleaned)]):
            before = fact.citation_passages
            added = [passage for passage in evidence.passages if passage not in before]
            change_all(actor=actor, changes=[_with_citations(change, before, added)], verb=verb)
            cite(fact, added, after=len(before))
    return fact


def check(row: models.Model, validators: Validators) -> None:
    """Raise ValidationError unless the row's fields, constraints and its room's rules hold."""
    row.full_clean()
    validators[type(row)](row)


def cite(claim: Cited, passages: Iterable[Passage], *, after: int = 0) -> None:
    """Write the citations of a claim, in order. One query, none without a passage."""
    citations = [
        Citation(claim=claim, passage=passage, position=position)
        for position, passage in enumerate(passages, start=after)
    ]
    if citations:
        Citation.objects.bulk_create(citations)


def _insert(
    row: Fact | RevisedFact, actor: Actor, verb: str, passages: Sequence[Passage], links: Links
) -> None:
    told = {**links, "citations": _addresses(passages)}
    create_all(actor=actor, objects=[row], verb=verb, also=lambda _row: told)
    for name, linked in links.items():
        getattr(row, name).set(linked)


def _refuse_superseded(before: RevisedFact) -> None:
    # As a Q: the types' plugin looks for the primary key of an abstract model otherwise.
    if type(before)._default_manager.filter(Q(supersedes=before.pk)).exists():
        message = _("“%(ref)s” was corrected already: supersede its current revision.")
        raise ValidationError(
            {"supersedes": ValidationError(message, code="superseded", params={"ref": str(before)})}
        )


def _with_citations(change: Change, before: list[Passage], added: list[Passage]) -> Change:
    if not added:
        return change
    old, new = _addresses(before), _addresses([*before, *added])
    return Change(
        change.object, {**change.before, "citations": old}, {**change.after, "citations": new}
    )


def _addresses(passages: Sequence[Passage]) -> list[str]:
    return [passage.address for passage in passages]
