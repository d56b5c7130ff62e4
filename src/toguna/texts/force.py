"""Whether a text is in force: computed where its clause is known, asserted with its source where it
is not. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from toguna.institutions.models import Party
from toguna.kernel.dates import UncertainDate
from toguna.texts.entries import LifeEntry, first
from toguna.texts.enums import ForceClause, ForceState, LifeStage
from toguna.texts.models import Work


class ForceBasis(models.TextChoices):
    """On what it rests that a text is in force or not."""

    COMPUTED = "computed", _("Computed from its clause")
    ASSERTED = "asserted", _("As stated by a source")
    UNKNOWN = "unknown", _("Not known")


@dataclass(frozen=True)
class Clause:
    """When a text enters into force, where its clause is known: `count` instruments, or a day."""

    kind: str = ""
    count: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, work: Work) -> Clause:
        return cls(work.force_clause, work.force_count, work.force_date)


@dataclass(frozen=True)
class Force:
    """Whether a text is in force, on what that rests, and since when (unknown when not stated)."""

    state: ForceState
    basis: ForceBasis
    since: UncertainDate = field(default_factory=UncertainDate.unknown)


def force_from(
    entries: Sequence[LifeEntry], clause: Clause, contracting: Sequence[Party], day: date
) -> Force:
    """Computed where the clause is known, asserted with its source where it is not."""
    done = [entry for entry in entries if entry.is_done]
    repealed = first(done, LifeStage.REPEALED)
    if repealed is not None:
        return Force(ForceState.REPEALED, ForceBasis.ASSERTED, repealed.date)
    computed = _computed(done, clause, contracting, day)
    if computed is not None:
        return computed
    asserted = first(done, LifeStage.IN_FORCE)
    if asserted is not None:
        return Force(ForceState.IN_FORCE, ForceBasis.ASSERTED, asserted.date)
    if any(e.stage is LifeStage.IN_FORCE and e.is_to_come for e in entries):
        return Force(ForceState.NOT_IN_FORCE, ForceBasis.ASSERTED)
    return Force(ForceState.NOT_STATED, ForceBasis.UNKNOWN)


def _computed(
    done: Sequence[LifeEntry], clause: Clause, contracting: Sequence[Party], day: date
) -> Force | None:
    """What the clause says; None where it is not known, or counts instruments without saying how
    many."""
    since: UncertainDate | None = None
    match clause.kind:
        case ForceClause.ON_ADOPTION:
            since = _date(first(done, LifeStage.ADOPTED))
        case ForceClause.ON_SIGNATURE:
            since = _signature(done, contracting)
        case ForceClause.ON_DEPOSITS:
            needed = clause.count or len(contracting)
            if not needed:
                return None
            counted = {party.pk for party in contracting}
            by_party = _earliest_by_party(done, LifeStage.DEPOSITED)
            # An instrument of a party that does not contract is none that the clause counts.
            since = _nth({p: d for p, d in by_party.items() if p in counted or not counted}, needed)
        case ForceClause.ON_DATE if clause.day is not None:
            agreed = first(done, LifeStage.ADOPTED) or first(done, LifeStage.SIGNED)
            if agreed is not None and clause.day <= day:
                since = UncertainDate.day(clause.day)
        case _:
            return None
    if since is None:
        return Force(ForceState.NOT_IN_FORCE, ForceBasis.COMPUTED)
    return Force(ForceState.IN_FORCE, ForceBasis.COMPUTED, since)


def _signature(done: Sequence[LifeEntry], contracting: Sequence[Party]) -> UncertainDate | None:
    """A signature without a name is that of all; named ones count once every contracting party has
    signed."""
    unnamed = next((e for e in done if e.stage is LifeStage.SIGNED and e.party is None), None)
    if unnamed is not None:
        return unnamed.date
    signed = _earliest_by_party(done, LifeStage.SIGNED)
    missing = [party for party in contracting if party.pk not in signed]
    return None if missing or not signed else _nth(signed, len(signed))


def _earliest_by_party(done: Sequence[LifeEntry], stage: LifeStage) -> dict[int, UncertainDate]:
    """By party, the date of its first such line, the entries being in order."""
    found: dict[int, UncertainDate] = {}
    for entry in done:
        if entry.stage is stage and entry.party is not None:
            found.setdefault(entry.party.pk, entry.date)
    return found


def _nth(dates: Mapping[int, UncertainDate], count: int) -> UncertainDate | None:
    """The date by which `count` parties had done it; None while fewer have."""
    return sorted(dates.values())[count - 1] if len(dates) >= count else None


def _date(entry: LifeEntry | None) -> UncertainDate | None:
    return entry.date if entry else None
