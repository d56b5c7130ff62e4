"""Bringing the index in line with the record, and saying whether it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Q

from toguna.kernel.clock import utc_now
from toguna.record.insertion import insert_rows
from toguna.search import engines
from toguna.search.descriptions import Row, entries_of
from toguna.search.models import Entry, Stale, Word
from toguna.search.staleness import EVERYTHING, Mark, dependencies, mark_everything, take_marks
from toguna.search.stemming import MARK
from toguna.search.subjects import SUBJECTS, Subject

CHUNK = 500
"""Rows that are read, and looked up, at once."""

COLUMNS = (
    "object_id",
    "ref",
    "kind",
    "titles",
    "names",
    "matter",
    "bonds",
    "day",
    "visible_from",
    "visible_until",
    "known_from",
    "known_until",
    "is_public",
    "is_whole",
)
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Account:
    """Whether index and record agree: how many entries were compared, the records ("kind:ref")
    whose entries are missing, out of date or of nothing, and whether the database's own index of
    the entries is sound."""

    entries: int
    differing: tuple[str, ...]
    is_sound: bool
    is_waiting: bool

    @property
    def is_right(self) -> bool:
        return self.is_sound and not self.differing and not self.is_waiting


def database() -> str:
    """The alias of the database that the index is in: that of the record."""
    return router.db_for_write(Entry)


def refresh() -> None:
    """Read what is marked as written into the index. One query where nothing is."""
    using = database()
    if not Stale.objects.using(using).exists():
        return
    with transaction.atomic(using=using):
        marks = take_marks(using)
        if any(kind == EVERYTHING for kind, _ref in marks):
            _rebuild(using, None)
        elif marks:
            _bring_in(using, marks)


def rebuild(progress: Progress | None = None) -> int:
    """Compute the whole index anew, in one transaction; how many entries it has. `progress` is
    told now and then how many there are."""
    using = database()
    with transaction.atomic(using=using):
        take_marks(using)
        return _rebuild(using, progress)


def check() -> Account:
    """Compare the index with what the record would give now. Writes nothing."""
    using, now = database(), utc_now()
    differing: list[str] = []
    count = 0
    for subject in SUBJECTS:
        seen: set[int] = set()
        for rows in _chunks(subject.rows().using(using).iterator(chunk_size=CHUNK)):
            seen.update(row.pk for row in rows)
            wanted = {row.pk: frozenset(_entries(subject, [row], now)) for row in rows}
            held = _held(using, subject, Q(object_id__in=list(wanted)), now)
            count += sum(map(len, wanted.values()))
            differing += [
                f"{subject.owner}:{next(iter(wanted[key] or held[key]))[1]}"
                for key in wanted
                if wanted[key] != held.get(key, frozenset())
            ]
        left = Entry.objects.using(using).filter(owner=subject.owner)
        pairs = left.values_list("object_id", "ref").distinct().iterator(chunk_size=CHUNK)
        differing += [f"{subject.owner}:{ref}" for key, ref in pairs if key not in seen]
    return Account(
        entries=count,
        differing=tuple(differing),
        is_sound=engines.is_sound(connections[using]),
        is_waiting=Stale.objects.using(using).exists(),
    )


def _held(using: str, subject: Subject, which: Q, now: datetime) -> dict[int, frozenset[Row]]:
    """The entries in the table by row, their stretches of time told as from now on."""
    found: dict[int, set[Row]] = defaultdict(set)
    rows = Entry.objects.using(using).filter(which, owner=subject.owner)
    for row in rows.values_list(*COLUMNS).iterator(chunk_size=CHUNK):
        opens, closes = row[8], row[9]
        if closes is None or closes > now:
            shown = (*row[:8], None if opens and opens <= now else opens, *row[9:])
            found[row[0]].add(shown)
    return {key: frozenset(several) for key, several in found.items()}


def _rebuild(using: str, progress: Progress | None) -> int:
    connection, now = connections[using], utc_now()
    uses: Counter[str] = Counter()
    count = 0
    with engines.emptied(connection):
        for subject in SUBJECTS:
            for rows in _chunks(subject.rows().using(using).iterator(chunk_size=CHUNK)):
                entries = _entries(subject, rows, now)
                _insert(using, subject, entries)
                uses.update(word for entry in entries for word in _plain_words(entry))
                count += len(entries)
                if progress:
                    progress(count)
    Word.objects.using(using).all().delete()
    _insert_words(using, uses)
    engines.settle(connection)
    return count


def _bring_in(using: str, marks: Sequence[Mark]) -> None:
    """Write anew the entries of the rows that are marked, and of those that depend on them."""
    written: dict[str, set[str]] = defaultdict(set)
    for kind, ref in marks:
        written[kind].add(ref)
    keys: dict[Subject, set[int]] = defaultdict(set)
    for kind, refs in written.items():
        for subject, path in dependencies().get(kind, ()):
            keys[subject].update(_depending(using, subject, path, kind, refs))
    gone = [(subject, written[subject.owner]) for subject in SUBJECTS if subject.owner in written]
    for subject, refs in gone:
        for some in _chunks(sorted(refs)):
            Entry.objects.using(using).filter(owner=subject.owner, ref__in=some).delete()
    now = utc_now()
    for subject, wanted in keys.items():
        for some in _chunks(sorted(wanted)):
            Entry.objects.using(using).filter(owner=subject.owner, object_id__in=some).delete()
            entries = _entries(subject, subject.rows().using(using).filter(pk__in=some), now)
            _insert(using, subject, entries)
            words = Counter(word for entry in entries for word in _plain_words(entry))
            _insert_words(using, words)
    if sum(map(len, keys.values())) > CHUNK:
        engines.settle(connections[using])


def _depending(
    using: str, subject: Subject, path: str, kind: str, refs: Iterable[str]
) -> Iterator[int]:
    """The rows of a subject from which `path` leads to a row of `kind` with one of these names."""
    prefix = "" if path == "pk" else f"{path}__"
    rows = subject.model._default_manager.using(using).order_by()
    for some in _chunks(sorted(refs)):
        if kind == "record.passage":
            condition = Q()
            for source, _colon, place in (ref.partition(":") for ref in some):
                condition |= Q(**{f"{prefix}source__ref": source, f"{prefix}path": place})
        else:
            # A term is named with its vocabulary before a colon.
            bare = [ref.rpartition(":")[2] for ref in some]
            condition = Q(**{f"{prefix}ref__in": bare})
        yield from rows.filter(condition).values_list("pk", flat=True).distinct()


def _entries(subject: Subject, rows: Iterable[Any], now: datetime) -> list[Row]:
    entries: list[Row] = []
    for row in rows:
        if (found := subject.describe(row)) is not None:
            entries += entries_of(found, now)
    return entries


def _insert(using: str, subject: Subject, entries: Sequence[Row]) -> None:
    connection = connections[using]
    day, instant = connection.ops.adapt_datefield_value, connection.ops.adapt_datetimefield_value
    insert_rows(
        connection,
        Entry,
        ("owner", *COLUMNS),
        (
            (
                subject.owner,
                *entry[:7],
                day(entry[7]),
                instant(entry[8]),
                instant(entry[9]),
                day(entry[10]),
                day(entry[11]),
                *entry[12:],
            )
            for entry in entries
        ),
    )


def _plain_words(entry: Row) -> set[str]:
    return {
        word
        for column in entry[4:7]
        for word in column.split()
        if not word.startswith(MARK) and not word.isdigit()
    }


def _insert_words(using: str, uses: Counter[str]) -> None:
    """Add words to those that are known; how often those already there are used stays."""
    rows = (Word(word=word, length=len(word), uses=count) for word, count in sorted(uses.items()))
    for some in _chunks(rows, 2000):
        Word.objects.using(using).bulk_create(some, ignore_conflicts=True, batch_size=300)


def _chunks(rows: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while piece := list(islice(iterator, size)):
        yield piece


__all__ = ["Account", "check", "mark_everything", "rebuild", "refresh"]
