"""What became of the numbers of a series: which texts bear them, and what the gaps are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from toguna.texts.enums import NumberFate
from toguna.texts.models import Number, NumberSeries, NumberUse, Work
from toguna.texts.numbering.patterns import read_number


class Standing(Enum):
    """How a number stands. A number was *recorded* when a text bears it that had it from
    elsewhere; it is *missing* when nothing at all is known of it."""

    GIVEN = "given"
    RECORDED = "recorded"
    RESERVED = "reserved"
    VOID = "void"
    MISSING = "missing"


EXPLANATIONS = {
    Standing.RESERVED: _("Reserved, and given to no text yet."),
    Standing.MISSING: _("Not explained."),
}


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of a series in one cycle, from 1 to the highest that is known. `works` are the
    texts that bear it: more than one is a double that came from outside. `reason` says why it is
    void."""

    number: int
    standing: Standing
    works: tuple[Work, ...] = ()
    reason: LazyI18nString | None = None

    @property
    def is_gap(self) -> bool:
        """Whether no text bears it."""
        return not self.works

    @property
    def is_explained(self) -> bool:
        return self.standing is not Standing.MISSING

    @property
    def explanation(self) -> str:
        """Why no text bears it, in the active language; empty where one does."""
        if self.standing is Standing.VOID:
            return str(self.reason)
        return str(EXPLANATIONS.get(self.standing, ""))


def cycle_of(series: NumberSeries, year: int) -> int:
    """The cycle to which a number taken in that year belongs: see `models.Number`."""
    return year if series.yearly else 0


def number_lines(series: NumberSeries, year: int) -> tuple[NumberLine, ...]:
    """Every number of the series in the year's cycle, in order, none left out. Three queries."""
    cycle = cycle_of(series, year)
    bearing = _borne(series, cycle)
    taken = {row.number: row for row in Number.objects.filter(series=series, cycle=cycle)}
    rows = NumberUse.objects.filter(number__series=series, number__cycle=cycle)
    uses = {use.number_id: use for use in rows.select_related("work")}
    highest = max([0, *bearing, *taken])
    return tuple(
        _line(number, taken.get(number), uses, bearing.get(number, ()))
        for number in range(1, highest + 1)
    )


def gaps(series: NumberSeries, year: int) -> tuple[NumberLine, ...]:
    """The numbers that no text bears below the highest known one or at it, each with its
    explanation, or said not to be explained. Three queries."""
    return tuple(line for line in number_lines(series, year) if line.is_gap)


def highest_known(series: NumberSeries, year: int) -> int:
    """The highest number of the cycle, taken from the series or borne by a text; 0 for none. Two
    queries."""
    cycle = cycle_of(series, year)
    taken = Number.objects.filter(series=series, cycle=cycle).order_by("-number")
    highest = taken.values_list("number", flat=True).first() or 0
    return max([highest, *_borne(series, cycle)])


def _borne(series: NumberSeries, cycle: int) -> dict[int, tuple[Work, ...]]:
    """The texts of the series' body and kind by the number that they bear, in that cycle."""
    found: dict[int, tuple[Work, ...]] = {}
    rows = Work.objects.filter(kind=series.kind_id, author=series.body_id).exclude(number="")
    for work in rows.order_by("ref"):
        read = read_number(series.pattern, series.code, work.number)
        if read is not None and (cycle == 0 or read.year == cycle):
            found[read.number] = (*found.get(read.number, ()), work)
    return found


def _line(
    number: int, taken: Number | None, uses: dict[int, NumberUse], works: tuple[Work, ...]
) -> NumberLine:
    use = uses.get(taken.pk) if taken is not None else None
    if use is not None and use.fate == NumberFate.VOID:
        return NumberLine(number, Standing.VOID, works, use.reason)
    if use is not None and use.work is not None:
        others = tuple(work for work in works if work.pk != use.work_id)
        return NumberLine(number, Standing.GIVEN, (use.work, *others))
    if works:
        return NumberLine(number, Standing.RECORDED, works)
    return NumberLine(number, Standing.MISSING if taken is None else Standing.RESERVED)
