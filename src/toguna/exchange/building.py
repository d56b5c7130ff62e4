"""Rows as model instances: links set, defaults filled in, nothing saved yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from i18nfield.strings import LazyI18nString

from toguna.exchange.cells import Value, uncertain_date
from toguna.exchange.columns import Column, Kind, Table
from toguna.exchange.dataset import links_of
from toguna.exchange.defaults import default_of
from toguna.exchange.files import Row
from toguna.exchange.plan import Difference, TablePlan
from toguna.exchange.stored import APART, LOOKED_UP, Known, Stored, default_known
from toguna.kernel.publication import Publishable
from toguna.record.actor import Actor
from toguna.record.enums import PassageKind
from toguna.record.facts import RevisedFact
from toguna.record.models import Passage

_NOTHING = (None, "", "")


@dataclass
class Bench:
    """The instances under construction, by model and name, with those of the database that they
    refer to."""

    actor: Actor
    at: datetime
    known: Mapping[str, Known]
    stored: Mapping[type[Model], Mapping[str, Stored]]
    instances: dict[type[Model], dict[str, Model]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def fetch(self, plans: Sequence[TablePlan]) -> None:
        """Read from the database, in bulk, every row that the new and changed rows refer to, and
        the changed rows themselves."""
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for plan in plans:
            for difference in plan.changed:
                wanted[plan.table.model].add(difference.stored.pk)
            rows = [*plan.new, *(difference.row for difference in plan.changed)]
            # A first import refers to nothing that is stored.
            for row in rows if any(self.stored.values()) else ():
                for model, name in _references(row):
                    if stored := self.stored.get(model, {}).get(name):
                        wanted[model].add(stored.pk)
        for model, pks in wanted.items():
            names = {stored.pk: name for name, stored in self.stored[model].items()}
            ordered = sorted(pks)
            for start in range(0, len(ordered), LOOKED_UP):
                found = model._default_manager.in_bulk(ordered[start : start + LOOKED_UP])
                self.instances[model].update({names[pk]: item for pk, item in found.items()})
        for plan in plans:
            for difference in plan.changed:
                self._join(difference)

    def _join(self, difference: Difference) -> None:
        """Give a stored row the rows that it refers to, as far as they were fetched: the rules read
        them, and each would be a query."""
        table = difference.row.table
        item = self.instances[table.model][difference.row.ref]
        for column in table.columns:
            if column.kind in (Kind.LINK, Kind.TERM):
                for model, name, _word in links_of(column, difference.stored.values[column.field]):
                    if linked := self.instances[model].get(name):
                        setattr(item, column.field, linked)

    def build(self, table: Table, row: Row, over: Stored | None = None) -> Model:
        """A new instance of a row; over a stored one (fetched before), its next revision."""
        item = table.model()
        if table.key != ("ref",) and not table.joint:
            item.ref = row.ref  # type: ignore[attr-defined]  # every such model has one
        for column in table.columns:
            if not column.derived:
                self._set(table, item, column, row.values[column.field])
        self._know(item, row.values)
        if isinstance(item, Publishable):
            item.validated_by, item.validated_at = self.actor.ref, self.at
        if isinstance(item, Passage):
            self._head(item, row)
        if over is not None and isinstance(item, RevisedFact):
            item.revision = over.revision + 1
            item.supersedes = self.instances[table.model][row.ref]  # type: ignore[assignment]  # of its own model
        return item

    def change(self, difference: Difference) -> tuple[Model, dict[str, Any], dict[str, Any]]:
        """The stored instance with its new values, and the values before and after by field, as
        Python values. What stands in another table is told as names under the field's name."""
        table = difference.row.table
        item = self.instances[table.model][difference.row.ref]
        before, after = {}, {}
        fields = set(difference.before)
        if fields & {"passages", "known", "known_inferred"} and hasattr(item, "known"):
            fields |= {"known", "known_inferred"}
        for name in sorted(fields):
            column = table.column(name)
            if column.kind in APART:
                shown = "citations" if column.kind is Kind.PASSAGES else name
                before[shown] = list(difference.before[name])  # type: ignore[arg-type]  # a tuple
                after[shown] = list(difference.row.values[name])  # type: ignore[arg-type]  # too
                continue
            before[name] = getattr(item, name)
            self._set(table, item, column, difference.row.values[name])
        self._know(item, difference.row.values)
        for name in list(before):
            if name != "citations" and table.column(name).kind not in APART:
                after[name] = getattr(item, name)
                if before[name] == after[name]:
                    del before[name], after[name]
        return item, before, after

    def target(self, model: type[Model], name: str) -> Model:
        """The instance of that name; it exists, as links were checked."""
        return self.instances[model][name]

    def _set(self, table: Table, item: Model, column: Column, value: Value) -> None:
        if column.kind in APART:
            return
        if column.kind in (Kind.LINK, Kind.TERM):
            model, name, _word = next(iter(links_of(column, value)), _NOTHING)
            setattr(item, column.field, self.target(model, name) if model else None)
        elif column.kind is Kind.LOCALIZED:
            # The row's own texts and no copy: nobody changes them, and an import holds many.
            setattr(item, column.field, LazyI18nString(value))
        elif value in (None, ""):
            default = default_of(table, column)
            setattr(item, column.field, value if default is None else default)
        elif column.kind is Kind.EDTF:
            setattr(item, column.field, uncertain_date(str(value)))
        else:
            setattr(item, column.field, value)

    def _know(self, item: Any, values: Mapping[str, Value]) -> None:
        """The day on which a row was made public: its own, else that of the first source cited."""
        if "passages" not in values:
            return
        if values.get("known") is None:
            day = default_known(values, self.known)
            item.known, item.known_inferred = day or (None, False)
        passages = values["passages"]
        if isinstance(item, RevisedFact) and isinstance(passages, tuple):
            item.passage = self.target(Passage, passages[0])  # type: ignore[assignment]  # a passage

    def _head(self, passage: Passage, row: Row) -> None:
        """The heading under which a passage stands: the nearest one that its path goes through."""
        path = str(row.values["path"])
        while "." in path:
            path = path.rpartition(".")[0]
            above = self.instances[Passage].get(f"{row.values['source']}:{path}")
            if isinstance(above, Passage) and above.kind == PassageKind.HEADING:
                passage.heading = above
                return


def _references(row: Row) -> Iterable[tuple[type[Model], str]]:
    for column in row.table.linking:
        for model, name, _word in links_of(column, row.values[column.field]):
            yield model, name


def linked_names(table: Table, row: Row) -> dict[str, list[str]]:
    """What a row says in the columns that stand in tables of their own, for the ledger."""
    told: dict[str, list[str]] = {}
    for column in table.columns:
        if not column.derived and column.kind in APART:
            value = row.values[column.field]
            name = "citations" if column.kind is Kind.PASSAGES else column.field
            told[name] = list(value) if isinstance(value, tuple) else []
    return told
