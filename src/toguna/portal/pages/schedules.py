"""The lines of a programme under their days, and the facets by which it is narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from toguna.kernel.dates import UncertainDate, in_words
from toguna.meetings.queries import ChainView, Zones
from toguna.portal.contexts.parts import Choice, Text
from toguna.portal.contexts.programme import Narrower
from toguna.portal.missing import Missing
from toguna.portal.pages.programmes import ShownLine, days_of
from toguna.portal.scene import Scene

LONGEST = 31
"""The longest span, in days, whose every day is offered as a facet."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of a programme under the days by which it is sorted: its own where they are stated
    (`is_stated`), else those of its meeting; None where these are not known either."""

    line: ShownLine
    days: tuple[date, date] | None
    is_stated: bool

    def covers(self, day: date) -> bool:
        return self.is_stated and self.days is not None and self.days[0] <= day <= self.days[1]

    @property
    def order(self) -> tuple[date, int]:
        """By first day, the longer span first; what has no day last."""
        first, last = self.days or (date.max, date.max)
        return (first, (first - last).days)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how an address says it, its words, which lines it keeps."""

    word: str
    label: Text
    kept: frozenset[int]


def dated(view: ChainView, line: ShownLine, clocks: Zones) -> Dated:
    days = days_of(line, clocks)
    if days is not None:
        return Dated(line, days, is_stated=True)
    stated = next(
        one.standing.date for one in view.meetings if one.meeting.pk == line.item.meeting_id
    )
    first, last = stated.earliest, stated.latest
    return Dated(line, (first, last) if first and last else None, is_stated=False)


def facets(scene: Scene, view: ChainView, several: Sequence[Dated]) -> dict[str, tuple[Value, ...]]:
    """The values of each facet that name something public: days that are stated, the meetings in
    view, the kinds of the items."""
    kinds = {one.line.item.kind_id: one.line.item.kind for one in several}
    return {
        "day": tuple(
            Value(
                day.isoformat(),
                Text(in_words(UncertainDate.day(day), scene.language)),
                _kept(one for one in several if one.covers(day)),
            )
            for day in _days(several)
        ),
        "phase": tuple(
            Value(
                one.meeting.act.ref,
                scene.words(one.meeting.level.name if one.meeting.level else one.meeting.act.title),
                _kept(row for row in several if row.line.item.meeting_id == one.meeting.pk),
            )
            for one in view.meetings
        ),
        "kind": tuple(
            Value(
                kind.ref,
                scene.words(kind.name, kind.ref),
                _kept(one for one in several if one.line.item.kind_id == kind.pk),
            )
            for kind in sorted(kinds.values(), key=lambda kind: (kind.position, kind.ref))
        ),
    }


def _days(several: Iterable[Dated]) -> list[date]:
    """The days that are stated, of spans that are not too long."""
    spans = [one.days for one in several if one.is_stated and one.days]
    ordinals = {
        ordinal
        for first, last in spans
        if (last - first).days < LONGEST
        for ordinal in range(first.toordinal(), last.toordinal() + 1)
    }
    return [date.fromordinal(ordinal) for ordinal in sorted(ordinals)]


def _kept(dated: Iterable[Dated]) -> frozenset[int]:
    return frozenset(one.line.item.pk for one in dated)


def chosen(scene: Scene, offered: dict[str, tuple[Value, ...]]) -> Value | None:
    """The value that the address narrows to. Raises Missing for one that names nothing here."""
    asked = scene.asked.narrowing
    if not asked.facet:
        return None
    for value in offered[asked.facet]:
        if value.word == asked.value:
            return value
    raise Missing(
        _("Nothing public on this programme goes by “%(value)s”: choose a value from its page.")
        % {"value": asked.value}
    )


def narrower(scene: Scene, facet: str, values: Sequence[Value]) -> Narrower:
    labels = {"day": _("By day"), "phase": _("By phase"), "kind": _("By kind")}
    asked = scene.asked
    return Narrower(
        labels[facet],
        tuple(
            Choice(
                label=one.label.text,
                href=scene.narrowed(asked.name, facet, one.word, asked.ref),
                is_current=(asked.narrowing.facet, asked.narrowing.value) == (facet, one.word),
                lang=one.label.lang,
            )
            for one in values
        ),
    )
