"""What is found for some words, by whom and from which standpoint it is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from toguna.acts.queries import acts
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Outcome
from toguna.search.actions import refresh
from toguna.search.enums import Kind
from toguna.search.matching import Bytewise, Combination, Matches, Term
from toguna.search.models import Entry
from toguna.search.ranking import Ranked, group_key, ranked
from toguna.search.reading import Reading, read_words
from toguna.search.spelling import corrected
from toguna.texts.queries import texts

RANKED = 100
"""Entries of a kind that are ranked word by word. Those beyond keep the order in which the database
gave them: all words in the name, then the latest."""

FEW = 10
"""Below so many entries with all the words, those with most of them are told too."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words as they were typed, the languages of who asks (BCP 47 tags, the page's first), and from
    where; no standpoint is the desk's, which finds everything.

    `kind` narrows to one kind. `limits` gives for some kinds the rows that whoever asks may name:
    a plane's own rules, where the record has none.
    """

    words: str
    languages: tuple[str, ...]
    standpoint: Standpoint | None
    kind: Kind | None = None
    limits: Mapping[Kind, QuerySet[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its row, and how many of the words it lacks."""

    kind: Kind
    object_id: int
    ref: str
    lacking: int


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: how many in all, how many of them with every word, and those
    that were asked for, in order."""

    kind: Kind
    total: int
    complete: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the group with the best hit first. `words` are those that were looked for;
    `corrected` what was replaced by what because it finds nothing, `left_out` what finds nothing
    and resembles nothing that does."""

    words: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def complete(self) -> int:
        """How many have every word."""
        return sum(group.complete for group in self.groups)


def find(question: Question, *, offset: int = 0, limit: int = 5) -> Answer:
    """The answer, with `limit` hits from `offset` on in each group.

    The index is first brought up to date with what was written and not read in yet. At most seven
    queries, two more for each word that is corrected, and what the acts' own rule asks when a day
    is asked about.
    """
    refresh()
    reading = read_words(question.words, question.languages)
    if not reading.terms:
        return Answer((), (), (), ())
    visible = visible_from(question)
    spelt = corrected(reading, visible)
    reading = spelt.reading
    rows: list[Entry] = []
    for wanted in _stages(reading.terms):
        rows = _found(question, visible, reading, wanted, offset, limit)
        if rows and (len(wanted) > 1 or _complete(rows) >= FEW):
            break
    words = tuple(term.word for term in reading.terms)
    groups = _groups(rows, reading, offset, limit)
    return Answer(words, spelt.changed, spelt.left_out, groups)


def visible_from(question: Question) -> Q:
    """The entries that may be named in the answer."""
    standpoint = question.standpoint
    if standpoint is None:
        return Q(is_whole=True)
    at, known_on = standpoint.at, standpoint.known_on
    condition = (
        Q(is_public=True)
        & (Q(visible_from__isnull=True) | Q(visible_from__lte=at))
        & (Q(visible_until__isnull=True) | Q(visible_until__gt=at))
    )
    if known_on is None:
        condition &= Q(known_until__isnull=True)
    else:
        condition &= Q(known_from__lte=known_on)
        condition &= Q(known_until__isnull=True) | Q(known_until__gt=known_on)
    if standpoint.as_of is not None:
        past = acts(standpoint).order_by().values("pk")
        outcomes = Outcome.objects.filter(act__in=past).values("pk")
        happened = texts(standpoint).order_by().values("pk")
        condition &= ~Q(kind__in=[Kind.ACT, Kind.MEETING]) | Q(object_id__in=past)
        condition &= ~Q(kind=Kind.OUTCOME) | Q(object_id__in=outcomes)
        condition &= ~Q(kind=Kind.TEXT) | Q(object_id__in=happened)
    for kind, allowed in question.limits.items():
        condition &= ~Q(kind=kind) | Q(object_id__in=allowed.order_by().values("pk"))
    return condition


def _stages(terms: Sequence[Term]) -> list[list[Combination]]:
    """What is asked in turn, until something is found: all the words; all but one; any of them."""
    stages: list[list[Combination]] = [[tuple(terms)]] if terms else []
    if len(terms) > 1:
        stages.append(list(combinations(terms, len(terms) - 1)))
    if len(terms) > 2:
        stages.append([(term,) for term in terms])
    return stages


def _found(
    question: Question,
    visible: Q,
    reading: Reading,
    wanted: Sequence[Combination],
    offset: int,
    limit: int,
) -> list[Entry]:
    """Of each kind, the entries that can be among those asked for; each says how many of its kind
    there are, and how many with every word. One query."""
    every = [reading.terms]
    rows = Entry.objects.filter(visible, Matches(wanted))
    if question.kind is not None:
        rows = rows.filter(kind=question.kind)
    has_every = Matches(every) if len(wanted) > 1 else Q(pk__isnull=False)
    rows = rows.annotate(
        is_complete=ExpressionWrapper(has_every, output_field=BooleanField()),
        is_named=ExpressionWrapper(Matches(every, names_only=True), output_field=BooleanField()),
    )
    by_kind = [F("kind")]
    rows = rows.annotate(
        place=Window(
            RowNumber(),
            partition_by=by_kind,
            order_by=(
                F("is_complete").desc(),
                F("is_named").desc(),
                F("day").desc(nulls_last=True),
                Bytewise("ref").asc(),
            ),
        ),
        total=Window(Count("pk"), partition_by=by_kind),
        complete=Window(Count("pk", filter=Q(is_complete=True)), partition_by=by_kind),
    )
    near = Q(place__lte=RANKED)
    if offset + limit > RANKED:
        near |= Q(place__gt=offset, place__lte=offset + limit)
    return list(rows.filter(near).order_by("kind", "place"))


def _complete(rows: Sequence[Any]) -> int:
    """How many entries of all kinds have every word, as the rows say."""
    return sum({row.kind: row.complete for row in rows}.values())


def _groups(rows: Sequence[Any], reading: Reading, offset: int, limit: int) -> tuple[Group, ...]:
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    groups: list[tuple[tuple[int, int, float, int], Group]] = []
    for kind, several in by_kind.items():
        first = ranked([row for row in several if row.place <= RANKED], reading)
        rest = [row for row in several if row.place > RANKED]
        shown = [
            *first[offset : offset + limit],
            *(Ranked(row, 0, 0.0) for row in rest if offset < row.place <= offset + limit),
        ]
        hits = tuple(
            Hit(Kind(kind), one.entry.object_id, one.entry.ref, one.lacking) for one in shown
        )
        group = Group(Kind(kind), several[0].total, several[0].complete, hits)
        groups.append((group_key(first[0], reading), group))
    return tuple(group for _key, group in sorted(groups, key=lambda pair: pair[0]))
