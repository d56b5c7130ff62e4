"""The rows of a table as the database holds them, in the same form as those of a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Concat
from i18nfield.strings import LazyI18nString

from toguna.exchange.cells import Value, empty, plain
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.defaults import without_default
from toguna.exchange.identity import name_of
from toguna.exchange.tables import TABLES
from toguna.kernel.dates import UncertainDate
from toguna.record.models import Citation, DiscrepancySubject, Source

CHUNK = 2000
LOOKED_UP = 500
"""How many rows one query looks up: a database takes only so many parameters."""

APART = (Kind.LINKS, Kind.TERMS, Kind.PASSAGES, Kind.SUBJECTS)
"""Kinds of column that stand in tables of their own."""

Known = tuple[date, bool]


@dataclass(slots=True)
class Stored:
    """A row in the database; `revision` is 0 where the table has none."""

    pk: int
    ref: str
    values: dict[str, Value]
    revision: int = 0


def stored_rows(table: Table, known: Mapping[str, Known]) -> Iterator[Stored]:
    """The current rows of a table, ordered by primary key: one query, and one for each column that
    stands in a table of its own. `known` tells each source's day (see `known_days`)."""
    columns = [column for column in table.columns if not column.derived]
    own = [column for column in columns if column.kind not in APART]
    paths = {column.field: _paths(column) for column in own}
    names = ["pk", *(path for several in paths.values() for path in several)]
    apart = {c.field: _apart(table, c) for c in columns if c.kind in APART}
    if table.revised:
        names += ["revision", _FIRST]
    for found in current(table).order_by("pk").values_list(*names).iterator(chunk_size=CHUNK):
        pk, *cells = found
        revision, first = cells[-2:] if table.revised else (0, "")
        cell = iter(cells)
        values = {c.field: _held(table, c, list(islice(cell, len(paths[c.field])))) for c in own}
        for column in columns:
            if column.kind in APART:
                values[column.field] = tuple(apart[column.field].get(pk, ()))
        if first:
            values["passages"] = (first, *(values["passages"] or ()))  # type: ignore[misc]  # a tuple
        without_default_day(values, known)
        yield Stored(pk, name_of(table, values), values, revision)


_FIRST = "first_passage"


def current(table: Table) -> QuerySet[Model]:
    """The rows that a table shows: where corrections supersede, those that nothing supersedes."""
    rows: QuerySet[Model] = table.model._default_manager.all()
    if not table.revised:
        return rows
    first = _address(F("passage__source__ref"), F("passage__path"))
    shown: QuerySet[Model] = rows.filter(superseded_by__isnull=True).annotate(first_passage=first)
    return shown


def _address(source: F, path: F) -> Concat:
    return Concat(source, models.Value(":"), path, output_field=models.CharField())


def known_days() -> dict[str, Known]:
    """For each source by identifier: the day on which it was public, and whether that is inferred.
    One query."""
    rows = Source.objects.values_list("ref", "known", "known_inferred")
    return {ref: (day, inferred) for ref, day, inferred in rows}


def default_known(values: Mapping[str, Value], known: Mapping[str, Known]) -> Known | None:
    """The day that a row takes from the first source that it cites."""
    passages = values.get("passages")
    if not isinstance(passages, tuple) or not passages:
        return None
    return known.get(passages[0].partition(":")[0])


def without_default_day(values: dict[str, Value], known: Mapping[str, Known]) -> None:
    """Leave out the day of a row that is the one it takes from its first source anyway."""
    if "passages" in values and (values.get("known"), values.get("known_inferred")) == (
        default_known(values, known)
    ):
        values["known"], values["known_inferred"] = None, False


DERIVED = {t.model: t for t in TABLES if t.key != ("ref",) and not t.joint}
"""The tables whose rows are named after what they belong to. The name that such a row was given is
not asked: it is of the time before what it belongs to was renamed."""


