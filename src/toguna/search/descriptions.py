"""What is said of a record in the index, and to whom: its words, each behind what hides it.

From them follow its entries: one for each stretch of time in which the same words may be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import pairwise
from typing import Any

from i18nfield.strings import LazyI18nString

from toguna.kernel.dates import UncertainDate, in_words
from toguna.kernel.publication import Publishable
from toguna.search.enums import Kind
from toguna.search.folding import phrase_of
from toguna.search.stemming import tokens_of

NEVER = date.max
"""The day by which what has no known day counts as known: it is not there on any day asked about.
"""
EVER = date.min
LONG_AGO = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)

Said = tuple[str, str]
"""A text and the tag of its language ("" for none)."""


@dataclass(frozen=True, slots=True)
class Sight:
    """From when until when (UTC) something may be seen, and the day by which it was known."""

    opens: datetime = LONG_AGO
    closes: datetime = END
    known: date = EVER

    def behind(self, *rows: Publishable | None) -> Sight:
        """The same, where each of these rows must be public too. The rule is that of
        `kernel.publication`: validated, its time come, its time not over. An empty reference hides
        nothing."""
        opens, closes = self.opens, self.closes
        for row in rows:
            if row is not None:
                opens = max(opens, row.validated_at or END, row.public_from or LONG_AGO)
                closes = min(closes, row.public_until or END)
        return Sight(opens, closes, self.known)

    def once_known(self, day: date | None) -> Sight:
        """The same, known by that day at the earliest; None: on no day that is asked about."""
        return Sight(self.opens, self.closes, max(self.known, day or NEVER))

    def from_day(self, day: date) -> Sight:
        """The same, from the beginning (UTC) of the day on which a source appears."""
        opens = datetime.combine(day, time.min, UTC)
        return Sight(max(self.opens, opens), self.closes, max(self.known, day))

    def through(self, other: Sight) -> Sight:
        """What both let through."""
        return Sight(
            max(self.opens, other.opens),
            min(self.closes, other.closes),
            max(self.known, other.known),
        )


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a record and who sees them. `weight` is the column of the entry that they go
    into; a bit of weight "kind" changes what the record is shown as, one of weight "day" dates it.
    """

    weight: str
    said: tuple[Said, ...]
    sight: Sight


@dataclass(slots=True)
class Description:
    """A record: what it is shown as, who sees it, what is said of it."""

    pk: int
    ref: str
    kind: Kind
    sight: Sight
    bits: list[Bit] = field(default_factory=list)

    def add(self, weight: str, *values: Any, sight: Sight | None = None) -> None:
        """Say more of the record: localised or plain texts, empty ones left out."""
        said = tuple(one for value in values for one in said_in(value))
        if said:
            limits = self.sight.through(sight) if sight else self.sight
            self.bits.append(Bit(weight, said, limits))

    def add_date(self, value: UncertainDate, sight: Sight | None = None) -> None:
        """Say a date of it: year and month in words too."""
        if value.is_known:
            limits = self.sight.through(sight) if sight else self.sight
            self.bits.append(Bit("bonds", date_words(value.edtf), limits))

    def add_day(self, day: date | None, sight: Sight | None = None) -> None:
        """Say a day of it: the latest one that may be seen orders the entry."""
        if day is not None:
            limits = self.sight.through(sight) if sight else self.sight
            self.bits.append(Bit("day", ((day.isoformat(), ""),), limits))

    def becomes(self, kind: Kind, sight: Sight) -> None:
        """The record is shown as another kind to those who see this."""
        self.bits.append(Bit("kind", ((kind.value, ""),), self.sight.through(sight)))


def said_in(value: Any) -> tuple[Said, ...]:
    """The texts of a value in every language that it has."""
    data = value.data if isinstance(value, LazyI18nString) else value
    if not data:
        return ()
    if isinstance(data, dict):
        return tuple((str(text), tag) for tag, text in data.items() if text)
    return ((str(data), ""),)


@lru_cache(maxsize=50_000)
def date_words(edtf: str) -> tuple[Said, ...]:
    """A date in the words of the interface's languages."""
    value = UncertainDate(edtf)
    return tuple((in_words(value, tag), tag) for tag in ("fr", "en"))


Row = tuple[Any, ...]
"""The values of an entry, in the order of `writing.COLUMNS`, the owner left out."""


def entries_of(found: Description, now: datetime) -> list[Row]:
    """The entries of a record as they stand from `now` on (aware)."""
    rows: list[Row] = []
    whole = tuple(found.bits)
    is_told_whole = False
    for opens, closes in _stretches(found, now):
        inside = [bit for bit in found.bits if bit.sight.opens <= opens < bit.sight.closes]
        days = sorted({bit.sight.known for bit in inside} | {found.sight.known})
        last: tuple[Bit, ...] | None = None
        for day in days:
            known = tuple(bit for bit in inside if bit.sight.known <= day)
            if known == last:
                continue
            if last is not None:
                rows[-1] = (*rows[-1][:11], day, *rows[-1][12:])
            last = known
            limits = (None if opens <= now else opens, None if closes == END else closes)
            rows.append((*_words(found, known), *limits, day, None, True, False))
        if last == whole and not is_told_whole:
            is_told_whole = True
            rows[-1] = (*rows[-1][:-1], True)
    if not is_told_whole:
        rows.append((*_words(found, whole), None, None, EVER, None, False, True))
    return rows


def _stretches(found: Description, now: datetime) -> list[tuple[datetime, datetime]]:
    """The stretches of time, from now on, in which the record can be seen and nothing about it
    opens or closes."""
    opens, closes = max(found.sight.opens, now), found.sight.closes
    if opens >= closes:
        return []
    sights = [bit.sight for bit in found.bits]
    turns = {one.opens for one in sights} | {one.closes for one in sights}
    inner = sorted(turn for turn in turns if opens < turn < closes)
    edges = [opens, *inner, closes]
    return list(pairwise(edges))


def _words(found: Description, bits: Sequence[Bit]) -> Row:
    kind = next((bit.said[0][0] for bit in bits if bit.weight == "kind"), found.kind.value)
    names = [one for bit in bits if bit.weight == "names" for one in bit.said]
    days = [bit.said[0][0] for bit in bits if bit.weight == "day"]
    titles = "|".join(dict.fromkeys(phrase_of(text) for text, _tag in names))
    return (
        found.pk,
        found.ref,
        kind,
        titles,
        _tokens(names, with_stop_words=True),
        _tokens(one for bit in bits if bit.weight == "matter" for one in bit.said),
        _tokens(one for bit in bits if bit.weight == "bonds" for one in bit.said),
        date.fromisoformat(max(days)) if days else None,
    )


def _tokens(said: Iterable[Said], *, with_stop_words: bool = False) -> str:
    found: dict[str, None] = {}
    for text, tag in said:
        found.update(dict.fromkeys(tokens_of(text, tag, with_stop_words=with_stop_words)))
    return " ".join(found)
