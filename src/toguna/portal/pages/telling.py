"""What pages of every kind tell in the same way: citations, lists in parts, how a thing stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import TypeVar

from django.db.models import Model, QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from toguna.acts.queries import Standing
from toguna.portal.contexts.parts import (
    Cite,
    Entry,
    Fact,
    Pages,
    Status,
    Text,
    Value,
    When,
)
from toguna.portal.missing import Missing, Unknown
from toguna.portal.queries.citations import Citing, citing
from toguna.portal.queries.doubts import discrepancies_about
from toguna.portal.scene import Scene
from toguna.record.models import Cited, Discrepancy, Passage
from toguna.roadmap.enums import Grade

PAGE_SIZE = 50
MEETING_STANDINGS = {
    "planned": pgettext_lazy("meeting", "Planned"),
    "planned-unconfirmed": pgettext_lazy("meeting", "Planned, not confirmed"),
    "postponed": pgettext_lazy("meeting", "Postponed"),
    "postponed-unconfirmed": pgettext_lazy("meeting", "Postponed, not confirmed"),
    "cancelled": pgettext_lazy("meeting", "Cancelled"),
}
"""The words that agree with a meeting where they would not with another act."""
M = TypeVar("M", bound=Model)


def pages_of(scene: Scene, total: int, size: int = PAGE_SIZE) -> Pages:
    """Where the page that was asked for stands among `total` rows. Raises Missing when it is
    beyond the last one."""
    asked = scene.asked
    count = max(1, ceil(total / size))
    if asked.number > count:
        raise Missing(
            _("This list has %(count)s pages, and no page %(number)s.")
            % {"count": count, "number": asked.number}
        )

    def path(number: int) -> str:
        if not 1 <= number <= count:
            return ""
        return scene.path(number=number)

    return Pages(asked.number, count, total, path(asked.number - 1), path(asked.number + 1))


def part(scene: Scene, rows: QuerySet[M], size: int = PAGE_SIZE) -> tuple[list[M], Pages]:
    """The rows of the page that was asked for. Two queries. Raises Missing as `pages_of` does."""
    pages = pages_of(scene, rows.count(), size)
    start = (pages.number - 1) * size
    return list(rows[start : start + size]), pages


def record(rows: QuerySet[M], ref: str) -> M:
    """The row of that identifier. One query. Raises Unknown when there is none to be seen."""
    found = rows.filter(ref=ref).first()
    if found is None:
        raise Unknown(
            _(
                "Nothing public bears the identifier “%(ref)s” here. It may have been written "
                "wrongly, or not be known on the date asked about."
            )
            % {"ref": ref}
        )
    return found


def gather(scene: Scene, *facts: Cited | Iterable[Cited | None] | None) -> Citing:
    """The passages of facts, and of lists of facts. Two queries."""
    flat: list[Cited | None] = []
    for one in facts:
        if one is None or isinstance(one, Cited):
            flat.append(one)
        else:
            flat.extend(one)
    return citing(flat, scene.standpoint)


def cites(scene: Scene, passages: Iterable[Passage]) -> tuple[Cite, ...]:
    """Citations as a page shows them: the source by its kind, by its title where it is not alone
    of its kind, and the path of the passage. No query."""
    found = []
    for passage in passages:
        source = passage.source
        is_alone = source.kind_id not in scene.kinds_of_several
        label = source.kind.name if is_alone else source.title
        href = passage_href(scene, source.ref, passage.path)
        found.append(Cite(scene.words(label, source.ref), passage.path, href))
    return tuple(found)


def passage_href(scene: Scene, source: str, path: str) -> str:
    """Where a passage stands: on the page of its part of the source, which is told by the first
    number of its path. No query, and no knowledge of how long the part is."""
    return f"{scene.narrowed('source', 'part', path.partition('.')[0], source)}#p-{path}"


def fact(label: str, *values: Value | None, cites: tuple[Cite, ...] = ()) -> tuple[Fact, ...]:
    """A labelled line, or none where there is nothing to tell."""
    told = tuple(value for value in values if value is not None and value != "")
    return (Fact(label, told, cites),) if told else ()


def told(*values: Value | None) -> tuple[Value, ...]:
    """The values that there are."""
    return tuple(value for value in values if value is not None and value != "")


def choice(member: TextChoices) -> Status:
    """A word of a closed list, in the active language."""
    return Status(str(member.label), str(member.value), type(member).__name__.lower())


def stands(standing: Standing, *, is_meeting: bool = False) -> Status:
    """How an act stands; what was planned for a day that has passed is said to be unconfirmed."""
    kind = str(standing.status) if standing.confirmed else f"{standing.status}-unconfirmed"
    label = MEETING_STANDINGS.get(kind) if is_meeting else None
    return Status(str(label or standing.label), kind)


def grade(value: str) -> Status:
    return choice(Grade(value))


def made_public(scene: Scene, day: date | None, *, is_inferred: bool) -> tuple[Value, ...]:
    """The day on which a source made something public, marked where it is inferred."""
    if day is None:
        return ()
    when: When = scene.day(day)
    return (when, _("inferred")) if is_inferred else (when,)


def made_public_fact(scene: Scene, day: date | None, *, is_inferred: bool) -> tuple[Fact, ...]:
    return fact(_("Made public"), *made_public(scene, day, is_inferred=is_inferred))


def doubts(scene: Scene, *subjects: Model | None) -> tuple[Entry, ...]:
    """What does not add up about these rows. At most three queries."""
    return doubt_entries(scene, discrepancies_about(subjects, scene.standpoint))


def doubt_entries(scene: Scene, found: Sequence[Discrepancy]) -> tuple[Entry, ...]:
    citations = gather(scene, found)
    return tuple(
        Entry(
            what=scene.record(row) or "",
            notes=told(scene.text(row.description)),
            cites=cites(scene, citations.of(row)),
        )
        for row in found
    )


def yes_no(value: bool) -> Text:
    return Text(_("Yes") if value else _("No"))
