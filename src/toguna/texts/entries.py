"""A line of a text's life, as it is seen from a standpoint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toguna.acts.models import Act
from toguna.acts.queries import Standing
from toguna.acts.rules import AWAITED
from toguna.institutions.models import Party
from toguna.kernel.dates import UncertainDate
from toguna.kernel.models import Term
from toguna.record.models import Passage
from toguna.texts.enums import LifeStage
from toguna.texts.models import Stage

ORDER = {stage.value: rank for rank, stage in enumerate(LifeStage)}


@dataclass(frozen=True)
class LifeEntry:
    """One line of a text's life: what an act did to it, and how that act stands.

    `is_done` says that the act took place, certainly by the day asked about. `date` is the act's,
    by the last statement. `passage` is where it is written that the act did this.
    """

    row: Stage
    stage: LifeStage
    act: Act
    standing: Standing
    is_done: bool
    party: Party | None
    manner: Term | None
    version: str
    passage: Passage

    @property
    def date(self) -> UncertainDate:
        return self.standing.date

    @property
    def label(self) -> str:
        """What the act did, in the active language."""
        return str(self.stage.label)

    @property
    def order(self) -> tuple[UncertainDate, int, int]:
        return self.date, ORDER[self.stage], self.row.pk

    @property
    def is_to_come(self) -> bool:
        """Whether the act is planned, and its day has not passed without a word."""
        return self.standing.status in AWAITED and self.standing.confirmed


def first(entries: Iterable[LifeEntry], stage: LifeStage) -> LifeEntry | None:
    """The first line of that stage, of entries in order."""
    return next((entry for entry in entries if entry.stage is stage), None)