def _paths(column: Column, prefix: str = "") -> tuple[str, ...]:
    """The look-ups that give a column: one, or those of the key by which the row that it names is
    named."""
    field = f"{prefix}{column.field}"
    if column.kind is Kind.LINK and column.target in DERIVED:
        return _key_paths(DERIVED[column.target], f"{field}__")
    return (f"{field}__ref",) if column.kind in (Kind.LINK, Kind.TERM) else (field,)


def _key_paths(table: Table, prefix: str = "") -> tuple[str, ...]:
    return tuple(path for name in table.key for path in _paths(table.column(name), prefix))


def _name(table: Table, cells: Sequence[object]) -> str:
    """The name of a row of a derived table, from what `_key_paths` gave; "" for no row."""
    if all(cell is None for cell in cells):
        return ""
    columns = [table.column(name) for name in table.key]
    values = {c.field: held(table, c, cell) for c, cell in zip(columns, cells, strict=True)}
    return name_of(table, values)


def _held(table: Table, column: Column, cells: Sequence[object]) -> Value:
    if column.kind is Kind.LINK and column.target in DERIVED:
        return _name(DERIVED[column.target], cells)
    return held(table, column, cells[0])


def held(table: Table, column: Column, cell: object) -> Value:
    """A value of the database as a cell's value; what is the field's default counts as empty."""
    if isinstance(cell, UncertainDate):
        return cell.edtf
    if isinstance(cell, LazyI18nString):
        texts = cell.data
        return {k: str(v) for k, v in sorted(texts.items()) if v} if isinstance(texts, dict) else {}
    if cell is None:
        return empty(column)
    if isinstance(cell, Decimal):
        cell = plain(cell)
    return without_default(table, column, cell)  # type: ignore[arg-type]  # stored as they are


def _apart(table: Table, column: Column) -> dict[int, list[str]]:
    """What a column that stands in its own table says, by primary key of the row."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in APART_READERS[column.kind](table, column):
        found[pk].append(name)
    return found


def _linked(table: Table, column: Column) -> Iterator[tuple[int, str]]:
    rows = table.model._default_manager.filter(**{f"{column.field}__isnull": False})
    pairs = rows.values_list("pk", f"{column.field}__ref").order_by("pk", f"{column.field}__ref")
    yield from pairs.iterator(chunk_size=CHUNK)


def _cited(table: Table, column: Column) -> Iterator[tuple[int, str]]:
    kind = ContentType.objects.get_for_model(table.model)
    rows = Citation.objects.filter(content_type=kind).order_by("object_id", "position", "pk")
    cells = rows.values_list("object_id", "passage__source__ref", "passage__path")
    for pk, source, path in cells.iterator(chunk_size=CHUNK):
        yield pk, f"{source}:{path}"


def _concerned(table: Table, column: Column) -> Iterator[tuple[int, str]]:
    kinds = {ContentType.objects.get_for_model(t.model).pk: t for t in TABLES}
    rows = DiscrepancySubject.objects.values_list("discrepancy_id", "content_type_id", "object_id")
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for discrepancy, kind, pk in rows:
        wanted[kind].append((discrepancy, pk))
    found = []
    for kind, pairs in wanted.items():
        refs: dict[int, str] = {}
        pks = sorted({pk for _, pk in pairs})
        for start in range(0, len(pks), LOOKED_UP):
            chosen = kinds[kind].model._default_manager.filter(
                pk__in=pks[start : start + LOOKED_UP]
            )
            refs.update(_names(kinds[kind], chosen))
        found += [(one, f"{kinds[kind].name}:{refs[pk]}") for one, pk in pairs]
    yield from sorted(found)


def _names(table: Table, rows: QuerySet[Model]) -> Iterator[tuple[int, str]]:
    """Rows by primary key and by the name that a table gives them. One query."""
    if table.model not in DERIVED:
        yield from rows.values_list("pk", "ref")
    else:
        for pk, *cells in rows.values_list("pk", *_key_paths(table)):
            yield pk, _name(table, cells)


APART_READERS: dict[Kind, Callable[[Table, Column], Iterator[tuple[int, str]]]] = {
    Kind.LINKS: _linked,
    Kind.TERMS: _linked,
    Kind.PASSAGES: _cited,
    Kind.SUBJECTS: _concerned,
}
