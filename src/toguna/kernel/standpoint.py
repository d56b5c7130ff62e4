"""From where a question is asked: as of which day, with what was known by which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Standpoint:
    """The two days of a question and the instant at which it is put.

    `as_of` asks for what was true by that day, `known_on` for what was public by that day; None is
    no limit. `at` (UTC) is the instant that the publication rule is asked at.
    """

    as_of: date | None
    known_on: date | None
    at: datetime

    @classmethod
    def now(cls) -> Standpoint:
        """Everything that is known and public now, whenever it is true."""
        return cls(as_of=None, known_on=None, at=datetime.now(UTC))

    @property
    def day(self) -> date:
        """The day by which "already past" is judged: the one asked about, else today's in UTC."""
        return self.as_of or self.known_on or self.at.date()

    @property
    def known_limit(self) -> date:
        """The last day on which a source can have made public what is seen from here: a source that
        appears tomorrow (UTC) is under embargo today, whatever day is asked about."""
        today = self.at.date()
        return min(self.known_on, today) if self.known_on else today
